"""Bodies: which words name an organisation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.parsing.bodies import body_name, is_acronym, is_body, is_body_word, is_place


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
