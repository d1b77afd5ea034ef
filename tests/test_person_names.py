"""Names of persons: one name is written in several ways, and two persons have two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.query.names import can_be_one_name, is_surname_of, name_key, slug
from pressctl.query.short_names import is_one_given_name

NAMES = st.lists(
    st.sampled_from(["jane", "j", "r", "rose", "roe", "tom", "thomas", "lord", "of", "pell"]),
    min_size=1,
    max_size=4,
).map(tuple)


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
    "name",
    [
        "Ann Pell",
        "ANN PELL",
        "Rt Hon Ann Pell MP",
        "Dame Ann Pell KC MP",
        "Ann\u00a0Péll",
        "Senator Ann Pell",
        "Sir Ann Pell OBE",
    ],
)
def test_titles_letters_and_accents_make_no_other_person(name: str) -> None:
    assert name_key(name) == ("ann", "pell")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Peter O’Doherty", "Peter O'Doherty"),
        ("Anne-Marie Roe", "Anne Marie Roe"),
        ("Bjørn Dahl", "Bjorn Dahl"),
        ("Baron Marchmont", "Lord Marchmont"),
        ("Baroness Marchmont of Fell", "Lady Marchmont of Fell"),
        ("Viscount Marchmont", "Lord Marchmont"),
    ],
)
def test_spellings_of_one_name_compare_as_equal(a: str, b: str) -> None:
    assert name_key(a) == name_key(b)


@pytest.mark.parametrize(
    ("a", "b", "is_one"),
    [
        ("Jane Roe", "J. Roe", True),
        ("J. R. Roe", "Jane Roe", True),
        ("Jane R. Roe", "J. Rose Roe", True),
        ("Jane R. Roe", "Jane B. Roe", False),
        ("Tom Hill", "Thomas Hill", True),
        ("Liz Hill", "Elizabeth Hill", True),
        ("Pat Hill", "Patricia Hill", True),
        ("Pat Hill", "Patrick Hill", True),
        ("Patricia Hill", "Patrick Hill", False),
        ("Jane Roe", "John Roe", False),
        ("Jane Roe", "Jane Rowe", False),
        ("Lord Marchmont", "Lord Marchmont of Fell", True),
        ("Lord Marchmont", "Lady Marchmont", False),
        ("Lord Marchmont", "Lee Marchmont", False),
        ("Roe", "Jane Roe", False),
    ],
)
def test_a_name_can_be_written_in_full_and_short(a: str, b: str, is_one: bool) -> None:
    assert can_be_one_name(name_key(a), name_key(b)) is is_one


@given(NAMES, NAMES)
def test_whether_two_names_can_be_one_does_not_depend_on_their_order(
    a: tuple[str, ...], b: tuple[str, ...]
) -> None:
    assert can_be_one_name(a, b) == can_be_one_name(b, a)


def test_a_given_name_has_short_forms_and_an_initial() -> None:
    assert is_one_given_name("bob", "robert")
    assert is_one_given_name("r", "robert")
    assert not is_one_given_name("bob", "rob-roy")
    assert not is_one_given_name("zed", "ned")


def test_a_peer_is_known_by_the_title() -> None:
    assert is_surname_of(("marchmont",), ("lord", "marchmont", "of", "fell"))
    assert is_surname_of(("van", "der", "berg"), ("jan", "van", "der", "berg"))
    assert not is_surname_of(("jan", "berg"), ("jan", "van", "der", "berg"))
