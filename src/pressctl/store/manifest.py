"""What the store is made of: the manifest, the list of files read, and the shards of releases.

manifest.json is two lines, the manifest and its checksum. It names every other file by digest:

    files.DIGEST.jsonl           one FileRecord a line
    shards/2024-03.DIGEST.jsonl  one Release a line, of the month they were published in
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from pressctl.model import Release, Taken
from pressctl.store.digests import blake2b

FORMAT = 2  # 1 had no `text`, `added` and `met` of a capture, and no file that is gone
READABLE = (1, FORMAT)
MANIFEST = "manifest.json"
SHARDS = "shards"
DAMAGED = "damaged"  # copies of what could not be mended
LOCK = "lock"
FILES = "files"
UNDATED = f"{SHARDS}/undated"
REMOVED = f"{SHARDS}/removed"  # what people took out of the store: no question reads it
MANIFEST_LIMIT = 1 << 26  # bytes; a manifest of 1,000 shards has 150 kB
_DIGEST_IN_NAME = 16
_SHARD = re.compile(rf"{SHARDS}/(?:\d{{4}}-\d{{2}}|undated|removed)", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{32}")
_OURS = re.compile(
    rf"(?:{FILES}|\d{{4}}-\d{{2}}|undated|removed)\.[0-9a-f]{{16}}\.jsonl(?:\.[0-9a-f]{{16}}\.tmp)?"
    rf"|{re.escape(MANIFEST)}\.[0-9a-f]{{16}}\.tmp",
    re.ASCII,
)

Stamp = tuple[int, int, int, int]  # size, mtime_ns, ctime_ns, inode


class Capture(Struct, frozen=True, array_like=True, gc=False):
    """A release as a file holds it: its id, the shard it is in, the digest of what it says.

    `text` is the digest of its text alone; `added` and `met` tell when the release, and when this
    text of it, was first taken in. Of a store of format 1 they are not known.
    """

    id: str
    shard: str
    digest: str
    text: str = ""
    added: Taken | None = None
    met: Taken | None = None


class FileRecord(Struct, frozen=True, gc=False):
    """A file that was read: how to see that it changed, and what came of it.

    A stamp that cannot be trusted has ctime_ns 0, and then the digest decides. `columns` is the
    map of column names that it was read with, as the user gave it. `gone` when the file was not
    there any more at a later ingest, which kept what was read from it.
    """

    name: str
    stamp: Stamp
    digest: str
    parser: int
    reader: str
    captures: tuple[Capture, ...] = ()
    columns: str = ""
    gone: bool = False

    @property
    def held(self) -> int:
        """How many releases of it are in the store, those that were removed left out."""
        return sum(capture.shard != REMOVED for capture in self.captures)


class Part(Struct, frozen=True):
    """A file of the store as it was written: its size, its digest and when."""

    size: int
    digest: str
    mtime_ns: int


class Manifest(Struct, frozen=True):
    """The parts that make the store."""

    format: int
    files: Part
    shards: dict[str, Part]


class Place(Struct):
    """What tells whose a stored line is; the rest of it is not decoded."""

    id: str
    origin: _Origin


class _Origin(Struct):
    file: str
    first_line: int | None


class _Format(Struct):
    format: int


class _Checksum(Struct):
    blake2b: str


def digest(content: bytes) -> str:
    """Give the digest of some bytes: blake2b, 32 hexadecimal digits."""
    return new_digest(content).hexdigest()


def new_digest(content: bytes = b"") -> blake2b:
    """Begin a digest that takes in bytes piece by piece."""
    return blake2b(content, digest_size=16)


def text_digest(text: str) -> str:
    """Give a digest that tells the texts of one release apart."""
    return digest(text.encode("utf-8", "surrogatepass"))[:_DIGEST_IN_NAME]


def shard_of(release: Release) -> str:
    """Name the shard a release belongs in: that of the month it was published."""
    return f"{SHARDS}/{release.published.isoformat()[:7]}" if release.published else UNDATED


def part_name(key: str, part: Part) -> str:
    """Give the path of a part inside the store."""
    return f"{key}.{part.digest[:_DIGEST_IN_NAME]}.jsonl"


def is_ours(name: str) -> bool:
    """Whether a file name is one that the store gives to a part or to an unfinished file."""
    return _OURS.fullmatch(name) is not None


def encode_manifest(manifest: Manifest) -> bytes:
    """Write a manifest and its checksum, one line each."""
    body = msgspec.json.encode(manifest)
    return body + b"\n" + msgspec.json.encode(_Checksum(digest(body))) + b"\n"


def decode_manifest(content: bytes) -> Manifest:
    """Read a manifest; raises ValueError with a reason when it is not just as it was written."""
    body, _, checksum = content.partition(b"\n")
    if checksum != msgspec.json.encode(_Checksum(digest(body))) + b"\n":
        raise ValueError("the manifest is damaged")
    found = msgspec.json.decode(body, type=_Format).format
    if found not in READABLE:
        raise NotImplementedError(f"format {found}")
    manifest = msgspec.json.decode(body, type=Manifest)
    if not all(map(_SHARD.fullmatch, manifest.shards)) or not all(map(_is_sound, _parts(manifest))):
        raise ValueError("the manifest names what is no part of a store")
    return manifest


def _parts(manifest: Manifest) -> list[Part]:
    return [manifest.files, *manifest.shards.values()]


def _is_sound(part: Part) -> bool:
    return part.size >= 0 and _DIGEST.fullmatch(part.digest) is not None


def encode_files(records: Iterable[FileRecord]) -> bytes:
    """Write the list of files, in the order of their names."""
    return msgspec.json.Encoder().encode_lines(sorted(records, key=lambda record: record.name))
