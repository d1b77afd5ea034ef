"""Ingests that are killed: the store is the old or the new one, whole, and the next one ends it."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

from pressctl.store import spool
from tests.session import Done
from tests.torture.child import Calls, calls_of, run_in_child
from tests.torture.ward import Broken, Ward, of_kind

_COMMIT = 0.02  # seconds that writing takes here, once it has begun
_READERS = 4  # questions whose process is killed: list, quotes, show, search
_LINGERING = 5.0  # seconds for a worker to see that its pipe has ended; it takes milliseconds


def process(store: Path, *args: str) -> subprocess.Popen[str]:
    """Start a pressctl of its own, as a shell does."""
    return subprocess.Popen(
        [sys.executable, "-m", "pressctl", args[0], "--store", str(store), *args[1:]],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def done(running: subprocess.Popen[str]) -> Done:
    """Wait for a process to end."""
    out, err = running.communicate(timeout=120)
    return Done(running.returncode, out, err)


def make_ward(folder: Path, filler: int = 0) -> Ward:
    """Make a ward whose store was written by real processes, on the day it is."""
    return Ward(folder, lambda *args: done(process(folder / ".pressctl", *args)), filler)


def at_random_moments(
    ward: Ward, rng: random.Random, rounds: int, more: tuple[str, ...] = ()
) -> Counter[str]:
    """Kill -9 a real ingest: half of them at any time, half when it has begun to write.

    `more` are options of the ingest, of processes say: none of them may be left either.
    """
    tally: Counter[str] = Counter()
    length = _length(ward, more)
    for n in range(rounds):
        ward.put("old")
        before = _look(ward.store)
        running = process(ward.store, *ward.ingesting, *more)
        if n % 2:
            _wait_for_writing(ward.store, before, running)
            time.sleep(rng.uniform(0, _COMMIT))
        else:
            time.sleep(rng.uniform(0, length))
        running.kill()
        ended = done(running).code
        if ended not in (0, -signal.SIGKILL):
            raise Broken(f"round {n}: an ingest that was killed ended with {ended}")
        _require_no_process(running.pid)
        tally["ended before" if ended == 0 else f"then {ward.state()}"] += 1
        ward.require_recovery()
    return tally


def _length(ward: Ward, more: tuple[str, ...]) -> float:
    ward.put("old")
    begun = time.monotonic()
    done(process(ward.store, *ward.ingesting, *more))
    return time.monotonic() - begun


def _look(store: Path) -> list[str]:
    found: list[str] = []
    for folder in (store, store / "shards"):
        with suppress(OSError):
            found += sorted(path.name for path in folder.iterdir())
    return found


def _wait_for_writing(store: Path, before: list[str], running: subprocess.Popen[str]) -> None:
    while running.poll() is None and _look(store) == before:
        pass


def _require_no_process(session: int) -> None:
    """See to it that no process of a session is left; it is told only where there is a /proc."""
    until = time.monotonic() + _LINGERING
    while left := [pid for pid in Path("/proc").glob("[0-9]*") if _session(pid) == session]:
        if time.monotonic() > until:
            raise Broken(f"processes that outlive a killed ingest: {left}")
        time.sleep(0.01)


def _session(process: Path) -> int:
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[3])
    except OSError:
        return 0


def before_every_call(
    ward: Ward, rng: random.Random, step: int, *, spilling: bool = False
) -> Counter[str]:
    """Kill an ingest before each call that changes the store, or every `step`th of them.

    Half of a write is done. With `spilling` its lines go through a file on the disk.
    """
    tally: Counter[str] = Counter()
    before = (_spill,) if spilling else ()
    ward.put("old")
    count = len(calls_of(ward.store, ward.ingesting, *before))
    for at in range(rng.randrange(step) + 1, count + 1, step):
        ward.put("old")
        calls = Calls(ward.store, at)
        if run_in_child(ward.store, ward.ingesting, *before, calls.install) is not None:
            raise Broken(f"call {at}: there is none")
        try:
            tally[f"then {ward.state()}"] += 1
            ward.require_recovery()
        except Broken as broken:
            raise Broken(f"killed before call {at}: {broken}") from None
    return tally


def readers_before_every_call(ward: Ward, rng: random.Random, step: int) -> Counter[str]:
    """Kill who reads before each call that changes the store, which only one on its index does.

    The index, where there is one, is deleted first, so that it has to be made.
    """
    tally: Counter[str] = Counter()
    for args in ward.questions()[:_READERS]:
        _put_without_index(ward)
        count = len(calls_of(ward.store, args))
        tally["questions"] += 1
        for at in range(rng.randrange(step) + 1, count + 1, step):
            _put_without_index(ward)
            run_in_child(ward.store, args, Calls(ward.store, at).install)
            tally["kills"] += 1
            try:
                ward.require("new")
                ward.require_recovery()
            except Broken as broken:
                raise Broken(f"{' '.join(args)} killed before call {at}: {broken}") from None
    return tally


def _put_without_index(ward: Ward) -> None:
    ward.put("new")
    for name in of_kind(ward.store, "index"):
        (ward.store / name).unlink()


def _spill() -> None:
    spool.HELD = 0
