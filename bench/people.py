"""Measure the people of a corpus and their index: `python -m bench.people 10000` (releases).

The invented releases are parsed first, which takes most of the time. Seconds are those of the
processor; memory is what the process takes up more than before.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from bench.corpus import generate
from pressctl import sources
from pressctl.model import Release
from pressctl.parsing import parse
from pressctl.query.indexed import IndexedCast, pages_of
from pressctl.query.mentions import pack, unpack
from pressctl.query.speakers import People
from pressctl.query.voices import find_voices
from pressctl.store import roster

T = TypeVar("T")

_AT_A_TIME = 5_000  # releases in a file: one above 100 MB is not read
_LOOK_UPS = 200


def measure(count: int) -> None:
    """Build the people of so many releases, write them to an index, and look some up."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "index.sqlite"
        connection = sqlite3.connect(file)
        packed = ((one.id, pack(one)) for one in _releases(Path(folder), count))
        roster.keep_mentions(connection, packed)
        kept = roster.all_mentions(connection)
        people = _told("worked out", lambda: People(one for row in kept for one in unpack(row)))
        _told("written", lambda: roster.write(connection, "bench", pages_of(people)))
        connection.commit()
        size = file.stat().st_size / 1e6
        print(f"{len(people.mentions):,} quotes, {len(people.rows()):,} persons: {size:.0f} MB")
        names = [row.name for row in islice(people.rows(), _LOOK_UPS)]
        start = time.process_time()
        for name in names:  # each as the first that is asked
            find_voices(IndexedCast(roster.Roster(connection, "bench")), name)
        spent = (time.process_time() - start) / len(names)
        print(f"a name looked up, of those most quoted: {spent * 1000:.1f} ms")


def _releases(folder: Path, count: int) -> Iterator[Release]:
    made = generate(count)
    file = folder / "releases.jsonl"
    while some := list(islice(made, _AT_A_TIME)):
        file.write_bytes(b"".join(one.line() for one in some))
        yield from map(parse, sources.read(file, file.name).documents)


def _told(what: str, do: Callable[[], T]) -> T:
    start, before = time.process_time(), _memory()
    done = do()
    spent, more = time.process_time() - start, _memory() - before
    print(f"{what}: {spent:.2f} s, {more:.0f} MB more memory")
    return done


def _memory() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    measure(int(sys.argv[1]))
