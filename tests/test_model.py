"""The shared records: what a span covers, what a quote owns, how a problem reads."""

from __future__ import annotations

import msgspec
import pytest

from pressctl.model import Claim, Entry, Origin, Problem, Quote, Release, Span, Speaker
from tests.building import Said, release
from tests.pages import CUE, LEAD, parsed


def test_a_span_is_half_open() -> None:
    assert Span(1, 3).of("abcd") == "bc"
    assert Span(2, 2).of("abcd") == ""


def test_spans_sort_as_they_stand() -> None:
    assert sorted([Span(3, 4), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(3, 4)]


def test_a_record_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Speaker("Ann Peel").name = "Jane Roe"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (Problem("roads.txt", 12, "no date in the byline"), "roads.txt:12: no date in the byline"),
        (Problem("roads.txt", None, "a binary file"), "roads.txt: a binary file"),
    ],
)
def test_a_problem_is_one_line_with_its_place(problem: Problem, line: str) -> None:
    assert str(problem) == line


def test_a_block_quote_owns_its_paragraphs_and_an_inline_one_those_behind_its_first() -> None:
    block = parsed(LEAD, CUE, "We are glad.", "We are.").quotes[0]
    inline = parsed(LEAD, "Ann Peel commented: “We are glad.", "“We are.”").quotes[0]
    assert block.own_paragraphs == (3, 4)
    assert inline.own_paragraphs == (3,)


def test_the_words_of_a_headline_claim_are_in_the_title() -> None:
    made = release("bcdfghjk", "The road cost £5 million.", title="£3 million road opens")
    claim = Claim(0, Span(0, 10), "money", None, ())
    assert made.words_of(claim, claim.span) == "£3 million"
    assert made.words_of(Claim(1, Span(0, 8), "money", None, ()), Span(0, 8)) == "The road"


def test_the_place_of_a_release_in_an_archive_names_both() -> None:
    assert Origin("a.zip", 1, 9, member="march/roads.txt").place == "a.zip!march/roads.txt"
    assert Origin("roads.txt", 1, 9).place == "roads.txt"


def test_an_entry_gives_the_best_capture_first() -> None:
    best, other = release("bcdfghjk", "One."), release("bcdfghjk", "Two.")
    entry = Entry(best, (other,))
    assert entry.captures == (best, other)
    assert entry.history == ((best, other),)


def test_a_release_survives_json() -> None:
    for made in (
        release("bcdfghjk", "Narrative.", Said("Ann Peel", name="Ann Peel")),
        parsed(LEAD, CUE, "We spent £3.5 million by May 2025."),
    ):
        assert msgspec.json.decode(msgspec.json.encode(made), type=Release) == made


def test_a_quote_needs_no_form_to_be_a_block() -> None:
    assert {"form", "other_end"} <= {field.name for field in msgspec.structs.fields(Quote)}
    assert release("bcdfghjk", Said("Ann Peel")).quotes[0].form == "block"
