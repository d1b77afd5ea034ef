"""The file of an index: its name tells what it was made from, and what is in it.

index.FINGERPRINT.DIGEST.sqlite is written beside its place and renamed when it is whole, as all of
a store is; it is never changed.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

from pressctl.store import disk
from pressctl.store.digests import blake2b
from pressctl.store.index.damage import DamagedIndex
from pressctl.version import __version__

FORMAT = 1  # to be raised when anything in an index is made or written otherwise
LOCK = "index.lock"
# Seconds; an index of 100,000 releases takes minutes to make from nothing. Only a process that is
# alive holds the lock; a reader who gave up earlier would make the same index beside it.
LOCK_WAIT = 3600.0
PATIENCE = 2.0  # seconds until who waits is told why
_HEX = 16  # digits of a digest in a name
_NAME = re.compile(
    rf"index\.(?P<fingerprint>[0-9a-f]{{{_HEX}}})\.(?P<digest>[0-9a-f]{{{_HEX}}})\.sqlite"
    rf"|index\.(?P<begun>[0-9a-f]{{{_HEX}}})\.tmp(?:-journal)?",
    re.ASCII,
)
_CHUNK = 1 << 20
_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_SMALL = 1 << 20  # bytes, of some 300 releases: 2 ms


def is_index(name: str) -> bool:
    """Whether a file name is one that an index has, or one that is being made."""
    return name == LOCK or _NAME.fullmatch(name) is not None


def fingerprint(version: str, beside: bytes) -> str:
    """Give the name of what an index is made from: a store, and what lies beside it."""
    parts = (str(FORMAT).encode(), __version__.encode(), version.encode(), beside)
    return blake2b(b"\0".join(parts), digest_size=_HEX // 2).hexdigest()


def find(path: Path, wanted: str) -> Path | None:
    """Find the index with this fingerprint."""
    start = f"index.{wanted}."
    with suppress(FileNotFoundError), os.scandir(path) as entries:
        for entry in entries:
            if entry.name.startswith(start) and _NAME.fullmatch(entry.name):
                return path / entry.name
    return None


def require_own(file: Path) -> int:
    """Give the size of an index; raises DamagedIndex unless it is a file that we alone write to.

    A database can hold more than rows: what somebody else wrote is not opened.
    """
    found = file.lstat()
    if not stat.S_ISREG(found.st_mode):
        raise DamagedIndex(f"{file.name} is no file")
    if found.st_uid != os.geteuid() or found.st_mode & _WRITABLE_BY_OTHERS:
        raise DamagedIndex(f"{file.name} can be written by others")
    return found.st_size


def others(path: Path, but: Path | None = None) -> list[Path]:
    """List the other indexes of a store, the newest first."""
    found = [one for one in path.glob("index.*.sqlite") if _NAME.fullmatch(one.name)]
    return sorted((one for one in found if one != but), key=_age)


def _age(file: Path) -> int:
    try:
        return -file.lstat().st_mtime_ns
    except OSError:
        return 0


def is_plainly_damaged(file: Path) -> bool:
    """Tell if an index that is small, and so read in no time, is not what was written.

    Raises DamagedIndex for one that is not to be opened at all.
    """
    return require_own(file) <= _SMALL and not is_sound(file)


def is_sound(file: Path) -> bool:
    """Tell if an index is byte for byte what was written, by the digest in its name."""
    found = _NAME.fullmatch(file.name)
    try:
        return found is not None and _digest(file) == found["digest"]
    except OSError:
        return False


def _digest(file: Path) -> str:
    whole = blake2b(digest_size=_HEX // 2)
    with disk.open_to_read(file) as source:
        while piece := source.read(_CHUNK):
            whole.update(piece)
    return whole.hexdigest()


def begin(path: Path) -> Path:
    """Name a new file for an index that is to be made."""
    return path / f"index.{os.urandom(_HEX // 2).hex()}.tmp"


def finish(begun: Path, wanted: str) -> Path:
    """Put an index that is whole in its place, and remove all others. Raises OSError."""
    disk.sync_file(begun)
    place = begun.with_name(f"index.{wanted}.{_digest(begun)}.sqlite")
    begun.replace(place)
    disk.sync_folder(place.parent)
    sweep(place.parent, place)
    return place


def has_others(path: Path, but: Path) -> bool:
    """Tell if there are other indexes, or unfinished ones, in a store."""
    return any(one != but and _NAME.fullmatch(one.name) for one in path.glob("index.*"))


def unfinished(path: Path) -> list[Path]:
    """List the indexes that were left unfinished; none while somebody is making one."""
    found = [one for one in path.glob("index.*.tmp*") if _NAME.fullmatch(one.name)]
    try:
        with making(path, wait=0) if found else nullcontext():
            return [one for one in found if os.path.lexists(one)]
    except OSError:
        return []


def sweep(path: Path, keep: Path | None) -> None:
    """Remove the indexes that are not used any more, and those that were left unfinished.

    Only while `making`: what is unfinished may be somebody's work.
    """
    with suppress(OSError):
        for file in path.glob("index.*"):
            if file != keep and _NAME.fullmatch(file.name):
                disk.remove(file)


@contextmanager
def making(
    path: Path, waiting: Callable[[], None] | None = None, wait: float = LOCK_WAIT
) -> Iterator[None]:
    """Keep others from making the index of a store too; calls `waiting` if that takes a while.

    Raises OSError where it cannot be.
    """
    from filelock import FileLock, Timeout

    if not disk.is_file(path / LOCK):
        disk.remove(path / LOCK)  # nobody can hold what is no file
    lock = FileLock(path / LOCK, mode=disk.FILE_MODE)
    try:
        lock.acquire(timeout=min(wait, PATIENCE))
    except Timeout:
        if wait <= PATIENCE:
            raise
        if waiting:
            waiting()
        lock.acquire(timeout=wait)
    try:
        yield
    finally:
        lock.release()
