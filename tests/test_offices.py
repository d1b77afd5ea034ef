"""Offices: which words are one."""

from __future__ import annotations

import pytest

from pressctl.parsing.offices import is_office, is_rank


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
