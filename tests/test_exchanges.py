"""Which figure of one sentence stands where another has another."""

from __future__ import annotations

import pytest

from pressctl.query.exchanges import (
    find_bound_moved,
    find_exchanged,
    find_part,
    find_recounted,
    find_sum,
    is_one_rate,
    told_exchange,
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


def test_a_part_that_is_told_alone_is_known_by_the_list_that_adds_up() -> None:
    whole = claim(
        "The quay gets £9 million: £4 million for cranes, £5 million for sheds."
    ).quantities
    part, total = find_part(whole, claim("Cranes get £4 million.").quantities) or (None, None)
    assert (part and part.text, total and total.text) == ("£4 million", "£9 million")
    assert find_part(whole, claim("Boats get £3 million.").quantities) is None
    assert find_part(whole, whole) is None, "it tells the total too"


def test_a_fall_by_a_share_that_became_a_rise_is_not_said_to_be_less() -> None:
    fell, rose = (claim(f"Thefts {words}.").quantities[0] for words in ("fell by 9%", "rose by 4%"))
    assert told_exchange(fell, rose, "became") == "9% (fall) became 4% (rise)"
    assert told_exchange(fell, fell, "and").endswith(", which is less")
