"""DOCX: a document of Word is one release, and its styles tell what is what; pressctl[office]."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pressctl.model import BlockKind, Origin, Problem
from pressctl.sources.lines import read_lines
from pressctl.sources.reading import Found, Ledger, mend
from pressctl.sources.sheet import Kinds, read_sheet

_ZIP, _LISTED = b"PK\x03\x04", b"PK\x01\x02"
_WORD = "word/document.xml"
_OTHERS = ("xl/workbook.xml", "ppt/presentation.xml", "content.xml", "META-INF/container.xml")
_MOST_FILES = 5000  # in a document; one with 300 pictures has 320
_LARGEST = 30_000_000  # bytes of XML; lxml takes some 10 times as much memory
_INSTALL = "DOCX files need python-docx; install it with: pip install 'pressctl[office]'"
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
    found = read_paragraphs(data, file)
    if isinstance(found, Problem):
        ledger.lose(None, found.message)
        return [], ledger.problems()
    numbered = read_lines("\n\n".join(words for words, _ in found))
    lines = [replace(line, number=(line.number + 1) // 2) for line in numbered]
    kinds: Kinds = {number: kind for number, (_, kind) in enumerate(found, 1) if kind != "prose"}
    return read_sheet(lines, kinds, Origin(file, 1, len(found), "docx"), ledger)


def read_paragraphs(data: bytes, file: str) -> list[tuple[str, BlockKind]] | Problem:
    """Give the paragraphs of a document of Word and their kinds, or what is wrong with it."""
    try:
        import docx
    except ImportError:
        return Problem(file, None, _INSTALL, lost=True)
    if _unpacked(data) > _LARGEST:
        return Problem(
            file, None, f"more than {_LARGEST // 1_000_000} MB of text; split it", lost=True
        )
    try:
        return list(_paragraphs(docx.Document(io.BytesIO(data))))
    except Exception as error:  # the library raises of all kinds on damaged files
        why = f"a damaged DOCX ({type(error).__name__}); save it anew, or as text"
        return Problem(file, None, why, lost=True)


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
        listed = properties is not None and properties.numPr is not None
        kind = kinds.get(paragraph.style, "prose")
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
