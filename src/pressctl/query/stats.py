"""What is in the store, in figures."""

from __future__ import annotations

from collections.abc import Sequence

from pressctl.answers import StatsAnswer
from pressctl.model import Quantity, Quote, Release
from pressctl.query.listing import quote_text
from pressctl.query.speakers import People
from pressctl.text import count_words


def stats(releases: Sequence[Release], people: People) -> StatsAnswer:
    """Count releases, words, quotes, speakers, claims and figures."""
    days = [release.published for release in releases if release.published]
    quotes = [(release, quote) for release in releases for quote in release.quotes]
    figures = _figures(releases)
    marked = sum(quote.boundary == "marked" for _, quote in quotes)
    return StatsAnswer(
        releases=len(releases),
        first=min(days, default=None),
        last=max(days, default=None),
        issuers=tuple(sorted({release.issuer for release in releases if release.issuer})),
        words=sum(count_words(release.text) for release in releases),
        words_in_quotes=sum(_words_of(release, quote) for release, quote in quotes),
        quotes=len(quotes),
        quotes_marked=marked,
        quotes_inferred=len(quotes) - marked,
        speakers=len(people.rows({release.id for release in releases})),
        claims=sum(len(release.claims) for release in releases),
        money=sum(_is_money(figure) for figure in figures),
        percent=sum(figure.unit == "percent" for figure in figures),
        undated=len(releases) - len(days),
    )


def _words_of(release: Release, quote: Quote) -> int:
    return count_words(quote_text(release, quote))


def _figures(releases: Sequence[Release]) -> list[Quantity]:
    """Gather the figures of the body; headlines only repeat them."""
    return [
        figure
        for release in releases
        for claim in release.claims
        if claim.paragraph
        for figure in claim.quantities
    ]


def _is_money(figure: Quantity) -> bool:
    """Tell money by its ISO 4217 code: three capitals."""
    return len(figure.unit) == 3 and figure.unit.isalpha() and figure.unit.isupper()
