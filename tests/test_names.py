"""Names of persons: what is one, and what only has capitals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.parsing.names import (
    is_given_name,
    is_name_word,
    is_post_nominal,
    is_surely_a_name,
    is_title,
    read_name,
    surname,
)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ann Peel", "Ann Peel"),
        ("Dr Ann Peel OBE", "Ann Peel"),
        ("the Rt Hon Ann Peel MP", "Ann Peel"),
        ("Mr Peel", "Peel"),
        ("Lord Carrow", "Lord Carrow"),
        ("Baroness Kyle of Denholm", "Baroness Kyle of Denholm"),
        ("Ann O’Neill", "Ann O’Neill"),
        ("Ann d’Arcy", "Ann d’Arcy"),
        ("Bea van der Berg", "Bea van der Berg"),
        ("Tom Bishop", "Tom Bishop"),
        ("Jane Church", "Jane Church"),
        ("J. K. Roe", "J. K. Roe"),
    ],
)
def test_a_name_is_given_without_titles_and_letters(words: str, name: str) -> None:
    assert read_name(words) == name


@pytest.mark.parametrize(
    "words",
    [
        *(
            "Home Office",
            "Chief Executive",
            "Acme Limited",
            "Lord Chancellor and Justice Secretary",
        ),
        *("the road", "NHS", "The Minister", "Roads and Bridges", "3 May", "A B C D E F", "", "-"),
    ],
)
def test_what_is_no_persons_name_gives_none(words: str) -> None:
    assert read_name(words) is None


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Ann Peel", "peel"),
        ("Bea van der Berg", "berg"),
        ("Tom Roe Jr", "roe"),
        ("José Núñez", "nunez"),
        ("", ""),
    ],
)
def test_the_surname_is_folded_and_without_particles(name: str, family: str) -> None:
    assert surname(name) == family


def test_words_are_told_apart() -> None:
    assert is_title("Dr.")
    assert is_title("DCI")
    assert not is_title("Peel")
    assert is_post_nominal("OBE,")
    assert not is_post_nominal("obe")
    assert is_given_name("Ann")
    assert is_name_word("el-Hashimi")
    assert not is_name_word("NHSX")
    assert not is_name_word("road")
    assert is_surely_a_name(["Ann", "Zzz"])
    assert not is_surely_a_name(["Zzz", "Yyy"])


@given(st.text(max_size=80))
def test_a_name_read_is_words_of_the_text_and_is_read_again_as_itself(words: str) -> None:
    name = read_name(words)
    if name is not None:
        assert name in " ".join(words.split())
        assert read_name(name) is not None
