"""Time whole processes in turns: ours, a peer, another peer, ours, ..."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench import stopwatch

PRESSCTL = (
    sys.executable,
    str(Path(sys.executable).with_name("pressctl")),
)  # as its users start it
FLOOR = (sys.executable, "-I", "-c", "pass")
_ROUNDS = 15  # at most
_FEW = 3  # rounds at least that count, unless they take too much
_ENOUGH = 8.0  # seconds: after so many there are no more rounds than few
_TOO_MUCH = 60.0  # seconds: a round that takes so long is the only one, though it is the first
Command = Sequence[str]
Make = Callable[[int], Command]  # from the number of the round, for a command that leaves traces


class Run(NamedTuple):
    """One run of a command."""

    wall: float  # seconds
    processor: float  # seconds of it and of its children
    peak: float  # MB of the largest process
    code: int


def run(command: Command) -> Run:
    """Run a command once; byte code is cached, as it is for an installed package."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    watch = (sys.executable, "-I", str(Path(stopwatch.__file__)))
    done = subprocess.run((*watch, *command), check=True, env=environment, capture_output=True)
    return Run(*json.loads(done.stdout))


def in_turns(commands: Mapping[str, Command | Make], rounds: int = _ROUNDS) -> dict[str, list[Run]]:
    """Run each command in every round, the first to warm up; fewer rounds where they take long."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    start = time.perf_counter()
    for number in range(1 + rounds):
        spent = time.perf_counter() - start
        if (number > _FEW and spent > _ENOUGH) or (number and spent > _TOO_MUCH):
            break
        for name, command in commands.items():
            made = command(number) if callable(command) else command
            runs[name].append(run(made))
    return {name: some[1:] or some for name, some in runs.items()}


def walls(runs: Sequence[Run]) -> list[float]:
    """Give the seconds on the clock."""
    return [one.wall for one in runs]
