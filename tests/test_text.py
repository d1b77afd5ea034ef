"""How words are compared: fold, words, sentences, differences."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentencex import segment

from pressctl.model import Span
from pressctl.text import bare, count_words, difference, fold, sentences, trim, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Communiqué", "communique"),
        ("“We’re—here”", '"we\'re-here"'),
        ("a\xa0b\u202fc\td", "a b c d"),
        ("ŁÓDŹ İstanbul", "łodz istanbul"),
        ("people´s", "people's"),
        ("line\nline", "line\nline"),
        ("ﬁ ß", "ﬁ ß"),
    ],
)
def test_folding_levels_case_accents_marks_and_spaces(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_a_text_folds_as_its_parts_do(a: str, b: str) -> None:
    assert fold(a + b) == fold(a) + fold(b)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We’re well-known.", ["We’re", "well-known"]),
        ("£31m, or 5.5%", ["£31m", "or", "5.5%"]),
        ("1,000 (or so)", ["1,000", "or", "so"]),
        ("", []),
        ("– … “”", []),
    ],
)
def test_a_contraction_a_compound_and_a_figure_are_one_word(text: str, found: list[str]) -> None:
    assert [span.of(text) for span in words(text)] == found


def test_words_are_counted_as_a_reader_counts_them() -> None:
    assert count_words("We are\xa0well - all 3.") == 6
    assert count_words("  ") == 0


def test_bare_words_do_not_see_punctuation() -> None:
    assert bare("“We’re – £3 ahead!”") == bare("we're   £3, ahead") == "we re £3 ahead"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is open. We are glad.", ["It is open.", "We are glad."]),
        ("Mr. Roe came. He left.", ["Mr. Roe came.", "He left."]),
        ("It cost £3.5 million.", ["It cost £3.5 million."]),
        ("No stop", ["No stop"]),
        ("We chose plan A\xa0. He left.", ["We chose plan A\xa0.", "He left."]),
        (" \n ", []),
        ("“It is open. We are glad,” she said.", ["“It is open.", "We are glad,” she said."]),
        ('"It is open. We are glad." Ann left.', ['"It is open.', 'We are glad."', "Ann left."]),
        ("She said: ‘It is open. We are glad.’", ["She said: ‘It is open.", "We are glad.’"]),
        ("“It is open. We are glad.", ["“It is open.", "We are glad."]),
        (
            "He sang “Stop. Go. Stop.” twice. I left.",
            ["He sang “Stop. Go. Stop.” twice.", "I left."],
        ),
        ("It left at 5.26 p.m. Tuesday, late.", ["It left at 5.26 p.m. Tuesday, late."]),
        ("It left at 9 a.m. The crowd sang.", ["It left at 9 a.m.", "The crowd sang."]),
        ("“”", ["“”"]),
    ],
)
def test_sentences_are_found_without_the_space_around_them(text: str, found: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == found


@given(st.text() | st.text('ab “”"‘’.!?,:'))
def test_sentences_are_in_order_and_hold_every_character_that_is_no_space(text: str) -> None:
    end, held = 0, 0
    for span in sentences(text):
        assert end <= span.start < span.end <= len(text)
        held += len("".join(span.of(text).split()))
        end = span.end
    assert held == len("".join(text.split()))


LIST_WORDS = (
    "the Fund 1 2) a) (b) Mr U “go go” – … , ; [1] • * # - £5 é \u2028 é 開。 ‼ ‟ 🚧 go.".split(" ")
)


@given(st.lists(st.sampled_from(LIST_WORDS), max_size=10).map(" ".join))
def test_a_text_is_cut_where_the_sentence_library_cuts_it(text: str) -> None:
    parts = [part.strip() for part in segment("en", text) if part.strip()]
    assert [span.of(text) for span in sentences(text)] == parts


def test_a_long_text_has_the_same_sentences_as_its_parts() -> None:
    text = "It is open. " * 2_000
    assert [span.of(text) for span in sentences(text)] == ["It is open."] * 2_000


@pytest.mark.parametrize(
    "piece", ["“", "“a ", "(", "a", "a. ", "Mr. ", "\ud800", ". ‘", ". ‘a.’b ", '. "a. ', "a.m. "]
)
def test_sentences_of_a_huge_text_take_linear_time(piece: str) -> None:
    started = time.perf_counter()
    sentences(piece * (300_000 // len(piece)))
    assert time.perf_counter() - started < 8


def test_trimming_takes_every_kind_of_space_off_both_ends() -> None:
    assert trim("\xa0 a b\n ", Span(0, 7)) == Span(2, 5)
    assert trim("   ", Span(0, 3)).of("   ") == ""


@given(st.text(), st.text())
def test_a_difference_gives_back_both_texts(a: str, b: str) -> None:
    edits = difference(a, b)
    assert " ".join(edit.a for edit in edits if edit.a) == " ".join(a.split())
    assert " ".join(edit.b for edit in edits if edit.b) == " ".join(b.split())
    assert all((edit.op == "equal") == (edit.a == edit.b) for edit in edits)


def test_a_difference_names_the_changed_words_only() -> None:
    edits = difference("fell by 13% in all", "fell by 30% in all")
    assert [(edit.op, edit.a, edit.b) for edit in edits] == [
        ("equal", "fell by", "fell by"),
        ("replace", "13%", "30%"),
        ("equal", "in all", "in all"),
    ]
