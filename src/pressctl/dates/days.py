"""Exact days, and the words for months and weekdays."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from pressctl.dates.calendar import calendar_day

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
# A page in Welsh is dated in Welsh, whatever language its words are taken for.
_WELSH = "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr"
_WELSH_MONTHS = {name: number for number, name in enumerate(_WELSH.split(), start=1)}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH = rf"(?P<month>{'|'.join(MONTHS)})\b\.?"
DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?\b"
YEAR = r"(?P<year>[0-9]{4})\b"
WEEKDAY_NAME = r"(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
WEEKDAY = rf"(?:{WEEKDAY_NAME},? )"
_TIME = (
    r"(?:(?:,|,? at)? [0-2]?[0-9](?:[:.][0-5][0-9]){1,2} ?(?:[ap]\.?m\.?)?"
    r"(?: ?(?:gmt|bst|utc|z|[+-][0-9]{2}:?[0-9]{2}))?)"
)
# Strings: each is compiled at its first use, for most commands use none.
_EXACT_DAYS = (
    # "2024-04-10", "2024-04-10T09:30:00+01:00"
    r"(?P<year>[0-9]{4})([-/.])(?P<month>[0-9]{2})\2(?P<day>[0-9]{2})"
    r"(?:[t ][0-2][0-9](?::?[0-5][0-9]){1,2}(?:\.[0-9]{1,9})?"
    r"(?: ?z| ?[+-][0-9]{2}:?[0-9]{2})?)?",
    # "11/03/2024" is 11 March: the British order, always
    r"(?P<day>[0-9]{1,2})([-/.])(?P<month>[0-9]{1,2})\2(?P<year>[0-9]{4})",
    # "Wednesday 28th February 2024", "1 Sept. 2024", "Wed, 28 Feb 2024 09:30:00 +0000"
    rf"{WEEKDAY}?(?:the )?{DAY}(?: of)?[ -]{MONTH},?[ -]{YEAR}{_TIME}?",
    # "April 10, 2024"
    rf"{WEEKDAY}?{MONTH} {DAY},? {YEAR}{_TIME}?",
    # "3 Chwefror 2025"
    rf"(?P<day>[0-3]?[0-9]) (?P<month>{'|'.join(_WELSH_MONTHS)}) {YEAR}",
)
_LONGEST = 64  # characters; the longest day a byline writes has about 40 (not measured further)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern at its first use; `re` keeps it as well, but takes longer to find it."""
    return re.compile(pattern)


def read_day(words: str) -> date | None:
    """Read one exact day; anything less than a day, or not in the calendar, is None."""
    plain = level(words)
    for pattern in _EXACT_DAYS:
        if found := compiled(pattern).fullmatch(plain):
            return _day_of(found)
    return None


def level(words: str) -> str:
    """Level case, apostrophes and white space; what is too long to be a date becomes empty."""
    if len(words) > _LONGEST:
        return ""
    return " ".join(words.split()).lower().rstrip(".").replace("’", "'")


def _day_of(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    name = parts["month"]
    month = MONTHS.get(name) or _WELSH_MONTHS.get(name) or int(name)
    day = calendar_day(int(parts["year"]), month, int(parts["day"]))
    # "Tuesday 28 February 2024" was a Wednesday: one of the two is wrong
    return day if day and is_weekday(parts.get("weekday"), day) else None


def is_weekday(begun: str | None, day: date) -> bool:
    """Tell if a day is the weekday said ("wed", "wednes"), or none was said."""
    return begun is None or WEEKDAYS[day.weekday()].startswith(begun)
