"""Pages that people read: statements that come back and how they moved, and pairs to look at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pressctl.answers.claims import ClaimRow, ConflictRow, ThreadRow
from pressctl.render.difference import pieces, shortened
from pressctl.render.plots import plot, series
from pressctl.render.wording import counted, days_of, short_day

if TYPE_CHECKING:
    from pressctl.render.canvas import Canvas

_MOST_STEPS = 8  # of one thread on a page; other formats have all


def threads_page(canvas: Canvas, rows: Sequence[ThreadRow]) -> None:
    """Write each thread: how often it was told, how it moved, and its words step by step."""
    for number, row in enumerate(rows):
        if number:
            canvas.blank()
        _thread(canvas, row)


def _thread(canvas: Canvas, row: ThreadRow) -> None:
    moves = ", ".join(move.replace("_", " ") for move in row.moves)
    told = f"{counted(row.release_count, 'release')} · {days_of(row.first, row.last)}"
    canvas.paragraph((told, "title"), f"  {moves}", indent=0, hang=2)
    _claim(canvas, row.claims[0])
    days = {claim.id: claim.published for claim in row.claims}
    for step in row.steps[:_MOST_STEPS]:
        moved = f"{step.relation.replace('_', ' ')} since {step.a}"
        told = f"  {short_day(days[step.b])}  {moved}  "
        canvas.paragraph((step.b, "id"), told, (f"{step.confidence:.0%}", "dim"))
        canvas.paragraph(*pieces(shortened(step.difference), color=canvas.color), indent=4)
        canvas.paragraph((step.evidence, "dim"), indent=4)
    if len(row.steps) > _MOST_STEPS:
        canvas.paragraph((f"and {len(row.steps) - _MOST_STEPS} more", "dim"), indent=4)
    plot(canvas, series(row.claims))


def conflicts_page(canvas: Canvas, rows: Sequence[ConflictRow]) -> None:
    """Write each pair: why it wants a look, then both sentences and who says them."""
    for number, row in enumerate(rows):
        if number:
            canvas.blank()
        sure = f"{row.relation.replace('_', ' ')} · {row.confidence:.0%} · {row.evidence}"
        canvas.paragraph((row.reason, "title"), indent=0)
        canvas.paragraph((sure, "dim"))
        for claim in (row.a, row.b):
            _claim(canvas, claim)


def _claim(canvas: Canvas, claim: ClaimRow) -> None:
    by = claim.speaker or ("(speaker unknown)" if claim.quote else "(narrative)")
    canvas.paragraph((claim.id, "id"), f"  {short_day(claim.published)}  ", (by, "dim"))
    canvas.paragraph(claim.sentence, indent=4)
