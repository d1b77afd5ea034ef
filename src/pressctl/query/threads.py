"""Statements that come back, put together from their links, and those that cannot both hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from pressctl.answers.claims import (
    ClaimRow,
    ConflictRow,
    LinkRow,
    Pairing,
    QuantityRow,
    ThreadRow,
)
from pressctl.query.changes import find_bound_moved, find_exchanged, is_one_frame
from pressctl.query.conflicts import find_within
from pressctl.query.figures import may_both_be
from pressctl.query.linking import SURE, in_time
from pressctl.query.measures import meet_in_time
from pressctl.text import difference

MOVES = ("figure_changed", "hedge_changed", "deadline_changed", "scope_changed")
_NO_RETELLING = frozenset({"part_of", "contradicts"})  # two statements, not one told again
# Two figures said within so many days of each other are hardly a revision; not measured.
AT_ONCE = timedelta(days=7)
_TITLED = frozenset({"exact", "more_than", "at_least"})


def find_threads(claims: Iterable[ClaimRow], links: Iterable[LinkRow]) -> list[ThreadRow]:
    """Put the claims that state the same into threads, by date; those told in most releases first.

    Each claim of a thread is compared with the latest earlier one that it is linked to.
    """
    known = {claim.id: claim for claim in claims}
    sure = [
        link
        for link in links
        if link.confidence >= SURE and link.relation not in _NO_RETELLING and link.a in known
    ]
    sure = [link for link in sure if link.b in known]
    before: dict[str, LinkRow] = {}
    for link in sorted(sure, key=lambda one: (in_time(known[one.a]), one.confidence)):
        before[link.b] = link
    rows = [
        _thread([known[name] for name in names], before)
        for names in _joined(sure)
        if len({known[name].release for name in names}) > 1
    ]
    return sorted(rows, key=lambda row: (-row.release_count, in_time(row.claims[0])))


def _joined(links: Iterable[LinkRow]) -> list[list[str]]:
    """Give the groups of claims that links hang together."""
    group: dict[str, list[str]] = {}
    for link in links:
        ours, theirs = (group.setdefault(name, [name]) for name in (link.a, link.b))
        if ours is not theirs:
            small, large = sorted((ours, theirs), key=len)
            large += small
            group.update(dict.fromkeys(small, large))
    return list({id(names): names for names in group.values()}.values())


def _thread(claims: Sequence[ClaimRow], before: Mapping[str, LinkRow]) -> ThreadRow:
    ordered = sorted(claims, key=in_time)
    told = {claim.id: claim for claim in ordered}
    links = [before[claim.id] for claim in ordered if claim.id in before]
    days = [claim.published for claim in ordered if claim.published]
    return ThreadRow(
        id=ordered[0].id,
        first=min(days, default=None),
        last=max(days, default=None),
        release_count=len({claim.release for claim in ordered}),
        moves=tuple(dict.fromkeys(link.relation for link in links if link.relation in MOVES)),
        sentence=ordered[-1].sentence,
        claims=tuple(ordered),
        steps=tuple(_pairing(link, told[link.a], told[link.b]) for link in links),
    )


def _pairing(link: LinkRow, a: ClaimRow, b: ClaimRow) -> Pairing:
    words = difference(a.sentence, b.sentence)
    return Pairing(link.a, link.b, link.relation, link.confidence, link.evidence, words)


def thread_of(claim: ClaimRow, threads: Iterable[ThreadRow]) -> ThreadRow:
    """Give the thread of a claim; one that comes back nowhere is a thread of its own."""
    holders = (row for row in threads if any(one.id == claim.id for one in row.claims))
    return next(holders, _thread([claim], {}))


def find_conflicts(
    claims: Iterable[ClaimRow], links: Iterable[LinkRow], told: Iterable[ClaimRow] = ()
) -> list[ConflictRow]:
    """Give the pairs that cannot both hold, or that a reader should look at, by date.

    `links` are those within a release too, `claims` the ones they join. `told` are all claims,
    release by release, among which pairs are looked for that no link joins.
    """
    known = {claim.id: claim for claim in claims}
    joined = [
        (known[link.a], known[link.b], link)
        for link in links
        if link.confidence >= SURE and link.a in known and link.b in known
    ]
    listed = _listed(joined)
    found: dict[tuple[str, str], ConflictRow] = {}
    for a, b, link in joined:
        if link.relation == "figure_changed" and listed & {a.id, b.id}:
            continue
        if reason := _conflict(a, b, link):
            words = difference(a.sentence, b.sentence)
            found[a.id, b.id] = ConflictRow(
                a, b, link.relation, link.confidence, link.evidence, reason, words
            )
    for row in find_within(told):
        found.setdefault((row.a.id, row.b.id), row)
    return sorted(found.values(), key=lambda row: (in_time(row.a), in_time(row.b)))


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
    return _other_hedge(a, b) if link.relation == "hedge_changed" else ""


def _two_figures(a: ClaimRow, b: ClaimRow) -> str:
    """Find two figures for one thing at one time, neither a rounder form of the other."""
    when, exchanged = _when(a, b), find_exchanged(a.quantities, b.quantities)
    if not when or exchanged is None or may_both_be(*exchanged) or meet_in_time(a, b) is False:
        return ""
    return f"two figures for one thing {when}"


def _other_hedge(a: ClaimRow, b: ClaimRow) -> str:
    """Find a bound or a doubt that one has and the other has not, at one time."""
    when, moved = _when(a, b), find_bound_moved(a.quantities, b.quantities)
    if moved is None:
        return f"one is surer than the other {when}" if when and is_one_frame(a, b) else ""
    if any(figure.pair for figure in moved) or _is_headline_of(a, b, *moved):
        return ""
    if not when and meet_in_time(a, b):
        when = "for the same period"
    return f"one is surer than the other {when}" if when else ""


def _is_headline_of(a: ClaimRow, b: ClaimRow, was: QuantityRow, now: QuantityRow) -> bool:
    """Tell whether the title of a release left out "more than", as titles do."""
    titled = a if a.sentence == a.title else b if b.sentence == b.title else None
    return titled is not None and a.release == b.release and {was.bound, now.bound} <= _TITLED


def _when(a: ClaimRow, b: ClaimRow) -> str:
    """Say how two claims are told together, or nothing."""
    if a.release == b.release:
        return "in one release"
    if a.published and b.published and abs(b.published - a.published) <= AT_ONCE:
        return "at about the same time"
    return ""
