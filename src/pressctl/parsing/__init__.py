"""One document becomes one release: `parse` gives the order of the passes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from pressctl.model import Claim, Document, Paragraph, Quote, Release
from pressctl.parsing.claims import find_claims
from pressctl.parsing.heading import Heading, find_problems, make_id, read_heading
from pressctl.parsing.inline import find_inline, inline_turn, quote
from pressctl.parsing.language import ENGLISH, find_language
from pressctl.parsing.layout import lay_out
from pressctl.parsing.quotes import Piece, block_quotes, find_extents
from pressctl.parsing.seen import Seen
from pressctl.parsing.speeches import find_speech
from pressctl.parsing.turns import Turn, find_speakers

# Raise it when a release would be parsed otherwise than before: every file is then read anew.
PARSER = 7


def parse(document: Document) -> Release:
    """Parse one document; it raises on no text.

    Rules of English are let loose on English only: in another language a release has its paragraphs
    and what its page marks as quoted, no more.
    """
    document = _with_language(document)
    heading = read_heading(document)
    text, pieces = lay_out(document)
    speech = find_speech(heading, pieces) if document.language == ENGLISH else None
    quotes = [speech] if speech else _find_quotes(text, pieces, document.language)
    paragraphs = _paragraphs(pieces, quotes)
    return Release(
        make_id(heading),
        heading.title,
        heading.title_line,
        heading.issuer,
        heading.published,
        document.origin,
        text,
        paragraphs,
        tuple(quotes),
        _find_claims(document, heading, text, paragraphs, quotes),
        document.url,
        document.language,
        document.withdrawn,
        tuple(find_problems(document, heading)),
        document.updated,
    )


def _with_language(document: Document) -> Document:
    """Trust a page that says it is not in English; look whether one that does not say so is."""
    if document.language != ENGLISH:
        return document
    found = find_language(
        " ".join(block.text for block in document.blocks if block.kind != "title")
    )
    return document if found == ENGLISH else structs.replace(document, language=found)


def _find_claims(
    document: Document,
    heading: Heading,
    text: str,
    paragraphs: Sequence[Paragraph],
    quotes: Sequence[Quote],
) -> tuple[Claim, ...]:
    if document.language != ENGLISH:
        return ()
    return find_claims(heading.title, text, paragraphs, quotes, heading.published)


def _find_quotes(text: str, pieces: Sequence[Piece], language: str) -> list[Quote]:
    turns = _turns(pieces)
    speakers = find_speakers(text, turns)
    extents = find_extents(pieces, speakers)
    blocks = block_quotes(pieces, extents, speakers)
    if language != ENGLISH:
        return blocks
    taken = {number for quote in blocks for number in quote.paragraphs}
    inline = find_inline(pieces, taken, Seen(text))
    if not inline:
        return blocks
    # others speak in between: "She added:" may mean one of them
    quoted = [span for one in blocks for span in one.content]
    quoted += [span for one in inline for span in one.content]
    speakers = find_speakers(text, [*turns, *map(inline_turn, inline)], quoted)
    quotes = [
        *block_quotes(pieces, extents, speakers),
        *(quote(one, speakers) for one in inline),
    ]
    return sorted(quotes, key=lambda one: one.content[0])


def _turns(pieces: Sequence[Piece]) -> list[Turn]:
    return [
        Turn(piece.span.start + piece.cue.source.start, piece.span.end, piece.cue)
        for piece in pieces
        if piece.cue
    ]


def _paragraphs(pieces: Sequence[Piece], quotes: Sequence[Quote]) -> tuple[Paragraph, ...]:
    quoted = {number for one in quotes for number in one.own_paragraphs}
    return tuple(
        Paragraph(p.span, "quote" if number in quoted else p.kind, p.line, p.last_line)
        for number, p in enumerate(pieces, 1)
    )
