"""The store: a folder of JSON lines that holds what was read, beside the files it was read from."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from pressctl import captures
from pressctl.model import Entry
from pressctl.store import reading, salvage, writing
from pressctl.store.manifest import Capture, FileRecord, Stamp, digest
from pressctl.store.reading import EMPTY, Snapshot
from pressctl.store.salvage import SALVAGED
from pressctl.store.spool import Line, Spool
from pressctl.store.writing import Change, line_of, shard_of

__all__ = [
    "CORRECTIONS_NAME",
    "EMPTY",
    "SALVAGED",
    "STORE_NAME",
    "Capture",
    "Change",
    "FileRecord",
    "Line",
    "Snapshot",
    "Spool",
    "Stamp",
    "Store",
    "beside",
    "digest",
    "find_store",
    "line_of",
    "shard_of",
]

STORE_NAME = ".pressctl"
CORRECTIONS_NAME = "pressctl.corrections.toml"


def find_store(start: Path) -> Path | None:
    """Find the store of a folder: the `.pressctl` in it, or in the nearest folder above it."""
    for folder in (start, *start.parents):
        if _is_folder(folder / STORE_NAME):
            return folder / STORE_NAME
    return None


def beside(store: Path) -> Path:
    """Give the place of the file of corrections: in the folder that holds the store."""
    return store.resolve().parent / CORRECTIONS_NAME


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


class Store:
    """A store at a path; making one touches nothing, and every method sees one moment of it.

    Methods raise NoStore, UnreadableStore (DamagedStore if its bytes are wrong) or, for those that
    write, UnwritableStore.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path).absolute()

    def entries(self) -> list[Entry]:
        """Read all releases, newest first, the undated last; each with all its captures."""
        return captures.group(reading.read_releases(self.path))

    def version(self) -> str:
        """Give a word that differs whenever anything in the store does."""
        return reading.read_manifest(self.path)[1]

    def snapshot(self) -> Snapshot:
        """Read what files the store was made from."""
        return reading.read_snapshot(self.path)

    def salvage(self) -> Snapshot:
        """Take up what is whole in a damaged store; its files are to be read again."""
        return salvage.salvage(self.path)

    def damaged(self, snapshot: Snapshot, thorough: bool = False) -> frozenset[str]:
        """Name the shards that are not what was written; unless `thorough`, by size and time."""
        if snapshot.manifest is None:
            return frozenset()
        return reading.damaged_shards(self.path, snapshot.manifest, thorough)

    def writing(self) -> AbstractContextManager[None]:
        """Hold the lock of the store, which is made if there is none."""
        return writing.writing(self.path)

    def spooling(self, elsewhere: bool = False) -> AbstractContextManager[Spool]:
        """Keep lines until they are committed; `elsewhere` leaves the store's folder alone."""
        return writing.spooling(self.path, elsewhere)

    def commit(self, base: Snapshot, change: Change) -> None:
        """Write a change; only while `writing`, and with the snapshot taken while it."""
        writing.commit(self.path, base, change)
