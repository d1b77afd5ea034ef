"""Pairs of claims inside one release, of two voices, that a reader should look at."""

from __future__ import annotations

import time

import pytest

from pressctl.answers.claims import ClaimRow
from pressctl.query.two_voices import Conflict, find_within
from tests.claim_rows import claim


def within(*claims: ClaimRow) -> list[Conflict]:
    return list(find_within(claims))


def said(sentence: str, number: int = 1, by: str | None = "Ann Peel") -> ClaimRow:
    return claim(sentence, f"bcdfghjk.c{number}", speaker=by)


def told(sentence: str, number: int = 2) -> ClaimRow:
    return claim(sentence, f"bcdfghjk.c{number}")


def test_a_person_and_the_narrative_who_give_one_thing_two_figures_are_shown() -> None:
    [row] = within(
        said("We are winning by cutting lorry thefts by 28%."),
        told("The number of lorry thefts on motorways is down by 41%."),
    )
    assert (row.a, row.b) == ("bcdfghjk.c1", "bcdfghjk.c2")
    assert row.reason == "two figures for one thing in one release"
    assert "Ann Peel: “lorry thefts” 28%" in row.evidence
    assert "the narrative" in row.evidence
    assert 0 < row.confidence < 0.5


def test_a_count_or_sum_of_a_person_is_held_against_that_of_the_narrative() -> None:
    [row] = within(
        said("We have recruited 3,000 nurses in Tarrant since April."),
        told("A total of 2,400 nurses have been recruited by hospitals in Tarrant since April."),
    )
    assert row.evidence == "Ann Peel: 3,000 nurses; the narrative: 2,400 nurses"


@pytest.mark.parametrize(
    "other",
    [
        "We recruited 2,400 nurses in Kent since April.",  # at another place
        "We have recruited 2,400 porters in Tarrant since April.",  # other things
        "We have recruited 3,000 nurses in Tarrant since April, 2,400 nurses abroad.",  # both told
        "Of the nurses the minister named, 2,400 nurses were recruited abroad, in Tarrant and on "
        "ferries, by agencies that she had asked.",  # a part
    ],
)
def test_a_count_of_something_else_is_not_held_against_it(other: str) -> None:
    assert within(said("We have recruited 3,000 nurses in Tarrant since April."), told(other)) == []


def test_one_figure_for_two_things_wants_a_look() -> None:
    [row] = within(
        said("We cut lorry thefts by 28%."), told("Thefts of diesel on farms have fallen by 28%.")
    )
    assert (row.relation, row.reason) == (
        "scope_changed",
        "one figure for two things in one release",
    )


@pytest.mark.parametrize(
    "other",
    [
        "Lorry thefts are down by 28%.",  # the same
        "Lorry thefts are up by 41%.",  # the other way, which links find
        "Lorry thefts are down by more than 27%.",  # leaves room
        "Lorry thefts fell by 41% in 2009.",  # at another time
        "Lorry thefts in Kent are down by 41%.",  # at a place
        "Lorry thefts fell by 41 cases.",  # of another kind
        "Burglaries are down by 41%.",  # another thing and figure
    ],
)
def test_two_statements_that_may_both_hold_are_not_shown(other: str) -> None:
    assert within(said("We cut lorry thefts by 28% in 2023."), told(other)) == []


def test_a_figure_that_the_other_voice_gives_too_is_settled() -> None:
    rows = within(
        said("We cut lorry thefts by 28%."),
        told("Thefts of diesel on farms have fallen by 28%."),
        told("Lorry thefts have fallen by 28%.", 3),
    )
    assert rows == []


def test_a_list_in_one_voice_tells_of_several_things() -> None:
    assert within(told("The price was cut by 28%."), told("The price was cut by 41%.", 3)) == []


def test_a_table_of_figures_in_like_words_is_not_shown_and_takes_no_time() -> None:
    rows = [told(f"Lorry thefts fell by {number % 90}.5%.", number) for number in range(2, 2000)]
    started = time.perf_counter()
    assert within(said("We cut lorry thefts by 96%."), *rows) == []
    assert time.perf_counter() - started < 5


def test_two_releases_are_never_one() -> None:
    other = claim("Lorry thefts are down by 41%.", "cccccccc.c1")
    assert within(said("We cut lorry thefts by 28%."), other) == []


def test_a_bound_that_one_voice_gives_and_another_does_not_wants_a_look() -> None:
    [row] = within(
        said("Over 60% of thefts have a gang behind them, and we will act."),
        told("Theft is a growing problem, with around 60% of cases leading to gangs abroad."),
    )
    assert (row.relation, row.reason) == (
        "hedge_changed",
        "one is surer than the other in one release",
    )
    assert row.evidence == "Ann Peel: “more than” 60%; the narrative: “about” 60%"


@pytest.mark.parametrize(
    "sentence",
    [
        "Around 60% of the new buses run on hydrogen.",  # of something else
        "Over 60% of thefts have a gang behind them.",  # the same bound
        "Around 40% of thefts have a gang behind them.",  # another figure
    ],
)
def test_a_bound_for_another_figure_or_thing_is_nothing_to_look_at(sentence: str) -> None:
    assert within(said("Over 60% of thefts have a gang behind them."), told(sentence)) == []


def test_a_title_may_leave_out_more_than() -> None:
    title = claim("60% of thefts are solved", "bcdfghjk.c1", title="60% of thefts are solved")
    assert within(title, said("We solved more than 60% of thefts.", 2)) == []
