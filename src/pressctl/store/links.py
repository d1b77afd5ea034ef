"""The links between the claims of a store, as they were found: block by block, in order of date.

One SQLite file (`disposable.LINKS`). A block holds the releases that it was found in, so that
whoever brings the links up to date sees which blocks still stand, and what found them can go on
from its `state`. Every block is sealed.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from pressctl.answers.claims import LinkRow, Relation
from pressctl.errors import DamagedIndex
from pressctl.store import disk
from pressctl.store.disposable import LINKS, require_own
from pressctl.store.index.damage import telling_damage, telling_refusal
from pressctl.store.index.tables import fact, note, sealed, unsealed
from pressctl.version import __version__

_SCHEMA = (
    "CREATE TABLE blocks (number INTEGER PRIMARY KEY, content BLOB)",
    "CREATE TABLE facts (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID",
)
_SETTINGS = ("journal_mode = OFF", "synchronous = OFF")  # nobody sees the file before it is whole
_QUICKLY = 1  # how hard zlib tries
MAKER = f"{LINKS.format} {__version__}".encode()

Told = tuple[str, bytes]  # a release: its id, and what tells it from any other text
Found = tuple[str, str, Relation, float, str]  # a LinkRow
Pair = tuple[str, str, Relation, float, str, str]  # two claims that want a look, and why


class Block(Struct, frozen=True, array_like=True):
    """Releases that are neighbours in time, and what their claims are to those before.

    That is links, and pairs of claims that want a look.
    """

    releases: list[Told]
    links: list[Found]
    pairs: list[Pair]


class Links:
    """The links of a store that are kept in a file; raises DamagedIndex where it is damaged."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, file: Path) -> Links:
        """Open a file of links; it is never changed."""
        require_own(file)
        with telling_damage():
            name = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
            connection = sqlite3.connect(name, uri=True)
            connection.execute("PRAGMA trusted_schema = OFF")
        return cls(connection)

    def __iter__(self) -> Iterator[LinkRow]:
        """Give all links, by the later of the two claims."""
        for block in self.blocks():
            for found in block.links:
                yield LinkRow(*found)

    def pairs(self) -> Iterator[Pair]:
        """Give all pairs that want a look."""
        return (pair for block in self.blocks() for pair in block.pairs)

    def blocks(self) -> Iterator[Block]:
        """Give the blocks in their order."""
        return map(self.block, range(_count(self._fact("blocks"))))

    def block(self, number: int) -> Block:
        """Give one block, counted from 0."""
        with telling_damage():
            row = self._connection.execute(
                "SELECT content FROM blocks WHERE number = ?", (number,)
            ).fetchone()
        if row is None:
            raise DamagedIndex("links are missing")
        try:
            return msgspec.msgpack.decode(zlib.decompress(unsealed(row[0])), type=Block)
        except (msgspec.MsgspecError, zlib.error):
            raise DamagedIndex("links are not what pressctl writes") from None

    def state(self) -> tuple[int, bytes]:
        """Give how many blocks are full, and the state of what found them after these.

        Raises DamagedIndex too where another pressctl has found them: it may weigh otherwise.
        """
        if self._fact("maker") != MAKER:
            raise DamagedIndex("another pressctl has made it")
        return _count(self._fact("full")), self._fact("state")

    def _fact(self, name: str) -> bytes:
        with telling_damage():
            return fact(self._connection, name)


class LinksWriter:
    """A file of links that is being made."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._blocks = 0
        for statement in _SCHEMA:
            connection.execute(statement)
        note(connection, "maker", MAKER)
        self.keep_state(b"")

    def add(self, block: Block) -> None:
        """Put the next block in."""
        content = zlib.compress(msgspec.msgpack.encode(block), _QUICKLY)
        row = (self._blocks, sealed(content))
        self._connection.execute("INSERT INTO blocks VALUES (?, ?)", row)
        self._blocks += 1
        note(self._connection, "blocks", b"%d" % self._blocks)

    def keep_state(self, state: bytes) -> None:
        """Keep the state of what finds links, after the blocks so far: all of them are full."""
        note(self._connection, "blocks", b"%d" % self._blocks)
        note(self._connection, "full", b"%d" % self._blocks)
        note(self._connection, "state", state)


@contextmanager
def writing(file: Path) -> Iterator[LinksWriter]:
    """Write a new file of links; what is written stays, also where the body ends early.

    Raises OSError.
    """
    disk.make_file(file)
    with telling_refusal(), closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        connection.execute("BEGIN")
        try:
            yield LinksWriter(connection)
        finally:
            connection.execute("COMMIT")


def _count(content: bytes) -> int:
    try:
        return int(content)
    except ValueError:
        raise DamagedIndex("a count is none") from None
