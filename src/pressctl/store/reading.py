"""A consistent view of a store: every byte is checked against its digest before it is used."""

from __future__ import annotations

import gc
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from pressctl.errors import DamagedStore, NoStore, UnreadableStore
from pressctl.model import Release
from pressctl.store import disk
from pressctl.store.manifest import (
    FILES,
    MANIFEST,
    MANIFEST_LIMIT,
    REMOVED,
    SHARDS,
    FileRecord,
    Manifest,
    Part,
    decode_manifest,
    digest,
    new_digest,
    part_name,
)

REBUILD = "pressctl doctor --rebuild"
Result = TypeVar("Result")
_CHUNK = 1 << 20
_GARBLED = (ValueError, RecursionError, msgspec.MsgspecError)


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the garbage collector out: going through a million new records takes half the time.

    Decoding 218 MB of shards took 7.2 s with it and 3.6 s without.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class Snapshot(Struct, frozen=True):
    """A store at one moment; `version` differs whenever anything in it does."""

    manifest: Manifest | None
    version: str
    files: dict[str, FileRecord]


EMPTY = Snapshot(None, "", {})


def check_owner(path: Path) -> None:
    """Refuse a store that is not ours: whoever owns it decides what it says."""
    owner = path.stat().st_uid
    if owner != os.geteuid():
        hint = "use --store DIR for one of your own"
        raise UnreadableStore(str(path), f"the store belongs to another user (uid {owner})", hint)
    if (path / SHARDS).is_symlink():
        raise UnreadableStore(str(path), f"{SHARDS} is a link, which no store has")


def read_manifest(path: Path) -> tuple[Manifest, str]:
    """Read the manifest of a store, and its version."""
    try:
        check_owner(path)
        content = disk.read_file(path / MANIFEST, MANIFEST_LIMIT)
        return decode_manifest(content), digest(content)
    except FileNotFoundError:
        raise _missing(path) from None
    except NotImplementedError as error:
        hint = "upgrade with: pip install --upgrade pressctl"
        raise UnreadableStore(str(path), f"made by another pressctl ({error})", hint) from None
    except _GARBLED as error:
        raise DamagedStore(str(path), str(error)) from None
    except OSError as error:
        raise unread(path, MANIFEST, error) from None


def _missing(path: Path) -> NoStore | DamagedStore:
    """A store that has parts but no manifest has lost it."""
    if any(path.glob("files.*.jsonl")):
        return DamagedStore(str(path), "the manifest is missing")
    return NoStore(str(path))


def unreadable(path: Path, error: OSError) -> UnreadableStore:
    """Make the error of a store that the system does not let us read."""
    why = (error.strerror or str(error)).lower()
    return UnreadableStore(str(path), f"cannot be read: {why}", "see who may read it, and the disk")


def unread(path: Path, name: str, error: OSError) -> UnreadableStore:
    """Tell what stands in the place of a file from a file that the system does not give."""
    with suppress(OSError):
        if not disk.is_file(path / name):
            return DamagedStore(str(path), f"{name} is no file", f"mend it with: {REBUILD}")
    return unreadable(path if name == MANIFEST else path / name, error)


def read_part(path: Path, key: str, part: Part) -> bytes:
    """Read a part of a store; raises DamagedStore unless it is byte for byte what was written."""
    name = part_name(key, part)
    try:
        content = disk.read_file(path / name, part.size)
    except FileNotFoundError:
        raise DamagedStore(str(path), f"{name} is missing") from None
    except OSError as error:
        raise unread(path, name, error) from None
    if len(content) != part.size or digest(content) != part.digest:
        raise DamagedStore(str(path), f"{name} is damaged")
    return content


def open_part(path: Path, key: str, part: Part) -> FileIO:
    """Open a part of a store to read pieces of it; raises DamagedStore where there is none."""
    name = part_name(key, part)
    try:
        file = disk.open_to_read(path / name)
    except FileNotFoundError:
        raise DamagedStore(str(path), f"{name} is missing") from None
    except OSError as error:
        raise unread(path, name, error) from None
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise DamagedStore(str(path), f"{name} is no file", f"mend it with: {REBUILD}")
    return file


def read_piece(path: Path, file: FileIO, size: int, offset: int) -> bytes:
    """Read some bytes of a part that is open; raises UnreadableStore."""
    try:
        return os.pread(file.fileno(), size, offset)
    except OSError as error:
        raise unreadable(path, error) from None


def digest_of_part(path: Path, file: FileIO, part: Part) -> str:
    """Give the digest of a part that is open, with whatever it has beyond its size."""
    found, at = new_digest(), 0
    while at <= part.size and (piece := read_piece(path, file, _CHUNK, at)):
        found.update(piece)
        at += len(piece)
    return found.hexdigest()


def consistently(path: Path, read: Callable[[Manifest, str], Result]) -> Result:
    """Read by a manifest, and once more by the next one if a writer has put it there meanwhile."""
    manifest, version = read_manifest(path)
    while True:
        try:
            return read(manifest, version)
        except DamagedStore:
            tried = version
            manifest, version = read_manifest(path)
            if version == tried:
                raise


def read_snapshot(path: Path) -> Snapshot:
    """Read what files a store has been made from."""

    def read(manifest: Manifest, version: str) -> Snapshot:
        return Snapshot(manifest, version, read_files(path, manifest))

    return consistently(path, read)


def read_files(path: Path, manifest: Manifest) -> dict[str, FileRecord]:
    """Read the list of files of a store, by name."""
    content = read_part(path, FILES, manifest.files)
    return {record.name: record for record in decode_lines(path, content, FileRecord)}


def read_all(path: Path, *, removed: bool = False) -> tuple[list[Release], dict[str, FileRecord]]:
    """Read every capture of every release, and what files they were read from.

    Those that people took out of the store are left out; with `removed` they are all there is.
    """

    def read(manifest: Manifest, _version: str) -> tuple[list[Release], dict[str, FileRecord]]:
        found: list[Release] = []
        for key, part in sorted(manifest.shards.items()):
            if (key == REMOVED) == removed:
                found += decode_lines(path, read_part(path, key, part), Release)
        return found, read_files(path, manifest)

    return consistently(path, read)


def decode_lines(path: Path, lines: bytes, kind: type[Result]) -> list[Result]:
    with telling_garbled(path), no_collection():
        return msgspec.json.Decoder(kind).decode_lines(lines)


@contextmanager
def telling_garbled(path: Path) -> Iterator[None]:
    """Make what cannot be decoded the error of a damaged store."""
    try:
        yield
    except _GARBLED as error:
        raise DamagedStore(str(path), f"a part is not what pressctl writes ({error})") from None


def damaged_shards(path: Path, manifest: Manifest, thorough: bool = False) -> frozenset[str]:
    """Name the shards that are not what was written.

    One whose size and time are as they were is taken to be sound, unless `thorough`.
    """
    return frozenset(
        key for key, part in manifest.shards.items() if not _is_sound(path, key, part, thorough)
    )


def _is_sound(path: Path, key: str, part: Part, thorough: bool) -> bool:
    try:
        found = (path / part_name(key, part)).lstat()
        if not thorough and (found.st_size, found.st_mtime_ns) == (part.size, part.mtime_ns):
            return True
        read_part(path, key, part)
    except (OSError, UnreadableStore):
        return False
    return True
