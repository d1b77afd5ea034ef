"""Words as the cue grammar compares them: folded, and remembered, for few words are asked often."""

from __future__ import annotations

import re
from functools import lru_cache

from pressctl.text import fold

WORDS_KEPT = 8192  # folded words, and decisions on a word; not measured

fold_word = lru_cache(WORDS_KEPT)(fold)

_RUN = re.compile(r"\w+")
# what is no part of a run becomes a space, in the bytes of Latin-1
_APART = bytes(code if chr(code).isalnum() or chr(code) == "_" else 32 for code in range(256))


def runs_of(folded: str) -> list[str]:
    """Give the runs of letters, digits and underscores of a folded text: "we're" is two."""
    try:
        apart = folded.encode("latin-1").translate(_APART)
    except UnicodeEncodeError:
        return _RUN.findall(folded)
    return apart.decode("latin-1").split()  # in half the time of the pattern
