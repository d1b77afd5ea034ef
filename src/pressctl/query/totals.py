"""A total that one release gives and the parts that another gives, sentence by sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from pressctl.answers.claims import ClaimRow, LinkRow, QuantityRow
from pressctl.query.comparing import Comparer
from pressctl.query.similarity import is_money

# "£40 million" and "on top of the £11 million" make "more than £50 million": a total with a loose
# bound may be missed by this much, an exact one not at all. Not measured.
LOOSE = Decimal("0.05")
LEAST_SHARED = 0.3  # rare words that a part and its total share; not measured
NEARBY = 3  # claims before and after the one that gives the total; not measured
SUM_CONFIDENCE = 0.5  # not measured: sums can meet by chance
_LOOSE_BOUNDS = {"more_than": (0, 1), "at_least": (0, 1), "about": (-1, 1)}


def find_parts(comparer: Comparer, links: Iterable[LinkRow]) -> Iterator[LinkRow]:
    """Link the parts of a sum to its total, where both releases give the total.

    The comparer's claims are in order of date; `links` are those found by wording. A part is told
    beside the total in one release: the other's total is then the sum of these parts too.
    """
    claims = comparer.claims
    place = {claim.id: number for number, claim in enumerate(claims)}
    beside = _beside(claims)
    found: dict[tuple[int, int], LinkRow] = {}
    linked = {(place[link.a], place[link.b]) for link in links}
    for i, j in sorted(linked):
        for here, there in ((i, j), (j, i)):
            for parts, total in _sums(claims, beside[here], here, there):
                if not all(_on_one_matter(comparer, part, here, there) for part in parts):
                    continue
                for part in parts:
                    pair = min(part, there), max(part, there)
                    if pair not in linked:
                        found[pair] = _row(claims, pair, parts, total)
    yield from (found[pair] for pair in sorted(found))


def _on_one_matter(comparer: Comparer, part: int, *totals: int) -> bool:
    """Tell whether a part speaks of what a total is for: sums meet by chance."""
    return any(comparer.share(part, total).mass >= LEAST_SHARED for total in totals)


def _beside(claims: Sequence[ClaimRow]) -> Mapping[int, list[int]]:
    """Give each claim the claims of its release that stand beside it."""
    told: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        told[claim.release].append(number)
    return {
        number: [*row[max(0, at - NEARBY) : at], *row[at + 1 : at + 1 + NEARBY]]
        for row in told.values()
        for at, number in enumerate(row)
    }


def _sums(
    claims: Sequence[ClaimRow], beside: Sequence[int], here: int, there: int
) -> Iterator[tuple[tuple[int, int], QuantityRow]]:
    """Give the pairs of neighbours whose sums make a total that both claims give."""
    for total in _shared_totals(claims[here], claims[there]):
        for pair in combinations(beside, 2):
            values = [_sum_in(claims[part], total) for part in pair]
            if all(values) and _makes(sum(filter(None, values), Decimal(0)), total):
                yield pair, total


def _shared_totals(a: ClaimRow, b: ClaimRow) -> list[QuantityRow]:
    told = {(q.value, q.unit) for q in a.quantities}
    return [q for q in b.quantities if is_money(q.unit) and q.value and (q.value, q.unit) in told]


def _sum_in(claim: ClaimRow, total: QuantityRow) -> Decimal | None:
    """Give the one sum of a claim in the total's currency, if it is smaller."""
    sums = {q.value for q in claim.quantities if q.unit == total.unit}
    value = sums.pop() if len(sums) == 1 else None
    return value if value and total.value and 0 < value < total.value else None


def _makes(value: Decimal, total: QuantityRow) -> bool:
    assert total.value is not None
    below, above = _LOOSE_BOUNDS.get(total.bound, (0, 0))
    room = LOOSE * total.value
    return total.value + below * room <= value <= total.value + above * room


def _row(
    claims: Sequence[ClaimRow], pair: tuple[int, int], parts: Sequence[int], total: QuantityRow
) -> LinkRow:
    sums = " + ".join(
        next(q.text for q in claims[part].quantities if q.unit == total.unit) for part in parts
    )
    a, b = (claims[number].id for number in pair)
    return LinkRow(a, b, "part_of", SUM_CONFIDENCE, f"{sums} make up {total.text}")
