"""Pairs between the same two releases that share a claim, of which a likelier one counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

# Of two pairs that share a claim, between the same two releases, the one that is less than half as
# likely is left out: of those with a confidence of 0.2 to 0.3 one in ten is right, of others one
# in three (cross-validated on what the weights were fitted to).
RIVAL = 0.5


class Rivals:
    """The surest pair so far that a claim has in another release."""

    def __init__(self, release: Callable[[int], str]) -> None:
        """Begin with no pair; claims are numbers, of which `release` tells the release."""
        self._release = release
        self._best: dict[tuple[int, str], tuple[float, int]] = {}

    def add(self, i: int, j: int, confidence: float) -> None:
        """Get to know a pair."""
        for one, other in ((i, j), (j, i)):
            side = one, self._release(other)
            if side not in self._best or confidence > self._best[side][0]:
                self._best[side] = confidence, other

    def beside(self, i: int, j: int) -> Iterator[tuple[float, int, int]]:
        """Give how sure the surest pair of each is; then the other, and its rival for that."""
        for one, other in ((i, j), (j, i)):
            if best := self._best.get((one, self._release(other))):
                yield best[0], other, best[1]

    def least(self, i: int, j: int) -> float:
        """Give the confidence below which one of two has a much likelier one beside the other."""
        return RIVAL * max((best for best, _, _ in self.beside(i, j)), default=0.0)
