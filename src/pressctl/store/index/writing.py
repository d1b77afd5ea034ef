"""Releases into an index, and out of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import copyfile
from typing import Any

import msgspec
from msgspec.structs import replace

from pressctl.model import Entry, Release, Taken
from pressctl.store import disk, passages
from pressctl.store.ages import Ages
from pressctl.store.index import tables
from pressctl.store.index.damage import telling_refusal
from pressctl.store.index.grouping import Group, read_groups
from pressctl.store.index.tables import Place, digest_of, note, row_of
from pressctl.store.manifest import REMOVED, Manifest

Spell = Callable[[Release], Sequence[str]]  # the words of each unit: its title comes first
_SHARE_DEAD = 4  # an index of which more than one unit in so many is dead is made from nothing
_BATCH = 20_000  # units that wait for the passage index; of the first batch it is laid out


# Nobody else sees the file before it is whole, and one that is not is thrown away.
_SETTINGS = ("journal_mode = OFF", "synchronous = OFF")
# Pages that SQLite keeps in memory, in KB: few while people are worked out, who need more.
_CACHE, _SMALL_CACHE = 16_000, 2_000


class Outgrown(Exception):
    """An index is to be made from nothing: it has changed too much since it was."""


@contextmanager
def writing(file: Path, old: Path | None, spell: Spell) -> Iterator[Writer]:
    """Write an index to a file, on top of what an old one holds if there is one.

    Raises DamagedIndex where the old one is not what it should be, Outgrown, and OSError.
    """
    file.unlink(missing_ok=True)
    disk.make_file(file)
    if old:
        copyfile(old, file)
    with telling_refusal(), closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for setting in (*_SETTINGS, f"cache_size = -{_CACHE}"):
            connection.execute(f"PRAGMA {setting}")
        connection.execute("BEGIN")
        yield Writer(connection, spell)
        connection.execute("COMMIT")


class Writer:
    """An index that is being made, or brought up to date."""

    def __init__(self, connection: sqlite3.Connection, spell: Spell) -> None:
        self.connection, self._spell = connection, spell
        self._waiting: list[passages.Unit] = []
        self._is_new = not connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        self.forgotten: set[str] = set()  # ids of releases that were taken out
        if self._is_new:
            for statement in tables.SCHEMA:
                connection.execute(statement)
        self._next = 1 + (self._one("SELECT max(last) FROM releases") or 0)

    def bring_up(self, path: Path, manifest: Manifest, ages: Ages) -> Iterator[Entry]:
        """Read the shards that are not in it as they are now; gives the releases that are new.

        Raises Outgrown, DamagedStore, and sqlite3.Error.
        """
        self._revert()
        known = {key: (n, state) for n, key, state in self._all("SELECT * FROM shards")}
        wanted = {key: part for key, part in manifest.shards.items() if key != REMOVED}
        for key in known.keys() - wanted.keys():
            self._drop_shard(known[key][0])
        for key, part in sorted(wanted.items()):
            number, state = known.get(key) or (self._number(key), b"")
            if state != (now := part.digest.encode() + ages.state(key)):
                yield from self._update(number, read_groups(path, key, part, ages))
                self.connection.execute(
                    "INSERT OR REPLACE INTO shards VALUES (?, ?, ?)", (number, key, now)
                )

    def _update(self, shard: int, groups: Iterable[Group]) -> Iterator[Entry]:
        rows = self._all("SELECT signature, unit FROM known WHERE shard = ?", shard)
        before: dict[bytes, int] = dict(rows)
        there = set(before.values())
        for group in groups:
            for entry in group.entries:
                place = group.place(entry, shard)
                unit = before.get(signature := _signature(entry, place))
                if unit in there:
                    assert unit is not None
                    self._move(unit, place)
                    there.discard(unit)
                else:
                    yield self.add(entry, place, signature)
        for unit in there:
            self.forget(unit)

    def add(self, entry: Entry, place: Place, signature: bytes | None = None) -> Entry:
        """Put a release in; one without a signature is read anew whenever its shard is."""
        units = self._spell(entry.release)
        unit, self._next = self._next, self._next + len(units)
        tables.add_row(self.connection, row_of(entry, place, unit, self._next - 1))
        signature = signature or unit.to_bytes(8, "big")
        self.connection.execute(
            "INSERT INTO known VALUES (?, ?, ?)", (unit, place.shard, signature)
        )
        for alias in {one.id for one in entry.captures} - {entry.release.id}:
            self.connection.execute("INSERT OR IGNORE INTO aliases VALUES (?, ?)", (alias, unit))
        self._waiting += enumerate(units, unit)
        if len(self._waiting) >= _BATCH:
            self.flush()
        return entry

    def forget(self, unit: int) -> None:
        """Take a release out; its units stay dead in the passage index."""
        self.forgotten.add(self._row(unit).id)
        for table in ("releases", "known", "aliases"):
            self.connection.execute(f"DELETE FROM {table} WHERE unit = ?", (unit,))  # noqa: S608

    def finish(self) -> None:
        """Write what waits, and what is worth knowing of the whole. Raises Outgrown."""
        self.flush()
        units = self._one("SELECT sum(last - unit + 1) FROM releases") or 0
        if not self._is_new:
            dead = self._next - 1 - units
            if dead * _SHARE_DEAD > self._next or passages.is_outgrown(self.connection):
                raise Outgrown
        else:
            passages.settle(self.connection)
        words = "\n".join(["", *passages.all_words(self.connection), ""])
        note(self.connection, "words", words.encode())
        for name, question in _FACTS.items():
            note(self.connection, name, str(self._one(question) or 0).encode())
        note(self.connection, "news", msgspec.msgpack.encode(self._last_news()))

    def _last_news(self) -> Taken | None:
        """Find when a release was last added, or its text found changed."""
        rows = self._all("SELECT row FROM releases WHERE news = (SELECT max(news) FROM releases)")
        places = (tables.read_row(content).place for (content,) in rows)
        return max(filter(None, (one.changed or one.added for one in places)), default=None)

    @contextmanager
    def sparing(self) -> Iterator[None]:
        """Keep little in memory for a while: all that waits is written first."""
        self.flush()
        self.connection.execute("COMMIT")  # with it goes what the passage index holds in memory
        self.connection.execute("BEGIN")
        self.connection.execute(f"PRAGMA cache_size = -{_SMALL_CACHE}")
        self.connection.execute("PRAGMA shrink_memory")
        yield
        self.connection.execute(f"PRAGMA cache_size = -{_CACHE}")

    def rows(self) -> Iterator[tables.Row]:
        """Give the rows of all releases."""
        for (content,) in self.connection.execute("SELECT row FROM releases"):
            yield tables.read_row(content)

    def _revert(self) -> None:
        """Have the shards read anew of which a person put something right in a release."""
        for row in list(self.rows()) if not self._is_new else ():
            if row.place.corrected:
                self.connection.execute(
                    "UPDATE shards SET state = x'' WHERE number = ?", (row.place.shard,)
                )

    def _move(self, unit: int, place: Place) -> None:
        """Note where a release that is as it was stands now."""
        row = self._row(unit)
        if row.place != place:
            tables.add_row(self.connection, replace(row, place=place))

    def _row(self, unit: int) -> tables.Row:
        [(content,)] = self._all("SELECT row FROM releases WHERE unit = ?", unit)
        return tables.read_row(content)

    def _drop_shard(self, number: int) -> None:
        for (unit,) in self._all("SELECT unit FROM known WHERE shard = ?", number):
            self.forget(unit)
        self.connection.execute("DELETE FROM shards WHERE number = ?", (number,))

    def _number(self, key: str) -> int:
        """Give a new shard its number."""
        number = 1 + (self._one("SELECT max(number) FROM shards") or 0)
        self.connection.execute("INSERT INTO shards VALUES (?, ?, x'')", (number, key))
        return number

    def flush(self) -> None:
        """Write what waits for the passage index."""
        if self._is_new and not self._laid_out():
            passages.lay_out(self.connection, [words for _, words in self._waiting])
        passages.add(self.connection, self._waiting)
        self._waiting = []

    def _laid_out(self) -> bool:
        return bool(self._one("SELECT count(*) FROM sqlite_master WHERE name = 'passages'"))

    def _one(self, question: str) -> int | None:
        found: int | None = self.connection.execute(question).fetchone()[0]
        return found

    def _all(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        return self.connection.execute(question, values).fetchall()


_FACTS = {
    "releases": "SELECT count(*) FROM releases",
    "undated": "SELECT count(*) FROM releases WHERE day = 0",
    "characters": "SELECT sum(length) FROM releases",
    "unknown": "SELECT count(*) FROM releases WHERE news = 0",
}


def _signature(entry: Entry, place: Place) -> bytes:
    """Give what is the same as long as a release, and what is told of it, are."""
    lines = b"".join(one.digest + bytes([one.gone]) for one in place.lines)
    told = repr((entry.release.id, place.added, place.changed, place.gone)).encode()
    return digest_of(lines + told)
