"""Quotation marks: which open, which close, and which are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.parsing.marks import (
    DOUBLE,
    SINGLE,
    find_stretches,
    follow,
    opens_with_mark,
    without_marks,
)


def between(text: str, marks: str = DOUBLE, *, carried: bool = False) -> list[str]:
    found = find_stretches(text, marks, carried=carried)
    return [text[one.start : one.end] + ("" if one.closed else "...") for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “yes” and “no”.", ["yes", "no"]),
        ('He said "yes" and "no".', ["yes", "no"]),
        ("“One “inside” it.”", ["One “inside” it."]),
        ("“Never closed", ["Never closed..."]),
        ("Never opened”", []),
        ("“typed wrongly“ here", ["typed wrongly"]),
        ("”typed wrongly” here", ["typed wrongly"]),
        ("« en français » ici", [" en français "]),
        ("„auf Deutsch“ hier", ["auf Deutsch"]),
        ('a 6" pipe and an 8" one', []),
        ("(“in brackets”)", ["in brackets"]),
        ("“”", [""]),
        ("no marks", []),
    ],
)
def test_words_between_double_marks_are_found(text: str, found: list[str]) -> None:
    assert between(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said ‘yes, we will,’ twice", ["yes, we will,"]),
        ("‘The workers’ rights are safe.’", ["The workers’ rights are safe."]),
        ("‘It’s fine.’ It isn’t.", ["It’s fine."]),
        ("the ’90s, and ’tis odd", []),
        ("a ‘scare’ quote", ["scare"]),
    ],
)
def test_single_marks_are_told_from_apostrophes(text: str, found: list[str]) -> None:
    assert between(text, SINGLE) == found


def test_a_quotation_carried_over_goes_on_to_its_closing_mark() -> None:
    assert between("“And it “is” so.” She left.", carried=True) == ["And it “is” so."]
    assert between("And so on", carried=True) == ["And so on..."]


def test_a_paragraph_opens_with_a_mark_or_not() -> None:
    assert opens_with_mark("“We")
    assert opens_with_mark('"We')
    assert opens_with_mark("‘We")
    assert not opens_with_mark("’Tis")
    assert not opens_with_mark("We “will”")
    assert not opens_with_mark("")


def test_a_mark_whose_partner_is_lost_is_no_word() -> None:
    for text in ("“We act.", "We act.”", "We act.”."):
        assert without_marks(text).of(text).strip(".") == "We act"
    for text in ("“Roads” are good", "We like “roads”", "We act."):
        assert without_marks(text).of(text) == text


def test_another_persons_opening_mark_ends_the_search_for_a_closing_one() -> None:
    assert follow(["“We act.", "It is open.", "Mr Roe said: “Yes.", "It is.”"]) is None
    assert follow(["We act.", "Mr Roe said: “Yes.", "It is.”"]) is None


def test_a_closing_mark_far_away_ends_nothing() -> None:
    assert follow(["We act.", *["It is open."] * 20, "It is.”"]) is None


@given(st.lists(st.text("“”\"‘’' a.,6", max_size=12), min_size=1, max_size=6), st.booleans())
def test_what_is_followed_are_words_of_the_paragraphs_from_the_first(
    paragraphs: list[str], opened: bool
) -> None:
    marked = follow([text or "x" for text in paragraphs], opened=opened)
    if marked:
        assert 1 <= len(marked.content) <= len(paragraphs)
        for text, span in zip(paragraphs, marked.content, strict=False):
            assert 0 <= span.start <= span.end <= max(len(text), 1)
