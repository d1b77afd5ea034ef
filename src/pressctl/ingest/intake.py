"""A file on its way in: its bytes, the jobs that are made of them, and what comes of these."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import NamedTuple

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from pressctl import parsing
from pressctl.ingest import work
from pressctl.ingest.report import Tally
from pressctl.ingest.work import Job, Parsed, Result
from pressctl.model import Problem
from pressctl.namesakes import are_alike
from pressctl.sources import files
from pressctl.sources.files import Found
from pressctl.sources.reading import Ledger
from pressctl.store import Capture, FileRecord, Line, Spool, Stamp, digest

STDIN = "stdin:"  # what the names of what was piped in begin with
# A change this soon after the last one may leave the time as it was: the clock of the file system
# moves in ticks of up to 10 ms (Linux, HZ=100; doubled here, not measured elsewhere).
_TICK_NS = 20_000_000
# Bytes of a file whose releases are parsed in parts; to read it takes 3 % of the time (JSON lines).
_LARGE = 1 << 20
_PART = 1 << 18  # bytes of such a file in a part: 0.3 s of parsing
_PDF = b"%PDF-"  # takes long to read, and holds one release


class Wanted(NamedTuple):
    """A file to take in; if its digest is `known`, nothing of it is parsed.

    `columns` is the map of column names.
    """

    found: Found
    known: str | None
    columns: str


class Source(NamedTuple):
    """A file that was loaded, or why it could not be."""

    wanted: Wanted
    record: FileRecord | None = None
    failure: str | None = None
    size: int = 0


class Task(NamedTuple):
    """A job, or already its result; `size` is the bytes of its source that it stands for."""

    source: Source
    work: Job | Result
    size: int = 0


class Intake(Struct, frozen=True):
    """What a file gave: a record and lines by shard, or the refusal or failure that says why not.

    A refusal is about what the file is, a failure about getting at its bytes; `broken` is a
    refusal of what may hold releases all the same.
    """

    record: FileRecord | None = None
    lines: tuple[tuple[str, Line], ...] = ()
    tally: Tally = field(default_factory=Tally)
    warnings: tuple[Problem, ...] = ()
    refusal: str | None = None
    failure: str | None = None
    broken: bool = False


def tasks(wanted: Wanted, stdin: bytes, today: date) -> Iterator[Task]:
    """Load a file, and give what there is to do: all tasks of one file have one source."""
    found = wanted.found
    try:
        data, stamp = (stdin, found.stamp) if found.name.startswith(STDIN) else _load(found.path)
    except OSError as error:
        yield Task(Source(wanted, failure=files.describe(error)), Result())
        return
    name, columns = found.name, wanted.columns
    record = FileRecord(name, stamp, digest(data), parsing.PARSER, "", columns=columns)
    source = Source(wanted, record, None, len(data))
    if record.digest == wanted.known:
        yield Task(source, Result(), len(data))
        return
    job = Job(name, today, columns, data)
    if len(data) < _LARGE or data.startswith(_PDF):
        yield Task(source, job, len(data))
    else:
        yield from _parts(source, job)


def _parts(source: Source, job: Job) -> Iterator[Task]:
    head, documents = work.read(job)
    yield Task(source, head)
    jobs = list(work.split(job, documents, source.size // _PART))
    del documents
    size = source.size // max(1, len(jobs))
    while jobs:
        yield Task(source, jobs.pop(0), size)


def _load(path: str) -> tuple[bytes, Stamp]:
    now = time.time_ns()
    data, (size, modified, changed, inode) = files.load(path)
    return data, (size, modified, changed if changed < now - _TICK_NS else 0, inode)


def take_in(source: Source, results: Iterator[Result], spool: Spool) -> Intake:
    """Put together what came of the tasks of a file, in their order."""
    record = source.record
    if record is None:
        return Intake(failure=source.failure)
    head = next(results)
    entries = _Entries(record.name, spool)
    for result in chain((head,), results):
        entries.add_all(result.releases)
    if record.digest == source.wanted.known:
        return Intake(record)
    record = replace(record, reader=head.reader, captures=tuple(entries.lines))
    lines = tuple((capture.shard, line) for capture, line in entries.lines.items())
    warnings = (*head.warnings, *entries.doubts.problems())
    return Intake(record, lines, entries.tally, warnings, head.refusal, broken=head.broken)


class _Entries:
    """The releases of one file, as they come."""

    def __init__(self, name: str, spool: Spool) -> None:
        self.name, self.spool = name, spool
        self.doubts, self.tally = Ledger(name), Tally()
        self.lines: dict[Capture, Line] = {}
        self._firsts: dict[str, Line] = {}

    def add_all(self, releases: tuple[Parsed, ...]) -> None:
        """Enter some more releases."""
        for release in releases:
            self.doubts.add_all(release.problems)
            if release.capture not in self.lines:  # the same release twice on one page
                self._add(release)

    def _add(self, release: Parsed) -> None:
        capture, origin = release.capture, release.origin
        new = Line(capture.id, self.name, origin.first_line or 0, release.content)
        line = self.lines[capture] = self.spool.keep(new)
        self.tally.merge(release.tally)
        first = self._firsts.setdefault(capture.id, line)
        if first is not line and not are_alike(_text(first), _text(new)):
            what = (
                f"issuer, day and title are those of line {first.first_line or None}, "
                "but not the words; kept as two"
            )
            self.doubts.add(Problem(origin.place, origin.first_line, what))


class _Worded(Struct):
    text: str


def _text(line: Line) -> str:
    return msgspec.json.decode(bytes(line.content), type=_Worded).text
