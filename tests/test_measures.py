"""What a figure is said of, and when."""

from __future__ import annotations

import pytest

from pressctl.query.measures import find_measures, meet_in_time
from tests.claim_rows import claim


@pytest.mark.parametrize(
    ("sentence", "things"),
    [
        ("We made progress by reducing shop thefts by 28%.", "shop thefts"),
        (
            "The number of shop thefts in 2023 was down by nearly 28%.",
            "The number of shop thefts in 2023 was",
        ),
        ("A 28% fall in shop thefts was recorded.", "shop thefts was recorded"),
        ("Sales rose 4% and the cost of wages has fallen by 28%.", "the cost of wages has"),
    ],
)
def test_a_move_is_said_of_the_words_of_its_own_clause(sentence: str, things: str) -> None:
    *_, last = find_measures(claim(sentence))
    assert last.words == things


@pytest.mark.parametrize(
    "sentence", ["Half of it is for 3%.", "It fell.", "It, we hear, fell by 28%."]
)
def test_a_figure_that_moved_nothing_known_is_left_out(sentence: str) -> None:
    assert not list(find_measures(claim(sentence)))


@pytest.mark.parametrize(
    ("a", "b", "met"),
    [
        ("Thefts fell in 2022.", "Thefts fell in June 2022.", True),
        ("Thefts fell in 2022.", "Thefts fell in 2023.", False),
        ("Thefts fell in 2022.", "Thefts fell.", None),
    ],
)
def test_two_claims_meet_in_time_where_their_times_overlap_and_may_where_one_names_none(
    a: str, b: str, met: bool | None
) -> None:
    assert meet_in_time(claim(a), claim(b)) is met
