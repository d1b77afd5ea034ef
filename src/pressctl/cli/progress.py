"""How far an ingest is: one line on stderr, on a terminal only, gone when done."""

from __future__ import annotations

from contextlib import suppress
from time import monotonic
from typing import Self, TextIO

from pressctl.render.output import is_terminal

_PAUSE = 0.1  # seconds between two lines; nobody reads faster
_CLEAR = "\r\x1b[K"


class Progress:
    """A line that counts files, rewritten in place."""

    def __init__(self, stream: TextIO | None, *, shown: bool = True) -> None:
        self.stream = stream if shown and is_terminal(stream) else None
        self._last = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._write(_CLEAR if self._last else "")

    def step(self, done: int, total: int, size: int) -> None:
        """Tell that `done` of `total` files, `size` bytes, are read."""
        if self.stream and monotonic() - self._last > _PAUSE:
            self._last = monotonic()
            self._write(f"{_CLEAR}reading {done:,}/{total:,} files, {size / 1000:,.0f} kB")

    def _write(self, text: str) -> None:
        if self.stream:
            with suppress(OSError, ValueError):
                self.stream.write(text)
                self.stream.flush()
