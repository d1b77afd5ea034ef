"""What a search found."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

HitKind = Literal["title", "summary", "prose", "cue", "quote", "bullet", "heading", "notes"]


class HitRow(Struct, frozen=True):
    """A search result in its context (a KWIC line)."""

    id: str
    release: str
    title: str
    published: date | None
    issuer: str | None
    kind: HitKind
    quote: str | None
    speaker: str | None
    left: str
    hit: str
    right: str
    line: int


class HitCount(Struct, frozen=True):
    """How often a search matches in one release."""

    release: str
    title: str
    published: date | None
    matches: int
