"""What a sentence is about, as weighed words and figures, and how much two sentences share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, KeysView, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from math import fsum, sqrt

from msgspec import Struct

from pressctl.answers.claims import QuantityRow
from pressctl.query import vocabulary
from pressctl.query.keeping import code_of
from pressctl.query.stems import meaning
from pressctl.text import fold, word_texts

# Rare words that a name of several words is worth, and a person's; not measured
NAME_WEIGHT, PERSON_WEIGHT = 1.2, 0.6
MOST_NAMES = 2  # not measured
REMEMBERED = 100_000  # words whose key is kept at hand
HEADLINE_CAPITALS = 0.6  # from this share of capitals on, a capital marks no name; not measured

_DURATIONS = frozenset({"years", "months", "weeks", "days", "hours", "minutes", "seconds"})
_STOCK = re.compile(r"\b(?:" + "|".join(map(re.escape, vocabulary.STOCK_PHRASES)) + r")\b")
_DIGITS = re.compile(r"[^\s\d]{0,3}\d\S*")  # "US$31m"
_NAME = re.compile(r"(?<![\w'’])[A-Z][\w’'-]*")
# "Harbour Trust", "Fund for Libraries": at least two capitalised words, at most eight
_NAMED = re.compile(
    r"(?<![\w’'-])[A-Z][\w’'-]{0,40}(?: (?:(?:of|for|and|the|in) ){0,2}[A-Z][\w’'-]{0,40}){1,7}"
)
_BRACKETED = re.compile(r"\(([A-Z]{2,8})s?\)")  # "Harbour Trust (HT)"
_TELLS_NOTHING = vocabulary.FUNCTION_WORDS | vocabulary.FIGURE_WORDS
_NO_NAMES = vocabulary.OFFICES | vocabulary.CALENDAR | vocabulary.FUNCTION_WORDS


class Sketch(Struct, frozen=True):
    """What is compared of a sentence."""

    stems: frozenset[str]
    pairs: frozenset[str]  # stems that stand together, "law enforc"
    figures: frozenset[str]  # "=GBP 12500000"
    names: frozenset[str]  # stems of capitalised words
    named: frozenset[str]  # the pairs inside a name of several words
    parts: dict[str, float]  # stems inside such a name, and what part of it they are
    ranks: frozenset[str]  # first, biggest
    heads: frozenset[str]  # the last words of names of several words: "charter"
    codes: dict[str, int]  # all that is weighed: stems, pairs, figures; see `code_of`
    first: str  # the stem of the first word, if it may be a name

    def features(self) -> KeysView[str]:
        """Give all that is weighed."""
        return self.codes.keys()


def sketch(text: str, quantities: Sequence[QuantityRow], acronyms: Mapping[str, str]) -> Sketch:
    """Draw the sketch of a sentence; `acronyms` gives what a folded acronym stands for."""
    told = _without_figures(text, quantities)
    plain = _STOCK.sub(lambda found: " " * len(found[0]), fold(told))
    tokens = tokens_of(plain, acronyms)
    kept = [key for token in tokens if (key := key_of(token))]
    capitals = not is_headline(text)
    named = list(_named(told)) if capitals else []
    names = _names(told, acronyms) if capitals else frozenset[str]()
    things = [keys for keys, is_person in named if not is_person]
    stems, pairs = frozenset(kept), frozenset(_neighbours(kept))
    figures = frozenset(figure_key(quantity.value, quantity.unit) for quantity in quantities) - {""}
    return Sketch(
        stems,
        pairs,
        figures,
        names,
        frozenset(pair for keys in things for pair in _neighbours(keys)),
        _parts(named, names),
        _ranks(tokens),
        frozenset(keys[-1] for keys in things),
        {feature: code_of(feature) for feature in stems | pairs | figures},
        _first(told) if capitals else "",
    )


def tokens_of(folded: str, acronyms: Mapping[str, str]) -> list[str]:
    """Split folded text into words, an acronym into the words it stands for."""
    told = word_texts(folded)
    if acronyms.keys().isdisjoint(told):
        return told
    return [token for word in told for token in acronyms.get(word, word).split()]


@lru_cache(maxsize=REMEMBERED)
def key_of(word: str) -> str:
    """Give the key of a folded word, or nothing when it tells nothing."""
    return "" if len(word) < 2 or word in _TELLS_NOTHING else meaning(word)


def keys_of(folded: str) -> frozenset[str]:
    """Give the keys of the words of a folded text that tell something."""
    return frozenset(key for word in word_texts(folded) if (key := key_of(word)))


def _neighbours(keys: Sequence[str]) -> set[str]:
    return {f"{a} {b}" for a, b in pairwise(keys)}


def _without_figures(text: str, quantities: Sequence[QuantityRow]) -> str:
    """Blank the numbers that are compared by value; the nouns they count stay."""
    told, end = [], 0
    for quantity in sorted(quantities, key=lambda quantity: quantity.start):
        told.append(text[end : quantity.start])
        figure = text[max(end, quantity.start) : quantity.end]
        told.append(_DIGITS.sub(lambda found: " " * len(found[0]), figure))
        end = max(end, quantity.end)
    return "".join(told) + text[end:]


def figure_key(value: Decimal | None, unit: str) -> str:
    """Name a figure so that equal ones meet: "=GBP 12500000"; nouns counted are in the stems."""
    if value is None:
        return ""
    return f"={unit if is_unit(unit) else 'count'} {value.normalize():f}"


def is_unit(unit: str) -> bool:
    """Tell whether a unit is a currency or one of measure, and not the noun counted."""
    return unit in vocabulary.UNITS or is_money(unit)


def is_money(unit: str) -> bool:
    """Tell whether a unit is an ISO 4217 code."""
    return len(unit) == 3 and unit.isupper()


def unit_of(figure: str) -> str:
    """Give the unit of a figure's key."""
    return figure[1:].partition(" ")[0]


def telling(figures: Iterable[str]) -> frozenset[str]:
    """Leave out durations: half of all promises run "over the next four years"."""
    return frozenset(figure for figure in figures if telling_unit(unit_of(figure)))


def telling_unit(unit: str) -> bool:
    """Tell whether a figure in this unit can stand for a whole claim."""
    return unit not in _DURATIONS


def _ranks(tokens: Sequence[str]) -> frozenset[str]:
    """Give the ranks that words claim: "world-first" and "first" are one."""
    of_world = [token.rpartition("-")[2] for token in tokens if token.startswith("world-")]
    return vocabulary.RANKS.intersection(tokens) | vocabulary.RANKS.intersection(of_world)


def _names(text: str, acronyms: Mapping[str, str]) -> frozenset[str]:
    """Give the stems of the capitalised words that are no office or day, but for the first word."""
    found: set[str] = set()
    for match in _NAME.finditer(text, 1):
        word = fold(match[0]).removesuffix("'s")
        told = acronyms.get(word, word).split()
        found.update(meaning(each) for each in told if each not in _NO_NAMES)
    return frozenset(found)


def _first(text: str) -> str:
    """Give the stem of a first word that is no office, day or small word."""
    found = _NAME.match(text)
    word = fold(found[0]).removesuffix("'s") if found else ""
    return "" if word in _NO_NAMES else meaning(word)


def _named(text: str) -> Iterator[tuple[list[str], bool]]:
    """Give the keys of each name of several words, and whether a title makes it a person's."""
    for match in _NAMED.finditer(text):
        told = [word.removesuffix("'s") for word in fold(match[0]).split()]
        keys = [key for word in told if word not in _NO_NAMES and (key := key_of(word))]
        is_person = not vocabulary.TITLES.isdisjoint(told)
        if len(keys) > 1:
            yield keys, is_person


def _parts(named: Sequence[tuple[list[str], bool]], names: frozenset[str]) -> dict[str, float]:
    """Share out the weight of a name among its words; who acts tells less than what is done.

    A list of names ("Chile, Peru and Bolivia") is no more than MOST_NAMES of them.
    """
    inside = {key for keys, _ in named for key in keys}
    alone = {name for name in names if name not in inside}
    fair = min(1.0, MOST_NAMES / max(1, len(named) + len(alone)))
    parts = dict.fromkeys(alone, fair)
    for keys, is_person in named:
        weight = (PERSON_WEIGHT if is_person else NAME_WEIGHT) * fair / len(keys)
        parts |= dict.fromkeys(keys, weight)
    return parts


def is_headline(text: str) -> bool:
    """Tell whether most words are capitalised, so that a capital marks no name."""
    letters = [word for word in text.split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in letters) > HEADLINE_CAPITALS * len(letters)


def add_acronyms(texts: Iterable[str], found: dict[str, str]) -> None:
    """Note what acronyms stand for where a text says so: "Harbour Trust (HT)".

    Both are folded; an acronym that stands for two things stands for "" from then on.
    """
    for text in texts:
        for match in _BRACKETED.finditer(text):
            full = _named_by(match[1], text[max(0, match.start() - 200) : match.start()])
            if full and found.setdefault(fold(match[1]), full) != full:
                found[fold(match[1])] = ""


def _named_by(acronym: str, before: str) -> str:
    """Give the last words of `before` whose initials are the acronym, else nothing."""
    told = [word.removesuffix("'s") for word in fold(before).split()]
    named = [word for word in told if word not in vocabulary.FUNCTION_WORDS][-len(acronym) :]
    return " ".join(named) if "".join(word[:1] for word in named) == fold(acronym) else ""


class Overlap(Struct, frozen=True):
    """What two sentences share: by weight, and as a part of the whole and of the smaller."""

    mass: float
    cosine: float
    containment: float
    both: dict[str, float]  # what is shared, with its weight

    def shared(self) -> list[str]:
        """Give what is shared, the heaviest first."""
        return sorted(self.both, key=lambda key: (-self.both[key], key))


def overlap(
    a: Mapping[str, float], b: Mapping[str, float], whole_a: float, whole_b: float
) -> Overlap:
    """Compare two sets of weighed features; the wholes are the sums of their weights."""
    both = {key: (a[key] + b[key]) / 2 for key in a.keys() & b.keys()}
    mass = fsum(both.values())
    if not mass:
        return Overlap(0.0, 0.0, 0.0, {})
    cosine, containment = mass / sqrt(whole_a * whole_b), mass / min(whole_a, whole_b)
    return Overlap(mass, min(1.0, cosine), min(1.0, containment), both)
