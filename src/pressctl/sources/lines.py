"""Lines of plain text, and the blocks they make: paragraphs, bullets, furniture, hard wraps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from pressctl.dates import read_day
from pressctl.model import Block, BlockKind

_BULLET = re.compile(r"[•‣◦▪●∙·*–-][ \t\xa0]+(?=\S)")
_FURNITURE = re.compile(
    r"""(?:share\ this|like\ this|related|leave\ a\ (?:reply|comment)|post\ navigation
        |skip\ to\ content
        |(?:←\ ?)?older\ posts|newer\ posts(?:\ ?→)?|previous\ (?:post|page)|next\ (?:post|page)
        |search\ for:?|recent\ (?:posts|comments)|loading\.{3}|continue\ reading.*|read\ more
        |press\ releases?|speeches|uncategori[sz]ed|page\ \d+(?:\ of\ \d+)?)\s*:?""",
    re.VERBOSE | re.IGNORECASE,
)
# "PRESS RELEASE : Ministers open new bridge [March 2024]"
_TITLE_PREFIX = re.compile(r"(?:HISTORIC )?PRESS RELEASE\s?:\s*(?=\S)", re.IGNORECASE)
_TITLE_SUFFIX = re.compile(r"\[([^\[\]]{3,30}\d{4})\]$")
# "![Ministers open new bridge](https://example.org/bridge.jpg)", "# Ministers open new bridge"
_MARKDOWN = re.compile(r"(?:!?\[(?P<alt>.+)\]\([^()\s]*\)|\#{1,6}\s+(?P<heading>.+))$", re.VERBOSE)
_SAYING = re.compile(r"\b(?:said|says|added|commented|stated|continued)\s*:$")
_WRAP_WIDTH = range(45, 101)  # widths at which editors and mailers wrap; not measured
_ENDS_SENTENCE = (".", "!", "?", ":", ";", "”", '"', "…")
# a line that ends so is broken off, however short it is
_BROKEN_OFF = re.compile(r"\b(?:the|a|an|of|to|in|for|by|with|that|which|from|at|its|their)$")


@dataclass(frozen=True)
class Line:
    """A line that is not blank: its number from 1, its indent, its bullet, its words."""

    number: int
    indent: int
    bullet: bool
    text: str
    after_blank: bool


def read_lines(text: str) -> list[Line]:
    """List the lines of a text that are not blank."""
    return list(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    blank = True
    for number, raw in enumerate(re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")), 1):
        words = raw.strip()
        if not words:
            blank = True
            continue
        bullet = _BULLET.match(words)
        yield Line(
            number,
            len(raw) - len(raw.lstrip()),
            bullet is not None,
            words[bullet.end() :] if bullet else words,
            blank,
        )
        blank = False


def is_marked_title(text: str) -> bool:
    """Whether a line begins as the titles of a listing do: "PRESS RELEASE : ..."."""
    return _TITLE_PREFIX.match(_without_markdown(text)) is not None


def clean_title(text: str) -> tuple[str, date | None]:
    """Take the listing's marks off a title; a bracket that holds a full day is the date."""
    bare = _TITLE_PREFIX.sub("", _without_markdown(text), count=1).strip()
    bracket = _TITLE_SUFFIX.search(bare)
    if not bracket:
        return bare, None
    return bare[: bracket.start()].strip(), read_day(bracket[1])


def _without_markdown(text: str) -> str:
    found = _MARKDOWN.match(text)
    return (found["alt"] or found["heading"]) if found else text


def to_block(kind: BlockKind, line: Line) -> Block:
    """Make a block of one line."""
    return Block(line.text, kind, line.number, line.number)


def to_blocks(lines: Sequence[Line], wrapped: bool) -> list[Block]:
    """Make the blocks of a body; `wrapped` says that its lines are broken at a fixed width."""
    blocks: list[Block] = []
    previous: Line | None = None
    for line in lines:
        if previous and blocks and _continues(previous, line, wrapped):
            last = blocks[-1]
            blocks[-1] = Block(f"{last.text} {line.text}", last.kind, last.line, line.number)
        else:
            blocks.append(to_block(_kind(line), line))
        previous = line
    return blocks


def _kind(line: Line) -> BlockKind:
    if line.bullet:
        return "item"
    return "furniture" if _FURNITURE.fullmatch(line.text) else "prose"


def _continues(previous: Line, line: Line, wrapped: bool) -> bool:
    """Whether a line goes on with the paragraph of the line before it (a hard wrap)."""
    if line.after_blank or line.bullet or _FURNITURE.fullmatch(line.text):
        return False
    open_end = not previous.text.endswith(_ENDS_SENTENCE)
    broken = len(previous.text) >= _WRAP_WIDTH.start or _BROKEN_OFF.search(previous.text)
    if open_end and line.text[0].islower() and broken:
        return True  # short lines that touch are a list without its bullets
    if not open_end and _SAYING.search(line.text):
        return False
    return wrapped and len(previous.text) in _WRAP_WIDTH and not previous.text.endswith(":")


def is_hard_wrapped(lines: Sequence[Line]) -> bool:
    """Whether the page breaks its lines at a fixed width: most touching lines are of that width."""
    touching = [a for a, b in pairwise(lines) if not b.after_blank]
    fitting = [line for line in touching if len(line.text) in _WRAP_WIDTH]
    widest = max((len(line.text) for line in lines), default=0)
    return bool(touching) and widest <= _WRAP_WIDTH.stop and 2 * len(fitting) > len(touching)
