"""Search: the releases that answer a query, and its words in their context (KWIC lines)."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from pressctl.answers import HitCount, HitRow
from pressctl.model import Release, Span
from pressctl.query.answering import Hit, Pages, finders_of, matcher_of
from pressctl.query.cast import Cast
from pressctl.query.context import Context, cutter
from pressctl.query.fields import Spot
from pressctl.query.listing import paragraph_id, quote_id
from pressctl.query.ranking import Statistics
from pressctl.query.select import newest_first
from pressctl.query.terms import Query, Term
from pressctl.query.voices import Voice

Order = Literal["date", "rank"]
CONTEXT = Context(120)  # characters on either side of a hit: more than a terminal shows


class Found(NamedTuple):
    """A release that answers a query: where its words stand, the title before the text."""

    release: Release
    spots: tuple[Spot, ...]
    terms: Mapping[Term, int]  # how often each stands there


def search(
    releases: Iterable[Release],
    people: Cast,
    query: Query,
    order: Order = "date",
    voice: Voice | None = None,
) -> list[Found]:
    """Find the releases that answer a query, the newest first or the best first.

    With a `voice` only its words are searched. Raises BadPattern and BadQuery.
    """
    finders, match = finders_of(query), matcher_of(query, people, voice)
    statistics, answers = Statistics(), list[Found]()
    for release in sorted(releases, key=newest_first):
        pages = Pages(release, finders)
        hits = match(pages)
        statistics.add(len(release.text), pages.counts())
        if hits:
            terms = Counter(term for term, _ in hits)
            answers.append(Found(release, _distinct(hits), terms))
    if order == "rank":
        answers.sort(key=lambda one: -statistics.score(len(one.release.text), one.terms))
    return answers


def _distinct(hits: Sequence[Hit]) -> tuple[Spot, ...]:
    """Put hits in the order of the text, without those that lie within another."""
    spots = sorted(
        (spot for _, spot in hits),
        key=lambda one: (not one.in_title, one.span.start, -one.span.end),
    )
    kept: list[Spot] = []
    for spot in spots:
        before = kept[-1] if kept else None
        if not before or before.in_title != spot.in_title or spot.span.end > before.span.end:
            kept.append(spot)
    return tuple(kept)


def counts(answers: Iterable[Found]) -> list[HitCount]:
    """Count what was found in each release."""
    return [_count(one.release, len(one.spots)) for one in answers]


def without(releases: Iterable[Release], answers: Iterable[Found]) -> list[HitCount]:
    """List the releases that do not answer a query, newest first."""
    found = {one.release.id for one in answers}
    others = (release for release in releases if release.id not in found)
    return [_count(release, 0) for release in sorted(others, key=newest_first)]


def _count(release: Release, matches: int) -> HitCount:
    return HitCount(release.id, release.title, release.published, matches)


def hit_rows(
    answers: Iterable[Found], people: Cast, context: Context = CONTEXT
) -> Iterator[HitRow]:
    """Show each place: left + hit + right is a stretch of the release as it stands."""
    for found in answers:
        cut = cutter(found.release, context)
        for spot in found.spots:
            yield _title_row(spot) if spot.in_title else _hit_row(spot, people, cut(spot.span))


def _hit_row(spot: Spot, people: Cast, around: Span) -> HitRow:
    release, hit = spot.release, spot.span
    number = bisect_right(release.paragraphs, hit.start, key=lambda one: one.span.start)
    paragraph = release.paragraphs[number - 1]
    return HitRow(
        id=paragraph_id(release.id, number),
        release=release.id,
        title=release.title,
        published=release.published,
        issuer=release.issuer,
        kind=paragraph.kind,
        quote=quote_id(release.id, spot.quote) if spot.quote else None,
        speaker=people.of(release.id, spot.quote).name if spot.quote else None,
        left=release.text[around.start : hit.start],
        hit=hit.of(release.text),
        right=release.text[hit.end : around.end],
        line=paragraph.line,
    )


def _title_row(spot: Spot) -> HitRow:
    release, hit = spot.release, spot.span
    return HitRow(
        id=release.id,
        release=release.id,
        title=release.title,
        published=release.published,
        issuer=release.issuer,
        kind="title",
        quote=None,
        speaker=None,
        left=release.title[: hit.start],
        hit=hit.of(release.title),
        right=release.title[hit.end :],
        line=release.title_line,
    )
