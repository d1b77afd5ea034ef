"""Which claims are asked for: on a matter, of a kind, of a size, due in some days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from pressctl.answers.claims import ClaimRow, QuantityRow
from pressctl.model import Claim, Release
from pressctl.query.finders import loose_words
from pressctl.query.inflections import root
from pressctl.query.levelled import level
from pressctl.query.listing import kinds_of
from pressctl.query.needs import Every, Need, form_of

FAR = date.max  # a claim that is not due at all


class Size(Struct, frozen=True):
    """A figure to compare with; without a unit, with figures of any unit."""

    value: Decimal
    unit: str | None = None

    def has_unit_of(self, figure: QuantityRow) -> bool:
        """Tell if a figure counts the same thing: person and persons, but not £ and $."""
        return self.unit is None or _roots(self.unit) == _roots(figure.unit)


class Wanted(Struct, frozen=True, kw_only=True):
    """What a claim must be to be kept; what is None or empty keeps all.

    `topic` holds words that must all stand, in any form, in what the claim is about. `due` is the
    first and last day between which its last day must be. One and the same figure must lie between
    `least` and `most`; its bound does not count: "up to £10m" is £10m.
    """

    kinds: frozenset[str] = frozenset()
    topic: tuple[str, ...] = ()
    due: tuple[date, date] | None = None
    least: Size | None = None
    most: Size | None = None

    def takes(self, row: ClaimRow) -> bool:
        """Tell if a claim is kept, its topic aside, for that needs its release (`is_about`)."""
        return (
            (not self.kinds or not self.kinds.isdisjoint(kinds_of(row)))
            and (self.due is None or _is_due(row, *self.due))
            and ((self.least is None and self.most is None) or any(map(self._fits, row.quantities)))
        )

    def _fits(self, figure: QuantityRow) -> bool:
        if figure.value is None:
            return False
        least, most = self.least, self.most
        return (least is None or (least.has_unit_of(figure) and figure.value >= least.value)) and (
            most is None or (most.has_unit_of(figure) and figure.value <= most.value)
        )

    @property
    def order(self) -> Callable[[ClaimRow], tuple[date, ...]] | None:
        """Give the key to sort by: a matter from its beginning, deadlines as they come."""
        if self.due:
            return lambda row: (row.due.latest, row.due.earliest) if row.due else (FAR, FAR)
        return (lambda row: (row.published or FAR,)) if self.topic else None


def _is_due(row: ClaimRow, first: date, last: date) -> bool:
    return row.due is not None and first <= row.due.latest <= last


def choose(release: Release, rows: Iterable[ClaimRow], wanted: Wanted) -> Iterator[ClaimRow]:
    """Keep the claims of a release that are wanted; `rows` are all of its claims, in order."""
    for row, claim in zip(rows, release.claims, strict=True):
        if wanted.takes(row) and (not wanted.topic or is_about(release, claim, wanted.topic)):
            yield row


def topic_words(words: str) -> tuple[str, ...]:
    """Split a topic as typed into the words looked for."""
    return tuple(dict.fromkeys(loose_words(words)))


def topic_need(topic: Iterable[str]) -> Need:
    """Tell what the title and text of a release must hold to have a claim on a topic."""
    return Every(tuple(form_of(word) for word in topic if word.isascii()))


def is_about(release: Release, claim: Claim, topic: Iterable[str]) -> bool:
    """Tell if all words of a topic stand, in any form, where a claim says what it is about.

    That is its paragraph (a sentence alone may say "it"), the heading over it and the title.
    """
    missing = _missing(release.title, frozenset(map(root, topic)))
    if missing and claim.paragraph:
        missing = _missing(release.paragraphs[claim.paragraph - 1].span.of(release.text), missing)
        missing = missing and _missing(_heading_of(release, claim), missing)
    return not missing


@lru_cache(maxsize=256)  # the claims of a paragraph come one after the other
def _missing(text: str, roots: frozenset[str]) -> frozenset[str]:
    """Give the roots of which a text has no form; a look at its letters settles most."""
    letters = level(text)
    there = (one for one in roots if one[:-1] in letters)
    return roots - _roots(text) if any(there) else roots


def _roots(words: str) -> frozenset[str]:
    return frozenset(map(root, loose_words(words)))


def _heading_of(release: Release, claim: Claim) -> str:
    """Give the last heading above a claim."""
    for paragraph in reversed(release.paragraphs[: claim.paragraph]):
        if paragraph.kind == "heading":
            return paragraph.span.of(release.text)
    return ""
