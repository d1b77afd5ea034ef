"""Two figures that belong together: before and after, or the ends of a range."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.parsing.quantities import find_quantities

_PARTNER = {"from": "to", "low": "high", "to": "from"}


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        ("Pay went from £20 to £30.", ["from", "to"]),
        ("Pay rises to £30, up from £20.", ["to", "from"]),
        ("Tickets cost from £20 to £30.", ["low", "high"]),
        ("It takes 2 or 3 weeks.", ["low", "high"]),
        ("It gave £20 to 30 schools.", [None, None]),
        ("It rose by £3m to £9m.", [None, None]),
        ("It paid £3m and £4m.", [None, None]),
    ],
)
def test_a_change_is_told_from_a_range(sentence: str, pairs: list[str | None]) -> None:
    assert [one.pair for one in find_quantities(sentence)] == pairs


WORDS = st.sampled_from(
    [
        *(
            "from",
            "to",
            "by",
            "rose",
            "fell",
            "up",
            "down",
            "increase",
            "of",
            "a",
            "between",
            "and",
        ),
        *("£4m", "£40m", "10%", "12", "40 hubs", "in 2019", ",", ".", "–", "a third", "doubled"),
    ]
)


@given(st.lists(WORDS, max_size=12))
def test_a_pair_is_two_figures_of_one_unit_in_a_row(words: list[str]) -> None:
    found = find_quantities(" ".join(words))
    at = 0
    while at < len(found):
        pair = found[at].pair
        if pair is None:
            at += 1
            continue
        one, other = found[at], found[at + 1]
        assert other.pair == _PARTNER[pair]
        assert one.unit == other.unit
        assert one.value is not None
        assert other.value is not None
        assert pair != "low" or one.value < other.value
        at += 2
