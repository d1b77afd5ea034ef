"""Which subjects are pronouns, and which pronoun a name goes with."""

from __future__ import annotations

import pytest

from pressctl.parsing.given_names import MEN, WOMEN
from pressctl.parsing.pronouns import pronoun_for, pronoun_of


@pytest.mark.parametrize(
    ("subject", "pronoun"),
    [
        ("She", "she"),
        ("Speaking in Leeds, he", "he"),
        ("They", "they"),
        ("Ms Peel", None),
        ("", None),
    ],
)
def test_the_last_word_of_a_subject_may_be_a_pronoun(subject: str, pronoun: str | None) -> None:
    assert pronoun_of(subject) == pronoun


@pytest.mark.parametrize(
    ("name", "pronoun"),
    [
        ("Ann Peel", "she"),
        ("Tom Peel", "he"),
        ("Lord Quay", "he"),
        ("Baroness Quay", "she"),
        ("Alex Peel", None),  # names that women and men have
        ("Hilary Peel", None),
        ("Quell Peel", None),
    ],
)
def test_a_name_goes_with_one_pronoun_only_if_it_is_surely_a_womans_or_a_mans(
    name: str, pronoun: str | None
) -> None:
    assert pronoun_for(name) == pronoun


def test_no_name_is_a_womans_alone_and_a_mans_alone() -> None:
    assert WOMEN.isdisjoint(MEN)
