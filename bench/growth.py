"""How times grow from a tenth of the releases to all of them."""

from __future__ import annotations

from bench import intake
from bench.comparing import compare
from bench.results import Row, Target
from bench.startup import commands
from bench.timing import Run, in_turns
from bench.world import World

_TENTH = "a tenth"
_INGEST, _QUESTION = Target(12), Target(2)


def measure(world: World, ingest: list[Run]) -> list[Row]:
    """Compare the whole with a tenth: the ingest that was timed before, and each question."""
    part = world.part()
    _, runs = intake.measure(part)
    smaller = next(iter(runs.values()))
    row = compare("growth of ingest", ingest, _TENTH, smaller, _INGEST)
    rows = [row._replace(note=f"not in turns; {row.note}".rstrip("; "))]
    small, large = commands(part), commands(world)
    for name in large:
        times = in_turns({name: large[name], _TENTH: small[name]})
        target = None if name == "stats" else _QUESTION
        rows.append(compare(f"growth of {name}", times[name], _TENTH, times[_TENTH], target))
    return rows
