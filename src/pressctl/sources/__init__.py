"""A file becomes documents, one per release: which reader fits, by what the file holds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from pressctl.model import Document, Problem
from pressctl.sources import archives, dump, feeds, files, govuk, html, mail, pdf, records, word
from pressctl.sources.reading import Columns, Form, Reader, Reading

__all__ = ["NO_RELEASE", "Columns", "Reader", "Reading", "read", "understand"]

NO_RELEASE = "no press release in it"
NO_COLUMNS: Columns = {}
RECORDS = "records"  # what is lost of JSON and tables need be no release: settings, a price list


def read(path: Path, name: str, columns: Columns = NO_COLUMNS) -> Reading:
    """Read the releases of a file, which the documents call `name`; raises OSError."""
    return understand(files.load(str(path))[0], name, columns)


def understand(data: bytes, name: str, columns: Columns = NO_COLUMNS) -> Reading:
    """Read the releases in the bytes of a file; whatever the bytes are, this raises nothing.

    `columns` are the names that the user gives the columns of records.
    """
    if archives.fits(data):
        return archives.read(data, name, partial(_understand, columns=columns))
    return _understand(data, name, columns)


def _understand(data: bytes, name: str, columns: Columns) -> Reading:
    for form in FORMS:
        if form.fits(data):
            return _reading(form.name, *form.read(data, name))
    decoded = files.decode(data)
    if decoded.refusal:
        return Reading(refusal=decoded.refusal, broken=decoded.broken)
    reader = next(reader for reader in _readers(columns) if reader.fits(decoded.text))
    return _reading(reader.name, *reader.read(decoded.text, name), name, decoded.doubt)


def _reading(
    reader: str,
    documents: Sequence[Document],
    problems: Sequence[Problem],
    name: str = "",
    doubt: str | None = None,
) -> Reading:
    if not documents:
        broken = reader != RECORDS and any(problem.lost for problem in problems)
        return Reading((), reader, (), _why_none(problems, doubt), broken)
    doubts = [Problem(name, None, doubt)] if doubt else []
    return Reading(tuple(documents), reader, (*doubts, *problems))


def _why_none(problems: Sequence[Problem], doubt: str | None) -> str:
    if not problems:
        return f"{NO_RELEASE} ({doubt})" if doubt else NO_RELEASE
    first, more = problems[0], len(problems) - 1
    where = f"line {first.line}: " if first.line and first.lost else ""
    return f"{where}{first.message}" + (f" (and {more} more such)" if more else "")


FORMS = (  # by bytes, before there is a text
    Form("pdf", pdf.is_pdf, pdf.read_pdf),
    Form("docx", word.is_docx, word.read_docx),
    Form("feed", feeds.fits, feeds.read),
    Form("mail", mail.fits, mail.read),
)


def _readers(columns: Columns) -> tuple[Reader, ...]:
    """Give the readers of text; the first that fits reads."""
    read_records = partial(records.read, columns=columns)
    return (
        Reader(html.READER, html.fits, html.read),
        Reader(govuk.READER, govuk.fits, govuk.read),
        Reader(RECORDS, partial(records.fits, columns=columns), read_records),
        Reader("text dump", lambda _text: True, dump.read),
    )
