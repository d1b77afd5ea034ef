"""Ends of quotations found by weights that never saw the release, and where they go wrong.

The releases of the data file are parted by author into five folds, and so are our own tuned-on
sets; the seed's releases are left out one by one. `report` writes the mistakes for a person to
read; it holds text of the data, so it is never committed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.accuracy.examples import Example, Labelled
from tests.accuracy.fit_boundaries import load_releases, parts, predict
from tests.accuracy.learning import fit
from tests.accuracy.measure import Measure, Scored

FOLDS = 5
_SHOWN = 160  # characters of a paragraph in the report


def measures(data: Path, report: Path | None = None) -> Iterator[Measure]:
    """Cross-validate on a data file and our own labels; write the mistakes to `report`."""
    scored: dict[str, Scored] = {}
    mistakes: list[str] = []
    for held_out, chances in _predicted(load_releases(data)):
        tally = scored.setdefault(held_out.source, Scored())
        for example, ends in zip(held_out.examples, chances, strict=True):
            tally.add(ends, example.right, example.hard)
            mistakes += _mistake(held_out.source, example, ends)
    if report:
        report.write_text("\n\n".join(["# Ends that came out wrong", *mistakes]) + "\n", "utf-8")
    marked, seed = scored["marked"], scored["seed"]
    yield Measure("seed.unseen", "quote ends, weights unseen", seed.right, seed.of)
    yield Measure("folds.ends", "quote ends exact", marked.right, marked.of)
    yield Measure("folds.hard", "... with narrative behind", marked.hard_right, marked.hard)
    gain = 1 - marked.brier / marked.constant_brier
    yield Measure("folds.brier", "Brier score lower than a constant's by", gain, 1)
    yield Measure("folds.calibration", "calibration error", marked.calibration_error, 1, least=True)


def _predicted(
    releases: Sequence[Labelled],
) -> Iterator[tuple[Labelled, Sequence[Sequence[float]]]]:
    for held_out in parts(releases, FOLDS):
        outside = {release.group for release in held_out}
        weights = fit([release for release in releases if release.group not in outside])
        for release in held_out:
            yield release, predict(release, weights)


def _mistake(source: str, example: Example, chances: Sequence[float]) -> Iterator[str]:
    best = max(range(len(chances)), key=chances.__getitem__, default=-1) + 1
    if best == example.right or example.one is None:
        return
    rows = [
        f"- {'quoted   ' if number <= example.right else 'narrative'} "
        f"{chances[number - 1]:.2f} {'<' if number == best else ' '} {candidate.text[:_SHOWN]}"
        for number, candidate in enumerate(example.one.paragraphs, 1)
        if number <= max(best, example.right) + 1
    ]
    who = example.one.speaker.name or example.one.speaker.role or "nobody named"
    yield "\n".join([f"## {source}: {who}, {best} paragraphs instead of {example.right}", *rows])
