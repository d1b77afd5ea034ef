"""A person is one person wherever they speak; nobody is credited with another's words."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from pressctl.model import Release
from pressctl.query.names import is_same_body, name_key, slug
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


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("James Cleverly", "james-cleverly"),
        ("Jürgen Stock", "jurgen-stock"),
        ("Peter O’Doherty", "peter-odoherty"),
        ("Anne-Marie Smith-Jones", "anne-marie-smith-jones"),
        ("Bjørn Weiß", "bjorn-weiss"),
        ("  Ann  B. Pell ", "ann-b-pell"),
        ("王毅", "u738b-u6bc5"),
    ],
)
def test_a_slug_is_plain_ascii(name: str, wanted: str) -> None:
    assert slug(name) == wanted


@pytest.mark.parametrize(
    "name", ["Ann Pell", "ANN PELL", "Rt Hon Ann Pell MP", "Dame Ann Pell KC MP", "Ann\u00a0Péll"]
)
def test_titles_letters_and_accents_make_no_other_person(name: str) -> None:
    assert name_key(name) == ("ann", "pell")


@pytest.mark.parametrize(
    ("a", "b", "is_one"),
    [
        ("Road Trust", "The Road Trust", True),
        ("The Childrens Society", "The Children’s Society", True),
        ("National Harbour Agency (NHA)", "NHA", True),
        ("Confederation of Bridge Industry", "CBI", True),
        ("Department for Roads", "Ministry of Harbours", True),
        ("Road Trust", "Harbour Trust", False),
        ("Boots", "Road Trust", False),
    ],
)
def test_bodies_are_known_in_their_other_forms(a: str, b: str, is_one: bool) -> None:
    assert is_same_body(a, b) is is_one
    assert is_same_body(b, a) is is_one


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
        ("Roads Secretary", date(2024, 5, 1), date(2024, 5, 1)),
        ("Harbour Secretary", date(2024, 3, 1), date(2024, 3, 1)),
    ]
    assert row.forms == ("Harbour Secretary Ann Pell", "Roads Secretary, Ann Pell MP,")
    assert row.word_count == 21


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


def test_namesakes_of_bodies_with_nothing_in_common_are_kept_apart() -> None:
    a = Said("Jo Hill of Road Trust", name="Jo Hill", role="Chair", organisation="Road Trust")
    b = Said("Jo Hill of Tree Club", name="Jo Hill", role="Chair", organisation="Tree Club")
    releases = [on("2024-03-01", a), on("2024-03-02", b), on("2024-03-03", a)]
    assert speaker_of(releases, "r2024-03-01")[0] == "jo-hill"
    assert speaker_of(releases, "r2024-03-02")[0] == "jo-hill-2"
    assert speaker_of(releases, "r2024-03-03")[0] == "jo-hill"


def test_a_minister_who_changes_office_stays_the_same_person() -> None:
    moved = Said("Roads Minister Ann Pell", name="Ann Pell", role="Roads Minister")
    assert len(People.build([on("2024-03-01", HARBOUR), on("2024-03-02", moved)]).rows()) == 1


def test_a_middle_initial_joins_only_where_the_office_agrees() -> None:
    fuller = Said("Ann B Pell", name="Ann B Pell", role="Harbour Secretary")
    other = Said("Ann B Pell", name="Ann B Pell", role="Diver")
    joined = People.build([on("2024-03-01", HARBOUR, HARBOUR), on("2024-03-02", fuller)])
    assert [row.name for row in joined.rows()] == ["Ann Pell"]
    assert joined.of("r2024-03-02", 1).name == "Ann Pell"
    assert len(People.build([on("2024-03-01", HARBOUR), on("2024-03-02", other)]).rows()) == 2


def test_a_nickname_or_a_near_spelling_is_another_person() -> None:
    names = ["Tom Hill", "Thomas Hill", "Tom Hull", "T Hill"]
    releases = [on(f"2024-03-0{n}", Said(name, name=name)) for n, name in enumerate(names, 1)]
    assert len(People.build(releases).rows()) == 4


SURNAME = Said("Ms Pell", name="Pell", speaker_from=None)


def test_a_surname_is_settled_by_the_corpus_when_one_person_has_it() -> None:
    releases = [on("2024-03-01", HARBOUR), on("2024-03-02", SURNAME)]
    people = People.build(releases)
    found = people.of("r2024-03-02", 1)
    assert (found.name, found.speaker_from) == ("Ann Pell", "corpus")
    assert people.rows()[0].quote_count == 2


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


def test_she_added_goes_on_with_the_office_before() -> None:
    she = Said("She", speaker_from=None, verb="added")
    releases = [on("2024-03-01", HARBOUR), on("2024-03-20", BARE, she)]
    assert speaker_of(releases, "r2024-03-20", 2) == ("ann-pell", "corpus")
    said = Said("She", speaker_from=None)
    assert speaker_of([releases[0], on("2024-03-20", BARE, said)], "r2024-03-20", 2)[0] is None
    sir = Said("Sir Ann Pell", name="Ann Pell", role="Harbour Secretary")
    assert speaker_of([on("2024-03-01", sir), releases[1]], "r2024-03-20", 2)[0] is None


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


def test_nobody_at_all_is_nobody() -> None:
    unknown = Said("They", speaker_from=None)
    assert speaker_of([on("2024-03-01", HARBOUR, unknown)], "r2024-03-01", 2) == (None, None)
    assert speaker_of([], "bcdfghjk", 99) == (None, None)


def found(words: str) -> list[str]:
    cy = Said("Cy Ann, Harbour Secretary", name="Cy Ann", role="Diver")
    people = People.build([on("2024-03-01", HARBOUR, ROAD, cy)])
    return sorted(person.speaker_id for person in people.find(words))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Ann Pell", ["ann-pell"]),
        ("ann-pell", ["ann-pell"]),
        ("pell, ann", ["ann-pell"]),
        ("PELL", ["ann-pell"]),
        ("Ms Pell", ["ann-pell"]),
        ("Harbour Secretary Ann Pell MP", ["ann-pell"]),
        ("the harbour secretary", ["ann-pell"]),
        ("ann", ["ann-pell", "cy-ann"]),
        ("pel", []),
        ("", []),
        ("Mr", []),
    ],
)
def test_typed_words_find_whom_they_mean(words: str, meant: list[str]) -> None:
    assert found(words) == meant


@pytest.mark.parametrize(
    ("words", "near"), [("pelll", ["ann-pell"]), ("Bo Ril", ["bo-rill"]), ("xyz", []), ("", [])]
)
def test_a_misspelt_name_is_answered_with_near_ones_only(words: str, near: list[str]) -> None:
    people = People.build([on("2024-03-01", HARBOUR, ROAD)])
    assert [person.speaker_id for person in people.suggest(words)] == near
