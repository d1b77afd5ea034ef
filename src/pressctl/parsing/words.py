"""Words as the cue grammar compares them: folded, and remembered, for few words are asked often."""

from __future__ import annotations

import re
from functools import lru_cache

from pressctl.text import fold

WORDS_KEPT = 8192  # folded words, and decisions on a word; not measured

fold_word = lru_cache(WORDS_KEPT)(fold)

_RUN = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d]+")
_WORDY = bytes(code for code in range(256) if chr(code).isalpha() or chr(code) in "_ ")
# what is no part of a run becomes a space, in the bytes of Latin-1
_APART = bytes(code if chr(code).isalnum() or chr(code) == "_" else 32 for code in range(256))


def marks_of(folded: str) -> str:
    """Give what is left of a folded text without its letters: marks, figures, perhaps spaces."""
    try:
        return folded.encode("latin-1").translate(None, _WORDY).decode("latin-1")
    except UnicodeEncodeError:
        return _LETTERS.sub("", folded)


def runs_of(folded: str) -> list[str]:
    """Give the runs of letters, digits and underscores of a folded text: "we're" is two."""
    try:
        apart = folded.encode("latin-1").translate(_APART)
    except UnicodeEncodeError:
        return _RUN.findall(folded)
    return apart.decode("latin-1").split()  # in half the time of the pattern
