"""Sentences that state a figure, a deadline or a commitment."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from pressctl.dates import find_dates
from pressctl.model import Claim, ClaimKind, Due, Paragraph, Quantity, Quote, Span
from pressctl.parsing.claim_words import (
    BARE_PENALTIES,
    PENALTIES,
    PROMISES,
    SUPERLATIVES,
    THRESHOLDS,
    cue_words,
    first_cue,
    has_cue,
)
from pressctl.parsing.plain import level
from pressctl.parsing.quantities import find_quantities
from pressctl.parsing.quantity_words import DURATIONS
from pressctl.parsing.subjects import find_subject
from pressctl.text import sentences

# Before a date: "by early 2025", "until 2028", "from 4 April"
_DEADLINE = re.compile(
    r"\b(?:by|from|until|till|before|no later than|as of|starting|effective|commencing|deadline of|"
    r"due|begins?|opens?|closes?|ends?)(?: (?:the|on|in|from|at|end of|start of)){0,3}\s$"
)
# "announced by the minister today" dates the announcement, not what is promised
_TOLD = re.compile(
    r"\b(?:announce|confirm|publish|unveil|reveal|releas|issu|said|says|launched|outlin|set out)"
)
TOLD_REACH = 160  # characters before a date in which the telling is looked for (not measured)
_MONEY = re.compile(r"[A-Z]{3}")
_TIME_UNITS = frozenset(DURATIONS.values())
_KINDS: dict[str, ClaimKind] = {
    "percent": "percent",
    "percentage_points": "percent",
    "times": "ratio",
    "fraction": "ratio",
}
_DatesIn = Callable[[Span], list[Due]]
_WEIGHTS: tuple[ClaimKind, ...] = ("money", "percent", "ratio", "count", "duration")

Spanned = TypeVar("Spanned", Quantity, Due)


class _Place(NamedTuple):
    """Where a sentence stands: the number and span of its paragraph, and its own span."""

    paragraph: int
    around: Span
    span: Span


class _Sentence(NamedTuple):
    """A sentence as it is read: where it is, its level form, its cue words and its figures."""

    span: Span
    plain: str
    words: frozenset[str]
    figures: list[Quantity]


def find_claims(
    title: str,
    text: str,
    paragraphs: Sequence[Paragraph],
    quotes: Sequence[Quote],
    published: date | None,
) -> tuple[Claim, ...]:
    """Find the claims of a release, in reading order; the title's claim has paragraph 0.

    Spans are characters of `text`, or of `title` for paragraph 0. `due` is set only where the
    sentence promises something for a day or a period that does not lie wholly before `published`.
    """
    whole = Span(0, len(title))
    headline = [_Place(0, whole, whole)]
    body = [
        _Place(number, paragraph.span, span)
        for number, paragraph in enumerate(paragraphs, start=1)
        if paragraph.kind not in {"cue", "heading"}
        for span in _sentences(text, paragraph.span)
    ]
    quoted = attribute(_claims(text, body, published), quotes)
    return (*_claims(title, headline, published), *quoted)


def _sentences(text: str, span: Span) -> Iterator[Span]:
    for sentence in sentences(span.of(text)):
        yield Span(span.start + sentence.start, span.start + sentence.end)


def _claims(text: str, places: Sequence[_Place], published: date | None) -> Iterator[Claim]:
    """Read the sentences at `places` of one text."""

    @lru_cache(1)  # for a paragraph of many sentences; in most there is no need to look
    def dates_in(paragraph: Span) -> list[Due]:
        return find_dates(text, published, paragraph)

    plain, figures = level(text), find_quantities(text)
    for place in places:
        words = place.span.of(plain)
        cues = cue_words(words)
        within = _within(figures, place.span)
        if not cues and not within:
            continue  # it states nothing: no need to look further
        sentence = _Sentence(place.span, words, cues, within)
        if claim := _read(text, place, sentence, published, dates_in):
            yield claim


def _within(items: Sequence[Spanned], span: Span) -> list[Spanned]:
    first = bisect_left(items, span.start, key=_start)
    last = bisect_left(items, span.end, lo=first, key=_start)
    return [item for item in items[first:last] if item.span.end <= span.end]


def _start(item: Quantity | Due) -> int:
    return item.span.start


def _read(
    text: str, place: _Place, one: _Sentence, published: date | None, dates_in: _DatesIn
) -> Claim | None:
    """Read one sentence as a claim; None where it states nothing that can be checked."""
    promise = None if one.plain.endswith("?") else first_cue(PROMISES, one.words, one.plain)
    due = None
    if promise is not None:
        due = _due(one, promise, _within(dates_in(place.around), one.span), published)
    kind = _stated_kind(text, one) or _promised_kind(one, promise, due, published)
    if kind is None:
        return None
    subject = find_subject(text, one.span, one.figures)
    return Claim(place.paragraph, one.span, kind, subject, tuple(one.figures), due)


def _stated_kind(text: str, one: _Sentence) -> ClaimKind | None:
    """Choose the kind of the weightiest figure; a bare duration yields to a promise."""
    kinds = {_kind_of(text, figure) for figure in one.figures if figure.value is not None}
    if kinds and has_cue(THRESHOLDS, one.words, one.plain):
        return "penalty" if _is_penalty(one) and not kinds & {"money", "percent"} else "threshold"
    if kinds and has_cue(PENALTIES, one.words, one.plain):
        return "penalty"
    return next((kind for kind in _WEIGHTS[:-1] if kind in kinds), None)


def _is_penalty(one: _Sentence) -> bool:
    """Tell "a 5-year maximum prison sentence" from "if assaulting staff 3 times"."""
    timed = any(figure.unit in _TIME_UNITS for figure in one.figures)
    return timed and has_cue(PENALTIES, one.words, one.plain)


def _kind_of(text: str, figure: Quantity) -> ClaimKind:
    if figure.unit in _TIME_UNITS:
        # a bare number of years is an age: "under 30"
        return "threshold" if figure.span.of(text).isdigit() else "duration"
    if _MONEY.fullmatch(figure.unit):
        return "money"
    return _KINDS.get(figure.unit, "count")


def _promised_kind(
    one: _Sentence, promise: int | None, due: Due | None, published: date | None
) -> ClaimKind | None:
    """Choose the kind of a sentence without a weighty figure."""
    if has_cue(BARE_PENALTIES, one.words, one.plain):
        return "penalty"
    if has_cue(SUPERLATIVES, one.words, one.plain):
        return "superlative"
    if due and (published is None or due.earliest > published):
        return "date"
    if promise is not None:
        return "commitment"
    if not one.figures:
        return None
    return "duration" if one.figures[0].unit in _TIME_UNITS else "count"


def _due(one: _Sentence, promise: int, dues: Sequence[Due], published: date | None) -> Due | None:
    """Choose the day or period that the sentence promises something for.

    One led by "by", "from" or "until" comes first, then one after the promising word, then the
    earlier in the text.
    """
    coming = [due for due in dues if _is_promised(one, due, published)]

    def rank(due: Due) -> tuple[bool, bool]:
        at = due.span.start - one.span.start
        return _DEADLINE.search(one.plain, max(0, at - 32), at) is not None, at > promise

    return max(coming, key=rank, default=None)


def _is_promised(one: _Sentence, due: Due, published: date | None) -> bool:
    start, end = due.span.start - one.span.start, due.span.end - one.span.start
    if one.plain.startswith("'s", end):
        return False
    if published is None or due.latest > published:
        return True
    told = _TOLD.search(one.plain, max(0, start - TOLD_REACH), start)
    return due.latest == published and told is None


def attribute(claims: Iterable[Claim], quotes: Sequence[Quote]) -> Iterator[Claim]:
    """Give each claim of a text the number of the quote that says it."""
    parts = sorted(
        (part, number) for number, quote in enumerate(quotes, start=1) for part in quote.content
    )
    for claim in claims:
        at = bisect_left(parts, claim.span.end, key=_part_start)
        saying = [number for part, number in parts[max(0, at - 3) : at] if _says(part, claim)]
        yield replace(claim, quote=saying[0] if saying else None)


def _part_start(part: tuple[Span, int]) -> int:
    return part[0].start


def _says(part: Span, claim: Claim) -> bool:
    """Tell whether a claim is in the quoted words: its first figure is, or else half of it."""
    if claim.quantities:
        return part.start <= claim.quantities[0].span.start < part.end
    shared = min(part.end, claim.span.end) - max(part.start, claim.span.start)
    return 2 * shared >= claim.span.end - claim.span.start
