"""The words of a text, and their keys alone, are the same words."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from pressctl.query.tokens import read_keys, read_line, spell
from tests.test_matching import RELEASES

LETTERS = st.text(st.sampled_from("aé’'-–.,5²½£% \n\u00ad\u0301\u200bﬁSt…٣"), max_size=60)


@given(LETTERS)
@example("don\u200b’\u00adt 1,5% -£3")
def test_the_keys_of_a_text_are_those_of_its_words(text: str) -> None:
    assert read_keys(text) == read_line(text).keys


@given(st.text(st.sampled_from("a1'.,-£$ \n•…%?_\t"), max_size=40))
@example("1.,5 x''y 'tis it's' -£3 £-3 2019-20 a.5 1.a")
def test_plain_text_has_the_words_of_any_other(text: str) -> None:
    words = [(one.key, one.start, one.end, one.gap) for one in read_line(text).tokens]
    other = read_line(f"{text} \u2603")  # a snowman is neither a word nor a mark
    assert [(one.key, one.start, one.end, one.gap) for one in other.tokens] == words


def test_the_keys_of_a_release_are_those_of_its_words() -> None:
    for release in RELEASES:
        assert read_keys(release.text) == read_line(release.text).keys


def test_a_word_stands_where_its_offsets_say() -> None:
    text = "The ﬁrst café’s 10² – 1,500 boats."
    line = read_line(text)
    assert [text[one.start : one.end] for one in line.tokens] == [
        *("The", "ﬁrst", "café’s", "10²", "1,500", "boats"),
    ]
    assert line.keys == ["the", "first", "cafe's", "10²", "1,500", "boats"]


def test_only_letters_are_levelled() -> None:
    assert spell("ﬁrst") == "first"
    assert spell("10²") == "10²"
    assert spell("½") == "½"
    assert spell("５") == "5"
