"""What ingest makes of each line of some files; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from pressctl import parsing, sources
from pressctl.answers.ingests import LineRow
from pressctl.ingest.intake import STDIN
from pressctl.model import Block, Document, Problem, Release
from pressctl.sources import files
from pressctl.sources.files import Findings, Found
from pressctl.sources.reading import Columns, Reading
from pressctl.store import beside, digest

_HEADING = frozenset({"title", "byline", "furniture"})


class Explanation(Struct, frozen=True):
    """A row for each block of the files; `problems` are what an ingest would refuse."""

    rows: tuple[LineRow, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def explain(
    paths: Iterable[Path], store_dir: Path, *, stdin: bytes | None = None, columns: Columns
) -> Explanation:
    """Tell which reader takes each file and what each line of it becomes, as an ingest would."""
    findings = files.find(paths, store_dir.parent, store_dir, beside(store_dir))
    rows: list[LineRow] = []
    problems, warnings = [*findings.problems], [*findings.warnings]
    for name, data, named in _load_all(findings, stdin, problems):
        reading = sources.understand(data, name, columns)
        rows += _rows(reading)
        warnings += reading.warnings
        if reading.refusal:
            (problems if named else warnings).append(Problem(name, None, reading.refusal))
    return Explanation(tuple(rows), tuple(problems), tuple(warnings))


def _load_all(
    findings: Findings, stdin: bytes | None, problems: list[Problem]
) -> Iterator[tuple[str, bytes, bool]]:
    """Give name and bytes of each file, and whether it was named by the user."""
    for found in findings.files.values():
        data = _load(found, problems)
        if data is not None:
            yield found.name, data, found.named
    if stdin is not None:
        yield f"{STDIN}{digest(stdin)[:8]}", stdin, True


def _load(found: Found, problems: list[Problem]) -> bytes | None:
    try:
        return files.load(found.path)[0]
    except OSError as error:
        problems.append(Problem(found.name, None, files.describe(error)))
        return None


def _rows(reading: Reading) -> list[LineRow]:
    """Make the rows of a file, in the order of the files in it and their lines."""
    rows: list[LineRow] = []
    places: dict[str, int] = {}
    for document in reading.documents:
        places.setdefault(document.origin.place, len(places))
        rows += _document_rows(document, parsing.parse(document), reading.reader)
    return sorted(rows, key=lambda row: (places[row.file], row.line))


def _document_rows(document: Document, release: Release, reader: str) -> Iterator[LineRow]:
    """Give a row for each block above the body and of furniture, and for each paragraph."""
    blocks = [block for block in document.blocks if block.kind in _HEADING]
    if not any(block.kind == "title" for block in blocks):
        blocks.append(Block(release.title, "title", release.title_line, release.title_line))
    where = document.origin.place
    for block in blocks:
        whose = None if block.kind == "furniture" else release.id
        yield LineRow(where, reader, block.line, block.last_line, block.kind, whose, block.text)
    for one in release.paragraphs:
        words = one.span.of(release.text)
        yield LineRow(where, reader, one.line, one.last_line, one.kind, release.id, words)
