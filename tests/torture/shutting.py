"""Stores that are shut: held by another process, of another user, closed to writing."""

from __future__ import annotations

import ctypes
import fcntl
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable

from pressctl.store import writing
from tests.session import Done
from tests.torture.child import Child, run_in_child
from tests.torture.failing import require_right_or_refused
from tests.torture.ward import Broken, Ward, refused

_SOMEBODY = 54321  # the number of a user that nobody is
_CAPABILITIES = 0x20080522  # the version of the structures that Linux' capset takes
_WAIT = 0.05  # seconds that a writer waits for the lock here, instead of two minutes


def held_by_another(ward: Ward, _rng: random.Random, rounds: int) -> Counter[str]:
    """Write to a store whose lock is held, read it, kill the holder with -9, and write again."""
    tally: Counter[str] = Counter()
    for _ in range(rounds):
        ward.put("old")
        ready = ward.folder / "ready"
        ready.unlink(missing_ok=True)
        holder = Child(lambda: _hold(ward, ready.touch))  # noqa: B023
        try:
            while not ready.exists():
                time.sleep(0.001)
            _require_refusal(run_in_child(ward.store, ward.ingesting, _hurry), "another pressctl")
            ward.require("old")
        finally:
            os.kill(holder.pid, signal.SIGKILL)
            holder.result()
        ward.require_recovery()
        tally["locks"] += 1
    return tally


def _hold(ward: Ward, tell: Callable[[], None]) -> None:
    with (ward.store / "lock").open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        tell()
        time.sleep(120)


def _hurry() -> None:
    writing.LOCK_WAIT = _WAIT


def _require_refusal(found: Done | None, why: str) -> None:
    if found is None or not refused(found) or why not in found.err:
        raise Broken(f"not refused because of “{why}”: {found}")


def of_another_user(ward: Ward, _rng: random.Random, _rounds: int) -> Counter[str]:
    """Ask and write a store of somebody else: both are refused, and it stays as it was."""
    tally: Counter[str] = Counter()
    ward.put("old")
    for args in (*ward.questions(), ward.ingesting, ("doctor",), ("doctor", "--rebuild")):
        _require_refusal(run_in_child(ward.store, args, _be_somebody), "another user")
        tally["refused"] += 1
    ward.require("old")
    ward.require_recovery()
    return tally


def _be_somebody() -> None:
    """Let this process be told that it is somebody: the same to the store, and needs no rights."""
    os.geteuid = lambda: _SOMEBODY


def of_which_nothing_may_be_written(ward: Ward, _rng: random.Random, _rounds: int) -> Counter[str]:
    """Read a store in folders that are closed to writing, with an index or without; write to it.

    Root may write anywhere: so the child that tries gives its rights away first.
    """
    tally: Counter[str] = Counter()
    for without_index in (False, True):
        ward.put("old")
        for path in ward.store.glob("*.sqlite") if without_index else ():
            path.unlink()
        _close(ward)
        try:
            for args in ward.questions():
                found = run_in_child(ward.store, args, _give_rights_away)
                if require_right_or_refused(ward, "old", args, found) != "right":
                    raise Broken(f"{' '.join(args)}: {found}")
                tally["right"] += 1
            _require_refusal(run_in_child(ward.store, ward.ingesting, _give_rights_away), "denied")
            tally["refused"] += 1
        finally:
            _open_again(ward)
        ward.require_recovery()
    return tally


def _close(ward: Ward) -> None:
    for path in (ward.store, *ward.store.rglob("*")):
        path.chmod(0o500 if path.is_dir() else 0o400)


def _open_again(ward: Ward) -> None:
    for path in (ward.store, *ward.store.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)


def _give_rights_away() -> None:
    """Become somebody to whom modes apply: root is, without its capabilities."""
    if os.geteuid() == 0:
        header, none = (ctypes.c_uint32 * 2)(_CAPABILITIES, 0), (ctypes.c_uint32 * 6)()
        if ctypes.CDLL(None).capset(header, none):
            raise Broken("the harness: root cannot give its rights away here; run it as a user")
