"""A release that fills a file with a heading in any order: title, day and issuer, then a body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from pressctl.model import Block, BlockKind, Document, Origin
from pressctl.sources.lines import Line, clean_title, is_hard_wrapped, to_block, to_blocks
from pressctl.sources.reading import Found, Ledger, too_long
from pressctl.sources.single import read_header

Kinds = dict[int, BlockKind]  # of lines by their number, where something tells it
_LABEL = re.compile(
    r"(?:(?:press|news|media) (?:release|notice)|for immediate release|embargoed? .{3,60}"
    r"|not for (?:publication|broadcast) .{3,60})\W*",
    re.IGNORECASE,
)
_SAID = re.compile(r"\b(?:said|says|added|commented)\b")
_TITLE_WORDS = 40  # a longer first line is prose, not a title; as in dumps
_TITLE_LINES = 3
_TOP = 6  # lines above a title: the letterhead, the day, "Press release"; not measured


def read_sheet(lines: Sequence[Line], kinds: Kinds, origin: Origin, ledger: Ledger) -> Found:
    """Read the release that fills a file: title, day and issuer below or above it, body."""
    heads = [line for line in lines if kinds.get(line.number) == "furniture"]
    rest = [line for line in lines if kinds.get(line.number) != "furniture"]
    if why := too_long("".join(line.text for line in rest)):
        ledger.lose(None, f"{why}; left out")
        return [], ledger.problems()
    top = _top(rest, kinds)
    if top is None:
        return [], ledger.problems()
    end = top + _title_lines(rest[top:], kinds)
    used, day, issuer = read_header(rest[end : end + _TOP])
    above = _days(rest[:top])
    title, stated = clean_title(" ".join(line.text for line in rest[top:end]))
    published = day or above or stated
    after = rest[end + used :]
    body = [_styled(block, kinds) for block in to_blocks(after, is_hard_wrapped(after))]
    if not body or not (published or any(map(_is_of_press, [*lines[:_TOP], *lines[end:]]))):
        return [], ledger.problems()
    blocks = [*_as(heads, "furniture"), *_as(rest[:top], "furniture")]
    blocks.append(Block(title, "title", rest[top].number, rest[end - 1].number))
    blocks += _as(rest[end : end + used], "byline")
    if published is None:
        ledger.warn(rest[top].number, "no day near the title; the release is kept without a date")
    document = Document(origin, (*blocks, *body), title, issuer, published)
    return [document], ledger.problems()


def _top(lines: Sequence[Line], kinds: Kinds) -> int | None:
    """Find the title: what has that style, else the first line that is no label and no date."""
    styled = [place for place, line in enumerate(lines) if kinds.get(line.number) == "title"]
    if styled:
        return styled[0]
    for place, line in enumerate(lines[:_TOP]):
        if not _LABEL.fullmatch(line.text) and _days([line]) is None:
            return place if len(line.text.split()) <= _TITLE_WORDS else None
    return None


def _title_lines(lines: Sequence[Line], kinds: Kinds) -> int:
    """Count the lines of a title that is too long for one."""
    count, styled = 1, kinds.get(lines[0].number)
    while count < min(len(lines), _TITLE_LINES):
        line = lines[count]
        if line.after_blank or _days([line]) or kinds.get(line.number) != styled:
            break
        count += 1
    return count if count == len(lines) or lines[count].after_blank else 1


def _days(lines: Sequence[Line]) -> date | None:
    """Give the first day that stands alone on a line, or behind a label."""
    found = (read_header([line])[1] for line in lines)
    return next(filter(None, found), None)


def _is_of_press(line: Line) -> bool:
    """Whether a line tells that this is a release: it says so, or somebody is quoted."""
    return bool(_LABEL.fullmatch(line.text) or _SAID.search(line.text))


def _styled(block: Block, kinds: Kinds) -> Block:
    kind = kinds.get(block.line)
    return replace(block, kind=kind) if kind and block.kind == "prose" else block


def _as(lines: Sequence[Line], kind: BlockKind) -> list[Block]:
    return [to_block(kind, line) for line in lines]
