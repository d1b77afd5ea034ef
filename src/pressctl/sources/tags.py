"""A look at the tags of a page before the parser is let loose on it.

The parser (lexbor) follows the HTML standard, and a few tags nested or misnested in the right way
take it minutes and gigabytes: 100,000 nested <div> 22 s, 2,000 <p><b id=...> that stay open 1.3 GB.
So the tags are gone through once, in linear time, and the page is written anew for the parser:

- tags that would nest too deep are a refusal; inline tags that cross block tags are left out;
- scripts, styles, drawings and comments go; data for search engines (JSON-LD) is kept aside;
- the tag of each block gets the number of its line, which the parser does not tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

LINE = "data-line"  # the attribute that holds the line a tag stands on
_DEEPEST = 512  # open blocks; the cap of Chrome and Safari on the depth of a page
_MOST_INLINE = 256  # open inline tags; not measured on real pages
# Inline tags open at a block tag, summed: each may be copied into that block. Of 1,700 random
# patterns repeated 20,000 times none took more than 0.6 s and 211 MB with these two bounds.
_MOST_TANGLED = 1000
# A page of 50 MB took 85 s and 1,240 MB to read and parse, 1,400,000 tags 800 MB to read alone.
_LARGEST = 25_000_000  # bytes
_MOST_TAGS = 400_000
_LONGEST = 4000  # bytes of attributes; the parser compares each with all others (100,000: 19 s)

_SPACE = rb"[ \t\n\f/]"
_ATTRIBUTE = (
    rb"""(?:=[^\s/>=]*+|[^\s/>=]++)"""  # a name may begin with =
    rb"""(?:[ \t\n\f]*+=[ \t\n\f]*+(?:"[^"]*+"|'[^']*+'|[^ \t\n\f>"'][^ \t\n\f>]*+)?+)?+"""
)
_TAG = re.compile(
    rb"<(?:"
    rb"!--(?:-?>|.*?(?:--!?>|\Z))"
    rb"|(?P<end>/?+)(?P<name>[a-zA-Z][^ \t\n\f/>]*+)"
    rb"(?P<attributes>(?:" + _SPACE + rb"++|" + _ATTRIBUTE + rb")*+)(?:>|\Z)"
    rb"|[!?][^>]*+(?:>|\Z)|/[^>]*+(?:>|\Z))",
    re.DOTALL,
)
_JSON_LD = re.compile(rb"type\s*=\s*[\"']?\s*application/ld\+json", re.IGNORECASE)
_MARK = b" " + LINE.encode() + b"=%d"
# Of a tag with attributes beyond all measure, those that are read here.
_FEW_WORTH_READING = re.compile(
    rb"(?<![^ \t\n\f/\"'])(?:class|id|href|lang|content|property|name|datetime|hidden|rel)"
    rb"=(?:\"[^\"]{0,2000}\"|'[^']{0,2000}')"
)
_MOST_ATTRIBUTES = 20
# What stands in for all that is left out, so that the texts around it cannot join to a tag.
_GAP = b"<!---->"

# Elements whose content is no text of the page, or no markup.
_DROPPED = frozenset(
    b"script style noscript svg math iframe noembed noframes textarea xmp plaintext title"
    b" template object canvas audio video".split()
)
_DRAWINGS = frozenset({b"svg", b"math"})
_VOID = frozenset(
    b"area base br col embed hr img input link meta param source track wbr keygen frame".split()
)
# End tags that may be left out; without the others these do not nest. "dd" and "li" only together.
_LIST_ITEMS = {b"li": b"li", b"dd": b"dd", b"dt": b"dd"}
_LISTS = frozenset(b"ul ol dl dir menu".split())
_UNCOUNTED = frozenset(
    b"p li dd dt tr td th thead tbody tfoot caption colgroup html head body".split()
)
_BLOCKS = _UNCOUNTED | frozenset(
    b"address article aside blockquote button center details dialog dir div dl fieldset figcaption"
    b" figure footer form h1 h2 h3 h4 h5 h6 header hgroup listing main marquee menu nav ol pre"
    b" search section select summary table ul applet frameset".split()
)
_KEPT = _BLOCKS | {b"br", b"hr", b"meta", b"link", b"base"}
_MARKED = _BLOCKS - frozenset(b"html head body button form select".split()) | {b"br"}


class Prepared(Struct, frozen=True):
    """A page ready for the parser: its bytes, its <title> and its JSON-LD; or why it is refused."""

    html: bytes = b""
    titles: tuple[bytes, ...] = ()
    data: tuple[bytes, ...] = ()
    refusal: str | None = None


def prepare(text: str) -> Prepared:
    """Make a page or a piece of one safe to parse; lines of the text count from 1."""
    source = text.encode("utf-8", "replace")
    if b"\r" in source:
        source = source.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if len(source) > _LARGEST:
        return Prepared(refusal=f"larger than {_LARGEST // 1_000_000} MB; split it")
    look = _Look(source)
    look.run()
    if look.refusal:
        return Prepared(refusal=look.refusal)
    if look.is_tangled():
        look = _Look(source, inline=False)
        look.run()
    return Prepared(bytes(look.out), tuple(look.titles), tuple(look.data))


def without_tags(text: str) -> str:
    """Take the tags out of a text; where a block begins or ends there is a NUL instead."""
    source = text.encode("utf-8", "replace").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    look = _Look(source)
    for found in look.tags():
        name = (found["name"] or b"").lower()
        look.out += b"\0" if name in _BLOCKS or name == b"br" else b""
    return look.out.decode()


class _Look:
    """One pass over the tags of a page."""

    def __init__(self, source: bytes, *, inline: bool = True) -> None:
        self.source, self.inline = source, inline
        self.out = bytearray()
        self.titles: list[bytes] = []
        self.data: list[bytes] = []
        self.refusal: str | None = None
        self.unclosed: set[bytes] = set()  # dropped elements of which no end tag is left
        self.open: Counter[bytes] = Counter()
        self.depth = self.inline_open = self.tangle = self.mixed = 0
        self.item = b""  # the kind of list item last begun
        self.counted, self.line = 0, 1  # lines up to an offset

    def is_tangled(self) -> bool:
        """Whether inline tags are left open, or cross the blocks, so that they multiply."""
        return self.inline and self.tangle > _MOST_TANGLED

    def run(self) -> None:
        """Write the page anew, up to where it has to be refused."""
        for number, found in enumerate(self.tags(), 1):
            name = found["name"].lower() if found["name"] else b""
            if name in _DROPPED or not name or not (self.inline or name in _KEPT):
                self.out += _GAP
            else:
                self._take(name, found)
            if self.refusal or number > _MOST_TAGS:
                self.refusal = self.refusal or f"more than {_MOST_TAGS:,} tags; split it"
                return

    def tags(self) -> Iterator[re.Match[bytes]]:
        """Give the tags and comments, and write the text between them."""
        source, at = self.source, 0
        while found := _TAG.search(source, at):
            self.out += source[at : found.start()]
            at = found.end()
            name = found["name"]
            if name and not found["end"] and name.lower() in _DROPPED:
                at = self._skip(name.lower(), found)
            yield found
        self.out += source[at:]

    def _skip(self, name: bytes, found: re.Match[bytes]) -> int:
        """Find where a dropped element ends; one that never ends is only its tag."""
        start = found.end()
        closed = name in _DRAWINGS and found["attributes"].endswith(b"/")  # <svg ... />
        if name in self.unclosed or closed:
            return start
        end = re.compile(rb"</" + name + rb"(?=[ \t\n\f/>])", re.IGNORECASE).search(
            self.source, start
        )
        if end is None:
            self.unclosed.add(name)
            return start
        content = self.source[start : end.start()]
        if name == b"title":
            self.titles.append(content)
        elif name == b"script" and _JSON_LD.search(found["attributes"]):
            self.data.append(content)
        return end.start()

    def _take(self, name: bytes, found: re.Match[bytes]) -> None:
        self._count(name, bool(found["end"]))
        if found["end"]:
            self.out += b"</%b>" % name
            return
        attributes = found["attributes"]
        if len(attributes) > _LONGEST:
            attributes = b" ".join(_FEW_WORTH_READING.findall(attributes)[:_MOST_ATTRIBUTES])
        mark = self._mark(found.end()) if name in _MARKED else b""
        self.out += b"<%b%b %b>" % (name, mark, attributes)

    def _mark(self, at: int) -> bytes:
        self.line += self.source.count(b"\n", self.counted, at)
        self.counted = at
        return _MARK % self.line

    def _count(self, name: bytes, is_end: bool) -> None:
        """Follow how deep the tags nest, by counts alone: never too low by more than a factor."""
        if name in _BLOCKS:
            self.tangle += self.inline_open
        if name in _VOID or name in _UNCOUNTED:
            self._follow_items(name)
        elif is_end:
            self._close(name)
        else:
            self.open[name] += 1
            if name in _BLOCKS:
                self.depth += 1
            else:
                self.inline_open += 1
        if name in _LISTS:
            self.item = b""
        if self.depth + self.mixed > _DEEPEST:
            self.refusal = f"tags nested more than {_DEEPEST} deep; no browser shows such a page"
        if self.inline_open > _MOST_INLINE:
            self.tangle += _MOST_TANGLED

    def _close(self, name: bytes) -> None:
        if self.open[name]:
            self.open[name] -= 1
            if name in _BLOCKS:
                self.depth -= 1
            else:
                self.inline_open -= 1

    def _follow_items(self, name: bytes) -> None:
        """Count <li> in <dd> in <li> ... with no list between: only these two nest on their own."""
        kind = _LIST_ITEMS.get(name)
        if kind:
            self.mixed += bool(self.item) and kind != self.item
            self.item = kind
