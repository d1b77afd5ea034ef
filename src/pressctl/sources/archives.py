"""Archives: the files in a .zip, what a .gz holds, and one archive within another."""

from __future__ import annotations

import io
import stat
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pressctl.model import Document, Origin, Problem
from pressctl.sources import files, word
from pressctl.sources.reading import Ledger, Reading

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

_GZIP, _ZIP, _EMPTY_ZIP = b"\x1f\x8b", b"PK\x03\x04", b"PK\x05\x06"
_LISTED = b"PK\x01\x02"  # begins the entry of a file in the list of contents
_MOST_FILES = 50_000  # zipfile takes some 700 bytes for each before any is read
_RATIO = 200  # text shrinks 3 to 10 times, a page of nothing but tags 50; zeros 1,030 times
_SMALL = 1_000_000  # bytes; what unpacks to less is no bomb, whatever its ratio
_TOO_MUCH = f"more than {files.SIZE_LIMIT // 1_000_000} MB in one archive"
_DEEPEST = 2  # an archive in an archive is read, a third one is not
_STORED, _DEFLATED, _BZIP2 = 0, 8, 12

Understand = Callable[[bytes, str], Reading]


def fits(data: bytes) -> bool:
    """Whether a file is an archive; a document of an office program, a zip too, is none."""
    if data.startswith(_GZIP):
        return True
    return data.startswith((_ZIP, _EMPTY_ZIP)) and not word.is_office(data)


class _Refused(Exception):
    """An archive that is not unpacked, or not to its end; it says why."""


class _Unpacking:
    """The files of one archive, and how many bytes they may still come to."""

    def __init__(self, name: str) -> None:
        self.ledger = Ledger(name)
        self.left = files.SIZE_LIMIT

    def members(self, data: bytes, name: str, depth: int = 1) -> Iterator[tuple[str, bytes]]:
        """Give names and bytes of what an archive holds; what cannot be unpacked is entered."""
        try:
            if data.startswith(_GZIP):
                yield from self._inner(self._gunzip(data), name, depth)
            else:
                for inner, content in self._unzip(data, name):
                    yield from self._inner(content, inner, depth)
        except _Refused as error:
            self.ledger.add(Problem(name, None, str(error), lost=True))

    def _inner(self, data: bytes, name: str, depth: int) -> Iterator[tuple[str, bytes]]:
        if not fits(data):
            yield name, data
        elif depth < _DEEPEST:
            yield from self.members(data, name, depth + 1)
        else:
            why = "an archive in an archive in an archive; unpack the outer ones first"
            self.ledger.add(Problem(name, None, why, lost=True))

    def _gunzip(self, data: bytes) -> bytes:
        import gzip
        import zlib

        limit = self._limit(len(data))
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
                content = packed.read(limit + 1)
        except EOFError:
            raise _Refused("a gzip file that is cut off; get it anew") from None
        except (OSError, zlib.error) as error:
            raise _Refused(f"a damaged gzip file ({error}); get it anew") from None
        self._spend(len(content), limit)
        return content

    def _limit(self, packed: int) -> int:
        return min(self.left, max(_RATIO * packed, _SMALL))

    def _spend(self, size: int, limit: int) -> None:
        if size > limit:
            what = f"unpacks to over {_RATIO} times its size" if limit < self.left else _TOO_MUCH
            raise _Refused(f"{what}; unpack it yourself if you trust it")
        self.left -= size

    def _unzip(self, data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
        import zipfile

        if data.count(_LISTED) > _MOST_FILES:
            raise _Refused(f"more than {_MOST_FILES:,} files in it; unpack it first")
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise _Refused(f"a damaged zip file ({error}); get it anew") from None
        for info in archive.infolist():
            inner = files.printable(info.filename).removeprefix("./")
            label = f"{name}!{inner}"
            if info.is_dir() or _is_hidden(inner):
                continue
            why = _why_not(info, info.filename)
            try:
                content = b"" if why else self._extract(archive, info)
            except _Refused as error:
                why = str(error)
            if why:
                self.ledger.add(Problem(label, None, f"{why}; left out", lost=True))
            else:
                yield label, content

    def _extract(self, archive: ZipFile, info: ZipInfo) -> bytes:
        import zipfile
        import zlib

        limit = self._limit(info.compress_size)
        try:
            with archive.open(info) as packed:
                content = packed.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as error:
            raise _Refused(f"damaged ({error})") from None
        except (NotImplementedError, RuntimeError) as error:
            raise _Refused(f"cannot be unpacked ({error})") from None
        self._spend(len(content), limit)
        return content


def _is_hidden(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return any(part.startswith((".", "__MACOSX")) for part in parts if part != "..")


def _why_not(info: ZipInfo, name: str) -> str | None:
    """Say why a file of an archive is not even looked at."""
    if name.startswith(("/", "\\")) or ".." in PurePosixPath(name.replace("\\", "/")).parts:
        return "a name that leads out of the archive"
    if name[1:2] == ":":
        return "a name that begins with a drive"
    if info.flag_bits & 1:
        return "encrypted; unpack it with its password first"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "a link"
    if info.compress_type not in (_STORED, _DEFLATED, _BZIP2):
        return "packed in a way that is not read here; unpack it first"
    return None


def read(data: bytes, name: str, understand: Understand) -> Reading:
    """Read the releases of all files in an archive, each with the reader that fits it."""
    unpacking = _Unpacking(name)
    ledger, documents, readers = unpacking.ledger, [], set()
    why = None
    for label, content in unpacking.members(data, name):
        reading = understand(content, label)
        ledger.add_all(reading.warnings)
        if reading.refusal:
            why = why or reading.refusal
            if label != name:
                what = f"{reading.refusal}; left out"
                ledger.add(Problem(label, None, what, lost=reading.broken))
        documents += [_placed(document, name, label) for document in reading.documents]
        readers.add(reading.reader)
    problems = ledger.problems()
    if not documents:
        broken = any(problem.lost for problem in problems)
        return Reading(refusal=_why_none(problems, why, name), broken=broken)
    return Reading(tuple(documents), " + ".join(sorted(readers - {""})), tuple(problems))


def _placed(document: Document, name: str, label: str) -> Document:
    member = label.removeprefix(name).removeprefix("!") or None
    origin = document.origin
    here = Origin(name, origin.first_line, origin.last_line, origin.reader, member)
    return replace(document, origin=here)


def _why_none(problems: list[Problem], why: str | None, name: str) -> str:
    if not problems:
        return why or "an empty archive"
    first = problems[0]
    where = "" if first.file == name else f"{first.file.removeprefix(name).lstrip('!')}: "
    more = f" (and {len(problems) - 1} more such)" if len(problems) > 1 else ""
    return f"{where}{first.message}{more}"
