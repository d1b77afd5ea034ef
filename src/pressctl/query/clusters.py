"""Which of some numbered things hang together."""

from __future__ import annotations


class Clusters:
    """Numbers from 0; two that are tied are in one cluster, and so is what is tied to either."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def root(self, at: int) -> int:
        """Give the number that stands for the cluster of this one."""
        while self._above[at] != at:
            self._above[at] = at = self._above[self._above[at]]
        return at

    def tie(self, a: int, b: int) -> None:
        """Note that two hang together."""
        one, other = sorted((self.root(a), self.root(b)))
        self._above[other] = one
