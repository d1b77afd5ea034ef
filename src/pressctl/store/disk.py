"""Whole files in and out: written so that a crash leaves the old or the new, read with a bound."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from typing import BinaryIO

from pressctl.errors import UnwritableStore

FILE_MODE = 0o600
FOLDER_MODE = 0o700
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
# O_NONBLOCK: a FIFO put in the place of a file must not hang the reader.
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@contextmanager
def unwritable(store: Path) -> Iterator[None]:
    """Make an OSError that comes up inside the error of a store that cannot be written."""
    try:
        yield
    except OSError as error:
        raise UnwritableStore(str(store), (error.strerror or str(error)).lower()) from error


def write_file(path: Path, pieces: Iterable[bytes]) -> int:
    """Put a file in place in one step, and give its modification time in nanoseconds.

    The content is on the disk before the name is; `sync_folder` then makes the name last.
    Raises OSError, and then the file that was at `path` is still there.
    """
    temporary = _temporary(path)
    try:
        modified = _write_new(temporary, pieces)
        temporary.replace(path)
    except BaseException:
        remove(temporary)
        raise
    return modified


def open_nameless(path: Path) -> BinaryIO:
    """Open a new file beside `path` that is gone when it is closed, however that comes about."""
    temporary = _temporary(path)
    descriptor = os.open(temporary, _NEW & ~os.O_WRONLY | os.O_RDWR, FILE_MODE)
    temporary.unlink()
    return os.fdopen(descriptor, "w+b")


def _temporary(path: Path) -> Path:
    return path.with_name(f"{path.name}.{os.urandom(8).hex()}.tmp")


def make_file(path: Path) -> None:
    """Make an empty file for its owner only; raises OSError where there is one."""
    os.close(_open_new(path))


def _open_new(path: Path) -> int:
    descriptor = os.open(path, _NEW, FILE_MODE)
    os.fchmod(descriptor, FILE_MODE)  # the umask may have taken bits away
    return descriptor


def _write_new(path: Path, pieces: Iterable[bytes]) -> int:
    descriptor = _open_new(path)
    try:
        for piece in pieces:
            left = memoryview(piece)
            while left:
                left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
        return os.fstat(descriptor).st_mtime_ns
    finally:
        os.close(descriptor)


def read_file(path: Path, limit: int) -> bytes:
    """Read a file up to one byte more than `limit`, so that a longer one shows."""
    with open_to_read(path) as file:
        pieces, left = [], limit + 1
        while left and (piece := file.read(left)):
            pieces.append(piece)
            left -= len(piece)
    return b"".join(pieces)


def open_to_read(path: Path) -> FileIO:
    """Open a file, and no folder or link."""
    descriptor = os.open(path, _READ)
    try:
        return os.fdopen(descriptor, "rb", buffering=0)
    except OSError:  # a folder
        os.close(descriptor)
        raise


def is_file(path: Path) -> bool:
    """Whether there is a file at a path: no folder, pipe or link."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except FileNotFoundError:
        return False


def make_folder(path: Path) -> None:
    """Make a folder for its owner only, and make its name last; one that is there stays as is."""
    try:
        path.mkdir(FOLDER_MODE)
    except FileExistsError:
        return
    path.chmod(FOLDER_MODE)
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Bring the names in a folder to the disk."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:  # what a file system says that cannot sync a folder
            raise
    finally:
        os.close(descriptor)


def sync_file(path: Path) -> None:
    """Bring the content of a file to the disk."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove(path: Path) -> None:
    """Remove a file if that can be done; a file left behind does no harm."""
    with suppress(OSError):
        path.unlink()
