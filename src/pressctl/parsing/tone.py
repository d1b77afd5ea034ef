"""The tone of a paragraph: how much its words are those of a voice, or of a narrator."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from math import fsum

from pressctl.parsing.weights import tone_words

# Where one name ends and the next begins, in log-odds: even steps about the middle.
_STEPS = (-3.0, -1.5, 0.0, 1.5)
_NAMES = (
    "sounds plainly like a narrator",
    "sounds like a narrator",
    "sounds a little like a narrator",
    "sounds a little like a speaker",
    "sounds like a speaker",
)


def name_tone(words: Iterable[str]) -> str:
    """Name the tone of a paragraph by its folded words."""
    bias, known = tone_words()
    # fsum: a set has another order in each process, and a plain sum another last digit
    return call_tone(bias + fsum(map(known.__getitem__, known.keys() & words)))


def call_tone(odds: float) -> str:
    """Name a tone given as the log-odds of a speaker against a narrator."""
    return _NAMES[bisect_right(_STEPS, odds)]
