"""Sentences that state a figure, a deadline or a commitment."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from pressctl.dates import DATE_WORDS, find_dates
from pressctl.model import Claim, ClaimKind, Due, Paragraph, Quantity, Quote, Span, is_money
from pressctl.parsing.claim_words import CUE_WORDS, Cue, CueKind, cues_of, find_cues
from pressctl.parsing.moves import MOVES
from pressctl.parsing.plain import Forms, forms_of
from pressctl.parsing.quantities import NUMBER_WORDS, quantities_in
from pressctl.parsing.quantity_words import DURATIONS
from pressctl.parsing.subjects import find_subject
from pressctl.text import sentences

# Before a date: "by early 2025", "until 2028", "from 4 April"
_DEADLINE = re.compile(
    r"\b(?:by|from|until|till|before|no later than|as of|starting|effective|commencing|deadline of|"
    r"due|begins?|opens?|closes?|ends?)(?: (?:the|on|in|from|at|end of|start of)){0,3}\s$"
)
_TARGET = re.compile(r"\b(?:by|no later than)(?: (?:the|end of|start of)){0,3}\s$")
# "announced by the minister today" dates the announcement, not what is promised
_TOLD = re.compile(
    r"\b(?:announce|confirm|publish|unveil|reveal|releas|issu|said|says|launched|outlin|set out)"
)
TOLD_REACH = 160  # characters before a date in which the telling is looked for (not measured)
_TIME_UNITS = frozenset(DURATIONS.values())
_KINDS: dict[str, ClaimKind] = {
    "percent": "percent",
    "percentage_points": "percent",
    "times": "ratio",
    "fraction": "ratio",
}
_WEIGHTS: tuple[ClaimKind, ...] = ("money", "percent", "ratio", "count", "duration")
Cues = list[tuple[int, Cue]]  # each with the first place where it stands
_SIGNS = CUE_WORDS | NUMBER_WORDS | MOVES  # a claim has one of them or a digit


class _Sentence(Struct, frozen=True, gc=False):
    """What is known of a sentence before it is read: where the first cue of each kind stands."""

    span: Span
    figures: list[Quantity]
    cues: dict[CueKind, int]


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
        words = _SIGNS.intersection(paragraph.of(forms.drawn).split())
        cues = find_cues(forms.plain, paragraph, cues_of(words))
        figures = quantities_in(forms, paragraph, words)
        # the whole paragraph is asked first: to cut it takes longer, and half of them have neither
        if not cues and not figures:
            continue
        spans = _cut(text, paragraph) if number else [paragraph]
        for one in _sentences(forms.plain, spans, cues, figures):
            due = _due(forms, one, published)
            if kind := _stated_kind(text, one) or _promised_kind(one, due, published):
                subject = find_subject(forms, one.span, one.figures)
                yield Claim(number, one.span, kind, subject, tuple(one.figures), due)


def _sentences(
    plain: str, spans: Sequence[Span], cues: Cues, figures: list[Quantity]
) -> Iterator[_Sentence]:
    """Give the sentences of a paragraph, which stand at `spans`, that have a cue or a figure."""
    if len(spans) == 1:
        yield _sentence(plain, spans[0], figures, cues)
        return
    starts = [figure.span.start for figure in figures]
    for span in spans:
        coming = [cue for at, cue in cues if at < span.end]
        found = find_cues(plain, span, coming) if coming else []
        near = figures[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        within = [one for one in near if one.span.end <= span.end]
        if found or within:
            yield _sentence(plain, span, within, found)


def _cut(text: str, paragraph: Span) -> list[Span]:
    by = paragraph.start
    return [Span(by + one.start, by + one.end) for one in sentences(paragraph.of(text))]


def _sentence(plain: str, span: Span, figures: list[Quantity], found: Cues) -> _Sentence:
    first: dict[CueKind, int] = {}
    for at, cue in found:
        first[cue.kind] = min(at, first.get(cue.kind, at))
    if plain.startswith("?", span.end - 1):
        first.pop("promise", None)  # a question promises nothing
    return _Sentence(span, figures, first)


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


def _promised_kind(one: _Sentence, due: Due | None, published: date | None) -> ClaimKind | None:
    """Choose the kind of a sentence without a weighty figure."""
    if "bare penalty" in one.cues:
        return "penalty"
    if "superlative" in one.cues:
        return "superlative"
    if due and (published is None or due.earliest > published):
        return "date"
    if "promise" in one.cues:
        return "commitment"
    if not one.figures:
        return None
    return "duration" if one.figures[0].unit in _TIME_UNITS else "count"


def _due(forms: Forms, one: _Sentence, published: date | None) -> Due | None:
    """Choose the day or period that the sentence promises something for.

    One led by "by", "from" or "until" comes first, then one after the promising word, then the
    earlier in the text. Without a promising word a day to come is due if "by" leads it.
    """
    drawn, promise = one.span.of(forms.drawn), one.cues.get("promise")
    if not _may_have_date(drawn) or (promise is None and "by " not in drawn):
        return None
    dues = find_dates(forms.text, published, one.span)
    if promise is None:
        targets = (due for due in dues if published and due.earliest > published)
        return next((due for due in targets if _is_led(_TARGET, forms, one, due)), None)
    coming = [due for due in dues if _is_promised(forms, one, due, published)]

    def rank(due: Due) -> tuple[bool, bool]:
        return _is_led(_DEADLINE, forms, one, due), due.span.start > promise

    return max(coming, key=rank, default=None)


def _is_led(by: re.Pattern[str], forms: Forms, one: _Sentence, due: Due) -> bool:
    at = due.span.start
    return by.search(forms.plain, max(one.span.start, at - 32), at) is not None


def _may_have_date(drawn: str) -> bool:
    return "0000" in drawn or not DATE_WORDS.isdisjoint(drawn.split())


def _is_promised(forms: Forms, one: _Sentence, due: Due, published: date | None) -> bool:
    if forms.plain.startswith("'s", due.span.end, one.span.end):
        return False
    if published is None or due.latest > published:
        return True
    start = due.span.start
    told = _TOLD.search(forms.plain, max(one.span.start, start - TOLD_REACH), start)
    return due.latest == published and told is None


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
