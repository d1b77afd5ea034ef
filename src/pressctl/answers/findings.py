"""What `doctor` found."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Severity = Literal["fault", "note"]

FindingKind = Literal[
    "manifest",
    "list",
    "shard",
    "index",
    "lost",
    "aside",
    "permissions",
    "owner",
    "leftover",
    "correction",
    "gone",
]


class FindingRow(Struct, frozen=True):
    """Something that `doctor` found: a fault to mend, or a note of what is worth knowing.

    `remedy` is a command or what else helps; `mended` is true of what this run put right.
    """

    severity: Severity
    kind: FindingKind
    where: str
    finding: str
    remedy: str | None
    mended: bool
