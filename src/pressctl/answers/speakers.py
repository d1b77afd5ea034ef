"""Who is quoted."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Office(Struct, frozen=True):
    """An office somebody held, and the first and last day a release names them in it."""

    role: str | None
    organisation: str | None
    first: date | None
    last: date | None
    quote_count: int
    release_count: int


class FormSeen(Struct, frozen=True):
    """A way releases write somebody's name, and the releases where."""

    form: str
    quote_count: int
    releases: tuple[str, ...]


class SpeakerRow(Struct, frozen=True):
    """A person as `speakers` gives them; `forms` are the names as releases write them.

    `evidence` says why names written otherwise are one person's, and names namesakes kept apart.
    """

    speaker_id: str
    name: str
    quote_count: int
    word_count: int
    first: date | None
    last: date | None
    offices: tuple[Office, ...]
    forms: tuple[str, ...]
    release_count: int
    forms_seen: tuple[FormSeen, ...]
    evidence: str | None
