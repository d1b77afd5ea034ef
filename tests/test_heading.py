"""Title, issuer and date from every form of byline, and ids that stay."""

from __future__ import annotations

import string
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.model import ID_LENGTH, Block, Document, Origin
from pressctl.parsing.heading import find_problems, make_id, read_heading
from tests.pages import LEAD, listed, page, read

DAY = date(2024, 5, 3)


def document(byline: str, title: str = "A road opens") -> Document:
    blocks = (Block(title, "title", 1, 1), Block(byline, "byline", 3, 3))
    return Document(Origin("page.txt", 1, 3), blocks, title=title)


def _bylines() -> list[tuple[str, ...]]:
    table = Path(__file__).parent / "cases" / "bylines.txt"
    lines = table.read_text("utf-8").replace("~", "\xa0").splitlines()
    return [tuple(line.split(" => ")) for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("byline", "issuer"), _bylines())
def test_every_form_of_byline_gives_issuer_and_date(byline: str, issuer: str) -> None:
    heading = read_heading(document(byline))
    assert (heading.issuer, heading.published) == (issuer, DAY)
    assert find_problems(document(byline), heading) == []


@pytest.mark.parametrize(
    ("byline", "issuer", "says"),
    [
        (
            "The press release issued by the Home Office on 31 February 2024.",
            "Home Office",
            "31 Feb",
        ),
        ("The press release issued by the Home Office.", "Home Office", "no date"),
        ("The press release issued by the Dep", "Dep", "no date"),
        ("The press release issued by", None, "no date"),
    ],
)
def test_a_byline_without_a_real_day_leaves_the_date_out_and_says_so(
    byline: str, issuer: str | None, says: str
) -> None:
    heading = read_heading(document(byline))
    (problem,) = find_problems(document(byline), heading)
    assert (heading.issuer, heading.published) == (issuer, None)
    assert says in problem.message
    assert problem.line == 3


def test_what_the_source_states_wins_over_the_byline() -> None:
    blocks = document("The press release issued by the Home Office on 3 May 2024.").blocks
    stated = Document(Origin("f", 1, 3), blocks, "A", "Cabinet Office", date(2020, 1, 1))
    heading = read_heading(stated)
    assert (heading.issuer, heading.published) == ("Cabinet Office", date(2020, 1, 1))


@given(st.text(max_size=40), st.text(max_size=80), st.none() | st.dates())
def test_an_id_has_eight_characters_no_vowel_and_a_letter_first(
    issuer: str, title: str, day: date | None
) -> None:
    blocks = (Block(title, "title", 1, 1),)
    made = make_id(read_heading(Document(Origin("f", 1, 1), blocks, title, issuer, day)))
    assert len(made) == ID_LENGTH
    assert made[0] in string.ascii_lowercase
    assert not set(made) & set("aeiou01l")


def test_an_id_depends_on_issuer_date_and_title_only() -> None:
    here, there = (read(page(listed(body)))[0] for body in (LEAD, "Something else."))
    assert here.id == there.id
    other = read(page(listed(LEAD, title="PRESS RELEASE : A road shuts [May 2024]")))[0]
    assert other.id != here.id


def test_an_id_does_not_depend_on_case_spaces_or_the_shape_of_quotes() -> None:
    ids = {
        make_id(
            read_heading(document("The press release issued by the Home Office on 3 May 2024.", t))
        )
        for t in ("The people’s road", "The  People's road", "THE PEOPLE´S ROAD")
    }
    assert len(ids) == 1
