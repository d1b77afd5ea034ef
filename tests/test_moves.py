"""Which way a figure moved, and the two figures of one change or one range."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.model import Quantity
from pressctl.parsing.quantities import find_quantities

CASES = Path(__file__).parent / "cases" / "moves.txt"
_PARTNER = {"from": "to", "low": "high", "to": "from"}


def _cases() -> list[tuple[str, list[str]]]:
    lines = CASES.read_text("utf-8").splitlines()
    rows = [line.rpartition(" | ") for line in lines if line and not line.startswith("#")]
    return [(sentence, [] if told == "-" else told.split("; ")) for sentence, _, told in rows]


def _written(quantity: Quantity) -> set[str]:
    value = "?" if quantity.value is None else format(quantity.value, "f")
    bound = "" if quantity.bound == "exact" else quantity.bound
    told = (value, quantity.unit, bound, quantity.direction, quantity.pair)
    return {word for word in told if word}


@pytest.mark.parametrize(("sentence", "expected"), _cases())
def test_a_figure_tells_how_it_moved_and_what_it_belongs_to(
    sentence: str, expected: list[str]
) -> None:
    found = [_written(quantity) for quantity in find_quantities(sentence)]
    assert found == [set(told.split()) for told in expected]


WORDS = st.sampled_from(
    [
        *(
            "from",
            "to",
            "by",
            "rose",
            "fell",
            "up",
            "down",
            "increase",
            "of",
            "a",
            "between",
            "and",
        ),
        *("£4m", "£40m", "10%", "12", "40 hubs", "in 2019", ",", ".", "–", "a third", "doubled"),
    ]
)


@given(st.lists(WORDS, max_size=12))
def test_a_pair_is_two_figures_of_one_unit_in_a_row(words: list[str]) -> None:
    found = find_quantities(" ".join(words))
    at = 0
    while at < len(found):
        pair = found[at].pair
        if pair is None:
            at += 1
            continue
        one, other = found[at], found[at + 1]
        assert other.pair == _PARTNER[pair]
        assert one.unit == other.unit
        assert one.value is not None
        assert other.value is not None
        assert pair != "low" or one.value < other.value
        at += 2


def test_a_move_is_not_taken_from_another_sentence_or_paragraph() -> None:
    for joint in (". ", "\n\n", "; "):
        (found,) = find_quantities(f"Crime fell{joint}The fund has £4m")
        assert (found.direction, found.value) == (None, Decimal(4_000_000))


@pytest.mark.parametrize("piece", ["rose by ", "from £4 to ", "up ", "by by ", "£4m to £5m, "])
def test_a_long_run_of_moves_takes_linear_time(piece: str) -> None:
    started = time.perf_counter()
    find_quantities(piece * (200_000 // len(piece)))
    assert time.perf_counter() - started < 5
