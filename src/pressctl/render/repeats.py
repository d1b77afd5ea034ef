"""A page that people read: wording that came back, who used it, and what they changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pressctl.answers.differences import Edit
from pressctl.answers.quotes import RepeatedQuote, RepeatRow
from pressctl.render.difference import pieces, shortened
from pressctl.render.harmless import on_one_line
from pressctl.render.wording import counted, days_of, short_day
from pressctl.text import bare, fold

if TYPE_CHECKING:
    from pressctl.render.canvas import Canvas

_MOST_QUOTES = 8  # of one line on a page; other formats have all
_KEPT = 6  # words kept around a change


def repeats_page(canvas: Canvas, rows: Sequence[RepeatRow]) -> None:
    """Write each line: how often, when and why it is one; the words; who said it and how."""
    for number, row in enumerate(rows):
        if number:
            canvas.blank()
        _line(canvas, row)


def _line(canvas: Canvas, row: RepeatRow) -> None:
    releases = counted(row.release_count, "release")
    canvas.paragraph(
        (f"{releases} · {counted(row.word_count, 'word')}", "title"),
        f"  {days_of(row.first, row.last)}  {row.kind}: {row.reason}",
        indent=0,
        hang=2,
    )
    canvas.paragraph((f"«{on_one_line(row.words)}»", "hit"), indent=2)
    for quote in row.quotes[:_MOST_QUOTES]:
        _quote(canvas, quote)
    if len(row.quotes) > _MOST_QUOTES:
        canvas.paragraph((f"and {len(row.quotes) - _MOST_QUOTES} more", "dim"), indent=4)


def _quote(canvas: Canvas, quote: RepeatedQuote) -> None:
    who = on_one_line(quote.speaker or "(speaker unknown)")
    label = [(quote.id, "id"), (f"  {short_day(quote.published)}  ", ""), (who, "name")]
    canvas.paragraph(*label, indent=4)
    steps = [_plain(edit) for edit in quote.difference or ()]
    if any(edit.op != "equal" for edit in steps):
        words = pieces(shortened(steps, keep=_KEPT), color=canvas.color)
        canvas.paragraph(*words, indent=6)


def _plain(edit: Edit) -> Edit:
    """Take other quotation marks and stops for no change; other formats tell of them."""
    same = bare(fold(edit.a)) == bare(fold(edit.b))
    return Edit("equal", edit.b, edit.b) if same else edit
