"""Search: the releases that answer a query, and its words in their context (KWIC lines)."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from pressctl.answers.hits import HitCount, HitRow
from pressctl.model import Release, Span
from pressctl.query.answering import Hit, Pages, finders_of, matcher_of
from pressctl.query.cast import Cast
from pressctl.query.catalogue import Totals
from pressctl.query.context import Context, cutter
from pressctl.query.fields import Spot
from pressctl.query.finders import Page
from pressctl.query.listing import paragraph_id, quote_id
from pressctl.query.ranking import Statistics
from pressctl.query.terms import Query, Term
from pressctl.query.voices import Voice

Order = Literal["date", "rank"]
CONTEXT = Context(120)  # characters on either side of a hit: more than a terminal shows


class Place(NamedTuple):
    """A stretch of a title or a text that was found; `quote` counts from 1."""

    span: Span
    in_title: bool
    quote: int | None


class Found(NamedTuple):
    """A release that answers a query: where its words stand, the title before the text.

    Not the release itself: thousands may answer, of which a few are shown.
    """

    id: str
    title: str
    published: date | None
    length: int  # characters of its text
    places: tuple[Place, ...]
    terms: Mapping[Term, int]  # how often each stands there


class Search:
    """A query made ready, to be put to releases; with a `voice` only its words are searched.

    Raises BadPattern and BadQuery.
    """

    def __init__(self, query: Query, people: Cast, voice: Voice | None = None) -> None:
        self._finders = finders_of(query)
        self._match = matcher_of(query, people, voice)

    def is_in(self, title: str, text: str) -> bool:
        """Tell if any term may stand in a release, by a look at its words alone."""
        pages = [Page(words, [Span(0, len(words))]) for words in (text, title)]
        return any(find(page) for page in pages for find in self._finders.values())

    def answers(self, releases: Iterable[Release]) -> Iterator[Found]:
        """Find the releases that answer, in their order, one after the other."""
        for release in releases:
            if hits := self._match(Pages(release, self._finders)):
                yield _found(release, hits)

    def ranked(self, releases: Iterable[Release], totals: Totals | None = None) -> list[Found]:
        """Find the releases that answer, the best first.

        `totals` are those of all releases, where those that no term stands in were left out.
        """
        statistics, answers = Statistics(), list[Found]()
        for release in releases:
            pages = Pages(release, self._finders)
            hits = self._match(pages)
            statistics.add(len(release.text), pages.counts())
            if hits:
                answers.append(_found(release, hits))
        if totals:
            statistics.releases, statistics.characters = totals
        return sorted(answers, key=lambda one: -statistics.score(one.length, one.terms))


def _found(release: Release, hits: Sequence[Hit]) -> Found:
    places = tuple(Place(spot.span, spot.in_title, spot.quote) for spot in _distinct(hits))
    terms = Counter(term for term, _ in hits)
    return Found(release.id, release.title, release.published, len(release.text), places, terms)


def _distinct(hits: Sequence[Hit]) -> list[Spot]:
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
    return kept


def counts(answers: Iterable[Found]) -> Iterator[HitCount]:
    """Count what was found in each release."""
    return (HitCount(one.id, one.title, one.published, len(one.places)) for one in answers)


def without(releases: Iterable[Release], answers: Iterable[Found]) -> Iterator[HitCount]:
    """List the releases that do not answer a query, in their order."""
    found = {one.id for one in answers}
    others = (one for one in releases if one.id not in found)
    return (HitCount(one.id, one.title, one.published, 0) for one in others)


def hit_rows(
    answers: Iterable[Found],
    release_of: Callable[[str], Release],
    people: Cast,
    context: Context = CONTEXT,
) -> Iterator[HitRow]:
    """Show each place: left + hit + right is a stretch of the release as it stands."""
    for found in answers:
        release = release_of(found.id)
        cut = cutter(release, context)
        for place in found.places:
            if place.in_title:
                yield _title_row(release, place.span)
            else:
                yield _hit_row(release, place, people, cut(place.span))


def _hit_row(release: Release, place: Place, people: Cast, around: Span) -> HitRow:
    hit = place.span
    number = bisect_right(release.paragraphs, hit.start, key=lambda one: one.span.start)
    paragraph = release.paragraphs[number - 1]
    return HitRow(
        id=paragraph_id(release.id, number),
        release=release.id,
        title=release.title,
        published=release.published,
        issuer=release.issuer,
        kind=paragraph.kind,
        quote=quote_id(release.id, place.quote) if place.quote else None,
        speaker=people.of(release.id, place.quote).name if place.quote else None,
        left=release.text[around.start : hit.start],
        hit=hit.of(release.text),
        right=release.text[hit.end : around.end],
        line=paragraph.line,
    )


def _title_row(release: Release, hit: Span) -> HitRow:
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
