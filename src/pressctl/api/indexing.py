"""The index of a store, found, made or brought up to date: several rooms tell what it holds."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pressctl.api.stored import Stored
from pressctl.errors import DamagedStore, UnreadableStore
from pressctl.store import beside, disk, roster
from pressctl.store.disposable import INDEX, is_usable
from pressctl.store.index.damage import DamagedIndex
from pressctl.store.index.reading import Index
from pressctl.store.manifest import REMOVED, Manifest
from pressctl.store.reading import read_manifest

if TYPE_CHECKING:
    from pressctl.corrections import Corrected
    from pressctl.corrections.records import Book
    from pressctl.model import Entry, Release
    from pressctl.store.index.writing import Writer


class _Aim(Struct, frozen=True):
    """What an index is to be made from: a store at one moment, and what people put right in it."""

    path: Path
    manifest: Manifest
    version: str
    book: Book | None

    @property
    def fingerprint(self) -> str:
        return INDEX.fingerprint(self.version, self.book.text.encode() if self.book else b"")


def open_index(
    path: Path, *, anew: bool = False, waiting: Callable[[], None] | None = None
) -> tuple[Index, Corrected | None]:
    """Open the index of a store, made if need be, or `anew`, and give what people put right.

    `waiting` is called when another process has been making it for some time. Raises NoStore,
    UnreadableStore and BadCorrections.
    """
    while True:
        aim = _aim(path)
        try:
            index = None if anew else _open(aim)
            index = index or _make(aim, anew=anew, waiting=waiting)
            return index, correct(path, index, aim.book) if aim.book else None
        except DamagedStore:  # or a writer has replaced it meanwhile
            if read_manifest(path)[1] == aim.version:
                raise


def bring_up_index(path: Path) -> None:
    """Bring the index of a store up to date, and remove those that killed runs have left.

    Raises what `open_index` does, and OSError where it cannot be written.
    """
    index = _open(_aim(path))
    if not index or INDEX.has_others(path, index.file):
        with INDEX.making(path):
            aim = _aim(path)  # somebody may have written to the store meanwhile
            index = _open(aim) or _made(path, aim)
            INDEX.sweep(path, index.file)
    index.close()


def _aim(path: Path) -> _Aim:
    manifest, version = read_manifest(path)
    return _Aim(path, manifest, version, _book(path))


def _book(path: Path) -> Book | None:
    """Read what people put right, if they did: without, nothing of that room is loaded."""
    if not os.path.lexists(file := beside(path)):
        return None
    from pressctl.corrections import read

    return read(file)


def _open(aim: _Aim) -> Index | None:
    """Open an index that is there; one that is damaged goes."""
    return INDEX.opened(
        aim.path, aim.fingerprint, lambda file: Index.open(aim.path, aim.manifest, file)
    )


def _make(aim: _Aim, *, anew: bool, waiting: Callable[[], None] | None) -> Index:
    """Make an index; where the store cannot be written, in a folder that is gone in the end."""
    try:
        with INDEX.making(aim.path, waiting):
            if anew:
                INDEX.sweep(aim.path, None)
            elif ready := _open(aim):  # another process has made it meanwhile
                return ready
            return _made(aim.path, aim)
    except (OSError, DamagedIndex) as error:  # or somebody harmed the new one before it was opened
        try:
            with TemporaryDirectory(prefix="pressctl-") as folder:
                return _made(Path(folder), aim)
        except OSError:
            raise _not_made(aim.path, error) from None


def _not_made(path: Path, error: OSError | DamagedIndex) -> UnreadableStore:
    why = (error.strerror or str(error)).lower() if isinstance(error, OSError) else error.why
    hint = "free some room, there or in the folder for temporary files"
    return UnreadableStore(str(path), f"its index cannot be made: {why}", hint)


def _made(folder: Path, aim: _Aim) -> Index:
    begun = INDEX.begin(folder)
    try:
        _write(begun, aim)
        return Index.open(aim.path, aim.manifest, INDEX.finish(begun, aim.fingerprint))
    finally:
        disk.remove(begun)


def _write(begun: Path, aim: _Aim) -> None:
    """Bring the newest index that there is up to date; make one from nothing if that fails."""
    from pressctl.store.index.writing import Outgrown

    for old in INDEX.others(aim.path)[:1]:
        if is_usable(old):
            with suppress(Outgrown, DamagedIndex):
                _fill(begun, old, aim)
                return
    _fill(begun, None, aim)


def _spell(release: Release) -> list[str]:
    """Give the words of the units of a release: its title, its paragraphs, its long quotations."""
    from pressctl.query.needs import indexed
    from pressctl.query.units import units_of

    return [indexed(text) for text in units_of(release)]


def _fill(begun: Path, old: Path | None, aim: _Aim) -> None:
    from pressctl.store.ages import Ages
    from pressctl.store.index.writing import writing
    from pressctl.store.reading import read_files

    with writing(begun, old, _spell) as writer:
        ages = Ages(read_files(aim.path, aim.manifest))
        made = _keep_mentions(writer, writer.bring_up(aim.path, aim.manifest, ages))
        del ages  # people need the room
        writer.flush()
        if aim.book and aim.book.items:
            made |= _keep_mentions(writer, _put_right(writer, aim, aim.book))
        if made or writer.forgotten or old is None:
            with writer.sparing():
                _write_people(writer, made)
        writer.finish()


def _put_right(writer: Writer, aim: _Aim, book: Book) -> Iterator[Entry]:
    """Put releases as people put them right in the place of those that were read."""
    with closing(Index(aim.path, aim.manifest, writer.connection)) as index:
        corrected = correct(aim.path, index, book)
        for row in [row for id in corrected.put for row in index.known_as(id) if row.id == id]:
            writer.forget(row.unit)
            yield writer.add(corrected.put[row.id], replace(row.place, corrected=True))


def _keep_mentions(writer: Writer, made: Iterable[Entry]) -> set[str]:
    """Keep who is quoted in each of some releases; gives their ids."""
    from pressctl.query.mentions import pack

    ids: set[str] = set()
    roster.keep_mentions(writer.connection, ())  # of no release, too, there is something to ask
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
    roster.write(writer.connection, str(INDEX.format), pages_of(people))


def correct(path: Path, index: Index, book: Book) -> Corrected:
    """Lay what people put right on the releases that it is about."""
    from pressctl.corrections import candidates, lay_on
    from pressctl.store import Store

    entries = candidates([item.fix for item in book.items], Stored(index))
    there = REMOVED in index.manifest.shards  # what was put right in those fits, should they return
    return lay_on(book, [*entries, *(Store(path).removed() if there else ())])
