"""The fields of a search: how their values are read, and the test they put to a hit."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from pressctl.errors import BadQuery
from pressctl.model import Release, Span
from pressctl.query.listing import quote_id
from pressctl.query.places import holds, touches
from pressctl.query.select import is_issuer, is_within
from pressctl.query.terms import All, By, Either, Field, From, In, Node, Not, On, Part, leaves
from pressctl.query.voices import find_voices, suggest

if TYPE_CHECKING:
    from pressctl.query.cast import Cast
    from pressctl.query.lexing import Token

_PARTS: dict[str, Part] = {
    "title": "title",
    "quotes": "quotes",
    "quote": "quotes",
    "narrative": "narrative",
}
_DATE = "that is no date; try date:2024-03, date:2024-03..2024-04 or date:2024-03-11.."


class Spot(NamedTuple):
    """A place where words were found; `quote` counts from 1 and is None outside quotations."""

    release: Release
    span: Span
    in_title: bool
    quote: int | None


Test = Callable[[Spot], bool]


def read_field(text: str, token: Token, today: date) -> Field:
    """Read the value of a field; raises BadQuery."""
    value = " ".join(token.value.split())
    if not value:
        raise BadQuery(text, token.value_at, f"{token.text}: needs a value")
    match token.text:
        case "in":
            if value.lower() not in _PARTS:
                raise BadQuery(text, token.value_at, "in: can be quotes, narrative or title")
            return In(_PARTS[value.lower()], token.at)
        case "speaker":
            return By(value, token.value_at)
        case "issuer":
            return From(value, token.at)
        case _:
            since, until = _days(text, token, today)
            return On(since, until, token.at)


def _days(text: str, token: Token, today: date) -> tuple[date | None, date | None]:
    from pressctl.dates import read_range

    first, dots, last = token.value.partition("..")
    ends = [words.strip() for words in (first, last)] if dots else [first, first]
    read = [read_range(words, today) if words else None for words in ends]
    since, until = read[0] and read[0][0], read[1] and read[1][1]
    if not any(ends) or any(words and not days for words, days in zip(ends, read, strict=True)):
        raise BadQuery(text, token.value_at, _DATE)
    if since and until and until < since:
        raise BadQuery(text, token.value_at, "these days end before they begin")
    return since, until


def test_of(text: str, node: Node, people: Cast) -> Test:
    """Make the test that a field, or fields joined by AND, OR and NOT, puts to a hit.

    `people` tells who a speaker is; raises BadQuery when nobody is.
    """
    match node:
        case Not():
            part = test_of(text, node.part, people)
            return lambda spot: not part(spot)
        case All() | Either():
            parts = [test_of(text, one, people) for one in node.parts]
            joined = all if isinstance(node, All) else any
            return lambda spot: joined(part(spot) for part in parts)
        case By():
            return _by(text, node, people)
        case From():
            return lambda spot: is_issuer(spot.release.issuer, node.issuer)
        case On():
            return lambda spot: is_within(spot.release.published, node.since, node.until)
        case In():
            return lambda spot: part_of(spot) == node.part
    raise AssertionError(node)


def part_of(spot: Spot) -> Part:
    """Tell the part of a release that a hit is in."""
    if spot.in_title:
        return "title"
    return "quotes" if spot.quote else "narrative"


def _by(text: str, field: By, people: Cast) -> Test:
    """Take the hits in the quotations of whom a name means; of several voices, all."""
    meant = find_voices(people, field.name)
    if not meant:
        near = " or ".join(one.label for one in suggest(people, field.name)[:3])
        hint = f"did you mean speaker:{near}?" if near else "see them with: pressctl speakers"
        raise BadQuery(text, field.at, f"no speaker “{field.name}”; {hint}")
    return said_by(frozenset[str]().union(*(voice.quotes for voice in meant)))


def said_by(quotes: Collection[str]) -> Test:
    """Make the test whether a hit is in one of these quotations, given by their ids."""

    def is_theirs(spot: Spot) -> bool:
        return spot.quote is not None and quote_id(spot.release.id, spot.quote) in quotes

    return is_theirs


def quote_at(release: Release, span: Span) -> int | None:
    """Find the number of the quote that has all words of a stretch."""
    for number, quote in enumerate(release.quotes, start=1):
        if touches(quote, span) and holds(quote, span, release.text):
            return number
    return None


def is_about_releases(field: Node) -> bool:
    """Tell if fields say nothing but which releases to search."""
    return all(isinstance(leaf, From | On) for leaf in leaves(field))


def name_the_title(fields: Sequence[Node]) -> bool:
    """Tell if fields speak of the title; it is searched only then."""
    return any(
        isinstance(leaf, In) and leaf.part == "title" for field in fields for leaf in leaves(field)
    )
