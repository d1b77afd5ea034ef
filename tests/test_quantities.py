"""What find_quantities promises: right values, or none."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.model import Quantity
from pressctl.parsing.quantities import find_quantities

CASES = Path(__file__).parent / "cases" / "quantities.txt"


def _cases() -> list[tuple[str, list[str]]]:
    lines = CASES.read_text("utf-8").splitlines()
    rows = [line.rpartition(" | ") for line in lines if line and not line.startswith("#")]
    return [(sentence, _listed(expected)) for sentence, _, expected in rows]


def _listed(expected: str) -> list[str]:
    if expected == "-":
        return []
    return [f"{item} exact" if item.count(" ") == 1 else item for item in expected.split("; ")]


def _written(quantity: Quantity) -> str:
    value = "?" if quantity.value is None else format(quantity.value, "f")
    return f"{value} {quantity.unit} {quantity.bound}"


@pytest.mark.parametrize(("sentence", "expected"), _cases())
def test_a_figure_gets_its_value_unit_and_bound(sentence: str, expected: list[str]) -> None:
    assert [_written(quantity) for quantity in find_quantities(sentence)] == expected


@pytest.mark.parametrize(("sentence", "expected"), _cases())
def test_what_surrounds_a_sentence_does_not_change_its_figures(
    sentence: str, expected: list[str]
) -> None:
    del expected
    alone = [_written(quantity) for quantity in find_quantities(sentence)]
    framed = find_quantities(f"All is well.\n\n{sentence}\n\nNothing else was said.")
    assert [_written(quantity) for quantity in framed] == alone


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Over £31 million was spent.", ["£31 million"]),
        ("A\u00a0sum of £31\u00a0million went.", ["£31\u00a0million"]),
        ("A 5-year maximum sentence.", ["5-year"]),
        ("Around 4,100 racist incidents were logged.", ["4,100 racist incidents"]),
        ("It is backed by 9 of the largest banks.", ["9"]),
        ("Rates of 36 per cent.", ["36 per cent"]),
        ("US$4.2bn in sales", ["US$4.2bn"]),
        ("Growth of -0.3% or minus 2%.", ["-0.3%", "minus 2%"]),
    ],
)
def test_the_span_holds_figure_and_unit_but_not_the_bound(text: str, words: list[str]) -> None:
    assert [quantity.span.of(text) for quantity in find_quantities(text)] == words


def test_a_no_break_space_and_a_line_wrap_are_spaces() -> None:
    for space in ("\u00a0", "\u202f", "\n"):
        (found,) = find_quantities(f"We spent £31{space}million on it.")
        assert found.value == Decimal(31_000_000)


def test_a_figure_does_not_reach_over_a_paragraph_end() -> None:
    assert find_quantities("The count is 40\n\nPeople came.") == []
    (money,) = find_quantities("It cost £40\n\nMillion-pound homes are rare.")
    assert money.value == 40


@given(st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    for quantity in find_quantities(text):
        assert 0 <= quantity.span.start < quantity.span.end <= len(text)


PIECES = st.sampled_from(
    [
        *("£", "$", "€", "1", "12", "2024", "1,000", ".5", "0.3", "million", "bn", "m", "%"),
        *("per cent", "to", "-", "and", "between", "over", "up to", "more than", "one", "in"),
        *("Rs", "₹", "lakh", "crore", "1,25,000", "EUR3", "°C", "square", "feet", "basis points"),
        *("percentage point", "double", "will", "several hundred", "٣", "９", "9" * 30),
        *("five", "half", "a", "of", "the", "people", "March", "½", "\u00a0", "\n", ",", ".", "İ"),
    ]
)


@given(st.lists(PIECES, max_size=12), st.sampled_from(["", " "]))
def test_quantities_are_in_order_apart_and_finite(pieces: list[str], joint: str) -> None:
    end = 0
    text = joint.join(pieces)
    for quantity in find_quantities(text):
        assert quantity.span.start >= end
        assert quantity.span.of(text) == quantity.span.of(text).strip()
        assert quantity.value is None or quantity.value.is_finite()
        end = quantity.span.end


@given(st.integers(1, 10**12))
def test_a_grouped_sum_is_read_to_the_penny(pounds: int) -> None:
    (found,) = find_quantities(f"It cost £{pounds:,}.07 in all.")
    assert found.value == Decimal(f"{pounds}.07")
    assert found.unit == "GBP"


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,",
        "one ",
        "£",
        "1 000 ",
        "5 to ",
        "up to ",
        "aa ",
        "one-",
        "% ",
        "Rs ",
        "1,25,000 ",
        "half a ",
        "will double ",
        "several hundred ",
    ],
)
def test_a_long_run_of_one_thing_takes_linear_time(piece: str) -> None:
    started = time.perf_counter()
    find_quantities(piece * (200_000 // len(piece)))
    assert time.perf_counter() - started < 5
