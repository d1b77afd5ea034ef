"""When a release, and each text of it, was first taken in: kept from one ingest to the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from pressctl.model import Taken
from pressctl.store import Capture, FileRecord
from pressctl.store.ages import first

Key = TypeVar("Key")


class Ages:
    """What a store knows of when its releases came, and the turn of the ingest at hand.

    A store of before this was kept says nothing: None, a time before all others. What is met in
    such a release later is new only if the text that was there is known.
    """

    def __init__(self, files: Mapping[str, FileRecord], today: date) -> None:
        self.added: dict[str, Taken | None] = {}
        self.met: dict[tuple[str, str], Taken | None] = {}
        latest = Taken(today, 0)
        for capture in _captures(files.values()):
            _lower(self.added, capture.id, capture.added)
            _lower(self.met, (capture.id, capture.text), capture.met)
            latest = max(latest, capture.met or latest)
        # never before the last turn, even if the clock was put back
        self.now = Taken(latest.day, latest.turn + 1)

    def dated(self, record: FileRecord, old: FileRecord | None) -> FileRecord:
        """Date the captures of a file that was read; of one with the same bytes none is new."""
        before = old.captures if old and old.digest == record.digest else ()
        captures = tuple(self._dated(capture, before) for capture in record.captures)
        return replace(record, captures=captures)

    def _dated(self, capture: Capture, before: tuple[Capture, ...]) -> Capture:
        id, text = capture.id, capture.text
        added = self.added.get(id, first(one.added for one in before) if before else self.now)
        if (id, text) in self.met:
            met = self.met[id, text]
        elif before:
            met = first(one.met for one in before)
        else:
            met = None if (id, "") in self.met else self.now
        return replace(capture, added=added, met=met)


def _captures(records: Iterable[FileRecord]) -> Iterable[Capture]:
    return (capture for record in records for capture in record.captures)


def _lower(times: dict[Key, Taken | None], key: Key, time: Taken | None) -> None:
    times[key] = first((times.get(key, time), time))
