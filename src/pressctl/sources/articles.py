"""An article that quotes: Markdown, plain text, HTML or DOCX as one document, line by line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from msgspec import Struct, structs

from pressctl.model import Block, BlockKind, Document, Origin, Problem
from pressctl.sources import files, html, word
from pressctl.sources.lines import Line, is_hard_wrapped, read_lines, to_block, to_blocks
from pressctl.sources.reading import mend, too_long

_FENCE = re.compile(r"(?:```|~~~)")
_HEADING = re.compile(r"#{1,6}\s+(?P<words>.*?)\s*#*$")
_QUOTED = re.compile(r"(?:>\s?)+")
_LINK = re.compile(r"!?\[(?P<words>[^\[\]]*)\](?:\([^()\s]*(?:\s[^()]*)?\)|\[[^\[\]]*\])")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]")
# Marks of emphasis touch a word; a * between spaces and the _ of a file_name are text.
_EMPHASIS = re.compile(r"(?<!\\)(?:\*+(?=\S)|(?<=\S)\*+|(?<!\w)_+(?=\S)|(?<=[^\s_\\])_+(?!\w))")
_SIGNED = re.compile(r"[-–—]+\s*(?=[^\W\d_])")  # who spoke, below the words in a block quote
_RULE = re.compile(r"[-=*_]{3,}")  # under a heading, between parts, around what tools read
_MARKDOWN = (".md", ".markdown", ".mdown")
_ONE_PARAGRAPH = (("prose", "prose"), ("item", "prose"), ("quote", "quote"), ("quote", "prose"))
_KEPT_KINDS = ("heading", "item", "quote")


class Article(Struct, frozen=True):
    """An article as read; `breaks` says of each block where in its text further lines begin."""

    document: Document
    breaks: tuple[tuple[int, ...], ...]

    def line(self, block: int, offset: int) -> int:
        """Give the line of the file in which a character of a block stands."""
        return self.document.blocks[block].line + bisect_right(self.breaks[block], offset)


def read_article(data: bytes, name: str) -> Article | Problem:
    """Read an article, whatever the bytes are; a Problem says why it cannot be read."""
    if word.is_docx(data):
        found = word.read_paragraphs(data, name)
        if isinstance(found, Problem):
            return found
        blocks = [Block(words, kind, n, n) for n, (words, kind) in enumerate(found, 1)]
        return _article(blocks, {}, name)
    decoded = files.decode(data)
    if decoded.refusal:
        return Problem(name, None, decoded.refusal, lost=True)
    if why := too_long(decoded.text):
        return Problem(name, None, why, lost=True)
    if html.fits(decoded.text):
        page = html.read_prose(decoded.text, name)
        return page if isinstance(page, Problem) else _article(page, {}, name)
    lines = read_lines(mend(decoded.text))
    if name.lower().endswith(_MARKDOWN):
        marked = list(_read_markdown(lines))
        return _article(_marked_blocks(marked), _texts(line for _, line in marked), name)
    return _article(to_blocks(lines, is_hard_wrapped(lines)), _texts(lines), name)


def _article(blocks: Iterable[Block], texts: dict[int, str], name: str) -> Article | Problem:
    """Make one document of blocks; what a dump or a page calls furniture is text like any other."""
    kept = tuple(
        block if block.kind in _KEPT_KINDS else structs.replace(block, kind="prose")
        for block in blocks
        if block.text.strip()
    )
    if not kept:
        return Problem(name, None, "there is no text in it", lost=True)
    breaks = tuple(_breaks(block, texts) for block in kept)
    origin = Origin(name, kept[0].line, kept[-1].last_line, "article")
    return Article(Document(origin, kept, title=name), breaks)


def _breaks(block: Block, texts: dict[int, str]) -> tuple[int, ...]:
    """Tell where in a block its second and further lines begin; one space stands between them."""
    numbers = range(block.line, block.last_line)
    return tuple(accumulate(len(texts.get(number, "")) + 1 for number in numbers))


def _texts(lines: Iterable[Line]) -> dict[int, str]:
    return {line.number: line.text for line in lines}


def _marked_blocks(lines: Sequence[tuple[BlockKind, Line]]) -> list[Block]:
    """Make blocks of lines of Markdown: those that touch are one paragraph."""
    blocks: list[Block] = []
    for kind, line in lines:
        before = blocks[-1] if blocks and not (line.after_blank or line.bullet) else None
        if before and (before.kind, kind) in _ONE_PARAGRAPH:
            words = f"{before.text} {line.text}"
            blocks[-1] = Block(words, before.kind, before.line, line.number)
        else:
            blocks.append(to_block(kind, line))
    return blocks


def _read_markdown(lines: Iterable[Line]) -> Iterator[tuple[BlockKind, Line]]:
    """Give the lines that are text, without the marks of Markdown, and their kinds."""
    in_code = False
    last = 0
    for line in lines:
        if _FENCE.match(line.text):
            in_code = not in_code
        elif not in_code and not _RULE.fullmatch(line.text):
            kind, words = _kind_of(line)
            words = _EMPHASIS.sub("", _FOOTNOTE.sub("", _LINK.sub(r"\g<words>", words)))
            is_signature = kind == "quote" and _SIGNED.match(words)
            touches = last == line.number - 1 and not line.after_blank and not is_signature
            yield kind, replace(line, text=words, after_blank=not touches)
            last = line.number


def _kind_of(line: Line) -> tuple[BlockKind, str]:
    if heading := _HEADING.fullmatch(line.text):
        return "heading", heading["words"]
    if quoted := _QUOTED.match(line.text):
        return "quote", line.text[quoted.end() :]
    return ("item" if line.bullet else "prose"), line.text
