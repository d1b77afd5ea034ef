"""The file of corrections with some entries more or fewer; all else in it stays to the letter."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from pressctl.corrections.applying import Target, target
from pressctl.corrections.finding import Shelf, candidates
from pressctl.corrections.reading import comments, read, understand
from pressctl.corrections.records import Book, Fix, Item, Stamp, kind_of
from pressctl.errors import PressctlError
from pressctl.query.catalogue import Catalogue
from pressctl.store import disk

LOCK_WAIT = 10.0  # seconds; a change takes milliseconds
_LOCK_PAUSE = 0.02
_HEAD = """\
# What people put right in the releases of the pressctl store beside this file. Change it by hand
# as you like; pressctl adds, replaces or takes out an entry and leaves the rest as it is.
# The keys: docs/corrections.md of pressctl.
"""
# Besides what TOML forbids in a string: C1, marks that turn the direction of writing, invisible
# characters and line separators would show the person who edits the file what is not there.
_ESCAPED = {
    *range(0x20),
    *range(0x7F, 0xA0),
    *(0x00AD, 0x061C, 0xFEFF),
    *range(0x200B, 0x2010),
    *range(0x2028, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFFF9, 0xFFFC),
}
_SHORT = {ord("\\"): "\\\\", ord('"'): '\\"', 0x0A: "\\n", 0x09: "\\t"}
_TABLE = {code: f"\\u{code:04X}" for code in _ESCAPED} | _SHORT
_TABLE |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # half characters that no file can hold


class UnwritableCorrections(PressctlError):
    """The file of corrections cannot be written; it is as it was."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: cannot be written: {why}; nothing was changed")


def write(
    path: Path, catalogue: Catalogue, fixes: Sequence[Fix], forget: Collection[str] = ()
) -> int:
    """Add entries, each in the place of an earlier one about the same; take out the forgotten.

    By the releases of `catalogue` the entries of the file find what they are about; `forget` are
    ids of quotes. Gives the number of entries that went. Raises BadCorrections and
    UnwritableCorrections.
    """
    try:
        with _alone(path.parent):
            book = read(path)
            meant = [*(item.fix for item in book.items), *fixes]
            shelf = Shelf(candidates(meant, catalogue))
            text, gone = _edited(book, shelf, fixes, frozenset(forget))
            understand(text, book.where)  # never write what could not be read again
            if text != book.text:
                disk.write_file(path, [text.encode()])
                disk.sync_folder(path.parent)
    except OSError as error:
        raise UnwritableCorrections(str(path), (error.strerror or str(error)).lower()) from error
    return gone


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold a kernel lock on the folder of the file: there is no file to leave behind."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    until = time.monotonic() + LOCK_WAIT
    try:
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise
                time.sleep(_LOCK_PAUSE)
        yield
    finally:
        os.close(descriptor)


def _edited(
    book: Book, shelf: Shelf, fixes: Sequence[Fix], forget: frozenset[str]
) -> tuple[str, int]:
    about = {item.start: target(item.fix, shelf) for item in book.items}
    changes: dict[int, tuple[Item, str]] = {
        item.start: (item, "") for item in book.items if _quote_id(about[item.start]) in forget
    }
    added = ""
    latest = {target(fix, shelf) or fix: fix for fix in fixes}  # of two about the same
    for aim, fix in latest.items():
        same = [item for item in book.items if about[item.start] == aim]
        if same:
            changes |= {item.start: (item, "") for item in same}
            kept = replace(fix, note=fix.note or same[-1].fix.note)
            changes[same[-1].start] = (same[-1], entry_text(kept))
        else:
            added += f"\n{entry_text(fix)}"
    text = book.text
    for item, new in sorted(changes.values(), key=lambda change: -change[0].start):
        own = "".join(f"{comment}\n" for comment in comments(text[item.start : item.end]))
        text = _joined(text[: item.start], own + new, text[item.end :])
    if not added:
        return text, len(changes)
    text = text or _HEAD
    return f"{text}{'' if text.endswith(chr(10)) else chr(10)}{added}", len(changes)


def _joined(before: str, between: str, after: str) -> str:
    """Put a text together; where an entry went without a trace its blank line goes too."""
    if not between and before.endswith("\n\n"):
        before = before[:-1]
    return f"{before}{between}{after}"


def _quote_id(about: Target | None) -> str | None:
    return f"{about[1]}.q{about[2]}" if about and about[2] else None


def entry_text(fix: Fix) -> str:
    """Write an entry as lines of TOML; what is not said has no line."""
    last = Stamp.__struct_fields__
    names = [*(name for name in fix.__struct_fields__ if name not in last), *last]
    lines = [f"[[{kind_of(fix)}]]"]
    for name in names:
        value = getattr(fix, name)
        if value not in (None, False, "") or name == "name":
            lines.append(f"{name} = {_toml(value)}")
    return "\n".join(lines) + "\n"


def _toml(value: str | int | date | bool) -> str:
    if isinstance(value, str):
        return f'"{value.translate(_TABLE)}"'
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)
