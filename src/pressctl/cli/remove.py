"""pressctl remove: releases out of the store, and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from pressctl.cli.completion import release_ids
from pressctl.cli.options import plain, written
from pressctl.cli.run import FOUND, Run, command, found
from pressctl.errors import BadOption, UnknownId
from pressctl.query.select import resolve_id
from pressctl.render import show_rows
from pressctl.render.columns import RELEASES
from pressctl.render.wording import counted

if TYPE_CHECKING:
    from pressctl.model import Entry
    from pressctl.query.catalogue import Catalogue

Ids = Annotated[
    list[str] | None,
    typer.Argument(metavar="ID...", autocompletion=release_ids, show_default=False),
]
Undo = Annotated[bool, typer.Option("--undo", help="Take removed releases back.")]
List = Annotated[bool, typer.Option("--list", help="List the releases that were removed.")]


@command(written)
def body(run: Run, ids: Ids = None, *, undo: Undo = False, list: List = False) -> int:
    """Take releases out of the store, and keep them out whenever their files are read again.

    No question finds them any more. Their text is kept aside in the store, so that --undo can bring
    them back; it goes for good with the file they were read from: ingest --prune.
    """
    from pressctl.api.changes import removed, set_removed
    from pressctl.query.catalogue import Listed
    from pressctl.query.listing import release_row

    if list:
        rows = [release_row(entry) for entry in removed(run.store)]
        show_rows(run.output, RELEASES, rows)
        return found(rows)
    if not ids:
        raise BadOption("ID", "", "name the releases; those removed are shown by --list")
    there = Listed(removed(run.store)) if undo else run.corpus.catalogue
    entries = _named(there, ids, undo=undo)
    set_removed(run.store, entries, out=not undo)
    show_rows(run.output, RELEASES, [release_row(entry) for entry in entries])
    run.output.say(_told(len(entries), undo=undo))
    return FOUND


def _named(catalogue: Catalogue, ids: Sequence[str], *, undo: bool) -> Sequence[Entry]:
    """Find the releases that ids mean, each once; all of them, or none is touched."""
    named: dict[str, Entry] = {}
    for wanted in map(plain, ids):
        if "." in wanted or "@" in wanted:
            raise BadOption("ID", wanted, "a release is removed as a whole: name it alone")
        try:
            entry, _ = resolve_id(catalogue, wanted)
        except UnknownId:
            if not undo:
                raise
            hint = "nothing that was removed has this id; see pressctl remove --list"
            raise BadOption("--undo", wanted, hint) from None
        named[entry.release.id] = entry
    return [*named.values()]


def _told(count: int, *, undo: bool) -> str:
    releases = counted(count, "release")
    if undo:
        return f"{releases} taken back into the store"
    return f"{releases} removed and kept out; to take back: pressctl remove --undo ID"
