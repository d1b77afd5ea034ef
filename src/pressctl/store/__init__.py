"""The store: a folder of JSON lines that holds what was read, beside the files it was read from."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from pressctl import captures
from pressctl.model import Entry
from pressctl.store import reading, salvage, writing
from pressctl.store.ages import Ages
from pressctl.store.manifest import (
    REMOVED,
    Capture,
    FileRecord,
    Stamp,
    digest,
    shard_of,
    text_digest,
)
from pressctl.store.reading import EMPTY, Snapshot
from pressctl.store.salvage import SALVAGED
from pressctl.store.spool import Line, Spool
from pressctl.store.writing import Change, line_of

if TYPE_CHECKING:
    from pressctl.answers.findings import FindingRow

__all__ = [
    "CORRECTIONS_NAME",
    "EMPTY",
    "REMOVED",
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
    "text_digest",
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
        return self._entries(removed=False)

    def removed(self) -> list[Entry]:
        """Read the releases that were taken out of the store, in the same way."""
        return self._entries(removed=True)

    def _entries(self, *, removed: bool) -> list[Entry]:
        releases, files = reading.read_all(self.path, removed=removed)
        ages = Ages(files)
        return [ages.mark(entry) for entry in captures.group(releases, ages.gone)]

    def set_removed(self, entries: Sequence[Entry], *, out: bool) -> None:
        """Take releases out of the store, or back into it."""
        from pressctl.store import shelving

        with self.writing():
            base = self.snapshot()
            self.commit(base, shelving.move(self.path, base, entries, out=out))

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

    def check(self) -> list[FindingRow]:
        """List what is wrong with it, read through to the last byte."""
        from pressctl.store import checking

        return checking.check(self.path)

    def set_aside(self) -> list[Path]:
        """Copy damaged shards to where nothing sweeps them, and name the copies."""
        from pressctl.store import checking

        return checking.set_aside(self.path)

    def drop(self, copies: list[Path]) -> None:
        """Remove copies set aside that turned out not to be needed."""
        from pressctl.store import checking

        checking.drop(copies)

    def tidy(self) -> None:
        """Sweep what killed runs left behind and close it to others; only while `writing`."""
        from pressctl.store import checking

        checking.tidy(self.path)

    def sweep(self, base: Snapshot) -> None:
        """Remove what killed runs left behind, if that can be done now; not while `writing`."""
        if base.manifest is not None:
            writing.sweep_idly(self.path, base.manifest)

    def writing(self) -> AbstractContextManager[None]:
        """Hold the lock of the store, which is made if there is none."""
        return writing.writing(self.path)

    def spooling(self, elsewhere: bool = False) -> AbstractContextManager[Spool]:
        """Keep lines until they are committed; `elsewhere` leaves the store's folder alone."""
        return writing.spooling(self.path, elsewhere)

    def commit(self, base: Snapshot, change: Change) -> None:
        """Write a change; only while `writing`, and with the snapshot taken while it."""
        writing.commit(self.path, base, change)
