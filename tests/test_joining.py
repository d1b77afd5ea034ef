"""Persons: forms of a name are joined where a second sign agrees, namesakes are kept apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.answers.speakers import SpeakerRow
from pressctl.model import Release
from pressctl.query.speakers import People
from tests.building import Said
from tests.test_speakers import HARBOUR, on

DAY = "2024-03-0{}".format


def said(
    name: str, role: str | None = None, body: str | None = None, source: str | None = None
) -> Said:
    return Said(source or name, name=name, role=role, organisation=body)


def persons(*one_a_day: Said, issuer: str = "Ministry of Bridges") -> list[SpeakerRow]:
    releases = [on(DAY(n), one, issuer=issuer) for n, one in enumerate(one_a_day, start=1)]
    return People.build(releases).rows()


def count(*one_a_day: Said, issuer: str = "Ministry of Bridges") -> int:
    return len(persons(*one_a_day, issuer=issuer))


# --- forms of one name -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Jane Roe", "J. R. Roe"),
        ("Jane Roe", "Jane R. Roe"),
        ("Thomas Hill", "Tom Hill"),
        ("Elizabeth Hill", "Liz Hill"),
        ("Lord Marchmont", "Lord Marchmont of Fell"),
    ],
)
def test_forms_of_a_name_are_one_person_where_the_office_agrees(a: str, b: str) -> None:
    [row] = persons(said(a, "Harbour Secretary"), said(b, "Harbour Secretary"))
    assert row.quote_count == 2
    assert row.evidence
    assert "both Harbour Secretary" in row.evidence
    assert count(said(a), said(b)) == 2
    assert count(said(a, "Harbour Secretary"), said(b, "Diver")) == 2


def test_forms_of_a_name_are_one_person_where_the_body_agrees() -> None:
    a = said("Thomas Hill", "Director", "The Children’s Society")
    b = said("Tom Hill", "Head of Policy", "Childrens Society")
    [row] = persons(a, b)
    assert row.evidence == (
        "“Thomas Hill” and “Tom Hill” are joined: both of The Children’s Society"
    )


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (said("Tom Hill", "Director", "Royal Society"), said("Thomas Hill", "Director", "Boots")),
        (
            said("Tom Hill", "Fellow", "Royal Society"),
            said("Thomas Hill", "Fellow", "Royal Society of Bridges"),
        ),
        (said("Tom Hill", "resident"), said("Thomas Hill", "resident")),
        (said("Tom Hull", "Harbour Secretary"), said("Tom Hill", "Harbour Secretary")),
        (
            said("J. Roe", "Harbour Secretary", source="Mr J. Roe"),
            said("Jane Roe", "Harbour Secretary", source="Ms Jane Roe"),
        ),
    ],
)
def test_forms_of_a_name_are_not_joined_for_a_common_role_or_another_body(a: Said, b: Said) -> None:
    assert count(a, b) == 2


def test_a_short_form_that_fits_two_persons_is_neither() -> None:
    jane, john = said("Jane Roe", "Chair", "Road Trust"), said("John Roe", "Clerk", "Road Trust")
    assert count(jane, john, said("J. Roe", "Member", "Road Trust")) == 3


def test_a_title_makes_no_other_person() -> None:
    before = said("Bo Rill", "Harbour Secretary", source="Mr Bo Rill")
    after = said("Bo Rill", "Harbour Secretary", source="Sir Bo Rill")
    assert count(before, after) == 1


# --- namesakes ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (said("Jo Hill", "Chair", "Road Trust"), said("Jo Hill", "Chair", "Tree Club")),
        (said("Jo Hill", "Chief Executive", "Road Trust"), said("Jo Hill", "resident", "Hexham")),
        (said("Jo Hill", "Chief Executive", "Road Trust"), said("Jo Hill", "shop owner")),
        (said("Jo Hill", "Chief Constable"), said("Jo Hill", "shopkeeper")),
        (said("Jo Hill", "Chief Constable", "Hexham Police"), said("Jo Hill", "Harbour Secretary")),
    ],
)
def test_namesakes_with_nothing_in_common_are_kept_apart(a: Said, b: Said) -> None:
    rows = persons(a, b, a)
    assert {row.speaker_id: row.quote_count for row in rows} == {"jo-hill": 2, "jo-hill-2": 1}
    assert all("kept apart from" in (row.evidence or "") for row in rows)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (said("Jo Hill", "Home Secretary"), said("Jo Hill", "Foreign Secretary")),
        (said("Jo Hill", "Roads Minister"), said("Jo Hill", "Chair", "House of Commons Committee")),
        (said("Jo Hill", "Chair", "Road Trust"), said("Jo Hill", "Adviser", "The Road Trust")),
        (said("Jo Hill", "Road Trust Chair"), said("Jo Hill", "Chair", "Road Trust")),
        (said("Jo Hill", "Deputy Head Ranger"), said("Jo Hill", "Head Ranger")),
        (said("Jo Hill", "Chief Constable", "Hexham Police"), said("Jo Hill")),
        (said("Jo Hill", "Home Secretary"), said("Jo Hill", "Chair")),
        (said("Jo Hill", "Mayor"), said("Jo Hill", "Hexham Mayor")),
    ],
)
def test_one_name_with_something_in_common_is_one_person(a: Said, b: Said) -> None:
    assert count(a, b) == 1


def test_a_release_that_names_both_offices_links_them() -> None:
    chair, ranger = said("Jo Hill", "Chair", "Road Trust"), said("Jo Hill", "Ranger", "Tree Club")
    both = on("2024-03-03", chair, ranger)
    assert len(People.build([on("2024-03-01", chair), on("2024-03-02", ranger), both]).rows()) == 1


def test_a_bare_name_is_given_to_none_of_several_namesakes() -> None:
    a, b = said("Jo Hill", "Chair", "Road Trust"), said("Jo Hill", "Chair", "Tree Club")
    releases = [
        on("2024-03-01", a, issuer="Road Trust"),
        on("2024-03-02", b, issuer="Tree Club"),
        on("2024-03-03", said("Jo Hill"), issuer="Home Office"),
        on("2024-03-04", said("Jo Hill"), issuer="Tree Club"),
    ]
    people = People.build(releases)
    ids = [found.speaker_id for one in releases if (found := people.of(one.id, 1).person)]
    assert ids == ["jo-hill", "jo-hill-2", "jo-hill-3", "jo-hill-2"]


def test_a_number_behind_a_slug_is_nobody_else_s_slug() -> None:
    rows = persons(
        said("Jo Hill", "Chair", "Road Trust"),
        said("Jo Hill", "Chair", "Tree Club"),
        said("Jo Hill 2", "Chair", "Boat Club"),
    )
    assert {row.speaker_id for row in rows} == {"jo-hill", "jo-hill-2", "jo-hill-3"}


PEOPLE = st.builds(
    said,
    st.sampled_from(["Jo Hill", "J. Hill", "Joseph Hill", "Jo B. Hill", "Ann Pell"]),
    st.sampled_from([None, "Chair", "Harbour Secretary", "resident", "Chief Executive"]),
    st.sampled_from([None, "Road Trust", "Tree Club", "The Road Trust Ltd"]),
)
CORPUS = st.lists(
    st.tuples(PEOPLE, st.sampled_from(["Home Office", "Road Trust"])), min_size=1, max_size=7
)


@given(CORPUS, st.randoms(use_true_random=False))
def test_who_is_who_does_not_depend_on_the_order_of_releases(
    corpus: list[tuple[Said, str]], chance: object
) -> None:
    releases: list[Release] = [
        on(DAY(n), one, issuer=issuer) for n, (one, issuer) in enumerate(corpus, start=1)
    ]
    shuffled = list(releases)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert People.build(shuffled).rows() == People.build(releases).rows()


@given(CORPUS)
def test_every_quote_by_a_full_name_is_one_person_s(corpus: list[tuple[Said, str]]) -> None:
    releases = [on(DAY(n), one, issuer=issuer) for n, (one, issuer) in enumerate(corpus, start=1)]
    rows = People.build(releases).rows()
    assert sum(row.quote_count for row in rows) == len(releases)
    assert len({row.speaker_id for row in rows}) == len(rows)


def test_a_name_of_many_bodies_takes_no_long_time() -> None:
    many = [
        on(f"{2000 + n // 300}-01-01", said("Jo Hill", "Chair", f"Club {n} of Town {n}"), HARBOUR)
        for n in range(1500)
    ]
    assert len(People.build(many).rows()) >= 1
