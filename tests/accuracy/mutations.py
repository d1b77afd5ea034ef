"""Quotations that are not what was said, made from what was said, to be put to `check`.

Written from what a fact-checker must catch, without a look at how the checker decides: what is
altered here is altered by these tables, and that the result is in no release is seen by a plain
comparison of its own (`plain`).
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from pressctl.model import Release, Span

FEWEST, MOST = 8, 40  # words of a passage
_FEWEST_MISQUOTED = 10


class Case(NamedTuple):
    """A quotation for the checker, and where in the corpus it is or was taken from."""

    kind: str
    query: str
    release: str
    span: Span
    claimed: str | None = None


class Passage(NamedTuple):
    """Words in a row as a paragraph has them."""

    release: Release
    span: Span

    @property
    def words(self) -> list[str]:
        """Its words with their punctuation."""
        return self.span.of(self.release.text).split()


class Source:
    """Releases to take passages from."""

    def __init__(self, releases: Sequence[Release], seed: int) -> None:
        self.rng = random.Random(seed)
        self.releases = [one for one in releases if one.paragraphs]
        self.everything = "\n".join(plain(one.text) for one in self.releases)
        vocabulary = [word for one in self.releases for word in one.text.split()]
        self.nouns = [word for word in vocabulary if word.isalpha() and len(word) > 3]
        self.names = [word for word in self.nouns if word[0].isupper() and word[1:].islower()]

    def passage(self) -> Passage | None:
        """Draw words in a row out of any paragraph."""
        release = self.rng.choice(self.releases)
        paragraph = self.rng.choice(release.paragraphs)
        return self.stretch(release, paragraph.span)

    def stretch(self, release: Release, within: Span, most: int = MOST) -> Passage | None:
        """Draw words in a row out of a part of a release; None if it is short, or cut already."""
        found = [*re.finditer(r"\S+", within.of(release.text))]
        if len(found) < FEWEST or re.search(r"…|\.\s?\.|[\[\]]", within.of(release.text)):
            return None
        length = self.rng.randint(FEWEST, min(most, len(found)))
        first = self.rng.randrange(len(found) - length + 1)
        start, end = found[first].start(), found[first + length - 1].end()
        return Passage(release, Span(within.start + start, within.start + end))

    def holds(self, query: str) -> bool:
        """Tell if the words stand in a row in any release."""
        return plain(query).strip("\n") in self.everything

    def count(self, query: str) -> int:
        """Count where the words stand in a row."""
        return self.everything.count(plain(query))


_TOKEN = re.compile(r"[£$€]?\d+(?:[.,:/]\d+)*%?|[^\W\d_]+")


def plain(text: str) -> str:
    """Give the words and figures alone, each between two spaces."""
    text = "".join(
        c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) != "Mn"
    )
    text = re.sub("['’‘`´]", "", text.casefold())
    return " " + " ".join(_TOKEN.findall(text)) + " "


# --- one word changed; each table is of the language


def _ring(words: str) -> dict[str, str]:
    """Make of each word the next one, and of the last the first."""
    row = words.split()
    return dict(zip(row, row[1:] + row[:1], strict=True))


NUMBER_WORDS = {
    **_ring("one two three four five six seven eight nine ten eleven twelve"),
    **_ring("twenty thirty forty fifty sixty seventy eighty ninety"),
    **_ring("hundred thousand million billion trillion"),
    **_ring("first second third fourth fifth"),
    **_ring("half quarter"),
    **_ring("twice thrice"),
    **_ring("hundreds thousands millions billions"),
    **_ring("double triple"),
}
NEGATIONS = {
    **dict(zip("cannot without no never nothing none neither nor nobody".split(),
               "can with some always everything all either or everybody".split(), strict=True)),
    **{f"{verb}n't": verb for verb in """is are was were do does did has have had could would
        should must need""".split()},
    "can't": "can", "won't": "will", "always": "never", "everything": "nothing", "all": "no",
    "every": "no", "with": "without", "everyone": "nobody", "both": "neither",
}  # fmt: skip
AUXILIARIES = frozenset(
    """is are was were will can could should would has have had must may might do does did am
    be""".split()
)
HEDGES = {
    "may": "will", "might": "will", "could": "will", "would": "will", "can": "will",
    "should": "must", "will": "may", "must": "should", "some": "all", "many": "all",
    "most": "all", "often": "always", "usually": "always", "likely": "certain",
    "possible": "certain", "possibly": "certainly", "probably": "certainly",
    "sometimes": "always", "potentially": "definitely", "potential": "certain",
    "suggests": "proves", "suggest": "prove", "believe": "know", "alleged": "proven",
    "allegedly": "clearly", "over": "under", "nearly": "over", "under": "over",
    "least": "most", "almost": "over", "about": "over", "around": "over",
}  # fmt: skip
DROPPED_HEDGES = frozenset(
    """nearly almost about around approximately roughly likely possibly perhaps probably
    potentially allegedly reportedly apparently largely mostly generally usually only""".split()
)
ADDED_HEDGES = "perhaps possibly probably allegedly nearly almost reportedly".split()

Mutation = Callable[[Source, list[str], int], list[str] | None]


def _core(word: str) -> tuple[str, str, str]:
    """Part the letters and figures of a word from the marks around them."""
    found = re.match(r"(\W*)(.*?)(\W*)\Z", word, re.DOTALL)
    assert found
    return found[1], found[2], found[3]


def _put(word: str, other: str) -> str:
    """Put other letters between the marks of a word, with a capital where it had one."""
    before, core, after = _core(word)
    return before + (other.capitalize() if core[:1].isupper() else other) + after


def _swap(table: dict[str, str], words: list[str], at: int) -> list[str] | None:
    core = _core(words[at])[1].lower().replace("’", "'")
    if core not in table:
        return None
    return [*words[:at], _put(words[at], table[core]), *words[at + 1 :]]


def other_number(source: Source, words: list[str], at: int) -> list[str] | None:
    """Change a figure, its size, its unit or a number word."""
    word = words[at]
    if not any(c.isdigit() for c in word):
        return _swap(NUMBER_WORDS, words, at)
    ways = [_other_digit(source, word)]
    ways += [word.replace("%", "")] if "%" in word else []
    ways += [re.sub(r"(\d)[.](\d)", r"\1\2", word, count=1)] if re.search(r"\d\.\d", word) else []
    ways += [re.sub(r"[£$€]", lambda m: "£$€"["$€£".index(m[0])], word)] if _has_sign(word) else []
    ways += [re.sub(r"(\d)(?=\D*\Z)", r"\g<1>0", word, count=1)]
    return [*words[:at], source.rng.choice(ways), *words[at + 1 :]]


def _has_sign(word: str) -> bool:
    return any(sign in word for sign in "£$€")


def _other_digit(source: Source, word: str) -> str:
    at = source.rng.choice([i for i, c in enumerate(word) if c.isdigit()])
    return word[:at] + source.rng.choice("123456789".replace(word[at], "")) + word[at + 1 :]


def other_negation(source: Source, words: list[str], at: int) -> list[str] | None:
    """Take a negation out, put one in or turn a word round."""
    core = _core(words[at])[1].lower()
    inside = 0 < at < len(words) - 1
    if core == "not" and inside:
        return [*words[:at], *words[at + 1 :]]
    if core in AUXILIARIES and inside and source.rng.random() < 0.5:
        return [*words[: at + 1], source.rng.choice(("not", "never")), *words[at + 1 :]]
    return _swap(NEGATIONS, words, at)


def other_hedge(source: Source, words: list[str], at: int) -> list[str] | None:
    """Take a hedge out, put one in or make it stronger or weaker."""
    core = _core(words[at])[1].lower()
    inside = 0 < at < len(words) - 1
    if core in DROPPED_HEDGES and inside:
        return [*words[:at], *words[at + 1 :]]
    if core in AUXILIARIES and inside and source.rng.random() < 0.3:
        return [*words[: at + 1], source.rng.choice(ADDED_HEDGES), *words[at + 1 :]]
    return _swap(HEDGES, words, at)


def other_name(source: Source, words: list[str], at: int) -> list[str] | None:
    """Put another name, or a letter too many or too few, for a name inside a sentence."""
    before, core, after = _core(words[at])
    if not (at and not before and core.isalpha() and core[:1].isupper() and len(core) > 3):
        return None
    if not words[at - 1][-1].isalpha():
        return None
    inner = source.rng.randrange(1, len(core) - 1)
    ways = [source.rng.choice(source.names)] * 3
    ways += [core[:inner] + core[inner + 1 :], core[:inner] + core[inner] + core[inner:]]
    return [*words[:at], source.rng.choice(ways) + after, *words[at + 1 :]]


def other_word(source: Source, words: list[str], at: int) -> list[str] | None:
    """Put another word for one, between two, or drop one, change its ending or its place."""
    if not 0 < at < len(words) - 1 or not _core(words[at])[1].isalpha():
        return None
    word, after = words[at], _core(words[at])[2]
    if after:
        return [*words[:at], source.rng.choice(source.nouns).lower() + after, *words[at + 1 :]]
    ways = [
        [source.rng.choice(source.nouns).lower()],
        [word, source.rng.choice(source.nouns).lower()],
        [],
        [word[:-1] if word.endswith("s") else word + "s"],
        [words[at + 1], word],
    ]
    number = source.rng.randrange(len(ways))
    rest = words[at + 2 :] if number == len(ways) - 1 else words[at + 1 :]
    return [*words[:at], *ways[number], *rest]


MUTATIONS: dict[str, Mutation] = {
    "number": other_number,
    "negation": other_negation,
    "hedge": other_hedge,
    "name": other_name,
    "word": other_word,
}


def mutated(source: Source, kind: str, wanted: int, most_tries: int = 400_000) -> Iterator[Case]:
    """Make quotations that are altered in one place, and in no release as they are."""
    made: set[str] = set()
    for _ in range(most_tries):
        if len(made) >= wanted:
            return
        passage = source.passage()
        case = passage and _mutate(source, kind, passage)
        if case and case.query not in made and not source.holds(case.query):
            made.add(case.query)
            yield case


def _mutate(source: Source, kind: str, passage: Passage) -> Case | None:
    words = passage.words
    places = [*range(len(words))]
    source.rng.shuffle(places)
    for at in places:
        other = MUTATIONS[kind](source, words, at)
        if other is not None:
            return Case(kind, " ".join(other), passage.release.id, passage.span)
    return None


def misquoted(source: Source, wanted: int) -> Iterator[Case]:
    """Make quotations of 10 to 40 words with one to five words wrong, missing or too many."""
    made = 0
    while made < wanted:
        passage = source.passage()
        if passage is None or len(passage.words) < _FEWEST_MISQUOTED:
            continue
        words: list[str] | None = passage.words
        for _ in range(source.rng.randint(1, 5)):
            words = words and other_word(source, words, source.rng.randrange(len(words)))
        if words and not source.holds(" ".join(words)):
            made += 1
            yield Case("misquoted", " ".join(words), passage.release.id, passage.span)
