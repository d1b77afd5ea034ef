"""Ages that are limits, and none that is somebody's own."""

from __future__ import annotations

import time

import pytest

from pressctl.parsing.quantities import find_quantities


@pytest.mark.parametrize(
    ("sentence", "ages"),
    [
        ("It is open to those aged 16 to 24.", ["16", "24"]),
        ("It is open to 16 to 24-year-olds.", ["16", "24"]),
        ("People aged between 40 and 74 are invited.", ["40", "74"]),
        ("All 18-year-olds get a pass.", ["18"]),
        ("The over-65s and the under-18s travel free.", ["65", "18"]),
        ("Ann Pell, aged 34, and a 22-year-old man were hurt.", []),
        ("The over 1990s fans and the 2010s met.", []),
        ("Those aged 24 to 16 are odd.", []),
        ("Those aged 300 to 400 are odd.", []),
    ],
)
def test_only_ages_that_limit_are_figures(sentence: str, ages: list[str]) -> None:
    found = find_quantities(sentence)
    assert [str(one.value) for one in found] == ages
    assert all(one.unit == "years" for one in found)


def test_a_long_run_of_ages_takes_linear_time() -> None:
    started = time.perf_counter()
    find_quantities("aged 16 to 24, over-65s, 3 to " * 6000)
    assert time.perf_counter() - started < 5
