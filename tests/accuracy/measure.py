"""A measure: what was counted, out of how many, and the line a table shows of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise


@dataclass(frozen=True)
class Measure:
    """`right` of `of`; `least` says that fewer is better (dangerous answers)."""

    key: str
    what: str
    right: float
    of: float
    least: bool = False

    @property
    def share(self) -> float:
        """The share that is right, 0 to 1; 0 of 0 is 1."""
        return self.right / self.of if self.of else 1.0

    def keeps(self, floor: float) -> bool:
        """Whether the measure is no worse than its floor: a count to stay under, or a share."""
        return self.right <= floor if self.least else self.share >= floor - 1e-9


@dataclass
class Scored:
    """How right the ends of quotations are, and how well their confidence tells it."""

    right: int = 0
    of: int = 0
    hard_right: int = 0  # with narrative behind
    hard: int = 0
    sure: list[tuple[float, bool]] = field(default_factory=list)  # confidence, and whether right

    def add(self, chances: Sequence[float], length: int, hard: bool) -> None:
        """Count one quotation by the chance of each end; none at all where it was not found."""
        best = max(range(len(chances)), key=chances.__getitem__, default=-1)
        right = best + 1 == length
        self.right, self.of = self.right + right, self.of + 1
        self.hard_right, self.hard = self.hard_right + (right and hard), self.hard + hard
        if chances:
            self.sure.append((chances[best], right))

    @property
    def calibration_error(self) -> float:
        """The expected calibration error, over ten bins of equal count (Naeini et al. 2015)."""
        ordered, bins = sorted(self.sure), 10
        cuts = [len(ordered) * at // bins for at in range(bins + 1)]
        parts = [ordered[a:b] for a, b in pairwise(cuts) if b > a]
        gaps = (abs(sum(sure - right for sure, right in part)) for part in parts)
        return sum(gaps) / max(1, len(ordered))

    @property
    def brier(self) -> float:
        """The mean squared error of the confidence (Brier 1950)."""
        return sum((sure - right) ** 2 for sure, right in self.sure) / max(1, len(self.sure))

    @property
    def constant_brier(self) -> float:
        """The Brier score of a confidence that is always the share that is right."""
        share = sum(right for _, right in self.sure) / max(1, len(self.sure))
        return share * (1 - share)


def without_the(name: str | None) -> str | None:
    """Drop the article in front of an organisation, as the labels are compared without it."""
    return name[4:] if name and name[:4].lower() == "the " else name
