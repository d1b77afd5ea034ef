"""pressctl track: the wording of one claim, release by release."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pressctl.cli.options import filters, plain, written
from pressctl.cli.run import Run, command, found
from pressctl.errors import BadOption
from pressctl.render import show_rows
from pressctl.render.columns import TRACK
from pressctl.render.comparisons import track_page
from pressctl.render.wording import counted

if TYPE_CHECKING:
    from pressctl.answers.claims import TrackRow

Term = Annotated[
    str,
    typer.Argument(
        metavar="TERM|CLAIM", help='A figure or phrase, as in "£31 million", or the id of a claim.'
    ),
]


@command(written, filters)
def body(run: Run, term: Term) -> int:
    """Follow a term or one claim through releases, and how it changes."""
    if not term.strip():
        raise BadOption("TERM", term, "there is nothing to follow")
    rows = run.limited(_follow(run, plain(term)))
    show_rows(run.output, TRACK, rows, track_page)
    releases = len({row.release for row in rows})
    run.output.remark(f"{counted(len(rows), 'place')} in {counted(releases, 'release')}")
    return found(rows)


def _follow(run: Run, term: str) -> list[TrackRow]:
    from pressctl.query.tracking import is_claim_id

    selection = run.selection()
    if not is_claim_id(term):
        return run.corpus.track(term, selection)
    kept = {entry.release.id for entry in run.corpus.select(selection)}
    return [row for row in run.corpus.thread(term) if row.release in kept]
