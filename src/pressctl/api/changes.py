"""What changes a store, or what people put right beside it: ingest, correct, remove, doctor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pressctl.errors import PressctlError

if TYPE_CHECKING:
    from pressctl.answers.findings import FindingRow
    from pressctl.answers.ingests import IngestAnswer
    from pressctl.corrections import Fix
    from pressctl.ingest import Explanation, Kind, Progress
    from pressctl.model import Entry
    from pressctl.query.catalogue import Catalogue


def ingest(  # noqa: PLR0913  # each is an option of the command
    paths: Sequence[Path],
    store: Path | None = None,
    *,
    progress: Progress | None = None,
    verify: bool = False,
    stdin: bytes | None = None,
    columns: Mapping[str, str] | None = None,
    today: date | None = None,
    dry_run: bool = False,
    prune: bool = False,
    jobs: int | None = 1,
    engine: Kind = "processes",
    scheduler: str | None = None,
) -> IngestAnswer:
    """Read files and folders into a store: the one given, the nearest above, or a new one here.

    `columns` names the columns of records by what they mean, as in {"title": "headline"}; None
    leaves each file with those of the last time. Releases dated after `today` are flagged. With
    `dry_run` nothing is written. What was read from a file of a folder that is gone is kept and
    marked, with `prune` dropped. `jobs` is the number of processes that parse; None is as many as
    there are cores, if that pays. With `engine="dask"` they are the workers of a Dask cluster, of
    one that runs already if `scheduler` is its address. `progress` is told the files read and all
    there are, and the bytes of both.

    Raises UnreadableStore, UnwritableStore, WorkerLost, NoDask, ClusterLost, and BadOption for
    what cannot be meant together; what is wrong with the input is in the answer.
    """
    from pressctl.ingest import Engine, answer, ingest

    report = ingest(
        paths,
        _place(store),
        progress=progress,
        verify=verify,
        stdin=stdin,
        columns=columns,
        today=today,
        dry_run=dry_run,
        prune=prune,
        engine=Engine(engine, jobs, scheduler),
    )
    if not dry_run:
        _bring_up_index(_place(store))
    return answer(report, dry_run)


def explain(
    paths: Sequence[Path],
    store: Path | None = None,
    *,
    stdin: bytes | None = None,
    columns: Mapping[str, str] | None = None,
) -> Explanation:
    """Tell what an ingest of these files would make of each line; nothing is written."""
    from pressctl.ingest import explain

    return explain(paths, _place(store), stdin=stdin, columns=columns or {})


def correct(
    store: Path | None, catalogue: Catalogue, fixes: Sequence[Fix], forget: Sequence[str] = ()
) -> tuple[Path, int]:
    """Write down what people put right, beside the store; `forget` are ids of quotes.

    Gives the file, and how many earlier entries went from it. Raises BadCorrections and
    UnwritableCorrections.
    """
    from pressctl.corrections import write
    from pressctl.store import beside

    file = beside(_place(store))
    return file, write(file, catalogue, fixes, forget)


def removed(store: Path | None = None) -> list[Entry]:
    """List the releases that were taken out of a store, newest first."""
    from pressctl.store import Store

    return Store(_place(store)).removed()


def set_removed(store: Path | None, entries: Sequence[Entry], *, out: bool) -> None:
    """Take releases out of a store and keep them out, or (not `out`) take them back.

    Raises UnreadableStore and UnwritableStore, and then nothing has changed.
    """
    from pressctl.store import Store

    Store(_place(store)).set_removed(entries, out=out)


def doctor(
    store: Path | None = None, *, rebuild: bool = False, today: date | None = None
) -> tuple[list[FindingRow], tuple[str, ...]]:
    """Examine a store, and with `rebuild` mend what can be; gives findings and what else to tell.

    Raises NoStore and UnreadableStore where nothing can be told, and UnwritableStore.
    """
    from pressctl.ingest.mending import Mended, examine, mend
    from pressctl.store import Store

    place = Store(_place(store))
    done = mend(place, today) if rebuild else Mended(tuple(examine(place)))
    return [*done.rows, *_stale(place.path)], done.told


def _stale(store: Path) -> list[FindingRow]:
    """List the corrections that fit no more, or why they cannot be read."""
    from pressctl.answers.findings import FindingRow
    from pressctl.api.corpus import Corpus
    from pressctl.corrections import BadCorrections
    from pressctl.errors import DamagedIndex, UnreadableStore
    from pressctl.store import CORRECTIONS_NAME

    try:
        told: Sequence[str] = Corpus.open(store).warnings
    except (UnreadableStore, DamagedIndex):  # told already; until it is mended nothing can fit
        return []
    except BadCorrections as error:
        told = (str(error),)
    remedy = f"put it right or take it out in {CORRECTIONS_NAME}"
    return [FindingRow("fault", "correction", CORRECTIONS_NAME, one, remedy, False) for one in told]


def drop_index(store: Path | None) -> None:
    """Remove the index of a store, which is damaged; it is made anew when it is next needed."""
    from pressctl.store.disposable import KINDS

    for kind in KINDS:
        kind.sweep(_place(store), None)


def _bring_up_index(store: Path) -> None:
    """Bring the index up to date; what stands in the way is told to whoever asks the store."""
    from pressctl.api.indexing import bring_up_index

    with suppress(PressctlError, OSError):
        bring_up_index(store)


def _place(store: Path | None) -> Path:
    from pressctl.store import STORE_NAME, find_store

    return store or find_store(Path.cwd()) or Path.cwd() / STORE_NAME
