"""How far long work is: one line on stderr, on a terminal only, gone when done."""

from __future__ import annotations

from contextlib import suppress
from time import monotonic
from typing import Self, TextIO

from pressctl.render.output import is_terminal

_PAUSE = 0.1  # seconds between two lines; nobody reads faster
_FIRST = 1.0  # seconds until a rate is told; not measured
_CLEAR = "\r\x1b[K"


class Progress:
    """A line that counts what is done, rewritten in place."""

    def __init__(self, stream: TextIO | None, *, shown: bool = True) -> None:
        self.stream = stream if shown and is_terminal(stream) else None
        self._begun, self._last = monotonic(), 0.0
        self._standing: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def clear(self) -> None:
        """Take the line away."""
        self._write(_CLEAR if self._last else "")

    def step(self, files: int, all_files: int, size: int, whole: int) -> None:
        """Tell that so many of all files, and so many of all bytes, are read."""
        if seconds := self._due():
            count = f"reading {files:,}/{all_files:,} files, {_mb(size)}/{_mb(whole)} MB"
            rate = f", {_mb(round(size / seconds))} MB/s" if seconds > _FIRST and size else ""
            self._write(_CLEAR + count + rate + _left(size, whole, seconds))

    def link(self, releases: int, whole: int) -> None:
        """Tell that the claims of so many of all releases are linked; first of all, how many were.

        Of work that is soon done nothing is told.
        """
        self._standing = releases if self._standing is None else self._standing
        if releases < whole and monotonic() - self._begun > _FIRST and (seconds := self._due()):
            count = f"linking claims: {releases:,}/{whole:,} releases"
            done, all_new = releases - self._standing, whole - self._standing
            self._write(_CLEAR + count + _left(done, all_new, seconds))
        if releases == whole:
            self.clear()

    def _due(self) -> float:
        """Give the seconds since the beginning if a line is due, else none."""
        now = monotonic()
        if not self.stream or now - self._last <= _PAUSE:
            return 0.0
        self._last = now
        return now - self._begun

    def _write(self, text: str) -> None:
        if self.stream:
            with suppress(OSError, ValueError):
                self.stream.write(text)
                self.stream.flush()


def _mb(size: int) -> str:
    return f"{size / 1e6:,.1f}"


def _left(done: int, whole: int, seconds: float) -> str:
    """Write the time left if all goes on so; nothing in the first second."""
    if seconds < _FIRST or not done:
        return ""
    left = round(max(0, whole - done) * seconds / done)
    clock = f"{left // 60}:{left % 60:02} min" if left >= 60 else f"{left} s"
    return f", {clock} left"
