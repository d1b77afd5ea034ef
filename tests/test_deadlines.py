"""Whether a day that was named has moved."""

from __future__ import annotations

import pytest

from pressctl.query.deadlines import became, find_moved
from pressctl.text import fold
from tests.claim_rows import claim


def moved(a: str, b: str) -> str:
    """Say how a day of March 2024 stands in a claim of November."""
    told = find_moved(
        claim(a, published="2024-03-11"),
        claim(b, published="2024-11-11"),
        fold(a).strip(".").split(),
        fold(b).strip(".").split(),
    )
    return told or ""


@pytest.mark.parametrize(
    ("a", "b", "says"),
    [
        (
            "The lock opens by May 2025.",
            "The lock will open in 2026.",
            "became 2026, which is later",
        ),
        ("Bids are due by 30 June 2025.", "Bids are due by 1 May 2025.", "which is earlier"),
        ("The lock opens by May 2024.", "The lock opened in August 2024.", "which is later"),
        ("The lock opens by May 2025.", "The lock opened a year early.", "a year early"),
        ("The lock opens by May 2025.", "The lock is ahead of schedule.", "ahead of schedule"),
        ("The lock opens in May 2024.", "It opened two months later than planned.", "later than"),
        ("The lock opens in May 2025.", "Its opening was brought forward.", "brought forward"),
        ("The lock opens in May 2025.", "Its opening has been put back.", "put back"),
        (
            "The lock opens by May 2024.",
            "The lock, to open in any month but not June 2024, opened in June 2024.",
            "became June 2024",
        ),
    ],
)
def test_a_day_that_moved_says_which_way_or_in_what_words(a: str, b: str, says: str) -> None:
    assert says in moved(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Bids are heard within a week.", "Bids are heard within a week."),
        (
            "Two grants will be paid by the end of December 2024.",
            "One comes in November 2024, one in December 2024.",
        ),
        ("The lock opens by May 2024.", "The lock opened in April 2024."),
        ("The lock is new.", "The lock opened a year early."),
        ("The lock opens by May 2025.", "The lock cost £3 million."),
    ],
)
def test_a_day_that_is_kept_has_not_moved(a: str, b: str) -> None:
    assert moved(a, b) == ""


def test_nothing_became_another_where_nobody_knows_which_came_first() -> None:
    early, late = (claim("The fee is £4.", published=day) for day in ("2024-03-11", "2024-05-11"))
    undated = claim("The fee is £4.", "cccccccc.c1", published=None)
    assert became(early, late) == "became"
    assert {became(late, early), became(early, undated), became(undated, undated)} == {"and"}
    assert became(early, claim("The fee is £5.", "dddddddd.c1")) == "and", "one day"
    assert became(early, claim("The fee is £5.", "bcdfghjk.c2")) == "and", "one release"


def test_one_version_of_a_release_became_the_next() -> None:
    first, second = (claim("The fee is £4.", f"bcdfghjk@{number}.c1") for number in (1, 2))
    assert became(first, second) == "became"
