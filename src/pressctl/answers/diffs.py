"""What two releases share and where they part."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from pressctl.answers.claims import ClaimRow, Pairing
from pressctl.answers.differences import Difference
from pressctl.answers.releases import ReleaseRow


class Passage(Struct, frozen=True):
    """Two paragraphs of two releases that say the same in other words."""

    a: str
    b: str
    difference: Difference


class Shared(Struct, frozen=True):
    """Who is quoted on both sides of a comparison, and who on one only, by name; or figures."""

    both: tuple[str, ...]
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]


class Side(Struct, frozen=True):
    """A set of releases that is compared: what was asked for, and which they are."""

    asked: str
    first: date | None
    last: date | None
    release_count: int
    releases: tuple[str, ...]


class DiffAnswer(Struct, frozen=True):
    """What two releases share and where they part."""

    a: ReleaseRow
    b: ReleaseRow
    both: tuple[Pairing, ...]
    only_a: tuple[ClaimRow, ...]
    only_b: tuple[ClaimRow, ...]
    passages: tuple[Passage, ...]
    speakers: Shared
    figures: Shared


class SetsAnswer(Struct, frozen=True):
    """What two sets of releases share and where they part."""

    a: Side
    b: Side
    both: tuple[Pairing, ...]
    only_a: tuple[ClaimRow, ...]
    only_b: tuple[ClaimRow, ...]
    passages: tuple[Passage, ...]
    speakers: Shared
    figures: Shared
