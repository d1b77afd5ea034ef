"""Which year a day, month, season or holiday without one is in."""

from __future__ import annotations

from datetime import date

import pytest

from pressctl.dates.periods import read_period
from pressctl.dates.yearless import Lean

TODAY = date(2023, 5, 10)


@pytest.mark.parametrize(
    ("words", "lean", "first"),
    [
        ("1 april", "nearest", date(2023, 4, 1)),
        ("1 april", "ahead", date(2023, 4, 1)),
        ("1 april", "coming", date(2024, 4, 1)),
        ("30 april", "coming", date(2023, 4, 30)),  # the news is dated a little late
        ("30 april", "next", date(2024, 4, 30)),
        ("april", "coming", date(2024, 4, 1)),
        ("easter", "next", date(2024, 3, 31)),
        ("easter", "past", date(2023, 4, 9)),
        ("this christmas", "nearest", date(2023, 12, 25)),
        ("last christmas", "nearest", date(2022, 12, 25)),
        ("christmas 2030", "nearest", date(2030, 12, 25)),
        ("30 june next year", "nearest", date(2024, 6, 30)),
        ("march 31 last year", "nearest", date(2022, 3, 31)),
        ("june of this year", "nearest", date(2023, 6, 1)),
    ],
)
def test_a_day_without_its_year_is_in_the_year_that_the_words_lean_to(
    words: str, lean: Lean, first: date
) -> None:
    found = read_period(words, TODAY, lean)
    assert found is not None
    assert found[0] == first


@pytest.mark.parametrize("words", ["31 june next year", "29 february last year", "32 may"])
def test_a_day_that_no_calendar_has_is_none(words: str) -> None:
    assert read_period(words, TODAY, "next") is None
