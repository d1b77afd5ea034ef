"""The noun that a phrase counts, found by the form of its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressctl.parsing.quantity_words import (
    NOT_PLURAL,
    PARTICIPLES,
    PLURALS,
    STOPS,
    VERBS_BEHIND,
)

_WORD = re.compile(r"(,?)(?: |\n(?!\n))[\"']?((?:[a-z]\.){2,}|[a-z][a-z0-9'\-]*)")
REACH = 8  # words from a figure to its noun; the longest found in the seed has 6


def head_noun(plain: str, at: int) -> tuple[int, int] | None:
    """Find (start, end) of the head noun of the phrase that begins at `at`.

    It is the last of the first run of plural words: "sports clubs" are clubs.
    """
    head: tuple[int, int] | None = None
    for number, (found, word) in enumerate(phrase(plain, at)):
        if is_plural(word):
            if head and (found[1] or word in VERBS_BEHIND):
                break
            head = (found.start(2), found.start(2) + len(word))
        elif head or (number == 0 and word.endswith("ing") and word not in PARTICIPLES):
            break
    return head


def phrase(plain: str, at: int) -> Iterator[tuple[re.Match[str], str]]:
    """Walk the words of a noun phrase; "existing or new homes" is one phrase."""
    for number in range(REACH):
        found = _WORD.match(plain, at)
        if not found or (number == 0 and found[1]):
            return
        word = found[2].rstrip("-'")
        if word in STOPS and not (word in {"or", "and"} and number > 0 and not found[1]):
            return
        yield found, word
        at = found.start(2) + len(found[2])


def is_plural(word: str) -> bool:
    """Tell a plural noun by its form: "visas", "people", but not "various" or "this"."""
    if word in PLURALS:
        return True
    if not word.endswith("s") or len(word) < 3 or "'" in word or word in NOT_PLURAL:
        return False
    return not word.endswith(("ss", "us", "is")) and word not in STOPS


def as_written(text: str, start: int, end: int) -> str:
    """Give a noun as a unit: in lower case, unless it has inner capitals (MPs)."""
    word = text[start:end]
    return word if any(c.isupper() for c in word[1:]) and not word.isupper() else word.lower()


def first_word(plain: str, at: int) -> str | None:
    """Give the word that follows `at` directly."""
    found = _WORD.match(plain, at)
    return found[2] if found else None
