"""How far an ingest is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pressctl.ingest.intake import Source, Task
    from pressctl.ingest.work import Result

# files read, files to read, bytes read, bytes to read
Progress = Callable[[int, int, int, int], None]


class Meter:
    """Counts files and bytes, and tells after each file, and after each part of a large one."""

    def __init__(self, progress: Progress | None, files: int, size: int) -> None:
        self._progress, self._files, self._size = progress, files, size
        self._read, self._whole, self._parts = 0, 0, 0

    def watch(self, done: Iterable[tuple[Task, Result]]) -> Iterator[tuple[Task, Result]]:
        """Pass on what is done, and count the parts of a large file."""
        for task, result in done:
            if task.size < task.source.size:
                self._parts += task.size
                self._tell()
            yield task, result

    def finish(self, source: Source) -> None:
        """Count a file."""
        self._read, self._whole, self._parts = self._read + 1, self._whole + source.size, 0
        self._tell()

    def _tell(self) -> None:
        if self._progress:
            self._progress(self._read, self._files, self._whole + self._parts, self._size)
