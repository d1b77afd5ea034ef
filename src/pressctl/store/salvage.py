"""What can be saved of a store whose manifest, or list of files, is damaged."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from pressctl.store import disk
from pressctl.store.manifest import (
    FILES,
    FORMAT,
    SHARDS,
    Capture,
    FileRecord,
    Manifest,
    Part,
    Place,
    digest,
    is_ours,
    part_name,
)
from pressctl.store.reading import Snapshot, decode_lines, unreadable

SALVAGED = 0  # the parser number of a record that was made up from shards: none has it


def salvage(path: Path) -> Snapshot:
    """Take up the shards that are whole, by the digest in their names; of two, the later one.

    Nobody should rely on them longer than it takes to read the files again: a shard may be one
    that an interrupted ingest left behind.
    """
    shards: dict[str, Part] = {}
    captures: dict[str, dict[str, list[Capture]]] = {}
    try:
        known = _recalled(path)
        files = _by_age((path / SHARDS).glob("*.jsonl"))
        for key, part, content in filter(None, map(_take_up, files)):
            shards[key] = part
            captures[key] = _captures(path, key, content)
    except OSError as error:
        raise unreadable(path, error) from None
    return Snapshot(Manifest(FORMAT, Part(0, "", 0), shards), "", _records(captures, known))


def _by_age(places: Iterable[Path]) -> list[Path]:
    return sorted(filter(disk.is_file, places), key=lambda file: file.lstat().st_mtime_ns)


def _take_up(file: Path) -> tuple[str, Part, bytes] | None:
    status = file.lstat()
    content = disk.read_file(file, status.st_size)
    month = file.name.partition(".")[0]
    part = Part(len(content), digest(content), status.st_mtime_ns)
    if part_name(month, part) != file.name or not is_ours(file.name):
        return None
    return f"{SHARDS}/{month}", part, content


def _captures(path: Path, key: str, content: bytes) -> dict[str, list[Capture]]:
    by_file: dict[str, list[Capture]] = {}
    for place in decode_lines(path, content, Place):
        by_file.setdefault(place.origin.file, []).append(Capture(place.id, key, ""))
    return by_file


def _recalled(path: Path) -> dict[str, FileRecord]:
    """Read the newest list of files that is whole: what it tells of them outlives the manifest."""
    for file in reversed(_by_age(path.glob(f"{FILES}.*.jsonl"))):
        content = disk.read_file(file, file.lstat().st_size)
        if part_name(FILES, Part(len(content), digest(content), 0)) == file.name:
            return {one.name: one for one in decode_lines(path, content, FileRecord)}
    return {}


def _records(
    captures: dict[str, dict[str, list[Capture]]], known: dict[str, FileRecord]
) -> dict[str, FileRecord]:
    found: dict[str, list[Capture]] = {}
    for by_file in captures.values():
        for name, some in by_file.items():
            found.setdefault(name, []).extend(some)
    return {name: _record(name, some, known.get(name)) for name, some in found.items()}


def _record(name: str, captures: list[Capture], known: FileRecord | None) -> FileRecord:
    """Make up a record; when its releases came, and how it was read, is as a whole list says."""
    there = {capture.id: capture for capture in known.captures} if known else {}
    dated = tuple(
        replace(there.get(one.id, one), shard=one.shard, digest=one.digest) for one in captures
    )
    columns, gone = (known.columns, known.gone) if known else ("", False)
    return FileRecord(name, (0, 0, 0, 0), "", SALVAGED, "", dated, columns, gone)
