"""The work of an ingest that can be done anywhere: bytes, or documents, to releases as stored."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from pressctl import parsing, sources
from pressctl.ingest.report import Tally
from pressctl.model import Document, Origin, Problem, Release
from pressctl.sources.columns import read_map
from pressctl.store import Capture, digest, line_of, shard_of, text_digest

_NOWHERE = Origin("", None, None)
# Releases were put on the web from about then on: an older day is more likely a slip or an epoch.
_FIRST_DAY = date(1990, 1, 1)
_AHEAD = timedelta(days=1)  # it may be tomorrow already where a release was issued


class Job(Struct, frozen=True):
    """A file to read and parse, or, when it was read before, some documents of it.

    `columns` is the map of column names; a release dated after `today` is flagged.
    """

    name: str
    today: date
    columns: str = ""
    data: bytes | None = None
    documents: tuple[Document, ...] = ()


class Parsed(Struct, frozen=True):
    """A release as it is stored, and what there is to tell of it."""

    capture: Capture
    origin: Origin
    content: bytes
    tally: Tally
    problems: tuple[Problem, ...]


class Result(Struct, frozen=True):
    """What came of a job; what the reader said is with the first part of a file."""

    releases: tuple[Parsed, ...] = ()
    reader: str = ""
    warnings: tuple[Problem, ...] = ()
    refusal: str | None = None
    broken: bool = False


def do(job: Job) -> Result:
    """Do a job; the same job gives the same result in any process."""
    if job.data is None:
        return Result(tuple(_parse(one, job.today) for one in job.documents))
    head, documents = read(job)
    return replace(head, releases=tuple(_parse(one, job.today) for one in documents))


def read(job: Job) -> tuple[Result, tuple[Document, ...]]:
    """Do a job but for its parsing: give what its reader says, and the documents."""
    found = sources.understand(job.data or b"", job.name, read_map(job.columns))
    head = Result((), found.reader, found.warnings, found.refusal, found.broken)
    return head, found.documents


def split(job: Job, documents: tuple[Document, ...], parts: int) -> Iterator[Job]:
    """Make jobs of the documents of a large file."""
    step = max(1, len(documents) // parts)
    for start in range(0, len(documents), step):
        some = documents[start : start + step]
        yield Job(job.name, job.today, documents=some)


def _parse(document: Document, today: date) -> Parsed:
    release = _flag(parsing.parse(document), today)
    tally = Tally()
    tally.add(release)
    text = text_digest(release.text)
    capture = Capture(release.id, shard_of(release), _content_digest(release), text)
    line = line_of(release)
    origin, problems = release.origin, release.problems
    return Parsed(capture, origin, bytes(line.content), tally, problems)


def _flag(release: Release, today: date) -> Release:
    """Say of a day that it is odd: a slip, an embargo, or the first second of 1970."""
    day = release.published
    if day is None or _FIRST_DAY <= day <= today + _AHEAD:
        return release
    when = "before 1990" if day < _FIRST_DAY else "after the day it was read"
    odd = Problem(release.origin.place, release.title_line, f"dated {day}, {when}; kept as it is")
    return replace(release, problems=(*release.problems, odd))


def _content_digest(release: Release) -> str:
    """Give a digest of what a release says, wherever it stands in its file."""
    here = replace(release, title_line=0, origin=_NOWHERE, paragraphs=(), problems=())
    return digest(msgspec.json.encode(here))
