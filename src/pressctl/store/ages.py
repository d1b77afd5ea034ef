"""When the releases of a store were first taken in, and which of their files are gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from pressctl.model import ID_LENGTH, Entry, Release, Taken
from pressctl.store.manifest import Capture, FileRecord, text_digest

_Key = tuple[str, str]  # a file, and an id as the store has it


def gone_files(files: Mapping[str, FileRecord]) -> frozenset[str]:
    """Name the files that were not there any more at a later ingest."""
    return frozenset(name for name, record in files.items() if record.gone)


def mark(entries: Iterable[Entry], files: Mapping[str, FileRecord]) -> list[Entry]:
    """Tell of each entry when it was taken in, when its text changed, and if its files are gone."""
    gone = gone_files(files)
    captures: dict[_Key, list[Capture]] = {}
    for name, record in files.items():
        for capture in record.captures:
            captures.setdefault((name, capture.id), []).append(capture)
    return [_marked(entry, captures, gone) for entry in entries]


def _marked(
    entry: Entry, captures: Mapping[_Key, Sequence[Capture]], gone: frozenset[str]
) -> Entry:
    versions = [[_capture(one, captures) for one in version] for version in entry.history]
    added = first(one.added if one else None for version in versions for one in version)
    changes = [first(one.met if one else None for one in version) for version in versions]
    changed = max(filter(None, changes), default=None)
    if added is not None and changed is not None and changed <= added:
        changed = None
    is_gone = bool(gone) and all(one.origin.file in gone for one in entry.captures)
    return replace(entry, added=added, changed=changed, gone=is_gone)


def _capture(release: Release, captures: Mapping[_Key, Sequence[Capture]]) -> Capture | None:
    """Find what the store knows of a capture; one file may hold two texts of a release."""
    there = captures.get((release.origin.file, release.id[:ID_LENGTH]), ())
    if len(there) > 1:
        text = text_digest(release.text)
        there = [one for one in there if one.text == text] or there
    return there[0] if there else None


def first(times: Iterable[Taken | None]) -> Taken | None:
    """Give the first of some times; what is not known was before all that is."""
    found = list(times)
    return None if None in found or not found else min(filter(None, found))
