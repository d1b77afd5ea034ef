"""A mention tells what is asked of it without its release, and is kept as it was read."""

from __future__ import annotations

import tracemalloc
from datetime import date

import pytest
from hypothesis import given

from pressctl.model import Release
from pressctl.query.mentions import Mention, names_another, pack, read_mentions, unpack
from pressctl.query.speakers import People
from tests.building import Said
from tests.test_indexed import corpora
from tests.test_speakers import HARBOUR, ROAD, on

ADDED = Said("She", name=None, speaker_from=None, verb="added")
PELL = Said("Ms Pell", name="Pell", speaker_from=None)


def mentions(*parts: Said | str) -> list[Mention]:
    return list(read_mentions(on("2024-03-01", *parts)))


def test_a_mention_holds_what_the_release_says_of_its_speaker() -> None:
    one, other = mentions(HARBOUR, ROAD)
    assert (one.quote_id, one.published) == ("r2024-03-01.q1", date(2024, 3, 1))
    assert (one.name, one.key, one.source) == ("Ann Pell", ("ann", "pell"), HARBOUR.source)
    assert (one.is_named, one.is_joint, one.goes_on, one.word_count) == (True, False, False, 7)
    assert (other.facet.role, other.facet.body) == ("Chief Executive", "Road Trust")
    assert other.facet.issuer == "Ministry of Bridges"


def test_a_pronoun_goes_on_with_what_was_quoted_before() -> None:
    assert [one.goes_on for one in mentions(HARBOUR, ADDED, PELL)] == [False, True, False]


def test_the_words_that_name_the_speaker_are_on_one_line() -> None:
    [one] = mentions(Said("Minister\n Ann\xa0Pell", name="Ann Pell"))
    assert one.source == "Minister Ann Pell"


@pytest.mark.parametrize(
    ("narrative", "first_names"),
    [
        ("Ann Pell and Bo Pell met.", ("ann", "bo")),
        ("Minister Pell met. And Pell left.", ()),
        ("The old pell met a Pellworth.", ()),
        ("Dr. Cy\n Pell met.", ("cy",)),
    ],
)
def test_first_names_before_a_surname_are_read_with_it(
    narrative: str, first_names: tuple[str, ...]
) -> None:
    [one] = mentions(narrative, PELL)
    assert one.first_names == first_names
    assert names_another(one, [("ann", "pell")]) == bool({*first_names} - {"ann"})


def test_no_first_names_are_looked_for_where_the_release_settles_who_speaks() -> None:
    assert [one.first_names for one in mentions("Bo Pell met Cy Rill.", HARBOUR, ROAD)] == [(), ()]


def test_people_keep_no_text_of_the_releases_they_are_worked_out_from() -> None:
    text = 100_000
    long = (on(f"20{year}-03-01", f"{year} " * (text // 3), HARBOUR) for year in range(10, 90))
    tracemalloc.start()
    people = People.build(long)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(people.mentions) == 80
    assert kept < 10 * text


@given(corpora())
def test_mentions_are_unpacked_as_they_were_read(releases: list[Release]) -> None:
    for release in releases:
        assert list(unpack(pack(release))) == list(read_mentions(release))
