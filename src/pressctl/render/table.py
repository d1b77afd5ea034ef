"""Rows as people see them: a table, or records one under another where the page is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from pressctl.render.canvas import Canvas
from pressctl.render.harmless import on_one_line
from pressctl.render.output import Output
from pressctl.render.records import cell
from pressctl.render.view import Row, View

_GAP = 2  # columns between columns
_LEAST = 10  # columns for a text, even if the table then is wider than the page
_STACK_INDENT = 8
_STACK_LINES = 2  # lines of a long text in a stacked record, unless it is to be shown in full
_FLEXIBLE = ("words", "line")


def draw_table(
    output: Output, view: View, rows: Sequence[Row], names: Sequence[str], *, full: bool
) -> None:
    """Draw a table; ids and dates are never cut, long texts end in … unless shown in `full`."""
    kinds = [view.kind(name) for name in names]
    if full:
        kinds = ["words" if kind == "line" else kind for kind in kinds]
    headings = [view.heading(name) for name in names]
    cells = [[_shown(output, cell(view.drawing(row, name))) for name in names] for row in rows]
    natural = [max(map(cell_len, column)) for column in zip(headings, *cells, strict=True)]
    widths = share(natural, kinds, output.width - _GAP * (len(names) - 1))
    canvas = Canvas(output)
    if output.header is not False:
        canvas.row(headings, widths, [kind if kind == "number" else "fixed" for kind in kinds])
        canvas.rule()
    for line in cells:
        canvas.row(line, widths, kinds)
    canvas.finish()


def _shown(output: Output, words: str) -> str:
    return output.spelt(on_one_line(words))


def share(natural: Sequence[int], kinds: Sequence[str], room: int) -> list[int]:
    """Give each column its width: fixed ones what they need, texts a fair share of the rest."""
    widths = list(natural)
    left = room - sum(wide for wide, kind in zip(natural, kinds, strict=True) if _is_fixed(kind))
    flexible = [at for at, kind in enumerate(kinds) if not _is_fixed(kind)]
    flexible.sort(key=lambda at: natural[at])  # a short one leaves the rest of its share to others
    for done, at in enumerate(flexible):
        widths[at] = max(min(natural[at], left // (len(flexible) - done)), _LEAST)
        left -= widths[at]
    return widths


def _is_fixed(kind: str) -> bool:
    return kind not in _FLEXIBLE


def draw_stacked(output: Output, view: View, rows: Sequence[Row], *, full: bool) -> None:
    """Draw one record under another: a first line that is never cut, the rest indented."""
    canvas = Canvas(output)
    for row in rows:
        first, *others = view.stack(row)
        canvas.paragraph(on_one_line(first), indent=0, hang=_STACK_INDENT)
        for words in others:
            room = None if full else _STACK_LINES * (canvas.width - _STACK_INDENT)
            canvas.paragraph(_cut(on_one_line(words), room), indent=_STACK_INDENT)
    canvas.finish()


def _cut(words: str, room: int | None) -> str:
    if room is None or len(words) <= room:
        return words
    return words[: room - 1].rsplit(" ", 1)[0] + "…"
