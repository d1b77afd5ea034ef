"""pressctl track: the wording of one claim, release by release."""

from __future__ import annotations

from typing import Annotated

import typer

from pressctl.cli.options import filters, plain, written
from pressctl.cli.run import Run, command, found
from pressctl.errors import BadOption
from pressctl.render import show_rows
from pressctl.render.columns import TRACK
from pressctl.render.comparisons import track_page
from pressctl.render.wording import counted

Term = Annotated[
    str, typer.Argument(metavar="TERM", help='A figure or phrase, as in "£31 million".')
]


@command(written, filters)
def body(run: Run, term: Term) -> int:
    """Follow a term through releases, and how its wording changes."""
    if not term.strip():
        raise BadOption("TERM", term, "there is nothing to follow")
    rows = run.limited(run.corpus.track(plain(term), run.selection()))
    show_rows(run.output, TRACK, rows, track_page)
    releases = len({row.release for row in rows})
    run.output.remark(f"{counted(len(rows), 'place')} in {counted(releases, 'release')}")
    return found(rows)
