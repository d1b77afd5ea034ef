"""Releases are found by date, issuer and the beginning of their id."""

from __future__ import annotations

from datetime import date

import pytest

from pressctl.errors import AmbiguousId, UnknownId
from pressctl.model import Entry
from pressctl.query.catalogue import Listed
from pressctl.query.select import Selection, is_issuer, resolve_id, select
from tests.building import Said, release

OLD = Entry(release("bcdfghjk", "Old.", published="2023-12-31", issuer="Home Office"))
NEW = Entry(
    release(
        "bcdxghjk",
        "New.",
        Said("Harbour Minister Ann Pell", name="Ann Pell"),
        Said("Bo Rill", name="Bo Rill"),
        published="2024-03-01",
        issuer="Department for Work and Pensions",
    )
)
UNDATED = Entry(release("pqrstvwx", "Undated.", published=None, issuer=None))
ALL = [UNDATED, OLD, NEW]


def ids(selection: Selection) -> list[str]:
    return [entry.release.id for entry in select(ALL, selection)]


def test_the_newest_comes_first_and_the_undated_last() -> None:
    assert ids(Selection()) == ["bcdxghjk", "bcdfghjk", "pqrstvwx"]


def test_releases_of_one_day_keep_the_order_of_their_file() -> None:
    first = Entry(release("zzzzzzzz", "One.", file="a.txt"))
    second = Entry(release("bbbbbbbb", "Two.", file="b.txt"))
    assert select([second, first], Selection()) == [first, second]


def test_both_ends_of_a_period_are_included() -> None:
    day = date(2024, 3, 1)
    assert ids(Selection(since=day, until=day)) == ["bcdxghjk"]
    assert ids(Selection(since=date(2024, 3, 2))) == []
    assert ids(Selection(until=date(2024, 2, 29))) == ["bcdfghjk"]


def test_an_undated_release_is_in_no_period() -> None:
    assert "pqrstvwx" not in ids(Selection(since=date.min))
    assert "pqrstvwx" not in ids(Selection(until=date.max))


@pytest.mark.parametrize(
    ("wanted", "is_meant"),
    [
        ("home office", True),
        ("HOME", True),
        ("off", True),
        ("the home office", True),
        ("office home", False),
        ("me office", False),
        ("foreign office", False),
        ("", False),
        (" - ", False),
    ],
)
def test_an_issuer_is_known_by_words_in_a_row(wanted: str, is_meant: bool) -> None:
    assert is_issuer("Home Office", wanted) is is_meant


def test_an_issuer_is_known_however_it_is_punctuated() -> None:
    assert is_issuer("Levelling Up, Housing & Communities", "levelling up housing and communities")
    assert is_issuer("Attorney General’s Office", "attorney general's office")
    assert not is_issuer(None, "home office")


@pytest.mark.parametrize("wanted", ["bcdx", "BCDX", " bcdxghjk ", "bcdxghjk"])
def test_any_unique_beginning_of_an_id_is_enough(wanted: str) -> None:
    assert resolve_id(Listed(ALL), wanted) == (NEW, None)


@pytest.mark.parametrize("part", ["q1", "q2", "p1", "p5"])
def test_a_part_is_named_behind_a_dot(part: str) -> None:
    assert resolve_id(Listed(ALL), f"bcdx.{part}") == (NEW, part)


def test_an_ambiguous_beginning_lists_what_it_can_mean() -> None:
    with pytest.raises(AmbiguousId) as caught:
        resolve_id(Listed(ALL), "bcd")
    assert caught.value.candidates == (
        "bcdxghjk  2024-03-01  New bridge opens",
        "bcdfghjk  2023-12-31  New bridge opens",
    )


def test_a_whole_id_is_never_ambiguous() -> None:
    longer = Entry(release("pqrstvwxz", "Longer."))
    assert resolve_id(Listed([*ALL, longer]), "pqrstvwx") == (UNDATED, None)


@pytest.mark.parametrize(
    "wanted", ["", ".", "z", "bcdx.", "bcdx.q", "bcdx.q0", "bcdx.x1", "bcdx.q1.p1", ".q1", "b*"]
)
def test_what_is_no_id_is_refused(wanted: str) -> None:
    with pytest.raises(UnknownId):
        resolve_id(Listed(ALL), wanted)


def test_a_part_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(UnknownId, match=r"bcdxghjk\.q1, bcdxghjk\.q2"):
        resolve_id(Listed(ALL), "bcdx.q99")
    with pytest.raises(UnknownId, match=r"did you mean bcdxghjk\?"):
        resolve_id(Listed(ALL), "bcdx.c1")


def test_a_mistyped_id_is_answered_with_its_neighbours() -> None:
    with pytest.raises(UnknownId, match="bcdxghjk"):
        resolve_id(Listed(ALL), "bcdxghjq")
