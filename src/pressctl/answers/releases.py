"""Releases, their paragraphs and versions, and what a store adds up to."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from pressctl.answers.differences import Difference
from pressctl.model import Correction, ParagraphKind


class Source(Struct, frozen=True):
    """A file and the lines in it, counted from 1."""

    file: str
    first_line: int | None
    last_line: int | None


class ReleaseRow(Struct, frozen=True):
    """A release as `list` gives it."""

    id: str
    title: str
    published: date | None
    issuer: str | None
    url: str | None
    language: str
    summary: str | None
    source: Source
    origins: tuple[Source, ...]
    versions: int
    withdrawn: bool
    word_count: int
    quote_count: int
    claim_count: int
    updated: date | None
    corrected: tuple[Correction, ...]
    added: date | None
    changed: date | None
    gone: bool


class ReleaseText(ReleaseRow, frozen=True):
    """A release as `export` gives it."""

    text: str


class ParagraphRow(Struct, frozen=True):
    """A paragraph as `show` gives it; `start` and `end` are offsets into the release's text."""

    id: str
    kind: ParagraphKind
    text: str
    line: int
    quote: str | None
    start: int
    end: int


class VersionRow(Struct, frozen=True):
    """One text that a release has had; `difference` is from the version before to this one."""

    id: str
    release: str
    number: int
    title: str
    published: date | None
    updated: date | None
    withdrawn: bool
    source: Source
    origins: tuple[Source, ...]
    word_count: int
    quote_count: int
    claim_count: int
    difference: Difference | None


class StatsAnswer(Struct, frozen=True):
    """What is in the store."""

    releases: int
    first: date | None
    last: date | None
    issuers: tuple[str, ...]
    words: int
    words_in_quotes: int
    quotes: int
    quotes_marked: int
    quotes_inferred: int
    quotes_corrected: int
    speakers: int
    claims: int
    money: int
    percent: int
    undated: int
