"""What is in the store, in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from pressctl.answers.releases import StatsAnswer
from pressctl.model import Release, is_money
from pressctl.query.cast import Cast
from pressctl.query.listing import quote_text
from pressctl.text import count_words


def stats(releases: Iterable[Release], people: Cast) -> StatsAnswer:
    """Count releases, words, quotes, speakers, claims and figures; each is looked at once."""
    counts: Counter[str] = Counter()
    days: set[date] = set()
    issuers: set[str] = set()
    speakers: set[str] = set()
    for release in releases:
        counts.update(_counts(release))
        days |= {release.published} if release.published else set()
        issuers |= {release.issuer} if release.issuer else set()
        speakers |= _speakers(release, people)
    return StatsAnswer(
        releases=counts["releases"],
        first=min(days, default=None),
        last=max(days, default=None),
        issuers=tuple(sorted(issuers)),
        words=counts["words"],
        words_in_quotes=counts["words_in_quotes"],
        quotes=counts["quotes"],
        quotes_marked=counts["marked"],
        quotes_inferred=counts["quotes"] - counts["marked"],
        quotes_corrected=counts["corrected"],
        speakers=len(speakers),
        claims=counts["claims"],
        money=counts["money"],
        percent=counts["percent"],
        undated=counts["undated"],
    )


def _counts(release: Release) -> dict[str, int]:
    units = [figure.unit for figure in release.figures()]
    return {
        "releases": 1,
        "undated": release.published is None,
        "words": count_words(release.text),
        "words_in_quotes": sum(count_words(quote_text(release, one)) for one in release.quotes),
        "quotes": len(release.quotes),
        "marked": sum(one.boundary == "marked" for one in release.quotes),
        "corrected": sum(bool(one.corrected) for one in release.quotes),
        "claims": len(release.claims),
        "money": sum(map(is_money, units)),
        "percent": units.count("percent"),
    }


def _speakers(release: Release, people: Cast) -> set[str]:
    found = (people.of(release.id, number).person for number in range(1, len(release.quotes) + 1))
    return {one.speaker_id for one in found if one}
