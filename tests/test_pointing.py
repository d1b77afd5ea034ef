"""A caret stands under the place that is meant, whatever the width."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from pressctl.render.pointing import pointed


def columns(text: str) -> int:
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )


def test_the_caret_is_under_the_fault() -> None:
    assert pointed("a AND (b", 6, 80) == "\n  a AND (b\n        ^"
    assert pointed("東京 AND (b", 7, 80) == "\n  東京 AND (b\n           ^"
    assert pointed("a\x1b b)", 4, 80) == "\n  a␛ b)\n      ^"


def test_a_long_line_is_cut_around_the_fault() -> None:
    shown = pointed("x" * 500 + "(" + "y" * 500, 500, 40)
    _, line, caret = shown.split("\n")
    assert line[caret.index("^")] == "("
    assert line.startswith("  …x") and line.endswith("y…")
    assert len(line) < 40


def test_of_white_space_nothing_is_shown() -> None:
    assert pointed("  ", 1, 80) == ""


@given(st.text(max_size=80), st.integers(0, 80), st.integers(10, 100))
def test_no_line_is_wider_than_the_terminal(words: str, at: int, width: int) -> None:
    for line in pointed(words, min(at, len(words)), width).split("\n"):
        assert columns(line) <= width
