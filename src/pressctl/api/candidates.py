"""The releases of a store in which a passage may stand, as its index finds them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from pressctl.query.needs import indexed
from pressctl.query.units import units_of
from pressctl.store import passages
from pressctl.store.index.damage import DamagedIndex, telling_damage
from pressctl.store.index.words import Words

if TYPE_CHECKING:
    from pressctl.api.stored import Stored
    from pressctl.model import Release
    from pressctl.query.select import Selection

# Units that share the rarest words with a passage, of which the text is compared: the best is among
# them in 99.5 % (bench/passages.py). If one of the first has most of the words, no more are.
_MOST_UNITS, _FIRST_UNITS, _MOST_WORDS = 300, 60, 0.75
_MOST_VOTED = 3  # units, as they share most rare words; not measured
# Releases that are few enough to be looked at, when words are looked for one by one in them.
_FEW = 24
_KEPT = 512  # releases that stay in memory: a checker comes back to some, again and again


class Indexed:
    """Candidates out of an index: what is read does not grow with the corpus."""

    def __init__(self, stored: Stored, selection: Selection) -> None:
        self._stored, self._selection = stored, selection
        self._words = Words(stored.index)
        self._release = lru_cache(maxsize=_KEPT)(self._read)

    def holders(self, words: str) -> Iterator[Release]:
        """Give every release that can have all these words in a row, newest first.

        Those with all of them in one paragraph or quotation, and perhaps others. If there are none,
        a passage that goes on in the next paragraph is looked for by its rarest words, anywhere.
        """
        spelt, is_found = indexed(words), False
        with telling_damage():
            units = list(passages.holders(self._stored.index.connection, spelt))
        for release in self._newest_first(set(self._words.releases_of(units))):
            is_found = True
            yield release
        if not is_found:
            yield from self._newest_first(self._with_rarest(spelt))

    def likeliest(self, words: str, most: int) -> Sequence[Release]:
        """Give the releases that share most with these words, the best first."""
        spelt = indexed(words)
        with telling_damage():
            units = passages.candidates(self._stored.index.connection, spelt, _MOST_UNITS)
        found = passages.rank(spelt, self._texts(units[:_FIRST_UNITS]))
        if not found or found[0].share < _MOST_WORDS:
            found = passages.rank(spelt, self._texts(units))
        # words in another order, as of a paraphrase, are found by their votes alone
        best = [one.unit for one in found]
        first = [*best[: most - _MOST_VOTED], *units[:_MOST_VOTED], *best]
        numbers = dict.fromkeys(map(self._home, first))
        return [self._known(number) for number in list(numbers)[:most] if number]

    def _with_rarest(self, spelt: str) -> set[int]:
        """Find the releases that have the rarest words of a passage, in whatever places."""
        with telling_damage():
            rarest = passages.rarest(self._stored.index.connection, spelt)
        found: set[int] | None = None
        for word in rarest:
            having = self._words.releases_with([[word]])
            found = having if found is None else found & having
            if len(found) <= _FEW:
                break
        return found or set()

    def _newest_first(self, numbers: Collection[int]) -> Iterator[Release]:
        rows = self._stored.rows(self._selection, numbers)
        return (one for row in rows if (one := self._release(row.unit)) is not None)

    def _texts(self, units: Iterable[int]) -> Iterator[passages.Unit]:
        """Read the words of units that are asked about."""
        for unit in units:
            number = self._home(unit)
            release = self._release(number) if number else None
            if release:
                texts = units_of(release)
                if unit - number >= len(texts):
                    raise DamagedIndex("a unit is of no release")
                yield unit, indexed(texts[unit - number])

    def _home(self, unit: int) -> int:
        """Give the release of a unit; 0 if that is there no more."""
        return next(self._words.releases_of([unit]), 0)

    def _known(self, number: int) -> Release:
        release = self._release(number)
        assert release  # it was read a moment ago
        return release

    def _read(self, number: int) -> Release | None:
        """Read a release, if it is one that is asked about."""
        return next((one.release for one in self._stored.only([number], self._selection)), None)
