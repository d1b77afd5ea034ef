"""Text dumps: the printed text of a listing page (a tag, a category) or of a single release.

A listing page is a list of releases: `  • title`, the title once more, a byline, and the body
indented by four. Depth and the doubled title tell a new release from a bullet of a body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pressctl.model import Document, Origin, Problem
from pressctl.sources import single
from pressctl.sources.lines import (
    Line,
    clean_title,
    is_hard_wrapped,
    is_marked_title,
    read_lines,
    to_block,
    to_blocks,
)
from pressctl.text import fold

_BYLINE = re.compile(
    r"""(?:below\ is\ the\ text\ of\ )?
        the\ (?:text\ of\ the\ )?
        (?:press\ release|news\ release|press\ notice|speech|statement|comments?|letter|article
        |update|response)
        \ (?:\(?as\ \w+\)?\ )?
        (?:issued|made|sent|given|delivered|published|released|written|by)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# only so a title that is neither marked nor doubled is known: prose may open as a byline does
_DATED = re.compile(r"\bon\b[^,:;]{4,40}\d{4}\.?$")
_PAGE_HEADING = re.compile(r"(?:tag|category|author|month|archives?)\s?:\s*\S", re.IGNORECASE)


@dataclass(frozen=True)
class _Start:
    """Where a release begins in the list of lines: its first line, its title, its body."""

    first: int
    title: int
    body: int


def read(text: str, file: str) -> tuple[list[Document], list[Problem]]:
    """Read the releases of a dump, in the order of the page.

    Every line that is not blank lands in one block of one document; what is no part of a release
    (the page's heading, the doubled title) is a block of kind "furniture".
    """
    lines = read_lines(text)
    starts = _find_starts(lines)
    if not starts:
        return single.read_single(lines, file)
    ends = [_without_page_heading(lines, start.first) for start in starts[1:]] + [len(lines)]
    wrapped = is_hard_wrapped(lines)
    documents, problems = [], []
    for start, since, end in zip(starts, [0, *ends], ends, strict=False):
        before = lines[since : start.first]
        document, found = _read_release(lines[start.first : end], start, file, wrapped)
        documents.append(_with_furniture(document, before))
        problems += found
    return documents, problems


def _without_page_heading(lines: Sequence[Line], end: int) -> int:
    """Give where a release ends when the heading of another page stands behind it."""
    while end and _PAGE_HEADING.match(lines[end - 1].text) and lines[end - 1].indent == 0:
        end -= 1
    return end


def _find_starts(lines: Sequence[Line]) -> list[_Start]:
    starts: list[_Start] = []
    at = 0
    while at < len(lines):
        start = _start_at(lines, at)
        if start:
            starts.append(start)
            at = start.body
        else:
            at += 1
    return starts


def _start_at(lines: Sequence[Line], at: int) -> _Start | None:
    """See whether a release begins at a line: title doubled, title marked, or byline below it."""
    line = lines[at]
    following = lines[at + 1] if at + 1 < len(lines) else None
    marked = is_marked_title(line.text)
    if following and line.bullet and not following.bullet and _same(line, following):
        byline_near = any(_is_byline(later) for later in lines[at + 2 : at + 3])
        if marked or byline_near or line.indent < following.indent:
            return _Start(at, at + 1, at + 2)
    if marked:
        return _Start(at, at, at + 1)
    dated = following and _is_byline(following) and _DATED.search(following.text)
    if dated and _may_be_title(line):
        return _Start(at, at, at + 1)
    return None


def _same(line: Line, other: Line) -> bool:
    return fold(line.text) == fold(other.text)


def is_byline(text: str) -> bool:
    """Whether a line tells who issued a release, and when."""
    return _BYLINE.match(text) is not None


def _is_byline(line: Line) -> bool:
    return not line.bullet and is_byline(line.text)


def _may_be_title(line: Line) -> bool:
    return not _is_byline(line) and not _PAGE_HEADING.match(line.text)


def _read_release(
    lines: Sequence[Line], start: _Start, file: str, wrapped: bool
) -> tuple[Document, list[Problem]]:
    title, body = start.title - start.first, start.body - start.first
    blocks = [to_block("furniture", line) for line in lines[:title]]
    blocks.append(to_block("title", lines[title]))
    bylines = [line for line in lines[body : body + 1] if _is_byline(line)]
    blocks += [to_block("byline", line) for line in bylines]
    inside = to_blocks(lines[body + len(bylines) :], wrapped)
    blocks += inside
    problems = [] if bylines else _no_byline(lines[title], file)
    if not any(block.kind != "furniture" for block in inside):
        problems.append(
            Problem(file, lines[title].number, "a release with no body; kept with its title only")
        )
    last = max((b.last_line for b in blocks if b.kind != "furniture"), default=lines[title].number)
    origin = Origin(file, lines[0].number, last)
    name, stated = clean_title(lines[title].text)
    return Document(origin, tuple(blocks), title=name, published=stated), problems


def _no_byline(title: Line, file: str) -> list[Problem]:
    if clean_title(title.text)[1]:
        return []
    what = "a title with no byline, so no date and no issuer; kept without them"
    return [Problem(file, title.number, what)]


def _with_furniture(document: Document, before: Sequence[Line]) -> Document:
    extra = tuple(to_block("furniture", line) for line in before)
    return Document(
        document.origin,
        extra + document.blocks,
        title=document.title,
        issuer=document.issuer,
        published=document.published,
    )


def read_header(lines: Sequence[Line]) -> tuple[int, date | None, str | None]:
    """Find date and issuer in the lines under a title, and how many lines they take."""
    return single.read_header(lines)
