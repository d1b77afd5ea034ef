"""Releases for tests, written as their paragraphs."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from pressctl.model import Origin, Paragraph, ParagraphKind, Quote, Release, Span, Speaker


class Said(Struct, frozen=True):
    """A cue line ("SOURCE VERB:") and the quoted paragraphs behind it."""

    source: str
    words: tuple[str, ...] = ("We agree with every word of it.",)
    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    speaker_from: Literal["stated", "release"] | None = "stated"
    verb: str = "said"


def release(
    release_id: str = "bcdfghjk",
    *parts: str | Said,
    published: str | None = "2024-03-11",
    issuer: str | None = "Ministry of Bridges",
    title: str = "New bridge opens",
    file: str = "bridges.txt",
) -> Release:
    """Build a release: a string is a paragraph of narrative, a Said a cue line and its quote."""
    paragraphs: list[tuple[ParagraphKind, str]] = []
    quotes = []
    text = ""
    for part in parts:
        new = _paragraphs(part)
        if isinstance(part, Said):
            quotes.append(_quote(part, len(paragraphs) + 1, len(text) + (2 if text else 0)))
        paragraphs += new
        text = "\n\n".join(words for _, words in paragraphs)
    return Release(
        id=release_id,
        title=title,
        title_line=1,
        issuer=issuer,
        published=date.fromisoformat(published) if published else None,
        origin=Origin(file, 1, 2 * len(paragraphs) + 3),
        text=text,
        paragraphs=_placed(paragraphs),
        quotes=tuple(quotes),
    )


def _paragraphs(part: str | Said) -> list[tuple[ParagraphKind, str]]:
    if isinstance(part, str):
        return [("prose", part)]
    return [("cue", f"{part.source} {part.verb}:"), *(("quote", words) for words in part.words)]


def _placed(paragraphs: list[tuple[ParagraphKind, str]]) -> tuple[Paragraph, ...]:
    placed, at = [], 0
    for number, (kind, words) in enumerate(paragraphs, start=1):
        line = 2 * number + 3
        placed.append(Paragraph(Span(at, at + len(words)), kind, line, line))
        at += len(words) + 2
    return tuple(placed)


def _quote(said: Said, cue_number: int, start: int) -> Quote:
    source = Span(start, start + len(said.source))
    cue = Span(source.end + 1, source.end + 1 + len(said.verb))
    at, content = cue.end + len(":") + 2, []
    for words in said.words:
        content.append(Span(at, at + len(words)))
        at += len(words) + 2
    return Quote(
        speaker=Speaker(said.name, said.role, said.organisation),
        speaker_from=said.speaker_from,
        source=source,
        cue=cue,
        attribution=Span(source.start, cue.end + len(":")),
        content=tuple(content),
        paragraphs=tuple(range(cue_number + 1, cue_number + 1 + len(said.words))),
        boundary="inferred",
        confidence=0.8,
        reason="for a test",
    )
