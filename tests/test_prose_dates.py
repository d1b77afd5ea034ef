"""Dates in running text, looked for in one paragraph of it."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pressctl.dates import find_dates
from pressctl.model import Span

_DAY = date(2024, 3, 5)
_WORDS = st.sampled_from(
    "today Today last this Next year month March May JUNE 2024 20 24 1999 to and 2025-26 late "
    "early mid end of the beginning between 2024-03-01 3rd £20 (11 March) will weekend amid in "
    "since summer tomorrow by Monday Easter three years' time days from today 2030s decade".split()
)
_PARAGRAPHS = st.lists(st.lists(_WORDS, min_size=1, max_size=12).map(" ".join), max_size=5)


@given(_PARAGRAPHS)
def test_a_paragraph_alone_has_the_dates_that_the_whole_text_has_there(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    found, at = [], 0
    for part in parts:
        found += find_dates(text, _DAY, Span(at, at + len(part)))
        at += len(part) + 2
    assert found == find_dates(text, _DAY)


def test_a_keyword_inside_a_word_is_no_date() -> None:
    assert find_dates("Amid 2024 plans, the blast year ran to the weekend of March.", _DAY) == (
        find_dates("____ 2024 plans, the _____ year ran to the ____nd of March.", _DAY)
    )
