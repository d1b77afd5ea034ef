"""An index that is asked, and the releases it points to: each line is checked before it is used."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from io import FileIO
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from pressctl import captures
from pressctl.errors import DamagedStore
from pressctl.model import Entry, Release, Taken
from pressctl.store.disposable import is_sound, require_own
from pressctl.store.index.damage import DamagedIndex, telling_damage
from pressctl.store.index.tables import Ref, Row, digest_of, fact, read_row
from pressctl.store.manifest import REMOVED, Manifest, part_name
from pressctl.store.reading import digest_of_part, open_part, read_piece, telling_garbled

_SERIALIZED = 3  # what a SQLite says that any thread may ask at any time (PEP 249)
_MANY = 1000  # releases that are put in order by their rows, which takes 20 ms; of more all are
_NEWEST_FIRST = "ORDER BY day DESC, file, line, id"


class Choice(Struct, frozen=True, kw_only=True):
    """Which releases to give; None keeps all. Days are ordinals, both ends included.

    An undated release is kept only where no day is asked.
    """

    since: int | None = None
    until: int | None = None
    issuers: Sequence[str] | None = None
    id: str | None = None
    news: Taken | None = None

    def where(self) -> tuple[str, list[object]]:
        """Write it as a condition of SQL, a superset of what it means."""
        parts, values = ["1"], list[object]()
        if self.since is not None or self.until is not None:
            parts.append("day BETWEEN ? AND ?")
            values += [self.since or 1, self.until or 1 << 40]
        if self.issuers is not None:
            parts.append(f"issuer IN ({', '.join('?' * len(self.issuers))})")
            values += self.issuers
        if self.id is not None:
            parts.append("id >= ? AND id < ?")
            values += [self.id, f"{self.id}\uffff"]
        if self.news is not None:
            parts.append("news >= ?")
            values.append(self.news.day.toordinal())
        return " AND ".join(parts), values


class Index:
    """One generation of a store, held open: what a writer does meanwhile changes nothing.

    Raises DamagedIndex where the file is not what was written, DamagedStore where a shard is not,
    UnreadableStore where the system does not give one.
    """

    def __init__(self, path: Path, manifest: Manifest, connection: sqlite3.Connection) -> None:
        self.path, self.manifest, self.connection = path, manifest, connection
        self.file = Path()  # of one that is being made: none
        with telling_damage():
            self._keys = dict(connection.execute("SELECT number, key FROM shards"))
        self._open = _hold(path, manifest)

    @classmethod
    def open(cls, path: Path, manifest: Manifest, file: Path) -> Index:
        """Open the index in a file; raises DamagedIndex, and DamagedStore if a shard is missing.

        The file is not mapped into memory: cut off meanwhile, or on a bad disk, it would kill us
        (SIGBUS), and on 10,000 releases no question took more than 5 % longer without.
        """
        require_own(file)
        with telling_damage():
            name = f"file:{_quoted(file)}?mode=ro&immutable=1"
            one_thread = sqlite3.threadsafety < _SERIALIZED
            connection = sqlite3.connect(name, uri=True, check_same_thread=one_thread)
            connection.execute("PRAGMA trusted_schema = OFF")
        index = cls(path, manifest, connection)
        index.file = file
        return index

    @property
    def fingerprint(self) -> str:
        """What names the store, and what people put right in it, that it was made from."""
        return self.file.name.split(".")[1]

    def close(self) -> None:
        """Let go of the shards; the connection is the caller's."""
        for file in self._open.values():
            file.close()
        self._open = {}

    def check_whole(self) -> None:
        """Raise DamagedIndex unless the file, if it is still there, is what was written."""
        if not self._is_whole:
            raise DamagedIndex("it is not what was written")

    @cached_property
    def _is_whole(self) -> bool:
        return not os.path.lexists(self.file) or is_sound(self.file)

    def fact(self, name: str) -> int:
        """Give a number that the index notes of the whole: releases, undated, characters."""
        with telling_damage():
            return int(fact(self.connection, name))

    def choose(self, choice: Choice, numbers: Collection[int] | None = None) -> Iterator[Row]:
        """Give the rows of the releases asked for, newest first; only some of them if they are."""
        where, values = choice.where()
        if numbers is None:
            question = f"SELECT row FROM releases WHERE {where} {_NEWEST_FIRST}"  # noqa: S608
            return map(_row, self.ask(question, *values))
        question = f"SELECT row FROM releases WHERE unit = ? AND {where}"  # noqa: S608
        some = numbers if len(numbers) <= _MANY else self._newest_first(frozenset(numbers))
        found = (self.ask(question, number, *values) for number in some)
        rows = (_row(one) for rows in found for one in rows)
        if some is not numbers:
            return rows
        return iter(sorted(rows, key=lambda row: (-row.day, row.file, row.line, row.id)))

    def _newest_first(self, numbers: Collection[int]) -> Iterator[int]:
        """Put many numbers in order as they are asked for: the first need not wait for the last."""
        every = self.ask(f"SELECT unit FROM releases {_NEWEST_FIRST}")  # noqa: S608
        return (unit for (unit,) in every if unit in numbers)

    def oldest_first(self) -> Iterator[Row]:
        """Give the rows of all releases by day, then by id; those without a day come last."""
        units = [*self.ask("SELECT unit FROM releases ORDER BY day = 0, day, id")]
        rows = (self.ask("SELECT row FROM releases WHERE unit = ?", unit) for (unit,) in units)
        return (_row(one) for found in rows for one in found)

    def known_as(self, id: str) -> list[Row]:
        """Give the rows of the releases that have an id, or a capture of which has it."""
        own = self.ask("SELECT row FROM releases WHERE id = ?", id)
        alias = self.ask(
            "SELECT row FROM releases JOIN aliases USING (unit) WHERE aliases.id = ?", id
        )
        return [_row(one) for one in [*own, *alias]]

    def numbers_of(self, ids: Iterable[str]) -> set[int]:
        """Give the numbers of some releases, by their ids."""
        rows = (self.ask("SELECT unit FROM releases WHERE id = ?", id) for id in ids)
        return {unit for row in rows for (unit,) in row}

    def issuers(self) -> list[str]:
        """List the issuers; damage can make other than text of one."""
        rows = self.ask("SELECT DISTINCT issuer FROM releases")
        return [name for (name,) in rows if isinstance(name, str) and name]

    def last_news(self) -> Taken | None:
        """Give when a release was last added, or its text found changed."""
        with telling_damage():
            return msgspec.msgpack.decode(fact(self.connection, "news"), type=Taken | None)

    def ask(self, question: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """Ask the database."""
        with telling_damage():
            yield from self.connection.execute(question, values)

    def entry(self, row: Row) -> Entry:
        """Read a release as the shards hold it."""
        place = row.place
        releases = [self._release(place.shard, line) for line in place.lines]
        if len(releases) == 1:
            found = Entry(releases[0])
        else:
            gone = {
                release.origin.file
                for release, line in zip(releases, place.lines, strict=True)
                if line.gone
            }
            entries = captures.group(releases, frozenset(gone))
            found = next((one for one in entries if one.release.id == row.id), entries[0])
        if found.release.id != row.id:
            raise DamagedIndex("a row points to another release")
        return Entry(
            found.release, found.others, found.versions, place.added, place.changed, place.gone
        )

    def words(self, row: Row) -> tuple[str, str]:
        """Read the title and the text of a release of one capture."""
        with telling_garbled(self.path):
            found = _WORDS.decode(self._line(row.place.shard, row.place.lines[0]))
        return found.title, found.text

    def _release(self, shard: int, line: Ref) -> Release:
        content = self._line(shard, line)
        with telling_garbled(self.path):
            return _DECODER.decode(content)

    def _line(self, shard: int, line: Ref) -> bytes:
        key = self._keys.get(shard, "")
        if key not in self._open:
            raise DamagedIndex("a row points to no shard")
        content = read_piece(self.path, self._open[key], line.size, line.offset)
        if digest_of(content) != line.digest:
            self._check(key)
            raise DamagedIndex("a row points to another line")
        return content

    def _check(self, key: str) -> None:
        """Raise DamagedStore if it is the shard that is not what was written."""
        part = self.manifest.shards[key]
        if digest_of_part(self.path, self._open[key], part) != part.digest:
            raise DamagedStore(str(self.path), f"{part_name(key, part)} is damaged")


class _Words(Struct, frozen=True, gc=False):
    """What a release says; the rest of it is not decoded."""

    title: str
    text: str


_DECODER = msgspec.json.Decoder(Release)
_WORDS = msgspec.json.Decoder(_Words)


def _row(columns: tuple[Any, ...]) -> Row:
    return read_row(columns[0])


def _hold(path: Path, manifest: Manifest) -> dict[str, FileIO]:
    """Open the shards; a writer may remove them from then on. Raises DamagedStore."""
    shards = manifest.shards.items()
    return {key: open_part(path, key, part) for key, part in shards if key != REMOVED}


def _quoted(file: Path) -> str:
    """Write a path for SQLite; urllib would take a fifth of a bare start to load."""
    return str(file).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
