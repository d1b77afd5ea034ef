"""How far an ingest is: one line on stderr, on a terminal only, gone when done."""

from __future__ import annotations

from contextlib import suppress
from time import monotonic
from typing import Self, TextIO

from pressctl.render.output import is_terminal

_PAUSE = 0.1  # seconds between two lines; nobody reads faster
_FIRST = 1.0  # seconds until a rate is told; not measured
_CLEAR = "\r\x1b[K"


class Progress:
    """A line that counts files and bytes, rewritten in place."""

    def __init__(self, stream: TextIO | None, *, shown: bool = True) -> None:
        self.stream = stream if shown and is_terminal(stream) else None
        self._begun, self._last = monotonic(), 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._write(_CLEAR if self._last else "")

    def step(self, files: int, all_files: int, size: int, whole: int) -> None:
        """Tell that so many of all files, and so many of all bytes, are read."""
        now = monotonic()
        if self.stream and now - self._last > _PAUSE:
            self._last = now
            count = f"reading {files:,}/{all_files:,} files, {_mb(size)}/{_mb(whole)} MB"
            self._write(_CLEAR + count + _speed(size, whole, now - self._begun))

    def _write(self, text: str) -> None:
        if self.stream:
            with suppress(OSError, ValueError):
                self.stream.write(text)
                self.stream.flush()


def _mb(size: int) -> str:
    return f"{size / 1e6:,.1f}"


def _speed(size: int, whole: int, seconds: float) -> str:
    """Write the rate, and the time left if all goes on so; nothing in the first second."""
    if seconds < _FIRST or not size:
        return ""
    left = round(max(0, whole - size) * seconds / size)
    clock = f"{left // 60}:{left % 60:02} min" if left >= 60 else f"{left} s"
    return f", {_mb(round(size / seconds))} MB/s, {clock} left"
