"""The same release met twice is one; a text that really changed is another version of it."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pressctl.captures import group
from pressctl.model import Boundary, Entry, Origin, Paragraph, Quote, Release, Span, Speaker
from pressctl.text import bare

OPENING = "The new lock gates open on 4 June."
COST = "They cost £3 million and were built in Hull."
THANKS = "The Canal Office thanks all who worked on them."


def capture(
    *paragraphs: str,
    file: str = "page.txt",
    reader: str = "dump",
    updated: date | None = None,
    marked: int = 0,
    inferred: int = 0,
    issuer: str | None = "Canal Office",
    id: str = "bcdfghjk",
) -> Release:
    at, placed = 0, []
    for words in paragraphs:
        placed.append(Paragraph(Span(at, at + len(words)), "prose", 3, 3))
        at += len(words) + 2
    quotes = (quote("marked"),) * marked + (quote("inferred"),) * inferred
    return Release(
        id,
        "Lock gates open",
        1,
        issuer,
        date(2031, 5, 6),
        Origin(file, 1, 9, reader),
        "\n\n".join(paragraphs),
        tuple(placed),
        quotes,
        updated=updated,
    )


def quote(boundary: Boundary) -> Quote:
    span = Span(0, 1)
    return Quote(
        Speaker("Ann Pell"), "stated", span, span, span, (span,), (1,), boundary, 0.9, "why"
    )


def one(*captures: Release) -> Entry:
    [entry] = group(captures)
    return entry


def files(entry: Entry) -> list[list[str]]:
    """The files of each version, oldest first."""
    return [[one.origin.file for one in version] for version in entry.history]


WHOLE = capture(OPENING, COST, THANKS, file="whole.txt")


@pytest.mark.parametrize(
    "other",
    [
        (OPENING, COST, THANKS),
        (OPENING.replace(" ", "\u00a0"), COST, THANKS),
        (f"“{OPENING}", f"“{COST}", f"“{THANKS}”"),
        (OPENING, COST.replace("£3 million", "£3  million"), THANKS),
        (OPENING.upper(), COST, THANKS),
        (OPENING, COST),
        (OPENING, "They cost £3 mill"),
        ("The new lock gates open on […]",),
        (),
    ],
)
def test_the_same_words_and_the_beginning_of_them_are_one_version(other: tuple[str, ...]) -> None:
    entry = one(WHOLE, capture(*other, file="z.txt"))
    assert [len(version) for version in entry.history] == [2]
    assert not entry.versions
    assert bare(entry.release.text) == bare(WHOLE.text)


@pytest.mark.parametrize(
    "other",
    [
        (OPENING, COST.replace("3", "4"), THANKS),
        (OPENING.replace("4 June", "5 June"), COST, THANKS),
        (OPENING, COST.replace("£", "$"), THANKS),
        (OPENING, COST.replace("were", "were not"), THANKS),
        (OPENING, THANKS),
        (OPENING, COST.replace("£3", "£3.5"), THANKS),
    ],
)
def test_a_changed_word_or_figure_makes_another_version(other: tuple[str, ...]) -> None:
    assert len(one(WHOLE, capture(*other)).versions) == 2


def test_a_page_without_the_standfirst_is_the_same_version() -> None:
    summary = replace(WHOLE.paragraphs[0], kind="summary")
    full = replace(WHOLE, paragraphs=(summary, *WHOLE.paragraphs[1:]))
    assert not one(full, capture(COST, THANKS, file="feed.xml")).versions


def test_a_standfirst_that_changed_makes_another_version() -> None:
    def told(first: str) -> Release:
        made = capture(first, COST, THANKS)
        summary = replace(made.paragraphs[0], kind="summary")
        return replace(made, paragraphs=(summary, *made.paragraphs[1:]))

    assert len(one(told(OPENING), told(OPENING.replace("4", "5"))).versions) == 2


def test_a_teaser_in_other_words_is_no_version() -> None:
    teaser = capture("Boats can pass again.", file="feed.xml", updated=date(2031, 6, 1), marked=1)
    entry = one(teaser, WHOLE)
    assert entry.release == WHOLE
    assert not entry.versions


def test_of_one_version_the_marked_body_wins() -> None:
    entry = one(
        capture(OPENING, COST, THANKS, file="a.txt", inferred=2),
        capture(OPENING, COST, THANKS, file="b.html", marked=2),
    )
    assert [r.origin.file for r in entry.captures] == ["b.html", "a.txt"]


def test_a_marked_page_that_is_cut_off_does_not_win_over_the_whole_text() -> None:
    cut = capture(OPENING, "They cost", file="a.html", marked=1)
    assert one(cut, replace(WHOLE, quotes=(quote("inferred"),))).release.origin == WHOLE.origin


def test_of_captures_as_good_the_first_file_by_name_is_shown() -> None:
    entry = one(replace(WHOLE, origin=Origin("z.txt", 1, 9)), WHOLE)
    assert [r.origin.file for r in entry.captures] == ["whole.txt", "z.txt"]


def test_versions_are_ordered_by_the_day_of_the_last_change() -> None:
    later = capture(OPENING, COST.replace("3", "4"), file="a.html", updated=date(2031, 6, 1))
    last = capture(OPENING, COST.replace("3", "5"), file="0.html", updated=date(2031, 7, 1))
    entry = one(last, later, WHOLE)
    assert files(entry) == [["whole.txt"], ["a.html"], ["0.html"]]
    assert entry.release == last


def test_where_no_day_tells_a_marked_version_is_newer_and_then_the_later_file() -> None:
    marked = capture(OPENING, COST.replace("3", "4"), file="a.html", marked=1)
    early, late = capture(OPENING, COST, file="b.txt"), capture(OPENING, THANKS, file="c.txt")
    assert files(one(late, marked, early)) == [["b.txt"], ["c.txt"], ["a.html"]]


def test_a_page_that_stops_in_mid_sentence_is_not_the_newest() -> None:
    cut = capture(OPENING, COST.replace("3", "4"), "The Canal Office", file="z.txt")
    assert files(one(cut, WHOLE)) == [["z.txt"], ["whole.txt"]]


def test_a_paragraph_added_at_a_later_day_makes_another_version() -> None:
    before = capture(OPENING, COST, file="a.html", reader="html")
    after = capture(OPENING, COST, THANKS, file="b.html", reader="html", updated=date(2031, 6, 1))
    assert files(one(after, before)) == [["a.html"], ["b.html"]]
    cut = capture(OPENING, COST[:20], file="a.html", reader="html")
    assert not one(after, cut).versions


def test_a_capture_without_an_issuer_is_of_the_release_with_its_title_day_and_words() -> None:
    feed = capture(OPENING, file="feed.xml", issuer=None, id="zzzzzzzz")
    entry = one(feed, WHOLE)
    assert entry.release == WHOLE
    assert entry.others == (feed,)


@pytest.mark.parametrize(
    "changes",
    [{"title": "Lock gates close"}, {"published": date(2031, 5, 7)}, {"published": None}],
)
def test_a_capture_without_an_issuer_stays_alone_if_anything_differs(
    changes: dict[str, object],
) -> None:
    feed = capture(OPENING, file="feed.xml", issuer=None, id="zzzzzzzz")
    assert len(group([replace(feed, **changes), WHOLE])) == 2
    assert len(group([capture(THANKS, issuer=None, id="zzzzzzzz"), WHOLE])) == 2


def test_a_capture_without_an_issuer_that_could_be_of_two_stays_alone() -> None:
    feed = capture(OPENING, file="feed.xml", issuer=None, id="zzzzzzzz")
    assert len(group([feed, WHOLE, replace(WHOLE, issuer="Lock Office", id="wwwwwwww")])) == 3


_texts = st.lists(st.sampled_from(["It rains.", "It does not.", "It will"]), max_size=3)
_days = st.sampled_from([None, date(2031, 6, 1), date(2031, 7, 1)])
_captures = st.builds(
    lambda texts, file, day, marked: capture(
        OPENING, COST, THANKS, *texts, file=file, updated=day, marked=marked
    ),
    _texts,
    st.sampled_from("abcd"),
    _days,
    st.integers(0, 1),
)


@given(st.lists(_captures, min_size=1, max_size=6), st.randoms())
def test_no_capture_is_lost_and_their_order_does_not_matter(
    captures: list[Release], chance: Random
) -> None:
    entry = one(*captures)
    told = [one for version in reversed(entry.history) for one in version]
    assert told == list(entry.captures)
    assert sorted(map(repr, told)) == sorted(map(repr, captures))
    shuffled = list(captures)
    chance.shuffle(shuffled)
    assert one(*shuffled) == entry


def test_ten_thousand_texts_under_one_heading_take_no_time_to_speak_of() -> None:
    entry = one(*(capture(f"Row {n} of the table.", THANKS) for n in range(10_000)))
    assert len(entry.versions) == 10_000
