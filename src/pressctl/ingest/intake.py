"""One file: its bytes to stored lines, or why not."""

from __future__ import annotations

import time

import msgspec
from msgspec import Struct, field

from pressctl import parsing, sources
from pressctl.ingest.report import Tally
from pressctl.model import Origin, Problem, Release
from pressctl.sources import files
from pressctl.sources.files import Found
from pressctl.store import Capture, FileRecord, Line, Stamp, digest, line_of, shard_of

STDIN = "stdin:"  # what the names of what was piped in begin with
_NOWHERE = Origin("", None, None)
# A change this soon after the last one may leave the time as it was: the clock of the file system
# moves in ticks of up to 10 ms (Linux, HZ=100; doubled here, not measured elsewhere).
_TICK_NS = 20_000_000


class Intake(Struct, frozen=True):
    """What a file gave: a record and lines by shard, or the refusal or failure that says why not.

    A refusal is about what the file is, a failure about getting at its bytes.
    """

    record: FileRecord | None = None
    lines: tuple[tuple[str, Line], ...] = ()
    tally: Tally = field(default_factory=Tally)
    warnings: tuple[Problem, ...] = ()
    refusal: str | None = None
    failure: str | None = None
    size: int = 0


def take_in(found: Found, known: str | None, stdin: bytes) -> Intake:
    """Read a file; if its digest is `known`, nothing of it is parsed and `lines` stays empty."""
    try:
        data, stamp = (stdin, found.stamp) if found.name.startswith(STDIN) else _load(found.path)
    except OSError as error:
        return Intake(failure=files.describe(error))
    record = FileRecord(found.name, stamp, digest(data), parsing.PARSER, "")
    if record.digest == known:
        return Intake(record, size=len(data))
    return _understand(data, record)


def _load(path: str) -> tuple[bytes, Stamp]:
    now = time.time_ns()
    data, (size, modified, changed, inode) = files.load(path)
    return data, (size, modified, changed if changed < now - _TICK_NS else 0, inode)


def _understand(data: bytes, record: FileRecord) -> Intake:
    reading = sources.understand(data, record.name)
    tally, doubts = Tally(), [*reading.warnings]
    captures: dict[Capture, Line] = {}
    for document in reading.documents:
        release = parsing.parse(document)
        doubts += release.problems
        capture = Capture(release.id, shard_of(release), _content_digest(release))
        if capture not in captures:  # the same release twice on one page
            tally.add(release)
            captures[capture] = line_of(release)
    record = msgspec.structs.replace(record, reader=reading.reader, captures=tuple(captures))
    lines = tuple((capture.shard, line) for capture, line in captures.items())
    return Intake(record, lines, tally, tuple(doubts), reading.refusal, size=len(data))


def _content_digest(release: Release) -> str:
    """Give a digest of what a release says, wherever it stands in its file."""
    here = msgspec.structs.replace(
        release, title_line=0, origin=_NOWHERE, paragraphs=(), problems=()
    )
    return digest(msgspec.json.encode(here))
