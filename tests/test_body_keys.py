"""Bodies: two spellings of one are one, and two bodies with words in common stay two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.query.body_keys import is_government, is_one_body, is_same_body

WORDS = st.lists(
    st.sampled_from(
        ["the", "Road", "Roads", "Trust", "of", "National", "NRT", "HM", "Ltd", "(RT)"]
    ),
    max_size=5,
).map(" ".join)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Road Trust", "The Road Trust"),
        ("The Childrens Society", "The Children’s Society"),
        ("HM Treasury", "Treasury"),
        ("Department of Work and Pensions", "Department for Work & Pensions"),
        ("Dept for Work and Pensions", "Department for Work and Pensions"),
        ("Acme Widgets Ltd", "Acme Widgets"),
        ("National Harbour Agency (NHA)", "National Harbour Agency"),
        ("National Harbour Agency (NHA)", "NHA"),
        ("National Harbour Agency", "NHA"),
        ("Ministry of Bridges", "MOB"),
        ("Confederation of Bridge Industry", "CBI"),
    ],
)
def test_two_spellings_of_one_body_are_one(a: str, b: str) -> None:
    assert is_one_body(a, b)
    assert is_one_body(b, a)
    assert is_same_body(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Royal Society", "Royal Society of Bridges"),
        ("Police", "Hexham Police"),
        ("Department for Roads", "Ministry of Harbours"),
        ("Road Trust", "Harbour Trust"),
        ("Boots", "Road Trust"),
        ("", "Road Trust"),
    ],
)
def test_two_bodies_are_never_joined_for_the_words_they_share(a: str, b: str) -> None:
    assert not is_one_body(a, b)
    assert not is_one_body(b, a)


@pytest.mark.parametrize(
    ("a", "b", "can_be"),
    [
        ("Boots UK and Ireland", "Boots", True),
        ("Department for Roads", "Ministry of Harbours", True),
        ("Road Trust", "Harbour Trust", False),
        ("Boots", "Road Trust", False),
    ],
)
def test_a_person_may_be_given_a_body_in_short_or_move_in_government(
    a: str, b: str, can_be: bool
) -> None:
    assert is_same_body(a, b) is can_be
    assert is_same_body(b, a) is can_be


@given(WORDS, WORDS)
def test_whether_two_bodies_are_one_does_not_depend_on_their_order(a: str, b: str) -> None:
    assert is_one_body(a, b) == is_one_body(b, a)
    assert is_same_body(a, b) == is_same_body(b, a)
    assert not is_one_body(a, b) or is_same_body(a, b)


def test_a_department_is_known_by_its_name() -> None:
    assert is_government("the Department for Roads")
    assert is_government("HM Treasury")
    assert not is_government("Scottish Government")
    assert not is_government("Government Relations Ltd and Sons".removeprefix("Government "))
