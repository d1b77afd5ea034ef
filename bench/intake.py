"""Ingest: how fast, with how much memory, and what it costs to find nothing new."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

from bench import machine
from bench.comparing import compare, remarks
from bench.results import Row, Target
from bench.startup import has_option
from bench.timing import PRESSCTL, Command, Run, in_turns
from bench.world import SCAN, World

_ROUNDS = 2
_ALONE, _TWO, _DASK = "with 1 process", "with 2 processes", "by dask with 2 workers"
_SPLIT = "split and dump as JSON lines"


def measure(world: World) -> tuple[list[Row], dict[str, list[Run]]]:
    """Ingest the releases in several ways; the store of the last round stays."""
    kinds: dict[str, Command] = {_TWO: ("--jobs", "2"), _ALONE: ("--jobs", "1")}
    hindrance = _hindrance_to_dask()
    if not hindrance:
        kinds[_DASK] = ("--engine", "dask", "--jobs", "2")
    commands = {name: partial(_ingest, world, options) for name, options in kinds.items()}
    out = str(world.folder / "split.jsonl")
    runs = in_turns({**commands, _SPLIT: (*SCAN, "split", str(world.pages), out)}, _ROUNDS)
    Path(out).unlink()
    rows = [
        _speed(world, runs, _TWO, Target(5, at_least=True)),
        _speed(world, runs, _ALONE),
        _against(world, runs, _ALONE, _SPLIT, Target(0.4, at_least=True)),
        _against(world, runs, _DASK, _TWO, Target(0.85, at_least=True))._replace(note=hindrance),
        _again(world),
    ]
    return rows, {f"ingest {name}": runs[name] for name in kinds}


def _hindrance_to_dask() -> str:
    if not has_option("ingest", "--engine"):
        return "no such option yet"
    return "" if machine.has_library("dask") else "dask is not installed"


def _ingest(world: World, options: Command, _round: int = 0) -> Command:
    """Begin anew: the store of the round before goes."""
    shutil.rmtree(world.store, ignore_errors=True)
    return (*PRESSCTL, "ingest", str(world.pages), "--store", str(world.store), "--quiet", *options)


def _speeds(world: World, runs: list[Run]) -> list[float]:
    return [world.size / run.wall for run in runs]


def _speed(
    world: World, runs: dict[str, list[Run]], name: str, target: Target | None = None
) -> Row:
    speeds = _speeds(world, runs[name])
    return Row(f"ingest {name}", "MB/s", speeds, target=target, note=remarks(runs[name]))


def _against(world: World, runs: dict[str, list[Run]], name: str, peer: str, target: Target) -> Row:
    ours, theirs = (_speeds(world, runs.get(one, [])) for one in (name, peer))
    return Row(f"ingest {name}", "MB/s", ours, peer, theirs, target)


def _again(world: World) -> Row:
    walk = f"walk and stat, {world.releases:,} files"
    again = (*PRESSCTL, "ingest", str(world.pages), "--store", str(world.store), "--quiet")
    runs = in_turns({"again": again, walk: (*SCAN, "walk", str(world.pages))})
    return compare("ingest again, nothing new", runs["again"], walk, runs[walk], Target(3))


def memory(peaks: dict[str, list[Run]]) -> list[Row]:
    """Give the memory of each command that was run."""
    return [
        Row(
            f"memory of {name}",
            "MB",
            [run.peak for run in runs],
            target=Target(400 if name.startswith("ingest") else 150),
            note="its largest process" if name.startswith("ingest") else "",
        )
        for name, runs in peaks.items()
        if runs
    ]
