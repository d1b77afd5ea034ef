"""A person is one person wherever they speak; nobody is credited with another's words."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from pressctl.model import Release
from pressctl.query.speakers import People
from tests.building import Said, release

HARBOUR = Said("Harbour Secretary Ann Pell", name="Ann Pell", role="Harbour Secretary")
BARE = Said("The Harbour Secretary", role="Harbour Secretary", speaker_from=None)
ROAD = Said(
    "Bo Rill, Chief Executive of Road Trust,",
    name="Bo Rill",
    role="Chief Executive",
    organisation="Road Trust",
)


def on(day: str | None, *said: Said | str, issuer: str = "Ministry of Bridges") -> Release:
    """Build a release whose id is made of its day, so that tests can name it."""
    return release(f"r{day}", *said, published=day, issuer=issuer)


def speaker_of(releases: list[Release], release_id: str, number: int = 1) -> tuple[object, ...]:
    found = People.build(releases).of(release_id, number)
    return found.person and found.person.speaker_id, found.speaker_from


def test_one_name_is_one_person_in_all_releases() -> None:
    releases = [on("2024-03-01", HARBOUR, ROAD), on("2024-03-02", HARBOUR)]
    rows = People.build(releases).rows()
    assert [(row.speaker_id, row.quote_count) for row in rows] == [("ann-pell", 2), ("bo-rill", 1)]


def test_a_row_adds_up_offices_forms_and_words() -> None:
    later = Said("Roads Secretary, Ann Pell MP,", name="Ann Pell", role="Roads Secretary")
    people = People.build([on("2024-05-01", later), on("2024-03-01", HARBOUR, HARBOUR)])
    row = people.rows()[0]
    assert (row.first, row.last) == (date(2024, 3, 1), date(2024, 5, 1))
    assert [(one.role, one.first, one.last) for one in row.offices] == [
        ("Harbour Secretary", date(2024, 3, 1), date(2024, 3, 1)),
        ("Roads Secretary", date(2024, 5, 1), date(2024, 5, 1)),
    ]
    assert row.forms == ("Harbour Secretary Ann Pell", "Roads Secretary, Ann Pell MP,")
    assert row.word_count == 21
    assert [(one.form, one.quote_count, one.releases) for one in row.forms_seen] == [
        ("Harbour Secretary Ann Pell", 2, ("r2024-03-01",)),
        ("Roads Secretary, Ann Pell MP,", 1, ("r2024-05-01",)),
    ]
    assert [(one.quote_count, one.release_count) for one in row.offices] == [(2, 1), (1, 1)]
    assert (row.release_count, row.evidence) == (2, None)


def test_rows_can_be_limited_to_some_releases() -> None:
    people = People.build([on("2024-03-01", HARBOUR), on("2024-03-02", HARBOUR, ROAD)])
    assert [row.quote_count for row in people.rows({"r2024-03-01"})] == [1]


def test_the_order_of_files_changes_nothing() -> None:
    namesake = Said("Ann Pell of Tree Club", name="Ann Pell", organisation="Tree Club")
    mine = Said("Ann Pell of Road Trust", name="Ann Pell", organisation="Road Trust")
    releases = [
        on("2024-03-01", HARBOUR),
        on("2024-03-02", namesake, issuer="Tree Club"),
        on("2024-03-03", mine, BARE),
        on("2024-03-04", ROAD, BARE),
    ]
    answers = [People.build(order).rows() for order in permutations(releases)]
    assert all(answer == answers[0] for answer in answers)


SURNAME = Said("Ms Pell", name="Pell", speaker_from=None)


def test_a_surname_is_settled_by_the_corpus_when_one_person_has_it() -> None:
    releases = [on("2024-03-01", HARBOUR), on("2024-03-02", SURNAME)]
    people = People.build(releases)
    found = people.of("r2024-03-02", 1)
    assert (found.name, found.speaker_from) == ("Ann Pell", "corpus")
    assert people.rows()[0].quote_count == 2


def test_a_surname_is_nobody_s_where_no_issuer_body_or_office_is_shared() -> None:
    elsewhere = on("2024-03-02", SURNAME, issuer="Tree Club")
    assert speaker_of([on("2024-03-01", HARBOUR), elsewhere], "r2024-03-02") == (None, None)
    in_office = Said(
        "Harbour Secretary Pell", name="Pell", role="Harbour Secretary", speaker_from=None
    )
    known = on("2024-03-02", in_office, issuer="Tree Club")
    assert speaker_of([on("2024-03-01", HARBOUR), known], "r2024-03-02")[0] == "ann-pell"
    other = Said("Senator Pell", name="Pell", role="Senator", speaker_from=None)
    senator = on("2024-03-02", other, issuer="Tree Club")
    assert speaker_of([on("2024-03-01", HARBOUR), senator], "r2024-03-02") == (None, None)


def test_letters_behind_a_name_are_no_name() -> None:
    junior = Said("Jr.", name="Jr.", role="Diver")
    assert speaker_of([on("2024-03-01", junior)], "r2024-03-01") == (None, None)


def test_a_surname_that_two_persons_have_is_nobody() -> None:
    other = Said("Cy Pell", name="Cy Pell")
    releases = [on("2024-03-01", HARBOUR, other), on("2024-03-02", SURNAME)]
    assert speaker_of(releases, "r2024-03-02") == (None, None)


def test_a_surname_is_nobody_when_the_courtesy_title_does_not_fit() -> None:
    stated = Said("Mr Cy Pell", name="Cy Pell")
    releases = [on("2024-03-01", stated), on("2024-03-02", SURNAME)]
    assert speaker_of(releases, "r2024-03-02") == (None, None)


def test_a_surname_is_nobody_when_its_release_names_another() -> None:
    releases = [on("2024-03-01", HARBOUR), on("2024-03-02", "A farmer, Cy Pell, agreed.", SURNAME)]
    assert speaker_of(releases, "r2024-03-02") == (None, None)
    same = [on("2024-03-01", HARBOUR), on("2024-03-02", "Minister Pell met Ann Pell.", SURNAME)]
    assert speaker_of(same, "r2024-03-02") == ("ann-pell", "corpus")


def test_a_peer_is_found_by_the_title() -> None:
    peer = Said("Lord Marchmont of Fell", name="Lord Marchmont of Fell")
    short = Said("Marchmont", name="Marchmont", speaker_from=None)
    releases = [on("2024-03-01", peer), on("2024-03-02", short)]
    assert speaker_of(releases, "r2024-03-02") == ("lord-marchmont-of-fell", "corpus")


def test_she_added_goes_on_with_the_office_before() -> None:
    she = Said("She", speaker_from=None, verb="added")
    releases = [on("2024-03-01", HARBOUR), on("2024-03-20", BARE, she)]
    assert speaker_of(releases, "r2024-03-20", 2) == ("ann-pell", "corpus")
    said = Said("She", speaker_from=None)
    assert speaker_of([releases[0], on("2024-03-20", BARE, said)], "r2024-03-20", 2)[0] is None
    sir = Said("Sir Ann Pell", name="Ann Pell", role="Harbour Secretary")
    assert speaker_of([on("2024-03-01", sir), releases[1]], "r2024-03-20", 2)[0] is None


def test_nobody_at_all_is_nobody() -> None:
    unknown = Said("They", speaker_from=None)
    assert speaker_of([on("2024-03-01", HARBOUR, unknown)], "r2024-03-01", 2) == (None, None)
    assert speaker_of([], "bcdfghjk", 99) == (None, None)


def test_an_office_written_with_its_body_and_without_is_listed_once() -> None:
    short = Said("Chief Executive Bo Rill", name="Bo Rill", role="Chief Executive")
    other = Said("Bo Rill", name="Bo Rill", role="CEO", organisation="Road Trust Ltd")
    releases = [on("2024-03-01", ROAD, short), on("2024-03-02", other)]
    [row] = People.build(releases).rows()
    assert [(one.organisation, one.quote_count) for one in row.offices] == [("Road Trust Ltd", 3)]


@pytest.mark.parametrize("name", ["Senators Ann Pell", "U.S. Senators", "Reps. Ann Pell"])
def test_what_several_say_together_is_nobody_s(name: str) -> None:
    joint = Said(name, name=name, role=None)
    assert speaker_of([on("2024-03-01", HARBOUR), on("2024-03-02", joint)], "r2024-03-02") == (
        None,
        None,
    )


def test_a_form_of_a_name_is_without_what_leads_in() -> None:
    source = "Speaking in Hexham, Harbour Secretary, Ann Pell,"
    said = Said(source, name="Ann Pell", role="Harbour Secretary")
    [row] = People.build([on("2024-03-01", said)]).rows()
    assert row.forms == ("Harbour Secretary, Ann Pell,",)
