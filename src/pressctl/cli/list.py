"""pressctl list: the releases in the store."""

from __future__ import annotations

from pressctl.cli.options import AddedSince, Full, filters, written
from pressctl.cli.run import Run, command, found
from pressctl.render import show_rows
from pressctl.render.columns import RELEASES
from pressctl.render.wording import counted


@command(written, filters)
def body(run: Run, *, added_since: AddedSince = None, full: Full = False) -> int:
    """List the releases, newest first."""
    selection = run.selection(added_since)
    shown, there = run.passing(run.corpus.releases(selection)), len(run.corpus.catalogue)
    show_rows(run.output, RELEASES, shown, full=full)
    run.output.remark(_summary(len(shown), there, {row.issuer for row in shown}))
    return found(shown)


def _summary(shown: int, there: int, issuers: set[str | None]) -> str:
    whole = counted(there, "release")
    count = whole if shown == there else f"{shown} of {whole}"
    only = f", all {issuers.pop()}" if len(issuers) == 1 and None not in issuers else ""
    return f"{count}{only}"
