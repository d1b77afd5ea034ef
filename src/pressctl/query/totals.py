"""A total that one release gives and the parts that another gives, sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from pressctl.answers.claims import ClaimRow, LinkRow, QuantityRow
from pressctl.query.comparing import share
from pressctl.query.reading import Read
from pressctl.query.similarity import is_money

# "£40 million" and "on top of the £11 million" make "more than £50 million": a total with a loose
# bound may be missed by this much, an exact one not at all. Not measured.
LOOSE = Decimal("0.05")
LEAST_SHARED = 0.3  # rare words that a part and its total share; not measured
NEARBY = 3  # claims before and after the one that gives the total; not measured
SUM_CONFIDENCE = 0.5  # not measured: sums can meet by chance
_LOOSE_BOUNDS = {"more_than": (0, 1), "at_least": (0, 1), "about": (-1, 1)}


def find_parts(
    count: int,
    claim: Callable[[int], ClaimRow],
    read: Callable[[int], Read],
    linked: Iterable[tuple[int, int]],
) -> Iterator[tuple[tuple[int, int], LinkRow]]:
    """Link the parts of a sum to its total, where both releases give the total.

    `count` is that of all claims, in order of date, and `linked` are pairs of them, found by
    wording. A part is told beside the total in one release: the other's total is then the sum of
    these parts too.
    """
    for i, j in linked:
        totals = _shared_totals(claim(i), claim(j))
        for here, there in ((i, j), (j, i)) if totals else ():
            for parts, total in _sums(_beside(count, claim, here), totals):
                if not all(_on_one_matter(read(part), read(here), read(there)) for part in parts):
                    continue
                sums = " + ".join(_written(claim(part), total) for part in parts)
                for part in parts:
                    a, b = min(part, there), max(part, there)
                    why = f"{sums} make up {total.text}"
                    ids = claim(a).id, claim(b).id
                    yield (a, b), LinkRow(*ids, "part_of", SUM_CONFIDENCE, why)


def _on_one_matter(part: Read, *totals: Read) -> bool:
    """Tell whether a part speaks of what a total is for: sums meet by chance."""
    return any(share(part, total).mass >= LEAST_SHARED for total in totals)


def _beside(count: int, claim: Callable[[int], ClaimRow], here: int) -> dict[int, ClaimRow]:
    """Give the claims of its release that stand beside a claim."""
    release = claim(here).release
    near = range(max(0, here - NEARBY), min(count, here + NEARBY + 1))
    told = {number: claim(number) for number in near if number != here}
    return {number: one for number, one in told.items() if one.release == release}


def _sums(
    beside: Mapping[int, ClaimRow], totals: Sequence[QuantityRow]
) -> Iterator[tuple[tuple[int, int], QuantityRow]]:
    """Give the pairs of neighbours whose sums make a total that both claims give."""
    for total in totals:
        for pair in combinations(beside, 2):
            values = [_sum_in(beside[part], total) for part in pair]
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


def _written(claim: ClaimRow, total: QuantityRow) -> str:
    return next(q.text for q in claim.quantities if q.unit == total.unit)


def _makes(value: Decimal, total: QuantityRow) -> bool:
    assert total.value is not None
    below, above = _LOOSE_BOUNDS.get(total.bound, (0, 0))
    room = LOOSE * total.value
    return total.value + below * room <= value <= total.value + above * room
