"""The file of corrections as a person left it: its entries, and at which line each stands."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from pressctl.corrections.records import (
    KINDS,
    Book,
    EndFix,
    Fix,
    Item,
    ReleaseFix,
    SpeakerFix,
    Unlink,
)
from pressctl.errors import PressctlError
from pressctl.store import disk

LIMIT = 16_000_000  # bytes; an entry has about 500

# The tokens of TOML that can hide a bracket or a hash sign, and the heads of entries.
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|(?P<comment>\#[^\n]*)"
    r"|^[ \t]*(?P<head>\[\[[ \t]*(?P<kind>\w+)[ \t]*\]\])",
    re.DOTALL | re.MULTILINE,
)
_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)$")
_AT_PATH = re.compile(r" - at `\$\.(\w+)\[(\d+)\][^`]*`$")


class BadCorrections(PressctlError):
    """The file of corrections cannot be read as one; it is left as it is."""

    def __init__(self, where: str, line: int | None, why: str) -> None:
        place = where if line is None else f"{where}:{line}"
        super().__init__(f"{place}: {why}; put it right there, or move the file away")


class _File(Struct, forbid_unknown_fields=True):
    end: tuple[EndFix, ...] = ()
    speaker: tuple[SpeakerFix, ...] = ()
    release: tuple[ReleaseFix, ...] = ()
    unlink: tuple[Unlink, ...] = ()


def read(path: Path) -> Book:
    """Read a file of corrections; one that is not there has no entries. Raises BadCorrections."""
    where = str(path)
    try:
        status = path.lstat()
        if stat.S_ISFIFO(status.st_mode):  # it would be read as empty
            raise BadCorrections(where, None, "not a plain file")
        content = disk.read_file(path, LIMIT)
    except FileNotFoundError:
        return Book(where)
    except OSError as error:
        why = "a link, which is not followed" if path.is_symlink() else str(error.strerror).lower()
        raise BadCorrections(where, None, why) from None
    if status.st_uid != os.geteuid():
        raise BadCorrections(where, None, f"it belongs to another user (uid {status.st_uid})")
    if len(content) > LIMIT:
        raise BadCorrections(where, None, f"larger than {LIMIT // 1_000_000} MB")
    return understand(_decode(content, where), where)


def _decode(content: bytes, where: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadCorrections(where, line, "not UTF-8") from None


def understand(text: str, where: str) -> Book:
    """Read the text of such a file; raises BadCorrections, which names the line."""
    found = _parse(text, where)
    heads = _heads(text)
    try:
        file = msgspec.convert(found, _File)
    except msgspec.ValidationError as error:
        raise _misfit(error, text, where, heads) from None
    placed: list[tuple[int, Fix]] = []
    for kind, starts in heads.items():
        fixes: tuple[Fix, ...] = getattr(file, kind)
        if len(fixes) != len(starts):
            why = f"write each entry of “{kind}” under a line of its own, [[{kind}]]"
            raise BadCorrections(where, None, why)
        placed += zip(starts, fixes, strict=True)
    placed.sort(key=lambda found: found[0])
    ends = _ends(text, [start for start, _ in placed])
    items: list[Item] = []
    at, line = 0, 1
    for (start, fix), end in zip(placed, ends, strict=True):
        at, line = start, line + text.count("\n", at, start)
        items.append(Item(fix, line, start, end))
    return Book(where, text, tuple(items))


def _parse(text: str, where: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        words = str(error)
        at = _AT_LINE.search(words)
        line = int(at[1]) if at else text.count("\n") + 1 if "end of document" in words else None
        why = _AT_LINE.sub("", words).replace(" (at end of document)", "")
        raise BadCorrections(where, line, f"not TOML: {why[:1].lower()}{why[1:]}") from None


def _misfit(
    error: msgspec.ValidationError, text: str, where: str, heads: dict[str, list[int]]
) -> BadCorrections:
    words = str(error)
    at = _AT_PATH.search(words)
    starts = heads.get(at[1], []) if at else []
    start = starts[int(at[2])] if at and int(at[2]) < len(starts) else None
    why = (
        re.sub(r" - at `[^`]*`$", "", words).replace("Object", "it").replace("missing", "lacks the")
    )
    why = re.sub(r"`([^`]*)`", r"“\1”", why)
    why = why[:1].lower() + why[1:]
    field = re.search(r"\]\.(\w+)`$", words)
    what = f"[[{at[1]}]] " if at else ""
    what += f"{field[1]}: " if field else ""
    if start is None:
        start = _top_level(words, text)
    return BadCorrections(where, None if start is None else _line(text, start), what + why)


def _top_level(words: str, text: str) -> int | None:
    """Find the key of the whole file that a message is about: "[[ends]]", "[end]", "end = 3"."""
    named = re.search(r"unknown field `(\w+)`| - at `\$\.(\w+)`$", words)
    key = named and re.search(rf"^[ \t]*\[*[ \t]*{named[1] or named[2]}\b", text, re.MULTILINE)
    return key.start() if key else None


def _heads(text: str) -> dict[str, list[int]]:
    """Find where the entries of each kind begin."""
    heads: dict[str, list[int]] = {kind: [] for kind in KINDS}
    for found in _TOKEN.finditer(text):
        if found["kind"] in heads:
            heads[found["kind"]].append(found.start("head"))
    return heads


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _ends(text: str, starts: Sequence[int]) -> Iterator[int]:
    """Find where entries end: behind the last line of each that is more than a comment."""
    plain = _TOKEN.sub(lambda found: " " * len(found[0]) if found["comment"] else found[0], text)
    for start, beyond in pairwise([*starts, len(text)]):
        last = start + len(plain[start:beyond].rstrip())
        line_end = text.find("\n", last)
        yield len(text) if line_end < 0 else line_end + 1


def comments(text: str) -> list[str]:
    """Give the comments in a stretch of such a file, in their order."""
    return [found["comment"] for found in _TOKEN.finditer(text) if found["comment"]]
