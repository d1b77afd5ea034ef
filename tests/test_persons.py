"""Where an office ends and the name of who holds it begins."""

from __future__ import annotations

import pytest

from pressctl.parsing.persons import split_office_and_name

NONE: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Home Secretary Ann Peel", ("Home Secretary", "Ann Peel")),
        ("Minister for Schools Ann Peel", ("Minister for Schools", "Ann Peel")),
        ("Mother of two Ann Peel", ("Mother of two", "Ann Peel")),
        ("Apprentice bricklayer Ann Peel", ("Apprentice bricklayer", "Ann Peel")),
    ],
)
def test_the_name_behind_an_office_is_found(words: str, parts: tuple[str, str]) -> None:
    assert split_office_and_name(words, NONE) == parts


@pytest.mark.parametrize(
    "words",
    [
        "The family of Ann Peel",
        "A source close to Ann Peel",
        "Friends of the late Ann Peel",
        "widow of Sir Tom Peel",
        "brother of murdered teenager Tom Peel",
        "A letter to Ann Peel",
        "Accompanied by Dr Ann Peel",
    ],
)
def test_whom_somebody_belongs_to_does_not_speak(words: str) -> None:
    assert split_office_and_name(words, NONE)[1] is None
