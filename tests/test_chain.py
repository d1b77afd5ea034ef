"""The chain of a release's quotations: chances that add up, and ties that pull."""

from __future__ import annotations

from itertools import product
from math import exp, isclose

from hypothesis import given
from hypothesis import strategies as st

from pressctl.parsing.chain import Tie, decode

NUMBERS = st.floats(-5, 5)
ENDS = st.lists(NUMBERS, min_size=1, max_size=4)
TIES = st.tuples(st.tuples(NUMBERS, NUMBERS), st.tuples(NUMBERS, NUMBERS))
RELEASES = st.lists(st.tuples(ENDS, TIES), min_size=1, max_size=4)
NO_TIE: Tie = ((0.0, 0.0), (0.0, 0.0))


def by_hand(release: list[tuple[list[float], Tie]]) -> list[list[float]]:
    """Add up every reading of a release, one by one."""
    chances = [[0.0] * len(ends) for ends, _ in release]
    for reading in product(*(range(len(ends)) for ends, _ in release)):
        states = [at + 1 == len(ends) for at, (ends, _) in zip(reading, release, strict=True)]
        score = sum(ends[at] for at, (ends, _) in zip(reading, release, strict=True))
        for number in range(1, len(release)):
            score += release[number][1][states[number - 1]][states[number]]
        for number, at in enumerate(reading):
            chances[number][at] += exp(score)
    whole = sum(chances[0])
    return [[chance / whole for chance in ends] for ends in chances]


@given(RELEASES)
def test_the_chances_are_those_of_all_readings_added_up(
    release: list[tuple[list[float], Tie]],
) -> None:
    found = decode([ends for ends, _ in release], [tie for _, tie in release])
    for ours, theirs in zip(found, by_hand(release), strict=True):
        assert all(isclose(a, b, abs_tol=1e-6) for a, b in zip(ours, theirs, strict=True))


def test_a_tie_pulls_the_next_end_to_what_goes_with_the_first() -> None:
    like: Tie = ((2.0, 0.0), (0.0, 2.0))
    scores = [[0.0, 3.0], [0.0, 0.0]]
    alone, tied = decode(scores, [NO_TIE, NO_TIE])[1], decode(scores, [NO_TIE, like])[1]
    assert isclose(alone[1], 0.5)
    assert tied[1] > 0.8
