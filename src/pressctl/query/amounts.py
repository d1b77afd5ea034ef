"""The figures of a claim as amounts of something: fractions in percent, and how near two come."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from msgspec.structs import replace

from pressctl.answers.claims import ClaimRow
from pressctl.query.similarity import telling_unit
from pressctl.query.stems import meaning
from pressctl.text import fold

MOST_AMOUNTS = 6  # of a sentence are compared; not measured
FAR = log(2)  # what is twice as much is not near; not measured

Amount = tuple[str, float]  # the unit, or the meaning of the noun counted, and the value


def in_percent(claim: ClaimRow) -> ClaimRow:
    """Give fractions as whole percentages: one in three and 33% are one figure."""
    if all(quantity.unit != "fraction" for quantity in claim.quantities):
        return claim
    levelled = (
        replace(quantity, value=round(100 * quantity.value, 0), unit="percent")
        if quantity.unit == "fraction" and quantity.value is not None
        else quantity
        for quantity in claim.quantities
    )
    return replace(claim, quantities=tuple(levelled))


def amounts_of(claim: ClaimRow) -> tuple[Amount, ...]:
    """Give the first amounts that can stand for a claim."""
    told = (
        (meaning(fold(quantity.unit)), float(quantity.value))
        for quantity in claim.quantities
        if quantity.value and telling_unit(quantity.unit)
    )
    return tuple(amount for amount, _ in zip(told, range(MOST_AMOUNTS), strict=False))


def nearness(ours: Sequence[Amount], theirs: Sequence[Amount]) -> float:
    """Tell how near two amounts of one thing come that are not the same, 0 to 1."""
    ratios = (
        abs(log(a / b))
        for unit, a in ours
        for other, b in theirs
        if unit == other and a != b and a * b > 0
    )
    return max(0.0, 1 - min(ratios, default=FAR) / FAR)
