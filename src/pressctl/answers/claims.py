"""Claims, the links between them, and a term's way through the releases."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from pressctl.answers.differences import Difference
from pressctl.model import Bound, ClaimKind, Direction, Pair

Relation = Literal[
    "same",
    "reworded",
    "figure_changed",
    "hedge_changed",
    "deadline_changed",
    "scope_changed",
    "part_of",
    "contradicts",
]


class QuantityRow(Struct, frozen=True):
    """A figure; `start` and `end` are offsets into the claim's sentence."""

    text: str
    value: Decimal | None
    unit: str
    bound: Bound
    start: int
    end: int
    direction: Direction | None = None
    pair: Pair | None = None


class DueRow(Struct, frozen=True):
    """When something is to happen."""

    text: str
    earliest: date
    latest: date


class PeriodRow(Struct, frozen=True):
    """The time that the figures of a claim are about; of "a year" no days are known."""

    text: str
    earliest: date | None
    latest: date | None


class ClaimRow(Struct, frozen=True):
    """A claim as `claims` gives it."""

    id: str
    release: str
    title: str
    published: date | None
    kind: ClaimKind
    sentence: str
    subject: str | None
    quantities: tuple[QuantityRow, ...]
    due: DueRow | None
    speaker: str | None
    quote: str | None
    line: int
    period: PeriodRow | None = None


class LinkRow(Struct, frozen=True):
    """The same claim in two releases; `a` is the earlier."""

    a: str
    b: str
    relation: Relation
    confidence: float
    evidence: str


class Pairing(LinkRow, frozen=True):
    """A link with the difference of its two sentences."""

    difference: Difference


class ThreadRow(Struct, frozen=True):
    """A statement that several releases make, and how it moved.

    `id` is that of its first claim, `sentence` the words of its last; `moves` are the relations by
    which its value, hedge, deadline or scope moved. Each step compares a claim with the latest
    earlier one that it is linked to.
    """

    id: str
    first: date | None
    last: date | None
    release_count: int
    moves: tuple[Relation, ...]
    sentence: str
    claims: tuple[ClaimRow, ...]
    steps: tuple[Pairing, ...]


class ConflictRow(Struct, frozen=True):
    """Two claims that cannot both hold, or that a reader should look at: a lead, no verdict."""

    a: ClaimRow
    b: ClaimRow
    relation: Relation
    confidence: float
    evidence: str
    reason: str
    difference: Difference


class TrackRow(Struct, frozen=True):
    """One station of a term's way through the releases.

    `difference` compares the sentence with that of the station before it on the same matter,
    `previous`; both are None at the first.
    """

    id: str
    release: str
    title: str
    published: date | None
    issuer: str | None
    sentence: str
    speaker: str | None
    quote: str | None
    quantities: tuple[QuantityRow, ...]
    line: int
    previous: str | None
    relation: Relation | None
    confidence: float | None
    evidence: str | None
    difference: Difference | None
