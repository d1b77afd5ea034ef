"""The words of an index, and the releases that have them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from pressctl.store import passages
from pressctl.store.index.damage import telling_damage
from pressctl.store.index.reading import Index
from pressctl.store.index.tables import fact

_NO_UNIT = 1 << 62  # beyond all
_NONE = (0, -1)
_FEW = 2000  # look-ups, beyond which the numbers of all releases are read; not measured


class Words:
    """What an index knows of words: those that it has, and where."""

    def __init__(self, index: Index) -> None:
        self._index = index

    @cached_property
    def _common(self) -> frozenset[str]:
        with telling_damage():
            return passages.common_words(self._index.connection)

    @cached_property
    def _all(self) -> str:
        """All words, each between two line ends."""
        with telling_damage():
            return fact(self._index.connection, "words").decode()

    def is_common(self, word: str) -> bool:
        """Tell if a word is in so many units that it tells little; a beginning may be."""
        if word.endswith("*"):
            return any(one.startswith(word[:-1]) for one in self._common)
        return word in self._common

    def beginning(self, letters: str) -> Iterator[str]:
        """Give the words that begin with some letters: they stand together, in their order."""
        wanted = f"\n{letters}"
        at = self._all.find(wanted)
        while at >= 0 and self._all.startswith(wanted, at) and at < len(self._all) - 1:
            end = self._all.index("\n", at + 1)
            yield self._all[at + 1 : end]
            at = end

    def containing(self, letters: str, *, at_end: bool) -> Iterator[str]:
        """Give the words that have some letters anywhere, or at their end."""
        wanted, at = letters + ("\n" if at_end else ""), 0
        while (at := self._all.find(wanted, at)) >= 0:
            start, end = self._all.rindex("\n", 0, at) + 1, self._all.index("\n", at)
            yield self._all[start:end]
            at = end

    def releases_with(self, terms: Sequence[Sequence[str]]) -> set[int]:
        """Give the releases with a unit that has one of each of some terms."""
        if not all(terms):
            return set()
        with telling_damage():
            units = passages.having(self._index.connection, terms)
            return set(self.releases_of(units))

    def releases_of(self, units: Iterable[int]) -> Iterator[int]:
        """Give the releases of some units, which come in order; those that are no more have none.

        A few are looked up one by one; for more it pays to have the numbers of all.
        """
        behind = looked_up = 0
        for unit in units:
            if unit < behind:
                continue
            looked_up += 1
            number, last = self._home(unit) if looked_up <= _FEW else self._place(unit)
            if unit <= last:
                yield number
                behind = last + 1

    def _home(self, unit: int) -> tuple[int, int]:
        """Look up the release of a unit: its first and last unit."""
        question = "SELECT unit, last FROM releases WHERE unit <= ? ORDER BY unit DESC LIMIT 1"
        return next(self._index.ask(question, unit), _NONE)

    def _place(self, unit: int) -> tuple[int, int]:
        at = bisect_right(self._all_units, (unit, _NO_UNIT))
        return self._all_units[at - 1] if at else _NONE

    @cached_property
    def _all_units(self) -> list[tuple[int, int]]:
        question = "SELECT unit, last FROM releases ORDER BY unit"
        return list(self._index.ask(question))
