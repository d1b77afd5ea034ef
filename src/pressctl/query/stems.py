"""Words brought to the form under which they are compared: their stem, or that of a synonym."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pressctl.query import vocabulary

_PLURALS = (("sses", "ss"), ("ies", "i"), ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", ""))
_ENDINGS = (("ication", "i"), ("ied", "i"), *((ending, "") for ending in vocabulary.ENDINGS))
_LEAST_STEM = 4  # letters that must be left: "nation" is not a form of "nat"
LONGEST = 40  # letters of a word; more is no word
_SHORT_STEM = frozenset({"ish"})  # "Danish" is a form of "Danes"


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Take the common endings off a folded word: agreed, agreement -> agr."""
    word = word[:LONGEST].replace(".", "")
    word = word.removesuffix("'s").removesuffix("'")
    if not word.isalpha() or len(word) < _LEAST_STEM:
        return word
    word = _without(word, _PLURALS, 3)
    word = _without(_without(word, _ENDINGS, _LEAST_STEM), _ENDINGS, _LEAST_STEM)
    if word[-1] == word[-2]:  # commit(t)ed
        word = word[:-1]
    if len(word) < _LEAST_STEM:  # see(s), day(s)
        return word
    word = word.rstrip("e")
    return word[:-1] + "i" if word.endswith("y") else word


def _without(word: str, endings: Iterable[tuple[str, str]], least: int) -> str:
    """Put the first ending that leaves `least` letters into its plain form."""
    for ending, plain in endings:
        if word.endswith(ending) and len(word) - len(ending) >= least - (ending in _SHORT_STEM):
            return word[: len(word) - len(ending)] + plain
    return word


def _synonyms() -> dict[str, str]:
    return {
        stem(word): f"{group.split()[0]}*"
        for group in vocabulary.SYNONYMS
        for word in group.split()
    }


_SAME_MEANING = _synonyms()


@lru_cache(maxsize=200_000)
def meaning(word: str) -> str:
    """Give the key under which a folded word is compared: its stem, or that of its synonyms."""
    key = stem(word)
    return _SAME_MEANING.get(key, key)
