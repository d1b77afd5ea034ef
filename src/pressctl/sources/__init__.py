"""A file becomes documents, one per release: which reader fits, by what the file holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from pressctl.model import Document, Problem
from pressctl.sources import dump, files

NO_RELEASE = "no press release in it; pressctl reads text dumps of listing pages"
_HEAD = 2000  # characters that tell what a file is
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b"
)


class Reading(Struct, frozen=True):
    """What a file holds: its documents, or why there are none; warnings are about what is in."""

    documents: tuple[Document, ...] = ()
    reader: str = ""
    warnings: tuple[Problem, ...] = ()
    refusal: str | None = None


class Reader(NamedTuple):
    """A way to read a text: its name, which texts it is for, and how it reads them."""

    name: str
    fits: Callable[[str], bool]
    read: Callable[[str, str], tuple[list[Document], list[Problem]]]


def read(path: Path, name: str) -> Reading:
    """Read the releases of a file, which the documents call `name`; raises OSError."""
    return understand(files.load(str(path))[0], name)


def understand(data: bytes, name: str) -> Reading:
    """Read the releases in the bytes of a file; whatever the bytes are, this raises nothing."""
    decoded = files.decode(data)
    if decoded.refusal:
        return Reading(refusal=decoded.refusal)
    reader = next(reader for reader in READERS if reader.fits(decoded.text))
    documents, problems = reader.read(decoded.text, name)
    if not documents:
        return Reading((), reader.name, (), _why_none(problems, decoded.doubt))
    doubts = [Problem(name, None, decoded.doubt)] if decoded.doubt else []
    return Reading(tuple(documents), reader.name, (*doubts, *problems))


def _why_none(problems: Sequence[Problem], doubt: str | None) -> str:
    if problems:
        return problems[0].message
    return f"{NO_RELEASE} ({doubt})" if doubt else NO_RELEASE


def _is_page(text: str) -> bool:
    return _HTML.match(text[:_HEAD].lower()) is not None


def _refuse_page(_text: str, name: str) -> tuple[list[Document], list[Problem]]:
    return [], [Problem(name, 1, "a web page; save it as plain text first")]


READERS = (  # the first that fits reads
    Reader("web page", _is_page, _refuse_page),
    Reader("text dump", lambda _text: True, dump.read),
)
