"""The lines of a shard, release by release: what is one release is in one shard.

A release's day and heading are in its id, and a shard holds a month: so captures of one release
are looked for in one shard alone, and no more than a few are in memory at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct

from pressctl import captures
from pressctl.model import Entry, Release
from pressctl.store.ages import Ages
from pressctl.store.index.tables import Place, Ref, digest_of
from pressctl.store.manifest import Part
from pressctl.store.reading import read_part, telling_garbled
from pressctl.text import bare, fold


class Group(Struct, frozen=True):
    """Releases that are made of the same lines: one, or several that share their heading."""

    lines: tuple[Ref, ...]
    entries: list[Entry]

    def place(self, entry: Entry, shard: int) -> Place:
        """Give the place of one of its releases."""
        return Place(shard, self.lines, entry.added, entry.changed, entry.gone)


class _Heading(Struct, frozen=True, gc=False):
    id: str
    title: str
    issuer: str | None
    published: date | None


def read_groups(path: Path, key: str, part: Part, ages: Ages) -> Iterator[Group]:
    """Read a shard release by release; raises DamagedStore."""
    content = read_part(path, key, part)
    with telling_garbled(path):
        decoder = msgspec.json.Decoder(Release)
        for group in _groups(content):
            releases = [decoder.decode(content[one.start : one.stop]) for one in group]
            lines = tuple(
                _ref(content, one, ages.is_gone(release))
                for one, release in zip(group, releases, strict=True)
            )
            yield Group(lines, make_entries(releases, ages))


def make_entries(releases: Sequence[Release], ages: Ages) -> list[Entry]:
    """Make the releases that some captures are, each with what the list of files tells of it."""
    return [ages.mark(entry) for entry in captures.group(releases, ages.gone)]


def _ref(content: bytes, line: slice, gone: bool) -> Ref:
    return Ref(line.start, line.stop - line.start, digest_of(content[line]), gone)


def _groups(content: bytes) -> Iterator[list[slice]]:
    """Bring the lines together that have one id, and those of one day and title if need be.

    A capture that does not state its issuer is of another with its heading, whatever its id.
    """
    decoder = msgspec.json.Decoder(_Heading)
    by_id: dict[str, list[slice]] = {}
    headings: dict[str, tuple[date, str]] = {}
    orphans: set[tuple[date, str]] = set()
    for line in _lines(content):
        found = decoder.decode(content[line])
        if found.published and found.id not in by_id:
            headings[found.id] = (found.published, bare(fold(found.title)))
            if not found.issuer:
                orphans.add(headings[found.id])
        by_id.setdefault(found.id, []).append(line)
    met: dict[tuple[date, str], list[slice]] = {}
    for id, lines in by_id.items():
        if id in headings and headings[id] in orphans:
            met.setdefault(headings[id], []).extend(lines)
        else:
            yield lines
    yield from met.values()


def _lines(content: bytes) -> Iterator[slice]:
    start = 0
    while start < len(content):
        end = content.find(b"\n", start)
        end = len(content) if end < 0 else end
        yield slice(start, end)
        start = end + 1
