"""Whether two sentences are one frame filled with two subjects."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from math import fsum

from msgspec import Struct
from rapidfuzz.distance import Indel

from pressctl.query import vocabulary
from pressctl.query.similarity import key_of, tokens_of
from pressctl.text import fold

SAME_FRAME = 0.6  # share of words in the same order; measured on tests/cases/links.txt
# "Sales of [vans] rose by 14%", "Sales of [sofas] rose by 14%": what was put in for the other,
# as a part of what is shared. True links with one frame had up to 0.1, false ones from 0.2.
OTHER_SUBJECT = 0.15

READY = 1000  # sentences whose words are kept at hand; not measured
MOST_WORDS = 400  # of a sentence are aligned: alignment is quadratic

_NOT_A_SUBJECT = frozenset(
    key_of(word)
    for table in (
        vocabulary.CALENDAR,
        vocabulary.RISES,
        vocabulary.FALLS,
        vocabulary.HEDGES,
        vocabulary.FINDINGS,
    )
    for word in table
)


class _Words(Struct, frozen=True):
    tokens: list[str]
    keys: set[str]
    things: list[str]


class Frames:
    """Looks at sentences word by word, which is costly: likely pairs only are worth it."""

    def __init__(self, acronyms: Mapping[str, str], weigh: Callable[[str], float]) -> None:
        """Take what acronyms stand for and how rare a word is."""
        self._acronyms, self._weigh = acronyms, weigh
        self._words = lru_cache(READY)(self._words_of)

    def differ(
        self, one: str, other: str, names_a: frozenset[str], names_b: frozenset[str], mass: float
    ) -> bool:
        """Tell whether two sentences that share such a mass are one frame with two subjects."""
        a, b = self._words(one), self._words(other)
        # quick, and never less than what the costly look finds
        if a.tokens == b.tokens or Indel.normalized_similarity(a.tokens, b.tokens) < SAME_FRAME:
            return False
        matcher = SequenceMatcher(None, a.tokens, b.tokens, autojunk=False)
        if matcher.ratio() < SAME_FRAME:
            return False
        exchanged = [
            (_new(a.things[m:n], b.keys), _new(b.things[o:p], a.keys))
            for step, m, n, o, p in matcher.get_opcodes()
            if step == "replace"
        ]
        return self._is_other(exchanged, names_a, names_b, mass)

    def _is_other(
        self,
        exchanged: Sequence[tuple[set[str], set[str]]],
        names_a: frozenset[str],
        names_b: frozenset[str],
        mass: float,
    ) -> bool:
        """Tell whether one name stands for another, or much of what is said for other words."""
        if any(gone & names_a and new & names_b for gone, new in exchanged):
            return True
        weigh = self._weigh
        moved = fsum(min(fsum(map(weigh, gone)), fsum(map(weigh, new))) for gone, new in exchanged)
        return moved > 0 and moved >= OTHER_SUBJECT * mass

    def _words_of(self, sentence: str) -> _Words:
        tokens = tokens_of(fold(sentence), self._acronyms)[:MOST_WORDS]
        return _Words(tokens, set(map(key_of, tokens)), _things(tokens))


def _things(tokens: Sequence[str]) -> list[str]:
    """Blank what is no subject: "will [get]", and figures, which are compared elsewhere."""
    return [
        "" if before in vocabulary.AUXILIARIES or _is_figure(token, after) else token
        for before, token, after in zip(("", *tokens), tokens, (*tokens[1:], ""), strict=False)
    ]


def _is_figure(token: str, after: str) -> bool:
    """Tell whether a word is of a figure: 25%, six, and "third" in "a third of"."""
    if token in vocabulary.SHARE_WORDS:
        return not key_of(after)
    return token in vocabulary.NUMBERS or any(c.isdigit() for c in token)


def _new(tokens: Sequence[str], known: set[str]) -> set[str]:
    """Give the keys that the other sentence does not have."""
    return set(map(key_of, tokens)) - known - _NOT_A_SUBJECT - {""}
