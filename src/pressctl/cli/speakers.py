"""pressctl speakers: who is quoted, how often, in which office."""

from __future__ import annotations

from typing import Annotated

import typer

from pressctl.cli.options import filters, plain, written
from pressctl.cli.run import Run, command, found
from pressctl.render import show_rows
from pressctl.render.columns import SPEAKERS
from pressctl.render.wording import counted

Forms = Annotated[
    str | None,
    typer.Option("--forms", metavar="NAME", help="The names and offices one person is given."),
]
_FORM_COLUMNS = ("name", "forms", "offices")


@command(written, filters)
def body(run: Run, forms: Forms = None) -> int:
    """List who is quoted, how often and in which office."""
    rows = run.corpus.speakers(run.selection())
    output = run.output
    if forms is not None:
        person = run.person(plain(forms))
        rows = [row for row in rows if person and row.speaker_id == person.speaker_id]
        output = run.showing(_FORM_COLUMNS)
    shown = run.limited(rows)
    show_rows(output, SPEAKERS, shown)
    quotes = sum(row.quote_count for row in shown)
    run.output.remark(f"{counted(len(shown), 'speaker')}, {counted(quotes, 'quote')}")
    return found(shown)
