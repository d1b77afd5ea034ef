"""Figures, deadlines and what is neither, in invented sentences: how many come out as labelled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pressctl.model import Claim, Paragraph, Quantity, Span
from pressctl.parsing.claims import find_claims
from pressctl.parsing.quantities import find_quantities
from tests.accuracy.labelled import HERE
from tests.accuracy.measure import Measure

ISSUED = date(2023, 5, 10)


def measures(name: str) -> list[Measure]:
    """Score one file of sentences."""
    counts: Counter[str] = Counter()
    for part, sentence, labels in sentences(HERE / f"{name}.txt"):
        counts[part] += 1
        if part == "figures":
            wanted = [] if labels == ["-"] else labels[0].split("; ")
            found = find_quantities(sentence)
            counts["wanted"] += len(wanted)
            counts["printed"] += len(found)
            counts["right"] += _right(sentence, wanted, found)
        elif part == "nothing":
            counts["claimed"] += bool(find_quantities(sentence) or _claims(sentence))
        else:
            counts["dated"] += _due(sentence) == labels
    taken = [
        Measure(f"{name}.found", "figures found right", counts["right"], counts["wanted"]),
        Measure(f"{name}.printed", "figures printed right", counts["right"], counts["printed"]),
        Measure(f"{name}.due", "what falls due, and when", counts["dated"], counts["due"]),
        Measure(
            f"{name}.wrong", "... where there is none", counts["claimed"], counts["nothing"], True
        ),
    ]
    return [one for one in taken if one.of]  # a file may have one part only


def sentences(path: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Give part, sentence and labels of each line."""
    part = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("["):
            part = line.strip("[]")
        elif line and not line.startswith("#"):
            sentence, *labels = line.split(" | ")
            yield part, sentence, labels


def _right(sentence: str, wanted: list[str], found: list[Quantity]) -> int:
    """Count the labels that one of the figures fits, each figure once."""
    left = [(figure.span.of(sentence), _written(figure)) for figure in found]
    right = 0
    for label in wanted:
        words, _, value = label.rpartition(" = ")
        fits = [one for one in left if one[1] == value and words in ("", one[0])]
        if fits:
            left.remove(fits[0])
            right += 1
    return right


def _written(figure: Quantity) -> str:
    value = "?" if figure.value is None else format(figure.value, "f")
    return f"{value} {figure.unit} {figure.bound}"


def _claims(sentence: str) -> tuple[Claim, ...]:
    return find_claims("", sentence, [Paragraph(Span(0, len(sentence)), "prose", 1, 1)], (), ISSUED)


def _due(sentence: str) -> list[str]:
    due = next((claim.due for claim in _claims(sentence) if claim.due), None)
    if due is None:
        return ["-"] * 3
    return [due.span.of(sentence), due.earliest.isoformat(), due.latest.isoformat()]
