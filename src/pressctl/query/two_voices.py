"""Pairs of claims inside one release that a reader should look at: a lead, no verdict.

Somebody says that thefts fell by 28%, and the narrative says 41%; or it says 28% of something
else. What two claims with more words in common may show is found by links (`query/conflicts.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby, islice
from operator import attrgetter

from pressctl.answers.claims import ClaimRow, LinkRow, QuantityRow, Relation
from pressctl.query import figures
from pressctl.query.amounts import words_beside
from pressctl.query.measures import Measure, find_measures, meet_in_time
from pressctl.query.similarity import figure_key, telling_unit

# How likely a pair is a real one. Not measured: chosen so that all are below what a link needs
# to be built on.
TWO_FIGURES, TWO_BOUNDS, TWO_THINGS = 0.45, 0.4, 0.35
MOST_MEASURES = 200  # of a release, since each is held against each; not measured
TITLED = frozenset({"exact", "more_than", "at_least"})  # bounds that a title leaves out
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
            measured = list(_in_release(list(islice(found, MOST_MEASURES))))
            known = {(one.a, one.b) for one in measured}
            yield from measured
            yield from (one for one in _two_bounds(rows) if (one.a, one.b) not in known)


def _two_bounds(claims: Sequence[ClaimRow]) -> Iterator[Conflict]:
    """Find one figure for one thing that one voice gives about and another as "more than".

    What it is for is told by the words around it: they share one at least.
    """
    told: dict[str, list[tuple[ClaimRow, QuantityRow]]] = {}
    for claim in claims[:MOST_MEASURES]:
        for key, figure in _first_figures(claim).items():
            told.setdefault(key, []).append((claim, figure))
    for key, both in told.items():
        for (a, mine), (b, other) in combinations(both, 2):
            beside = words_beside(a).get(key, frozenset()) & words_beside(b).get(key, frozenset())
            if beside and mine.bound != other.bound and _may_differ(a, b, mine, other):
                said = f"{_by(a)}: {_bounded(mine)}; {_by(b)}: {_bounded(other)}"
                reason = "one is surer than the other in one release"
                yield Conflict(a.id, b.id, "hedge_changed", TWO_BOUNDS, said, reason)


def _first_figures(claim: ClaimRow) -> dict[str, QuantityRow]:
    """Give the figures that can stand for a claim by their keys, the first of each."""
    found: dict[str, QuantityRow] = {}
    for figure in claim.quantities:
        if figure.pair is None and telling_unit(figure.unit):
            found.setdefault(figure_key(figure.value, figure.unit), figure)
    found.pop("", None)
    return found


def _may_differ(a: ClaimRow, b: ClaimRow, mine: QuantityRow, other: QuantityRow) -> bool:
    """Tell whether two voices speak of one time; a title leaves out "more than" as titles do."""
    titled = "the title" in (_voice(a), _voice(b)) and {mine.bound, other.bound} <= TITLED
    of_one = mine.unit == other.unit and mine.direction == other.direction
    return of_one and not titled and _voice(a) != _voice(b) and meet_in_time(a, b) is not False


def _bounded(figure: QuantityRow) -> str:
    return f"“{figure.bound.replace('_', ' ')}” {figure.text}"


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
    thing = f"“{measure.words}” " if measure.words else ""
    return f"{_by(claim)}: {thing}{measure.figure.text}"


def _by(claim: ClaimRow) -> str:
    return claim.speaker or ("a quotation" if claim.quote else _voice(claim) or "the narrative")
