"""What is in the store, in figures."""

from __future__ import annotations

from collections.abc import Sequence

from pressctl.answers.releases import StatsAnswer
from pressctl.model import Quote, Release, is_money
from pressctl.query.cast import Cast
from pressctl.query.listing import quote_text
from pressctl.text import count_words


def stats(releases: Sequence[Release], people: Cast) -> StatsAnswer:
    """Count releases, words, quotes, speakers, claims and figures."""
    days = [release.published for release in releases if release.published]
    quotes = [(release, quote) for release in releases for quote in release.quotes]
    units = [figure.unit for release in releases for figure in release.figures()]
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
        quotes_corrected=sum(bool(quote.corrected) for _, quote in quotes),
        speakers=len(_speakers(releases, people)),
        claims=sum(len(release.claims) for release in releases),
        money=sum(map(is_money, units)),
        percent=units.count("percent"),
        undated=len(releases) - len(days),
    )


def _speakers(releases: Sequence[Release], people: Cast) -> set[str]:
    found = (
        people.of(release.id, number).person
        for release in releases
        for number in range(1, len(release.quotes) + 1)
    )
    return {one.speaker_id for one in found if one}


def _words_of(release: Release, quote: Quote) -> int:
    return count_words(quote_text(release, quote))
