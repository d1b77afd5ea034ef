"""Small phrases that pages share: counts, days, places."""

from __future__ import annotations

from datetime import date

from pressctl.answers.claims import QuantityRow
from pressctl.answers.quotes import QuoteRow
from pressctl.answers.releases import ReleaseRow
from pressctl.model import Correction

PEN = "✎"  # a person put it right
BOUNDS = {"at_least": "≥", "at_most": "≤", "more_than": ">", "less_than": "<", "about": "~"}


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Write a number with its noun: 1 match, 1,200 matches."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {plural or noun + 's'}"


def short_day(day: date | None) -> str:
    """Write a date as a column has it: ten characters, or "undated"."""
    return day.isoformat() if day else "undated"


def days_of(first: date | None, last: date | None) -> str:
    """Write a stretch of days: one day, the first and last, or "undated"."""
    if first is None or first == last:
        return short_day(first)
    return f"{first} – {last}"


def long_day(day: date | None) -> str:
    """Write a date with its weekday, as a reader wants it."""
    return f"{day:%a} {day.day} {day:%B %Y}" if day else "date not stated"


def place(file: str, first: int | None, last: int | None = None) -> str:
    """Write a place in a file: FILE:LINE or FILE:FIRST–LAST."""
    if first is None:
        return file
    return f"{file}:{first}" if last in (None, first) else f"{file}:{first}–{last}"


def fate(release: ReleaseRow) -> list[str]:
    """Write what became of a release after it was published: withdrawn, updated, other texts.

    Also if the file is gone that it was read from.
    """
    told = ["withdrawn"] if release.withdrawn else []
    if release.updated:
        told.append(f"updated {release.updated}")
    _, at, number = release.id.partition("@")
    if at:
        told.append(f"version {number} of {release.versions}")
    elif release.versions > 1:
        told.append(counted(release.versions, "version"))
    if release.gone:
        told.append("file gone")
    told += (f"{PEN} {mark.noun}" for mark in release.corrected)
    return told


def is_settled(row: QuoteRow, what: str) -> bool:
    """Tell if a person has put something of a quote right, or accepted it."""
    return any(mark.what == what for mark in row.corrected)


def told(mark: Correction) -> str:
    """Write what a person put right, and what had been found before."""
    before = "" if mark.accepted else f" (found: {mark.was or 'none'})"
    note = f": {' '.join(mark.note.split())}" if mark.note else ""
    return f"{PEN} {mark.sentence}{before}{note}"


def figure(quantity: QuantityRow) -> str:
    """Write a figure with the sign of its bound: "up to £15 million" is ≤£15 million."""
    return BOUNDS.get(quantity.bound, "") + quantity.text
