"""Which files a path means, and their bytes as text."""

from __future__ import annotations

import codecs
import errno
import os
import stat
import unicodedata
from collections.abc import Iterable
from io import FileIO
from pathlib import Path

from msgspec import Struct

from pressctl.model import Problem

SIZE_LIMIT = 100_000_000  # bytes; larger files are refused, so that memory has a bound
Stamp = tuple[int, int, int, int]  # size, mtime_ns, ctime_ns, inode
_PIECE = 1 << 16  # bytes read at a time from a file that is longer than it said
_OPEN = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC

# Shares of zeros in every other byte of UTF-16 in a Latin script, and in the others; not measured
_WIDE, _WIDE_NUL = 0.7, 0.01

_MARKS = (  # longest first: that of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a file of an office program other than Word"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!\x1a\x07", "a rar archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_HINTS = {
    errno.ENOENT: "; check the path",
    errno.EACCES: "; see who may read it",
    errno.ELOOP: "; the link leads back to itself",
    errno.ENAMETOOLONG: "; move it up, or name a folder further down",
    errno.EFBIG: "; split it",
}
# What surrogateescape makes of a byte that is not UTF-8, as Windows-1252 has it.
_WINDOWS = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
_UNKNOWN = dict.fromkeys(_WINDOWS, "\N{REPLACEMENT CHARACTER}")


class Found(Struct, frozen=True, gc=False):
    """A file to read: where it is, what the store calls it, and its size, times and inode."""

    path: str
    name: str
    stamp: Stamp
    named: bool


class Findings(Struct):
    """What some paths came to: files by name, folders and what could not be followed."""

    files: dict[str, Found]
    folders: dict[str, str]  # real path: as the user gave it
    problems: list[Problem]
    warnings: list[Problem]


class Decoded(Struct, frozen=True):
    """The text of a file and what is doubtful about it, or why it is no text."""

    text: str = ""
    doubt: str | None = None
    refusal: str | None = None
    broken: bool = False  # a text that could not be read, rather than no text


_BINARY = Decoded(refusal="a binary file, not text; save its text first")


def find(paths: Iterable[Path], base: Path, *avoid: Path) -> Findings:
    """List the files that paths mean, in the order of their names.

    A folder stands for all files below it but hidden ones; links to files are followed. A file is
    called by its real path, relative to `base` if it is below that; what is in `avoid` is left out
    of folders.
    """
    search = _Search(os.path.realpath(base), frozenset(map(os.path.realpath, avoid)))
    for path in paths:
        search.add(path)
    found = search.found
    found.files = dict(sorted(found.files.items()))
    for problems in (found.problems, found.warnings):
        problems.sort(key=lambda problem: problem.file)
    return found


class _Search:
    """The state of one search: what is found so far."""

    def __init__(self, base: str, avoid: frozenset[str]) -> None:
        self.below = base.rstrip(os.sep) + os.sep
        self.avoid = avoid
        self.found = Findings({}, {}, [], [])

    def add(self, path: Path) -> None:
        """Add a path that the user named."""
        given = printable(str(path))
        try:
            status = path.stat()
            real = os.path.realpath(path)
        except (OSError, ValueError) as error:
            self.found.problems.append(Problem(given, None, describe(error)))
            return
        if stat.S_ISDIR(status.st_mode):
            self.found.folders[real] = given
            self._walk(real)
        elif stat.S_ISREG(status.st_mode):
            self._take(real, status, named=True)
        else:
            message = f"{_kind(status.st_mode)}, not a file; save what it gives to a file first"
            self.found.problems.append(Problem(given, None, message))

    def name(self, real: str) -> str:
        """Give the name by which the store knows a real path."""
        return printable(real.removeprefix(self.below))

    def _walk(self, top: str) -> None:
        folders = [top]
        while folders:
            folder = folders.pop()
            try:
                with os.scandir(folder) as entries:
                    self._look_into(entries, self.name(folder + os.sep), folders)
            except OSError as error:
                self.found.problems.append(Problem(self.name(folder), None, describe(error)))

    def _look_into(
        self, entries: Iterable[os.DirEntry[str]], prefix: str, folders: list[str]
    ) -> None:
        taken = self.found.files
        for entry in entries:
            if entry.name.startswith(".") or entry.path in self.avoid:
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            elif entry.is_file(follow_symlinks=False):
                name = prefix + printable(entry.name)
                if name not in taken:
                    taken[name] = Found(entry.path, name, stamp_of(entry.stat()), named=False)
            else:
                self._follow(entry)

    def _follow(self, entry: os.DirEntry[str]) -> None:
        try:
            status = entry.stat()
        except OSError as error:
            self._leave_out(entry, describe(error))
            return
        if stat.S_ISREG(status.st_mode):
            self._take(os.path.realpath(entry.path), status, named=False)
        else:
            # A link to a folder is not followed: it may lead round in a circle, or to all the disk.
            self._leave_out(entry, f"{_kind(status.st_mode)}, not a file")

    def _leave_out(self, entry: os.DirEntry[str], why: str) -> None:
        self.found.warnings.append(Problem(self.name(entry.path), None, f"{why}; left out"))

    def _take(self, real: str, status: os.stat_result, named: bool) -> None:
        name = self.name(real)
        known = self.found.files.get(name)
        named = named or (known is not None and known.named)
        self.found.files[name] = Found(real, name, stamp_of(status), named)


def _kind(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a link to a folder"
    return "a named pipe" if stat.S_ISFIFO(mode) else "a socket or device"


def describe(error: Exception) -> str:
    """Say what the system says is wrong, and what can be done about it."""
    words = getattr(error, "strerror", None) or str(error)
    hint = _HINTS.get(getattr(error, "errno", None) or 0, "")
    return words[:1].lower() + words[1:] + hint


def printable(name: str) -> str:
    """Write a path so that it is one line and valid text, whatever its bytes are."""
    if name.isascii() and name.isprintable():
        return name
    return "".join(_shown(character) for character in name)


def _shown(character: str) -> str:
    odd = unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return character.encode("unicode_escape").decode() if odd else character


def stamp_of(found: os.stat_result) -> Stamp:
    """Give what shows cheaply that a file is still the same: size, times, inode."""
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def load(path: str, limit: int = SIZE_LIMIT) -> tuple[bytes, Stamp]:
    """Read a regular file, never waiting for one; raises OSError, which says why not.

    Of a file above the limit that is plainly binary only the head comes back.
    """
    with os.fdopen(os.open(path, _OPEN), "rb", buffering=0) as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "not a regular file")
        if found.st_size > limit and b"\0" in (head := file.read(_PIECE)):
            return head, stamp_of(found)
        content = _read(file, found.st_size + 1, limit + 1) if found.st_size <= limit else b""
    if max(found.st_size, len(content)) > limit:
        raise OSError(errno.EFBIG, f"larger than {limit // 1_000_000} MB")
    return content, stamp_of(found)


def _read(file: FileIO, expected: int, limit: int) -> bytes:
    pieces, left = [], limit
    while left and (piece := file.read(min(left, max(expected, _PIECE)))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def decode(data: bytes) -> Decoded:
    """Turn the bytes of a file into text: by its byte-order mark, as UTF-8, or as Windows-1252."""
    if not data.strip():
        return Decoded(refusal="an empty file")
    if kind := next((kind for start, kind in _SIGNATURES if data.startswith(start)), None):
        return Decoded(refusal=f"{kind}, not text; save its text first")
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    return _decode_marked(data, encoding) if encoding else _decode_bytes(data)


def _decode_marked(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        shown = encoding.upper()
        why = f"invalid {shown} at byte {error.start}; save it as UTF-8"
        return Decoded(refusal=why, broken=True)
    return _BINARY if "\0" in text else Decoded(text)


def _decode_bytes(data: bytes) -> Decoded:
    if b"\0" in data:
        return _decode_wide(data)
    try:
        return Decoded(data.decode().removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        text, reading = _decode_doubtful(data)
        return Decoded(
            text.removeprefix("\ufeff"), f"invalid UTF-8 at byte {error.start}; {reading}"
        )


def _decode_wide(data: bytes) -> Decoded:
    """Read UTF-16 that has lost its mark: of nearly each pair of bytes the same one is zero."""
    head = data[:_PIECE]
    even, odd = head[::2], head[1::2]
    for name, zeros, letters in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros.count(0) > _WIDE * len(zeros) and letters.count(0) < _WIDE_NUL * len(letters):
            decoded = _decode_marked(data, name)
            doubt = "UTF-16 without a byte-order mark"
            return decoded if decoded.refusal else Decoded(decoded.text, doubt)
    return _BINARY


def _decode_doubtful(data: bytes) -> tuple[str, str]:
    """Read bytes that are not all UTF-8, and say how.

    A file with more letters in UTF-8 than bytes that are not is a damaged one: a letter put there
    for a damaged byte would be made up ("€" for 0x80), so such a byte shows as U+FFFD.
    """
    escaped, sound = data.decode(errors="surrogateescape"), data.decode(errors="ignore")
    if len(sound) - len(sound.encode("ascii", "ignore")) > len(escaped) - len(sound):
        return escaped.translate(_UNKNOWN), "what is damaged shows as \N{REPLACEMENT CHARACTER}"
    return escaped.translate(_WINDOWS), "read as Windows-1252"
