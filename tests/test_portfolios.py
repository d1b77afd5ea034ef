"""A person behind a portfolio."""

from __future__ import annotations

import pytest

from pressctl.parsing.portfolios import person_behind

NOTHING: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("Minister for Schools Jane Roe", (3, "Jane Roe")),
        ("Minister for Water Ondřej Balint MP", (3, "Ondřej Balint")),
        ("Minister for Early Years Wrenna van Dyk MP", (4, "Wrenna van Dyk")),
        ("Minister for Trade Lord Carrow", (3, "Lord Carrow")),
        ("Minister for Mental Health Reform", None),
        ("Director of retailer John Lewis", None),
    ],
)
def test_a_person_is_told_from_the_words_of_a_portfolio(
    words: str, person: tuple[int, str] | None
) -> None:
    assert person_behind(words.split(), 1, NOTHING) == person


def test_a_word_that_the_release_writes_small_is_no_name() -> None:
    words = "Minister for Roads Freight Reform".split()
    assert person_behind(words, 1, frozenset({"freight", "reform"})) is None
