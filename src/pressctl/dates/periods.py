"""Stretches of days: a month, a season, "last week", "3 weeks before 11 March 2024"."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import lru_cache

from pressctl.dates.calendar import (
    Period,
    add_months,
    months,
    shift,
    unit_around,
)
from pressctl.dates.days import (
    DAY,
    MONTH,
    MONTHS,
    WEEKDAY,
    WEEKDAY_NAME,
    WEEKDAYS,
    YEAR,
    compiled,
    level,
    read_day,
)
from pressctl.dates.holidays import HOLIDAYS
from pressctl.dates.yearless import (
    LEANS,
    SEASONS,
    SHIFT,
    Lean,
    of_holiday,
    turned_day,
    yearless_day,
    yearless_month,
    yearless_season,
)

_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_NUMBERS |= {"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}
_COUNT = rf"(?P<count>[0-9]{{1,4}}|{'|'.join(_NUMBERS)})"
_UNIT = r"(?P<unit>day|week|month|quarter|year|decade)"
_UNITS = r"(?P<unit>day|week|fortnight|month|quarter|year|decade)s?"
_SEASON = rf"(?P<season>{'|'.join(SEASONS)})"
_NTH = ("first", "second", "third", "fourth")
_PARTS = {"early": (0, 3), "mid": (1, 3), "late": (2, 3)}  # which part, of how many
_PARTS |= {"start": (0, 4), "beginning": (0, 4), "middle": (1, 3), "end": (3, 4), "close": (3, 4)}
_PARTS |= {f"{nth} {part}": (at, of) for part, of in (("half", 2), ("quarter", 4))
           for at, nth in enumerate(_NTH[:of])}  # fmt: skip
_PARTS |= {f"{last} quarter": (3, 4) for last in ("last", "final")}
_PARTS |= {f"{code}{at + 1}": (at, of) for code, of in (("h", 2), ("q", 4)) for at in range(of)}
_DAYS_AWAY = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1}
# dateparser is asked only where a unit or a weekday is written out: alone it takes "We" for
# Wednesday, "12" for a day of this month, "£38" for 2038, "40 april" for April 1940, and it drops
# the anchor of "3 weeks before 12".
_UNIT_OR_WEEKDAY = rf"\b(?:(?:day|week|fortnight|month|year|decade)s?|{'|'.join(WEEKDAYS)})\b"
_MISREAD = rf"[^a-z0-9 ,:]|\b(?:{'|'.join(MONTHS)}|before|after [0-9]+)\b"


def read_range(words: str, today: date) -> Period | None:
    """Read words for a day or a stretch of days as its first and last day; None for nonsense.

    A day or month without its year is the latest that is not after today.
    """
    plain = level(words)
    with suppress(ValueError, OverflowError):
        return read_period(plain, today, "past") or _ask_dateparser(plain, today)
    return None


@lru_cache(1024)  # "today", "this year" and the years come again and again
def read_period(plain: str, today: date | None, lean: Lean) -> Period | None:
    """Read levelled words; what hangs on today, or is in no calendar, is None."""
    with suppress(ValueError, OverflowError):
        return _read_period(plain, today, lean)
    return None


def _read_period(plain: str, today: date | None, lean: Lean) -> Period | None:
    if len(plain) == 4 and plain.isdecimal() and plain.isascii():
        return months(int(plain), 1, 12)
    has_digits = compiled("[0-9]").search(plain) is not None
    if has_digits and (day := read_day(plain)):
        return day, day
    if found := compiled(_PART).fullmatch(plain):
        whole = _read_period(found["whole"], today, lean)
        return _part_of(whole, found["part"] or found["edge"]) if whole else None
    if found := compiled(_BETWEEN).fullmatch(plain):
        first, last = found["first"] or found["a"], found["last"] or found["b"]
        return _between(first, last, today, lean)
    for pattern, read in _FIXED if has_digits else ():
        if found := compiled(pattern).fullmatch(plain):
            return read(found)
    return _read_relative(plain, today, lean) if today else None


def _between(first: str, last: str, today: date | None, lean: Lean) -> Period | None:
    """Read "1 to 5 March" and "between July and October 2023": the end completes the start."""
    until = _read_period(last, today, lean)
    if not until:
        return None
    if first.isdigit() and len(first) < 3:
        start = until[0].replace(day=int(first))
    else:
        whole = first if compiled(_ENDS_IN_YEAR).search(first) else f"{first} {until[0].year}"
        since = _read_period(whole, today, lean)
        start = since[0] if since else date.max
    return (start, until[1]) if start < until[0] else None


def _read_relative(plain: str, today: date, lean: Lean) -> Period | None:
    for pattern, read in _RELATIVE:
        if found := compiled(pattern).fullmatch(plain):
            return read(found, today, lean)
    return None


def _month(found: re.Match[str]) -> Period:
    return months(int(found["year"]), MONTHS.get(found["month"]) or int(found["month"]), 1)


def _years(found: re.Match[str]) -> Period | None:
    """Read "2024 to 2025" and "2024-25"; the second is later, and a short one the very next."""
    first, last = int(found["year"]), found["last"]
    until = int(last) if len(last) == 4 else first + 1
    if until <= first or not str(until).endswith(last):
        return None
    return date(first, 1, 1), date(until, 12, 31)


def _decade(found: re.Match[str]) -> Period:
    return months(int(found["year"]), 1, 120)


def _season(found: re.Match[str]) -> Period:
    return months(int(found["year"]), SEASONS[found["season"]], 3)


def _part_of(whole: Period, part: str) -> Period | None:
    """Take "early 2025" as the first third of it and "the end of March" as the last quarter."""
    nth, of = _PARTS[part]
    start, last = whole
    in_months = (last.year - start.year) * 12 + last.month - start.month + 1
    if in_months >= of and in_months % of == 0:
        length = in_months // of
        first = add_months(start, nth * length)
        return months(first.year, first.month, length)
    days = (last - start).days + 1
    if days < of:
        return None
    return start + timedelta(days * nth // of), start + timedelta(days * (nth + 1) // of - 1)


def _named_day(found: re.Match[str], today: date, lean: Lean) -> Period:
    day = today + timedelta(_DAYS_AWAY.get(found["name"], 0))
    return day, day


def _turn(found: re.Match[str], today: date, lean: Lean) -> Period:
    """Read "this month", "last year"; "later this week" begins today, "earlier" ends today."""
    start, last = unit_around(shift(today, SHIFT[found["turn"]], found["unit"]), found["unit"])
    if found["half"] == "later":
        return max(start, min(today, last)), last
    if found["half"] == "earlier":
        return start, min(last, max(today, start))
    return start, last


def _weekday(found: re.Match[str], today: date, lean: Lean) -> Period:
    """Read "monday" and "last monday" as the one before today, "next monday" as the one after."""
    wanted = next(i for i, name in enumerate(WEEKDAYS) if name.startswith(found["weekday"]))
    back = (today.weekday() - wanted - 1) % 7 + 1
    forth = found["turn"] == "next" or (found["turn"] in {None, "on"} and lean in LEANS)
    day = today + timedelta(7 - back % 7 if forth else -back)
    return day, day


def _ago(found: re.Match[str], today: date, lean: Lean) -> Period:
    day = shift(today, -_count(found), found["unit"])
    return day, day


def _hence(found: re.Match[str], today: date, lean: Lean) -> Period | None:
    day = shift(today, _count(found), found["unit"])
    return day, day


def _stretch(found: re.Match[str], today: date, lean: Lean) -> Period:
    forth = found["turn"] in {"next", "coming", "within"}
    other = shift(today, _count(found) * (1 if forth else -1), found["unit"])
    return (today, other) if forth else (other, today)


def _offset(found: re.Match[str], today: date, lean: Lean) -> Period | None:
    anchor = read_period(found["anchor"], today, lean)
    if not anchor:
        return None
    sign = -1 if found["sign"] == "before" else 1
    first, last = (shift(day, sign * _count(found), found["unit"]) for day in anchor)
    return first, last


def _count(found: re.Match[str]) -> int:
    return _NUMBERS.get(found["count"]) or int(found["count"])


def _ask_dateparser(plain: str, today: date) -> Period | None:
    """Ask for what no pattern reads; a month or a year is widened to all its days."""
    if not compiled(_UNIT_OR_WEEKDAY).search(plain) or compiled(_MISREAD).search(plain):
        return None
    from dateparser.date import DateDataParser

    settings = {
        "DATE_ORDER": "DMY",
        "PREFER_DATES_FROM": "past",
        "RELATIVE_BASE": datetime.combine(today, datetime.min.time()),
    }
    found = DateDataParser(languages=["en"], settings=settings).get_date_data(plain)
    if found.date_obj is None:
        return None
    unit = found.period if found.period in ("week", "month", "year") else "day"
    return unit_around(found.date_obj.date(), unit)


_PART = (
    r"(?:(?P<part>early|mid|late|h[12]|q[1-4])(?: in| of)?[ -]|(?:the )?(?P<edge>start|beginning|"
    r"middle|end|close|(?:first|second) half|(?:first|second|third|fourth|last|final) quarter) of )"
    r"(?P<whole>.+)"
)
_BETWEEN = (
    r"(?:(?P<first>[0-3]?[0-9])(?:st|nd|rd|th)?(?: ?[-–] ?| to | and )(?P<last>[0-3]?[0-9][ a-z].+)"
    r"|between (?P<a>.+?) and (?P<b>.+))"
)
_ENDS_IN_YEAR = r"[0-9]{4}$"
_FIXED: tuple[tuple[str, Callable[[re.Match[str]], Period | None]], ...] = (
    (rf"{MONTH}(?:,| of)? {YEAR}", _month),
    (r"(?P<year>[0-9]{4})-(?P<month>0[1-9]|1[0-2])", _month),
    (rf"{YEAR}(?: ?[-–/] ?| to )(?P<last>[0-9]{{4}}|[0-9]{{2}})", _years),
    (rf"{_SEASON}(?: of)? {YEAR}", _season),
    (r"(?:the )?(?P<year>[0-9]{3}0)s", _decade),
)
_Reader = Callable[[re.Match[str], date, Lean], Period | None]
_RELATIVE: tuple[tuple[str, _Reader], ...] = (
    (rf"{WEEKDAY}?(?:the )?{DAY}(?: of)? {MONTH}", yearless_day),
    (rf"{WEEKDAY}?{MONTH} {DAY}", yearless_day),
    (rf"(?:(?P<turn>last|this|next) )?{MONTH}", yearless_month),
    (rf"(?:{DAY}(?: of)? )?{MONTH} (?:of )?(?P<turn>this|last|next) year", turned_day),
    (rf"{MONTH} {DAY},? (?P<turn>this|last|next) year", turned_day),
    (
        rf"(?:(?P<turn>last|this|next) )?(?P<name>{'|'.join(HOLIDAYS)})(?: (?P<year>[0-9]{{4}}))?",
        of_holiday,
    ),
    (rf"(?:(?P<turn>last|this|next|the) )?{_SEASON}", yearless_season),
    (rf"(?P<name>{'|'.join(_DAYS_AWAY)})(?: morning| afternoon| evening)?", _named_day),
    (r"this (?P<name>morning|afternoon|evening)", _named_day),
    (rf"(?:(?P<half>later|earlier) )?(?P<turn>last|this|next|the) {_UNIT}", _turn),
    (rf"(?:(?P<turn>last|next|on) )?{WEEKDAY_NAME}", _weekday),
    (rf"{_COUNT} {_UNITS}(?: ago)?", _ago),
    (
        r"(?:the )?(?P<turn>last|past|previous|next|coming|within)(?: the next)?"
        rf" {_COUNT} {_UNITS}",
        _stretch,
    ),
    (rf"{_COUNT} {_UNITS} (?P<sign>before|after|from) (?P<anchor>.+)", _offset),
    (rf"in {_COUNT} {_UNITS}'? time", _hence),
)
