"""The invented threads that links are measured on: as many as promised, and the same each time."""

from __future__ import annotations

import pytest

from tests.accuracy import threaded
from tests.accuracy.labelled import HERE
from tests.accuracy.threads import RELATION, worlds

SETS = ("tuned_on", "held_out")


@pytest.mark.parametrize("name", SETS)
def test_there_are_at_least_500_threads_that_move_in_every_way(name: str) -> None:
    told = [
        one
        for world in worlds(HERE / f"threads_{name}.txt", threaded.WORLDS)
        for made in world.releases
        for one in made.told
    ]
    assert len({one.thread for one in told if ".n" not in one.thread}) >= 500
    assert {one.change for one in told} == {None, *RELATION.values()}


@pytest.mark.parametrize("name", SETS)
def test_the_same_threads_are_made_every_time(name: str) -> None:
    first, again = (
        [one.sentence for world in worlds(HERE / f"threads_{name}.txt", 9)
         for made in world.releases for one in made.told]
        for _ in range(2)
    )  # fmt: skip
    assert first == again
