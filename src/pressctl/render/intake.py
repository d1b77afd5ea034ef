"""What an ingest did: a page for people, and a row for each file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pressctl.answers.ingests import FileRow, IngestAnswer
from pressctl.render.view import View
from pressctl.render.wording import counted

if TYPE_CHECKING:
    from pressctl.render.canvas import Canvas

_SHOWN = 20  # files named on a terminal; the counts below tell of the rest
_SIGNS = {"skipped": ("–", "dim"), "gone": ("–", "warn")}

FILES = View(
    FileRow,
    terminal=("file", "status", "releases", "first", "last", "note"),
    pipe=("file", "status", "reader", "releases", "first", "last", "note"),
    stack=lambda row: (f"{row.status}  {row.file}",),
    kinds={"file": "words", "note": "words", "releases": "number"},
)


def ingest_page(canvas: Canvas, answer: IngestAnswer) -> None:
    """Write what came of each file, then the sums."""
    readable = [row for row in answer.files if row.status != "failed"]  # stderr tells of those
    told = [row for row in readable if row.status != "unchanged"] or readable[:1]
    for row in told[:_SHOWN]:
        canvas.paragraph(
            _SIGNS.get(row.status, ("✓", "good")), f" {_outcome(row)}", indent=0, hang=4
        )
    if len(told) > _SHOWN:
        canvas.paragraph((f"and {len(told) - _SHOWN:,} more files", "dim"))
    canvas.blank()
    canvas.paragraph(sums(answer))
    if answer.quotes:
        canvas.paragraph(
            f"{counted(answer.quotes, 'quote')} by {counted(answer.speakers, 'speaker')}   "
            f"{counted(answer.money, 'sum')} of money   "
            f"{counted(answer.percent, 'percentage')}   {answer.words:,} words"
        )


def sums(answer: IngestAnswer) -> str:
    """Write how many releases are new, changed and unchanged, and how many files were skipped."""
    gone = f"   gone {answer.gone:,}" if answer.gone else ""
    failed = f"   failed {answer.files_failed:,}" if answer.files_failed else ""
    return (
        f"new {answer.new:,}   changed {answer.changed:,}   unchanged {answer.unchanged:,}   "
        f"skipped {answer.files_skipped:,}{gone}{failed}"
    )


def _outcome(row: FileRow) -> str:
    if row.status in ("failed", "skipped"):
        return (
            f"{row.file}   {row.status}: {row.note}" if row.note else f"{row.file}   {row.status}"
        )
    releases = counted(row.releases, "release")
    more = "; ".join(filter(None, [_period(row.first, row.last), row.note]))
    return f"{row.file}   {row.status}   {releases}   {more}".rstrip()


def _period(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return ""
    return f"{first}" if first == last else f"{first} – {last}"
