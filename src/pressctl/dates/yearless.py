"""Days, months, seasons and holidays that are named without their year: which one is meant."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from pressctl.dates.calendar import Period, add_months, calendar_day, months
from pressctl.dates.days import MONTHS, is_weekday
from pressctl.dates.holidays import holiday

# Which year "4 April" is in: the last one up to today, the nearest, or the nearest unless the next
# from today on is `LEANS` days away or fewer.
Lean = Literal["past", "nearest", "ahead", "coming", "next"]
# Not measured: "from 1 September" in a February release, not "from 27 February" then; what "will
# start on" a day may have started up to a month before its news is dated.
LEANS: dict[Lean, int] = {"ahead": 270, "coming": 336, "next": 9999}

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # the first month
SHIFT = {"last": -1, "this": 0, "the": 0, "next": 1}


def yearless_day(found: re.Match[str], today: date, lean: Lean) -> Period | None:
    """Read "4 April" and "Monday 4 April", which must be a Monday."""
    years = range(max(1, today.year - 8), min(9999, today.year + 8) + 1)  # 29 February 1896, 1904
    days = (calendar_day(year, MONTHS[found["month"]], int(found["day"])) for year in years)
    day = _nearest_by([day for day in days if day], today, lean)
    if not day or not is_weekday(found["weekday"], day):
        return None
    return day, day


def _nearest_by(days: list[date], today: date, lean: Lean) -> date | None:
    """Choose among the same day of several years."""
    past = [day for day in days if day <= today]
    coming = [day for day in days if day >= today]
    if lean == "past":
        return max(past, default=None)
    first = min(coming, default=None)
    if first and (first - today).days <= LEANS.get(lean, -1):
        return first
    return min(days, key=lambda day: (abs((day - today).days), day < today), default=None)


def yearless_month(found: re.Match[str], today: date, lean: Lean) -> Period | None:
    """Read "next April" (after this month), "last April" (before it), "April" by its lean."""
    month, turn = MONTHS[found["month"]], found["turn"]
    this = today.replace(day=1)
    if turn in ("last", "next"):
        this = add_months(this, 1 if turn == "next" else -1)
        lean = "next" if turn == "next" else "past"
    years = range(max(1, today.year - 1), min(9999, today.year + 1) + 1)
    start = _nearest_by([date(year, month, 1) for year in years], this, lean)
    return months(start.year, month, 1) if start else None


def yearless_season(found: re.Match[str], today: date, lean: Lean) -> Period | None:
    """Read "this spring" (now or to come this year), "last spring" (over), "spring" by its lean."""
    month, turn = SEASONS[found["season"]], (found["turn"] or "the").replace("the", "") or None
    seasons = [months(today.year + shift, month, 3) for shift in (-2, -1, 0, 1)]
    if turn is None and lean not in LEANS:
        return None  # "in the autumn": which one?
    if turn is None:
        return min(season for season in seasons if season[1] >= today)
    if turn == "last":
        return max(season for season in seasons if season[1] < today)
    if turn == "next":
        return min(season for season in seasons if season[0] > today)
    return next((one for one in seasons if one[1] >= today and one[0].year <= today.year), None)


def turned_day(found: re.Match[str], today: date, lean: Lean) -> Period | None:
    """Read "30 June next year", "March last year"."""
    year, month = today.year + SHIFT[found["turn"]], MONTHS[found["month"]]
    if found["day"] is None:
        return months(year, month, 1)
    day = calendar_day(year, month, int(found["day"]))
    return (day, day) if day else None


def of_holiday(found: re.Match[str], today: date, lean: Lean) -> Period | None:
    """Read "Easter", "this Christmas"; "Christmas 2024" in any year."""
    if found["year"]:
        day = holiday(found["name"], int(found["year"]))
        return day, day
    if found["turn"]:
        lean = "past" if found["turn"] == "last" else "next"
    days = [holiday(found["name"], today.year + by) for by in (-1, 0, 1)]
    return (chosen, chosen) if (chosen := _nearest_by(days, today, lean)) else None
