"""The tables of claims that show first what was asked for: sums of money, deadlines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec.structs import replace

from pressctl.answers.claims import ClaimRow, DueRow
from pressctl.model import is_money
from pressctl.render.columns import CLAIMS
from pressctl.render.wording import BOUNDS, figure

_ONE_DAY = timedelta(days=1)


def _sums(row: ClaimRow) -> str:
    return " · ".join(figure(one) for one in row.quantities if is_money(one.unit))


def legend(rows: Iterable[ClaimRow]) -> str:
    """Tell what the signs before the figures of these rows mean: > more than  ~ about."""
    used = {one.bound for row in rows for one in row.quantities}
    return "  ".join(
        f"{sign} {bound.replace('_', ' ')}" for bound, sign in BOUNDS.items() if bound in used
    )


def deadline(due: DueRow) -> str:
    """Write when something is due as a person would: 4 Apr 2024, Apr 2024, 2024, early 2025."""
    first, last = due.earliest, due.latest
    if first == last:
        return f"{first.day} {first:%b %Y}"
    opens, closes = first.day == 1, last == date.max or (last + _ONE_DAY).day == 1
    if opens and closes and (first.year, first.month) == (last.year, last.month):
        return f"{first:%b %Y}"
    if opens and closes and (first.month, last.month, first.year) == (1, 12, last.year):
        return f"{first.year}"
    return (
        due.text
        if str(last.year) in due.text
        else f"{first.day} {first:%b %Y} – {last.day} {last:%b %Y}"
    )


MONEY = replace(
    CLAIMS,
    terminal=("id", "published", "quantities", "period", "sentence"),
    drawn={"quantities": _sums, "period": lambda row: row.period and row.period.text},
    headings={"quantities": "SUM", "sentence": "WHAT FOR"},
    kinds={**CLAIMS.kinds, "period": "words"},
)
DUES = replace(
    CLAIMS,
    terminal=("due", "id", "published", "sentence"),
    drawn={**CLAIMS.drawn, "due": lambda row: row.due and deadline(row.due)},
    headings={"published": "SAID ON", "sentence": "PROMISE"},
)
