"""Whom "he" and "she" mean in running prose."""

from __future__ import annotations

import pytest

from pressctl.model import Span
from pressctl.parsing.antecedents import People


def who(frame: str, previous: str | None = None, *, speakers: tuple[str, ...] = ()) -> str | None:
    """Say whom the word in [brackets] means; nothing before it was said by `previous`."""
    start = frame.index("[")
    pronoun = frame[start + 1 : frame.index("]")]
    people = People(frame.replace("[", "").replace("]", ""), speakers)
    return people.who(pronoun, Span(start, len(frame)), 0, previous)


@pytest.mark.parametrize(
    ("frame", "name"),
    [
        ("Jane Roe was blunt. [she] said.", "Jane Roe"),
        ("Jane Roe was blunt. [he] said.", None),
        ("Jane Roe met Bob Stone. [he] said.", None),  # he is not what the sentence is about
        ("Bob Stone met Jane Roe. [he] said.", "Bob Stone"),
        ("Mr Quill met Ms Pell. It rained. Ada Quill and Ed Pell left. [she] said.", None),
        ("Labour’s Bob Stone met Tom Peel. [he] said.", "Bob Stone"),
        ("The bill had no friends. [he] said.", None),
        ("Tom Peel and Bob Stone met. It rained. [he] said.", None),
        ("A road in St. Johns Wood is shut. [he] said.", None),
    ],
)
def test_a_pronoun_means_the_only_person_it_fits(frame: str, name: str | None) -> None:
    assert who(frame) == name


def test_the_speaker_before_goes_on_where_nobody_else_came_up() -> None:
    assert who("It rained. [he] added.", "Quill Vane", speakers=("Quill Vane",)) == "Quill Vane"
    assert who("Bob Stone came. [he] added.", "Tom Peel", speakers=("Tom Peel",)) == "Bob Stone"
    assert who("It is for Bob Stone. [he] added.", "Tom Peel", speakers=("Tom Peel",)) is None


def test_whoever_is_spoken_to_is_not_the_speaker() -> None:
    assert who("Bob Stone was there. [he] asked Bob Stone.") is None


def test_a_title_says_whom_a_pronoun_fits() -> None:
    assert who("Mrs Vane met Quill Vane’s aide. [he] said.", "Quill Vane") is None


def test_words_far_back_mean_nobody() -> None:
    assert who("Jane Roe was blunt. " + "It rained. " * 200 + "[she] said.") is None
