"""Text dumps: the printed text of a listing page (a tag, a category) or of a single release.

A listing page is a list of releases: `  • title`, the title once more, a byline, and the body
indented by four. Depth and the doubled title tell a new release from a bullet of a body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from pressctl.dates import read_day
from pressctl.model import Block, BlockKind, Document, Origin, Problem
from pressctl.text import fold

_BULLET = re.compile(r"[•‣◦▪●∙·*–-][ \t\xa0]+(?=\S)")
# "PRESS RELEASE : Ministers open new bridge [March 2024]"
_MARKED_TITLE = re.compile(r"(?:HISTORIC )?PRESS RELEASE\s?:\s*\S", re.IGNORECASE)
_TITLE_PREFIX = re.compile(r"(?:HISTORIC )?PRESS RELEASE\s?:\s*", re.IGNORECASE)
_TITLE_SUFFIX = re.compile(r"\s*\[([^\[\]]{3,30}\d{4})\]\s*$")
_BYLINE = re.compile(
    r"""(?:below\ is\ the\ text\ of\ )?
        the\ (?:text\ of\ the\ )?
        (?:press\ release|news\ release|press\ notice|speech|statement|comments?|letter|article
        |update|response)
        \ (?:\(?as\ \w+\)?\ )?
        (?:issued|made|sent|given|delivered|published|released|written|by)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_PAGE_HEADING = re.compile(r"(?:tag|category|author|month|archives?)\s?:\s*\S", re.IGNORECASE)
_FURNITURE = re.compile(
    r"""(?:share\ this|like\ this|related|leave\ a\ (?:reply|comment)|post\ navigation
        |skip\ to\ content
        |(?:←\ ?)?older\ posts|newer\ posts(?:\ ?→)?|previous\ (?:post|page)|next\ (?:post|page)
        |search\ for:?|recent\ (?:posts|comments)|loading\.{3}|continue\ reading.*|read\ more
        |press\ releases?|speeches|uncategori[sz]ed|page\ \d+(?:\ of\ \d+)?)\s*:?""",
    re.VERBOSE | re.IGNORECASE,
)
# Header lines of a release saved on its own: "Published 10 April 2024", "From: Home Office"
_DATE_LABEL = re.compile(
    r"(?:(?:first )?published|date|issued|released|posted|for release|embargoed until)"
    r"(?:\s+on)?\s*:?\s+",
    re.IGNORECASE,
)
_ISSUER_LABEL = re.compile(
    r"(?:from|issued by|issuer|published by|press release (?:issued )?by|organisation)"
    r"\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
# a lone text with no date is still a release when somebody is quoted in it
_SAYING = re.compile(r"\b(?:said|says|added|commented|stated)\b[^:]{0,80}:$")
_NO_TITLE = re.compile(r"(?:for immediate release|press release|news release)[\s:]*", re.IGNORECASE)
_HEADER_LINES = 6  # how far down a lone release's date is looked for; not measured
_TITLE_WORDS = 40  # a longer first line is prose, not a title; not measured
_WRAP_WIDTH = range(45, 101)  # widths at which editors and mailers wrap; not measured
_ENDS_SENTENCE = (".", "!", "?", ":", ";", "”", '"', "…")


@dataclass(frozen=True)
class Line:
    """A line that is not blank: its number from 1, its indent, its bullet, its words."""

    number: int
    indent: int
    bullet: bool
    text: str
    after_blank: bool


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
    lines = list(_lines(text))
    starts = _find_starts(lines)
    if not starts:
        return _read_lone(lines, file)
    ends = [start.first for start in starts[1:]] + [len(lines)]
    wrapped = _is_hard_wrapped(lines)
    documents, problems = [], []
    for start, end in zip(starts, ends, strict=True):
        before = lines[: start.first] if start is starts[0] else []
        document, found = _read_release(lines[start.first : end], start, file, wrapped)
        documents.append(_with_furniture(document, before))
        problems += found
    return documents, problems


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
    marked = _MARKED_TITLE.match(line.text) is not None
    if following and line.bullet and not following.bullet and _same(line, following):
        byline_near = any(_is_byline(later) for later in lines[at + 2 : at + 3])
        if marked or byline_near or line.indent < following.indent:
            return _Start(at, at + 1, at + 2)
    if marked:
        return _Start(at, at, at + 1)
    if following and _is_byline(following) and _may_be_title(line):
        return _Start(at, at, at + 1)
    return None


def _same(line: Line, other: Line) -> bool:
    return fold(line.text) == fold(other.text)


def _is_byline(line: Line) -> bool:
    return not line.bullet and _BYLINE.match(line.text) is not None


def _may_be_title(line: Line) -> bool:
    return not _is_byline(line) and not _PAGE_HEADING.match(line.text)


def _read_release(
    lines: Sequence[Line], start: _Start, file: str, wrapped: bool
) -> tuple[Document, list[Problem]]:
    title, body = start.title - start.first, start.body - start.first
    blocks = [_block("furniture", line) for line in lines[:title]]
    blocks.append(_block("title", lines[title]))
    bylines = [line for line in lines[body : body + 1] if _is_byline(line)]
    blocks += [_block("byline", line) for line in bylines]
    inside = _body(lines[body + len(bylines) :], wrapped)
    blocks += inside
    problems = [] if bylines else _no_byline(lines[title], file)
    if not any(block.kind != "furniture" for block in inside):
        problems.append(
            Problem(file, lines[title].number, "a release with no body; kept with its title only")
        )
    last = max((b.last_line for b in blocks if b.kind != "furniture"), default=lines[title].number)
    origin = Origin(file, lines[0].number, last)
    name, stated = _clean_title(lines[title].text)
    return Document(origin, tuple(blocks), title=name, published=stated), problems


def _no_byline(title: Line, file: str) -> list[Problem]:
    if _clean_title(title.text)[1]:
        return []
    what = "a title with no byline, so no date and no issuer; kept without them"
    return [Problem(file, title.number, what)]


def _clean_title(text: str) -> tuple[str, date | None]:
    """Take the listing's marks off a title; a bracket that holds a full day is the date."""
    bare = _TITLE_PREFIX.sub("", text, count=1) if _MARKED_TITLE.match(text) else text
    bracket = _TITLE_SUFFIX.search(bare)
    if not bracket:
        return bare.strip(), None
    return bare[: bracket.start()].strip(), read_day(bracket[1])


def _block(kind: BlockKind, line: Line) -> Block:
    return Block(line.text, kind, line.number, line.number)


def _body(lines: Sequence[Line], wrapped: bool) -> list[Block]:
    blocks: list[Block] = []
    previous: Line | None = None
    for line in lines:
        if previous and blocks and _continues(previous, line, wrapped):
            last = blocks[-1]
            blocks[-1] = Block(f"{last.text} {line.text}", last.kind, last.line, line.number)
        else:
            blocks.append(_block(_kind(line), line))
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
    if open_end and line.text[0].islower():
        return True
    return wrapped and len(previous.text) in _WRAP_WIDTH and not previous.text.endswith(":")


def _is_hard_wrapped(lines: Sequence[Line]) -> bool:
    """Whether the page breaks its lines at a fixed width: most touching lines are of that width."""
    touching = [a for a, b in pairwise(lines) if not b.after_blank]
    fitting = [line for line in touching if len(line.text) in _WRAP_WIDTH]
    widest = max((len(line.text) for line in lines), default=0)
    return bool(touching) and widest <= _WRAP_WIDTH.stop and 2 * len(fitting) > len(touching)


def _with_furniture(document: Document, before: Sequence[Line]) -> Document:
    extra = tuple(_block("furniture", line) for line in before)
    return Document(
        document.origin,
        extra + document.blocks,
        title=document.title,
        issuer=document.issuer,
        published=document.published,
    )


def _read_lone(lines: Sequence[Line], file: str) -> tuple[list[Document], list[Problem]]:
    """Read a release saved on its own: a title, then a date within the next few lines."""
    top = next((n for n, line in enumerate(lines) if not _NO_TITLE.fullmatch(line.text)), None)
    if top is None or len(lines[top].text.split()) > _TITLE_WORDS:
        return [], []
    header, day, issuer = _header(lines[top + 1 : top + 1 + _HEADER_LINES])
    quoting = any(_SAYING.search(line.text) for line in lines[top + 1 :])
    if not lines[top + 1 + header :] or (day is None and not quoting):
        return [], []
    blocks = [_block("furniture", line) for line in lines[:top]]
    blocks.append(_block("title", lines[top]))
    blocks += [_block("byline", line) for line in lines[top + 1 : top + 1 + header]]
    blocks += _body(lines[top + 1 + header :], _is_hard_wrapped(lines))
    origin = Origin(file, lines[top].number, lines[-1].number)
    title, stated = _clean_title(lines[top].text)
    problems = [] if day or stated else _no_byline(lines[top], file)
    document = Document(origin, tuple(blocks), title, issuer, day or stated)
    return [document], problems


def _header(lines: Sequence[Line]) -> tuple[int, date | None, str | None]:
    """Find the date and the issuer in the lines under a title, and how many lines they take."""
    day: date | None = None
    issuer: str | None = None
    used = 0
    for number, line in enumerate(lines, 1):
        found = read_day(_DATE_LABEL.sub("", line.text, count=1).rstrip("."))
        label = _ISSUER_LABEL.match(line.text)
        if found and day is None:
            day, used = found, number
        elif label and issuer is None:
            issuer, used = line.text[label.end() :].rstrip(".").removeprefix("the "), number
    return used, day, issuer
