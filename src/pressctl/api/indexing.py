"""The index of a store, found, made or brought up to date: several rooms tell what it holds."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pressctl.api.stored import EDITION, Stored
from pressctl.errors import DamagedStore
from pressctl.store import beside, reading, roster
from pressctl.store.index import files
from pressctl.store.index.damage import DamagedIndex
from pressctl.store.index.reading import Index
from pressctl.store.manifest import REMOVED, Manifest
from pressctl.store.reading import read_manifest

if TYPE_CHECKING:
    from pressctl.corrections import Corrected
    from pressctl.corrections.records import Book
    from pressctl.model import Entry, Release
    from pressctl.store.index.writing import Writer


def open_index(path: Path, *, anew: bool = False) -> tuple[Index, Corrected | None]:
    """Open the index of a store, made if need be, or `anew`, and give what people put right.

    Raises NoStore, UnreadableStore and BadCorrections.
    """
    while True:
        manifest, version = read_manifest(path)
        book = _book(path)
        wanted = files.fingerprint(version, book.text.encode() if book else b"")
        try:
            index = None if anew else _open(path, manifest, wanted)
            index = index or _make(path, manifest, wanted, book, anew=anew)
            return index, correct(path, index, book) if book else None
        except DamagedStore:  # or a writer has replaced it meanwhile
            if read_manifest(path)[1] == version:
                raise


def tidy_index(path: Path, index: Index) -> None:
    """Remove all indexes but one: those that a killed run did not come to remove."""
    if index.file.parent == path and files.has_others(path, index.file):
        with files.making(path):
            files.sweep(path, index.file)


def drop_index(path: Path) -> None:
    """Remove the index of a store: it is made anew when it is next needed."""
    files.sweep(path, None)


def _book(path: Path) -> Book | None:
    """Read what people put right, if they did: without, nothing of that room is loaded."""
    if not os.path.lexists(file := beside(path)):
        return None
    from pressctl.corrections import read

    return read(file)


def _open(path: Path, manifest: Manifest, wanted: str) -> Index | None:
    """Open an index that is there; one that is damaged goes."""
    file = files.find(path, wanted)
    if not file:
        return None
    try:
        if not files.is_plainly_damaged(file):
            return Index.open(path, manifest, file)
    except (DamagedIndex, FileNotFoundError):  # or somebody removed it just now
        pass
    drop_index(path)
    return None


def _make(path: Path, manifest: Manifest, wanted: str, book: Book | None, *, anew: bool) -> Index:
    """Make an index; where the store cannot be written, in a folder that is gone in the end."""
    try:
        with files.making(path):
            if anew:
                drop_index(path)
            elif ready := _open(path, manifest, wanted):  # another process has made it meanwhile
                return ready
            return _made(path, path, manifest, wanted, book)
    except OSError as error:
        try:
            with TemporaryDirectory(prefix="pressctl-") as folder:
                return _made(Path(folder), path, manifest, wanted, book)
        except OSError:
            raise reading.unreadable(path, error) from None


def _made(folder: Path, path: Path, manifest: Manifest, wanted: str, book: Book | None) -> Index:
    begun = files.begin(folder)
    try:
        _write(begun, path, manifest, book)
        return Index.open(path, manifest, files.finish(begun, wanted))
    finally:
        with suppress(FileNotFoundError):
            begun.unlink()


def _write(begun: Path, path: Path, manifest: Manifest, book: Book | None) -> None:
    """Bring the newest index that there is up to date; make one from nothing if that fails."""
    from pressctl.store.index.writing import Outgrown

    for old in files.others(path)[:1]:
        if files.is_sound(old):
            with suppress(Outgrown, DamagedIndex):
                _fill(begun, old, path, manifest, book)
                return
    _fill(begun, None, path, manifest, book)


def _spell(release: Release) -> list[str]:
    """Give the words of the units of a release: its title, its paragraphs, its long quotations."""
    from pressctl.query.needs import indexed
    from pressctl.query.units import units_of

    return [indexed(text) for text in units_of(release)]


def _fill(begun: Path, old: Path | None, path: Path, manifest: Manifest, book: Book | None) -> None:
    from pressctl.store.ages import Ages
    from pressctl.store.index.writing import writing
    from pressctl.store.reading import read_files

    ages = Ages(read_files(path, manifest))
    with writing(begun, old, _spell) as writer:
        made = _keep_mentions(writer, writer.bring_up(path, manifest, ages))
        writer.flush()
        if book and book.items:
            made |= _keep_mentions(writer, _put_right(writer, path, manifest, book))
        if made or writer.forgotten:
            _write_people(writer, made)
        writer.finish()


def _put_right(writer: Writer, path: Path, manifest: Manifest, book: Book) -> Iterator[Entry]:
    """Put releases as people put them right in the place of those that were read."""
    with closing(Index(path, manifest, writer.connection)) as index:
        corrected = correct(path, index, book)
        for row in [row for id in corrected.put for row in index.known_as(id) if row.id == id]:
            writer.forget(row.unit)
            yield writer.add(corrected.put[row.id], replace(row.place, corrected=True))


def _keep_mentions(writer: Writer, made: Iterable[Entry]) -> set[str]:
    """Keep who is quoted in each of some releases; gives their ids."""
    from pressctl.query.mentions import pack

    ids: set[str] = set()
    for entry in made:
        ids.add(entry.release.id)
        roster.keep_mentions(writer.connection, [(entry.release.id, pack(entry.release))])
    return ids


def _write_people(writer: Writer, made: set[str]) -> None:
    """Work out anew who is who: one mention more may tell of anybody."""
    from pressctl.query.indexed import pages_of
    from pressctl.query.mentions import unpack
    from pressctl.query.speakers import People

    roster.drop_mentions(writer.connection, writer.forgotten - made)
    packed = roster.all_mentions(writer.connection)
    people = People(mention for one in packed for mention in unpack(one))
    roster.write(writer.connection, EDITION, pages_of(people))


def correct(path: Path, index: Index, book: Book) -> Corrected:
    """Lay what people put right on the releases that it is about."""
    from pressctl.corrections import candidates, lay_on
    from pressctl.store import Store

    entries = candidates([item.fix for item in book.items], Stored(index))
    there = REMOVED in index.manifest.shards  # what was put right in those fits, should they return
    return lay_on(book, [*entries, *(Store(path).removed() if there else ())])
