"""pressctl quotes: quotations by speaker, release and date."""

from __future__ import annotations

from typing import Annotated

import typer

from pressctl.cli.options import Full, SpeakerName, filters, written
from pressctl.cli.repeated import show_repeated
from pressctl.cli.run import Run, command, found
from pressctl.errors import BadOption
from pressctl.model import Boundary
from pressctl.render import show_rows
from pressctl.render.columns import QUOTES
from pressctl.render.wording import counted

Ends = Annotated[
    Boundary | None, typer.Option("--ends", help="Only quotes whose end is marked, or inferred.")
]
Repeated = Annotated[
    bool, typer.Option("--repeated", help="Wording that quotes of several releases share.")
]
MinWords = Annotated[
    int | None,
    typer.Option("--min-words", metavar="N", min=3, help="With --repeated: words in a row."),
]
_LEGEND = "END: = marked by the text, ≈ inferred.  Full text: --full or show ID"


@command(written, filters)
def body(
    run: Run,
    *,
    speaker: SpeakerName = None,
    ends: Ends = None,
    repeated: Repeated = False,
    min_words: MinWords = None,
    full: Full = False,
) -> int:
    """List the quotations, by speaker, release and date."""
    voice = run.voice(speaker)
    if repeated:
        return show_repeated(run, voice, min_words)
    if min_words:
        raise BadOption("--min-words", str(min_words), "it goes with --repeated")
    rows = run.corpus.quotes(run.selection(), voice)
    shown = run.limited([row for row in rows if ends is None or row.boundary == ends])
    show_rows(run.output, QUOTES, shown, full=full)
    words = sum(row.word_count for row in shown)
    run.output.remark(f"{counted(len(shown), 'quote')}, {words:,} words.  {_LEGEND}")
    return found(shown)
