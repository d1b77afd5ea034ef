"""A store examined and mended: what is damaged is read again from the files it was read from."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from pressctl.answers.findings import FindingRow
from pressctl.ingest import ingest
from pressctl.ingest.gone import folder_of, is_gone, place_of
from pressctl.store import Store


class Mended(Struct, frozen=True):
    """What was found, each row telling if it is mended, and what was said while mending."""

    rows: tuple[FindingRow, ...]
    told: tuple[str, ...] = ()


def examine(store: Store) -> list[FindingRow]:
    """List what is wrong with a store, and which files it was read from are gone."""
    found = store.check()
    if any(row.kind in ("manifest", "list") for row in found):
        return found
    return found + _gone(store)


def _gone(store: Store) -> list[FindingRow]:
    rows, folder = [], folder_of(store.path)
    for name, record in sorted(store.snapshot().files.items()):
        if record.captures and is_gone(place_of(folder, name)):
            what = f"the file is gone; releases read from it: {len(record.captures)}"
            remedy = "none is needed: its releases are kept"
            rows.append(FindingRow("note", "gone", name, what, remedy, mended=False))
    return rows


def mend(store: Store, today: date | None = None) -> Mended:
    """Mend a store: nothing is lost, since damaged shards that cannot be made anew are set aside.

    Raises what `examine` raises, and UnwritableStore.
    """
    before = examine(store)
    told = []
    with store.writing():
        store.tidy()
        copies = store.set_aside()
    report = ingest([], store.path, verify=True, today=today)
    whole = not any(row.kind in ("manifest", "list") for row in before)
    if copies and whole and not report.problems:
        store.drop(copies)
    elif copies:
        told.append(f"the damaged bytes are kept in {copies[0].parent}")
    after = examine(store)
    lost = [_lost(str(problem.file), problem.message) for problem in report.problems]
    return Mended((*_compared(before, after), *lost), tuple(told))


def _lost(file: str, why: str) -> FindingRow:
    remedy = "put the file back, then: pressctl ingest PATH"
    return FindingRow("fault", "lost", file, why, remedy, mended=False)


def _compared(before: list[FindingRow], after: list[FindingRow]) -> list[FindingRow]:
    still = {(row.kind, row.where) for row in after}
    mended = [
        replace(row, mended=True, remedy=None)
        for row in before
        if (row.kind, row.where) not in still
    ]
    return mended + after
