"""Sentences that state a figure, a deadline or a commitment."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from pressctl.dates import DATE_SIGNS, find_dates, may_have_date, may_tell_date
from pressctl.model import Claim, ClaimKind, Due, Paragraph, Quantity, Quote, Span, is_money
from pressctl.parsing.claim_words import CUE_WORDS, CueKind, Found, cues_of, cues_within, find_cues
from pressctl.parsing.moves import MOVES
from pressctl.parsing.plain import Forms, forms_of
from pressctl.parsing.predictions import OPINION
from pressctl.parsing.quantities import NUMBER_WORDS, quantities_in
from pressctl.parsing.quantity_words import DURATIONS
from pressctl.parsing.subjects import find_subject
from pressctl.parsing.times import (
    RATE_WORDS,
    TERM_WORDS,
    find_due,
    find_period,
    find_rate,
    find_term,
    is_over,
    is_set,
)
from pressctl.text import sentences, without_lone_marks

_TIME_UNITS = frozenset(DURATIONS.values())
_KINDS: dict[str, ClaimKind] = {
    "percent": "percent",
    "percentage_points": "percent",
    "basis_points": "percent",
    "times": "ratio",
    "fraction": "ratio",
}
_WEIGHTS: tuple[ClaimKind, ...] = ("money", "percent", "ratio", "count", "duration")
_LEAST_WORDS = 2  # without a capital, of a sentence that tells when something was (not measured)
# A claim has one of the first two or a digit; the others are looked for at once
_SIGNS = CUE_WORDS | NUMBER_WORDS | MOVES | DATE_SIGNS | TERM_WORDS | RATE_WORDS


class _Sentence(Struct, frozen=True, gc=False):
    """What is known of a sentence before it is read: where the first cue of each kind stands."""

    span: Span
    figures: list[Quantity]
    cues: dict[CueKind, int]
    dates: list[Due]


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
    headline = [(0, Span(0, len(title)))]
    body = [
        (number, paragraph.span)
        for number, paragraph in enumerate(paragraphs, start=1)
        if paragraph.kind not in {"cue", "heading"}
    ]
    quoted = attribute(_claims(text, body, published), quotes)
    return (*_claims(title, headline, published), *quoted)


def _claims(
    text: str, places: Sequence[tuple[int, Span]], published: date | None
) -> Iterator[Claim]:
    """Read the paragraphs of one text, given by number and span."""
    forms = forms_of(text)
    for number, paragraph in places:
        drawn = paragraph.of(forms.drawn)
        words = _SIGNS.intersection(drawn.split())
        cues = find_cues(forms.plain, paragraph, cues_of(words))
        figures = quantities_in(forms, paragraph, words)
        may_have = may_have_date if cues or figures else may_tell_date
        dates = find_dates(text, published, paragraph, words) if may_have(words, drawn) else []
        # the whole paragraph is asked first: to cut it takes longer, and half of them have none
        if not (cues or figures or (dates and _tell(forms, paragraph, dates, published))):
            continue
        spans = _cut(text, paragraph) if number else [paragraph]
        for one in _sentences(forms.plain, spans, cues, figures, dates):
            if claim := _claim(forms, one, number, words, published):
                yield claim


def _tell(forms: Forms, span: Span, dates: Sequence[Due], published: date | None) -> bool:
    """Tell if a date alone makes a claim: something was then, or is to be."""
    return any(
        is_over(forms, one, published) or is_set(forms, span, one, published) for one in dates
    )


def _claim(
    forms: Forms, one: _Sentence, number: int, words: frozenset[str], published: date | None
) -> Claim | None:
    """Read a sentence of a paragraph; `words` are those of the paragraph."""
    span, due, period = one.span, None, find_rate(forms, one.figures, words)
    if one.dates:
        due = find_due(forms, span, one.dates, one.cues.get("promise"), published)
        others = [time for time in one.dates if time != due]
        period = period or find_period(forms, span, one.figures, others, published)
    is_dated = any(is_over(forms, time, published) for time in one.dates)
    if due is None and period is None and not words.isdisjoint(TERM_WORDS):
        period = find_term(forms, span)
        is_dated = period is not None
    kind = _stated_kind(forms.text, one) or _promised_kind(forms.plain, one, due, published)
    if kind is None and is_dated and (number == 0 or _is_told(forms, span)):
        kind = "date"
    if kind is None:
        return None
    subject = find_subject(forms, span, one.figures)
    shown = without_lone_marks(forms.text, span) if number else span
    return Claim(number, shown, kind, subject, tuple(one.figures), due, period=period)


def _sentences(
    plain: str,
    spans: Sequence[Span],
    cues: Sequence[Found],
    figures: list[Quantity],
    dates: list[Due],
) -> Iterator[_Sentence]:
    """Give the sentences of a paragraph, at `spans`, that have a cue, a figure or a date."""
    if len(spans) == 1:
        yield _sentence(plain, spans[0], figures, cues, dates)
        return
    starts = [figure.span.start for figure in figures]
    days = [one.span.start for one in dates]
    for span in spans:
        found = list(cues_within(plain, span, cues)) if cues else []
        near = figures[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        within = [one for one in near if one.span.end <= span.end]
        dated = dates[bisect_left(days, span.start) : bisect_left(days, span.end)]
        if found or within or dated:
            yield _sentence(plain, span, within, found, dated)


def _cut(text: str, paragraph: Span) -> list[Span]:
    by = paragraph.start
    return [Span(by + one.start, by + one.end) for one in sentences(paragraph.of(text))]


def _sentence(
    plain: str, span: Span, figures: list[Quantity], found: Sequence[Found], dates: list[Due]
) -> _Sentence:
    first: dict[CueKind, int] = {}
    for at, _, cue in found:
        first[cue.kind] = min(at, first.get(cue.kind, at))
    if plain.startswith("?", span.end - 1):
        for kind in ("promise", "superlative"):
            first.pop(kind, None)  # a question promises nothing, "Have you ever seen it?"
    return _Sentence(span, figures, first, dates)


def _stated_kind(text: str, one: _Sentence) -> ClaimKind | None:
    """Choose the kind of the weightiest figure; a bare duration yields to a promise."""
    if not one.figures:
        return None
    kinds = {_kind_of(text, figure) for figure in one.figures if figure.value is not None}
    if not kinds:
        return None
    if "threshold" in one.cues:
        return "penalty" if _is_penalty(one) and not kinds & {"money", "percent"} else "threshold"
    if "penalty" in one.cues:
        return "penalty"
    return next((kind for kind in _WEIGHTS[:-1] if kind in kinds), None)


def _is_penalty(one: _Sentence) -> bool:
    """Tell "a 5-year maximum prison sentence" from "if assaulting staff 3 times"."""
    timed = any(figure.unit in _TIME_UNITS for figure in one.figures)
    return timed and "penalty" in one.cues


def _kind_of(text: str, figure: Quantity) -> ClaimKind:
    if figure.unit in _TIME_UNITS:
        # a bare number of years is an age: "under 30"
        return "threshold" if figure.span.of(text).isdigit() else "duration"
    return "money" if is_money(figure.unit) else _KINDS.get(figure.unit, "count")


def _is_told(forms: Forms, span: Span) -> bool:
    """Tell a sentence from a bare dateline: "LEEDS 27 March 2019", "Published: June 16, 2020"."""
    plain = (word for word in span.of(forms.text).split() if word[0].islower())
    return len(list(islice(plain, _LEAST_WORDS))) == _LEAST_WORDS


def _promised_kind(
    plain: str, one: _Sentence, due: Due | None, published: date | None
) -> ClaimKind | None:
    """Choose the kind of a sentence without a weighty figure."""
    if "bare penalty" in one.cues:
        return "penalty"
    if "superlative" in one.cues:
        return "superlative"
    if due and (published is None or due.earliest > published):
        return "date"
    promise = one.cues.get("promise")
    if promise is not None and not OPINION.search(plain, one.span.start, promise):
        return "commitment"
    if not one.figures:
        return None
    if any(is_money(figure.unit) for figure in one.figures):
        return "money"  # "millions of pounds"
    return "duration" if one.figures[0].unit in _TIME_UNITS else "count"


def attribute(claims: Iterable[Claim], quotes: Sequence[Quote]) -> Iterator[Claim]:
    """Give each claim of a text the number of the quote that says it."""
    parts = sorted(
        (part, number) for number, quote in enumerate(quotes, start=1) for part in quote.content
    )
    starts = [part.start for part, _ in parts]
    for claim in claims:
        at = bisect_left(starts, claim.span.end)
        saying = [number for part, number in parts[max(0, at - 3) : at] if _says(part, claim)]
        said_in = saying[0] if saying else None
        yield claim if claim.quote == said_in else replace(claim, quote=said_in)


def _says(part: Span, claim: Claim) -> bool:
    """Tell whether a claim is in the quoted words: its first figure is, or else half of it."""
    if claim.quantities:
        return part.start <= claim.quantities[0].span.start < part.end
    shared = min(part.end, claim.span.end) - max(part.start, claim.span.start)
    return 2 * shared >= claim.span.end - claim.span.start
