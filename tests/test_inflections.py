"""Forms of one word share a root, other words do not; a misspelt word is near its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.query.inflections import root
from pressctl.query.spelling import is_misspelt


@pytest.mark.parametrize(
    "forms",
    [
        "fund funds funded funding",
        "try tries tried trying",
        "plan plans planned planning",
        "pledge pledges pledged pledging",
        "tax taxes taxed taxing",
        "address addresses addressed addressing",
        "policy policies",
        "speech speeches",
        "agree agrees agreed agreeing",
        "roll rolls rolled rolling",
        "use uses",
        "day days",
    ],
)
def test_the_forms_of_a_word_share_a_root(forms: str) -> None:
    assert len({root(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "press presence",
        "bill billion",
        "fund fundamental",
        "mile million",
        "bus business",
        "thin thing",
        "br bring",
        "analysis analyse",
        "commit commitment",
        "police policy",
    ],
)
def test_other_words_have_other_roots(words: str) -> None:
    one, other = words.split()
    assert root(one) != root(other)


@given(st.text("abeginrsty'é1", max_size=12))
def test_every_word_has_a_root(word: str) -> None:
    assert len(root(word)) <= len(word) + 1
    assert bool(root(word)) == bool(word)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("fraud", "fruad"),
        ("committee", "comittee"),
        ("accommodation", "acommodatoin"),
        ("home", "hone"),
        ("2024", "2024"),
    ],
)
def test_a_wrong_letter_is_forgiven(word: str, other: str) -> None:
    assert is_misspelt(word, other)


@pytest.mark.parametrize(
    ("word", "other"),
    [("tax", "tab"), ("2024", "2023"), ("g20s", "g7s"), ("fraud", "freed"), ("wood", "2ood")],
)
def test_short_words_and_figures_must_be_the_same(word: str, other: str) -> None:
    assert not is_misspelt(word, other)
