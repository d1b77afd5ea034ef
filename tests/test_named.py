"""Whom the text of a release names: in full around a surname, and beside an office."""

from __future__ import annotations

import pytest

from pressctl.parsing.named import full_names, is_full_name, names_beside, officials

TEXT = (
    "LEEDS – Senators Ann Peel (D-Ohio) and Tom Peel-Stone came with Home Secretary Mary Stone.\n\n"
    "Jo Quay, the Roads Minister, did not. Ms Quay was ill, and so was Minister Quay's dog."
)


@pytest.mark.parametrize(
    ("short", "names"), [("Peel", {"Ann Peel"}), ("Quay", {"Jo Quay"}), ("Nobody", set())]
)
def test_a_surname_gives_the_full_names_it_stands_in(short: str, names: set[str]) -> None:
    assert full_names(TEXT, short, given=False) == names


def test_a_given_name_gives_what_stands_behind_it_unless_a_title_stands_before() -> None:
    assert full_names("Paul Quay came.", "Paul", given=True) == {"Paul Quay"}
    assert full_names("Paul Quay came.", "Paul", given=False) == set()


def test_an_office_gives_the_name_on_either_side_of_it() -> None:
    assert names_beside(TEXT, "Home Secretary") == {"Mary Stone"}
    assert names_beside(TEXT, "Roads Minister") == {"Jo Quay"}
    assert names_beside(TEXT, "Home Sec") == set()


@pytest.mark.parametrize(
    "text",
    ["In a letter to Ann Peel, the Minister said:", "After meeting Ann Peel, the Minister left."],
)
def test_who_stands_before_the_office_that_acts_does_not_hold_it(text: str) -> None:
    assert names_beside(text, "Minister") == set()
    assert names_beside("Ann Peel, the Minister for Roads, left.", "Minister") == {"Ann Peel"}


def test_officials_are_those_named_with_the_office_in_front() -> None:
    assert [one.name for one in officials(TEXT, "secretary")] == ["Mary Stone"]


def test_a_peer_has_a_full_name_and_a_particle_none() -> None:
    assert is_full_name("Lord Quay")
    assert not is_full_name("van Quay")
    assert not is_full_name("Quay")
    assert not is_full_name(None)
