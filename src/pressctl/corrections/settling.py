"""A release as it is once a person has put something of it right: pure functions on releases."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from pressctl.corrections.records import ReleaseFix, SpeakerFix, Stamp, words_of
from pressctl.errors import PressctlError
from pressctl.model import Correction, Paragraph, Quote, Release, Span, Speaker
from pressctl.parsing.claims import attribute
from pressctl.parsing.marks import follow, without_marks

_CERTAIN = 1.0


class CannotEnd(PressctlError):
    """A quotation cannot end where a person says it does."""

    def __init__(self, quote_id: str, last: int, why: str) -> None:
        super().__init__(f"{quote_id} cannot end with p{last}: {why}")


@dataclass(frozen=True)
class _Spot:
    """A quote in its release, and the paragraph it is to end with."""

    release: Release
    number: int
    last: int

    @property
    def quote(self) -> Quote:
        return self.release.quotes[self.number - 1]

    def refuse(self, why: str) -> CannotEnd:
        return CannotEnd(f"{self.release.id}.q{self.number}", self.last, why)


def end_with(release: Release, number: int, last: int, stamp: Stamp, accepted: bool) -> Release:
    """Let a quote (from 1) end with a paragraph (from 1); the claims and paragraphs follow.

    A paragraph that is no longer quoted becomes prose. Raises CannotEnd.
    """
    spot = _Spot(release, number, last)
    quote = spot.quote
    found = quote.paragraphs[-1] if quote.paragraphs else 0
    if last != found:
        _require_free(spot)
        quote = _stretched(spot)
    mark = Correction("end", f"p{found}", accepted, stamp.on, stamp.by, stamp.note)
    settled = replace(
        quote,
        confidence=_CERTAIN,
        reason=mark.sentence,
        other_end=None,
        corrected=_marked(quote.corrected, mark),
    )
    quotes = _exchanged(release, number, settled)
    if last == found:
        return replace(release, quotes=quotes)
    return replace(
        release,
        quotes=quotes,
        paragraphs=tuple(_paragraphs(release, quotes)),
        claims=(
            *(claim for claim in release.claims if not claim.paragraph),
            *attribute((claim for claim in release.claims if claim.paragraph), quotes),
        ),
    )


def spoken_by(release: Release, number: int, fix: SpeakerFix) -> Release:
    """Let a quote (from 1) be somebody's, or nobody's that can be named.

    The office as written is kept where it was of nobody or of that name; else it was another's.
    """
    quote = release.quotes[number - 1]
    was, name = quote.speaker, fix.name.strip()
    own = was if was.name in (None, name) and name else Speaker(None)
    speaker = Speaker(name or None, fix.role or own.role, fix.organisation or own.organisation)
    mark = Correction("speaker", was.name, False, fix.on, fix.by, fix.note)
    spoken = replace(
        quote,
        speaker=speaker,
        speaker_from="corrected" if name else None,
        # without words that name somebody the corpus cannot find out either
        source=quote.source if name else Span(quote.source.start, quote.source.start),
        corrected=_marked(quote.corrected, mark),
    )
    return replace(release, quotes=_exchanged(release, number, spoken))


def dated(release: Release, fix: ReleaseFix) -> Release:
    """Give a release the day and the issuer that a person has found out."""
    marks = release.corrected
    if fix.published:
        was = release.published.isoformat() if release.published else None
        mark = Correction("published", was, False, fix.on, fix.by, fix.note)
        marks = _marked(marks, mark)
    if fix.issuer:
        mark = Correction("issuer", release.issuer, False, fix.on, fix.by, fix.note)
        marks = _marked(marks, mark)
    return replace(
        release,
        published=fix.published or release.published,
        issuer=fix.issuer or release.issuer,
        corrected=marks,
    )


def _marked(marks: Sequence[Correction], mark: Correction) -> tuple[Correction, ...]:
    return (*(one for one in marks if one.what != mark.what), mark)


def _exchanged(release: Release, number: int, quote: Quote) -> tuple[Quote, ...]:
    return (*release.quotes[: number - 1], quote, *release.quotes[number:])


def _require_free(spot: _Spot) -> None:
    quote, count = spot.quote, len(spot.release.paragraphs)
    if quote.form == "inline" or len(quote.content) != len(quote.paragraphs):
        raise spot.refuse("it stands inside a paragraph, where only its marks can end it")
    if not 1 <= spot.last <= count:
        raise spot.refuse(f"the release has paragraphs p1 to p{count}; see them with: show ID")
    first = quote.paragraphs[0]
    if spot.last < first:
        raise spot.refuse(f"it begins with p{first}; name that or a later one")
    for at, number in sorted(_taken(spot)):
        if first < at <= spot.last:
            raise spot.refuse(f"p{at} belongs to q{number}; name one before it")


def _taken(spot: _Spot) -> Iterator[tuple[int, int]]:
    """Give the paragraphs that others speak or are announced in, with the number of their quote.

    An inline quotation of nobody in particular can stand within the words of somebody.
    """
    for number, quote in enumerate(spot.release.quotes, start=1):
        if number == spot.number or (quote.form == "inline" and quote.speaker.name is None):
            continue
        yield from ((at, number) for at in quote.paragraphs)
        if quote.attribution.end > quote.attribution.start:
            yield _paragraph_at(spot.release, quote.attribution.start), number


def _paragraph_at(release: Release, offset: int) -> int:
    return bisect_right(release.paragraphs, offset, key=lambda one: one.span.start)


def _stretched(spot: _Spot) -> Quote:
    release, quote = spot.release, spot.quote
    paragraphs = tuple(range(quote.paragraphs[0], spot.last + 1))
    known = dict(zip(quote.paragraphs, quote.content, strict=True))
    content = tuple(known.get(at) or _quotable(release, at) for at in paragraphs)
    return replace(quote, paragraphs=paragraphs, content=content)


def _quotable(release: Release, at: int) -> Span:
    """Give the words of a paragraph without quotation marks around them."""
    span = release.paragraphs[at - 1].span
    words = span.of(release.text)
    marked = follow([words])
    inner = marked.content[0] if marked else without_marks(words)
    if words_of(words[inner.end :]):  # “We act.” and more that is not in marks
        inner = without_marks(words)
    return Span(span.start + inner.start, span.start + inner.end)


def _paragraphs(release: Release, quotes: Sequence[Quote]) -> Iterator[Paragraph]:
    before = {at for quote in release.quotes for at in quote.own_paragraphs}
    after = {at for quote in quotes for at in quote.own_paragraphs}
    for at, paragraph in enumerate(release.paragraphs, start=1):
        if at in after:
            yield replace(paragraph, kind="quote")
        else:
            yield replace(paragraph, kind="prose") if at in before else paragraph
