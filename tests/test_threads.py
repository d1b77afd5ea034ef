"""Statements that come back: threads put together from links."""

from __future__ import annotations

from pressctl.answers.claims import ClaimRow, ThreadRow
from pressctl.query.threads import Thread, thread_of
from tests.claim_rows import Told, claim

FIRST = claim("The Tolby tunnel will cost £310 million.", "bbbbbbbb.c1", "2023-01-10")
SECOND = claim("The Tolby tunnel will cost £355 million.", "cccccccc.c1", "2023-06-10")
THIRD = claim("The Tolby tunnel will cost up to £355 million.", "dddddddd.c1", "2024-02-01")
OTHER = claim("Herons nest on Brannock Island.", "ffffffff.c1", "2024-02-01")


def threads(*claims: ClaimRow) -> list[ThreadRow]:
    return Told(*claims).threads()


def test_claims_on_one_matter_are_one_thread_by_date_with_how_it_moved() -> None:
    [thread] = threads(THIRD, OTHER, FIRST, SECOND)
    assert [one.id for one in thread.claims] == [FIRST.id, SECOND.id, THIRD.id]
    assert [(step.a, step.b) for step in thread.steps] == [
        (FIRST.id, SECOND.id),
        (SECOND.id, THIRD.id),
    ]
    assert thread.moves == ("figure_changed", "hedge_changed")
    assert (thread.release_count, thread.sentence) == (3, THIRD.sentence)


def test_a_thread_that_only_comes_back_has_not_moved() -> None:
    again = claim(FIRST.sentence, "cccccccc.c1", "2023-06-10")
    [thread] = threads(FIRST, again)
    assert thread.moves == ()


def test_a_claim_that_comes_back_nowhere_is_a_thread_of_its_own() -> None:
    told = Thread((FIRST.id, SECOND.id), (), 2)
    assert thread_of(OTHER.id, [told]) == Thread((OTHER.id,), (), 1)
    assert thread_of(SECOND.id, [told]) == told
