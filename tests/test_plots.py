"""Which of the figures of a thread are drawn as bars."""

from __future__ import annotations

from pressctl.render.plots import series
from tests.claim_rows import claim


def drawn(*sentences: str) -> list[str]:
    return [point.figure.text for point in series([claim(one) for one in sentences])]


def test_what_a_figure_was_before_is_not_drawn_for_what_it_is() -> None:
    told = ("The mooring fee is £40.", "The £40 mooring fee goes up to £55.")
    assert drawn(*told) == ["£40", "£55"]
    assert drawn("The fee will rise from £40 to £55.", "The fee is now £60.") == ["£55", "£60"]


def test_a_rise_by_a_share_is_not_drawn_beside_a_fall() -> None:
    assert drawn("Thefts fell by 12%.", "Thefts fell by 9%.") == ["12%", "9%"]
    assert drawn("Thefts fell by 12%.", "Thefts rose by 4%.") == []


def test_a_figure_that_stands_still_is_not_drawn() -> None:
    assert drawn("The pier costs £4 million.", "The pier costs £4m.") == []
