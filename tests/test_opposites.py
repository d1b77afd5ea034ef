"""Two statements on one thing that cannot both hold, in other words."""

from __future__ import annotations

import pytest

from pressctl.query.opposites import find_one_time, find_opposite
from tests.claim_rows import claim

FERRY = "The ferry company did its sums in Norland."


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ("No trees will be felled for the tramway.", "Some 40 trees are to go.", "none, and 40"),
        ("No public money will go into the pier.", "It got £2m of public money.", "none, and £2m"),
        ("Nobody was hurt when the stand fell.", "Six people were taken ill.", "nobody, and Six"),
        ("No bakery will go.", "Nine bakeries are to shut.", "none, and Nine"),
        ("There are no plans for any closures.", "Two depots will be shut.", "no closures"),
        ("Skippers were never asked.", "Skippers have been heard on the limit.", "never"),
        ("All six baths will stay open.", "Two baths close in March.", "the other ends"),
        ("The night bus is not affected.", "The night bus will be scrapped.", "the other ends"),
    ],
)
def test_none_and_some_and_open_and_shut_cannot_both_be(a: str, b: str, why: str) -> None:
    assert why in find_opposite(claim(a), claim(b))
    assert why in find_opposite(claim(b), claim(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("No jobs will be lost at the mill.", "The mill will create 60 jobs."),
        ("There is no charge for the 60 seats.", "The 60 seats are free of charge."),
        ("It has never been so dry.", "It has been the driest spring."),
        ("That should never happen.", "That has happened twice."),
        ("No bath will close.", "The baths will not be closed."),
        ("No more than 60 flights will go.", "Some 60 flights will go."),
        (FERRY, FERRY),
    ],
)
def test_what_may_both_hold_is_no_opposite(a: str, b: str) -> None:
    assert find_opposite(claim(a), claim(b)) == ""


@pytest.mark.parametrize(
    ("a", "b", "when"),
    [
        ("Lifeboats went out 84 times in 2023.", "Crews rowed out 91 times in 2023.", "2023"),
        (
            "It used 8% less oil in 2022.",
            "Oil use rose by 3% in 2022, on corrected figures.",
            "2022",
        ),
        ("Lifeboats went out 84 times in 2022.", "In 2023 lifeboats went out 91 times.", ""),
        ("It has moored 84 times since 2023.", "It has moored 91 times since 2023.", ""),
        ("Some 84 boats sailed in 2023.", "In 2023, 91 boats sailed.", ""),
        ("So far 84 boats sailed in 2023.", "In 2023, 91 boats sailed.", ""),
        ("It went out 84 times last year.", "Last year it went out 91 times.", ""),
    ],
)
def test_two_figures_of_one_time_that_is_over_cannot_both_be(a: str, b: str, when: str) -> None:
    one, other = claim(a), claim(b)
    assert find_one_time(one, other, one.quantities[0], other.quantities[0]) == when
