"""Pairs of claims that cannot both hold, or that a reader should look at: a lead, no verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from pressctl.answers.claims import ClaimRow, ConflictRow, LinkRow, QuantityRow
from pressctl.query.changes import is_one_frame
from pressctl.query.exchanges import find_bound_moved, find_exchanged
from pressctl.query.figures import may_both_be
from pressctl.query.linking import SURE, Fetch, in_time
from pressctl.query.measures import meet_in_time
from pressctl.query.two_voices import TITLED, Conflict, find_within
from pressctl.text import difference

# Two figures said within so many days of each other are hardly a revision; not measured.
AT_ONCE = timedelta(days=7)
_WORTH_READING = frozenset({"contradicts", "figure_changed", "hedge_changed"})


def find_conflicts(
    links: Iterable[LinkRow], fetch: Fetch, told: Iterable[ClaimRow]
) -> list[Conflict]:
    """Find the pairs among claims that are linked, and those inside a release that no link joins.

    `links` are those within a release too, `told` all claims of these releases, one release after
    another.
    """
    suspects = [one for one in links if _is_worth_reading(one)]
    joined = [(fetch(link.a), fetch(link.b), link) for link in suspects]
    listed = _listed(joined)
    found: dict[tuple[str, str], Conflict] = {}
    for a, b, link in joined:
        if link.relation == "figure_changed" and listed & {a.id, b.id}:
            continue
        if reason := _conflict(a, b, link):
            found[a.id, b.id] = Conflict(
                a.id, b.id, link.relation, link.confidence, link.evidence, reason
            )
    for one in find_within(told):
        found.setdefault((one.a, one.b), one)
    return list(found.values())


def _is_worth_reading(link: LinkRow) -> bool:
    """Tell if a link may show a conflict: a figure that is the same needs less to be believed."""
    return link.relation in _WORTH_READING and (
        link.confidence >= SURE or link.relation == "hedge_changed"
    )


def conflict_row(found: Conflict, fetch: Fetch) -> ConflictRow:
    """Show a pair with its words."""
    a, b = fetch(found.a), fetch(found.b)
    words = difference(a.sentence, b.sentence)
    return ConflictRow(a, b, found.relation, found.confidence, found.evidence, found.reason, words)


def _listed(joined: Iterable[tuple[ClaimRow, ClaimRow, LinkRow]]) -> set[str]:
    """Give the claims with which one voice tells of several things in like words: a list.

    Three figures in like words are one, and two that stand in a row.
    """
    often = Counter[str]()
    for a, b, link in joined:
        if link.relation == "figure_changed" and a.release == b.release and a.quote == b.quote:
            steps = in_time(b)[2] - in_time(a)[2]
            often.update(dict.fromkeys((a.id, b.id), 2 if steps == 1 else 1))
    return {name for name, count in often.items() if count > 1}


def _conflict(a: ClaimRow, b: ClaimRow, link: LinkRow) -> str:
    """Say why two claims want a look, or nothing."""
    if link.relation == "contradicts":
        return "they cannot both hold"
    if link.relation == "figure_changed":
        return _two_figures(a, b)
    return _other_hedge(a, b, link) if link.relation == "hedge_changed" else ""


def _two_figures(a: ClaimRow, b: ClaimRow) -> str:
    """Find two figures for one thing at one time, neither a rounder form of the other."""
    when, exchanged = _when(a, b), find_exchanged(a.quantities, b.quantities)
    if not when or exchanged is None or may_both_be(*exchanged) or meet_in_time(a, b) is False:
        return ""
    return f"two figures for one thing {when}"


def _other_hedge(a: ClaimRow, b: ClaimRow, link: LinkRow) -> str:
    """Find a bound or a doubt that one has and the other has not, at one time."""
    when, moved = _when(a, b), find_bound_moved(a.quantities, b.quantities)
    if moved is None:
        is_sure = link.confidence >= SURE and is_one_frame(a, b)
        return f"one is surer than the other {when}" if when and is_sure else ""
    if any(figure.pair for figure in moved) or _is_headline_of(a, b, *moved):
        return ""
    if not when and meet_in_time(a, b):
        when = "for the same period"
    return f"one is surer than the other {when}" if when else ""


def _is_headline_of(a: ClaimRow, b: ClaimRow, was: QuantityRow, now: QuantityRow) -> bool:
    """Tell whether the title of a release left out "more than", as titles do."""
    titled = a if a.sentence == a.title else b if b.sentence == b.title else None
    return titled is not None and a.release == b.release and {was.bound, now.bound} <= TITLED


def _when(a: ClaimRow, b: ClaimRow) -> str:
    """Say how two claims are told together, or nothing."""
    if a.release == b.release:
        return "in one release"
    if a.published and b.published and abs(b.published - a.published) <= AT_ONCE:
        return "at about the same time"
    return ""
