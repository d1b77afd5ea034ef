"""When the releases of a store were first taken in, and which of their files are gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
from msgspec.structs import replace

from pressctl.model import ID_LENGTH, Entry, Release, Taken
from pressctl.store.manifest import REMOVED, Capture, FileRecord, new_digest, shard_of, text_digest

_Key = tuple[str, str]  # a file, and an id as the store has it
_Known = dict[_Key, list[Capture]]


class Ages:
    """What the list of files tells of the captures of a store."""

    def __init__(self, files: Mapping[str, FileRecord]) -> None:
        self.gone = frozenset(name for name, record in files.items() if record.gone)
        self._shards: dict[str, _Known] = {}
        for name, record in files.items():
            for capture in record.captures:
                known = self._shards.setdefault(capture.shard, {})
                known.setdefault((name, capture.id), []).append(capture)

    def is_gone(self, release: Release) -> bool:
        """Tell if the file a capture was read from is there no more."""
        return release.origin.file in self.gone

    def mark(self, entry: Entry) -> Entry:
        """Tell when an entry was taken in, when its text changed, and if its files are gone."""
        versions = [[self._capture(one) for one in version] for version in entry.history]
        added = first(one.added if one else None for version in versions for one in version)
        changes = [first(one.met if one else None for one in version) for version in versions]
        changed = max(filter(None, changes), default=None)
        if added is not None and changed is not None and changed <= added:
            changed = None
        is_gone = bool(self.gone) and all(map(self.is_gone, entry.captures))
        return replace(entry, added=added, changed=changed, gone=is_gone)

    def state(self, shard: str) -> bytes:
        """Give a digest of all that is told of a shard's captures."""
        state = new_digest()
        for (name, _), captures in sorted(self._shards.get(shard, {}).items()):
            state.update(msgspec.msgpack.encode((_bytes(name), name in self.gone, captures)))
        return state.digest()

    def _capture(self, release: Release) -> Capture | None:
        """Find what the store knows of a capture; one file may hold two texts of a release."""
        key = (release.origin.file, release.id[:ID_LENGTH])
        shards = (self._shards.get(one, {}) for one in (shard_of(release), REMOVED))
        there = [capture for shard in shards for capture in shard.get(key, ())]
        if len(there) > 1:
            text = text_digest(release.text)
            there = [one for one in there if one.text == text] or there
        return there[0] if there else None


def _bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogatepass")


def first(times: Iterable[Taken | None]) -> Taken | None:
    """Give the first of some times; what is not known was before all that is."""
    found = list(times)
    return None if None in found or not found else min(filter(None, found))
