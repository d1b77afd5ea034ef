"""The rows that `list`, `show`, `quotes` and `claims` print, made from releases."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import structs

from pressctl.answers.claims import ClaimRow, DueRow, PeriodRow, QuantityRow
from pressctl.answers.quotes import QuoteRow
from pressctl.answers.releases import ParagraphRow, ReleaseRow, ReleaseText, Source
from pressctl.answers.shown import ReleaseFull
from pressctl.model import (
    Claim,
    Due,
    Entry,
    Origin,
    Period,
    Quantity,
    Quote,
    Release,
    Span,
    is_money,
)
from pressctl.text import count_words

if TYPE_CHECKING:  # `list` needs nobody, and asks a store of thousands
    from pressctl.query.cast import Cast, Resolved


def paragraph_id(release_id: str, number: int) -> str:
    """Write the id of a paragraph, counted from 1."""
    return f"{release_id}.p{number}"


def quote_id(release_id: str, number: int) -> str:
    """Write the id of a quote, counted from 1."""
    return f"{release_id}.q{number}"


def claim_id(release_id: str, number: int) -> str:
    """Write the id of a claim, counted from 1."""
    return f"{release_id}.c{number}"


def release_row(entry: Entry) -> ReleaseRow:
    """Sum up a release and where it was read.

    What its best capture does not state (an address, a change, that it is withdrawn) is taken from
    the others.
    """
    release, captures = entry.release, entry.captures
    return ReleaseRow(
        id=release.id,
        title=release.title,
        published=release.published,
        issuer=release.issuer,
        url=next((capture.url for capture in captures if capture.url), None),
        language=release.language,
        summary=_summary(release),
        source=source(release.origin),
        origins=tuple(source(capture.origin) for capture in captures),
        versions=len(entry.history),
        withdrawn=is_withdrawn(captures),
        word_count=count_words(release.text),
        quote_count=len(release.quotes),
        claim_count=len(release.claims),
        updated=last_update(captures),
        corrected=release.corrected,
        added=entry.added.day if entry.added else None,
        changed=entry.changed.day if entry.changed else None,
        gone=entry.gone,
    )


def release_text(entry: Entry) -> ReleaseText:
    """Give a release with its text."""
    return ReleaseText(**structs.asdict(release_row(entry)), text=entry.release.text)


def is_withdrawn(captures: Sequence[Release]) -> bool:
    """Tell if a capture says so, and none of a later change says otherwise."""
    back = last_update([capture for capture in captures if not capture.withdrawn])
    gone = [capture.updated for capture in captures if capture.withdrawn]
    return any(back is None or day is None or day >= back for day in gone)


def last_update(captures: Sequence[Release]) -> date | None:
    """Give the day of the last change that a capture states."""
    return max((capture.updated for capture in captures if capture.updated), default=None)


def release_full(entry: Entry, people: Cast) -> ReleaseFull:
    """Give a release with its text, paragraphs, quotes and claims."""
    release = entry.release
    return ReleaseFull(
        **structs.asdict(release_row(entry)),
        text=release.text,
        paragraphs=tuple(paragraph_rows(release)),
        quotes=tuple(quote_rows(release, people)),
        claims=tuple(claim_rows(release, people)),
    )


def part_row(full: ReleaseFull, part: str) -> QuoteRow | ParagraphRow | ClaimRow:
    """Give the part of a release that the end of an id names, one that is there: q2, p5, c3."""
    rows: dict[str, Sequence[QuoteRow | ParagraphRow | ClaimRow]] = {
        "q": full.quotes,
        "p": full.paragraphs,
        "c": full.claims,
    }
    return rows[part[0]][int(part[1:]) - 1]


def paragraph_rows(release: Release) -> list[ParagraphRow]:
    """List the paragraphs, each with the id of the block quote it belongs to."""
    holders = quotes_by_paragraph(release)
    return [
        ParagraphRow(
            id=paragraph_id(release.id, number),
            kind=paragraph.kind,
            text=paragraph.span.of(release.text),
            line=paragraph.line,
            quote=quote_id(release.id, holders[number]) if number in holders else None,
            start=paragraph.span.start,
            end=paragraph.span.end,
        )
        for number, paragraph in enumerate(release.paragraphs, start=1)
    ]


def quotes_by_paragraph(release: Release) -> dict[int, int]:
    """Map paragraphs to the quote that all their words belong to, both counted from 1."""
    holders: dict[int, int] = {}
    for number, quote in enumerate(release.quotes, start=1):
        for paragraph in quote.own_paragraphs:
            holders.setdefault(paragraph, number)
    return holders


def quote_rows(release: Release, people: Cast) -> list[QuoteRow]:
    """List the quotes, each with the person it is known to be by."""
    return [
        _quote_row(release, number, quote, people.of(release.id, number))
        for number, quote in enumerate(release.quotes, start=1)
    ]


def _quote_row(release: Release, number: int, quote: Quote, by: Resolved) -> QuoteRow:
    words = quote_text(release, quote)
    held = [release.paragraphs[paragraph - 1] for paragraph in quote.paragraphs]
    return QuoteRow(
        id=quote_id(release.id, number),
        release=release.id,
        title=release.title,
        published=release.published,
        issuer=release.issuer,
        speaker=by.name,
        speaker_from=by.speaker_from,
        speaker_id=by.person.speaker_id if by.person else None,
        role=quote.speaker.role,
        organisation=quote.speaker.organisation,
        attribution=quote.credit or quote.attribution.of(release.text),
        text=words,
        paragraphs=tuple(paragraph_id(release.id, paragraph) for paragraph in quote.paragraphs),
        first_line=min((paragraph.line for paragraph in held), default=release.title_line),
        last_line=max((paragraph.last_line for paragraph in held), default=release.title_line),
        boundary=quote.boundary,
        confidence=quote.confidence,
        reason=quote.reason,
        other_end=paragraph_id(release.id, quote.other_end) if quote.other_end else None,
        form=quote.form,
        word_count=count_words(words),
        corrected=quote.corrected,
    )


def quote_text(release: Release, quote: Quote) -> str:
    """Give the quoted words: paragraphs joined by a blank line, an interrupted one by a space."""
    words, at = "", None
    for span in quote.content:
        if at is not None:
            words += "\n\n" if "\n\n" in release.text[at : span.start] else " "
        words += span.of(release.text)
        at = span.end
    return words


def claim_rows(release: Release, people: Cast) -> list[ClaimRow]:
    """List the claims, each with who is quoted as making it, if anybody."""
    return [
        _claim_row(release, number, claim, people)
        for number, claim in enumerate(release.claims, start=1)
    ]


def _claim_row(release: Release, number: int, claim: Claim, people: Cast) -> ClaimRow:
    return ClaimRow(
        id=claim_id(release.id, number),
        release=release.id,
        title=release.title,
        published=release.published,
        kind=claim.kind,
        sentence=release.words_of(claim, claim.span),
        subject=claim.subject,
        quantities=tuple(_quantity_row(release, claim, found) for found in claim.quantities),
        due=_due_row(release, claim, claim.due) if claim.due else None,
        speaker=people.of(release.id, claim.quote).name if claim.quote else None,
        quote=quote_id(release.id, claim.quote) if claim.quote else None,
        line=_line_of(release, claim),
        period=_period_row(release, claim, claim.period) if claim.period else None,
    )


def kinds_of(claim: ClaimRow) -> set[str]:
    """Give the kind of a claim, and "money" and "percent" if it has such a figure."""
    units = {quantity.unit for quantity in claim.quantities}
    money = ["money"] if any(map(is_money, units)) else []
    return {claim.kind, *money, *(units & {"percent"})}


def _quantity_row(release: Release, claim: Claim, found: Quantity) -> QuantityRow:
    inside = Span(found.span.start - claim.span.start, found.span.end - claim.span.start)
    return QuantityRow(
        text=release.words_of(claim, found.span),
        value=found.value,
        unit=found.unit,
        bound=found.bound,
        start=inside.start,
        end=inside.end,
        direction=found.direction,
        pair=found.pair,
    )


def _due_row(release: Release, claim: Claim, due: Due) -> DueRow:
    return DueRow(release.words_of(claim, due.span), due.earliest, due.latest)


def _period_row(release: Release, claim: Claim, period: Period) -> PeriodRow:
    return PeriodRow(release.words_of(claim, period.span), period.earliest, period.latest)


def _line_of(release: Release, claim: Claim) -> int:
    if claim.paragraph == 0:
        return release.title_line
    return release.paragraphs[claim.paragraph - 1].line


def _summary(release: Release) -> str | None:
    spans: Sequence[Span] = [one.span for one in release.paragraphs if one.kind == "summary"]
    return spans[0].of(release.text) if spans else None


def source(origin: Origin) -> Source:
    """Give the place where a capture was read."""
    return Source(origin.place, origin.first_line, origin.last_line)
