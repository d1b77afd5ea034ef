"""Whom "he", "she" and "they" mean, in running prose and at the head of a cue line."""

from __future__ import annotations

import pytest

from pressctl.model import Span
from pressctl.parsing.antecedents import People


def who(frame: str, previous: str | None = None, *, speakers: tuple[str, ...] = ()) -> str | None:
    """Say whom the word in [brackets] means; nothing before it was said by `previous`."""
    start = frame.index("[")
    pronoun = frame[start + 1 : frame.index("]")]
    people = People(frame.replace("[", "").replace("]", ""), (), speakers)
    return people.in_prose(pronoun, Span(start, len(frame)), 0, previous)


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
        ("Jane Roe was blunt. [they] said.", None),
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


@pytest.mark.parametrize("lead", ["Of", "Asked about", "Praising", "It rained. And of"])
def test_of_whom_somebody_speaks_is_not_the_speaker(lead: str) -> None:
    frame = f"{lead} Bob Stone, [he] said."
    assert who(frame, "Tom Peel", speakers=("Tom Peel",)) == "Tom Peel"
    assert who(frame) is None


def test_a_title_says_whom_a_pronoun_fits() -> None:
    assert who("Mrs Vane met Quill Vane’s aide. [he] said.", "Quill Vane") is None


def test_words_far_back_mean_nobody() -> None:
    assert who("Jane Roe was blunt. " + "It rained. " * 200 + "[she] said.") is None


def test_a_title_behind_a_full_name_says_whom_a_pronoun_fits() -> None:
    assert who("It was up to Mrs Quill Vane. [he] said.", "Quill Vane") is None


def test_somebody_named_by_title_alone_may_be_meant() -> None:
    assert who("Mr Stone came. [he] added.", "Tom Peel", speakers=("Tom Peel",)) is None
    assert who("Ms Stone came. [he] added.", "Tom Peel", speakers=("Tom Peel",)) == "Tom Peel"
    assert who("Mr Peel came. [he] added.", "Tom Peel", speakers=("Tom Peel",)) == "Tom Peel"


def test_a_longer_form_of_the_name_of_a_speaker_is_nobody_else() -> None:
    frame = "Ada Marsh Roe came. Marsh Roe was blunt. " + "It rained. " * 100 + "[she] said."
    assert who(frame, speakers=("Marsh Roe",)) == "Marsh Roe"


def test_who_is_named_in_a_quotation_is_not_meant_in_the_words_around_it() -> None:
    text = "Bob Stone met us. “Yes. Tom Peel has gone.” He said."
    at, quoted = Span(text.index("He"), len(text)), Span(text.index("Yes"), text.index("”"))
    assert People(text, (quoted,), ()).in_prose("he", at, 0, None) == "Bob Stone"
    assert People(text, (), ()).in_prose("he", at, 0, None) == "Tom Peel"


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
        ("he", "Tom Peel", "Tom Peel came, and so did Mr Stone.", None),
        ("she", "Ann Peel", "Ms Peel smiled.", "Ann Peel"),
        ("she", "Ann Peel", "Ann Peel smiled.", "Ann Peel"),
        ("she", "Ann Peel", "Mary Quay came.", None),
        ("she", "Ann Peel", "Brisa Quay came.", None),
        ("she", "Ann Peel", "Ms Quay came.", None),
        ("she", "Ann Peel", "Cllr. Quay came.", None),
        ("they", "Ann Peel", "Tom Quay came.", None),
        ("she", "Ann Peel", "We act.\n\nMary Quay, 43, gave up her job.", "Mary Quay"),
        ("he", "Ann Peel", "Tom Quay, a nurse in Hull, was hurt in May.", "Tom Quay"),
        ("he", "Ann Peel", "Mary Quay, a nurse in Hull, was hurt in May.", None),
        ("she", "Tom Stone", "Mary Quay, who farms here, met Jane Pell.", None),
        ("he", "Tom Stone", "It was built by the Centre for Rural Mobility.", "Tom Stone"),
    ],
)
def test_at_a_cue_line_a_pronoun_means_one_person_or_nobody(
    pronoun: str, previous: str | None, between: str, name: str | None
) -> None:
    people = People(between, (), (previous,) if previous else ())
    assert people.at_cue_line(pronoun, len(between), 0, previous) == name
