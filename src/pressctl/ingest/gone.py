"""Files that were read once and are gone: what was read from them is kept and marked."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from pressctl.ingest.intake import STDIN
from pressctl.store import FileRecord


def place_of(folder: str, name: str) -> str:
    """Give the path of a file by its name in a store, which lies in `folder`."""
    return name if name.startswith(("/", STDIN)) else f"{top(folder)}{name}"


def folder_of(store: Path) -> str:
    """Give the folder that the names in a store begin at."""
    return os.path.realpath(store.parent)


def top(folder: str) -> str:
    """Give what all paths below a folder begin with."""
    return folder.rstrip("/") + "/"


def is_gone(path: str) -> bool:
    """Tell if there is no file at a path; one that cannot be got at may be there."""
    try:
        return not stat.S_ISREG(Path(path).stat().st_mode)
    except OSError as error:
        return error.errno in (errno.ENOENT, errno.ENOTDIR)


def part(
    missing: Sequence[str], files: Mapping[str, FileRecord], *, prune: bool
) -> dict[str, FileRecord | None]:
    """Settle what becomes of the records of missing files: None drops one, one marked is kept.

    One whose releases are all in files that are there is dropped: so a file that moved is not kept
    twice. Those that are marked already are left out.
    """
    away = set(missing)
    there = {
        (capture.id, capture.digest)
        for name, record in files.items()
        if missing and name not in away
        for capture in record.captures
    }
    parted: dict[str, FileRecord | None] = {}
    for name in missing:
        record = files[name]
        if prune or all((one.id, one.digest) in there for one in record.captures):
            parted[name] = None
        elif not record.gone:
            parted[name] = replace(record, gone=True)
    return parted
