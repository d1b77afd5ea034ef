"""One file: its bytes to stored lines, or why not."""

from __future__ import annotations

import time
from datetime import date, timedelta

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from pressctl import parsing, sources
from pressctl.ingest.report import Tally
from pressctl.model import Origin, Problem, Release
from pressctl.namesakes import are_alike
from pressctl.sources import files
from pressctl.sources.columns import read_map
from pressctl.sources.files import Found
from pressctl.sources.reading import Ledger
from pressctl.store import Capture, FileRecord, Line, Stamp, digest, line_of, shard_of, text_digest

STDIN = "stdin:"  # what the names of what was piped in begin with
_NOWHERE = Origin("", None, None)
# A change this soon after the last one may leave the time as it was: the clock of the file system
# moves in ticks of up to 10 ms (Linux, HZ=100; doubled here, not measured elsewhere).
_TICK_NS = 20_000_000
# Releases were put on the web from about then on: an older day is more likely a slip or an epoch.
_FIRST_DAY = date(1990, 1, 1)
_AHEAD = timedelta(days=1)  # it may be tomorrow already where a release was issued


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
    size: int = 0


def take_in(found: Found, known: str | None, stdin: bytes, columns: str, today: date) -> Intake:
    """Read a file; if its digest is `known`, nothing of it is parsed and `lines` stays empty.

    `columns` is the map of column names; a release dated after `today` is flagged.
    """
    try:
        data, stamp = (stdin, found.stamp) if found.name.startswith(STDIN) else _load(found.path)
    except OSError as error:
        return Intake(failure=files.describe(error))
    record = FileRecord(found.name, stamp, digest(data), parsing.PARSER, "", columns=columns)
    if record.digest == known:
        return Intake(record, size=len(data))
    return _understand(data, record, today)


def _load(path: str) -> tuple[bytes, Stamp]:
    now = time.time_ns()
    data, (size, modified, changed, inode) = files.load(path)
    return data, (size, modified, changed if changed < now - _TICK_NS else 0, inode)


def _understand(data: bytes, record: FileRecord, today: date) -> Intake:
    reading = sources.understand(data, record.name, read_map(record.columns))
    tally, doubts = Tally(), Ledger(record.name)
    captures: dict[Capture, Line] = {}
    texts: dict[str, Release] = {}
    for document in reading.documents:
        release = _flag(parsing.parse(document), today)
        doubts.add_all((*release.problems, *_namesake(release, texts)))
        text = text_digest(release.text)
        capture = Capture(release.id, shard_of(release), _content_digest(release), text)
        if capture not in captures:  # the same release twice on one page
            tally.add(release)
            captures[capture] = line_of(release)
    record = replace(record, reader=reading.reader, captures=tuple(captures))
    lines = tuple((capture.shard, line) for capture, line in captures.items())
    warnings = (*reading.warnings, *doubts.problems())
    refusal, broken = reading.refusal, reading.broken
    return Intake(record, lines, tally, warnings, refusal, broken=broken, size=len(data))


def _flag(release: Release, today: date) -> Release:
    """Say of a day that it is odd: a slip, an embargo, or the first second of 1970."""
    day = release.published
    if day is None or _FIRST_DAY <= day <= today + _AHEAD:
        return release
    when = "before 1990" if day < _FIRST_DAY else "after the day it was read"
    odd = Problem(release.origin.place, release.title_line, f"dated {day}, {when}; kept as it is")
    return replace(release, problems=(*release.problems, odd))


def _namesake(release: Release, firsts: dict[str, Release]) -> list[Problem]:
    """Say of a release that an earlier one of the file has its heading, but other words."""
    first = firsts.setdefault(release.id, release)
    if first is release or are_alike(first.text, release.text):
        return []
    line = first.origin.first_line
    what = f"issuer, day and title are those of line {line}, but not the words; kept as two"
    return [Problem(release.origin.place, release.origin.first_line, what)]


def _content_digest(release: Release) -> str:
    """Give a digest of what a release says, wherever it stands in its file."""
    here = replace(release, title_line=0, origin=_NOWHERE, paragraphs=(), problems=())
    return digest(msgspec.json.encode(here))
