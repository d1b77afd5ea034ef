"""The forms of one word: plural, past and -ing form share a root.

The stems by which claims are compared go further (press and presence are one there): what is
shown as found must be what a reader would call the same word.
"""

from __future__ import annotations

import re
from functools import lru_cache

_VOWEL = re.compile("[aeiouy]")
_KEPT_DOUBLE = frozenset("elsz")  # agree, tell, pass, buzz
_LONG = 6  # letters of a verb in -eed: agreed is a form of agree, need of nothing
_LEAST = 3  # letters that an ending leaves at least: "used" is not a form of "u"


@lru_cache(maxsize=200_000)
def root(word: str) -> str:
    """Give the root of a levelled word: funds, funded, funding -> fund; tried, tries -> tri."""
    if not word.isalpha() or len(word) < _LEAST:
        return word
    word = _without_verb_ending(_singular(word))
    if len(word) > _LEAST and word[-1] == "e":
        word = word[:-1]
    if word[-1] == "y" and not _VOWEL.match(word[-2]):
        word = f"{word[:-1]}i"
    return word


def _singular(word: str) -> str:
    if word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    if word.endswith(("ies", "ied")) and len(word) > _LEAST + 1:
        return f"{word[:-3]}y"
    is_plural = len(word) > _LEAST and word[-1] == "s" and word[-2] not in "sui"
    return word[:-1] if is_plural else word


def _without_verb_ending(word: str) -> str:
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest == word or len(rest) < _LEAST or not _VOWEL.search(rest):
            continue
        if ending == "ed" and rest[-1] == "e":  # need, speed
            continue
        is_doubled = rest[-1] == rest[-2] and rest[-1] not in _KEPT_DOUBLE
        word = rest[:-1] if is_doubled else rest
        break
    return word[:-1] if word.endswith("eed") and len(word) >= _LONG else word
