"""Office files: DOCX and PDF, each of which is one release; needs pressctl[office]."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace as replace_line
from datetime import date
from typing import Any

from msgspec.structs import replace

from pressctl.model import Block, BlockKind, Document, Origin
from pressctl.sources.lines import (
    Line,
    clean_title,
    is_hard_wrapped,
    read_lines,
    to_block,
    to_blocks,
)
from pressctl.sources.reading import Found, Ledger, mend
from pressctl.sources.single import read_header

_ZIP, _LISTED = b"PK\x03\x04", b"PK\x01\x02"
_WORD = "word/document.xml"
_OTHERS = ("xl/workbook.xml", "ppt/presentation.xml", "content.xml", "META-INF/container.xml")
_MOST_FILES = 5000  # in a document; one with 300 pictures has 320
_LARGEST = 30_000_000  # bytes of XML; lxml takes some 10 times as much memory
_LARGEST_PDF = 50_000_000  # bytes
_MOST_PAGES = 300  # of a PDF; pypdf reads 5 to 50 a second
_INSTALL = "{} files need {}; install it with: pip install 'pressctl[office]'"
_LABEL = re.compile(
    r"(?:(?:press|news|media) (?:release|notice)|for immediate release|embargoed? .{3,60}"
    r"|not for (?:publication|broadcast) .{3,60})\W*",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,3}(?: (?:of|/) \d{1,3})?", re.IGNORECASE)
_REPEATED = 3  # pages that begin or end with the same line: it is a running head; not measured
Kinds = dict[int, BlockKind]  # of lines by their number, where something tells it
_SAID = re.compile(r"\b(?:said|says|added|commented)\b")
_TITLE_WORDS = 40  # a longer first line is prose, not a title; as in dumps
_TITLE_LINES = 3
_TOP = 6  # lines above a title: the letterhead, the day, "Press release"; not measured
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = {f"{_W}del", f"{_W}moveFrom", f"{_W}p", f"{_W}instrText", _FALLBACK}
_BREAKS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "‑"}
_STYLES: tuple[tuple[str, BlockKind], ...] = (
    ("quote", "quote"),
    ("intense quote", "quote"),
    ("block text", "quote"),
    ("title", "title"),
    ("subtitle", "summary"),
    ("heading", "heading"),
    ("list", "item"),
)


def is_pdf(data: bytes) -> bool:
    """Whether a file is a PDF; some bytes may stand before its mark."""
    return b"%PDF-" in data[:1024] and not data.lstrip()[:1].isalpha()


def is_docx(data: bytes) -> bool:
    """Whether a file is a document of Word."""
    return _WORD in _names(data)


def is_office(data: bytes) -> bool:
    """Whether a zip file is the document of an office program."""
    names = _names(data)
    return any(name in names for name in (_WORD, *_OTHERS))


def _names(data: bytes) -> frozenset[str]:
    import zipfile

    if not data.startswith(_ZIP) or data.count(_LISTED) > _MOST_FILES:
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return frozenset()


def read_docx(data: bytes, file: str) -> Found:
    """Read a document of Word: its styles tell title, headings, lists and quotations."""
    ledger = Ledger(file)
    try:
        import docx
    except ImportError:
        ledger.lose(None, _INSTALL.format("DOCX", "python-docx"))
        return [], ledger.problems()
    if _unpacked(data) > _LARGEST:
        ledger.lose(None, f"more than {_LARGEST // 1_000_000} MB of text; split it")
        return [], ledger.problems()
    try:
        found = list(_paragraphs(docx.Document(io.BytesIO(data))))
    except Exception as error:  # the library raises of all kinds on damaged files
        ledger.lose(None, f"a damaged DOCX ({type(error).__name__}); save it anew, or as text")
        return [], ledger.problems()
    numbered = read_lines("\n\n".join(words for words, _ in found))
    lines = [replace_line(line, number=(line.number + 1) // 2) for line in numbered]
    kinds: Kinds = {number: kind for number, (_, kind) in enumerate(found, 1) if kind != "prose"}
    return _single(lines, kinds, Origin(file, 1, len(found), "docx"), ledger)


def _unpacked(data: bytes) -> int:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(
            i.file_size for i in archive.infolist() if i.filename.endswith((".xml", ".rels"))
        )


def _paragraphs(document: Any) -> Iterator[tuple[str, BlockKind]]:  # noqa: ANN401
    """Give the paragraphs in their order, those of tables and text boxes too, and their kinds."""
    kinds = {style.style_id: _kind_of(style) for style in document.styles}
    for paragraph in document.element.body.iter(f"{_W}p"):
        if any(above.tag == _FALLBACK for above in paragraph.iterancestors()):
            continue  # a text box is there twice, for old programs and for new ones
        properties = paragraph.pPr
        style = properties.pStyle.val if properties is not None and properties.pStyle else None
        listed = properties is not None and properties.numPr is not None
        kind = kinds.get(style, "prose")
        for words in _text(paragraph).split("\n"):
            yield mend(words).strip(), "item" if listed and kind == "prose" else kind


def _kind_of(style: Any) -> BlockKind:  # noqa: ANN401
    """Tell a kind by the name of a style, or of the style that it is based on."""
    for _ in range(10):
        name = (style.name or "").lower()
        for start, kind in _STYLES:
            if name == start or (start in ("heading", "list") and name.startswith(f"{start} ")):
                return kind
        style = getattr(style, "base_style", None)
        if style is None:
            break
    return "prose"


def _text(element: Any) -> str:  # noqa: ANN401
    """Give the words of a paragraph as it reads now: with what was put in, without what went."""
    words = []
    for child in element:
        if child.tag == f"{_W}t":
            words.append(child.text or "")
        elif child.tag in _BREAKS:
            words.append(_BREAKS[child.tag])
        elif child.tag not in _LEFT_OUT and isinstance(child.tag, str):
            words.append(_text(child))
    return "".join(words)


def read_pdf(data: bytes, file: str) -> Found:
    """Read a PDF by where its lines stand: a wider gap ends a paragraph."""
    ledger = Ledger(file)
    try:
        import pypdf
    except ImportError:
        ledger.lose(None, _INSTALL.format("PDF", "pypdf"))
        return [], ledger.problems()
    if len(data) > _LARGEST_PDF:
        ledger.lose(None, f"a PDF larger than {_LARGEST_PDF // 1_000_000} MB; save its text")
        return [], ledger.problems()
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        pages = [] if reader.is_encrypted else _pages(reader, ledger)
    except Exception as error:  # the library raises of all kinds on damaged files
        ledger.lose(None, f"a damaged PDF ({type(error).__name__}); save it anew, or as text")
        return [], ledger.problems()
    if not any(pages):
        why = "encrypted; save an open copy" if reader.is_encrypted else "no text, only pictures"
        ledger.lose(None, f"{why} (or save its text)")
        return [], ledger.problems()
    lines = list(read_lines("\n".join(line for page in pages for line in page)))
    kinds = _running_heads(pages)
    return _single(lines, kinds, Origin(file, 1, len(lines), "pdf"), ledger)


def _pages(reader: Any, ledger: Ledger) -> list[list[str]]:  # noqa: ANN401
    """Give the lines of each page, "" for a gap."""
    count = len(reader.pages)
    if count > _MOST_PAGES:
        ledger.lose(None, f"{count} pages; only the first {_MOST_PAGES} are read")
    pages = []
    for number in range(min(count, _MOST_PAGES)):
        text = reader.pages[number].extract_text(extraction_mode="layout")
        pages.append([" ".join(mend(line).split()) for line in text.split("\n")])
    return pages


def _running_heads(pages: Sequence[Sequence[str]]) -> Kinds:
    """Number the lines at the ends of pages that are there again and again, or count pages."""
    ends: list[tuple[int, str]] = []
    before = 0
    for page in pages:
        words = [place for place, line in enumerate(page) if line]
        ends += [(before + place + 1, page[place]) for place in {*words[:1], *words[-1:]}]
        before += len(page)
    often = Counter(line for _, line in ends)
    return {
        number: "furniture"
        for number, line in ends
        if often[line] >= _REPEATED or _PAGE_NUMBER.fullmatch(line)
    }


def _single(lines: Sequence[Line], kinds: Kinds, origin: Origin, ledger: Ledger) -> Found:
    """Read the release that fills a file: title, day and issuer below or above it, body."""
    heads = [line for line in lines if kinds.get(line.number) == "furniture"]
    rest = [line for line in lines if kinds.get(line.number) != "furniture"]
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
