"""pressctl quotes --repeated: wording that comes back, and who uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressctl.cli.run import Run, found
from pressctl.render import show_rows
from pressctl.render.columns import REPEATED
from pressctl.render.repeats import repeats_page
from pressctl.render.wording import counted

if TYPE_CHECKING:
    from pressctl.query.select import Selection
    from pressctl.query.voices import Voice


def show_repeated(
    run: Run, voice: Voice | None, selection: Selection, min_words: int | None
) -> int:
    """Show what quotes of several releases say in the same words."""
    rows = run.corpus.repeated(selection, voice, min_words)
    shown = run.limited(rows)
    show_rows(run.output, REPEATED, shown, repeats_page)
    lines = sum(row.kind == "line" for row in shown)
    reissued = len(shown) - lines
    run.output.remark(
        f"{counted(lines, 'line')} that came back, {counted(reissued, 'statement')} issued several "
        "times.  Longer or shorter runs: --min-words"
    )
    return found(shown)
