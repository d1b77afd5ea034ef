"""Files to the store: what is new, changed or gone, and nothing is read twice that need not be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from msgspec import Struct

from pressctl.errors import DamagedStore, NoStore
from pressctl.ingest.draft import Draft, How
from pressctl.ingest.explaining import Explanation, explain
from pressctl.ingest.gone import folder_of
from pressctl.ingest.intake import STDIN, Intake, take_in
from pressctl.ingest.report import Counts, Outcome, Report, Tally, answer
from pressctl.model import Problem
from pressctl.sources import files
from pressctl.sources.columns import write_map
from pressctl.sources.files import Findings, Found
from pressctl.sources.reading import Columns
from pressctl.store import EMPTY, Change, Snapshot, Store, beside, digest
from pressctl.store.reading import no_collection

__all__ = ["Counts", "Explanation", "Outcome", "Report", "Tally", "answer", "explain", "ingest"]

Progress = Callable[[int, int, int], None]  # files read, files to read, bytes read


def ingest(  # noqa: PLR0913  # each is an option of the command
    paths: Iterable[Path],
    store_dir: Path,
    *,
    progress: Progress | None = None,
    verify: bool = False,
    stdin: bytes | None = None,
    columns: Columns | None = None,
    today: date | None = None,
    dry_run: bool = False,
    prune: bool = False,
) -> Report:
    """Read files and folders into a store, in one step: what can be read is in, or nothing is.

    With `dry_run` nothing is written: the report tells what would be.
    `verify` compares files and store by digest, not by size and time; `stdin` is one more file.
    `columns` names the columns of records; None leaves each file with those of the last time.
    What was read from a file that is gone is kept and marked; with `prune` it is dropped.
    Raises UnreadableStore (of another user, of a newer pressctl) and UnwritableStore.
    """
    given = None if columns is None else write_map(columns)
    how = How(verify, given, today or date.today(), prune)
    session = _Session(Store(store_dir), tuple(paths), stdin, progress, how)
    work = session.look()
    if work.change and not dry_run:
        with session.store.writing():
            work = session.write(work)
    return work.report


class _Work(Struct, frozen=True):
    """What there is to write, on top of which store, and what to tell of it."""

    base: Snapshot
    change: Change
    report: Report


class _Session:
    """One ingest: what was asked, and what has been read so far."""

    def __init__(
        self,
        store: Store,
        paths: tuple[Path, ...],
        stdin: bytes | None,
        progress: Progress | None,
        how: How,
    ) -> None:
        self.store, self.paths, self.stdin = store, paths, stdin
        self.progress, self.how = progress, how
        self.taken: dict[tuple[Found, str | None, str], Intake] = {}

    def look(self, thorough: bool = False) -> _Work:
        """Compare files and store, and read what has to be read."""
        base, doubts = self._base()
        damaged = self.store.damaged(base, thorough or self.how.verify)
        draft = Draft(base, damaged, folder_of(self.store.path), self.how)
        draft.warnings += doubts
        with no_collection():
            todo = draft.sort_out(self._find())
        size = 0
        for number, found in enumerate(todo, 1):
            intake = self._take(found, draft.known(found), draft.columns_of(found))
            draft.settle(found, intake)
            size += intake.size
            if self.progress:
                self.progress(number, len(todo), size)
        with no_collection():
            return _Work(base, *draft.finish())

    def write(self, work: _Work) -> _Work:
        """Commit what was found, the lock being held; look again if the store is another by now."""
        if self._version() != work.base.version:
            work = self.look()
        try:
            self._commit(work)
        except DamagedStore:  # a shard with its size and time as they were, but not its bytes
            work = self.look(thorough=True)
            self._commit(work)
        return work

    def _commit(self, work: _Work) -> None:
        if work.change:
            self.store.commit(work.base, work.change)

    def _base(self) -> tuple[Snapshot, list[Problem]]:
        try:
            return self.store.snapshot(), []
        except NoStore:
            return EMPTY, []
        except DamagedStore as error:
            message = "made anew from the files it was read from"
            return self.store.salvage(), [Problem(str(error).partition(";")[0], None, message)]

    def _version(self) -> str:
        try:
            return self.store.version()
        except (NoStore, DamagedStore):
            return EMPTY.version

    def _find(self) -> Findings:
        store = self.store.path
        findings = files.find(self.paths, store.parent, store, beside(store))
        if self.stdin is not None:
            name = f"{STDIN}{digest(self.stdin)[:8]}"
            findings.files[name] = Found("", name, (len(self.stdin), 0, 0, 0), named=True)
        return findings

    def _take(self, found: Found, known: str | None, columns: str) -> Intake:
        key = (found, known, columns)
        if key not in self.taken:
            self.taken[key] = take_in(found, known, self.stdin or b"", columns, self.how.today)
        return self.taken[key]
