"""What is wrong with a store: every part held against its digest, and what else lies about."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from pressctl.answers.findings import FindingKind, FindingRow
from pressctl.errors import DamagedStore, UnreadableStore
from pressctl.model import Release
from pressctl.store import disk, writing
from pressctl.store.disposable import INDEX, KINDS, LINKS, is_disposable, is_sound
from pressctl.store.manifest import (
    DAMAGED,
    FILES,
    LOCK,
    MANIFEST,
    SHARDS,
    FileRecord,
    Manifest,
    Part,
    digest,
    is_ours,
    part_name,
)
from pressctl.store.reading import REBUILD, decode_lines, read_manifest, read_part

_LEFT = "left behind by a run that was killed"
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def check(path: Path) -> list[FindingRow]:
    """List what is wrong with a store, once more if somebody wrote to it meanwhile.

    Raises NoStore, and UnreadableStore where nothing can be told (of another user, of a newer
    pressctl, refused by the system).
    """
    while True:
        try:
            manifest, version = read_manifest(path)
        except DamagedStore as error:
            damaged = _finding("manifest", "manifest.json", _why(path, error))
            return [damaged, *_open_to_others(path), *_index_damage(path)]
        found = [*_damage(path, manifest), *_open_to_others(path), *_leftovers(path, manifest)]
        found += [*_strange_lock(path), *_index_damage(path), *_aside(path)]
        if read_manifest(path)[1] == version:
            return found


def _finding(kind: FindingKind, where: str, what: str) -> FindingRow:
    return FindingRow("fault", kind, where, what, REBUILD, mended=False)


def _why(path: Path, error: UnreadableStore) -> str:
    """Give the reason of an error without the place and the advice."""
    words = str(error).removeprefix(str(path)).partition("; ")[0]
    return words.rpartition(": ")[2]


def _damage(path: Path, manifest: Manifest) -> Iterator[FindingRow]:
    yield from _part_damage(path, "list", FILES, manifest.files, FileRecord)
    for key, part in sorted(manifest.shards.items()):
        yield from _part_damage(path, "shard", key, part, Release)


def _part_damage(
    path: Path, kind: FindingKind, key: str, part: Part, record: type[Any]
) -> Iterator[FindingRow]:
    try:
        decode_lines(path, read_part(path, key, part), record)
    except UnreadableStore as error:
        yield _finding(kind, part_name(key, part), _why(path, error))


def _open_to_others(path: Path) -> Iterator[FindingRow]:
    for place in _inside(path):
        name = "." if place == path else place.relative_to(path).as_posix()
        with suppress(FileNotFoundError):  # swept meanwhile
            status = place.lstat()
            if status.st_uid != os.geteuid():
                what = f"belongs to another user (uid {status.st_uid})"
                remedy = "see whose it is, and take it out of the store"
                yield FindingRow("fault", "owner", name, what, remedy, mended=False)
            elif not stat.S_ISLNK(status.st_mode) and status.st_mode & _OTHERS:
                mode = stat.S_IMODE(status.st_mode)
                yield _finding("permissions", name, f"open to other users (mode {mode:04o})")


def _inside(path: Path) -> list[Path]:
    return [path, *sorted(path.rglob("*"))]


def _leftovers(path: Path, manifest: Manifest) -> Iterator[FindingRow]:
    for file in writing.leftovers(path, manifest):
        name = file.relative_to(path).as_posix()
        yield _finding("leftover", name, _LEFT)
    for file in (one for kind in KINDS for one in kind.unfinished(path)):
        yield _finding("leftover", file.name, _LEFT)


def _index_damage(path: Path) -> Iterator[FindingRow]:
    for kind, what in ((INDEX, "the index is damaged"), (LINKS, "the links are damaged")):
        for file in kind.others(path):
            if not is_sound(file):
                yield _finding("index", file.name, what)


def _strange_lock(path: Path) -> Iterator[FindingRow]:
    if os.path.lexists(path / LOCK) and not disk.is_file(path / LOCK):
        what, remedy = "is no file: nothing can be written", "remove it"
        yield FindingRow("fault", "leftover", LOCK, what, remedy, mended=False)
    for kind in KINDS:
        if os.path.lexists(path / kind.lock) and not disk.is_file(path / kind.lock):
            what = "is no file: no index can be kept"
            yield _finding("leftover", kind.lock, what)


def _aside(path: Path) -> Iterator[FindingRow]:
    for file in sorted((path / DAMAGED).glob("*")):
        name = file.relative_to(path).as_posix()
        what = "damaged bytes, set aside since not all of them could be read again"
        yield FindingRow(
            "note", "aside", name, what, "delete it once it is not needed", mended=False
        )


def tidy(path: Path) -> None:
    """Sweep what killed runs left behind, and close the store to other users; the lock is held."""
    for place in [*path.iterdir(), *(path / SHARDS).iterdir()]:
        ours = place.name == MANIFEST or is_ours(place.name) or is_disposable(place.name)
        if place.is_dir() and ours:
            _make_way(path, place)
    with suppress(DamagedStore):
        manifest, _ = read_manifest(path)
        if not any(_damage(path, manifest)):  # else what is left over may be all there is
            writing.sweep(path, manifest)
    for kind in KINDS:
        with suppress(OSError), kind.making(path, wait=0):  # who makes one sweeps, too
            sound = (file for file in kind.others(path) if is_sound(file))
            kind.sweep(path, next(sound, None))
    for place in _inside(path):
        with suppress(OSError):
            status = place.lstat()
            if status.st_uid == os.geteuid() and not stat.S_ISLNK(status.st_mode):
                _close(place, stat.S_IMODE(status.st_mode))


def _make_way(path: Path, folder: Path) -> None:
    """Take a folder from the place of a file: no file can be written over it."""
    try:
        folder.rmdir()
    except OSError:  # somebody keeps something in it
        disk.make_folder(path / DAMAGED)
        folder.rename(path / DAMAGED / f"{folder.name}.{os.urandom(4).hex()}")


def _close(place: Path, mode: int) -> None:
    wanted = disk.FOLDER_MODE if place.is_dir() else disk.FILE_MODE
    if mode != wanted:
        place.chmod(wanted)


def set_aside(path: Path) -> list[Path]:
    """Copy shards whose bytes are not those of their names to a folder that nothing sweeps."""
    copies = []
    for file in sorted((path / SHARDS).glob("*.jsonl")):
        if not is_ours(file.name):
            continue
        with suppress(OSError):  # one that cannot be read now is not written over either
            content = disk.read_file(file, file.lstat().st_size)
            part = Part(len(content), digest(content), 0)
            if part_name(file.name.partition(".")[0], part) != file.name:
                copies.append(_copy(path / DAMAGED / file.name, content))
    return copies


def _copy(copy: Path, content: bytes) -> Path:
    disk.make_folder(copy.parent)
    disk.write_file(copy, [content])
    disk.sync_folder(copy.parent)
    return copy


def drop(copies: list[Path]) -> None:
    """Remove copies that are not needed: all that they held was read again."""
    for copy in copies:
        disk.remove(copy)
        with suppress(OSError):  # it holds others
            copy.parent.rmdir()
