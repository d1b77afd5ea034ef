"""Which figure of one sentence stands where another has another."""

from __future__ import annotations

import pytest

from pressctl.query.exchanges import (
    find_bound_moved,
    find_exchanged,
    find_recounted,
    find_sum,
    is_one_rate,
)
from tests.claim_rows import claim


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("The letter has 31 backers.", "Fifty-two guilds now back the letter.", True),
        ("Crews were called out 2,500 times.", "Call-outs reached 2,740.", True),
        ("Three men are held.", "In all, four people are held.", True),
        ("The tug pulled 3 barges.", "The tug saw 1,700 gulls.", False),
        ("Crews have 12 boats and 300 oars.", "Crews have 12 boats and 40 jackets.", False),
    ],
)
def test_counts_of_one_thing_are_found_under_two_names(a: str, b: str, found: bool) -> None:
    assert (find_recounted(claim(a), claim(b)) is not None) is found


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("The dredging keeps 1,400 jobs.", "Some 1,400 people will dredge.", True),
        ("One quay in three is closed.", "About 33% of quays are closed.", False),
        ("A third of quays are closed.", "A third of quays are closed.", False),
        ("It has 4 berths.", "It has up to 4 cranes.", False),
    ],
)
def test_a_bound_moves_with_a_count_that_tells(a: str, b: str, found: bool) -> None:
    told = find_bound_moved(claim(a).quantities, claim(b).quantities)
    assert (told is not None) is found


def test_a_figure_by_the_hour_is_the_same_by_the_minute() -> None:
    a, b = claim("It fills 60,000 tins an hour."), claim("It fills 1,000 tins a minute.")
    other = claim("It fills 2,000 tins a minute.")
    was, now = find_exchanged(a.quantities, b.quantities) or (None, None)
    assert was is not None
    assert now is not None
    assert is_one_rate(a, b, was, now)
    assert not is_one_rate(a, other, was, other.quantities[0])


def test_figures_that_add_up_make_a_total() -> None:
    total, parts = (
        claim("The pier got £4.5 million."),
        claim("It took £1.5 million and £3 million."),
    )
    assert find_sum(total.quantities, parts.quantities) == total.quantities[0]
    assert find_sum(parts.quantities, total.quantities) is None
