"""Which way a figure moved, and the two figures of one change or one range."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import pytest

from pressctl.model import Quantity
from pressctl.parsing.quantities import find_quantities

CASES = Path(__file__).parent / "cases" / "moves.txt"


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


def test_a_move_is_not_taken_from_another_sentence_or_paragraph() -> None:
    for joint in (". ", "\n\n", "; "):
        (found,) = find_quantities(f"Crime fell{joint}The fund has £4m")
        assert (found.direction, found.value) == (None, Decimal(4_000_000))


@pytest.mark.parametrize("piece", ["rose by ", "from £4 to ", "up ", "by by ", "£4m to £5m, "])
def test_a_long_run_of_moves_takes_linear_time(piece: str) -> None:
    started = time.perf_counter()
    find_quantities(piece * (200_000 // len(piece)))
    assert time.perf_counter() - started < 5
