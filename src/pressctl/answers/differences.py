"""How two wordings differ."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Operation = Literal["equal", "delete", "insert", "replace"]


class Edit(Struct, frozen=True):
    """One step of a word difference: what stands in a, and what in b."""

    op: Operation
    a: str
    b: str


Difference = tuple[Edit, ...]
