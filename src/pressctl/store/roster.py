"""The people of a corpus in the index: pages of records, and the mentions that they come from.

What is in a page is known to the query that wrote it. Each row is sealed by a digest of its content
and its place, which is compared before it is used: damage is an error, never an answer.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from pressctl.errors import DamagedIndex
from pressctl.store.digests import blake2b

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS mentions"
    " (release TEXT PRIMARY KEY, body BLOB NOT NULL, seal BLOB NOT NULL)",
    "DROP TABLE IF EXISTS roster",
    "CREATE TABLE roster (shelf TEXT, page INTEGER, body BLOB NOT NULL, seal BLOB NOT NULL,"
    " PRIMARY KEY (shelf, page))",
)
# What a damaged file raises; a damaged name of a column cannot even be told in an error of SQLite.
_BROKEN = (sqlite3.Error, UnicodeDecodeError)
_SEAL = 8  # bytes: of 2^64 damaged rows one is taken for sound


def keep_mentions(connection: sqlite3.Connection, packed: Iterable[tuple[str, bytes]]) -> None:
    """Keep the mentions of releases, each with its id, in place of what was kept of them."""
    connection.execute(_SCHEMA[0])
    rows = ((release, body, _seal("mentions", release, body)) for release, body in packed)
    connection.executemany("INSERT OR REPLACE INTO mentions VALUES (?, ?, ?)", rows)


def drop_mentions(connection: sqlite3.Connection, releases: Iterable[str]) -> None:
    """Drop the mentions of releases that are no more, by their ids."""
    connection.executemany("DELETE FROM mentions WHERE release = ?", ((one,) for one in releases))


def all_mentions(connection: sqlite3.Connection) -> Iterator[bytes]:
    """Give the mentions of every release, as they were kept."""
    try:
        for release, body, seal in connection.execute("SELECT release, body, seal FROM mentions"):
            yield _sound(body, seal, "mentions", release)
    except _BROKEN as error:
        raise DamagedIndex(str(error)) from None


def write(
    connection: sqlite3.Connection, edition: str, pages: Iterable[tuple[str, int, bytes]]
) -> None:
    """Write all pages anew: of each its shelf, its number there and its content.

    `edition` names the state of the corpus that they tell of; only who knows it can read them.
    """
    for statement in _SCHEMA:
        connection.execute(statement)
    rows = (
        (shelf, page, body, _seal(edition, f"{shelf}/{page}", body)) for shelf, page, body in pages
    )
    connection.executemany("INSERT INTO roster VALUES (?, ?, ?, ?)", rows)


class Roster:
    """Reads what `write` and `keep_mentions` have written; raises DamagedIndex."""

    def __init__(self, connection: sqlite3.Connection, edition: str) -> None:
        self._connection = connection
        self._edition = edition

    def page(self, shelf: str, page: int) -> bytes:
        """Read a page of a shelf."""
        select = "SELECT body, seal FROM roster WHERE shelf = ? AND page = ?"
        return self._read(select, (shelf, page), self._edition, f"{shelf}/{page}")

    def mentions(self, release_id: str) -> bytes:
        """Read the mentions of a release."""
        select = "SELECT body, seal FROM mentions WHERE release = ?"
        return self._read(select, (release_id,), "mentions", release_id)

    def _read(self, select: str, key: tuple[object, ...], edition: str, place: str) -> bytes:
        try:
            row = self._connection.execute(select, key).fetchone()
        except _BROKEN as error:
            raise DamagedIndex(str(error)) from None
        if row is None:
            raise DamagedIndex(f"{place} is missing")
        body, seal = row
        return _sound(body, seal, edition, place)


def _sound(body: object, seal: object, edition: str, place: str) -> bytes:
    """Give a content that is what was written: damage may even have changed its type."""
    if not isinstance(body, bytes) or _seal(edition, place, body) != seal:
        raise DamagedIndex(f"{place} is damaged")
    return body


def _seal(edition: str, place: str, body: bytes) -> bytes:
    seal = blake2b(body, digest_size=_SEAL)
    seal.update(f"\0{edition}\0{place}".encode())
    return seal.digest()
