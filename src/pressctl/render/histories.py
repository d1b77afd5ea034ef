"""Pages that people read: a speaker's offices and when, and the names releases write."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pressctl.answers.speakers import FormSeen, Office, SpeakerRow
from pressctl.render.harmless import on_one_line
from pressctl.render.wording import counted, days_of

if TYPE_CHECKING:
    from pressctl.render.canvas import Canvas

_INDENT = 2
_MOST_RELEASES = 3  # ids beside a form; JSON has all


def histories_page(canvas: Canvas, rows: Sequence[SpeakerRow]) -> None:
    """Write each speaker: who, how much, the offices held and the forms seen."""
    for number, row in enumerate(rows):
        if number:
            canvas.blank()
        _speaker(canvas, row)


def _speaker(canvas: Canvas, row: SpeakerRow) -> None:
    quotes = f"{counted(row.quote_count, 'quote')} in {counted(row.release_count, 'release')}"
    told = f"{quotes} · {row.word_count:,} words · {days_of(row.first, row.last)}"
    canvas.line((on_one_line(row.name), "title"), right=row.speaker_id)
    canvas.paragraph(told, indent=_INDENT)
    if row.evidence:
        canvas.paragraph((on_one_line(row.evidence), "dim"), indent=_INDENT)
    _list(canvas, "OFFICE AS GIVEN", [_office(office) for office in row.offices])
    _list(canvas, "WRITTEN", [_form(form) for form in row.forms_seen])


def _office(office: Office) -> tuple[str, str, str]:
    title = ", ".join(filter(None, [office.role, office.organisation]))
    return title, days_of(office.first, office.last), f"{office.quote_count:,}"


def _form(form: FormSeen) -> tuple[str, str, str]:
    first = form.releases[:_MOST_RELEASES]
    more = "…" if len(form.releases) > len(first) else ""
    return form.form, " ".join(first) + more, f"{form.quote_count:,}"


def _list(canvas: Canvas, heading: str, lines: Sequence[tuple[str, str, str]]) -> None:
    """Write lines of words, where, and how many; where the page is narrow, words stand alone."""
    from rich.cells import cell_len

    from pressctl.render.table import share

    if not lines:
        return
    places = {"OFFICE AS GIVEN": "DATES", "WRITTEN": "RELEASES"}[heading]
    table = [(heading, places, "QUOTES"), *((on_one_line(a), b, c) for a, b, c in lines)]
    natural = [max(cell_len(line[at]) for line in table) for at in range(3)]
    if canvas.output.narrow:
        canvas.paragraph((heading, "dim"), indent=0)
        for words, where, count in table[1:]:
            canvas.paragraph(words, indent=_INDENT, hang=_INDENT * 2)
            canvas.paragraph(
                (f"{where}  {counted(int(count.replace(',', '')), 'quote')}", "dim"),
                indent=_INDENT * 2,
            )
        return
    kinds = ["words", "fixed", "number"]
    widths = share(natural, kinds, canvas.width - _INDENT * 3)
    for line in table:
        canvas.row(line, widths, kinds)
