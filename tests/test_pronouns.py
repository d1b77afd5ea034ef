"""Whom "She added:" means."""

from __future__ import annotations

import pytest

from pressctl.parsing.pronouns import antecedent


@pytest.mark.parametrize(
    ("pronoun", "previous", "between", "name"),
    [
        ("she", "Ann Peel", "The road cost £3 million.", "Ann Peel"),
        ("he", "Ann Peel", "The road cost £3 million.", None),
        ("she", "Tom Quay", "", None),
        ("they", "Ann Peel", "", "Ann Peel"),
        ("he", "Lord Quay", "", "Lord Quay"),
        ("he", "Baroness Quay", "", None),
        ("she", None, "", None),
        ("she", "Ann Peel", "Tom Quay came, and so did Mr Stone.", "Ann Peel"),
        ("she", "Ann Peel", "Mary Quay came.", None),
        ("she", "Ann Peel", "We act.\n\nMary Quay, 43, gave up her job.", "Mary Quay"),
        ("he", "Ann Peel", "Tom Quay, a nurse in Hull, was hurt in May.", "Tom Quay"),
        ("he", "Ann Peel", "Mary Quay, a nurse in Hull, was hurt in May.", None),
        ("she", "Tom Stone", "Mary Quay, who farms here, met Jane Pell.", None),
        ("he", "Tom Stone", "It was built by the Centre for Rural Mobility.", "Tom Stone"),
    ],
)
def test_a_pronoun_means_one_person_or_nobody(
    pronoun: str, previous: str | None, between: str, name: str | None
) -> None:
    assert antecedent(pronoun, previous, between) == name
