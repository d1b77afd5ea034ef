"""pressctl doctor: whether the store is sound, and what can be mended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from pressctl.cli.options import written
from pressctl.cli.run import FOUND, NOTHING, Run, command
from pressctl.render import show_rows
from pressctl.render.soundness import FINDINGS
from pressctl.render.wording import counted

if TYPE_CHECKING:
    from pressctl.answers.findings import FindingRow

Rebuild = Annotated[
    bool,
    typer.Option(
        "--rebuild", help="Mend what can be: read the files of damaged parts again, sweep, close."
    ),
]


@command(written)
def body(run: Run, *, rebuild: Rebuild = False) -> int:
    """Check every byte of the store, and what lies beside it.

    Exit code 0: sound; 1: there is something to mend; 2: it cannot be read. What --rebuild cannot
    make anew it sets aside: nothing is lost.
    """
    from pressctl.api.changes import doctor

    rows, told = doctor(run.store, rebuild=rebuild, today=run.around.today)
    show_rows(run.output, FINDINGS, rows)
    for sentence in told:
        run.output.say(sentence)
    run.output.say(_summary(rows))
    return NOTHING if any(map(_is_open, rows)) else FOUND


def _is_open(row: FindingRow) -> bool:
    return row.severity == "fault" and not row.mended


def _summary(rows: Sequence[FindingRow]) -> str:
    mended = sum(row.mended for row in rows)
    left = sum(map(_is_open, rows))
    done = f"{mended:,} mended; " if mended else ""
    return f"{done}{counted(left, 'thing')} to mend" if left else f"{done}the store is sound"
