"""Sentences that state a figure, a deadline or a commitment."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from pressctl.model import Claim, ClaimKind, Due, Paragraph, Quantity, Quote, Span
from pressctl.parsing.quantities import find_quantities
from pressctl.parsing.subjects import find_subject
from pressctl.text import sentences

_MONEY = re.compile(r"[A-Z]{3}")
_PENALTY = re.compile(
    r"\b(?:prison|jail(?:ed|s)?|imprison(?:ed|ment)|custody|custodial|life sentence|behind bars|"
    r"sentenced? (?:of|to)|(?:unlimited |maximum )?fine[ds]?\b(?! for purpose)|disqualified|"
    r"banned from|community order|suspended sentence|penalt(?:y|ies))\b",
    re.I,
)
_PENALTY_ALONE = re.compile(
    r"\b(?:(?:face|sent|sentenced|jailed|imprisoned)\b.{0,40}\b(?:prison|jail|life|fines?|custody)|"
    r"life (?:sentence|imprisonment|in prison)|unlimited fines?|be(?:en)? banned from|was (?:jailed|fined))\b",
    re.I,
)
_THRESHOLD = re.compile(
    r"\b(?:threshold|minimum|maximum|cap(?:ped)?|ceiling|eligib\w+|qualif(?:y|ies)|"
    r"no (?:more|fewer|less) than|limit(?:ed)? (?:of|to)|must (?:have|earn|be)|only (?:if|where|those))\b"
    r"|\bif\b.{0,120}\b(?:times|occasions)\b",
    re.I,
)
_SUPERLATIVE = re.compile(
    r"\b(?:first[ -](?:ever|of[ -]its[ -]kind|in the world|time ever|national|global)|"
    r"world[’' -]?s?[- ](?:first|largest|biggest|leading)|ever (?:made|recorded|reported|seen)|has ever|"
    r"(?:biggest|largest|highest|lowest|greatest|fastest|longest|(?<!some of the )most|best|worst|strongest|finest|"
    r"smallest|oldest)\b.{0,60}\b(?:ever|single|since|on record|in history|in the world|in a generation|"
    r"in (?:the )?(?:uk|country|nation|europe|state)(?:[’']s history)?)|"
    r"record(?:[- ](?:high|low|breaking|number|numbers|level|levels|funding|investment|amount|year|"
    r"sum|spending|budget|profit|profits|revenue|sales|results|growth))|"
    r"(?:biggest|largest)[ -](?:ever|single)|unprecedented|one of the (?:biggest|largest|most))\b",
    re.I,
)
_PROMISE = re.compile(
    r"\b(?:will|won[’']t|shall|pledg(?:e|es|ed|ing)|commit(?:s|ted|ting|ments?)?|promis(?:e|es|ed|ing)|"
    r"vow(?:s|ed)?|guarantee(?:s|d|ing)?|undert(?:akes?|ook|aken)|"
    r"(?:is|are|was|were) to (?:be|have|get|receive|become|open|launch)|to be (?:made|given|introduced|"
    r"banned|created|replaced|built|opened|closed|abolished|scrapped|set up|established|extended|raised)|"
    r"(?:is|are|looks?) set to|set to (?:be|begin|become|open|receive|benefit|agree|lay)|"
    r"due to (?:be|begin|start|open|launch|take|close|finish|complete|come|end|go|arrive|meet)|"
    r"(?:have|has|had) (?:agreed|secured|signed)|agree[ds]? (?:to|an?|that)|secured|agreement|"
    r"(?:is|are|be|been|will be|also be) (?:now )?required to|requir(?:es|ed) to|(?<!\bwe )(?<!they )(?<!\byou )(?<!together, we )must(?! be (?:said|noted|free))|"
    r"(?:plans?|intends?|aims?|going|scheduled|expects?|expected|anticipated) to|"
    r"(?:in|into|enters?|takes?) (?:force|effect)|deadline|"
    r"(?:is|are) (?:also )?(?:introducing|funding|launching|publishing|investing|providing|creating|"
    r"bringing forward|stepping up|ramping up|expanding|establishing|boosting|building|extending)|"
    r"starting (?:from|on|in|at)|effective (?:from|on|immediately)|begins?|"
    r"new (?:deal|unit|taskforce|scheme|plan|law|laws|rules|measures|powers|fund|offence|programme|"
    r"qualification|arrangement|partnership|guidance|joint|action|agreement))\b",
    re.I,
)
_EMPTY_PROMISE = re.compile(
    r"\b(?:will (?:tell|know|see|remember|agree|understand|never (?:forget|be forgotten)|have (?:been|"
    r"seen|heard)|always be|undoubtedly)|as you will|(?:you|they)[’']ll|god|if you)\b",
    re.I,
)
_DEADLINE = re.compile(
    r"\b(?:by|from|until|till|before|no later than|on|in|starting|effective|begins?|beginning|opens?|"
    r"closes?|ends?|due|later|tomorrow|next|today)\b[^.]{0,40}$",
    re.I,
)
_WEIGHTS: tuple[tuple[ClaimKind, Callable[[Quantity], bool]], ...] = (
    ("money", lambda q: bool(_MONEY.fullmatch(q.unit))),
    ("percent", lambda q: q.unit in {"percent", "percentage_points"}),
    ("ratio", lambda q: q.unit in {"times", "fraction"}),
    ("count", lambda q: q.unit not in _TIME_UNITS and q.value is not None),
)
_TIME_UNITS = frozenset(
    "years months weeks days hours minutes seconds decades fortnights nights centuries".split()
)
Spanned = TypeVar("Spanned", Quantity, Due)


def find_claims(
    title: str,
    text: str,
    paragraphs: Sequence[Paragraph],
    quotes: Sequence[Quote],
    published: date | None,
) -> tuple[Claim, ...]:
    """Find the claims of a release, in reading order; the title's claim has paragraph 0.

    Spans are characters of `text`, or of `title` for paragraph 0. `due` is set only where the
    sentence promises something for a day or a period that `published` does not lie after.
    """
    claims = list(_in_title(title, published))
    figures, dues = find_quantities(text), _find_dues(text, published)
    for number, paragraph in enumerate(paragraphs, start=1):
        if paragraph.kind in {"cue", "heading"}:
            continue
        for span in _sentences(text, paragraph.span):
            claim = _read(
                text, number, span, _within(figures, span), _within(dues, span), published
            )
            if claim:
                claims.append(_quoted(claim, quotes))
    return tuple(claims)


def _in_title(title: str, published: date | None) -> Iterator[Claim]:
    span = Span(0, len(title))
    claim = _read(title, 0, span, find_quantities(title), _find_dues(title, published), published)
    if claim and title.strip():
        yield claim


def _sentences(text: str, span: Span) -> Iterator[Span]:
    for sentence in sentences(span.of(text)):
        yield Span(span.start + sentence.start, span.start + sentence.end)


def _find_dues(text: str, published: date | None) -> list[Due]:
    from pressctl.dates import find_dates

    return find_dates(text, published)


def _within(items: Sequence[Spanned], span: Span) -> list[Spanned]:
    first = bisect_left(items, span.start, key=lambda item: item.span.start)
    last = bisect_left(items, span.end, key=lambda item: item.span.start)
    return [item for item in items[first:last] if item.span.end <= span.end]


def _read(
    text: str,
    paragraph: int,
    span: Span,
    figures: list[Quantity],
    dues: list[Due],
    published: date | None,
) -> Claim | None:
    """Read one sentence as a claim; None where it states nothing that can be checked."""
    sentence = span.of(text)
    promise = _promise(sentence)
    due = _due(text, span, dues, published) if promise else None
    kind = _kind(sentence, figures, due, promise)
    if kind is None:
        return None
    subject = find_subject(text, span, figures)
    return Claim(paragraph, span, kind, subject, tuple(figures), due)


def _promise(sentence: str) -> bool:
    if sentence.endswith("?"):
        return False
    return bool(_PROMISE.search(_EMPTY_PROMISE.sub(" ", sentence)))


def _kind(
    sentence: str, figures: list[Quantity], due: Due | None, promise: bool
) -> ClaimKind | None:
    """Choose the kind of the weightiest thing a sentence states."""
    if figures and _PENALTY.search(sentence):
        return "penalty"
    if figures and _THRESHOLD.search(sentence) and not _is_estimate(figures):
        return "threshold"
    for kind, weighs in _WEIGHTS:
        if any(weighs(figure) for figure in figures):
            return kind
    if _PENALTY_ALONE.search(sentence):
        return "penalty"
    if _SUPERLATIVE.search(sentence):
        return "superlative"
    if due:
        return "date"
    if promise:
        return "commitment"
    return _light(figures)


def _light(figures: list[Quantity]) -> ClaimKind | None:
    if not figures:
        return None
    return "duration" if figures[0].unit in _TIME_UNITS else "count"


def _is_estimate(figures: list[Quantity]) -> bool:
    return all(figure.unit == "percent" and figure.bound == "about" for figure in figures)


def _due(text: str, span: Span, dues: list[Due], published: date | None) -> Due | None:
    """Choose the first day or period of the sentence that is still to come when it is published."""
    for due in dues:
        led = _DEADLINE.search(text, max(span.start, due.span.start - 48), due.span.start)
        if (published is None or due.latest >= published) and (led or published):
            return due
    return None


def _quoted(claim: Claim, quotes: Sequence[Quote]) -> Claim:
    for number, quote in enumerate(quotes, start=1):
        inside = any(
            part.start < claim.span.end and claim.span.start < part.end for part in quote.content
        )
        if claim.paragraph in quote.paragraphs and inside:
            return Claim(
                claim.paragraph, claim.span, claim.kind, claim.subject, claim.quantities,
                claim.due, number,
            )  # fmt: skip
    return claim
