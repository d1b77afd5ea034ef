"""The markup of a body becomes blocks: paragraphs, headings, bullets, and what is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pressctl.model import Block, BlockKind
from pressctl.sources.furniture import Names, is_furniture, is_meta, is_summary
from pressctl.sources.tags import LINE, Prepared, prepare, without_tags

_SPACE = " \t\n\r\f"  # what a browser folds; a no-break space is a character
_BLANK_LINE = re.compile(r"\n[ \t\r\f]*\n")
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q rp rt ruby s"
    " samp small span strike strong sub sup time tt u var wbr img -comment".split()
)
_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "blockquote": "quote",
}
_QUOTED = {True: "“", False: "”"}  # what a browser writes where <q> begins and ends
_ENDS_SENTENCE = (".", "!", "?", ":", ";", "”", '"', "…")


def parse(prepared: Prepared) -> LexborHTMLParser:
    """Parse markup that was looked at and not refused."""
    return LexborHTMLParser(prepared.html)


def html_blocks(markup: str) -> list[Block]:
    """Read the blocks of a body written in HTML, lines counted from 1.

    What is nested beyond measure is read as paragraphs, without its structure.
    """
    prepared = prepare(markup)
    if prepared.refusal:
        return _flat_blocks(markup)
    body = parse(prepared).body
    return read_blocks([body]) if body is not None else []


def read_blocks(
    roots: Iterable[LexborNode], kind: BlockKind = "prose", *, links: bool = True
) -> list[Block]:
    """Read the blocks of some elements in the order given, without what is furniture in them.

    What a page says of itself (its date, who posted it) is of kind "furniture", and so is a block
    that is all links where these are not wanted.
    """
    blocks: list[Block] = []
    for root in roots:
        pen = _Pen(root, kind, links)
        _walk(root, pen)
        blocks += pen.blocks
    return blocks


def _flat_blocks(markup: str) -> list[Block]:
    blocks, line = [], 1
    for part in without_tags(markup).split("\0"):
        text = fold_space(unescape(part))
        first = line + part[: len(part) - len(part.lstrip())].count("\n")
        line += part.count("\n")
        if text:
            blocks.append(Block(text, "prose", first, line))
    return blocks


def text_of(node: LexborNode) -> str:
    """Give the text of an element in one line, without the hidden parts of it."""
    return " ".join(block.text for block in read_blocks([node]))


def fold_space(text: str) -> str:
    """Fold white space as a browser does; a no-break space stays, but not at the ends."""
    for space in _SPACE[1:]:
        text = text.replace(space, " ")
    while "  " in text:  # each turn halves the longest run; re.sub would take ten times the memory
        text = text.replace("  ", " ")
    return text.strip()


def line_of(node: LexborNode) -> int:
    """Give the line an element's tag stands on; 1 where that is not known."""
    mark = node.attributes.get(LINE) or ""
    return int(mark) if mark.isdecimal() else 1


def _walk(root: LexborNode, pen: _Pen) -> None:
    """Go through an element from beginning to end, without recursion."""
    open_: list[tuple[Iterator[LexborNode], str]] = [(root.iter(include_text=True), "")]
    while open_:
        inside, left = open_[-1]
        node = next(inside, None)
        if node is None:
            open_.pop()
            pen.leave(left)
            continue
        tag = node.tag or ""
        if tag == "-text":
            pen.write(node.text_content or "")
        elif pen.enter(tag, node):
            open_.append((node.iter(include_text=True), tag))


class _Pen:
    """Writes down the blocks of an element while it is gone through."""

    def __init__(self, root: LexborNode, kind: BlockKind, links: bool) -> None:
        self.names = Names(root)
        self.blocks: list[Block] = []
        self.kinds: list[BlockKind] = [kind]
        self.words: list[str] = []
        self.line = line_of(root)
        self.first = self.last = self.line
        self.cells = self.preformatted = 0
        self.links, self.in_link, self.unlinked = links, 0, False
        self.begun = False  # there is text in the block, not only white space
        self.broken = False  # the last block ended with a <br>, so this one may go on with it

    def enter(self, tag: str, node: LexborNode) -> bool:
        """Begin an element; False when it is to be passed over."""
        attributes = node.attributes
        if tag == "br":
            self._mark(attributes)
            self._finish(broken=True)
            return False
        if (len(attributes) > 1 or tag not in _KINDS) and self._is_dropped(tag, attributes, node):
            return False
        if tag == "cite" and self._signs():
            self._sign(node)
            return False
        if tag in _INLINE:
            self.in_link += tag == "a"
            self._write_mark(tag, begins=True)
            return True
        self._begin_block(tag, attributes)
        return True

    def _begin_block(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag in ("td", "th"):
            self.cells += bool(self.words)
            self.words.append(" ")
            self._mark(attributes)
            return
        self._finish()
        self._mark(attributes)
        self.preformatted += tag == "pre"
        self.kinds.append(self._kind(tag, attributes))

    def leave(self, tag: str) -> None:
        """End an element that was begun."""
        if tag in _INLINE or tag in ("td", "th"):
            self.in_link -= tag == "a"
            self._write_mark(tag, begins=False)
            return
        self._finish()
        self.preformatted -= tag == "pre"
        self.kinds.pop()

    def _write_mark(self, tag: str, *, begins: bool) -> None:
        if tag == "q":
            self.words.append(_QUOTED[begins])

    def _signs(self) -> bool:
        """Tell if a <cite> names who is quoted: it stands behind the words of a block quotation."""
        return self.kinds[-1] == "quote" and (
            not self.begun or "".join(self.words).rstrip().endswith(_ENDS_SENTENCE)
        )

    def _sign(self, node: LexborNode) -> None:
        self._finish()
        if text := fold_space(node.text()):
            self._put(Block(text, "prose", self.line, self.line))

    def write(self, text: str) -> None:
        """Write a piece of text."""
        if not self.preformatted:
            self._write(text)
            return
        first, *rest = _BLANK_LINE.split(text)
        self._write(first)
        for part in rest:
            self._finish()
            self.line += 2
            self._write(part)

    def _write(self, text: str) -> None:
        bare = text.strip(_SPACE)
        if bare:
            start = self.line + text.count("\n", 0, text.index(bare[0]))
            if not self.begun:
                self.first, self.begun = start, True
            self.last = start + bare.count("\n")
            self.words.append(text)
            self.unlinked = self.unlinked or not self.in_link
        elif self.words and text:
            self.words.append(" ")
        self.line += text.count("\n")

    def _mark(self, attributes: dict[str, str | None]) -> None:
        mark = attributes.get(LINE) or ""
        if mark.isdecimal():
            self.line = max(self.line, int(mark))

    def _kind(self, tag: str, attributes: dict[str, str | None]) -> BlockKind:
        around = self.kinds[-1]
        if around == "quote":  # who is quoted stands below the words: <footer>, <cite>
            return "prose" if tag == "footer" else "quote"
        if around != "prose":
            return around
        if len(attributes) > 1 and is_meta(attributes):
            return "furniture"
        if len(attributes) > 1 and is_summary(attributes):
            return "summary"
        return _KINDS.get(tag, "prose")

    def _is_dropped(self, tag: str, attributes: dict[str, str | None], node: LexborNode) -> bool:
        if tag == "footer" and "quote" not in self.kinds:
            return True
        if is_furniture(tag, attributes):
            return True
        return self.names.is_furniture(tag, attributes, node)

    def _finish(self, *, broken: bool = False) -> None:
        """End the block that is being written."""
        text = fold_space("".join(self.words)) if self.words else ""
        if text:
            self._put(Block(text, self._kind_of_block(), self.first, self.last))
        self.words.clear()
        self.cells, self.begun, self.unlinked = 0, False, False
        self.broken = broken and bool(text)

    def _kind_of_block(self) -> BlockKind:
        if not (self.unlinked or self.links):
            return "furniture"
        kind = self.kinds[-1]
        return "item" if self.cells and kind == "prose" else kind  # a row of a table

    def _put(self, block: Block) -> None:
        last = self.blocks[-1] if self.broken else None
        if last and last.kind == block.kind and _goes_on(last, block):
            joined = Block(f"{last.text} {block.text}", block.kind, last.line, block.last_line)
            self.blocks[-1] = joined
        else:
            self.blocks.append(block)


def _goes_on(last: Block, block: Block) -> bool:
    """Whether the line after a <br> goes on with the sentence before it."""
    if block.kind == "heading":
        return True
    return not last.text.endswith(_ENDS_SENTENCE) and block.text[0].islower()
