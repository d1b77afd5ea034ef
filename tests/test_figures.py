"""Two figures side by side: one measure, one value, or one rounder than the other."""

from __future__ import annotations

import pytest

from pressctl.answers.claims import QuantityRow
from pressctl.query.figures import equal, is_rounder, may_both_be, same_measure
from tests.claim_rows import claim


def pair(a: str, b: str) -> tuple[QuantityRow, QuantityRow]:
    return claim(a).quantities[0], claim(b).quantities[0]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("A third of it.", "33% of it."),
        ("Two in five pupils.", "40 per cent of pupils."),
        ("It costs £1.2bn.", "It costs £1,200 million."),
        ("A dozen schools.", "12 schools."),
    ],
)
def test_a_figure_is_the_same_however_it_is_written(a: str, b: str) -> None:
    assert equal(*pair(a, b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("13% of it.", "13 years of it."),
        ("£70m was spent.", "$70m was spent."),
        ("35 salmon were seen.", "35 people were seen."),
    ],
)
def test_the_same_number_of_another_thing_is_another_figure(a: str, b: str) -> None:
    assert not same_measure(*pair(a, b))
    assert not equal(*pair(a, b))


@pytest.mark.parametrize(
    ("a", "b", "both"),
    [
        ("It costs over £6.4 million.", "It costs £6,423,009.", True),
        ("It costs £42 billion.", "It costs £42.45 billion.", True),
        ("It costs nearly £2.5 million.", "It costs £2,450,000.", True),
        ("It costs around £30 million.", "It costs £32 million.", True),
        ("It costs £36 million.", "It costs £46 million.", False),
        ("It costs £20 million.", "It costs £18 million.", False),
        ("It costs over £6 million.", "It costs £9 million.", False),
        ("It costs up to £6 million.", "It costs £7 million.", False),
        ("It costs £310 million.", "It costs £355 million.", False),
    ],
)
def test_a_rounder_or_looser_figure_leaves_room_for_an_exact_one(
    a: str, b: str, both: bool
) -> None:
    assert may_both_be(*pair(a, b)) is both
    assert may_both_be(*reversed(pair(a, b))) is both


@pytest.mark.parametrize(
    ("a", "b", "is_one"),
    [
        ("£1.4 million", "£1,423,009", True),
        ("nearly £2 million", "£1,994,812", True),
        ("80,000 boats", "83,000 boats", False),
        ("£1.2bn", "£1.21bn", False),
        ("£33 million", "£32.4 million", False),
    ],
)
def test_a_figure_told_short_is_the_same_figure(a: str, b: str, is_one: bool) -> None:
    assert is_rounder(*pair(a, b)) is is_one
    assert is_rounder(*reversed(pair(a, b))) is is_one
