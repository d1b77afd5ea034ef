"""The day of a time stamp, as it is in London."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.dates import read_london_day


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2024-06-30T22:59:59Z", date(2024, 6, 30)),
        ("2024-06-30T23:01:00.000+00:00", date(2024, 7, 1)),
        ("2024-07-01T00:01:00+01:00", date(2024, 7, 1)),
        ("2024-12-31T23:30:00Z", date(2024, 12, 31)),
        ("2024-03-31T23:30:00Z", date(2024, 4, 1)),  # the clocks went forward that morning
        ("2024-10-27T23:30:00Z", date(2024, 10, 27)),  # and back on this one
        ("2024-05-03T23:30:00", date(2024, 5, 3)),
        ("2024-05-03", date(2024, 5, 3)),
        ("3 May 2024", date(2024, 5, 3)),
        ("2024-02-31T00:00:00Z", None),
        ("9999-12-31T23:59:59-01:00", date(9999, 12, 31)),  # the calendar ends here
        ("", None),
    ],
)
def test_the_day_is_that_of_london(stamp: str, day: date | None) -> None:
    assert read_london_day(stamp) == day


@given(st.text())
def test_no_words_raise(words: str) -> None:
    read_london_day(words)
