"""Words as the cue grammar compares them: folded, and remembered, for few words are asked often."""

from __future__ import annotations

from functools import lru_cache

from pressctl.text import fold

WORDS_KEPT = 8192  # folded words, and decisions on a word; not measured

fold_word = lru_cache(WORDS_KEPT)(fold)
