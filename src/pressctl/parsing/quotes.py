"""Quotations set apart from the narrative: which paragraphs belong to which cue line, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pressctl.model import BlockKind, ParagraphKind, Quote, Span, Speaker
from pressctl.parsing.attribution import Cue
from pressctl.parsing.boundary import find_end
from pressctl.parsing.signs import Candidate

_OPEN = '“„«"‟'
_CLOSE = '”»"“'
# A closing mark may have a stop, a bracketed note or white space behind it: “... done.”.
_CLOSES = re.compile(r"[”»\"]\s*[.,;:]?\s*$")
_MARKED_BY_PAGE = 0.99  # the page's own mark; the rest is for pages that set their marks wrong
_MARKED_BY_SIGN = 0.97  # quotation marks, which are lost or doubled more easily


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


@dataclass(frozen=True)
class _Extent:
    """Which of the paragraphs behind a cue are quoted, and how that is known."""

    length: int
    marked: bool
    confidence: float
    reason: str
    other_length: int | None = None


def find_block_quotes(pieces: Sequence[Piece], speakers: Sequence[Speaker | None]) -> list[Quote]:
    """Find the quotation behind each cue line; `speakers` gives the resolved one of each piece.

    Paragraph numbers count from 1. A cue with nothing behind it that could be quoted gives none.
    """
    quotes = []
    for at, piece in enumerate(pieces):
        if piece.cue is None:
            continue
        behind = _behind(pieces, at)
        speaker = speakers[at] or piece.cue.speaker
        extent = _extent(behind, speaker, piece.cue, _stop(pieces, at + 1 + len(behind)))
        if extent:
            quotes.append(_quote(pieces, at, extent, speaker, speakers[at] is not None))
    return quotes


def _behind(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    end = at + 1
    while end < len(pieces) and pieces[end].cue is None and pieces[end].kind not in _HARD_STOPS:
        end += 1
    return pieces[at + 1 : end]


_HARD_STOPS = {"heading", "notes"}


def _stop(pieces: Sequence[Piece], at: int) -> str:
    if at >= len(pieces):
        return "end"
    return "cue" if pieces[at].cue else "heading"


def _extent(behind: Sequence[Piece], speaker: Speaker, cue: Cue, stop: str) -> _Extent | None:
    if not behind:
        return None
    if behind[0].block == "quote":
        return _marked_by_page(behind)
    if behind[0].text[0] in _OPEN:
        marked = _marked_by_signs(behind)
        if marked:
            return marked
    stray = _stray_close(behind)
    if stray:
        return stray
    if behind[0].kind == "bullet":
        return None  # "... agreed the following:" and a list: nobody's words
    candidates = [Candidate(piece.text, piece.kind == "bullet") for piece in behind]
    end = find_end(candidates, speaker, stop, statement=cue.statement)
    return _Extent(end.length, False, end.confidence, end.reason, end.other_length)


def _marked_by_page(behind: Sequence[Piece]) -> _Extent:
    length = next((n for n, p in enumerate(behind) if p.block != "quote"), len(behind))
    return _Extent(length, True, _MARKED_BY_PAGE, "the page marks the paragraphs as quoted")


def _marked_by_signs(behind: Sequence[Piece]) -> _Extent | None:
    """Follow the marks: one opens each paragraph or only the first, one closes the last."""
    for number, piece in enumerate(behind, 1):
        following = behind[number] if number < len(behind) else None
        goes_on = following is not None and following.text[0] in _OPEN
        if _CLOSES.search(piece.text) and not _closes_inside(piece.text) and not goes_on:
            return _Extent(number, True, _MARKED_BY_SIGN, "quotation marks open and close it")
    opened = next((n for n, p in enumerate(behind) if p.text[0] not in _OPEN), len(behind))
    if opened > 1:
        why = "quotation marks open each paragraph; none closes the last"
        return _Extent(opened, True, _MARKED_BY_SIGN - 0.07, why)
    return None


def _closes_inside(text: str) -> bool:
    """Whether the last closing mark belongs to words quoted inside a paragraph that opens none."""
    if text[0] in _OPEN:
        return False
    return text.count("“") >= text.count("”") if "“" in text else text.count('"') % 2 == 0


def _stray_close(behind: Sequence[Piece]) -> _Extent | None:
    """A closing mark that nothing opens: the page lost the first one."""
    for number, piece in enumerate(behind, 1):
        if _CLOSES.search(piece.text) and not _closes_inside(piece.text):
            why = "a closing quotation mark ends it; the opening one is missing"
            return _Extent(number, True, _MARKED_BY_SIGN - 0.07, why)
    return None


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
        _shift(cue.source, start),
        _shift(cue.verb, start),
        _shift(cue.attribution, start, colon=piece.text),
        tuple(_content(p) for p in pieces[at + 1 : at + 1 + extent.length]),
        tuple(range(first, first + extent.length)),
        "marked" if extent.marked else "inferred",
        extent.confidence,
        reason,
        first + extent.other_length - 1 if extent.other_length else None,
    )


def _shift(span: Span, by: int, colon: str = "") -> Span:
    """Move a span into the release's text; with `colon` let it reach over the colon behind it."""
    end = len(colon.rstrip()) if colon else span.end
    return Span(span.start + by, end + by)


def _content(piece: Piece) -> Span:
    """Give the quoted words of a paragraph, without the quotation marks around them."""
    words = piece.text
    start = 1 if words[0] in _OPEN else 0
    closing = _CLOSES.search(words)
    end = len(words)
    if closing and (start or not _closes_inside(words)):
        end = closing.start()
    return Span(piece.span.start + start, piece.span.start + max(end, start))
