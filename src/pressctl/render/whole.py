"""A file of the user's that is there whole or not at all: a page, a table."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a path beside `path` to write to, which takes its place once all is written.

    If anything is raised inside, what was at `path` is still there. What is no file (a pipe, a
    device) cannot be replaced, and is written to as it is; a link stays one. Raises OSError.
    """
    if path.exists() and not path.is_file():
        yield path
        return
    place = path.resolve()
    temporary = place.with_name(f"{place.name}.{os.urandom(8).hex()}.tmp")
    try:
        yield temporary
        if place.exists():
            temporary.chmod(place.stat().st_mode & 0o777)
        temporary.replace(place)
    except OSError as error:
        if str(error.filename) == str(temporary):
            error.filename = str(path)  # the name that was given, not one that we made up
        raise
    finally:
        temporary.unlink(missing_ok=True)


def write_page(path: Path, page: str) -> None:
    """Write a page of text to a file, whole or not at all; raises OSError."""
    with whole(path) as place:
        place.write_text(page, encoding="utf-8")
