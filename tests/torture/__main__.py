"""Run all kinds of violence against the store: `python -m tests.torture [--rounds N] [--seed N]`.

Prints a line for each kind, with what came of it. Exit code 1 at the first broken promise, with how
to repeat it; the folder in which it came about is kept.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests.torture import crowding, failing, harming, killing, shutting
from tests.torture.ward import Broken, Ward

ROUNDS = 50
_FILLER = 700  # releases: enough for three batches of work, and so for two processes
_ALL = 10**9


class Kind(NamedTuple):
    """A kind of violence, the ward it is done to, and how often, or to each how manieth call."""

    name: str
    make: Callable[[Path], Ward]
    violence: Callable[[Ward, random.Random, int], Counter[str]]
    times: int


def kinds(rounds: int) -> tuple[Kind, ...]:
    """List all kinds of violence."""
    real, large = killing.make_ward, partial(killing.make_ward, filler=_FILLER)
    spilling = partial(killing.before_every_call, spilling=True)
    in_two = partial(killing.at_random_moments, more=("--jobs", "2"))
    return (
        Kind("killed at random moments", real, killing.at_random_moments, rounds),
        Kind("killed, of two processes", large, in_two, rounds // 5),
        Kind("killed before every call", Ward, killing.before_every_call, 1),
        Kind("the same, through a file", Ward, spilling, 1),
        Kind("readers killed", Ward, killing.readers_before_every_call, 1),
        Kind("errors at every call", Ward, failing.at_every_call, 1),
        Kind("errors while reading", Ward, failing.at_every_call_of_a_reader, 1),
        Kind("files of a limited size", Ward, failing.under_a_limit, rounds),
        Kind("a disk that is full", real, failing.on_a_full_disk, rounds // 2),
        Kind("bits flipped", Ward, harming.flip_bits, rounds * 10),
        Kind("files harmed", Ward, harming.replace_files, _ALL),
        Kind("two ingests at once", real, crowding.two_ingests, rounds // 2),
        Kind("readers during writes", Ward, crowding.readers_during_writes, rounds),
        Kind("locked by another", Ward, shutting.held_by_another, rounds // 10),
        Kind("of another user", Ward, shutting.of_another_user, 1),
        Kind("not to be written", Ward, shutting.of_which_nothing_may_be_written, 1),
    )


def main() -> int:
    """Do one kind of violence after the other until a promise is broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--only", metavar="WORDS", default="", help="kinds that begin so")
    given = parser.parse_args()
    print(f"seed {given.seed}", flush=True)
    for kind in kinds(given.rounds):
        if not kind.name.startswith(given.only):
            continue
        try:
            _do(kind, given.seed)
        except Broken as broken:
            print(f"{kind.name}: BROKEN: {broken}", file=sys.stderr)
            again = f"--only '{kind.name}' --rounds {given.rounds} --seed {given.seed}"
            print(f"again with: python -m tests.torture {again}", file=sys.stderr)
            return 1
    return 0


def _do(kind: Kind, seed: int) -> None:
    folder = Path(tempfile.mkdtemp(prefix="torture-"))
    begun, day = time.monotonic(), date.today()
    try:
        tally = kind.violence(
            kind.make(folder / "ward"), random.Random(f"{seed} {kind.name}"), kind.times
        )
    except Broken as broken:
        if day == date.today():
            raise Broken(f"{broken}\nthe store is kept in {folder}") from None
        _do(kind, seed)  # begun before midnight: the store tells the day
        return
    shutil.rmtree(folder)
    counts = "   ".join(f"{what} {count:,}" for what, count in sorted(tally.items()))
    print(f"{kind.name:26}{time.monotonic() - begun:6.1f} s   {counts}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
