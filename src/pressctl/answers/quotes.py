"""Quotations, and wording that comes back in several."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from pressctl.answers.differences import Difference
from pressctl.model import Boundary, Correction, Form

SpeakerFrom = Literal["stated", "release", "corpus", "corrected"]


class QuoteRow(Struct, frozen=True):
    """A quotation as `quotes` gives it."""

    id: str
    release: str
    title: str
    published: date | None
    issuer: str | None
    speaker: str | None
    speaker_from: SpeakerFrom | None
    speaker_id: str | None
    role: str | None
    organisation: str | None
    attribution: str
    text: str
    paragraphs: tuple[str, ...]
    first_line: int
    last_line: int
    boundary: Boundary
    confidence: float
    reason: str
    other_end: str | None
    form: Form
    word_count: int
    corrected: tuple[Correction, ...]


class RepeatedQuote(Struct, frozen=True):
    """A quote that shares wording with others; `text` is the passage that does.

    `word_count` is the longest run of it that the first in time has too, `difference` is from that.
    """

    id: str
    release: str
    published: date | None
    issuer: str | None
    speaker: str | None
    speaker_id: str | None
    text: str
    word_count: int
    difference: Difference | None


class RepeatRow(Struct, frozen=True):
    """Wording that quotes of several releases share; `words` is the longest run of it.

    A "line" came back; what was "reissued" is one statement in several releases of one day.
    """

    words: str
    word_count: int
    kind: Literal["line", "reissued"]
    reason: str
    quote_count: int
    release_count: int
    first: date | None
    last: date | None
    speakers: tuple[str, ...]
    releases: tuple[str, ...]
    quotes: tuple[RepeatedQuote, ...]
