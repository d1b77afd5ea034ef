"""What `check` says of a passage."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from pressctl.answers.differences import Difference

Wording = Literal[
    "verbatim", "typography", "shortened", "joined", "altered", "paraphrase", "absent"
]

Attribution = Literal["right", "wrong", "narrative", "none"]

VerdictWord = Literal[
    "absent",
    "paraphrase",
    "altered",
    "misattributed",
    "narrative",
    "joined",
    "shortened",
    "typography",
    "verbatim",
]

Change = Literal["number", "negation", "hedge", "name", "words"]


class Match(Struct, frozen=True):
    """A place where a checked passage was found; offsets are into its release's text."""

    release: str
    published: date | None
    quote: str | None
    paragraphs: tuple[str, ...]
    speaker: str | None
    passage: str
    start: int
    end: int
    difference: Difference
    similarity: float


class Verdict(Struct, frozen=True):
    """What `check` says of one passage; the best match comes first."""

    query: str
    claimed_speaker: str | None
    verdict: VerdictWord
    wording: Wording
    attribution: Attribution
    change: Change | None
    boundary_inferred: bool
    reason: str
    matches: tuple[Match, ...]
    file: str | None = None
    line: int | None = None
