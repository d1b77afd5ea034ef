"""Pairs of claims inside one release that a reader should look at: a lead, no verdict.

Somebody says that crossings fell by 36%, and the narrative says 46%; or it says 36% of something
else. What two claims with more words in common may show is found by links (`query/conflicts.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby, islice
from operator import attrgetter

from pressctl.answers.claims import ClaimRow, LinkRow, Relation
from pressctl.query import figures
from pressctl.query.measures import Measure, find_measures, meet_in_time

# How likely a pair is a real one. Not measured: chosen so that both are below what a link needs
# to be built on.
TWO_FIGURES, TWO_THINGS = 0.45, 0.35
MOST_MEASURES = 200  # of a release, since each is held against each; not measured
MOST_AT_ODDS = 2  # claims that one claim is at odds with; not measured


class Conflict(LinkRow, frozen=True):
    """Two claims, of one release or of two, that want a look."""

    reason: str


def find_within(claims: Iterable[ClaimRow]) -> Iterator[Conflict]:
    """Find the pairs in each release; its claims must come one after another."""
    for _, told in groupby(claims, key=attrgetter("release")):
        rows = [claim for claim in told if claim.quantities]
        if len(set(map(_voice, rows))) > 1:
            found = (one for claim in rows for one in find_measures(claim))
            yield from _in_release(list(islice(found, MOST_MEASURES)))


def _in_release(measures: Sequence[Measure]) -> Iterator[Conflict]:
    """Compare the figures of a release, a pair of claims at a time.

    What is at odds with claim after claim is one of a list.
    """
    found: dict[tuple[str, str], list[tuple[Measure, Measure]]] = {}
    for a, b in combinations(measures, 2):
        if _voice(a.claim) != _voice(b.claim) and _are_comparable(a, b):
            found.setdefault((a.claim.id, b.claim.id), []).append((a, b))
    rows = [row for pairs in found.values() for row in _judge(pairs, measures)]
    often = Counter(id for row in rows for id in (row.a, row.b))
    yield from (row for row in rows if max(often[row.a], often[row.b]) <= MOST_AT_ODDS)


def _are_comparable(a: Measure, b: Measure) -> bool:
    """Tell whether two figures are of one kind, went one way, and are not of two times."""
    return (
        a.figure.direction == b.figure.direction
        and figures.same_measure(a.figure, b.figure)
        and meet_in_time(a.claim, b.claim) is not False
    )


def _judge(
    pairs: Sequence[tuple[Measure, Measure]], measures: Sequence[Measure]
) -> Iterator[Conflict]:
    two_figures = [(a, b) for a, b in pairs if _are_two_figures(a, b)]
    two_things = [(a, b) for a, b in pairs if _are_two_things(a, b, measures)]
    if two_figures:
        reason = "two figures for one thing in one release"
        if two_things:
            reason += ", and one figure for two things"
        yield _row(two_figures + two_things, "figure_changed", TWO_FIGURES, reason)
    elif two_things:
        yield _row(
            two_things, "scope_changed", TWO_THINGS, "one figure for two things in one release"
        )


def _are_two_figures(a: Measure, b: Measure) -> bool:
    """Tell whether two voices give one thing two figures; a list of one voice tells of several."""
    if not a.is_like(b) or figures.may_both_be(a.figure, b.figure):
        return False
    return (a.has_moved and b.has_moved) or not (
        figures.held_by(a.figure, b.claim.quantities)
        or figures.held_by(b.figure, a.claim.quantities)
    )


def _are_two_things(a: Measure, b: Measure, measures: Sequence[Measure]) -> bool:
    """Tell whether two voices give one figure to two things, which neither says of the other's."""
    if not (a.has_moved and b.has_moved):
        return False
    if not figures.equal(a.figure, b.figure) or not a.is_apart(b):
        return False
    return not any(
        _voice(one.claim) == _voice(other.claim)
        and figures.equal(one.figure, a.figure)
        and one.is_like(mine)
        for mine, other in ((a, b), (b, a))
        for one in measures
    )


def _voice(claim: ClaimRow) -> str:
    """Tell who speaks; a title is a voice of its own, for it sums up what the others say."""
    return claim.speaker or claim.quote or ("the title" if claim.sentence == claim.title else "")


def _row(
    pairs: Sequence[tuple[Measure, Measure]], relation: Relation, confidence: float, reason: str
) -> Conflict:
    a, b = pairs[0][0].claim, pairs[0][1].claim
    told = dict.fromkeys(_said(one) for pair in pairs for one in pair)
    return Conflict(a.id, b.id, relation, confidence, "; ".join(told), reason)


def _said(measure: Measure) -> str:
    claim = measure.claim
    by = claim.speaker or ("a quotation" if claim.quote else _voice(claim) or "the narrative")
    thing = f"“{measure.words}” " if measure.words else ""
    return f"{by}: {thing}{measure.figure.text}"
