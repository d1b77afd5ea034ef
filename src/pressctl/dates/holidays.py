"""Holidays that are deadlines ("by Easter"): only those that are one day wherever they are kept."""

from __future__ import annotations

from datetime import date, timedelta

_FIXED = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
}
_FROM_EASTER = {"good friday": -2, "easter": 0, "easter sunday": 0, "easter monday": 1}
HOLIDAYS = (*sorted((*_FIXED, *_FROM_EASTER), key=len, reverse=True),)


def holiday(name: str, year: int) -> date:
    """Give the day of one of `HOLIDAYS` in a year from 1583."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    return easter(year) + timedelta(_FROM_EASTER[name])


def easter(year: int) -> date:
    """Give Easter Sunday of the Western churches: the Sunday after the full moon from 21 March."""
    golden, century = year % 19, year // 100
    # the moon's age, with the corrections of the Gregorian calendar
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    epact -= (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    after = epact - weekday  # days from 28 March
    month = 3 + (after + 40) // 44
    return date(year, month, after + 28 - 31 * (month // 4))
