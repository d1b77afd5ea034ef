"""Whom a later mention means: a surname, a bare office; and when nobody can say."""

from __future__ import annotations

import pytest

from pressctl.model import Speaker
from pressctl.parsing.mentions import Mentions, people_of
from pressctl.parsing.named import is_full_name

PEEL = Speaker("Ann Peel", "Roads Minister")
ROE = Speaker("Jane Roe", "Chief Executive", "Acme Widgets")
TEXT = "Ministers opened a road in Leeds.\n\nHealth Secretary Tom Bishop came with Mary Stone."


def resolved(
    speaker: Speaker,
    subject: str,
    *,
    people: tuple[Speaker, ...] = (PEEL, ROE),
    text: str = TEXT,
) -> str | None:
    found = Mentions(text, people).resolve(speaker, subject)
    return found.name if found else None


@pytest.mark.parametrize(
    ("speaker", "subject", "name"),
    [
        (Speaker("Peel"), "Ms Peel", "Ann Peel"),
        (Speaker("Stone"), "Ms Stone", "Mary Stone"),
        (Speaker("Bishop"), "Mr Bishop", "Tom Bishop"),
        (Speaker("Jane"), "Jane", "Jane Roe"),
        (Speaker(None, None, "Roe"), "Roe", "Jane Roe"),
        (Speaker(None, "Roads Minister"), "The Roads Minister", "Ann Peel"),
        (Speaker(None, "Minister"), "The Minister", "Ann Peel"),
        (Speaker(None, "Health Secretary"), "The Health Secretary", "Tom Bishop"),
        (Speaker("Nobody"), "Mr Nobody", None),
        (Speaker(None, "Mayor"), "The Mayor", None),
        (Speaker(None, "spokesperson", "Home Office"), "A Home Office spokesperson", None),
        (Speaker(None, None, "Acme Widgets"), "Acme Widgets", None),
    ],
)
def test_a_short_form_means_the_one_person_it_fits(
    speaker: Speaker, subject: str, name: str | None
) -> None:
    assert resolved(speaker, subject) == name


def test_a_surname_that_two_people_share_means_nobody() -> None:
    people = (PEEL, Speaker("Tom Peel", "Mayor"))
    assert resolved(Speaker("Peel"), "Ms Peel", people=people) is None


def test_an_office_that_two_people_hold_means_nobody() -> None:
    people = (PEEL, Speaker("Tom Stone", "Roads Minister"))
    assert resolved(Speaker(None, "Roads Minister"), "The Roads Minister", people=people) is None


@pytest.mark.parametrize(
    "text", ["It opened in Leeds. Mary Stone came.", "It opened in Leeds\n\nMary Stone came."]
)
def test_no_name_reaches_over_the_end_of_a_sentence_or_a_paragraph(text: str) -> None:
    assert resolved(Speaker("Stone"), "Ms Stone", text=text) == "Mary Stone"


def test_titles_and_initials_with_full_stops_belong_to_a_name() -> None:
    text = "It was opened by Dr. Mary Stone and Mr. J. K. Flint."
    assert resolved(Speaker("Stone"), "Dr Stone", text=text) == "Mary Stone"
    assert resolved(Speaker("Flint"), "Mr Flint", text=text) == "J. K. Flint"


def test_the_office_stays_as_the_cue_line_writes_it() -> None:
    found = Mentions(TEXT, (PEEL,)).resolve(Speaker(None, "Minister"), "The Minister")
    assert found == Speaker("Ann Peel", "Minister")


def test_full_names_and_people_are_told_apart() -> None:
    assert is_full_name("Ann Peel")
    assert is_full_name("Lord Carrow")
    assert not is_full_name("Peel")
    assert not is_full_name(None)
    assert people_of([PEEL, Speaker("Peel"), Speaker(None)]) == (PEEL,)


@pytest.mark.parametrize(
    ("held", "asked"),
    [
        ("Shadow Health Secretary", "Health Secretary"),
        ("Former Minister", "Minister"),
        ("Deputy Mayor", "Mayor"),
        ("Acting Chair", "Chair"),
    ],
)
def test_whoever_holds_another_office_of_a_like_name_is_not_meant(held: str, asked: str) -> None:
    orr = Speaker("Tom Orr", held)
    text = f"{held} Tom Orr said the road was shut."
    assert resolved(Speaker(None, asked), f"The {asked}", people=(orr,), text=text) is None
    assert resolved(Speaker(None, held), f"The {held}", people=(orr,), text=text) == "Tom Orr"


def test_a_title_of_one_sex_means_nobody_of_the_other() -> None:
    orr = (Speaker("Tom Orr"),)
    assert resolved(Speaker("Orr"), "Ms Orr", people=orr, text="Tom Orr came.") is None
    assert resolved(Speaker("Orr"), "Mr Orr", people=orr, text="Tom Orr came.") == "Tom Orr"
    assert resolved(Speaker("Orr"), "Dr Orr", people=orr, text="Tom Orr came.") == "Tom Orr"
