"""The words of a release as written, and what was asked of them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from pressctl.parsing.seen import Asked, Seen
from pressctl.parsing.speaker import read_speaker


def test_the_words_of_a_release_are_seen_as_written() -> None:
    seen = Seen("The people’s Road, or 3 m")
    asked = ("The", "the", "people’s", "people", "Road", "or", "m", "The people’s", "")
    assert [word for word in asked if word in seen] == ["The", "people’s", "Road"]


@given(st.text("aab'’ .\n", max_size=200), st.text("ab'", max_size=8))
def test_a_look_finds_what_cutting_the_whole_text_into_words_finds(text: str, word: str) -> None:
    words = re.findall(r"[^\W\d_]{3,}(?:['’][^\W\d_]+)?", text)
    assert (word in Seen(text)) == (word in words)


def test_a_part_of_many_words_is_no_word_however_often_it_stands() -> None:
    assert "port" not in Seen("reports " * 100)
    assert "port" in Seen("reports " * 100 + "port")


def test_an_answer_holds_for_words_that_give_the_same_answers() -> None:
    asked = Asked({"schools"})
    assert "schools" in asked and "reform" not in asked
    assert asked.holds_for({"schools", "roads"})
    assert not asked.holds_for({"schools", "reform"})
    assert not asked.holds_for(())


def test_a_subject_is_read_anew_where_the_release_answers_otherwise() -> None:
    subject = "Minister for Care Quell Morden"
    one, other = read_speaker(subject, Seen("we spoke of morden")), read_speaker(subject, Seen(""))
    assert (one.name, other.name) == (None, "Quell Morden")
    assert read_speaker(subject, Seen("morden again")) == one
