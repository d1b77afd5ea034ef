"""The same claim in several releases, and how it moved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from pressctl.answers.claims import ClaimRow, LinkRow
from pressctl.query.changes import explain, find_change
from pressctl.query.comparing import Comparer, Comparison, Read, whole_key
from pressctl.query.glances import Glances
from pressctl.query.meeting import Meetings
from pressctl.query.signals import LEAST_CONFIDENCE
from pressctl.query.totals import find_parts

SURE = 0.5  # links to build on; not measured
MOST_LINKS = 10  # earlier claims that one claim is linked to, the surest first; not measured
# Claims kept ready to be compared; a matter comes back soon or seldom. 5 kB each.
REMEMBERED = 10_000

# Of two pairs that share a claim, between the same two releases, the one that is less than half as
# likely is left out: of those with a confidence of 0.2 to 0.3 one in ten is right, of others one
# in three (cross-validated on what the weights were fitted to).
RIVAL = 0.5

_Likely = tuple[int, int, Comparison]  # the earlier claim, the later one
Refuses = Callable[[ClaimRow, ClaimRow], bool]  # pairs that a person said are no pair
Fetch = Callable[[str], ClaimRow]  # a claim by its id


def nothing(_a: ClaimRow, _b: ClaimRow) -> bool:
    """Refuse no pair."""
    return False


def link(
    claims: Sequence[ClaimRow], within: bool = False, refuses: Refuses = nothing
) -> list[LinkRow]:
    """Find the claims that are stated again in a later release, and how they changed.

    `a` of a link is the earlier by date, then by id; undated claims come last. With `within`,
    pairs inside one release are linked too. What a person `refuses` is left out.
    Ordered by a, then b.
    """
    ordered = sorted(claims, key=in_time)
    by_id = {claim.id: claim for claim in ordered}
    place = {claim.id: number for number, claim in enumerate(ordered)}
    rows = find_links(ordered, by_id.__getitem__, within, refuses)
    return sorted(rows, key=lambda row: (place[row.a], place[row.b]))


def find_links(
    claims: Iterable[ClaimRow], fetch: Fetch, within: bool = False, refuses: Refuses = nothing
) -> Iterator[LinkRow]:
    """Do what `link` does for claims that are streamed, in the order of `in_time`.

    They are gone through three times and not kept; those that are worth comparing are fetched by
    their id. The links come by their b, then a. Time grows with the number of claims, since each is
    compared with a bounded number of others.
    """
    linker = _Linker(claims, fetch, within, refuses)
    for _, told in groupby(claims, key=attrgetter("release")):
        yield from linker.link(list(told))


def in_time(claim: ClaimRow) -> tuple[date, str, int]:
    """Order claims by date, release and number; undated ones come last."""
    return claim.published or date.max, claim.release, _number(claim.id)


def _number(claim_id: str) -> int:
    """Give the number at the end of an id, so that c10 comes after c9."""
    digits = claim_id[len(claim_id.rstrip("0123456789")) :]
    return int(digits or 0)


class _Linker:
    """Takes claims release by release and links each with those before it."""

    def __init__(
        self, claims: Iterable[ClaimRow], fetch: Fetch, within: bool, refuses: Refuses
    ) -> None:
        self._comparer = Comparer(claims)
        self._meetings = Meetings(self._comparer.rarity.seen)
        self._glances = Glances(self._comparer)
        self._ids: list[str] = []
        self._within, self._refuses = within, refuses
        self._fetch = fetch
        self._read = lru_cache(REMEMBERED)(self._fetch_read)

    def _fetch_read(self, number: int) -> Read:
        return self._comparer.read(self._fetch(self._ids[number]))

    def link(self, claims: Sequence[ClaimRow]) -> Iterator[LinkRow]:
        """Link the claims of one release with earlier ones, in their order."""
        first = len(self._ids)
        self._ids += [claim.id for claim in claims]
        likely = [one for j in range(first, len(self._ids)) for one in self._likely(j, first)]
        found = {
            (j, i): self._row(self._read(i), self._read(j), comparison)
            for i, j, comparison in self._unrivalled(likely)
        }
        sure = [(i, j) for (j, i), row in found.items() if row.confidence >= SURE]
        for (i, j), row in find_parts(self._ids, self._read, sure):
            found.setdefault((j, i), row)
        for (j, i), row in sorted(found.items(), key=lambda item: item[0]):
            if not self._refuses(self._read(i).claim, self._read(j).claim):
                yield row

    def _unrivalled(self, likely: Sequence[_Likely]) -> Iterator[_Likely]:
        """Leave out a pair where one of the two has a much likelier one in the other's release."""
        best: dict[tuple[int, str], float] = {}
        placed = []
        for one in likely:
            i, j, comparison = one
            a, b = (self._read(number).claim.release for number in (i, j))
            sides = (i, b), (j, a)
            placed.append((one, sides))
            for side in sides:
                best[side] = max(best.get(side, 0.0), comparison.confidence)
        for one, sides in placed:
            if one[2].confidence >= RIVAL * max(best[side] for side in sides):
                yield one

    def _likely(self, j: int, first: int) -> Sequence[_Likely]:
        """Give the earlier claims that are likely to state the same as one, the surest first."""
        here = self._read(j)
        self._glances.add(here)
        whole = whole_key(here.claim.sentence)
        met = self._meetings.meet(j, here.weighed, whole, j if self._within else first)
        hopeful = [i for i, shared in met.items() if self._glances.is_hopeful(i, j, shared)]
        compared = [(i, j, self._comparer.compare(self._read(i), here)) for i in hopeful]
        sure = [one for one in compared if one[2].confidence >= LEAST_CONFIDENCE]
        sure.sort(key=lambda found: (-found[2].confidence, found[0]))
        return sure[:MOST_LINKS]

    def _row(self, a: Read, b: Read, comparison: Comparison) -> LinkRow:
        change = find_change(a.claim, b.claim, comparison)
        confidence = round(min(comparison.confidence, change.surest), 2)
        evidence = explain(a.claim, b.claim, comparison, change)
        return LinkRow(a.claim.id, b.claim.id, change.relation, confidence, evidence)
