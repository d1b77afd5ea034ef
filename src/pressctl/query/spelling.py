"""Which words may be one word misspelt."""

from __future__ import annotations

from rapidfuzz.distance import OSA

# Letters from which a word may have so many wrong, missing, needless or swapped ones. As search
# engines do it, but stricter on short words, where one letter makes another word; not measured.
_ALLOWED = ((8, 2), (4, 1))


def is_misspelt(word: str, other: str) -> bool:
    """Tell if another word may be this one misspelt; one with a digit must be the same."""
    if word == other:
        return True
    allowed = mistakes(word)
    if allowed == 0 or abs(len(word) - len(other)) > allowed or any(map(str.isdigit, other)):
        return False
    return OSA.distance(word, other, score_cutoff=allowed) <= allowed


def mistakes(word: str) -> int:
    """Give how many letters may be wrong in a word: 0 to 2."""
    if any(map(str.isdigit, word)):
        return 0
    return next((count for length, count in _ALLOWED if len(word) >= length), 0)
