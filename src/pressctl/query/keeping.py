"""Numbers in little room: tables that are small while little is in them, and what is kept of all.

What is kept is MessagePack, each array in it compressed on its own, so that no second copy of the
whole is made.
"""

from __future__ import annotations

import zlib
from array import array
from collections import Counter
from collections.abc import Iterable
from typing import Any, TypeAlias

import msgspec

# A number in a dict takes some 100 bytes, in an array 4; the array is as long as all numbers can
# be. From this many on the array is the smaller, or nearly.
FEW = 1 << 18

# Numbers by their place; those that were never put in are 0.
Table: TypeAlias = "Counter[int] | array[int]"


def code_of(feature: str) -> int:
    """Give the number that stands for a word, or the like, where there is no room for it."""
    return zlib.crc32(feature.encode())


def grown(table: Table, places: int) -> Table:
    """Turn a table that holds much into an array of so many places."""
    if isinstance(table, array) or len(table) < FEW:
        return table
    full = array("I", bytes(4 * places))
    for place, number in table.items():
        full[place] = number
    return full


def flat(table: Table | dict[int, int]) -> list[array[int]]:
    """Give a table as arrays: the whole, or the places and what is there."""
    if isinstance(table, array):
        return [table]
    places = sorted(table)
    return [array("I", places), array("I", [table[place] for place in places])]


def table_of(flat: Iterable[array[int]]) -> Table:
    """Give the table that was made flat."""
    first, *rest = flat
    return Counter(dict(zip(first, rest[0], strict=True))) if rest else first


class Rows:
    """Rows of numbers, one after another."""

    def __init__(self, code: str) -> None:
        """Begin with no row; `code` is that of `array`."""
        self._all, self._ends = array(code), array("I")

    def __len__(self) -> int:
        """Count the rows."""
        return len(self._ends)

    def __getitem__(self, row: int) -> array[int]:
        """Give a row."""
        return self._all[self._ends[row - 1] if row else 0 : self._ends[row]]

    def add(self, numbers: Iterable[int]) -> None:
        """Add a row."""
        self._all.extend(numbers)
        self._ends.append(len(self._all))

    def kept(self) -> list[object]:
        """Give all rows."""
        return [self._all, self._ends]

    def resume(self, kept: tuple[array[int], array[int]]) -> None:
        """Go on from rows that were kept."""
        self._all, self._ends = kept


def keep(state: object) -> bytes:
    """Write down what is made of lists, strings, numbers and arrays."""
    return msgspec.msgpack.encode(state, enc_hook=_as_ext)


def kept(written: bytes) -> Any:  # noqa: ANN401 - what it is, its writer knows
    """Read what was written down."""
    return msgspec.msgpack.decode(written, ext_hook=_of_ext)


def _as_ext(value: object) -> msgspec.msgpack.Ext:
    if not isinstance(value, array):
        raise NotImplementedError
    return msgspec.msgpack.Ext(ord(value.typecode), zlib.compress(value, level=1))


def _of_ext(code: int, data: memoryview) -> array[int] | array[float]:
    return array(chr(code), zlib.decompress(data))
