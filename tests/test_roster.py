"""What an index keeps of people is read as it was written, or there is an error."""

from __future__ import annotations

import sqlite3
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.errors import DamagedIndex
from pressctl.store import roster
from pressctl.store.roster import Roster

PAGES = [("persons", 0, b"\x02"), ("persons", 1, b"Ann Pell"), ("said", 0, b"\x01")]


@pytest.fixture
def index() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    roster.keep_mentions(connection, [("bcdfghjk", b"one"), ("mnpqrstv", b"two")])
    roster.write(connection, "spring", PAGES)
    return connection


def test_a_page_and_mentions_are_what_was_written(index: sqlite3.Connection) -> None:
    read = Roster(index, "spring")
    assert [read.page(shelf, page) for shelf, page, _ in PAGES] == [body for *_, body in PAGES]
    assert (read.mentions("bcdfghjk"), read.mentions("mnpqrstv")) == (b"one", b"two")


def test_pages_are_written_anew_and_mentions_stay(index: sqlite3.Connection) -> None:
    roster.write(index, "summer", [("persons", 0, b"\x01")])
    read = Roster(index, "summer")
    assert read.page("persons", 0) == b"\x01"
    with pytest.raises(DamagedIndex, match="persons/1 is missing"):
        read.page("persons", 1)
    assert sorted(roster.all_mentions(index)) == [b"one", b"two"]


def test_pages_of_another_state_of_the_corpus_are_not_read(index: sqlite3.Connection) -> None:
    with pytest.raises(DamagedIndex):
        Roster(index, "summer").page("persons", 1)


def test_mentions_of_a_release_are_replaced_or_dropped(index: sqlite3.Connection) -> None:
    roster.keep_mentions(index, [("bcdfghjk", b"new")])
    roster.drop_mentions(index, ["mnpqrstv", "unknown"])
    assert list(roster.all_mentions(index)) == [b"new"]
    with pytest.raises(DamagedIndex, match="mnpqrstv is missing"):
        Roster(index, "spring").mentions("mnpqrstv")


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE roster SET body = x'00' WHERE page = 1",
        "UPDATE roster SET body = 'Ann Pell' WHERE page = 1",  # of another type
        "UPDATE roster SET body = 7 WHERE page = 1",
        "UPDATE roster SET seal = x'00' WHERE page = 1",
        "UPDATE roster SET seal = zeroblob(8) WHERE page = 1",
        "UPDATE roster SET page = 9 WHERE page = 1",
        "UPDATE roster SET shelf = 'other' WHERE page = 1",
        "DELETE FROM roster WHERE page = 1",
        "DROP TABLE roster",
    ],
)
def test_a_row_that_is_not_what_was_written_is_an_error(
    index: sqlite3.Connection, damage: str
) -> None:
    index.execute(damage)
    with pytest.raises(DamagedIndex):
        Roster(index, "spring").page("persons", 1)


def test_mentions_that_are_not_what_was_written_are_an_error(index: sqlite3.Connection) -> None:
    index.execute("UPDATE mentions SET body = x'00' WHERE release = 'bcdfghjk'")
    with pytest.raises(DamagedIndex, match="bcdfghjk is damaged"):
        Roster(index, "spring").mentions("bcdfghjk")
    with pytest.raises(DamagedIndex):
        list(roster.all_mentions(index))


_FILE = sqlite3.connect(":memory:")
roster.keep_mentions(_FILE, [("bcdfghjk", b"one")])
roster.write(_FILE, "spring", PAGES)
_FILE.commit()
_BYTES = _FILE.serialize()


@given(st.integers(0, 8 * len(_BYTES) - 1))
def test_a_flipped_bit_gives_what_was_written_or_an_error(bit: int) -> None:
    damaged = bytearray(_BYTES)
    damaged[bit // 8] ^= 1 << bit % 8
    connection = sqlite3.connect(":memory:")
    connection.deserialize(bytes(damaged))
    read = Roster(connection, "spring")
    for shelf, page, body in PAGES:
        with suppress(DamagedIndex):
            assert read.page(shelf, page) == body
    with suppress(DamagedIndex):
        assert read.mentions("bcdfghjk") == b"one"


@pytest.mark.parametrize(("shelf", "page"), [("persons", 1), ("said", 0)])
def test_a_page_that_is_missing_is_found(index: sqlite3.Connection, shelf: str, page: int) -> None:
    index.execute("DELETE FROM roster WHERE shelf = ? AND page = ?", (shelf, page))
    with pytest.raises(DamagedIndex, match="is missing"):
        Roster(index, "spring").page(shelf, page)
