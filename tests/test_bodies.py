"""Bodies: which words name an organisation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.parsing.bodies import (
    body_name,
    is_acronym,
    is_body,
    is_body_word,
    is_kind_of_body,
    is_of_several,
    is_place,
    tells_kind,
    without_kind,
)


def test_bodies_places_and_acronyms_are_told_apart() -> None:
    assert is_body("the Acme Trust")
    assert is_body("techUK")
    assert not is_body("England and Wales")
    assert is_body_word("Committee")
    assert not is_body_word("Acme")
    assert is_place("North Yorkshire")
    assert is_acronym("NECC’s")
    assert not is_acronym("Acme")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("from the charity Safe Later Life in York", "Safe Later Life"),
        ("Women in Tech", "Women in Tech"),
        ("Acme Toys and a member of the Toy Board", "Acme Toys"),
        ("An Post", "An Post"),
    ],
)
def test_a_body_is_given_by_its_name(words: str, name: str) -> None:
    assert body_name(words) == name


@given(st.text(max_size=120))
def test_no_words_make_it_raise(words: str) -> None:
    body_name(words)
    is_body(words)


def test_what_a_body_is_may_stand_before_its_name() -> None:
    assert tells_kind("the local charity Acme")
    assert tells_kind("train operator Acme")
    assert not tells_kind("Acme")
    assert not tells_kind("policy for the charity Acme")
    assert without_kind("Housing charity Acme’s chief") == "Acme’s chief"
    assert without_kind("Charity founder") == "Charity founder"


def test_an_operator_behind_at_is_a_body_and_nobodys_office() -> None:
    assert is_kind_of_body("Director at train operator Acme".split(), 3)
    assert not is_kind_of_body("Machine operator Jane Roe".split(), 1)


@pytest.mark.parametrize(
    ("owner", "several"), [("Retailers’", True), ("Nurserymen's", True), ("Acme’s", False)]
)
def test_a_possessive_of_several_is_told_from_that_of_one(owner: str, several: bool) -> None:
    assert is_of_several(owner) is several
