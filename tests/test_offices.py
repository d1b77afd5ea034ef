"""Offices: which words are one."""

from __future__ import annotations

import pytest

from pressctl.parsing.offices import all_topics, in_some_office, is_office, is_rank, is_relation


@pytest.mark.parametrize("word", ["Director", "co-Director", "ecologist", "Minister,", "MP", "GP"])
def test_a_word_is_an_office(word: str) -> None:
    assert is_office(word)


@pytest.mark.parametrize("word", ["road", "Peel", "of", "", "-"])
def test_a_word_is_no_office(word: str) -> None:
    assert not is_office(word)


@pytest.mark.parametrize(
    ("words", "rank"),
    [
        ("Detective Chief Inspector", True),
        ("Air Chief Marshal", True),
        ("Major General", True),
        ("Attorney General", False),
        ("Roads Minister", False),
    ],
)
def test_a_rank_is_told_from_an_office(words: str, rank: bool) -> None:
    assert is_rank(words) is rank


@pytest.mark.parametrize(
    ("role", "kin"),
    [
        ("his wife", True),
        ("Tom’s mother", True),
        ("Ms Roe’s late brother", True),
        ("Victim’s mother", False),
        ("Her Majesty’s Ambassador", False),
    ],
)
def test_kin_of_somebody_is_told_from_an_office(role: str, kin: bool) -> None:
    assert is_relation(role) is kin


def test_a_noun_before_a_place_of_work_is_some_office() -> None:
    assert in_some_office("landlady of the Three Herons") == ("landlady", "Three Herons")
    assert in_some_office("a stallholder at Acme Market") == ("stallholder", "Acme Market")
    assert in_some_office("part of the Acme Choir") is None
    assert in_some_office("speaking at the Acme Hall") is None


def test_topics_are_what_an_office_is_for() -> None:
    assert all_topics("Policy and Research")
    assert not all_topics("Acme Research")
