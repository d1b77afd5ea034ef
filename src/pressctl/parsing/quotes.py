"""Quotations set apart from the narrative: which paragraphs belong to which cue line, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from pressctl.model import BlockKind, ParagraphKind, Quote, Span, Speaker
from pressctl.parsing.attribution import Cue
from pressctl.parsing.boundary import find_end
from pressctl.parsing.marks import find_stretches, follow, without_marks
from pressctl.parsing.signs import Candidate

_MARKED_BY_PAGE = 0.99  # the page's own mark; the rest is for pages that set their marks wrong
_HARD_STOPS = {"heading", "notes"}


@dataclass(frozen=True)
class Piece:
    """A paragraph in the making: its words in the text, what the reader and we make of it."""

    span: Span
    text: str
    block: BlockKind
    kind: ParagraphKind
    cue: Cue | None
    line: int
    last_line: int
    names_speaker: bool = False  # it quotes somebody with name and office: "“...,” said ..."


@dataclass(frozen=True)
class _Extent:
    """Which of the paragraphs behind a cue are quoted, and how that is known."""

    content: tuple[Span, ...]  # within each paragraph
    marked: bool
    confidence: float
    reason: str
    other_length: int | None = None


def find_block_quotes(pieces: Sequence[Piece], speakers: Mapping[int, Speaker]) -> list[Quote]:
    """Find the quotation behind each cue line; paragraph numbers count from 1.

    `speakers` gives who speaks at each cue, by where its source starts in the release's text. A cue
    with nothing behind it that could be quoted gives none.
    """
    quotes = []
    for at, piece in enumerate(pieces):
        if piece.cue is None:
            continue
        behind = _behind(pieces, at)
        settled = speakers.get(piece.span.start + piece.cue.source.start)
        speaker = settled or piece.cue.speaker
        extent = _extent(behind, speaker, piece, _stop(pieces, at + 1 + len(behind)))
        if extent:
            quotes.append(_quote(pieces, at, extent, speaker, settled is not None))
    return quotes


def _behind(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    end = at + 1
    while end < len(pieces) and not _stops(pieces[end]):
        end += 1
    return pieces[at + 1 : end]


def _stops(piece: Piece) -> bool:
    return piece.cue is not None or piece.names_speaker or piece.kind in _HARD_STOPS


def _stop(pieces: Sequence[Piece], at: int) -> str:
    if at >= len(pieces):
        return "end"
    return "heading" if pieces[at].kind in _HARD_STOPS else "cue"


def _extent(behind: Sequence[Piece], speaker: Speaker, cue: Piece, stop: str) -> _Extent | None:
    assert cue.cue is not None
    if not behind:
        return None
    if behind[0].block == "quote":
        return _marked_by_page(behind)
    opened = bool(find_stretches(cue.text)) and not find_stretches(cue.text)[-1].closed
    marked = follow([piece.text for piece in behind], opened=opened)
    if marked:
        return _Extent(marked.content, True, marked.confidence, marked.reason)
    if behind[0].kind == "bullet":
        return None  # "... agreed the following:" and a list: nobody's words
    candidates = [Candidate(piece.text, piece.kind == "bullet") for piece in behind]
    end = find_end(candidates, speaker, stop, statement=cue.cue.statement)
    content = tuple(without_marks(piece.text) for piece in behind[: end.length])
    return _Extent(content, False, end.confidence, end.reason, end.other_length)


def _marked_by_page(behind: Sequence[Piece]) -> _Extent:
    marked = list(takewhile(lambda piece: piece.block == "quote", behind))
    content = tuple(_inside(piece.text) for piece in marked)
    return _Extent(content, True, _MARKED_BY_PAGE, "the page marks the paragraphs as quoted")


def _inside(text: str) -> Span:
    """Leave out the quotation marks around a paragraph that the page has set apart as well."""
    marked = follow([text])
    return marked.content[0] if marked else without_marks(text)


def _quote(
    pieces: Sequence[Piece], at: int, extent: _Extent, speaker: Speaker, settled: bool
) -> Quote:
    piece, first = pieces[at], at + 2
    cue = piece.cue
    assert cue is not None
    start = piece.span.start
    stated = settled and speaker.name == cue.speaker.name
    reason = extent.reason + ("; several people speak together" if cue.joint else "")
    return Quote(
        speaker,
        "stated" if stated else "release" if settled else None,
        shift(cue.source, start),
        shift(cue.verb, start),
        shift(cue.attribution, start, colon=piece.text),
        tuple(
            shift(part, by=quoted.span.start)
            for part, quoted in zip(extent.content, pieces[at + 1 :], strict=False)
        ),
        tuple(range(first, first + len(extent.content))),
        "marked" if extent.marked else "inferred",
        extent.confidence,
        reason,
        first + extent.other_length - 1 if extent.other_length else None,
    )


def shift(span: Span, by: int, colon: str = "") -> Span:
    """Move a span into the release's text; with `colon` let it reach over the colon behind it."""
    end = len(colon.rstrip()) if colon else span.end
    return Span(span.start + by, end + by)
