"""Who is read from an index is who was worked out: every question has the same answer."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressctl.errors import DamagedIndex
from pressctl.model import Release
from pressctl.query.cast import Cast, Named
from pressctl.query.indexed import IndexedCast, pages_of
from pressctl.query.mentions import pack, unpack
from pressctl.query.speakers import People
from pressctl.query.voices import find_persons, find_voices, suggest
from pressctl.store import roster
from tests.building import Said, release
from tests.test_voices import CORPUS

NAMES = [
    *(None, "Ann Pell", "A. Pell", "Pell", "Bo Rill", "Dr Bo Rill", "Robert Rill", "Zoë Ørsted"),
    *("Lord Marchmont", "Lord Marchmont of Fell", "Madonna", "Ann", "Senators Ann Pell", "O'Dea"),
]
ROLES = [
    *(None, "Harbour Secretary", "Secretary of State for Harbours", "Chair", "Diver", "Mayor"),
    *("Chief Executive", "CEO", "spokesperson", "former Chair", "Minister for Roads and Rail"),
]
BODIES = [None, "Road Trust", "RT", "The Road Trust Ltd", "Road Club", "Ministry of Bridges"]
ISSUERS = ["Ministry of Bridges", "Road Trust", "Office of Ann Pell", None]
DAYS = ["2024-03-01", "2024-03-02", "2024-05-01", "2026-01-01", None]
WORDS = [
    *("Ann Pell", "ann-pell", "ann-pell-2", "pell", "Thomas Rill", "Bob Rill", "Marchmont", "fell"),
    *("Lord Marchmont", "Baron Marchmont of Fell", "Lord Marchmont of Hill", "orsted", "madonna"),
    *("Harbour Secretary Ann Pell MP", "harbour secretary", "the chair", "chair of road trust"),
    *("road trust", "RT", "road", "bridges", "roads minister", "ceo", "diver", "odea", "o'dea"),
    *("", "Mr", "the", "of", "pelll", "Bo Ril", "harbor secretary", "road trusst", "💥", "\ud800"),
]


@st.composite
def _said(draw: st.DrawFn) -> Said:
    name = draw(st.sampled_from(NAMES))
    role = draw(st.sampled_from(ROLES))
    source = draw(st.sampled_from([f"{role or ''} {name or 'The'}", "She", f"Mr {name}"]))
    return Said(
        source,
        name=name,
        role=role,
        organisation=draw(st.sampled_from(BODIES)),
        speaker_from=draw(st.sampled_from(["stated", "release", None])) if name else None,
        verb=draw(st.sampled_from(["said", "added"])),
    )


@st.composite
def corpora(draw: st.DrawFn) -> list[Release]:
    """Invent a few releases in which a few persons speak, under one name or another."""
    said = st.lists(_said() | st.sampled_from(["Bo Pell met Cy Rill.", "It rains."]), max_size=4)
    return [
        release(
            f"r{number}",
            *draw(said),
            published=draw(st.sampled_from(DAYS)),
            issuer=draw(st.sampled_from(ISSUERS)),
        )
        for number in range(draw(st.integers(0, 6)))
    ]


def written(releases: Iterable[Release]) -> sqlite3.Connection:
    """Write the people of releases to an index, as its building does: mentions, then pages."""
    connection = sqlite3.connect(":memory:")
    roster.keep_mentions(connection, ((one.id, pack(one)) for one in releases))
    kept = roster.all_mentions(connection)
    people = People(mention for packed in kept for mention in unpack(packed))
    roster.write(connection, "spring", pages_of(people))
    return connection


def indexed(releases: Iterable[Release]) -> IndexedCast:
    return IndexedCast(roster.Roster(written(releases), "spring"))


def answers(cast: Cast, releases: Iterable[Release], words: Iterable[str]) -> list[object]:
    """Put every question to a cast."""
    ids = [one.id for one in releases]
    everybody = [one for one, _ in cast.everybody()]
    return [
        [cast.of(one, number) for one in [*ids, "unknown"] for number in range(6)],
        list(cast.everybody()),
        [cast.quotes_of(one) for one in everybody],
        [cast.person(one.speaker_id) for one in everybody] + [cast.person("unknown")],
        [(post, list(cast.in_post(post))) for post in cast.posts()],
        [cast.rows(), cast.rows(frozenset()), cast.rows(ids), cast.rows(set(ids[::2]))],
        [list(cast.called({one, "pell"})) for one in words],
        [(find_voices(cast, one), find_persons(cast, one), suggest(cast, one)) for one in words],
    ]


@settings(deadline=None)
@given(corpora(), st.lists(st.sampled_from(WORDS), min_size=1, max_size=6))
def test_an_index_answers_as_the_people_do_that_were_written_to_it(
    releases: list[Release], words: list[str]
) -> None:
    people = People.build(releases)
    assert answers(indexed(releases), releases, words) == answers(people, releases, words)


def test_every_kind_of_voice_is_the_same_from_an_index() -> None:
    assert answers(indexed(CORPUS), CORPUS, WORDS) == answers(People.build(CORPUS), CORPUS, WORDS)
    kinds = {voice.kind for one in WORDS for voice in find_voices(indexed(CORPUS), one)}
    assert kinds == {"person", "office", "organisation"}


@settings(deadline=None)
@given(corpora(), st.sampled_from(WORDS))
def test_whoever_a_name_means_shares_a_word_with_it_that_is_looked_up(
    releases: list[Release], words: str
) -> None:
    people = People.build(releases)

    class All(People):
        def called(self, words: Collection[str]) -> Iterator[Named]:
            return self.everybody()

    assert find_persons(people, words) == find_persons(All.build(releases), words)


def test_a_voice_is_found_without_a_look_at_all_persons() -> None:
    read: list[tuple[str, int]] = []

    class Watched(roster.Roster):
        def page(self, shelf: str, page: int) -> bytes:
            read.append((shelf, page))
            return super().page(shelf, page)

    many = [
        release(f"r{n}", Said(f"Ann Pell{n}x", name=f"Ann{n} Pell{n}", role="Diver"))
        for n in range(500)
    ]
    cast = IndexedCast(Watched(written(many), "spring"))
    assert [voice.label for voice in find_voices(cast, "Pell7")] == ["ann7-pell7"]
    assert len(read) <= 8


_BYTES = written(CORPUS)
_BYTES.commit()
_FILE = _BYTES.serialize()


@settings(deadline=None, max_examples=200)
@given(st.integers(0, 8 * len(_FILE) - 1))
def test_a_flipped_bit_is_an_error_or_changes_no_answer(bit: int) -> None:
    damaged = bytearray(_FILE)
    damaged[bit // 8] ^= 1 << bit % 8
    connection = sqlite3.connect(":memory:")
    connection.deserialize(bytes(damaged))
    cast, words = IndexedCast(roster.Roster(connection, "spring")), ["pell", "road", "pelll"]
    try:
        found = answers(cast, CORPUS, words)
    except DamagedIndex:
        return
    assert found == answers(People.build(CORPUS), CORPUS, words)


def test_pages_of_a_lost_shelf_are_an_error_and_nobody_is_not_the_answer() -> None:
    connection = written(CORPUS)
    connection.execute("DELETE FROM roster WHERE shelf = 'words' AND page > 0")
    with pytest.raises(DamagedIndex):
        find_voices(IndexedCast(roster.Roster(connection, "spring")), "pell")
