"""Releases taken out of the store, and back: their lines move to a shard that no question reads.

Since their captures stay in the list of files, an ingest sees that they were removed, and a text
that can be had nowhere else any more is not lost.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from pressctl.errors import UnwritableStore
from pressctl.model import ID_LENGTH, Entry, Release
from pressctl.store.manifest import REMOVED, Capture, FileRecord, shard_of, text_digest
from pressctl.store.reading import Snapshot, decode_lines, read_part
from pressctl.store.spool import Line
from pressctl.store.writing import Change, line_of

_Key = tuple[str, str, str]  # a file, an id as the store has it, the digest of a text


def move(path: Path, base: Snapshot, entries: Iterable[Entry], *, out: bool) -> Change:
    """Make the change that takes releases out of the store, or (not `out`) back into it.

    Raises DamagedStore, and UnwritableStore where they are not in the store as they were read.
    """
    wanted = {_key(capture) for entry in entries for capture in entry.captures}
    records = {name: base.files[name] for name, _, _ in wanted if name in base.files}
    shards: dict[_Key, str] = {}
    lines: dict[str, list[Line]] = {}
    for shard, release in _captures_of(path, base, records.values()):
        key = _key(release)
        if key in wanted:
            target = REMOVED if out else shard_of(release)
            shards[key] = shards[(*key[:2], "")] = target  # format 1 does not tell texts apart
        else:
            target = shard
        lines.setdefault(target, []).append(line_of(release))
    if not wanted <= shards.keys():
        raise UnwritableStore(str(path), "it has changed meanwhile; try again")
    return Change({name: _moved(one, shards) for name, one in records.items()}, lines)


def _key(release: Release) -> _Key:
    return release.origin.file, release.id[:ID_LENGTH], text_digest(release.text)


def _captures_of(
    path: Path, base: Snapshot, records: Iterable[FileRecord]
) -> Iterable[tuple[str, Release]]:
    """Read all that came from some files, and in which shard it is."""
    records = list(records)
    names = {record.name for record in records}
    keys = {capture.shard for record in records for capture in record.captures}
    there = base.manifest.shards if base.manifest else {}
    for key in sorted(keys & there.keys()):
        for release in decode_lines(path, read_part(path, key, there[key]), Release):
            if release.origin.file in names:
                yield key, release


def _moved(record: FileRecord, shards: dict[_Key, str]) -> FileRecord:
    def put(capture: Capture) -> Capture:
        shard = shards.get((record.name, capture.id, capture.text))
        return replace(capture, shard=shard) if shard else capture

    return replace(record, captures=tuple(map(put, record.captures)))
