"""The start of a process: a command loads what it uses, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.session import RELEASES, Session, open_session

# Runs one command as the console script does; the modules there are then end on stderr.
_RUN = """
import gc, sys
rounds = 0
def count(phase, _):
    global rounds
    rounds += phase == "start"
gc.callbacks.append(count)
from pressctl.__main__ import main
before = rounds
code = main()
print("MODULES", rounds - before, *sys.modules, file=sys.stderr)
sys.exit(code)
"""
# Not needed to read a store and write to a pipe; each takes from 0.1 to 10 bare starts to import.
_HEAVY = {
    *("rich", "rapidfuzz", "dateparser", "regex", "sentencex", "selectolax", "filelock"),
    *("hashlib", "_hashlib", "dataclasses", "asyncio", "multiprocessing", "json", "csv", "tomllib"),
    *("pressctl.parsing", "pressctl.sources", "pressctl.ingest", "pressctl.corrections"),
    *("pressctl.cli.ingest", "pressctl.cli.progress", "pressctl.render.table"),
}


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    session = open_session(tmp_path_factory.mktemp("start"), RELEASES)
    assert session("list").code == 0, "whatever the first question makes is there"
    return session


def loaded(*args: str) -> tuple[int, set[str]]:
    """Run a command in a new process: rounds of the collector, and the modules at its end."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *args],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1] / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    rounds, *names = done.stderr.partition("MODULES ")[2].split()
    return int(rounds), set(names)


@pytest.mark.parametrize(
    "args",
    [
        ["list", "--since", "2000-01-01"],
        ["quotes"],
        ["search", "the"],
        ["speakers"],
        ["claims"],
        ["stats"],
    ],
    ids=lambda args: args[0],
)
def test_a_reading_command_loads_nothing_that_it_does_not_use(
    session: Session, args: list[str]
) -> None:
    rounds, names = loaded(*args, "--store", str(session.store))
    assert "pressctl.store" in names, "the command has run"
    assert names & _HEAVY == set()
    assert rounds == 0, "the collector had nothing to look for"


def test_showing_a_release_loads_nothing_that_it_does_not_use(session: Session) -> None:
    release = session("list").out.split("\t")[0]
    _, names = loaded("show", release, "--store", str(session.store))
    assert "pressctl.store" in names, "the command has run"
    assert names & _HEAVY == set()


def test_a_command_loads_no_other_command(session: Session) -> None:
    _, names = loaded("list", "--store", str(session.store))
    others = {"show", "stats", "search", "quotes", "speakers", "check", "claims", "track", "diff"}
    assert names & {f"pressctl.cli.{name}" for name in others} == set()


def test_the_version_is_told_before_anything_is_loaded() -> None:
    _, names = loaded("--version")
    assert "pressctl" in names
    assert names & {"typing", "re", "enum", "datetime", "typer", "msgspec", "pressctl.cli"} == set()
