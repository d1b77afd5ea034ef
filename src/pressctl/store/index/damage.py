"""What is wrong with an index: whoever meets it drops the file, and it is made anew."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from pressctl.errors import DamagedIndex

__all__ = ["DamagedIndex", "telling_damage"]


@contextmanager
def telling_damage() -> Iterator[None]:
    """Make what SQLite says of a file that is not as it was written a DamagedIndex.

    A disk that is full, or refuses, is an OSError as everywhere else.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = error.sqlite_errorcode & 0xFF if hasattr(error, "sqlite_errorcode") else 0
        if code in _DISK:
            raise OSError(_DISK[code], str(error)) from None
        raise DamagedIndex(str(error)) from None
    except UnicodeDecodeError:  # a damaged name, which SQLite cannot even tell in its error
        raise DamagedIndex("a name is not what was written") from None


_DISK = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
}
