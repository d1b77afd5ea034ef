"""Roles: where an office ends and the body begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.parsing.roles import split_office

NONE = frozenset[str]()


@pytest.mark.parametrize(
    ("office", "role", "body"),
    [
        ("Chief Executive of Acme Widgets", "Chief Executive", "Acme Widgets"),
        ("Chief Executive at the Acme Trust", "Chief Executive", "Acme Trust"),
        ("the Acme Trust’s Director of Roads", "Director of Roads", "Acme Trust"),
        ("Director of Policy at Shelter", "Director of Policy", "Shelter"),
        ("Director of Policy", "Director of Policy", None),
        ("Director of Shelter", "Director", "Shelter"),
        ("Minister for Social Care", "Minister for Social Care", None),
        ("Secretary of State for Roads", "Secretary of State for Roads", None),
        ("Chancellor of the Exchequer", "Chancellor of the Exchequer", None),
        ("Mayor of Hexham", "Mayor of Hexham", None),
        ("Deputy Director, Acme Crime Centre (ACC)", "Deputy Director", "Acme Crime Centre (ACC)"),
        ("spokesperson for the Home Office", "spokesperson", "Home Office"),
        ("Home Office spokesman", "spokesman", "Home Office"),
        ("Chief Nursing Officer for England", "Chief Nursing Officer for England", None),
        ("England’s Chief Nurse", "Chief Nurse", None),
        ("Hellmann’s Chief Executive", "Chief Executive", "Hellmann’s"),
    ],
)
def test_an_office_is_cut_into_role_and_body(office: str, role: str, body: str | None) -> None:
    first, *tail = office.split(", ")
    got_role, got_body, rest = split_office(first, tail, NONE)
    assert got_role == role
    assert ", ".join([*([got_body] if got_body else []), *rest]) == (body or "")


def test_the_s_of_a_body_is_dropped_where_the_release_writes_it_without() -> None:
    assert split_office("Hellmann’s Chief Executive", [], frozenset({"Hellmann"}))[1] == "Hellmann"


@given(st.text(max_size=120), st.lists(st.text(max_size=40), max_size=3))
def test_no_office_makes_it_raise(office: str, tail: list[str]) -> None:
    split_office(office, tail, NONE)
