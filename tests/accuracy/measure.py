"""A measure: what was counted, out of how many, and the line a table shows of it."""

from __future__ import annotations

from dataclasses import dataclass


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


def without_the(name: str | None) -> str | None:
    """Drop the article in front of an organisation, as the labels are compared without it."""
    return name[4:] if name and name[:4].lower() == "the " else name
