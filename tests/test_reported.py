"""Words quoted in part: whose they are by the sentence around them, and what is a name."""

from __future__ import annotations

import pytest

from pressctl.model import Span
from pressctl.parsing.marks import find_stretches
from pressctl.parsing.reported import (
    find_cue_around,
    goes_on_between,
    is_attribute,
    is_named_so,
    is_said_of,
    sentence_around,
)


def subject(text: str) -> str | None:
    """Give the name read for the last words in marks; "-" for somebody who is not named."""
    stretch = find_stretches(text)[-1]
    words = Span(stretch.start, stretch.end)
    cue = find_cue_around(text, words, sentence_around(text, words, 0), frozenset())
    return None if cue is None else cue.speaker.name or "-"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jane Roe called it “bad”.", "Jane Roe"),
        ("It rained. Jane Roe, who chairs it, dismissed it as “bad”.", "Jane Roe"),
        ("Jane Roe, who said it was “bad”, left.", "Jane Roe"),
        ("Jane Roe will describe it as “bad”.", "Jane Roe"),
        ("Asked about it, Jane Roe said it was “bad”.", "Jane Roe"),
        ("It was “bad”, Jane Roe said.", "Jane Roe"),
        ("It was described as “bad” by Jane Roe.", "Jane Roe"),
        ("According to the mayor, Jane Roe, it is “bad”.", "Jane Roe"),
        ("Jane Roe said that Bob Stone had called it “bad”.", "-"),
        ("Jane Roe has received a letter from Tom Orr saying “it is bad”.", "-"),
        ("Jane Roe said she got an email from Tom Orr, saying “it is bad”.", "-"),
        ("Jane Roe quoted Tom Orr as saying it was “bad”.", "-"),
        ("Jane Roe accused Tom Orr of saying it was “bad”.", "-"),
        ("Jane Roe met Tom Orr warning of “bad” roads.", "-"),
        ("Jane Roe carried a banner saying it was “bad”.", "-"),
        ("Jane Roe voted for it, saying it was “bad”.", "Jane Roe"),
        ("Jane Roe issued a statement saying it was “bad”.", "Jane Roe"),
        ("Jane Roe responded by saying it was “bad”.", "Jane Roe"),
        ("An inquiry led by Jane Roe found it “bad”.", "-"),
        ("If a court says that the road is “bad”, it shuts.", "-"),
        ("The road of Jane Roe is “bad”.", None),
        ("It was described as “bad”.", None),
    ],
)
def test_the_sentence_says_who_spoke_words_quoted_in_part(text: str, name: str | None) -> None:
    assert subject(text) == name


@pytest.mark.parametrize(
    ("between", "goes_on"),
    [
        (" and ", True),
        (", and added that it ", True),
        (", adding on Monday that it ", True),
        (", and that she had said it ", True),
        (", but Jane Roe called it ", False),
        (" while the mayor said it was ", False),
        (", according to Jane Roe, and ", False),
    ],
)
def test_a_speaker_goes_on_until_another_comes_in(between: str, goes_on: bool) -> None:
    assert goes_on_between(between, 0, len(between), verb=False) is goes_on


def test_a_verb_may_be_asked_for_between_two_stretches() -> None:
    assert not goes_on_between(" who backs ", 0, 11, verb=True)


@pytest.mark.parametrize("before", ["known as ", "so-called ", "a report called ", "dubbed "])
def test_a_name_is_told_by_the_words_in_front_of_it(before: str) -> None:
    text = f"{before}“Roads”"
    assert is_named_so(text, find_stretches(text)[0])
    assert not is_named_so(f"{text} by Ms Roe", find_stretches(text)[0])


def test_one_word_is_said_of_something_or_is_a_scare_quote() -> None:
    assert is_said_of("he was “gutted”", 7)
    assert not is_said_of("he likes “smart” roads", 9)


def test_a_word_before_a_noun_is_an_attribute_unless_the_sentence_judges() -> None:
    for text, attribute in (
        ("She said the “smart” road was open.", True),
        ("She said it was “smart” and new.", False),
        ("She called it a “smart” road.", False),
    ):
        stretch = find_stretches(text)[0]
        assert is_attribute(text, Span(0, len(text)), stretch) is attribute
