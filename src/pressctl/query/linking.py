"""The same claim in several releases, and how it moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from pressctl.answers.claims import ClaimRow, LinkRow
from pressctl.query.changes import explain, find_change
from pressctl.query.comparing import Comparer, Comparison
from pressctl.query.meeting import meet
from pressctl.query.signals import LEAST_CONFIDENCE
from pressctl.query.totals import find_parts

SURE = 0.5  # links to build on; not measured
MOST_LINKS = 20  # earlier claims that one claim is linked to, the surest first; not measured


Refuses = Callable[[ClaimRow, ClaimRow], bool]  # pairs that a person said are no pair


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
    ordered = sorted(claims, key=_when)
    comparer = Comparer(ordered)
    links = [
        _row(ordered[i], ordered[j], comparison) for j, i, comparison in _likely(comparer, within)
    ]
    links += find_parts(comparer, [row for row in links if row.confidence >= SURE])
    place = {claim.id: number for number, claim in enumerate(ordered)}
    kept = [row for row in links if not refuses(ordered[place[row.a]], ordered[place[row.b]])]
    return sorted(kept, key=lambda row: (place[row.a], place[row.b]))


def _when(claim: ClaimRow) -> tuple[date, str, int]:
    return claim.published or date.max, claim.release, _number(claim.id)


def _number(claim_id: str) -> int:
    """Give the number at the end of an id, so that c10 comes after c9."""
    digits = claim_id[len(claim_id.rstrip("0123456789")) :]
    return int(digits or 0)


def _row(a: ClaimRow, b: ClaimRow, comparison: Comparison) -> LinkRow:
    change = find_change(a, b, comparison)
    confidence = min(comparison.confidence, change.surest)
    evidence = explain(a, b, comparison, change)
    return LinkRow(a.id, b.id, change.relation, round(confidence, 2), evidence)


def _likely(comparer: Comparer, within: bool) -> Iterator[tuple[int, int, Comparison]]:
    """Give each claim with the earlier claims that are likely to state the same."""
    for j, candidates in meet(comparer.weighed, comparer.weights.seen):
        release = comparer.claims[j].release
        compared = [
            (j, i, comparer.compare(i, j))
            for i in candidates
            if within or comparer.claims[i].release != release
        ]
        sure = [found for found in compared if found[2].confidence >= LEAST_CONFIDENCE]
        sure.sort(key=lambda found: (-found[2].confidence, found[1]))
        yield from sure[:MOST_LINKS]
