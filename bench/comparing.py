"""Rows of the page from the runs of two commands that were timed in turns."""

from __future__ import annotations

from collections.abc import Sequence

from bench.results import Row, Target, spread
from bench.timing import Run, walls

_SLACK = 0.005  # seconds by which clock and processor may differ


def compare(
    measure: str,
    ours: Sequence[Run],
    peer: str,
    theirs: Sequence[Run],
    target: Target | None = None,
) -> Row:
    """Compare the seconds on the clock, and those of processor too."""
    work = [a.processor / b.processor for a, b in zip(ours, theirs, strict=False) if b.processor]
    said = [remarks(ours), f"theirs: {remarks(theirs)}" if remarks(theirs) else ""]
    told = "; ".join(filter(None, said))
    return Row(measure, "s", walls(ours), peer, walls(theirs), target, told, work)


def remarks(runs: Sequence[Run]) -> str:
    """Say what a time on the clock does not: processor time that differs, a failure."""
    if not runs:
        return ""
    said = []
    middle = sorted(runs)[len(runs) // 2]
    if abs(middle.processor - middle.wall) > max(middle.wall / 10, _SLACK):
        said.append(f"{spread([middle.processor], 's')} of processor")
    if middle.code > 1:
        said.append(f"ended with {middle.code}")
    return ", ".join(said)
