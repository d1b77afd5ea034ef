"""Several at one store: what all of them write is there, and what one reads is of one moment."""

from __future__ import annotations

import random
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

from tests.session import Session
from tests.torture.child import Child
from tests.torture.killing import done, process
from tests.torture.ward import Answers, Broken, Ward, wipe

_READERS = 2
_ASKED = (("list", "--json"), ("quotes", "--jsonl"), ("search", "lamps", "--json"))
_PAUSE = 0.01  # seconds between two deletions of an index


def two_ingests(ward: Ward, rng: random.Random, rounds: int) -> Counter[str]:
    """Start two real ingests of different files at once: what both read is there at the end."""
    tally: Counter[str] = Counter()
    ward.put("new")
    pages = sorted(ward.pages.iterdir())
    wanted = _titles(ward)
    for n in range(rounds):
        wipe(ward.store)
        rng.shuffle(pages)
        both = [
            process(ward.store, "ingest", *map(str, some)) for some in (pages[::2], pages[1::2])
        ]
        for ended in map(done, both):
            if ended.code != 0:
                raise Broken(f"round {n}: exit {ended.code}: {ended.err}")
        if not wanted <= _titles(ward):
            raise Broken(f"round {n}: missing: {', '.join(wanted - _titles(ward))}")
        if (sound := ward.run("doctor")).code != 0:
            raise Broken(f"round {n}: not sound: {sound.out}")
        tally["pairs"] += 1
    return tally


def _titles(ward: Ward) -> set[str]:
    return set(ward.run("list", "--columns", "title").out.splitlines())


def readers_during_writes(ward: Ward, rng: random.Random, rounds: int) -> Counter[str]:
    """Read in a loop while a writer goes from one store to another, `rounds` times.

    Each answer is that of one of the stores, with its exit code. An index, if there is one, is
    deleted all the while.
    """
    steps = _steps(ward)
    allowed = [_learn(ward, steps, n) for n in range(len(steps))]
    ward.put("old")
    seeds = [rng.random() for _ in range(_READERS)]
    stop = ward.folder / "stop"
    stop.unlink(missing_ok=True)
    readers = [Child(lambda seed=seed: _read(ward, stop, allowed, seed)) for seed in seeds]  # type: ignore[misc]
    deleting = Child(lambda: _delete_indexes(ward, stop))
    writer = Child(lambda: _write(ward, steps * rounds))
    try:
        writer.result()
    finally:
        stop.touch()
    tally: Counter[str] = Counter(answers=sum(reader.result() for reader in readers))
    tally["writes"] = len(steps) * rounds
    tally["index deleted"] = deleting.result()
    if rounds and not tally["answers"]:
        raise Broken("the harness: nobody read anything")
    return tally


def _steps(ward: Ward) -> list[tuple[str, ...]]:
    """List commands that each make another store, and in the end the first one again.

    They go round by taking releases out and back: an ingest goes one way only.
    """
    one, two = ward.asked
    out, back = ("remove",), ("remove", "--undo")
    return [(*out, one), (*out, two), (*back, one), (*back, two)]


def _learn(ward: Ward, steps: list[tuple[str, ...]], count: int) -> Answers:
    ward.put("old")
    for args in steps[:count]:
        if ward.run(*args).code != 0:
            raise Broken(f"{' '.join(args)}: {ward.run(*args).err}")
    return ward.ask(_ASKED)


def _write(ward: Ward, steps: list[tuple[str, ...]]) -> int:
    for args in steps:
        ended = ward.run(*args)
        if ended.code != 0:
            raise Broken(f"{' '.join(args)}: exit {ended.code}: {ended.err}")
    return len(steps)


def _read(ward: Ward, stop: Path, allowed: list[Answers], seed: float) -> int:
    rng, count = random.Random(seed), 0
    session = Session(ward.store)
    while not stop.exists():
        args = rng.choice(_ASKED)
        found = session(*args)
        if (found.code, found.out) not in [answers[args] for answers in allowed]:
            raise Broken(f"{' '.join(args)}: exit {found.code}, of no store: {found.err}")
        count += 1
    return count


def _delete_indexes(ward: Ward, stop: Path) -> int:
    count = 0
    while not stop.exists():
        for name in _indexes(ward):
            with suppress(FileNotFoundError):  # a newer one has taken its place
                (ward.store / name).unlink()
                count += 1
        time.sleep(_PAUSE)
    return count


def _indexes(ward: Ward) -> list[str]:
    return [path.name for path in ward.store.glob("*.sqlite")]
