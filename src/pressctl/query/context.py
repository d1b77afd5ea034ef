"""How much of a release is shown around a hit: characters, sentences or paragraphs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Literal

from msgspec import Struct

from pressctl.model import Release, Span
from pressctl.text import sentences

Unit = Literal["characters", "sentences", "paragraphs"]


class Context(Struct, frozen=True):
    """So many characters of the paragraph, or the whole sentence or paragraph and so many more."""

    size: int
    unit: Unit = "characters"


Cutter = Callable[[Span], Span]


def cutter(release: Release, context: Context) -> Cutter:
    """Give what widens a hit in the text of a release to the stretch that is shown of it."""
    paragraphs = [paragraph.span for paragraph in release.paragraphs]
    if context.unit == "characters":
        return lambda hit: around(release.text, _paragraph(paragraphs, hit), hit, context.size)
    units = (
        paragraphs if context.unit == "paragraphs" else list(_sentences(release.text, paragraphs))
    )

    def widen(hit: Span) -> Span:
        first = bisect_right(units, hit.start, key=lambda one: one.start) - 1 - context.size
        last = bisect_left(units, hit.end, key=lambda one: one.end) + context.size
        start = units[max(first, 0)].start
        end = units[min(last, len(units) - 1)].end
        return Span(min(start, hit.start), max(end, hit.end))

    return widen


def _paragraph(paragraphs: Sequence[Span], hit: Span) -> Span:
    return paragraphs[bisect_right(paragraphs, hit.start, key=lambda one: one.start) - 1]


def _sentences(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    return [
        Span(paragraph.start + one.start, paragraph.start + one.end)
        for paragraph in paragraphs
        for one in sentences(paragraph.of(text))
    ]


def around(text: str, paragraph: Span, hit: Span, context: int) -> Span:
    """Widen a hit by up to `context` characters within its paragraph, to whole words."""
    start = max(paragraph.start, hit.start - context)
    end = min(paragraph.end, hit.end + context)
    while start > paragraph.start and start < hit.start and not text[start - 1].isspace():
        start += 1
    while end < paragraph.end and end > hit.end and not text[end].isspace():
        end -= 1
    return Span(start, end)
