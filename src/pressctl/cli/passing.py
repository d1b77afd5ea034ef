"""Rows that go into a pipe as they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

READ_FIRST = 2000  # rows that are read before the first is shown; not measured


class Passing:
    """Rows that go into a pipe one by one; how many there were is known in the end.

    The first are read before any is given: of an answer that fails early nothing is shown.
    """

    def __init__(self, rows: Iterable[Any]) -> None:
        self._rows, self._count = rows, 0

    def __iter__(self) -> Iterator[Any]:
        coming = iter(self._rows)
        for row in chain(list(islice(coming, READ_FIRST)), coming):
            self._count += 1
            yield row

    def __len__(self) -> int:
        return self._count
