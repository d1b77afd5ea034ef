"""A day or a range of days from words, and the dates in prose; the only user of dateparser."""

from pressctl.dates.days import read_day
from pressctl.dates.instants import read_london_day
from pressctl.dates.periods import read_range
from pressctl.dates.prose import DATE_SIGNS, find_dates, may_have_date, may_tell_date

__all__ = [
    "DATE_SIGNS",
    "find_dates",
    "may_have_date",
    "may_tell_date",
    "read_day",
    "read_london_day",
    "read_range",
]
