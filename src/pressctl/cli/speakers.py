"""pressctl speakers: who is quoted, how often, in which office; of one person the history."""

from __future__ import annotations

from typing import Annotated

import typer

from pressctl.cli.completion import speaker_ids
from pressctl.cli.options import filters, written
from pressctl.cli.run import Run, command, found
from pressctl.render import show_rows
from pressctl.render.columns import SPEAKERS
from pressctl.render.histories import histories_page
from pressctl.render.wording import counted

Name = Annotated[
    str | None,
    typer.Argument(
        metavar="[NAME]",
        help="Only these: a name, surname, slug, office or body. Shows offices and forms.",
        autocompletion=speaker_ids,
        show_default=False,
    ),
]
Forms = Annotated[
    bool, typer.Option("--forms", help="The names and offices each is given, in a table.")
]
_FORM_COLUMNS = ("name", "forms", "offices")
_HISTORY_COLUMNS = (*SPEAKERS.pipe, "offices", "forms", "evidence")


@command(written, filters)
def body(run: Run, name: Name = None, *, forms: Forms = False) -> int:
    """List who is quoted, how often and in which office; of NAME all offices and forms."""
    rows = run.corpus.speakers(run.selection())
    if name is not None:
        asked = run.speakers(name)
        rows = [row for row in rows if row.speaker_id in asked]
    shown = run.limited(rows)
    if forms:
        show_rows(run.showing(_FORM_COLUMNS), SPEAKERS, shown)
    elif name is not None:
        output = run.output if run.output.format == "table" else run.showing(_HISTORY_COLUMNS)
        show_rows(output, SPEAKERS, shown, histories_page)
    else:
        show_rows(run.output, SPEAKERS, shown)
    quotes = sum(row.quote_count for row in shown)
    run.output.remark(f"{counted(len(shown), 'speaker')}, {counted(quotes, 'quote')}")
    return found(shown)
