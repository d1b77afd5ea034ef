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

# How altered words were altered: the same words spelt otherwise ("organise", "£3m", "won't"), only
# the marks between them, words put in or left out, words put for others.
Edited = Literal["spelling", "punctuation", "added", "dropped", "replaced"]

# What words that an ellipsis or brackets leave out would say, where that turns the sense.
Turn = Literal["negation", "hedge", "condition", "number"]


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
    """What `check` says of one passage; the best match comes first.

    `nearest` is what comes nearest to absent words, and to another's words the claimed speaker's.
    """

    query: str
    claimed_speaker: str | None
    verdict: VerdictWord
    wording: Wording
    attribution: Attribution
    change: Change | None
    edited: Edited | None
    left_out: int | None  # words that an ellipsis or brackets stand for
    turns: Turn | None
    boundary_inferred: bool
    reason: str
    matches: tuple[Match, ...]
    nearest: Match | None = None
    item: str | None = None  # the id that a list of quotations gives it
    file: str | None = None
    line: int | None = None
    last_line: int | None = None
