"""The words before a verb of saying, read as person, office and body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.model import Speaker
from pressctl.parsing.speaker import LONGEST_SUBJECT, is_joint, read_speaker


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [
        ("Ann Peel", Speaker("Ann Peel")),
        ("Roads Minister Ann Peel", Speaker("Ann Peel", "Roads Minister")),
        ("The Roads Minister, Ann Peel", Speaker("Ann Peel", "Roads Minister")),
        ("Ann Peel, the Roads Minister", Speaker("Ann Peel", "Roads Minister")),
        ("Ann Peel MP, Roads Minister", Speaker("Ann Peel", "Roads Minister")),
        ("Rt Hon Dame Ann Peel KC MP", Speaker("Ann Peel")),
        ("Minister for Social Care Ann Peel", Speaker("Ann Peel", "Minister for Social Care")),
        (
            "Jane Roe, Chief Executive of Acme Widgets",
            Speaker("Jane Roe", "Chief Executive", "Acme Widgets"),
        ),
        (
            "Jane Roe, Acme Widgets Chief Executive",
            Speaker("Jane Roe", "Chief Executive", "Acme Widgets"),
        ),
        ("The Home Secretary", Speaker(None, "Home Secretary")),
        ("A Home Office spokesperson", Speaker(None, "spokesperson", "Home Office")),
        ("Lord Carrow", Speaker("Lord Carrow")),
        ("Mr Peel", Speaker("Peel")),
        ("Jane Roe, friend of Tom Orr", Speaker("Jane Roe")),
        ("Jane Roe, a close friend of the late Tom Orr", Speaker("Jane Roe")),
        ("Jane Roe, once a rival of Tom Orr", Speaker("Jane Roe")),
        ("She", Speaker(None)),
        ("Speaking in Leeds, she", Speaker(None)),
        ("", Speaker(None)),
        (" , ", Speaker(None)),
    ],
)
def test_words_are_read_as_a_speaker(subject: str, speaker: Speaker) -> None:
    assert read_speaker(subject) == speaker


@pytest.mark.parametrize(
    "lead", ["Speaking in Leeds, ", "On the new road, ", "Welcoming the news, ", "Today, "]
)
def test_a_lead_in_is_no_part_of_the_speaker(lead: str) -> None:
    assert read_speaker(f"{lead}Roads Minister Ann Peel") == Speaker("Ann Peel", "Roads Minister")


@pytest.mark.parametrize("title", "Sir Dame Mr Mrs Ms Miss Mx Dr Professor Reverend Rt&Hon".split())
def test_a_courtesy_title_is_no_part_of_the_name(title: str) -> None:
    assert read_speaker(f"{title.replace('&', ' ')} Ann Peel").name == "Ann Peel"


@pytest.mark.parametrize("letters", ["MP", "KC", "OBE", "KC MP", "CBE DL", "FRS", "QPM", "(Con)"])
def test_letters_behind_a_name_are_no_part_of_it(letters: str) -> None:
    assert read_speaker(f"Ann Peel {letters}").name == "Ann Peel"


@pytest.mark.parametrize(
    "name", ["Jürgen Özil", "Siân O’Neill", "Mei-Ling Zhou", "Ana de la Cruz", "Bea van der Berg"]
)
def test_names_from_elsewhere_are_names(name: str) -> None:
    assert read_speaker(f"{name}, Chief Executive of Acme").name == name


@pytest.mark.parametrize(
    "subject",
    [
        "Ann Peel and Jane Roe",
        "Home Secretary Ann Peel and Roads Minister Jane Roe",
        "Ann Peel, Home Secretary, and Jane Roe, Mayor",
    ],
)
def test_two_people_together_are_joint_and_nobody_in_particular(subject: str) -> None:
    assert is_joint(subject)
    assert read_speaker(subject).name is None


@pytest.mark.parametrize(
    "subject", ["Ann Peel, Head of Roads and Bridges", "Minister for Roads and Rail Ann Peel"]
)
def test_an_and_inside_an_office_makes_nobody_joint(subject: str) -> None:
    assert not is_joint(subject)
    assert read_speaker(subject).name == "Ann Peel"


def test_a_word_the_release_writes_small_is_no_surname() -> None:
    words = "Minister for Care Reform"
    assert read_speaker(words, frozenset({"reform", "care"})).name is None


@given(st.text(st.characters(exclude_characters="()"), max_size=LONGEST_SUBJECT + 50))
def test_no_words_make_it_raise_and_nothing_is_made_up(subject: str) -> None:
    speaker = read_speaker(subject)
    joined = " ".join(subject.split())
    for part in (speaker.name, speaker.role, speaker.organisation):
        assert part is None or all(word.strip(",") in joined for word in part.split())
