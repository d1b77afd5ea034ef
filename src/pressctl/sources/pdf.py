"""PDF: it is one release, and where its lines stand tells its paragraphs; pressctl[office]."""

from __future__ import annotations

import io
import logging
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any

from pressctl.model import Origin
from pressctl.sources.lines import Line, read_lines
from pressctl.sources.reading import Found, Ledger, mend
from pressctl.sources.sheet import Kinds, read_sheet

_LARGEST = 50_000_000  # bytes
_MOST_PAGES = 300  # pypdf reads 5 to 50 a second
_INSTALL = "PDF files need pypdf; install it with: pip install 'pressctl[office]'"
_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,3}(?: (?:of|/) \d{1,3})?", re.IGNORECASE)
_REPEATED = 3  # pages that begin or end with the same line: it is a running head; not measured


def is_pdf(data: bytes) -> bool:
    """Whether a file is a PDF; some bytes may stand before its mark."""
    return b"%PDF-" in data[:1024] and not data.lstrip()[:1].isalpha()


def read_pdf(data: bytes, file: str) -> Found:
    """Read a PDF by where its lines stand: a wider gap ends a paragraph."""
    ledger = Ledger(file)
    try:
        import pypdf

        logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of damage, and so do we
    except ImportError:
        ledger.lose(None, _INSTALL)
        return [], ledger.problems()
    if len(data) > _LARGEST:
        ledger.lose(None, f"a PDF larger than {_LARGEST // 1_000_000} MB; save its text")
        return [], ledger.problems()
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        pages = [] if reader.is_encrypted else _pages(reader, ledger)
    except Exception as error:  # the library raises of all kinds on damaged files
        ledger.lose(None, f"a damaged PDF ({type(error).__name__}); save it anew, or as text")
        return [], ledger.problems()
    if not any(line for page in pages for line in page):
        why = "encrypted; save an open copy" if reader.is_encrypted else "no text, only pictures"
        ledger.lose(None, f"{why} (or save its text)")
        return [], ledger.problems()
    lines = list(read_lines("\n".join(line for page in pages for line in page)))
    kinds = _running_heads(pages)
    return read_sheet(
        _over_pages(lines, kinds, pages), kinds, Origin(file, 1, len(lines), "pdf"), ledger
    )


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


def _over_pages(lines: Sequence[Line], kinds: Kinds, pages: Sequence[Sequence[str]]) -> list[Line]:
    """Join what goes on at the top of the next page: it begins with a small letter."""
    ends = list(accumulate(map(len, pages)))
    joined: list[Line] = []
    page = 0
    for line in lines:
        if kinds.get(line.number) != "furniture":
            now = bisect_left(ends, line.number)
            goes_on = now > page and line.text[0].islower()
            page = now
            joined.append(replace(line, after_blank=False) if goes_on else line)
        else:
            joined.append(line)
    return joined
