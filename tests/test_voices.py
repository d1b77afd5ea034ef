"""Whose words are asked for: a person, an office or a body, and never somebody near by spelling."""

from __future__ import annotations

import pytest

from pressctl.query.speakers import People
from pressctl.query.voices import Voice, find_voices, suggest
from tests.building import Said
from tests.test_speakers import BARE, HARBOUR, ROAD, on

CY = Said("Cy Ann, Diver,", name="Cy Ann", role="Diver")
SPOKESPERSON = Said(
    "A Road Trust spokesperson", role="spokesperson", organisation="Road Trust", speaker_from=None
)
ADDED = Said("Mr Rill", name="Bo Rill", speaker_from="release", verb="added")
LIZ = Said("Liz Oakes", name="Liz Oakes", role="Secretary of State for Roads and Rail")
LATER = Said("Harbour Secretary Dee Vane", name="Dee Vane", role="Harbour Secretary")
CLUB = Said("Ed Moss of Road Club", name="Ed Moss", role="Chair", organisation="Road Club")
CORPUS = [
    on("2024-03-01", HARBOUR, ROAD, ADDED, CY),
    on("2024-03-02", SPOKESPERSON, LIZ, CLUB),
    on("2024-03-05", BARE),
    on("2025-03-01", LATER),
    on("2025-03-02", Said("Ann Pell", name="Ann Pell", role="Roads Adviser")),
]


def voices(words: str) -> list[Voice]:
    return find_voices(People.build(CORPUS), words)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Ann Pell", ["ann-pell"]),
        ("ann-pell", ["ann-pell"]),
        ("pell, ann", ["ann-pell"]),
        ("PELL", ["ann-pell"]),
        ("Ms Pell", ["ann-pell"]),
        ("Senator Pell", ["ann-pell"]),
        ("Harbour Secretary Ann Pell MP", ["ann-pell"]),
        ("A. Pell", ["ann-pell"]),
        ("Elizabeth Oakes", ["liz-oakes"]),
        ("ann", ["cy-ann"]),
        ("bo", ["bo-rill"]),
        ("pel", []),
        ("pelll", []),
        ("", []),
        ("Mr", []),
        ("the", []),
    ],
)
def test_a_name_means_a_person_a_surname_before_a_first_name(words: str, meant: list[str]) -> None:
    assert [voice.label for voice in voices(words)] == meant


def test_a_surname_of_two_means_both_until_more_is_typed() -> None:
    brother = Said("Abe Rill", name="Abe Rill", role="Diver")
    people = People.build([*CORPUS, on("2024-04-01", brother)])
    assert {voice.label for voice in find_voices(people, "rill")} == {"abe-rill", "bo-rill"}
    assert [voice.label for voice in find_voices(people, "abe rill")] == ["abe-rill"]


@pytest.mark.parametrize(
    "words", ["harbour secretary", "The Harbour Secretary", "HARBOUR SECRETARY"]
)
def test_an_office_means_everybody_who_held_it_while_they_did(words: str) -> None:
    [voice] = voices(words)
    assert (voice.kind, voice.name) == ("office", "Harbour Secretary")
    assert [one.speaker_id for one in voice.persons] == ["ann-pell", "dee-vane"]
    assert voice.quotes == {"r2024-03-01.q1", "r2024-03-05.q1", "r2025-03-01.q1"}


@pytest.mark.parametrize(
    "words",
    ["roads secretary", "Roads and Rail Secretary", "secretary of state for roads and rail"],
)
def test_an_office_is_known_in_its_forms(words: str) -> None:
    assert [voice.quotes for voice in voices(words)] == [{"r2024-03-02.q2"}]


def test_an_office_with_its_body_means_that_body_s_alone() -> None:
    [voice] = voices("chief executive of the road trust")
    assert voice.kind == "office"
    assert voice.quotes == {"r2024-03-01.q2", "r2024-03-01.q3"}
    assert voices("chief executive of the tree club") == []


@pytest.mark.parametrize("words", ["road trust", "The Road Trust Ltd", "RT"])
def test_a_body_means_all_its_speakers_and_those_without_a_name(words: str) -> None:
    [voice] = voices(words)
    assert (voice.kind, voice.name) == ("organisation", "Road Trust")
    assert [one.speaker_id for one in voice.persons] == ["bo-rill"]
    assert voice.quotes == {"r2024-03-01.q2", "r2024-03-01.q3", "r2024-03-02.q1"}


def test_a_word_of_two_bodies_means_either() -> None:
    assert [voice.label for voice in voices("road")] == ["Road Club", "Road Trust"]


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("pelll", ["ann-pell"]),
        ("Bo Ril", ["bo-rill"]),
        ("harbor secretary", ["Harbour Secretary"]),
        ("road trusst", ["Road Trust"]),
        ("xyz", []),
        ("", []),
    ],
)
def test_a_near_spelling_is_offered_and_never_taken(words: str, near: list[str]) -> None:
    people = People.build(CORPUS)
    assert find_voices(people, words) == []
    assert [voice.label for voice in suggest(people, words)] == near


@pytest.mark.parametrize("words", [".*", "[", "(", "%s", "\x1b[31m", "\u202e", "💥"])
def test_signs_mean_nobody(words: str) -> None:
    assert voices(words) == []
    assert suggest(People.build(CORPUS), words) == []
