"""Files that are made from a store and may go at any time: its index, and the links of its claims.

KIND.FINGERPRINT.DIGEST.sqlite is written beside its place and renamed when it is whole, as all of a
store is; its name tells what it was made from, and what is in it. It is never changed.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from pressctl.errors import DamagedIndex
from pressctl.store import disk
from pressctl.store.digests import blake2b
from pressctl.version import __version__

# Seconds; an index of 100,000 releases takes minutes to make from nothing. Only a process that is
# alive holds the lock; a reader who gave up earlier would make the same file beside it.
LOCK_WAIT = 3600.0
PATIENCE = 2.0  # seconds until who waits is told why
_HEX = 16  # digits of a digest in a name
_NAME = re.compile(
    rf"\.(?P<fingerprint>[0-9a-f]{{{_HEX}}})\.(?P<digest>[0-9a-f]{{{_HEX}}})\.sqlite"
    rf"|\.(?P<begun>[0-9a-f]{{{_HEX}}})\.tmp(?:-journal)?",
    re.ASCII,
)
_CHUNK = 1 << 20
T = TypeVar("T")
_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_SMALL = 1 << 20  # bytes, of some 300 releases: 2 ms


class Disposable(Struct, frozen=True):
    """A kind of file that a store has one of at most; `format` tells how it is made and written."""

    kind: str
    format: int

    @property
    def lock(self) -> str:
        """The name of the file that whoever makes one holds."""
        return f"{self.kind}.lock"

    def owns(self, name: str) -> bool:
        """Tell if a name is that of such a file, of one that is being made, or of the lock."""
        return name == self.lock or self._parts(name) is not None

    def _parts(self, name: str) -> re.Match[str] | None:
        kind, _, _ = name.partition(".")
        return _NAME.fullmatch(name, len(kind)) if kind == self.kind else None

    def fingerprint(self, version: str, beside: bytes) -> str:
        """Name what a file is made from: a store, and what lies beside it."""
        parts = (str(self.format).encode(), __version__.encode(), version.encode(), beside)
        return blake2b(b"\0".join(parts), digest_size=_HEX // 2).hexdigest()

    def find(self, path: Path, wanted: str) -> Path | None:
        """Find the file with this fingerprint."""
        start = f"{self.kind}.{wanted}."
        with suppress(FileNotFoundError), os.scandir(path) as entries:
            for entry in entries:
                if entry.name.startswith(start) and self._parts(entry.name):
                    return path / entry.name
        return None

    def opened(self, path: Path, wanted: str, opener: Callable[[Path], T]) -> T | None:
        """Open the file with this fingerprint; one that is damaged goes."""
        file = self.find(path, wanted)
        if not file:
            return None
        try:
            if not is_plainly_damaged(file):
                return opener(file)
        except FileNotFoundError:  # somebody removed it just now
            return None
        except DamagedIndex:
            pass
        disk.remove(file)
        return None

    def others(self, path: Path, but: Path | None = None) -> list[Path]:
        """List the other such files of a store, the newest first."""
        found = [one for one in path.glob(f"{self.kind}.*.sqlite") if self._parts(one.name)]
        return sorted((one for one in found if one != but), key=_age)

    def begin(self, path: Path) -> Path:
        """Name a new file that is to be made."""
        return path / f"{self.kind}.{os.urandom(_HEX // 2).hex()}.tmp"

    def finish(self, begun: Path, wanted: str) -> Path:
        """Put a file that is whole in its place, and remove all others. Raises OSError."""
        disk.sync_file(begun)
        place = begun.with_name(f"{self.kind}.{wanted}.{_digest(begun)}.sqlite")
        begun.replace(place)
        disk.sync_folder(place.parent)
        self.sweep(place.parent, place)
        return place

    def has_others(self, path: Path, but: Path | None) -> bool:
        """Tell if there are other such files, or unfinished ones, in a store."""
        return any(one != but and self._parts(one.name) for one in path.glob(f"{self.kind}.*"))

    def unfinished(self, path: Path) -> list[Path]:
        """List the files that were left unfinished; none while somebody is making one."""
        found = [one for one in path.glob(f"{self.kind}.*.tmp*") if self._parts(one.name)]
        try:
            with self.making(path, wait=0) if found else nullcontext():
                return [one for one in found if os.path.lexists(one)]
        except OSError:
            return []

    def sweep(self, path: Path, keep: Path | None) -> None:
        """Remove the files that are not used any more, and those that were left unfinished.

        Only while `making`: what is unfinished may be somebody's work.
        """
        with suppress(OSError):
            for file in path.glob(f"{self.kind}.*"):
                if file != keep and self._parts(file.name):
                    disk.remove(file)

    @contextmanager
    def making(
        self, path: Path, waiting: Callable[[], None] | None = None, wait: float = LOCK_WAIT
    ) -> Iterator[None]:
        """Keep others from making such a file too; calls `waiting` if that takes a while.

        Raises OSError where it cannot be.
        """
        from filelock import FileLock, Timeout

        place = path / self.lock
        if not disk.is_file(place):
            disk.remove(place)  # nobody can hold what is no file
        lock = FileLock(place, mode=disk.FILE_MODE)
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


# A format is to be raised when anything in such a file is made or written otherwise.
INDEX = Disposable("index", 1)
LINKS = Disposable("links", 3)
KINDS = (INDEX, LINKS)


def is_disposable(name: str) -> bool:
    """Tell if a name is one that files have which are made from a store."""
    return any(kind.owns(name) for kind in KINDS)


def require_own(file: Path) -> int:
    """Give the size of a file; raises DamagedIndex unless it is one that we alone write to.

    A database can hold more than rows: what somebody else wrote is not opened.
    """
    found = file.lstat()
    if not stat.S_ISREG(found.st_mode):
        raise DamagedIndex(f"{file.name} is no file")
    if found.st_uid != os.geteuid() or found.st_mode & _WRITABLE_BY_OTHERS:
        raise DamagedIndex(f"{file.name} can be written by others")
    return found.st_size


def _age(file: Path) -> int:
    try:
        return -file.lstat().st_mtime_ns
    except OSError:
        return 0


def is_plainly_damaged(file: Path) -> bool:
    """Tell if a file that is small, and so read in no time, is not what was written.

    Raises DamagedIndex for one that is not to be opened at all.
    """
    return require_own(file) <= _SMALL and not is_sound(file)


def is_usable(file: Path) -> bool:
    """Tell if a file is ours, and byte for byte what was written."""
    with suppress(OSError, DamagedIndex):
        return bool(require_own(file)) and is_sound(file)
    return False


def is_sound(file: Path) -> bool:
    """Tell if a file is byte for byte what was written, by the digest in its name."""
    found = _NAME.search(file.name)
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
