"""Records by key on pages, for an index to keep: a key is on one page, or it is nowhere.

A page is read whole, and the index answers for it: that a key is not there is as sure as what is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Generic, Protocol, TypeVar
from zlib import crc32

import msgspec

Value = TypeVar("Value")
Page = tuple[str, int, bytes]  # the shelf, the number of the page on it, from 0, and its content

# Pages of a shelf that stay in memory: questions go from quote to quote of a release, and back to
# the same persons. Not measured.
_KEPT = 2048


class Roster(Protocol):
    """What an index keeps of people; raises an error of its own if that is damaged."""

    def page(self, shelf: str, page: int) -> bytes:
        """Read a page of a shelf."""

    def mentions(self, release_id: str) -> bytes:
        """Read the mentions of a release, as they were packed."""


def spread(shelf: str, records: Mapping[str, object], per_page: int) -> Iterator[Page]:
    """Put records on the pages of a shelf, about so many on each; page 0 tells how many follow."""
    count = len(records) // per_page + 1
    pages: list[dict[str, object]] = [{} for _ in range(count)]
    for key, record in records.items():
        pages[_place(key, count)][key] = record
    encode = msgspec.msgpack.Encoder().encode
    yield shelf, 0, encode(count)
    yield from ((shelf, number, encode(page)) for number, page in enumerate(pages, start=1))


def _place(key: str, count: int) -> int:
    return crc32(key.encode("utf-8", "surrogatepass")) % count


class Shelf(Generic[Value]):
    """Records of one kind by key, read from the pages of a roster as they are asked for."""

    def __init__(self, roster: Roster, name: str, kind: type[Value]) -> None:
        self._roster = roster
        self._name = name
        self._decode = msgspec.msgpack.Decoder(dict[str, kind]).decode  # type: ignore[valid-type]
        self._page = lru_cache(maxsize=_KEPT)(self._read)
        self._count: int | None = None

    def get(self, key: str) -> Value | None:
        """Give the record of a key, if there is one."""
        return self._page(_place(key, self._pages()) + 1).get(key)

    def values(self) -> Iterator[Value]:
        """Give all records, in an order of their own."""
        for number in range(1, self._pages() + 1):
            yield from self._read(number).values()

    def _pages(self) -> int:
        if self._count is None:
            self._count = msgspec.msgpack.decode(self._roster.page(self._name, 0), type=int)
        return self._count

    def _read(self, number: int) -> dict[str, Value]:
        return self._decode(self._roster.page(self._name, number))
