"""The figures of a claim as amounts of something: fractions in percent, and how near two come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

from msgspec.structs import replace

from pressctl.answers.claims import ClaimRow, QuantityRow
from pressctl.query.similarity import figure_key, is_money, key_of, telling_unit, unit_of
from pressctl.query.stems import meaning
from pressctl.text import fold, word_texts

MOST_AMOUNTS = 6  # of a sentence are compared; not measured
BESIDE, BESIDE_CHARACTERS = 4, 70  # words of meaning on each side of a figure; not measured
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


def words_beside(claim: ClaimRow) -> dict[str, frozenset[str]]:
    """Give the keys of the words around each of the first figures: what it is for."""
    told = claim.sentence
    around: dict[str, frozenset[str]] = {}
    for quantity in claim.quantities[:MOST_AMOUNTS]:
        key = figure_key(quantity.value, quantity.unit)
        if key and telling_unit(quantity.unit):
            before = _keys(told[max(0, quantity.start - BESIDE_CHARACTERS) : quantity.start])
            behind = _keys(told[quantity.end : quantity.end + BESIDE_CHARACTERS])
            near = frozenset((*before[-BESIDE:], *behind[:BESIDE]))
            around[key] = around.get(key, frozenset()) | near
    return around


def _keys(text: str) -> list[str]:
    told = word_texts(fold(text))
    return [key for word in told if not word.isdigit() and (key := key_of(word))]


def held_beside(
    figures: frozenset[str], near: Mapping[str, frozenset[str]], stems: frozenset[str]
) -> frozenset[str]:
    """Give the words around some figures that another sentence has too."""
    return frozenset(key for figure in figures for key in near.get(figure, ()) if key in stems)


def counted(quantities: Sequence[QuantityRow], stems: frozenset[str]) -> set[str]:
    """Give the figures whose noun is among `stems`."""
    return {
        figure_key(quantity.value, quantity.unit)
        for quantity in quantities
        if not fold(quantity.unit).strip() or meaning(fold(quantity.unit)) in stems
    }


def has_sum(figures: frozenset[str]) -> bool:
    """Tell whether there is money or a percentage: a claim that turns on it."""
    return any(is_money(unit) or unit == "percent" for unit in map(unit_of, figures))
