"""Entries for what a person says at the command line, with the words that will find it again."""

from __future__ import annotations

from typing import TypedDict

from pressctl.corrections.finding import find_quote
from pressctl.corrections.records import EndFix, QuoteFix, SpeakerFix, Stamp, words_of
from pressctl.corrections.settling import end_with
from pressctl.errors import PressctlError
from pressctl.model import Release

_WORDS = 12  # kept of a beginning or an end: two quotes of one release rarely share so many


class NotToBeToldApart(PressctlError):
    """Nothing in its words tells a quote from another one of the release."""

    def __init__(self, quote_id: str) -> None:
        super().__init__(f"{quote_id}: it has no words that would find it again; see: show ID")


class _Named(TypedDict):
    release: str
    title: str
    quote: int
    attribution: str
    begins: str


def end_fix(release: Release, number: int, last: int | None, on: Stamp) -> EndFix:
    """Say that a quote (from 1) ends with a paragraph, or for None where it was found to end.

    Raises CannotEnd where that is no end, NotToBeToldApart.
    """
    quote, named = release.quotes[number - 1], _named(release, number)
    found = quote.paragraphs[-1]
    end_with(release, number, last or found, on, accepted=last is None)
    span = quote.content[-1] if last in (None, found) else release.paragraphs[(last or 0) - 1].span
    words = span.of(release.text)
    _require_words(words, release, number)
    return EndFix(
        **named,
        last_paragraph=last or found,
        last_begins=_first(words),
        last_ends=_last(words),
        accepted=last is None,
        on=on.on,
        by=on.by,
        note=on.note,
    )


def speaker_fix(release: Release, number: int, name: str, on: Stamp) -> SpeakerFix:
    """Say who speaks a quote (from 1); an empty name is nobody. Raises NotToBeToldApart."""
    named = _named(release, number)
    return SpeakerFix(**named, name=name, on=on.on, by=on.by, note=on.note)


def _named(release: Release, number: int) -> _Named:
    quote = release.quotes[number - 1]
    begins = quote.content[0].of(release.text) if quote.content and quote.paragraphs else ""
    _require_words(begins, release, number)
    named = _Named(
        release=release.id.partition("@")[0],
        title=" ".join(release.title.split()),
        quote=number,
        attribution=" ".join(quote.attribution.of(release.text).split()),
        begins=_first(begins),
    )
    if find_quote(QuoteFix(**named), release) != number:
        raise NotToBeToldApart(f"{release.id}.q{number}")
    return named


def _require_words(words: str, release: Release, number: int) -> None:
    if not words_of(_first(words)) or not words_of(_last(words)):
        raise NotToBeToldApart(f"{release.id}.q{number}")


def _first(words: str) -> str:
    return " ".join(words.split()[:_WORDS])


def _last(words: str) -> str:
    return " ".join(words.split()[-_WORDS:])
