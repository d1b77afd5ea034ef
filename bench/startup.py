"""How long commands take to start: beside a bare interpreter, and which modules it goes to."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence

from bench import machine
from bench.comparing import compare
from bench.results import Row, Table, Target
from bench.timing import FLOOR, PRESSCTL, Command, Run, in_turns
from bench.world import World

_FLOOR = "python -I -c pass"
_PROFILES = 5  # runs of each command
_PROFILED = "The least of five runs with `-X importtime`, which slows the start down."
_TOP = 8  # modules of a profile
_QUOTES = "quotes --speaker NAME"
VERSION: dict[str, Command] = {"--version": (*PRESSCTL, "--version")}
_TARGETS = {
    "--version": 6.5,
    "list --since DAY": 9.0,
    "show ID": 9.0,
    _QUOTES: 9.0,
    "claims --topic WORDS": 12.0,
}


def commands(world: World) -> dict[str, Command]:
    """Name the commands that read, each with a question of few answers."""
    asked = {
        "list --since DAY": ("list", "--since", world.last_day),
        "show ID": ("show", world.release),
        _QUOTES: ("quotes", "--speaker", world.speaker),
        "claims --topic WORDS": ("claims", "--topic", world.topic),
        "search PHRASE": ("search", world.rare),
        "check WORDS": ("check", world.passage),
        "speakers NAME": ("speakers", world.speaker),
        "stats": ("stats",),
    }
    if not has_option("claims", "--topic"):
        del asked["claims --topic WORDS"]
    return {name: world.ask(*words) for name, words in asked.items()}


def has_option(command: str, option: str) -> bool:
    """Tell if a command has an option by now."""
    help_ = (*PRESSCTL, command, "--help")
    return option in subprocess.run(help_, check=True, capture_output=True, text=True).stdout


def measure(world: World) -> tuple[list[Row], dict[str, list[Run]]]:
    """Time each command beside a bare interpreter; give the runs too, for their memory."""
    runs = in_turns({_FLOOR: FLOOR} | VERSION | commands(world))
    floor = runs.pop(_FLOOR)
    names = dict.fromkeys((*_TARGETS, *runs))
    rows = [_row(name, runs.get(name, []), floor) for name in names]
    return [*rows, _jq(world)], runs


def _row(name: str, runs: list[Run], floor: list[Run]) -> Row:
    target = Target(_TARGETS[name]) if name in _TARGETS else None
    row = compare(name, runs, _FLOOR, floor, target)
    return row if runs else row._replace(note="no such option yet")


def _jq(world: World) -> Row:
    jq = machine.program("jq")
    name = f"{_QUOTES}, and jq over the quotations"
    if not jq:
        return Row(name, peer="jq")
    peer = (jq, "-c", f"select(.speaker == {json.dumps(world.speaker)})", str(world.quotes))
    runs = in_turns({"ours": world.ask("quotes", "--speaker", world.speaker), "jq": peer})
    return compare(name, runs["ours"], "jq", runs["jq"])


def profile(world: World) -> Table:
    """Write which modules a command spends its start on."""
    rows = []
    for name, command in (VERSION | commands(world)).items():
        own = least([_imports_of(command) for _ in range(_PROFILES)])
        top = sorted(own.items(), key=lambda item: -item[1])[:_TOP]
        said = ", ".join(f"`{module}` {took / 1000:.1f}" for module, took in top)
        rows.append((f"`{name}`", f"{sum(own.values()) / 1000:.0f}", str(len(own)), said))
    head = (
        "command",
        "imports, ms",
        "modules",
        f"the {_TOP} that take most, ms without what they import",
    )
    return Table("Start-up by module", head, rows, _PROFILED)


def _imports_of(command: Command) -> Mapping[str, int]:
    line = (command[0], "-X", "importtime", *command[1:])
    done = subprocess.run(line, check=False, capture_output=True, text=True)
    return import_times(done.stderr)


def least(profiles: Sequence[Mapping[str, int]]) -> Mapping[str, int]:
    """Take the least that each module took: the most is that of a machine with other work."""
    modules = set().union(*profiles)
    return {one: min(own[one] for own in profiles if one in own) for one in modules}


def import_times(told: str) -> Mapping[str, int]:
    """Read the microseconds that each module takes, without those it imports."""
    own: dict[str, int] = {}
    for line in told.splitlines():
        parts = line.removeprefix("import time:").split("|")
        if len(parts) == 3 and parts[0].strip().isdigit():
            own[parts[2].strip()] = int(parts[0])
    return own
