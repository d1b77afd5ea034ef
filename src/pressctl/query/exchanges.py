"""Which figure of one sentence stands where another has another: £150, £250."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from pressctl.answers.claims import ClaimRow, QuantityRow
from pressctl.query import vocabulary
from pressctl.query.figures import ROUNDED, equal, held_by, noun_of, same_measure, value_of
from pressctl.query.similarity import key_of, keys_of, telling_unit
from pressctl.query.stated import LOOK, is_count, stated_or_bare
from pressctl.text import fold

# A count this small is told of too many things for its number alone to tell which. Not measured.
LEAST_TELLING = 9
MOST_TIMES = 10  # a count of one thing that is told under two names; not measured

_RATE = re.compile(r"[\w ]{0,20}?\b(?:a|an|per|every|each) (minute|hour|day|week|month|year)\b")
_A_DAY = {
    "minute": Decimal(24 * 60),
    "hour": Decimal(24),
    "day": Decimal(1),
    "week": Decimal(1) / 7,
    "month": Decimal(12) / 365,
    "year": Decimal(1) / 365,
}
_PEOPLE = frozenset(map(key_of, vocabulary.PEOPLE | {"member", "household", "home", "family"}))


def find_exchanged(
    a: Sequence[QuantityRow], b: Sequence[QuantityRow], *, durations: bool = False
) -> tuple[QuantityRow, QuantityRow] | None:
    """Give the first figure of `a` that `b` lacks, and the one that stands in its place.

    `durations` seldom stand for a claim: half of all promises run "over the next four years".
    """
    gone = [q for q in a if q.value is not None and not held_by(q, b)]
    new = [q for q in b if q.value is not None and not held_by(q, a)]
    for was in gone:
        for now in new:
            if same_measure(was, now) and (durations or telling_unit(was.unit)):
                return was, now
    return None


def find_recounted(a: ClaimRow, b: ClaimRow) -> tuple[QuantityRow, QuantityRow] | None:
    """Give two counts of one thing under two names: 2,500 call-outs, "called out 2,740 times"."""
    ours, theirs = ([q for q in stated_or_bare(one) if q.value and is_count(q)] for one in (a, b))
    gone = [q for q in ours if not _has_value(q, theirs)]
    new = [q for q in theirs if not _has_value(q, ours)]
    if len(ours) == len(theirs) == len(gone) == len(new) == 1:
        return (gone[0], new[0]) if _are_near(gone[0], new[0]) else None
    keys_a, keys_b = keys_of(fold(a.sentence)), keys_of(fold(b.sentence))
    told = ((was, now) for was in gone for now in new if _are_near(was, now))
    return next((two for two in told if _is_one_noun(*two, keys_a, keys_b)), None)


def _are_near(was: QuantityRow, now: QuantityRow) -> bool:
    small, large = sorted((was.value or Decimal(0), now.value or Decimal(0)))
    return large <= MOST_TIMES * small


def _is_one_noun(
    was: QuantityRow, now: QuantityRow, keys_a: frozenset[str], keys_b: frozenset[str]
) -> bool:
    """Tell whether what one counts is told of in the other too."""
    ours, theirs = noun_of(was), noun_of(now)
    if ours in _PEOPLE and theirs in _PEOPLE:
        return True
    return (
        (not ours or ours in keys_b)
        and (not theirs or theirs in keys_a)
        and (ours != theirs or not ours)
    )


def _has_value(figure: QuantityRow, others: Sequence[QuantityRow]) -> bool:
    return any(figure.value == other.value for other in others)


def is_one_rate(a: ClaimRow, b: ClaimRow, was: QuantityRow, now: QuantityRow) -> bool:
    """Tell whether two figures are one by other times: 60,000 an hour, 1,000 a minute."""
    ours, theirs = (
        _RATE.match(fold(a.sentence[was.end : was.end + LOOK])),
        _RATE.match(fold(b.sentence[now.end : now.end + LOOK])),
    )
    if not (ours and theirs and was.value and now.value) or ours[1] == theirs[1]:
        return False
    a_day, another = was.value * _A_DAY[ours[1]], now.value * _A_DAY[theirs[1]]
    return abs(a_day - another) <= ROUNDED * max(a_day, another)


def find_turned(
    a: Sequence[QuantityRow], b: Sequence[QuantityRow]
) -> tuple[QuantityRow, QuantityRow] | None:
    """Give a figure that went up in one sentence and down in the other: up 12%, down 12%."""
    told = ((was, now) for was in a for now in b if equal(was, now))
    return next(((x, y) for x, y in told if {x.direction, y.direction} == {"rise", "fall"}), None)


def told_exchange(was: QuantityRow, now: QuantityRow, turned: str) -> str:
    """Say what a figure `turned` into; a rise by a share is neither more nor less than a fall."""
    if was.unit.startswith("percent") and {was.direction, now.direction} == {"rise", "fall"}:
        return f"{was.text} ({was.direction}) {turned} {now.text} ({now.direction})"
    more = "more" if (value_of(now) or 0) > (value_of(was) or 0) else "less"
    return f"{was.text} {turned} {now.text}, which is {more}"


def find_bound_moved(
    a: Sequence[QuantityRow], b: Sequence[QuantityRow]
) -> tuple[QuantityRow, QuantityRow] | None:
    """Give a figure that both have, with another bound: "£4 million", "up to £4 million"."""
    told = ((was, now) for was in a for now in b if was.bound != now.bound)
    return next(((x, y) for x, y in told if _is_one(x, y) and not _is_rounder(x, y)), None)


def _is_rounder(a: QuantityRow, b: QuantityRow) -> bool:
    """Tell whether "about" stands for a fraction that is told in percent: a third, about 33%."""
    return {a.unit, b.unit} == {"percent", "fraction"} and {a.bound, b.bound} == {"exact", "about"}


def find_sum(totals: Sequence[QuantityRow], parts: Sequence[QuantityRow]) -> QuantityRow | None:
    """Give a total to which two or more figures of one kind add up, exactly or nearly."""
    for total in totals:
        values = [
            q.value
            for q in parts
            if q.value and total.value and q.value < total.value and _is_part(q, total)
        ]
        if len(values) > 1 and total.value and _is_sum(sum(values, Decimal(0)), total):
            return total
    return None


def find_part(
    whole: Sequence[QuantityRow], others: Sequence[QuantityRow]
) -> tuple[QuantityRow, QuantityRow] | None:
    """Give a part that the others tell alone, and its total: "£9m: £4m, £3m, £2m" beside £4m."""
    total = find_sum(whole, whole)
    if total is None or held_by(total, others):
        return None
    parts = (q for q in others if _is_part(q, total) and held_by(q, whole))
    return next(((part, total) for part in parts), None)


def _is_part(part: QuantityRow, total: QuantityRow) -> bool:
    return part.unit == total.unit or (is_count(part) and is_count(total))


def _is_sum(value: Decimal, total: QuantityRow) -> bool:
    assert total.value is not None
    room = ROUNDED if total.bound != "exact" else 0
    return abs(value - total.value) <= room * total.value


def _is_one(a: QuantityRow, b: QuantityRow) -> bool:
    """Tell whether two figures are one: a count that tells may be of jobs here, of people there."""
    if a.value is None or not is_count(a) or not is_count(b) or a.value <= LEAST_TELLING:
        return equal(a, b)
    return a.value == b.value
