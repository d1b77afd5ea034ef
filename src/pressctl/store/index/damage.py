"""What is wrong with an index: whoever meets it drops the file, and it is made anew."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from pressctl.errors import DamagedIndex

__all__ = ["DamagedIndex", "telling_damage", "telling_refusal"]

_BROKEN = (sqlite3.Error, UnicodeDecodeError)  # a damaged name cannot even be told in an error


@contextmanager
def telling_damage() -> Iterator[None]:
    """Make whatever SQLite says of an index that is asked a DamagedIndex.

    That the disk does not give a page is one, too: it is how a file that was cut off shows, and
    another file may do.
    """
    try:
        yield
    except _BROKEN as error:
        raise DamagedIndex(str(error)) from None


@contextmanager
def telling_refusal() -> Iterator[None]:
    """Make what SQLite says of an index that is written an OSError where the disk refuses."""
    try:
        yield
    except _BROKEN as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _DISK:
            raise OSError(_DISK[code], str(error)) from None
        raise DamagedIndex(str(error)) from None


_DISK = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
}
