"""Pairs of claims that cannot both hold, or that a reader should look at."""

from __future__ import annotations

from pressctl.answers.claims import ClaimRow, ConflictRow
from tests.claim_rows import Told, claim

FIRST = claim("The Tolby tunnel will cost £310 million.", "bbbbbbbb.c1", "2023-01-10")
SECOND = claim("The Tolby tunnel will cost £355 million.", "cccccccc.c1", "2023-06-10")
OTHER = claim("Herons nest on Brannock Island.", "ffffffff.c1", "2024-02-01")


def conflicts(*claims: ClaimRow) -> list[ConflictRow]:
    return Told(*claims).conflicts()


def test_two_figures_for_one_thing_in_one_release_want_a_look() -> None:
    quoted = claim("Crossings of the Skerry Sound fell by 28%.", "bbbbbbbb.c1", speaker="Ann Peel")
    told = claim("Crossings of the Skerry Sound fell by 41%.", "bbbbbbbb.c2")
    [row] = conflicts(quoted, told, OTHER)
    assert (row.a.id, row.b.id) == (quoted.id, told.id)
    assert row.reason == "two figures for one thing in one release"


def test_a_figure_that_was_raised_months_later_is_no_conflict() -> None:
    assert conflicts(FIRST, SECOND) == []


def test_an_exact_figure_beside_its_round_form_is_no_conflict() -> None:
    title = claim("Peel secures over £6.4 million for the Tolby tunnel.", "bbbbbbbb.c1")
    body = claim("Peel secured £6,423,009 for the Tolby tunnel.", "bbbbbbbb.c2", speaker="Ann Peel")
    assert conflicts(title, body) == []


def test_items_of_a_list_in_like_words_are_no_conflict() -> None:
    first = claim("Tolby tunnel repair grants for lorries: £35 million.", "bbbbbbbb.c1")
    second = claim("Tolby tunnel repair grants for lorries: £12 million.", "bbbbbbbb.c2")
    assert conflicts(first, second) == []


def test_a_bound_that_came_for_one_period_wants_a_look_months_later() -> None:
    first = claim("The Tolby tunnel cost £310 million in 2022.", "bbbbbbbb.c1", "2023-01-10")
    later = claim("The Tolby tunnel cost up to £310 million in 2022.", "cccccccc.c1", "2023-09-10")
    undated = claim("The Tolby tunnel cost up to £310 million.", "cccccccc.c1", "2023-09-10")
    [row] = conflicts(first, later)
    assert row.reason == "one is surer than the other for the same period"
    assert conflicts(first, undated) == []


def test_a_pair_that_a_link_and_the_release_show_is_shown_once() -> None:
    quoted = claim("Crossings of the Sound fell by 28%.", "bbbbbbbb.c1", speaker="Ann Peel")
    told = claim("Crossings of the Sound fell by 41%.", "bbbbbbbb.c2")
    assert len(conflicts(quoted, told)) == 1


def test_a_statement_and_its_opposite_cannot_both_hold() -> None:
    closed = claim("The Tolby tunnel will be closed to lorries.", "bbbbbbbb.c1", "2023-01-10")
    opened = claim("The Tolby tunnel will not be closed to lorries.", "cccccccc.c1", "2024-01-10")
    [row] = conflicts(closed, opened)
    assert row.reason == "they cannot both hold"
