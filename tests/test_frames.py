"""One frame that is filled with two subjects is two statements."""

from __future__ import annotations

import pytest

from pressctl.query.frames import Frames

VANS = "Sales of vans in the north rose by 14% in May."
NONE = frozenset[str]()


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        ("Sales of sofas in the north rose by 14% in May.", True),
        ("Sales of vans in the north rose by 16% in June.", False),
        ("Bakers were told to weigh every loaf of theirs.", False),
    ],
)
def test_another_subject_in_the_same_frame_is_told(other: str, differs: bool) -> None:
    frames = Frames({}, lambda _word: 0.5)
    assert frames.differ(VANS, other, NONE, NONE, 2.0) is differs


def test_a_name_in_the_place_of_another_is_another_subject() -> None:
    frames = Frames({}, lambda _word: 0.0)
    one, other = "The court in Tolby opens in May.", "The court in Fenmouth opens in May."
    assert frames.differ(one, other, frozenset({"tolbi"}), frozenset({"fenmouth"}), 2.0)


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("The board opens five parks in May.", "The board opens six parks in May.", False),
        ("Leaks are cut by a third by May.", "Leaks are cut by a quarter by May.", False),
        ("A third runway opens in May.", "A quarter marathon opens in May.", True),
    ],
)
def test_figures_in_words_are_no_subjects(one: str, other: str, differs: bool) -> None:
    frames = Frames({}, lambda _word: 0.5)
    assert frames.differ(one, other, NONE, NONE, 2.0) is differs
