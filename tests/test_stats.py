"""The figures of a store add up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import structs

from pressctl.model import Claim, Quantity, Span
from pressctl.query.speakers import People
from pressctl.query.stats import stats
from tests.building import Said, release


def claim(paragraph: int, *units: str) -> Claim:
    figures = tuple(Quantity(Span(0, 1), Decimal(1), unit) for unit in units)
    return Claim(paragraph, Span(0, 3), "money", None, figures)


def test_an_empty_store_has_nothing_of_anything() -> None:
    nothing = stats([], People())
    assert (nothing.releases, nothing.words, nothing.first, nothing.issuers) == (0, 0, None, ())


def test_releases_words_and_quotes_are_counted() -> None:
    pell = Said("Ann Pell", words=("Four words of hers.",), name="Ann Pell")
    marked = release("bcdfghjk", "Two words.", pell, pell)
    quotes = (structs.replace(marked.quotes[0], boundary="marked"), marked.quotes[1])
    releases = [
        structs.replace(marked, quotes=quotes),
        release("pqrstvwx", "Three more words.", published=None, issuer="Harbour Board"),
    ]
    found = stats(releases, People.build(releases))
    assert (found.releases, found.undated, found.speakers) == (2, 1, 1)
    assert (found.first, found.last) == (date(2024, 3, 11), date(2024, 3, 11))
    assert found.issuers == ("Harbour Board", "Ministry of Bridges")
    assert (found.words, found.words_in_quotes) == (19, 8)
    assert (found.quotes, found.quotes_marked, found.quotes_inferred) == (2, 1, 1)


def test_figures_of_the_headline_are_not_counted_again() -> None:
    told = structs.replace(
        release("bcdfghjk", "It cost much."),
        claims=(claim(0, "GBP"), claim(1, "GBP", "percent", "EUR"), claim(1, "bridges")),
    )
    found = stats([told], People())
    assert (found.claims, found.money, found.percent) == (3, 2, 1)


def test_only_speakers_of_the_releases_asked_about_are_counted() -> None:
    a = release("bcdfghjk", Said("Ann Pell", name="Ann Pell"))
    b = release("pqrstvwx", Said("Bo Rill", name="Bo Rill"))
    assert stats([a], People.build([a, b])).speakers == 1
