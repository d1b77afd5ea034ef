"""What people took out of the store stays out, in whatever file it is met again."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from pressctl.store import REMOVED, Capture, FileRecord


class Removed:
    """The releases that were removed, by id; by text where another release has the same id."""

    def __init__(self, files: Mapping[str, FileRecord]) -> None:
        captures = [capture for record in files.values() for capture in record.captures]
        removed = [capture for capture in captures if capture.shard == REMOVED]
        there = {capture.id for capture in captures if capture.shard != REMOVED} if removed else ()
        self._ids = {capture.id for capture in removed}.difference(there)
        self._texts = {(capture.id, capture.text) for capture in removed}

    def kept_out(self, record: FileRecord) -> FileRecord:
        """Send the captures of a file that was read to where removed releases are kept."""
        if not self._texts:
            return record
        captures = (
            replace(one, shard=REMOVED) if self._has(one) else one for one in record.captures
        )
        return replace(record, captures=tuple(captures))

    def _has(self, capture: Capture) -> bool:
        return capture.id in self._ids or (capture.id, capture.text) in self._texts
