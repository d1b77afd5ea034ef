"""Lines on their way into a store: a few wait in memory, the more on the disk."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, SupportsBytes

from msgspec import Struct
from msgspec.structs import replace

from pressctl.store import disk

HELD = 1 << 24  # bytes that wait in memory: an ingest of a few files writes nothing until its end


class Line(Struct, frozen=True):
    """A capture as a shard holds it; `bytes` of the content gives it, wherever it waits."""

    id: str
    file: str
    first_line: int
    content: SupportsBytes


class Spool:
    """Contents in the order they came, in a file that only this process sees."""

    def __init__(self, store: Path, make: Callable[[], BinaryIO]) -> None:
        self._store, self._make = store, make
        self._file: BinaryIO = io.BytesIO()
        self._size = 0
        self._held = True

    def keep(self, line: Line) -> Line:
        """Put the content of a line away, and give the line with where it is."""
        content = bytes(line.content)
        with disk.unwritable(self._store):
            if self._held and self._size + len(content) > HELD:
                self._spill()
            self._file.seek(self._size)
            self._file.write(content)
            self._file.flush()
        kept = _Kept(self, self._size, len(content))
        self._size += len(content)
        return replace(line, content=kept)

    def read(self, start: int, size: int) -> bytes:
        """Read some bytes that were put away."""
        self._file.seek(start)
        return self._file.read(size)

    def close(self) -> None:
        """Let go of what was put away."""
        with suppress(OSError):
            self._file.close()

    def _spill(self) -> None:
        file = self._make()
        self._file.seek(0)
        file.write(self._file.read())
        self._file, self._held = file, False


class _Kept(Struct, frozen=True, gc=False):
    """A content in a spool."""

    spool: Spool
    start: int
    size: int

    def __bytes__(self) -> bytes:
        return self.spool.read(self.start, self.size)
