"""The body laid out: its text, and the kind of each paragraph."""

from __future__ import annotations

import pytest

from pressctl.model import Block, BlockKind, Document, Origin
from pressctl.parsing.layout import lay_out
from tests.pages import CUE, LEAD, NEXT, kinds, parsed


def document(*blocks: tuple[BlockKind, str], language: str = "en") -> Document:
    made = tuple(Block(text, kind, n, n) for n, (kind, text) in enumerate(blocks, 1))
    return Document(Origin("page.txt", 1, len(made)), made, language=language)


def test_the_text_is_the_body_joined_by_blank_lines_untouched() -> None:
    body: list[tuple[BlockKind, str]] = [
        ("prose", "One\xa0“a”"),
        ("furniture", "x"),
        ("prose", "b"),
    ]
    text, pieces = lay_out(document(("title", "T"), ("byline", "B"), *body))
    assert text == "One\xa0“a”\n\nb"
    assert [piece.span.of(text) for piece in pieces] == ["One\xa0“a”", "b"]
    assert [piece.line for piece in pieces] == [3, 5]


def test_the_first_short_paragraph_is_the_summary() -> None:
    assert kinds(parsed(LEAD, NEXT))[0] == "summary"
    assert kinds(parsed(LEAD))[0] == "prose"
    assert kinds(parsed("The plan covers:", "• one thing"))[0] == "prose"
    assert kinds(parsed("word " * 80 + ".", NEXT))[0] == "prose"


def test_a_title_repeated_in_capitals_is_a_heading_and_the_summary_follows_it() -> None:
    assert kinds(parsed("A ROAD OPENS", LEAD, NEXT)) == ["heading", "summary", "prose"]


@pytest.mark.parametrize(
    "words",
    [
        "Background",
        "Further information",
        "About the Department",
        "ENDS",
        "Next steps",
        "Ann Peel",
        "About Acme Co.",
        "About the Mill Trust",
    ],
)
def test_a_few_words_without_a_stop_are_a_heading(words: str) -> None:
    assert kinds(parsed(LEAD, NEXT, words, NEXT))[2] == "heading"


@pytest.mark.parametrize(
    "words",
    [
        *("It is open.", "Is it open?", "the road is open", "It will:", "3 roads are open"),
        "About 262,000 homes were without power at noon.",
        "About the matter nobody spoke.",
        "This line has lost its stop but it is much too long for a heading",
    ],
)
def test_a_sentence_is_no_heading(words: str) -> None:
    assert kinds(parsed(LEAD, NEXT, words, NEXT))[2] == "prose"


@pytest.mark.parametrize(
    "words", ["Notes to editors", "NOTES TO EDITORS:", "Note to editor", "Notes"]
)
def test_all_behind_the_notes_is_notes_and_nobody_speaks_there(words: str) -> None:
    release = parsed(LEAD, NEXT, words, "1. The road is long.", CUE, "We are glad.")
    assert kinds(release)[2:] == ["notes"] * 4
    assert release.quotes == ()


def test_a_line_that_ends_in_a_colon_and_names_nobody_is_no_cue() -> None:
    assert kinds(parsed(LEAD, "The measures announced today include:", "• one")) == [
        "summary",
        "prose",
        "bullet",
    ]


def test_english_cues_are_not_looked_for_in_another_language() -> None:
    _, pieces = lay_out(document(("prose", CUE), ("prose", "Yr ydym."), language="cy"))
    assert [piece.cue for piece in pieces] == [None, None]


def test_a_bullet_is_no_cue_line() -> None:
    assert kinds(parsed(LEAD, f"• {CUE}", "We are glad.")) == ["summary", "bullet", "prose"]


def test_an_empty_body_has_no_pieces() -> None:
    assert lay_out(document(("title", "T"))) == ("", [])
