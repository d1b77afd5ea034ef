"""Who speaks at each cue of a release, in the order of its text."""

from __future__ import annotations

from pressctl.parsing.attribution import find_cue
from pressctl.parsing.turns import Turn, find_speakers


def speakers(*paragraphs: str) -> list[str | None]:
    """Say who speaks at each paragraph that is a cue line."""
    text, turns = "", []
    for paragraph in paragraphs:
        cue = find_cue(paragraph)
        if cue:
            turns.append(Turn(len(text) + cue.source.start, len(text) + len(paragraph), cue))
        text += f"{paragraph}\n\n"
    found = find_speakers(text, list(reversed(turns)))
    return [one.name if (one := found.get(turn.start)) else None for turn in turns]


def test_a_later_mention_means_the_person_named_in_full_before_or_behind() -> None:
    assert speakers("Ms Peel said:", "Roads Minister Ann Peel added:", "Ms Peel said:") == [
        "Ann Peel",
        "Ann Peel",
        "Ann Peel",
    ]


def test_she_means_the_speaker_of_the_turn_before() -> None:
    assert speakers("Ann Peel said:", "We act.", "She added:", "Jane Roe said:", "She added:") == [
        "Ann Peel",
        "Ann Peel",
        "Jane Roe",
        "Jane Roe",
    ]


def test_after_somebody_nobody_can_name_she_is_nobody() -> None:
    assert speakers("Ann Peel said:", "A Home Office spokesperson said:", "She added:") == [
        "Ann Peel",
        None,
        None,
    ]


def test_two_people_with_one_surname_are_told_apart_by_nothing() -> None:
    assert speakers("Ann Peel said:", "Tom Peel said:", "Mr Peel added:")[2] is None
