"""Moving about in the calendar; all raise ValueError or OverflowError beyond its ends."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

Period = tuple[date, date]
_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


def calendar_day(year: int, month: int, day: int) -> date | None:
    """Give the day, or None where the calendar has none such."""
    with suppress(ValueError):
        return date(year, month, day)
    return None


def shift(day: date, count: int, unit: str) -> date:
    """Move a day by whole units; 31 March less a month is the last day of February."""
    if unit in _DAYS_IN:
        return day + timedelta(count * _DAYS_IN[unit])
    return add_months(day, count * _MONTHS_IN[unit])


def add_months(day: date, count: int) -> date:
    """Move a day by months, to the last day of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return min(date(year, month + 1, 1) + timedelta(day.day - 1), months(year, month + 1, 1)[1])


def months(year: int, month: int, count: int) -> Period:
    """Give the first and last day of so many months; the calendar ends with the year 9999."""
    after = year * 12 + month - 1 + count
    if after >= 10000 * 12:
        return date(year, month, 1), date.max
    return date(year, month, 1), date(after // 12, after % 12 + 1, 1) - timedelta(1)


def unit_around(day: date, unit: str) -> Period:
    """Give the day, week (from Monday), month, quarter, year or decade that a day is in."""
    if unit == "day":
        return day, day
    if unit == "week":
        monday = day - timedelta(day.weekday())
        return monday, monday + timedelta(6)
    length = _MONTHS_IN[unit]
    if unit == "decade":
        return months(day.year // 10 * 10, 1, length)
    return months(day.year, (day.month - 1) // length * length + 1, length)
