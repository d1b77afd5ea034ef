"""One term through the releases, by date, each station beside the one before it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pressctl.query.tracking import track
from tests.test_diffing import full

FIRST = full(
    "dddddddd",
    "£31m will protect the owls of Wexton from thieves.",
    "The Owl Charter was signed by nine zoos.",
    published="2024-01-10",
)
SECOND = full(
    "bbbbbbbb",
    "Some 31 million pounds will protect the owls of Wexton from thieves and foxes.",
    "The Minister opened a bridge.",
    published="2024-02-10",
)
THIRD = full("cccccccc", "A hospital in Harlby lost £31 million.", published="2024-03-10")
RELEASES = (THIRD, SECOND, FIRST)
MONEY = ((Decimal(31_000_000), "GBP"),)


def test_stations_come_by_date_and_a_figure_is_found_however_it_is_written() -> None:
    rows = track("£31 million", RELEASES, MONEY)
    assert [row.id for row in rows] == ["dddddddd.c1", "bbbbbbbb.c1", "cccccccc.c1"]


def test_a_station_is_compared_with_the_one_before_on_the_same_matter() -> None:
    first, second, third = track("£31 million", RELEASES, MONEY)
    assert (first.previous, first.relation, first.difference) == (None, None, None)
    assert second.previous == "dddddddd.c1"
    assert second.relation == "hedge_changed"
    assert second.difference is not None
    assert third.previous is None, "the same sum for another thing is no new wording of it"


def test_words_beside_a_figure_are_wanted_too() -> None:
    rows = track("£31 million owls", RELEASES, MONEY)
    assert [row.id for row in rows] == ["dddddddd.c1", "bbbbbbbb.c1"]


@pytest.mark.parametrize("term", ["owl charter", "Owl Charters", "OWL  CHARTER"])
def test_words_are_found_in_any_case_and_form(term: str) -> None:
    assert [row.id for row in track(term, RELEASES)] == ["dddddddd.c2"]


@pytest.mark.parametrize("term", ["charter owl", "bow", "ow", "", " ", "?", ".*"])
def test_parts_of_words_other_orders_and_patterns_find_nothing(term: str) -> None:
    assert track(term, RELEASES) == []


def test_a_release_without_such_a_claim_gives_the_sentence_itself() -> None:
    bare = replace(SECOND, claims=())
    [row] = track("opened a bridge", [FIRST, bare])
    assert (row.id, row.sentence) == ("bbbbbbbb.p2", "The Minister opened a bridge.")
    assert row.quantities == ()


def test_a_term_is_compared_between_releases_and_not_within_one() -> None:
    assert all(row.previous is None for row in track("owls", [FIRST]))


@given(st.text(max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_term_can_be_followed(term: str) -> None:
    days = [row.published for row in track(term, RELEASES) if row.published]
    assert days == sorted(days)
