"""What an ingest, its explanation and an export did."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct


class LineRow(Struct, frozen=True):
    """What a stretch of a file is taken for: a kind of paragraph, title, byline or furniture."""

    file: str
    reader: str
    line: int
    last_line: int
    kind: str
    release: str | None
    text: str


class FileRow(Struct, frozen=True):
    """What came of one file of an ingest; `note` says why when it was skipped or failed."""

    file: str
    status: Literal["new", "changed", "unchanged", "skipped", "gone", "failed"]
    reader: str | None
    releases: int
    first: date | None
    last: date | None
    note: str | None


class IngestAnswer(Struct, frozen=True):
    """What an ingest did: the store's releases and the files, and what was read this time.

    `problems` could not be read, or are paths given by name that hold no release; `warnings` are
    about what is in all the same.
    """

    new: int
    changed: int
    unchanged: int
    gone: int
    files_skipped: int
    files_failed: int
    quotes: int
    quotes_inferred: int
    speakers: int
    words: int
    money: int
    percent: int
    problems: tuple[str, ...]
    warnings: tuple[str, ...]
    files: tuple[FileRow, ...]
    dry_run: bool


class ExportRow(Struct, frozen=True):
    """A file that `export` wrote, and how many rows it holds."""

    file: str
    rows: int
