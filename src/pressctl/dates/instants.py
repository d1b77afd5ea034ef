"""The day of a time stamp: one in UTC just before midnight is the next day of a British summer."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from pressctl.dates.days import read_day

_SUMMER = (3, 10)  # from the last Sunday of March to that of October, at 1:00 UTC, since 1996
_HOUR = timedelta(hours=1)


def read_london_day(words: str) -> date | None:
    """Give the day it is in London at a time stamp; what has no offset is read as it stands."""
    try:
        instant = datetime.fromisoformat(words.strip())
        if instant.tzinfo is None:
            return instant.date()
        utc = instant.astimezone(UTC)
        return (utc + _HOUR if _is_summer(utc) else utc).date()
    except (ValueError, OverflowError):
        return read_day(words)


def _is_summer(utc: datetime) -> bool:
    begin, end = (_last_sunday(utc.year, month) for month in _SUMMER)
    return begin <= utc < end


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=UTC)  # both months have 31 days
    return last - timedelta(days=last.isoweekday() % 7)
