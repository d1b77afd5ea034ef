"""The claims that are being linked, and earlier ones that were asked for lately."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pressctl.answers.claims import ClaimRow
from pressctl.query.comparing import Comparer
from pressctl.query.reading import Read
from pressctl.query.similarity import Sketch

# Claims that stay at hand for the next block, and those that are read at once: a matter comes back
# soon or seldom. 8 kB each.
REMEMBERED = 8_000


class AtHand:
    """Gives claims by their number; what is at hand saves fetching and reading, nothing else."""

    def __init__(self, comparer: Comparer, fetch: Callable[[int], ClaimRow]) -> None:
        """Begin with nothing at hand."""
        self._comparer, self._fetch = comparer, fetch
        self._fresh: dict[int, Read] = {}  # of this block
        self._reads: dict[int, Read] = {}  # these, and earlier ones
        self._before: dict[int, tuple[ClaimRow, Sketch | None]] = {}
        self._acronyms = comparer.acronyms

    def turn_to(self, first: int, block: Sequence[ClaimRow]) -> None:
        """Get to know a block, whose claims are numbered from `first` on, and read it."""
        drawn = self._comparer.add(block)
        self._put_by()
        read = self._comparer.read
        told = enumerate(zip(block, drawn, strict=True), first)
        self._fresh = {number: read(claim, sketch) for number, (claim, sketch) in told}
        self._reads = dict(self._fresh)

    def _put_by(self) -> None:
        """Keep claims for the next block; their sketches too, while acronyms mean what they did."""
        known = {at: told for at, told in self._before.items() if at not in self._reads}
        known |= {at: (read.claim, read.sketch) for at, read in self._reads.items()}
        self._before = dict(list(known.items())[-REMEMBERED:])
        if self._acronyms != self._comparer.acronyms:
            self._acronyms = self._comparer.acronyms
            self._before = {at: (claim, None) for at, (claim, _) in self._before.items()}

    def claim(self, number: int) -> ClaimRow:
        """Give a claim."""
        read = self._reads.get(number)
        return self._known(number)[0] if read is None else read.claim

    def read(self, number: int) -> Read:
        """Give a claim made ready to be compared, by what is known at the end of this block."""
        read = self._reads.get(number)
        if read is None:
            if len(self._reads) >= REMEMBERED + len(self._fresh):
                self._reads = dict(self._fresh)
            read = self._reads[number] = self._comparer.read(*self._known(number))
        return read

    def _known(self, number: int) -> tuple[ClaimRow, Sketch | None]:
        known = self._before.get(number)
        if known is None:
            if len(self._before) >= 2 * REMEMBERED:
                self._before = dict(list(self._before.items())[-REMEMBERED:])
            known = self._before[number] = self._fetch(number), None
        return known
