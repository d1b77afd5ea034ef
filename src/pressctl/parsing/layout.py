"""The body of a release laid out: its text, and what kind of paragraph each block makes."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import takewhile

from pressctl.model import Block, Document, ParagraphKind, Span
from pressctl.parsing.attribution import Cue, find_cue
from pressctl.parsing.clauses import MARKS_REACH, find_cue_by_marks
from pressctl.parsing.inline import names_speaker
from pressctl.parsing.quotes import Piece
from pressctl.parsing.seen import Seen
from pressctl.text import fold

_SPOKEN = {"prose", "summary", "item"}
_NARRATED = {"prose", "summary"}
_NOT_BODY = {"title", "byline", "furniture"}
_NOTES = re.compile(r"(?:notes? (?:to|for) (?:the )?editors?|editors?'s? notes?|notes)\s*:?\s*")
_SUBHEAD = re.compile(
    # "About Acme Inc.", but "About 40 people came"
    r"(?:about (?![0-9£$€]).{2,60}?(?: (?:inc|ltd|co|corp|llc)\.|(?<![.!?]))"
    r"|background|biography|further information|more information|contact|contacts"
    r"|media enquiries|press enquiries|ends|quotes?|next steps|case stud(?:y|ies)|key facts"
    r"|what this means"
    r"|reaction|stakeholder quotes|supporting quotes|additional quotes?)\s*:?"
)
_END_MARK = re.compile(r"[-–—*#\s]*(?:ends?|end of release|###?|\*\*\*)[-–—*#\s]*", re.IGNORECASE)
_LONGEST_SUBHEAD = 80  # characters; "about" with 60 behind it is the longest that a pattern reads
_SUBHEAD_WORDS = 9  # a longer line without a stop is a sentence that lost it; not measured
_SUMMARY_WORDS = 70  # a longer first paragraph is no standfirst; not measured
_HEADINGS_FIRST = 2  # headings that may stand above a standfirst ("NEW ROAD OPENS"); not measured


def lay_out(document: Document) -> tuple[str, list[Piece]]:
    """Give the text of the body and its pieces; paragraphs are joined by a blank line."""
    blocks = [block for block in document.blocks if block.kind not in _NOT_BODY and block.text]
    text = "\n\n".join(block.text for block in blocks)
    seen = Seen(text)
    pieces: list[Piece] = []
    start, in_notes, may_quote = 0, False, False
    for number, block in enumerate(blocks):
        in_notes = in_notes or _opens_notes(block)
        may_cue = _may_cue(document, block, in_notes)
        asked = bool(pieces) and pieces[-1].cue is not None
        cue = _find_cue(blocks, number, asked, seen) if may_cue else None
        first = len(pieces) < _HEADINGS_FIRST and all(one.kind == "heading" for one in pieces)
        last = number + 1 == len(blocks)
        kind = "notes" if in_notes else _kind(block, first=first, last=last, asked=asked)
        span = Span(start, start + len(block.text))
        shown: ParagraphKind = "cue" if cue else kind
        told = may_quote and shown in _NARRATED
        spoken = told and names_speaker(block.text, seen, first=asked)
        where = (block.line, block.last_line)
        pieces.append(Piece(span, block.text, block.kind, shown, cue, *where, spoken))
        may_quote = cue is not None or (may_quote and not pieces[-1].stops)
        start = span.end + 2
    return text, pieces


def _opens_notes(block: Block) -> bool:
    text = block.text
    may_open = len(text) <= _LONGEST_SUBHEAD and text[0] in "NnEe"
    return block.kind == "notes" or (may_open and _NOTES.fullmatch(fold(text)) is not None)


def _may_cue(document: Document, block: Block, in_notes: bool) -> bool:
    """English rules are not let loose on another language, nor on bullets and notes."""
    return document.language == "en" and block.kind in {"prose", "summary"} and not in_notes


def _find_cue(
    blocks: Sequence[Block], number: int, asked: bool, seen: Container[str]
) -> Cue | None:
    text = blocks[number].text
    cue = find_cue(text, seen)
    if cue or asked or not text.endswith(":"):
        return cue
    behind = blocks[number + 1 : number + 1 + MARKS_REACH]
    spoken = [one.text for one in takewhile(lambda one: one.kind in _SPOKEN, behind)]
    return find_cue_by_marks(text, spoken, seen)


def _kind(block: Block, *, first: bool, last: bool, asked: bool) -> ParagraphKind:
    """Tell the kind of a block; `asked` says that a cue line stands right before it."""
    if block.kind == "quote":
        return "prose"  # the page says so: no subhead, however short
    if block.kind == "item":
        return "bullet"
    if block.kind == "heading" or (not asked and _is_subhead(block.text, last)):
        return "heading"
    if block.kind == "summary" or (first and not last and _is_summary(block.text)):
        return "summary"
    return "prose"


def _is_subhead(text: str, last: bool) -> bool:
    """A few words without a stop at the end, and something below them."""
    if _END_MARK.fullmatch(text):
        return True
    if len(text) <= _LONGEST_SUBHEAD and _SUBHEAD.fullmatch(fold(text)):
        return True
    if last or text[-1] in '.:;,!?…”"’)%-–—' or len(text.split()) > _SUBHEAD_WORDS:
        return False
    return text[0].isupper() and not text[0].isdigit()


def _is_summary(text: str) -> bool:
    return len(text.split()) <= _SUMMARY_WORDS and text[-1] not in ":;"
