"""Two figures side by side: whether they measure the same, are equal, or leave room for each other.

A share may be written as a fraction or in percent: "two in five" and 40% are one figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from pressctl.answers.claims import QuantityRow
from pressctl.query.similarity import key_of
from pressctl.query.stems import meaning
from pressctl.text import fold

# A figure with fewer digits is another one rounded if it is as near: £42bn, £42.45bn. Not measured.
ROUNDED = Decimal("0.05")
# Digits that are left out at least: 83,000 are no other form of 80,000. Not measured.
TOLD_SHORT = 2
# "Over £6m" leaves room for £6.4m, "around 30%" for 33%: this part of a figure. Not measured.
ROOM = Decimal("0.1")
_SHARES = frozenset({"percent", "fraction"})
_NO_NOUNS = frozenset({"times", "ones"})  # they tell of nothing that is counted
_ABOVE, _BELOW = frozenset({"more_than", "at_least"}), frozenset({"at_most", "less_than"})


def same_measure(a: QuantityRow, b: QuantityRow) -> bool:
    """Tell whether two figures measure the same: one currency, one noun counted, shares."""
    return a.unit == b.unit or {a.unit, b.unit} <= _SHARES or _head(a.unit) == _head(b.unit) != ""


def _head(unit: str) -> str:
    """Give the noun that is counted: "cabin crew" and "crew" are one."""
    return meaning(fold(unit).split()[-1]) if unit.strip() else ""


def noun_of(figure: QuantityRow) -> str:
    """Give the key of the noun that is counted; nothing where it does not tell what."""
    told = fold(figure.unit).split()
    return key_of(told[-1]) if told and told[-1] not in _NO_NOUNS else ""


def equal(a: QuantityRow, b: QuantityRow) -> bool:
    """Tell whether two figures are the same, however they are written; bounds aside."""
    x, y = value_of(a), value_of(b)
    if x is None or y is None or not same_measure(a, b):
        return False
    if a.unit != b.unit and {a.unit, b.unit} == _SHARES:
        return x.quantize(Decimal(1), ROUND_HALF_UP) == y.quantize(Decimal(1), ROUND_HALF_UP)
    return x == y


def held_by(figure: QuantityRow, others: Sequence[QuantityRow]) -> bool:
    """Tell whether a figure is among others."""
    return any(equal(figure, other) for other in others)


def name_of(figure: QuantityRow) -> str:
    """Name a figure so that equal ones have one name; nothing for one without a value."""
    value = value_of(figure)
    if value is None:
        return ""
    if figure.unit == "fraction":
        value = value.quantize(Decimal(1), ROUND_HALF_UP)
    unit = "percent" if figure.unit in _SHARES else figure.unit if figure.unit.isupper() else ""
    return f"{unit or _head(figure.unit)} {value.normalize():f}"


def value_of(figure: QuantityRow) -> Decimal | None:
    """Give the value of a figure, a fraction in percent."""
    is_fraction = figure.unit == "fraction" and figure.value is not None
    return figure.value * 100 if is_fraction and figure.value else figure.value


def is_rounder(a: QuantityRow, b: QuantityRow) -> bool:
    """Tell whether one of two figures is the other told short: £1.4m, £1,423,009."""
    x, y = value_of(a), value_of(b)
    if x is None or y is None or abs(_last_place(x) - _last_place(y)) < TOLD_SHORT:
        return False
    return _is_rounded(x, y) or _is_rounded(y, x)


def may_both_be(a: QuantityRow, b: QuantityRow) -> bool:
    """Tell whether two figures are one that was rounded or bounded: "over £6m", £6,423,009."""
    x, y = value_of(a), value_of(b)
    return (
        x is None
        or y is None
        or equal(a, b)
        or _is_rounded(x, y)
        or _is_rounded(y, x)
        or _leaves_room(a.bound, x, y)
        or _leaves_room(b.bound, y, x)
    )


def _is_rounded(short: Decimal, long: Decimal) -> bool:
    """Tell whether `short` is `long` with fewer digits."""
    step = Decimal(1).scaleb(_last_place(short))
    return (
        _last_place(long) < _last_place(short)
        and (long / step).quantize(Decimal(1), ROUND_HALF_UP) * step == short
        and abs(long - short) <= ROUNDED * abs(long)
    )


def _last_place(value: Decimal) -> int:
    """Give the power of ten of the last digit that is not nought."""
    return value.adjusted() + 1 - len(value.normalize().as_tuple().digits)


def _leaves_room(bound: str, x: Decimal, y: Decimal) -> bool:
    room = ROOM * abs(x)
    if bound == "about":
        return abs(y - x) <= room
    return (bound in _ABOVE and 0 <= y - x <= room) or (bound in _BELOW and 0 <= x - y <= room)
