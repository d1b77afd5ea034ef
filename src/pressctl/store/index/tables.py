"""The tables of releases: where each stands in the shards, and what it is chosen and sorted by.

The number of a release is that of its first unit. Units (its title, its paragraphs, its quotations
of several paragraphs) are numbered through the corpus, so a unit of the passage index tells its
release and its place in it. Every row has a digest of its own.
"""

from __future__ import annotations

import sqlite3

import msgspec
from msgspec import Struct

from pressctl.model import Entry, Taken
from pressctl.store.digests import blake2b
from pressctl.store.index.damage import DamagedIndex

SCHEMA = (
    "CREATE TABLE releases (unit INTEGER PRIMARY KEY, last INTEGER, id TEXT, day INTEGER,"
    " issuer TEXT, file BLOB, line INTEGER, length INTEGER, news INTEGER, row BLOB)",
    "CREATE TABLE known (unit INTEGER PRIMARY KEY, shard INTEGER, signature BLOB)",
    "CREATE TABLE aliases (id TEXT, unit INTEGER, PRIMARY KEY (id, unit)) WITHOUT ROWID",
    "CREATE TABLE shards (number INTEGER PRIMARY KEY, key TEXT, state BLOB)",
    "CREATE TABLE facts (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID",
    "CREATE INDEX releases_by_day ON releases (day DESC, file, line, id)",
    "CREATE INDEX releases_by_id ON releases (id)",
    "CREATE INDEX releases_by_issuer ON releases (issuer)",
    "CREATE INDEX releases_by_news ON releases (news)",
)
_DIGEST_SIZE = 8  # bytes: what is damaged passes once in 10^19


class Ref(Struct, frozen=True, array_like=True, gc=False):
    """A line of a shard; `gone` when the file it was read from is there no more."""

    offset: int
    size: int
    digest: bytes
    gone: bool = False


class Place(Struct, frozen=True, array_like=True, gc=False):
    """The lines that a release is made of, and what the list of files tells of it.

    Of several lines it is one of the releases that they make. `corrected` when a person put
    something right in it: the lines alone are not what is shown.
    """

    shard: int
    lines: tuple[Ref, ...]
    added: Taken | None = None
    changed: Taken | None = None
    gone: bool = False
    corrected: bool = False


class Row(Struct, frozen=True, array_like=True, gc=False):
    """A release in the index; `day` is an ordinal, 0 of one without a date.

    `length` counts characters of its text, `news` is the ordinal of the day it was added or found
    changed (0 where that is not known).
    """

    unit: int
    last: int
    id: str
    day: int
    issuer: str | None
    title: str
    file: bytes
    line: int
    length: int
    news: int
    place: Place


def digest_of(content: bytes) -> bytes:
    """Give the short digest by which a line or a row is checked."""
    return blake2b(content, digest_size=_DIGEST_SIZE).digest()


def row_of(entry: Entry, place: Place, unit: int, last: int) -> Row:
    """Make the row of a release; its units are `unit` to `last`."""
    release, news = entry.release, entry.changed or entry.added
    return Row(
        unit=unit,
        last=last,
        id=release.id,
        day=release.published.toordinal() if release.published else 0,
        issuer=release.issuer,
        title=release.title.encode("utf-8", "replace").decode(),
        file=release.origin.file.encode("utf-8", "surrogatepass"),
        line=release.origin.first_line or 0,
        length=len(release.text),
        news=news.day.toordinal() if news else 0,
        place=place,
    )


def add_row(connection: sqlite3.Connection, row: Row) -> None:
    """Put a release in, or in the place of the one with its number."""
    columns = (row.unit, row.last, row.id, row.day, row.issuer, row.file, row.line)
    connection.execute(
        "INSERT OR REPLACE INTO releases VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*columns, row.length, row.news, sealed(msgspec.msgpack.encode(row))),
    )


def read_row(content: object) -> Row:
    """Read the row of a release; raises DamagedIndex unless it is as it was written."""
    try:
        return msgspec.msgpack.decode(unsealed(content), type=Row)
    except (ValueError, msgspec.MsgspecError):
        raise DamagedIndex("a row is not what pressctl writes") from None


def sealed(content: bytes) -> bytes:
    """Give some bytes with their digest behind them."""
    return content + digest_of(content)


def unsealed(content: object) -> bytes:
    """Give the bytes that were sealed; raises DamagedIndex unless they are as they were."""
    if isinstance(content, bytes):
        bare, digest = content[:-_DIGEST_SIZE], content[-_DIGEST_SIZE:]
        if digest_of(bare) == digest:
            return bare
    raise DamagedIndex("a row is not what was written")


def fact(connection: sqlite3.Connection, name: str) -> bytes:
    """Give what an index notes of itself; raises DamagedIndex where it does not."""
    row = connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise DamagedIndex(f"{name} is missing")
    return unsealed(row[0])


def note(connection: sqlite3.Connection, name: str, content: bytes) -> None:
    """Note something of the index in it."""
    connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, sealed(content)))
