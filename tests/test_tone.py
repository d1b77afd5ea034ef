"""The tone of a paragraph, and the file that its words are kept in."""

from __future__ import annotations

from importlib.resources import files
from itertools import permutations

import pytest

from pressctl.parsing.tone import call_tone, name_tone
from pressctl.parsing.weights import load, tone_words


def tone(text: str) -> str:
    return name_tone(text.lower().replace("'", " ").split())


def test_a_voice_and_a_narrator_have_tones_of_their_own() -> None:
    assert "speaker" in tone(
        "I am proud of what we have done and we will not stop until it's right"
    )
    assert "narrator" in tone("the department also published figures for the scheme in 2019")


def test_tones_go_from_narrator_to_speaker() -> None:
    names = [call_tone(odds) for odds in (-9.0, -2.0, -0.1, 0.1, 9.0)]
    assert len(set(names)) == 5
    assert [name.endswith("speaker") for name in names] == [False, False, False, True, True]


def test_a_word_counts_once_however_often_it_stands() -> None:
    assert name_tone(["proud"] * 50) == name_tone(["proud"])


def test_the_order_of_words_never_tips_a_tone(monkeypatch: pytest.MonkeyPatch) -> None:
    for words in permutations("abcd", 3):  # a plain sum is right only where the 1.0 comes last
        weights = dict(zip(words, (1e16, 1.0, -1e16), strict=True))
        monkeypatch.setattr("pressctl.parsing.tone.tone_words", lambda known=weights: (-0.5, known))
        assert name_tone(words) == call_tone(0.5)


def test_the_words_are_few_enough_to_be_read_and_say_where_they_come_from() -> None:
    text = files("pressctl.parsing").joinpath("boundary.json").read_text("utf-8")
    assert len(text) < 150_000
    assert "make fit" in load().about
    assert all(abs(odds) < 4 for odds in tone_words()[1].values())
