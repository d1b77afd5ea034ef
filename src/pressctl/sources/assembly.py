"""A page taken to pieces becomes a document: its title, its byline, its body, in that order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from pressctl.dates import read_day
from pressctl.model import Block, BlockKind, Document, Origin
from pressctl.sources.dump import is_byline
from pressctl.sources.lines import Line, clean_title
from pressctl.sources.single import SAYING, read_header
from pressctl.text import fold

_HEADER_BLOCKS = 8  # how far down a byline or a date is looked for; not measured
_LABEL_WORDS = 14  # a longer line is no "Published 10 April 2024"; not measured
_ENDS_IN_YEAR = re.compile(r"\b\d{4}\.?$")
# A day somewhere in "Posted on 6 May 2031 by the press team"
_DAY = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\.?,?\s+\d{4}|[A-Za-z]{3,9}\.?\s+\d{1,2},?\s+\d{4}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4}"
)
_TEXT: frozenset[BlockKind] = frozenset({"prose", "item", "quote", "summary", "notes"})


class Draft(Struct, kw_only=True):
    """A release as it was found: what the source states of it, and the blocks below its title."""

    title: str
    line: int
    blocks: list[Block]
    published: date | None = None
    updated: date | None = None
    issuer: str | None = None
    url: str | None = None
    language: str | None = None
    withdrawn: bool = False


def count_words(blocks: Sequence[Block]) -> int:
    """Count the words of the body."""
    return sum(len(block.text.split()) for block in blocks if block.kind in _TEXT)


def find_day(text: str) -> date | None:
    """Find the first day in a line that says more than that."""
    days = map(read_day, _DAY.findall(text[:400]))
    return next((day for day in days if day), None)


def has_cue(document: Document) -> bool:
    """Whether somebody's words are announced in a release."""
    return any(SAYING.search(block.text) for block in document.blocks if block.kind == "prose")


def has_byline(document: Document) -> bool:
    """Whether a sentence above the body tells who issued a release, and when."""
    return any(block.kind == "byline" and is_byline(block.text) for block in document.blocks)


def assemble(draft: Draft, file: str, reader: str) -> Document:
    """Make the document; a byline that is a sentence of its own is left for `parsing` to read.

    Such a byline goes before all that the page states: a page that hands on the releases of
    others states its own name and the day it did so.
    """
    title, stated = clean_title(draft.title)
    before, rest = _split_at_title(draft.blocks, {fold(draft.title), fold(title)})
    body, day, issuer, told = _read_header(rest)
    top = Block(draft.title, "title", draft.line, draft.line)
    blocks = (*before, top, *body)
    published = None if told else draft.published or day or stated
    lines = [line for block in blocks for line in (block.line, block.last_line)]
    return Document(
        Origin(file, min(lines), max(lines), reader),
        blocks,
        title,
        None if told else draft.issuer or issuer,
        published,
        draft.url,
        draft.language or "en",
        draft.withdrawn,
        draft.updated if published and draft.updated and draft.updated > published else None,
    )


def _split_at_title(blocks: list[Block], titles: set[str]) -> tuple[list[Block], list[Block]]:
    """Part what stands above the title, which is furniture but for a standfirst, from the rest."""
    places = (n for n, b in enumerate(blocks[:_HEADER_BLOCKS]) if fold(b.text) in titles)
    at = next(places, None)
    if at is None:
        return [], blocks
    above = blocks[:at]
    before = [Block(b.text, "furniture", b.line, b.last_line) for b in above if not _is_lead(b)]
    return before, [*filter(_is_lead, above), *blocks[at + 1 :]]


def _is_lead(block: Block) -> bool:
    return block.kind == "summary"


def _read_header(blocks: list[Block]) -> tuple[list[Block], date | None, str | None, bool]:
    """Read the lines above the body: the day, the issuer, and whether a byline tells both."""
    day: date | None = None
    issuer: str | None = None
    header: list[Block] = []
    told = False
    for block in blocks[:_HEADER_BLOCKS]:
        kind = block.kind
        if kind == "furniture":
            day = day or find_day(block.text)
        elif not told and is_byline(block.text) and _ENDS_IN_YEAR.search(block.text):
            kind, told = "byline", True
        elif kind in ("prose", "heading") and len(block.text.split()) <= _LABEL_WORDS:
            _, found, name = read_header([Line(block.line, 0, False, block.text, True)])
            day, issuer = day or found, issuer or name
            kind = "byline" if found or name else kind
        header.append(Block(block.text, kind, block.line, block.last_line))
    return header + blocks[_HEADER_BLOCKS:], day, issuer, told
