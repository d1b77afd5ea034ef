"""Quotations set apart from the narrative: which paragraphs belong to which cue line, and why."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import takewhile

from msgspec import Struct

from pressctl.model import BlockKind, ParagraphKind, Quote, Span, Speaker
from pressctl.parsing.attribution import Cue
from pressctl.parsing.boundary import MOST_PARAGRAPHS, Stop, Unmarked, find_ends
from pressctl.parsing.marks import find_stretches, follow, opens_with_mark, without_marks
from pressctl.parsing.signs import Candidate, words_about

_MARKED_BY_PAGE = 0.99  # the page's own mark; the rest is for pages that set their marks wrong
_HARD_STOPS = {"heading", "notes"}
_TOLD = 20  # paragraphs before the first cue that tell what the narrative is about; not measured
_NO: frozenset[str] = frozenset()


class Piece(Struct, frozen=True, gc=False):
    """A paragraph in the making: its words in the text, what the reader and we make of it."""

    span: Span
    text: str
    block: BlockKind
    kind: ParagraphKind
    cue: Cue | None
    line: int
    last_line: int
    names_speaker: bool = False  # behind a cue: it quotes somebody with name and office

    @property
    def stops(self) -> bool:
        """Whether no quotation behind a cue reaches into it."""
        return self.cue is not None or self.names_speaker or self.kind in _HARD_STOPS


class Extent(Struct, frozen=True, gc=False):
    """Which of the paragraphs behind a cue are quoted, and how that is known."""

    content: tuple[Span, ...]  # within each paragraph
    marked: bool
    confidence: float
    reason: str
    other_length: int | None = None


def find_extents(pieces: Sequence[Piece], speakers: Mapping[int, Speaker]) -> dict[int, Extent]:
    """Find the quotation behind each cue line, by the place of the cue among the pieces.

    `speakers` gives who speaks at each cue, by where its source starts in the release's text. A cue
    with nothing behind it that could be quoted has none.
    """
    extents = find_marked(pieces)
    unmarked = find_unmarked(pieces, speakers, extents)
    for (at, one), end in zip(unmarked.items(), find_ends(list(unmarked.values())), strict=True):
        texts = [candidate.text for candidate in one.paragraphs[: end.length]]
        content = tuple(without_marks(text) for text in texts)
        extents[at] = Extent(content, False, end.confidence, end.reason, end.other_length)
    return extents


def block_quotes(
    pieces: Sequence[Piece], extents: Mapping[int, Extent], speakers: Mapping[int, Speaker]
) -> list[Quote]:
    """Make the quotes, in the order of the text; paragraph numbers count from 1."""
    return [_quote(pieces, at, extents[at], speakers) for at in sorted(extents)]


def find_unmarked(
    pieces: Sequence[Piece], speakers: Mapping[int, Speaker], marked: Container[int]
) -> dict[int, Unmarked]:
    """Find the quotations whose end nothing marks, by the place of their cue among the pieces.

    `marked` are the places of the cues whose quotations are marked.
    """
    cues = [at for at, piece in enumerate(pieces) if piece.cue]
    told = words_about(" ".join(piece.text for piece in pieces[: cues[0]][:_TOLD])) if cues else _NO
    found: dict[int, Unmarked] = {}
    for number, at in enumerate(cues):
        behind = _behind(pieces, at)
        if at in marked or not behind or behind[0].kind == "bullet":
            continue  # "... agreed the following:" and a list: nobody's words
        own = _before_own_marks(behind)
        stop = "mark" if len(own) < len(behind) else _stop(pieces, at + 1 + len(behind))
        cue = pieces[at].cue
        assert cue is not None
        found[at] = Unmarked(
            [Candidate(one.text, one.kind == "bullet") for one in own[:MOST_PARAGRAPHS]],
            speakers.get(_turn(pieces[at])) or cue.speaker,
            stop,
            cue.statement,
            later=number > 0,
            told=told,
        )
    return found


def _turn(piece: Piece) -> int:
    """Give where the source of a cue line starts in the release's text."""
    assert piece.cue is not None
    return piece.span.start + piece.cue.source.start


def _before_own_marks(behind: Sequence[Piece]) -> Sequence[Piece]:
    """Leave out what has quotation marks of its own: words that nothing marks end before it.

    In 66 of 66 such places of the labelled releases the quotation does.
    """
    if opens_with_mark(behind[0].text):
        return behind
    marked = (at for at, piece in enumerate(behind) if opens_with_mark(piece.text))
    return behind[: next(marked, len(behind))]


def _behind(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    end = at + 1
    while end < len(pieces) and not pieces[end].stops:
        end += 1
    return pieces[at + 1 : end]


def _stop(pieces: Sequence[Piece], at: int) -> Stop:
    if at >= len(pieces):
        return "end"
    return "heading" if pieces[at].kind in _HARD_STOPS else "cue"


def find_marked(pieces: Sequence[Piece]) -> dict[int, Extent]:
    """Find the quotations that the page or quotation marks set apart, by the place of the cue."""
    extents = {}
    for at, piece in enumerate(pieces):
        if piece.cue and (behind := _behind(pieces, at)) and (extent := _marked(piece, behind)):
            extents[at] = extent
    return extents


def _marked(cue: Piece, behind: Sequence[Piece]) -> Extent | None:
    if behind[0].block == "quote":
        return _marked_by_page(behind)
    stretches = find_stretches(cue.text)
    opened = bool(stretches) and not stretches[-1].closed
    marked = follow([piece.text for piece in behind], opened=opened)
    return Extent(marked.content, True, marked.confidence, marked.reason) if marked else None


def _marked_by_page(behind: Sequence[Piece]) -> Extent:
    marked = list(takewhile(lambda piece: piece.block == "quote", behind))
    content = tuple(_inside(piece.text) for piece in marked)
    return Extent(content, True, _MARKED_BY_PAGE, "the page marks the paragraphs as quoted")


def _inside(text: str) -> Span:
    """Leave out the quotation marks around a paragraph that the page has set apart as well."""
    marked = follow([text])
    return marked.content[0] if marked else without_marks(text)


def _quote(
    pieces: Sequence[Piece], at: int, extent: Extent, speakers: Mapping[int, Speaker]
) -> Quote:
    piece, first = pieces[at], at + 2
    cue = piece.cue
    assert cue is not None
    start = piece.span.start
    settled = speakers.get(_turn(piece))
    stated = settled is not None and settled.name == cue.speaker.name
    reason = extent.reason + ("; several people speak together" if cue.joint else "")
    return Quote(
        settled or cue.speaker,
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
