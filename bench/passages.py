"""Measure the passage index beside rapidfuzz over everything.

Passages are drawn from an invented corpus of so many releases and then altered. Right is a unit
that has the words drawn in a row; as near is one that shares as many of the altered words, in
their order, as the unit drawn from: with near-duplicates and short passages it can be another.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import tempfile
import time
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar

from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq

from bench.corpus import Made, generate
from bench.results import Row, Target
from pressctl.query.needs import indexed
from pressctl.store import passages

T = TypeVar("T")

_BUILT, _RIGHT = Target(8, at_least=True), Target(0.995, at_least=True)
_QUICK, _BRUTE = Target(0.01), "rapidfuzz over everything"
_BRUTE_PASSAGES = 5
_ROWS = 50
_PLAIN_UNITS = 100_000  # at most go into SQLite's own index
_BRUTE_UNITS = 300_000  # at most are compared one by one; for more the time is scaled up


class Kind(NamedTuple):
    """Passages of one kind: how many words they have, how many of them are altered, how many."""

    fewest: int
    most: int
    errors: range
    number: int


# Those of 10 to 40 words come first: they are the ones compared with the peer.
KINDS = (
    Kind(10, 40, range(1, 6), 400),
    Kind(10, 12, range(1, 6), 200),
    Kind(3, 9, range(1), 200),
    Kind(3, 9, range(1, 2), 200),
    Kind(60, 400, range(1, 21), 100),
)


class Drawn(NamedTuple):
    """A passage, and where it is from."""

    unit: int
    words: str  # as the unit has them
    passage: str  # altered


class Texts:
    """The units of a corpus in a file, one a line; ids are from 1."""

    def __init__(self, path: Path, lines: Iterable[str]) -> None:
        """Write them."""
        self._starts = array("Q", [0])
        with path.open("wb") as out:
            for line in lines:
                self._starts.append(self._starts[-1] + out.write(line.encode() + b"\n"))
        self._file = path.open("rb")
        self.size = self._starts[-1]

    def __len__(self) -> int:
        """Count the units."""
        return len(self._starts) - 1

    def __getitem__(self, unit: int) -> str:
        """Give the text of a unit."""
        self._file.seek(self._starts[unit - 1])
        return self._file.readline().decode().rstrip("\n")

    def units(self) -> Iterator[passages.Unit]:
        """Give all units in their order."""
        self._file.seek(0)
        return ((unit, line.decode().rstrip("\n")) for unit, line in enumerate(self._file, 1))


def quotes(release: Made) -> Iterator[str]:
    """Give the quotations of a release."""
    return (" ".join(release.paragraphs[start:end]) for start, end in release.quotes)


def paragraphs(release: Made) -> Iterator[str]:
    """Give its paragraphs."""
    return iter(release.paragraphs)


def measure(releases: int) -> list[Row]:
    """Build the index of the quotations, and that of all paragraphs, and look passages up."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for kind in (quotes, paragraphs):
            texts, connection, built = _build(Path(folder), releases, kind)
            some = [row for asked in KINDS for row in _look_up(texts, connection, asked)]
            some += [_find_rows(texts, connection), *_compare(texts, connection)]
            rows += [
                built,
                *(row._replace(measure=f"{kind.__name__}: {row.measure}") for row in some),
            ]
            connection.close()
    return rows


def _build(
    folder: Path, releases: int, units_of: Callable[[Made], Iterator[str]]
) -> tuple[Texts, sqlite3.Connection, Row]:
    name = units_of.__name__
    lines = (line for release in generate(releases) for line in units_of(release))
    texts = Texts(folder / f"{name}.txt", lines)
    connection = sqlite3.connect(folder / f"{name}.db")
    start = time.process_time()
    passages.build(connection, ((unit, indexed(text)) for unit, text in texts.units()))
    connection.commit()
    speed = texts.size / 1e6 / (time.process_time() - start)
    plain = _build_plain(islice(texts.units(), _PLAIN_UNITS))
    size = (folder / f"{name}.db").stat().st_size
    note = (
        f"{texts.size / 1e6:.0f} MB; index {size / texts.size:.2f} x text;"
        f" SQLite's own index is built at {plain:.1f} MB/s"
    )
    what = f"{len(texts):,} {name}: index building"
    return texts, connection, Row(what, "MB/s", [speed], target=_BUILT, note=note)


def _build_plain(units: Iterable[passages.Unit]) -> float:
    """Give the speed at which SQLite indexes units with their positions, MB/s."""
    some = list(units)
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE plain USING fts5(text, content='')")
    start = time.process_time()
    connection.executemany("INSERT INTO plain(rowid, text) VALUES (?, ?)", some)
    connection.commit()
    seconds = time.process_time() - start
    connection.close()
    return sum(len(text.encode()) for _, text in some) / 1e6 / seconds


def draw(texts: Texts, kind: Kind, rng: random.Random) -> Drawn:
    """Take words in a row of any unit that has enough, and alter some."""
    words: list[str] = []
    while len(words) < kind.fewest:
        unit = rng.randrange(len(texts)) + 1
        words = texts[unit].split()
    length = min(rng.randint(kind.fewest, kind.most), len(words))
    start = rng.randrange(len(words) - length + 1)
    words = words[start : start + length]
    altered = list(words)
    for _ in range(rng.choice(kind.errors)):
        _alter(altered, rng.choice(texts[rng.randrange(len(texts)) + 1].split()), rng)
    return Drawn(unit, " ".join(words), " ".join(altered))


def _alter(words: list[str], other: str, rng: random.Random) -> None:
    """Put another word for one, or between two, or drop one."""
    at = rng.randrange(len(words))
    action = rng.choice(("substitute", "add", "drop"))
    words[at : at + (action != "add")] = [] if action == "drop" else [other]


def _look_up(texts: Texts, connection: sqlite3.Connection, kind: Kind) -> list[Row]:
    rng = random.Random(kind.number + kind.most)
    right = near = 0
    times: list[float] = []
    for _ in range(kind.number):
        drawn = draw(texts, kind, rng)
        seconds, found = _timed(partial(passages.candidates, connection, indexed(drawn.passage)))
        times.append(seconds)
        has_words = any(_row(drawn.words) in _row(texts[unit]) for unit in found)
        right += has_words
        near += has_words or _has_as_near(texts, drawn, found)
    name = f"{kind.fewest}-{kind.most} words, {kind.errors[0]}-{kind.errors[-1]} altered"
    target = _RIGHT if kind == KINDS[0] else None
    late = sorted(times)[int(len(times) * 0.95)]
    return [
        Row(f"{name}: right among the first 300", "%", [right / kind.number], target=target),
        Row(f"{name}: as near", "%", [near / kind.number]),
        Row(f"{name}: candidates", "s", times, note=f"95 of 100 within {late * 1000:.1f} ms"),
    ]


def _find_rows(texts: Texts, connection: sqlite3.Connection) -> Row:
    """Find all units that have 3 to 6 words in a row, with their texts read."""
    rng = random.Random(_ROWS)
    times, shares = [], []
    for _ in range(_ROWS):
        words = draw(texts, Kind(3, 6, range(1), 1), rng).words
        seconds, found = _timed(lambda: list(passages.holders(connection, indexed(words))))  # noqa: B023
        times.append(seconds)
        shares.append(sum(_row(words) in _row(texts[unit]) for unit in found) / len(found))
    note = f"{statistics.mean(shares):.0%} of those looked at have them"
    return Row("all units with 3-6 words in a row", "s", times, note=note)


def _row(text: str) -> str:
    return f" {' '.join(indexed(text).split())} "


def _has_as_near(texts: Texts, drawn: Drawn, found: Sequence[int]) -> bool:
    words = indexed(drawn.passage).split()
    least = LCSseq.similarity(words, indexed(texts[drawn.unit]).split())
    return any(LCSseq.similarity(words, indexed(texts[unit]).split()) >= least for unit in found)


def _compare(texts: Texts, connection: sqlite3.Connection) -> list[Row]:
    """Time candidates, and candidates ranked by their text, in turns with the brute force."""
    rng = random.Random(len(KINDS))
    step = -(-len(texts) // _BRUTE_UNITS)
    everything = [text for unit, text in texts.units() if unit % step == 0]
    brute, voted, ranked = [], [], []
    for _ in range(_BRUTE_PASSAGES):
        passage = draw(texts, KINDS[0], rng).passage
        seconds, _best = _timed(
            lambda: process.extractOne(passage, everything, scorer=fuzz.partial_ratio)  # noqa: B023
        )
        brute.append(seconds * len(texts) / len(everything))
        seconds, found = _timed(partial(passages.candidates, connection, indexed(passage)))
        voted.append(seconds)
        more, _order = _timed(lambda: _rank(passage, [(one, texts[one]) for one in found]))  # noqa: B023
        ranked.append(seconds + more)
    note = "" if step == 1 else f"theirs: timed on each {step}th unit"
    return [
        Row("candidates of a passage", "s", voted, _BRUTE, brute, _QUICK, note),
        Row("candidates, ranked by their texts", "s", ranked, _BRUTE, brute, None, note),
    ]


def _rank(passage: str, units: Iterable[passages.Unit]) -> list[int]:
    spelt = [(unit, indexed(text)) for unit, text in units]
    return [one.unit for one in passages.rank(indexed(passage), spelt)]


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result
