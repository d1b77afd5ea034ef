"""Days are right or nothing; ranges are whole; prose gives only dates that are certain."""

from __future__ import annotations

import time
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressctl.dates import find_dates, read_day, read_range

CASES = Path(__file__).parent / "cases"
TODAY = date(2024, 4, 10)
PUBLISHED = date(2024, 3, 11)
DAYS = st.dates(min_value=date(1000, 1, 1))


def rows(name: str) -> list[list[str]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [
        [cell.strip() for cell in line.split(" | ")] for line in lines if line and line[0] != "#"
    ]


@pytest.mark.parametrize(("words", "day"), rows("days.txt"))
def test_a_day_is_right_or_nothing(words: str, day: str) -> None:
    assert str(read_day(words) or "-") == day


@pytest.mark.parametrize("words", ["", " ", "9" * 5000, "10 April 2024" + " " * 99, "\x00", "½"])
def test_what_is_no_day_at_all_is_nothing(words: str) -> None:
    assert read_day(words) is None


def test_white_space_and_a_full_stop_do_not_hide_a_day() -> None:
    assert read_day(" 10\u00a0April \n2024. ") == date(2024, 4, 10)


@given(DAYS)
def test_every_day_is_read_back_however_it_is_written(day: date) -> None:
    for shape in (
        "{0:%Y-%m-%d}",
        "{0.day} {0:%B} {0:%Y}",
        "{0:%B} {0.day}, {0:%Y}",
        "{0:%d/%m/%Y}",
    ):
        assert read_day(shape.format(day)) == day
    assert read_day(f"{day:%A %d %b %Y}") == day
    assert read_day(
        f"{day + timedelta(1) if day < date.max else day:%A} {day:%d %B %Y}"
    ) != day or (day == date.max)


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_a_day(words: str) -> None:
    read_day(words)


@pytest.mark.parametrize("row", rows("ranges.txt"), ids=lambda row: str(row[0]))
def test_a_range_is_the_first_and_last_day_meant(row: list[str]) -> None:
    found = read_range(row[0], TODAY)
    assert ([str(day) for day in found] if found else ["-"]) == row[1:]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["last", "next", "3", "weeks", "before", "early", "2024", "march", "we", "of", "monday"]
        ),
        max_size=6,
    ),
    st.sampled_from([date.min, TODAY, date.max]),
)
def test_no_words_on_any_day_break_a_range(words: list[str], today: date) -> None:
    found = read_range(" ".join(words), today)
    assert found is None or found[0] <= found[1]


@pytest.mark.parametrize(("text", "wanted"), rows("dates_in_prose.txt"))
def test_prose_gives_the_dates_that_are_certain(text: str, wanted: str) -> None:
    found = [
        f"{due.span.of(text)} = {due.earliest}"
        + (f" .. {due.latest}" if due.latest != due.earliest else "")
        for due in find_dates(text, PUBLISHED)
    ]
    assert "; ".join(found) == ("" if wanted == "-" else wanted)


def test_without_a_day_of_publication_only_whole_dates_are_found() -> None:
    text = "today (11 March), on 4 April, by 5 May 2024 and in 2025"
    found = [due.span.of(text) for due in find_dates(text, None)]
    assert found == ["5 May 2024", "2025"]


@given(st.text(alphabet="1234 0-MarchByinyear(){}today\n.,", max_size=200))
def test_dates_in_prose_are_in_order_and_never_overlap(text: str) -> None:
    found = find_dates(text, PUBLISHED)
    assert all(due.earliest <= due.latest for due in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "piece", ["10 ", "March ", "early ", "between 2018 and ", "the end of ", "1"]
)
def test_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    start = time.monotonic()
    find_dates(piece * (200_000 // len(piece)), PUBLISHED)
    assert time.monotonic() - start < 5
