"""Whether a day that was named has moved: put off, brought forward, missed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressctl.answers.claims import ClaimRow, DueRow
from pressctl.dates import find_dates
from pressctl.model import Due
from pressctl.query import vocabulary
from pressctl.text import fold

_PLAN = (
    r"(?:(?:was |were |had been |been )?(?:first |originally |initially |previously )?"
    r"(?:planned|promised|expected|scheduled|announced|intended|hoped|forecast|agreed|due|said|"
    r"thought|foreseen|anticipated|proposed|targeted)"
    r"|(?:the |its |their )?(?:plan|schedule|target|deadline)|\w+ (?:\w+ )?(?:had )?promised)"
)
_OFF_PLAN = re.compile(
    rf"\b(?:later|earlier|sooner) than {_PLAN}\b|\b(?:ahead of|behind) (?:schedule|time|plan)\b"
    r"|\b(?:a|an|\w+) (?:day|week|fortnight|month|quarter|season|year)s? "
    r"(?:early|late|behind|ahead)\b"
    r"|\b(?:brought|moved|pulled) forward\b|\b(?:put|pushed|moved|set) back\b"
    r"|\b(?:been|was|were) (?:put off|moved|rescheduled)\b|\bput off (?:until|till|to|for)\b"
    r"|\bmissed (?:the|its|their|a) (?:deadline|target date)\b"
)
_BEFORE = re.compile(r"\b(?:from|not|than|instead of|original|of|originally \w+ \w+)\s*$")
# A day that is told with what happened on it
_DONE = re.compile(
    r"\b(?:\w{3,}ed|was|were|did|began|begun|took|came|went|got|held|made|met|left|gave|"
    r"built|won|sent|fell|put|cut|shut)\b"
)


def find_moved(
    a: ClaimRow, b: ClaimRow, tokens_a: Sequence[str], tokens_b: Sequence[str]
) -> str | None:
    """Say how the day of a claim moved, or nothing."""
    was, now = _to_come(a), _to_come(b)
    if was is not None and now is not None and fold(was.text) == fold(now.text):
        return None  # "within a week" is another week each time
    if was is not None and now is not None and _apart(was, now):
        return None if _is_still_named(was, b) else _told(was, now, became(a, b))
    off_plan = _off_plan(a, b)
    if off_plan:
        return f"one says: {off_plan}"
    moved = frozenset(tokens_a) ^ frozenset(tokens_b)
    if (was is not None or now is not None) and moved & vocabulary.DELAYS:
        return f"one says: {', '.join(sorted(moved & vocabulary.DELAYS))}"
    return _missed(was, a, b) if was is not None and now is None else None


def became(a: ClaimRow, b: ClaimRow) -> str:
    """Give the word between what `a` says and what `b` says: nothing became another on one day."""
    if a.published and b.published and a.published != b.published:
        return "became" if a.published < b.published else "and"
    (ours, _, old), (theirs, _, new) = (one.release.partition("@") for one in (a, b))
    return "became" if ours == theirs and old != new else "and"


def _apart(was: DueRow, now: DueRow) -> bool:
    return was.latest < now.earliest or now.latest < was.earliest


def _is_still_named(was: DueRow, b: ClaimRow) -> bool:
    """Tell whether the later names the day too, and not as that which was: "from June"."""
    return any(not _apart(was, day) for day in _lasting(b))


def _lasting(claim: ClaimRow) -> list[DueRow]:
    """Give the days in the sentence of a claim, but for those that it gives up: "not June"."""
    folded = fold(claim.sentence)
    return [
        _row(found, claim)
        for found in find_dates(claim.sentence, claim.published)
        if not _BEFORE.search(folded[: found.span.start])
    ]


def _told(was: DueRow, now: DueRow, turned: str) -> str:
    later = "later" if now.latest > was.latest else "earlier"
    return f"{_when(was)} {turned} {_when(now)}, which is {later}"


def _off_plan(a: ClaimRow, b: ClaimRow) -> str:
    """Give the words by which one says that the day of the other has moved: "a year early"."""
    ours, theirs = (_OFF_PLAN.search(fold(one.sentence)) for one in (a, b))
    if (ours is None) == (theirs is None):
        return ""
    found, other = (ours, b) if ours else (theirs, a)
    return found[0] if found and _days_in(other) else ""


def _missed(was: DueRow, a: ClaimRow, b: ClaimRow) -> str | None:
    """Find what was done after the day that was named for it."""
    days = _lasting(b)
    if len(days) != 1 or not _DONE.search(fold(b.sentence)) or days[0].earliest <= was.latest:
        return None
    return _told(was, days[0], became(a, b))


def _to_come(claim: ClaimRow) -> DueRow | None:
    """Give a day that was still to come: "announced today" is no deadline."""
    dues = [claim.due] if claim.due else _days_in(claim)
    told = (due for due in dues if claim.published is None or due.latest > claim.published)
    return next(told, None)


def _days_in(claim: ClaimRow) -> list[DueRow]:
    """Find the days of a claim that promises nothing: "could open by May 2027"."""
    return [_row(found, claim) for found in find_dates(claim.sentence, claim.published)]


def _row(found: Due, claim: ClaimRow) -> DueRow:
    return DueRow(found.span.of(claim.sentence), found.earliest, found.latest)


def _when(due: DueRow) -> str:
    return due.text.strip() or due.latest.isoformat()
