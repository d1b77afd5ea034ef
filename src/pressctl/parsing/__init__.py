"""One document becomes one release: `parse` gives the order of the passes."""

from __future__ import annotations

from collections.abc import Sequence

from pressctl.model import Document, Paragraph, Quote, Release, Speaker
from pressctl.parsing.claims import find_claims
from pressctl.parsing.heading import find_problems, make_id, read_heading
from pressctl.parsing.layout import lay_out
from pressctl.parsing.mentions import Mentions, is_full_name, people_of
from pressctl.parsing.quotes import Piece, find_block_quotes

# Raise it when a release would be parsed otherwise than before: every file is then read anew.
PARSER = 1


def parse(document: Document) -> Release:
    """Parse one document; it raises on no text."""
    heading = read_heading(document)
    text, pieces = lay_out(document)
    quotes = _find_quotes(text, pieces)
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
        find_claims(heading.title, text, paragraphs, quotes, heading.published),
        document.url,
        document.language,
        document.withdrawn,
        tuple(find_problems(document, heading)),
    )


def _find_quotes(text: str, pieces: Sequence[Piece]) -> list[Quote]:
    cues = [piece.cue for piece in pieces]
    mentions = Mentions(text, people_of([cue.speaker for cue in cues if cue]))
    speakers: list[Speaker | None] = []
    previous, since = None, 0
    for piece, cue in zip(pieces, cues, strict=True):
        found = None
        if cue:
            between = text[since : piece.span.start + cue.source.start]
            found = cue.speaker
            if not is_full_name(found.name):
                found = mentions.resolve(cue.speaker, cue.subject, previous, between)
            previous, since = found, piece.span.end
        speakers.append(found)
    return find_block_quotes(pieces, speakers)


def _paragraphs(pieces: Sequence[Piece], quotes: Sequence[Quote]) -> tuple[Paragraph, ...]:
    quoted = {number for quote in quotes for number in quote.paragraphs if quote.form == "block"}
    return tuple(
        Paragraph(p.span, "quote" if number in quoted else p.kind, p.line, p.last_line)
        for number, p in enumerate(pieces, 1)
    )
