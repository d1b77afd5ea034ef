"""Files to the store: what is new, changed or gone, and nothing is read twice that need not be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import date
from itertools import chain, groupby
from pathlib import Path

from msgspec import Struct

from pressctl.errors import DamagedStore, NoStore
from pressctl.ingest.draft import Draft, How
from pressctl.ingest.engine import ALONE, Engine, Kind, work_through
from pressctl.ingest.explaining import Explanation, explain
from pressctl.ingest.gone import folder_of
from pressctl.ingest.intake import STDIN, Intake, Wanted, take_in, tasks
from pressctl.ingest.metering import Meter, Progress
from pressctl.ingest.report import Counts, Outcome, Report, Tally, answer
from pressctl.model import Problem
from pressctl.sources import files
from pressctl.sources.columns import write_map
from pressctl.sources.files import Findings, Found
from pressctl.sources.reading import Columns
from pressctl.store import EMPTY, Change, Snapshot, Spool, Store, beside, digest
from pressctl.store.reading import no_collection

__all__ = [
    "Counts",
    "Engine",
    "Explanation",
    "Kind",
    "Outcome",
    "Progress",
    "Report",
    "Tally",
    "answer",
    "explain",
    "ingest",
]


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
    engine: Engine = ALONE,
) -> Report:
    """Read files and folders into a store, in one step: what can be read is in, or nothing is.

    With `dry_run` nothing is written: the report tells what would be.
    `verify` compares files and store by digest, not by size and time; `stdin` is one more file.
    `columns` names the columns of records; None leaves each file with those of the last time.
    What was read from a file that is gone is kept and marked; with `prune` it is dropped.
    `engine` says who parses; the store is the same, whoever it is.
    Raises UnreadableStore (of another user, of a newer pressctl), UnwritableStore, WorkerLost and
    ClusterLost.
    """
    given = None if columns is None else write_map(columns)
    how = How(verify, given, today or date.today(), prune)
    pace = _Pace(engine, progress)
    store = Store(store_dir)
    with store.spooling(elsewhere=dry_run) as spool:
        session = _Session(store, tuple(paths), stdin, how, pace, spool)
        work = session.look()
        if work.change and not dry_run:
            with store.writing():
                work = session.write(work)
        elif not dry_run:
            store.sweep(work.base)
    return work.report


class _Work(Struct, frozen=True):
    """What there is to write, on top of which store, and what to tell of it."""

    base: Snapshot
    change: Change
    report: Report


class _Pace(Struct, frozen=True):
    """Who parses, and who is told how far they are."""

    engine: Engine
    progress: Progress | None


class _Session:
    """One ingest: what was asked, and what has been read so far."""

    def __init__(  # noqa: PLR0913, PLR0917  # all that an ingest works with
        self,
        store: Store,
        paths: tuple[Path, ...],
        stdin: bytes | None,
        how: How,
        pace: _Pace,
        spool: Spool,
    ) -> None:
        self.store, self.paths, self.stdin = store, paths, stdin
        self.how, self.pace, self.spool = how, pace, spool
        self.taken: dict[Wanted, Intake] = {}

    def look(self, thorough: bool = False) -> _Work:
        """Compare files and store, and read what has to be read."""
        base, doubts = self._base()
        damaged = self.store.damaged(base, thorough or self.how.verify)
        draft = Draft(base, damaged, folder_of(self.store.path), self.how)
        draft.warnings += doubts
        with no_collection():
            todo = draft.sort_out(self._find())
        wanted = [Wanted(one, draft.known(one), draft.columns_of(one)) for one in todo]
        self._take([one for one in wanted if one not in self.taken])
        for one in wanted:
            draft.settle(one.found, self.taken[one])
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

    def _take(self, wanted: Sequence[Wanted]) -> None:
        """Take in some files; what is read stays read, should the store be another by then."""
        size = sum(one.found.stamp[0] for one in wanted)
        meter = Meter(self.pace.progress, len(wanted), size)
        loaded = (tasks(one, self.stdin or b"", self.how.today) for one in wanted)
        every = chain.from_iterable(loaded)
        with closing(work_through(every, self.pace.engine, size)) as done:
            for source, results in groupby(meter.watch(done), key=lambda pair: pair[0].source):
                self.taken[source.wanted] = take_in(source, (one for _, one in results), self.spool)
                meter.finish(source)
