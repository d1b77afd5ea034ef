"""Score our own labelled releases: quotes found, speakers, ends, how sure and how right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pressctl.model import Block, Document, Origin, Paragraph, Quote, Release
from pressctl.parsing import parse
from pressctl.sources import dump
from tests.accuracy.labelled import HERE, TrueQuote, TrueRelease, load
from tests.accuracy.measure import Measure, without_the


@dataclass
class Tally:
    """What was counted over a set of releases."""

    quotes: int = 0
    found: int = 0
    extra: int = 0
    speakers: int = 0
    ends: int = 0
    confidence: float = 0.0
    mistakes: list[str] = field(default_factory=list)


def measures(name: str) -> Iterator[Measure]:
    """Score tests/accuracy/NAME.txt."""
    path = HERE / f"{name}.txt"
    if not path.exists():
        return
    tally = score(load(path))
    yield Measure(f"{name}.quotes", "quotes found", tally.found, tally.quotes)
    yield Measure(f"{name}.extra", "quotes that are none", tally.extra, tally.found, least=True)
    yield Measure(f"{name}.speakers", "speaker, role, organisation", tally.speakers, tally.quotes)
    yield Measure(f"{name}.ends", "quote ends exact", tally.ends, tally.quotes)
    yield Measure(f"{name}.confidence", "mean confidence of ends", tally.confidence, tally.found)


def score(releases: list[TrueRelease]) -> Tally:
    """Compare each release's parse with its labels."""
    tally = Tally()
    for truth in releases:
        release = parse(dump.read(truth.text, "page.txt")[0][0])
        found = {_cue_line(release, q): q for q in release.quotes if q.form == "block"}
        wanted = {quote.cue_line: quote for quote in truth.quotes}
        tally.quotes += len(wanted)
        tally.extra += len(found.keys() - wanted.keys())
        for line in found.keys() & wanted.keys():
            _count(tally, release, found[line], wanted[line])
    return tally


def _cue_line(release: Release, quote: Quote) -> int:
    return _paragraph_at(release, quote.cue.start).line


def _paragraph_at(release: Release, offset: int) -> Paragraph:
    return next(p for p in release.paragraphs if p.span.start <= offset < p.span.end)


def _count(tally: Tally, release: Release, quote: Quote, truth: TrueQuote) -> None:
    speaker = quote.speaker
    name = speaker.name if quote.speaker_from else None
    said = (name, speaker.role, without_the(speaker.organisation))
    right = said == (truth.name, truth.role, without_the(truth.organisation))
    ends = [release.paragraphs[number - 1].line for number in quote.paragraphs] == truth.lines
    tally.found += 1
    tally.speakers += right
    tally.ends += ends
    tally.confidence += quote.confidence
    cue = quote.attribution.of(release.text)
    if not right:
        wanted = (truth.name, truth.role, truth.organisation)
        tally.mistakes.append(f"{cue}\n    got {said}\n    not {wanted}")
    if not ends:
        got = len(quote.paragraphs)
        tally.mistakes.append(
            f"{cue}\n    {got} paragraphs, not {len(truth.lines)}: {quote.reason}"
        )


def marked(path: Path) -> Iterator[Measure]:
    """Score real releases whose quotation marks were stripped: one JSON object a line.

    Each has `paragraphs` of {text, kind: attribution | quote | narrative | heading | bullet,
    quote_id}. A block is right when its cue is found and its paragraphs are exactly the quote's.
    """
    blocks = right = hard = hard_right = 0
    for row in path.open(encoding="utf-8"):
        paragraphs = json.loads(row)["paragraphs"]
        release = parse(document_of(paragraphs))
        found = {q.paragraphs for q in release.quotes if q.form == "block"}
        for first, last in blocks_of(paragraphs):
            exact = tuple(range(first, last + 1)) in found
            behind = last < len(paragraphs) and paragraphs[last]["kind"] == "narrative"
            blocks, right = blocks + 1, right + exact
            hard, hard_right = hard + behind, hard_right + (exact and behind)
    yield Measure("marked.ends", "quote ends exact", right, blocks)
    yield Measure("marked.hard", "... with narrative behind", hard_right, hard)


def document_of(paragraphs: list[dict[str, str]]) -> Document:
    """Make a document of the paragraphs of a release whose marks were stripped."""
    kinds = {"heading": "heading", "bullet": "item"}
    blocks = tuple(
        Block(p["text"], kinds.get(p["kind"], "prose"), n, n)  # type: ignore[arg-type]
        for n, p in enumerate(paragraphs, 1)
    )
    return Document(Origin("data", 1, len(blocks)), blocks, title="A release")


def blocks_of(paragraphs: list[dict[str, str]]) -> Iterator[tuple[int, int]]:
    """Give the first and last paragraph (from 1) of each quotation."""
    start = None
    for number, paragraph in enumerate([*paragraphs, {"kind": "end"}], 1):
        if paragraph["kind"] == "quote":
            start = start or number
        elif start:
            yield start, number - 1
            start = None
