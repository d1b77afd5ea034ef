"""How a store is written: new parts first, then the manifest in one step, then the old parts go.

A crash at any point leaves the old manifest with all its parts, or the new one with all of its.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from pressctl.errors import UnreadableStore, UnwritableStore
from pressctl.model import Release
from pressctl.store import disk
from pressctl.store.disposable import is_disposable
from pressctl.store.manifest import (
    DAMAGED,
    FILES,
    FORMAT,
    LOCK,
    MANIFEST,
    SHARDS,
    FileRecord,
    Manifest,
    Part,
    Place,
    encode_files,
    encode_manifest,
    is_ours,
    new_digest,
    part_name,
)
from pressctl.store.reading import Snapshot, check_owner, decode_lines, read_manifest, read_part
from pressctl.store.spool import Line, Spool

LOCK_WAIT = 120.0  # seconds; a commit of 600 MB takes a few (not measured on slow disks)


class Change(Struct, frozen=True):
    """What an ingest does to a store.

    All lines of `files` (by name; None is one that is gone) are replaced by `lines` (by shard);
    the files in `records` keep theirs. Of the shards in `damaged` nothing is kept.
    """

    files: Mapping[str, FileRecord | None] = {}
    lines: Mapping[str, Sequence[Line]] = {}
    records: Mapping[str, FileRecord] = {}
    damaged: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.files or self.records or self.damaged)

    def applied(self, files: Mapping[str, FileRecord]) -> dict[str, FileRecord]:
        """Give the records of a store after this change."""
        after = {**files, **self.files, **self.records}
        return {name: record for name, record in after.items() if record is not None}


def line_of(release: Release) -> Line:
    """Make the stored line of a capture."""
    origin = release.origin
    return Line(release.id, origin.file, origin.first_line or 0, msgspec.json.encode(release))


@contextmanager
def writing(path: Path, wait: float | None = None) -> Iterator[None]:
    """Make the store's folder if need be, and hold its lock; the kernel drops it with the process.

    Raises UnwritableStore, also for any OSError that comes up inside.
    """
    with disk.unwritable(path):
        _prepare(path)
        with _lock(path, LOCK_WAIT if wait is None else wait):
            yield


def _lock(path: Path, seconds: float) -> AbstractContextManager[object]:
    from filelock import FileLock, Timeout

    try:
        return FileLock(path / LOCK, timeout=seconds, mode=disk.FILE_MODE).acquire()
    except Timeout:  # an OSError, but not one of the disk
        why = f"another pressctl has been writing to it for {seconds:.0f} seconds"
        raise UnwritableStore(str(path), why) from None


@contextmanager
def spooling(path: Path, elsewhere: bool) -> Iterator[Spool]:
    """Keep lines that are to be written, with as little in memory as may be.

    Many go to the store's folder, which is made if need be, or `elsewhere`, if that must stay as
    it is. Its `keep` raises UnwritableStore.
    """

    def make() -> BinaryIO:
        if elsewhere:
            return _open_elsewhere()
        _prepare(path)
        return disk.open_nameless(path / MANIFEST)

    with closing(Spool(path, make)) as spool:
        yield spool


def _open_elsewhere() -> BinaryIO:
    from tempfile import TemporaryFile

    return TemporaryFile()


def _prepare(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    disk.make_folder(path)
    try:
        check_owner(path)
    except UnreadableStore as error:
        raise UnwritableStore(str(path), str(error).removeprefix(f"{path}: ")) from None
    if os.path.lexists(path / LOCK) and not disk.is_file(path / LOCK):
        raise UnwritableStore(str(path), f"{LOCK} is no file; remove it")
    if not os.path.lexists(path / MANIFEST):
        _take_over(path)
    disk.make_folder(path / SHARDS)


def _take_over(path: Path) -> None:
    """Make a store's folder of a folder that was there: only if nothing else is in it."""
    foreign = [
        entry.name
        for entry in path.iterdir()
        if entry.name not in (LOCK, SHARDS, DAMAGED)
        and not is_ours(entry.name)
        and not is_disposable(entry.name)
    ]
    if foreign:
        raise UnwritableStore(
            str(path), f"the folder is no store and holds other files ({foreign[0]})"
        )
    path.chmod(disk.FOLDER_MODE)


def commit(path: Path, base: Snapshot, change: Change) -> None:
    """Write a change on top of `base`; the lock must be held, and `base` be the store as it is."""
    shards = dict(base.manifest.shards) if base.manifest else {}
    for key in sorted(_touched(base, change)):
        _write_shard(path, key, shards, change)
    disk.sync_folder(path / SHARDS)
    records = encode_files(change.applied(base.files).values())
    listing = _write_part(path, FILES, lambda: [records], None)
    manifest = Manifest(FORMAT, listing, dict(sorted(shards.items())))
    disk.sync_folder(path)
    disk.write_file(path / MANIFEST, [encode_manifest(manifest)])
    disk.sync_folder(path)
    sweep(path, manifest)


def _touched(base: Snapshot, change: Change) -> set[str]:
    """The shards that lose or gain a line."""
    before = (base.files[name].captures for name in change.files if name in base.files)
    losing = {capture.shard for captures in before for capture in captures}
    return losing | set(change.lines) | change.damaged


def _write_shard(path: Path, key: str, shards: dict[str, Part], change: Change) -> None:
    old = None if key in change.damaged else shards.pop(key, None)
    shards.pop(key, None)
    kept = _kept(path, read_part(path, key, old), change) if old else []
    lines = sorted([*kept, *change.lines.get(key, ())], key=_place)
    if lines:
        shards[key] = _write_part(path, key, lambda: _contents(lines), old)


def _place(line: Line) -> tuple[str, str, int]:
    """Order the lines of a shard; those on one line of a file stay as they came."""
    return line.id, line.file, line.first_line


def _contents(lines: Iterable[Line]) -> Iterator[bytes]:
    for line in lines:
        yield bytes(line.content) + b"\n"


def _kept(path: Path, content: bytes, change: Change) -> list[Line]:
    places = decode_lines(path, content, Place)
    return [
        Line(place.id, place.origin.file, place.origin.first_line or 0, line)
        for place, line in zip(places, content.split(b"\n"), strict=False)
        if place.origin.file not in change.files
    ]


def _write_part(
    path: Path, key: str, pieces: Callable[[], Iterable[bytes]], old: Part | None
) -> Part:
    """Write a part; its pieces are gone through twice, since its name tells what is in it."""
    size, whole = 0, new_digest()
    for piece in pieces():
        size += len(piece)
        whole.update(piece)
    part = Part(size, whole.hexdigest(), 0)
    if old and old.digest == part.digest:
        return old
    return replace(part, mtime_ns=disk.write_file(path / part_name(key, part), pieces()))


def sweep(path: Path, manifest: Manifest) -> None:
    """Remove the parts of older manifests, and what writers that were killed left unfinished."""
    with suppress(OSError):  # the manifest is in place: all that matters is done
        for file in leftovers(path, manifest):
            disk.remove(file)


def sweep_idly(path: Path, manifest: Manifest) -> None:
    """Sweep a store that nothing is written to; if somebody else writes to it, they will."""
    with suppress(OSError, UnreadableStore, UnwritableStore):
        if leftovers(path, manifest):
            with writing(path, wait=0):
                sweep(path, read_manifest(path)[0])


def leftovers(path: Path, manifest: Manifest) -> list[Path]:
    """List the files of a store that its manifest does not name."""
    parts = {FILES: manifest.files, **manifest.shards}
    used = {part_name(key, part) for key, part in parts.items()}
    return [
        file
        for file in sorted([*path.iterdir(), *(path / SHARDS).iterdir()])
        if is_ours(file.name) and file.relative_to(path).as_posix() not in used
    ]
