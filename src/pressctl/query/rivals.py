"""Pairs between the same two releases that share a claim, of which a likelier one counts."""

from __future__ import annotations

from collections.abc import Callable

# Of two pairs that share a claim, between the same two releases, the one that is less than half as
# likely is left out: of those with a confidence of 0.2 to 0.3 one in ten is right, of others one
# in three (cross-validated on what the weights were fitted to).
RIVAL = 0.5


class Rivals:
    """The surest pair so far that a claim has in another release."""

    def __init__(self, release: Callable[[int], str]) -> None:
        """Begin with no pair; claims are numbers, of which `release` tells the release."""
        self._release = release
        self._best: dict[tuple[int, str], float] = {}

    def add(self, i: int, j: int, confidence: float) -> None:
        """Get to know a pair."""
        for side in self._sides(i, j):
            self._best[side] = max(self._best.get(side, 0.0), confidence)

    def most(self, i: int, j: int) -> float:
        """Give how sure the surest pair is that one of two has beside the other."""
        return max(self._best.get(side, 0.0) for side in self._sides(i, j))

    def least(self, i: int, j: int) -> float:
        """Give the confidence below which one of two has a much likelier one beside the other."""
        return RIVAL * self.most(i, j)

    def _sides(self, i: int, j: int) -> tuple[tuple[int, str], tuple[int, str]]:
        """Name each of two claims beside the release of the other."""
        return (i, self._release(j)), (j, self._release(i))
