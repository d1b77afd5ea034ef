"""What was measured, as rows beside their targets, and the page that is written of them."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_HEAD = ("measure", "ours", "peer", "theirs", "ratio", "by processor", "target", "reached", "")


class Target(NamedTuple):
    """A bound for the ratio to the peer or, where there is none, for our own figure."""

    bound: float
    at_least: bool = False

    def is_met(self, value: float) -> bool:
        """Tell if a figure is on the right side."""
        return value >= self.bound if self.at_least else value <= self.bound


class Row(NamedTuple):
    """Figures of ours and, from the same rounds, of a peer; without any it was not measured."""

    measure: str
    unit: str = "s"
    ours: Sequence[float] = ()
    peer: str = ""
    theirs: Sequence[float] = ()
    target: Target | None = None
    note: str = ""
    work: Sequence[float] = ()  # ratios of processor time: other work on the machine adds less

    @property
    def ratios(self) -> list[float]:
        """Compare us with the peer, round by round."""
        return [a / b for a, b in zip(self.ours, self.theirs, strict=False)]

    @property
    def reached(self) -> bool | None:
        """Tell if the target is met, by the median; None where that cannot be told."""
        figures = self.ratios if self.peer else self.ours
        return self.target.is_met(statistics.median(figures)) if self.target and figures else None

    def cells(self) -> tuple[str, ...]:
        """Give the row as words."""
        missing = "not there" if self.peer else ""
        return (
            self.measure,
            spread(self.ours, self.unit) or "not measured",
            self.peer,
            spread(self.theirs, self.unit) or missing,
            spread(self.ratios, "x"),
            spread(self.work, "x"),
            self._target(),
            {True: "yes", False: "**no**", None: ""}[self.reached],
            self.note,
        )

    def _target(self) -> str:
        if not self.target:
            return ""
        unit = "x" if self.peer else self.unit
        return f"{'≥' if self.target.at_least else '≤'} {figure(self.target.bound, unit)}"


class Table(NamedTuple):
    """A part of the page."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    words: str = ""


def spread(figures: Sequence[float], unit: str) -> str:
    """Write the median and, if there are several figures, the least and the most."""
    if not figures:
        return ""
    unit, scale = ("ms", 1000) if unit == "s" and statistics.median(figures) < 1 else (unit, 1)
    scaled = sorted(one * scale for one in figures)
    middle = figure(statistics.median(scaled), unit)
    if len(scaled) == 1:
        return middle
    return f"{middle} ({_number(scaled[0])}–{_number(scaled[-1])})"


def figure(value: float, unit: str) -> str:
    """Write a figure with its unit."""
    return f"{value:.2%}" if unit == "%" else f"{_number(value)} {unit}"


def _number(value: float) -> str:
    """Write three digits or more."""
    digits = 4 if abs(value) < 0.1 else 3 if abs(value) < 1 else 2 if abs(value) < 10 else 1
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.{digits}f}".rstrip("0").rstrip(".")


def table_of(title: str, rows: Iterable[Row], words: str = "") -> Table:
    """Make a table of measures."""
    return Table(title, _HEAD, [row.cells() for row in rows], words)


def page(title: str, facts: Sequence[str], tables: Sequence[Table]) -> str:
    """Write everything as Markdown."""
    parts = [f"# {title}", "\n".join(f"- {fact}" for fact in facts)]
    for table in tables:
        parts += [f"## {table.title}", *([table.words] if table.words else []), _grid(table)]
    return "\n\n".join(parts) + "\n"


def _grid(table: Table) -> str:
    lines = [table.head, ["---"] * len(table.head), *table.rows]
    return "\n".join(f"| {' | '.join(map(_escaped, line))} |" for line in lines)


def _escaped(words: str) -> str:
    return words.replace("|", "\\|").replace("\n", " ")


def summary(rows: Iterable[Row]) -> str:
    """Say how many targets are reached, and which are not."""
    aimed = [row for row in rows if row.target]
    missed = [row.measure for row in aimed if row.reached is False]
    unknown = [row.measure for row in aimed if row.reached is None]
    said = f"{sum(row.reached is True for row in aimed)} of {len(aimed)} targets are reached."
    said += f" Missed: {'; '.join(dict.fromkeys(missed))}." if missed else ""
    return said + (f" Not measured: {'; '.join(dict.fromkeys(unknown))}." if unknown else "")
