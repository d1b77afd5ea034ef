"""What two releases share and where they part."""

from __future__ import annotations

from msgspec import Struct

from pressctl.answers.claims import ClaimRow, Pairing
from pressctl.answers.differences import Difference
from pressctl.answers.releases import ReleaseRow


class Passage(Struct, frozen=True):
    """Two paragraphs of two releases that say the same in other words."""

    a: str
    b: str
    difference: Difference


class DiffAnswer(Struct, frozen=True):
    """What two releases share and where they part."""

    a: ReleaseRow
    b: ReleaseRow
    both: tuple[Pairing, ...]
    only_a: tuple[ClaimRow, ...]
    only_b: tuple[ClaimRow, ...]
    passages: tuple[Passage, ...]
