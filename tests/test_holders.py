"""Offices: whom a bare "The Harbour Secretary said:" means, and when nobody can say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.query.offices import (
    REACH,
    Holders,
    OfficeKeys,
    is_private,
    is_public,
    office,
    office_forms,
    office_keys,
)
from pressctl.query.speakers import People
from tests.building import Said
from tests.test_speakers import BARE, HARBOUR, ROAD, on, speaker_of


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Secretary of State for Roads", "The Roads Secretary"),
        ("Secretary of State for the Home Department", "Home Secretary"),
        ("Minister of State for Harbours", "Harbours Minister"),
        ("Chancellor of the Exchequer", "Chancellor"),
        ("U.S. Senator", "Sen."),
        ("Congresswoman", "Rep."),
        ("CEO", "Chief Executive Officer"),
        ("Chairwoman", "Chair"),
        ("new Home Secretary", "Home Secretary"),
    ],
)
def test_one_office_is_written_in_several_ways(a: str, b: str) -> None:
    assert office(a) == office(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Shadow Home Secretary", "Home Secretary"),
        ("former Home Secretary", "Home Secretary"),
        ("Deputy Chief Executive", "Chief Executive"),
        ("Acting Chief Constable", "Chief Constable"),
    ],
)
def test_an_office_that_is_not_quite_it_is_another(a: str, b: str) -> None:
    assert office_forms(a).isdisjoint(office_forms(b))


def test_an_office_for_several_fields_is_known_by_the_first() -> None:
    assert "roads secretary" in office_forms("Secretary of State for Roads, Rail and Harbours")
    assert "roads minister" in office_forms("Minister for Roads and Local Transport")
    assert office_forms("Deputy Prime Minister and Roads Secretary") == {
        "deputy prime minister and roads secretary"
    }


def test_who_is_quoted_for_themselves_is_told_from_who_holds_an_office() -> None:
    assert is_private("local resident")
    assert is_private("owner of Roe Stores")
    assert not is_private("Local Government Minister")
    assert not is_private("Patient Safety Commissioner")
    assert is_public("Roads Minister")
    assert not is_public("General Secretary")


def test_a_bare_office_is_settled_by_the_corpus() -> None:
    releases = [on("2024-03-01", HARBOUR), on("2024-03-20", BARE)]
    found = People.build(releases).of("r2024-03-20", 1)
    assert (found.name, found.speaker_from) == ("Ann Pell", "corpus")


def holders(*days_and_names: tuple[str, str], bare: str) -> tuple[object, ...]:
    """Say who the bare office of a day is, where others are named in it on other days."""
    stated = [
        on(day, Said(f"Harbour Secretary {name}", name=name, role="Harbour Secretary"))
        for day, name in days_and_names
    ]
    return speaker_of([*stated, on(bare, BARE)], f"r{bare}")


def test_a_bare_office_is_the_holder_of_its_day() -> None:
    change = (("2023-01-01", "Ann Pell"), ("2023-11-01", "Ann Pell"), ("2024-07-10", "Bo Rill"))
    assert holders(*change, bare="2023-06-01")[0] == "ann-pell"
    assert holders(*change, bare="2024-08-01")[0] == "bo-rill"


def test_a_bare_office_between_two_holders_is_nobody() -> None:
    assert holders(("2023-11-01", "Ann Pell"), ("2024-07-10", "Bo Rill"), bare="2024-03-01") == (
        None,
        None,
    )


def test_a_bare_office_long_before_or_after_its_holder_is_nobody() -> None:
    assert holders(("2023-11-01", "Ann Pell"), bare="2022-01-01") == (None, None)
    assert holders(("2023-11-01", "Ann Pell"), bare="2025-01-01") == (None, None)


def test_an_office_that_two_persons_hold_at_a_time_is_nobody() -> None:
    shared = (("2024-01-01", "Ann Pell"), ("2024-02-01", "Bo Rill"), ("2024-03-01", "Ann Pell"))
    assert holders(*shared, bare="2024-03-02") == (None, None)
    assert holders(("2024-01-01", "Ann Pell"), ("2024-01-01", "Bo Rill"), bare="2024-01-02") == (
        None,
        None,
    )


def test_an_undated_release_settles_no_office() -> None:
    assert speaker_of([on("2024-03-01", HARBOUR), on(None, BARE)], "rNone") == (None, None)


def test_an_office_has_two_forms() -> None:
    long = Said("Ann Pell", name="Ann Pell", role="Secretary of State for Harbours")
    short = Said("The Harbours Secretary", role="Harbours Secretary", speaker_from=None)
    shortest = Said("The Secretary of State", role="Secretary of State", speaker_from=None)
    releases = [on("2024-03-01", long), on("2024-03-02", short, shortest)]
    assert speaker_of(releases, "r2024-03-02", 1) == ("ann-pell", "corpus")
    assert speaker_of(releases, "r2024-03-02", 2) == ("ann-pell", "corpus")
    elsewhere = [releases[0], on("2024-03-03", shortest, issuer="Ministry of Roads")]
    assert speaker_of(elsewhere, "r2024-03-03") == (None, None)


def test_two_offices_in_one_hand_are_both_known() -> None:
    both = Said("Ann Pell", name="Ann Pell", role="Deputy Prime Minister and Harbour Secretary")
    assert speaker_of([on("2024-03-01", both), on("2024-03-02", BARE)], "r2024-03-02") == (
        "ann-pell",
        "corpus",
    )


def test_an_office_every_body_has_needs_its_body() -> None:
    bare = Said("The Chief Executive", role="Chief Executive", speaker_from=None)
    named = Said(
        "The Road Trust’s Chief Executive",
        role="Chief Executive",
        organisation="The Road Trust",
        speaker_from=None,
    )
    releases = [on("2024-03-01", ROAD), on("2024-03-02", bare, named)]
    assert speaker_of(releases, "r2024-03-02", 1) == (None, None)
    assert speaker_of(releases, "r2024-03-02", 2) == ("bo-rill", "corpus")


@pytest.mark.parametrize("role", ["spokesperson", "Official spokesman", "source"])
def test_a_spokesperson_is_nobody(role: str) -> None:
    named = Said("Cy Hull, Harbour Office spokesperson,", name="Cy Hull", role=role)
    bare = Said("A spokesperson", role=role, speaker_from=None)
    assert speaker_of([on("2024-03-01", named), on("2024-03-02", bare)], "r2024-03-02") == (
        None,
        None,
    )


def test_a_former_or_shadow_office_settles_nothing() -> None:
    former = Said(
        "former Harbour Secretary Ann Pell", name="Ann Pell", role="former Harbour Secretary"
    )
    bare = Said("The former Harbour Secretary", role="former Harbour Secretary", speaker_from=None)
    shadow = Said(
        "The Shadow Harbour Secretary", role="Shadow Harbour Secretary", speaker_from=None
    )
    releases = [on("2024-03-01", former), on("2024-03-02", bare, BARE, shadow)]
    assert speaker_of(releases, "r2024-03-02", 1) == (None, None)
    assert speaker_of(releases, "r2024-03-02", 2) == (None, None)
    assert speaker_of([on("2024-03-01", HARBOUR), releases[1]], "r2024-03-02", 3) == (None, None)


def chief(name: str, role: str = "Chief Constable") -> Said:
    return Said(f"{role} {name}", name=name, role=role, organisation="Hexham Police")


def test_who_acts_in_an_office_puts_its_holder_in_doubt() -> None:
    bare = Said(
        "The Chief Constable",
        role="Chief Constable",
        organisation="Hexham Police",
        speaker_from=None,
    )
    acting = Said(
        "The Acting Chief Constable",
        role="Acting Chief Constable",
        organisation="Hexham Police",
        speaker_from=None,
    )
    sure = [
        on("2024-03-01", chief("Ann Pell")),
        on("2024-03-09", chief("Ann Pell")),
        on("2024-03-07", bare, acting),
    ]
    assert speaker_of(sure, "r2024-03-07", 1) == ("ann-pell", "corpus")
    assert speaker_of(sure, "r2024-03-07", 2) == (None, None)
    stood_in = on("2024-03-05", chief("Bo Rill", "Acting Chief Constable"))
    assert speaker_of([*sure, stood_in], "r2024-03-07", 1) == (None, None)


def test_a_minister_of_one_government_is_not_that_of_another() -> None:
    abroad = on("2024-03-01", HARBOUR, issuer="Scottish Government")
    at_home = on("2024-03-02", BARE, issuer="Ministry of Roads")
    assert speaker_of([abroad, at_home], "r2024-03-02") == (None, None)
    department = on("2024-03-01", HARBOUR, issuer="Department for Harbours")
    assert speaker_of([department, at_home], "r2024-03-02") == ("ann-pell", "corpus")


def test_a_chief_executive_is_that_of_the_issuer_only_if_named_before_and_after() -> None:
    own = Said("Chief Executive Bo Rill", name="Bo Rill", role="Chief Executive")
    bare = Said("The Chief Executive", role="Chief Executive", speaker_from=None)
    before, after = (on(day, own, issuer="Road Trust") for day in ("2024-03-01", "2024-03-05"))
    between = on("2024-03-03", bare, issuer="Road Trust")
    assert speaker_of([before, between, after], "r2024-03-03") == ("bo-rill", "corpus")
    assert speaker_of([before, between], "r2024-03-03") == (None, None)
    elsewhere = on("2024-03-03", bare, issuer="Tree Club")
    assert speaker_of([before, elsewhere, after], "r2024-03-03") == (None, None)


@pytest.mark.parametrize("role", ["Minister", "Director", "Professor", "Deputy Director", "Member"])
def test_an_office_that_a_body_has_many_of_is_nobody(role: str) -> None:
    assert office_keys(role, None, "Road Trust") == ()
    assert office_keys(role, "Road Trust", "Road Trust") == ()


DAYS = st.dates(date(2020, 1, 1), date(2023, 12, 31))
NAMED = st.lists(st.tuples(DAYS, st.sampled_from(["ann", "bo"])), max_size=12)
OFFICE: OfficeKeys = (("harbour secretary", "in", "government"),)


def test_two_named_on_the_nearest_day_settle_nothing_however_far_it_is() -> None:
    holders = Holders()
    for when, who in [(date(2020, 1, 1), "ann"), (date(2023, 1, 1), "ann")]:
        holders.add(OFFICE, when, who)
    assert holders.on(OFFICE, date(2020, 1, 2)) == "ann"
    holders.add(OFFICE, date(2023, 1, 1), "bo")
    assert holders.on(OFFICE, date(2020, 1, 2)) is None


@given(NAMED, DAYS)
def test_an_office_is_never_settled_where_two_are_named_around_the_day(
    named: list[tuple[date, str]], day: date
) -> None:
    holders = Holders()
    for when, who in named:
        holders.add(OFFICE, when, who)
    found = holders.on(OFFICE, day)
    if found is None:
        return
    before = [one for one in named if one[0] <= day]
    after = [one for one in named if one[0] >= day]
    nearest = [
        {who for when, who in side if when == best([one[0] for one in side])}
        for side, best in ((before, max), (after, min))
        if side
    ]
    assert all(who == {found} for who in nearest)
    assert (before and after) or min(abs(when - day) for when, _ in named) <= timedelta(REACH)


@given(NAMED, DAYS)
def test_who_holds_an_office_does_not_depend_on_the_order_of_releases(
    named: list[tuple[date, str]], day: date
) -> None:
    answers = set()
    for order in (named, named[::-1]):
        holders = Holders()
        for when, who in order:
            holders.add(OFFICE, when, who)
        answers.add(holders.on(OFFICE, day))
    assert len(answers) == 1
