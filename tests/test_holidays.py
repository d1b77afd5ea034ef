"""Holidays fall on the days that the calendar gives them."""

from __future__ import annotations

from datetime import date

import pytest

from pressctl.dates.holidays import HOLIDAYS, easter, holiday


@pytest.mark.parametrize(
    "day",
    [
        *(date(1818, 3, 22), date(1943, 4, 25), date(1954, 4, 18), date(1981, 4, 19)),
        *(date(2000, 4, 23), date(2019, 4, 21), date(2024, 3, 31), date(2025, 4, 20)),
        *(date(2026, 4, 5), date(2038, 4, 25), date(2049, 4, 18), date(2076, 4, 19)),
    ],
)
def test_easter_is_where_the_churches_keep_it(day: date) -> None:
    assert easter(day.year) == day


def test_easter_is_a_sunday_between_22_march_and_25_april_in_every_year() -> None:
    for year in range(1583, 4100):
        day = easter(year)
        assert day.weekday() == 6
        assert date(year, 3, 22) <= day <= date(year, 4, 25)


def test_every_holiday_has_a_day_and_the_longer_name_is_tried_first() -> None:
    assert holiday("good friday", 2024) == date(2024, 3, 29)
    assert holiday("new year's eve", 2024) == date(2024, 12, 31)
    for at, name in enumerate(HOLIDAYS):
        assert not any(other.startswith(name) for other in HOLIDAYS[at + 1 :])
