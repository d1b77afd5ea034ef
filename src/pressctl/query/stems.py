"""Words brought to the form under which they are compared: their stem, or that of a synonym."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pressctl.query.synonyms import SYNONYMS
from pressctl.query.word_forms import ENDINGS, EXCHANGED, FAMILIES, WHOLE

LONGEST = 40  # letters of a word; more is no word
_LEAST = 3  # letters that a word must have to have endings
_MOST_ENDINGS = 3  # taken off one after another: organ-is-ation-al
_LONG_DOUBLE = 5  # letters: control(l)ed, but call
_VOWEL = re.compile("[aeiouy]")
_SHORT = re.compile("[^aeiou]+[aeiouy][^aeiouywx]")  # a root whose e is kept: cars are not care
_PLAIN_FORM = {form: family[0] for family in FAMILIES for form in family}
_LEAST_LEFT = 3  # letters that an exchanged ending leaves: "ration" has none
_ENDINGS = sorted(
    [
        *((ending, "", least) for least, told in ENDINGS.items() for ending in told.split()),
        *((ending, plain, _LEAST_LEFT) for ending, plain in EXCHANGED.items()),
    ],
    key=lambda ending: -len(ending[0]),
)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Take the endings off a folded word: agreed, agreement -> agre; decision -> decid."""
    word = _without_accents(word[:LONGEST]).replace(".", "")
    word = word.removesuffix("'s").removesuffix("'")
    if not word.isalpha() or len(word) < _LEAST:
        return word
    word = _known(word)
    if word not in WHOLE:
        word = _known(_singular(word))
    if word not in WHOLE:
        word = _known(_without_verb_ending(word))
    for _ in range(_MOST_ENDINGS):
        shorter = word if word in WHOLE else _known(_without_ending(_levelled(word)))
        if shorter == word:
            break
        word = shorter
    return _levelled(word)


def _without_accents(word: str) -> str:
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _known(word: str) -> str:
    """Give the plain form of an irregular one, also where an e is missing: produc(ing)."""
    whole = f"{word}e"
    return _PLAIN_FORM.get(word) or _PLAIN_FORM.get(whole) or (whole if whole in WHOLE else word)


def _singular(word: str) -> str:
    if word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    if word.endswith("ies") and len(word) > _LEAST + 1:
        return f"{word[:-3]}y"
    is_plural = len(word) > _LEAST and word[-1] == "s" and word[-2] not in "sui"
    return word[:-1] if is_plural else word


def _without_verb_ending(word: str) -> str:
    if word.endswith("ied") and len(word) > _LEAST + 1:
        return f"{word[:-3]}y"
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest == word or len(rest) < 2 or not _VOWEL.search(rest):  # thing, red
            continue
        if ending == "ed" and rest[-1] == "e":  # agreed, but need
            return rest if len(word) > 5 else word
        is_doubled = len(rest) > _LEAST and rest[-1] == rest[-2] and rest[-1] not in "elsz"
        return rest[:-1] if is_doubled else _with_its_e(rest)
    return word


def _with_its_e(rest: str) -> str:
    return f"{rest}e" if len(rest) == 2 or _SHORT.fullmatch(rest) else rest


def _levelled(word: str) -> str:
    """Bring the end of a word into one form: (de)cide -> cid, (com)mitt -> mit, city -> citi."""
    least, doubled = (_LEAST, "bdgmnprt") if word[-1] != "l" else (_LONG_DOUBLE, "l")
    if len(word) > least and word[-1] == word[-2] and word[-1] in doubled:
        word = word[:-1]
    shorter = word.rstrip("e")
    if len(shorter) > 2 and not _SHORT.fullmatch(shorter):
        word = shorter
    return f"{word[:-1]}i" if word.endswith("y") and len(word) > _LEAST else word


def _without_ending(word: str) -> str:
    """Put the longest ending that leaves enough of a levelled word into its plain form."""
    for ending, plain, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: len(word) - len(ending)] + plain
    return word


def _synonyms() -> dict[str, str]:
    return {stem(word): f"{group.split()[0]}*" for group in SYNONYMS for word in group.split()}


_SAME_MEANING = _synonyms()


@lru_cache(maxsize=200_000)
def meaning(word: str) -> str:
    """Give the key under which a folded word is compared: its stem, or that of its synonyms."""
    key = stem(word)
    return _SAME_MEANING.get(key, key)
