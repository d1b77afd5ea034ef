"""A total and the parts that make it up."""

from __future__ import annotations

from pressctl.answers.claims import LinkRow
from pressctl.query.linking import link
from tests.claim_rows import claim

PIER = "The Harwick Pier Trust has given {} for the repair of Harwick Pier."


def sums(*told: tuple[str, str]) -> list[LinkRow]:
    """Give the parts found among sentences, each with its claim id."""
    days = {"b": "2024-03-11", "c": "2024-06-11"}
    claims = [claim(text, f"{at[0] * 8}.c{at[1:]}", days[at[0]]) for at, text in told]
    return [row for row in link(claims, within=True) if row.relation == "part_of"]


def test_one_claim_may_name_both_parts() -> None:
    found = sums(
        ("b1", PIER.format("£4.5 million")),
        ("c1", "Harwick Pier took £1.5 million of it for oak, and £3 million for iron."),
        ("c2", PIER.format("the money")),
    )
    assert [(row.a, row.b) for row in found] == [("bbbbbbbb.c1", "cccccccc.c1")]
    assert found[0].relation == "part_of"
    assert "£1.5 million + £3 million make up £4.5 million" in found[0].evidence


def test_what_remains_makes_up_the_total_with_the_part_before_it() -> None:
    found = sums(
        ("b1", PIER.format("£21.7 million")),
        ("c1", "Repairs of Harwick Pier in spring took £12.4 million."),
        ("c2", "Repairs of Harwick Pier in autumn get the remaining £9.3 million."),
        ("c3", PIER.format("all the money")),
    )
    assert {row.b for row in found} == {"cccccccc.c1", "cccccccc.c2"}


def test_counts_are_parts_where_their_noun_is_named() -> None:
    posts = ("b1", "The Harwick Pier Trust will create 68 posts at Harwick Pier.")
    money = ("b2", PIER.format("£2 million")), ("c1", PIER.format("£2 million"))
    named = ("c2", "Of the Harwick Pier posts, 40 are for joiners and 28 for divers.")
    other = ("c2", "Of the Harwick Pier gulls, 40 were ringed and 28 weighed.")
    assert sums(posts, *money, named)
    assert not sums(posts, *money, other)


def test_of_a_list_in_like_words_some_add_up_by_chance() -> None:
    grants = ["£1,185,000 for Alder", "£790,000 for Birch", "£1,975,000 for Cedar"]
    found = sums(
        *((f"b{at}", f"{grant} County Schools to buy buses.") for at, grant in enumerate(grants, 1))
    )
    assert found == []


def test_a_sum_of_another_matter_is_none() -> None:
    assert not sums(
        ("b1", PIER.format("£4.5 million")),
        (
            "b2",
            "Dairy farmers in Upper Oakdale got £1.5 million in loans and £3 million in grants.",
        ),
    )


def test_two_claims_that_say_no_such_thing_make_no_round_sum() -> None:
    assert not sums(
        ("b1", PIER.format("£5 million")),
        ("b2", "Harwick Pier repairs took £2 million."),
        ("b3", "Harwick Pier lamps took £3 million."),
    )
