"""Results to text: one way in for rows, one for a single answer; never decides what is true."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from pressctl.render.output import Output
from pressctl.render.view import Row, View

if TYPE_CHECKING:
    from pressctl.render.canvas import Canvas

Answer = Any  # a record of pressctl.answers, or several: which, its page knows
Page = Callable[["Canvas", Answer], None]


def show_rows(
    output: Output,
    view: View,
    rows: Iterable[Row],
    page: Page | None = None,
    *,
    full: bool = False,
) -> None:
    """Write rows in the format asked for; people see `page`, or a table if there is none.

    Raises BadOption when a column asked for does not exist.
    """
    if output.format == "table":
        _draw(output, view, list(rows), page, full=full)
        return
    from pressctl.render import records

    names = view.resolve(output.columns or ())
    match output.format:
        case "json":
            records.write_json(output, rows, view, names)
        case "jsonl":
            records.write_json_lines(output, rows, view, names)
        case "csv":
            records.write_csv(output, view, rows, names or view.pipe)
        case "md":
            records.write_markdown(output, view, rows, names or view.pipe)
        case _:
            records.write_tsv(output, view, rows, names or view.pipe)


def show_answer(
    output: Output, answer: Answer, page: Page, view: View, rows: Sequence[Row]
) -> None:
    """Write one answer: an object in JSON, a page for people, `rows` of it in any other format."""
    if output.columns or output.format in ("tsv", "csv", "md"):
        show_rows(output, view, rows)
    elif output.format in ("json", "jsonl"):
        from pressctl.render.records import write_object

        write_object(output, answer)
    else:
        _paint(output, page, answer)


def _draw(
    output: Output, view: View, rows: Sequence[Row], page: Page | None, *, full: bool
) -> None:
    from pressctl.render.table import draw_stacked, draw_table

    names = view.resolve(output.columns or ())
    if page is not None and not names:
        _paint(output, page, rows)
    elif not rows:
        return
    elif output.narrow and not names:
        draw_stacked(output, view, rows, full=full)
    else:
        draw_table(output, view, rows, names or view.terminal, full=full)


def _paint(output: Output, page: Page, answer: Answer) -> None:
    from pressctl.render.canvas import Canvas

    canvas = Canvas(output)
    page(canvas, answer)
    canvas.finish()
