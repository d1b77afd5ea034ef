"""Fit what each sign of one statement made twice counts: `python -m tests.accuracy.fit_links`.

Learns from invented threads (threads_tuned_on.txt), the hand-labelled seed and the corpora of
tests/cases; threads_held_out.txt and retellings_unseen.txt are left alone, to measure on. Prints
the weights for `query/signals.py`, and how well they do on folds that they were not learned from:
pair by pair, then as the product links with them, rivals and stories (`query/stories.py`) heeded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

import numpy as np
import pytest
from msgspec.structs import replace
from scipy.optimize import minimize

from pressctl.answers.claims import ClaimRow
from pressctl.query import glances, signals
from pressctl.query.comparing import Comparer
from pressctl.query.linking import in_time, link
from pressctl.query.meeting import Meetings
from pressctl.query.reading import Read, whole_key
from pressctl.query.signals import FOR, Signals, crowding
from tests.accuracy import threaded
from tests.accuracy.seed import Seed, rows
from tests.claim_rows import Pairs, read_links, read_retellings

NAMES = Signals.__struct_fields__
PENALTY = 1.0
FOLDS = 5
# signs, true, offset, weight, group, the two claims, and where they are from
Pair = tuple[list[float], bool, float, float, str, tuple[str, str], str]
HARMFUL = {"figure_in_one", "other_names", "strange", "other_subject"}


def main() -> None:
    """Fit, and print what came of it."""
    told = [_seed(), _threads(), *_cases()]
    pairs = [pair for one in told for pair in one.pairs()]
    groups = sorted({pair[4] for pair in pairs})
    print(len(pairs), "pairs,", sum(pair[1] for pair in pairs), "true,", len(groups), "groups")
    fold = {group: at % FOLDS for at, group in enumerate(groups)}
    unseen: list[tuple[float, Pair]] = []
    linked: list[tuple[float, Pair]] = []
    for left in range(FOLDS):
        weights = fit([pair for pair in pairs if fold[pair[4]] != left])
        own = [pair for pair in pairs if fold[pair[4]] == left]
        unseen += [(_chance(weights, pair), pair) for pair in own]
        linked += _linked(weights, told, own)
    _print_folds(unseen, linked)
    weights = fit(pairs)
    print(f"BIAS = {weights[-1]:.1f}")
    print(
        "\n".join(f"    {name}={value:.1f}," for name, value in zip(NAMES, weights, strict=False))
    )


def _print_folds(
    unseen: Sequence[tuple[float, Pair]], linked: Sequence[tuple[float, Pair]]
) -> None:
    """Print how many are found and right, pair by pair and as they are linked."""
    for least in (0.2, 0.25, 0.3, 0.38, 0.4, 0.45, 0.5):
        print(least, *(_score(unseen, least, name) for name in ("seed", "world", "case")))
    print("linked", *(_score(linked, 0.0, name) for name in ("seed", "world", "case")))
    for low in np.arange(0, 1, 0.1):
        inside = [pair[1] for chance, pair in unseen if low <= chance < low + 0.1]
        print(f"{low:.1f}", len(inside), f"{np.mean(inside) if inside else 0:.2f}")


def _linked(
    weights: np.ndarray, told: Sequence[_Told], own: Sequence[Pair]
) -> Iterator[tuple[float, Pair]]:
    """Link by some weights, and give what of the pairs left out is found; -1 if it is not."""
    set_by_hand = FOR.other_subject
    found = Signals(*map(float, weights[:-1]))
    with pytest.MonkeyPatch.context() as patch:
        learnt = replace(found, other_subject=set_by_hand)
        for module in (signals, glances):
            patch.setattr(module, "FOR", learnt)
        patch.setattr(glances, "MOST_BY_TOPIC", learnt.topic * signals.ONE_STORY)
        patch.setattr(signals, "BIAS", float(weights[-1]))
        rows = {
            (row.a, row.b, one.name): row.confidence
            for one in told
            for row in link(one.claims, one.within)
        }
    for pair in own:
        yield rows.get((*pair[5], pair[6]), -1.0), pair


def _score(unseen: Sequence[tuple[float, Pair]], least: float, name: str) -> str:
    own = [(chance, pair) for chance, pair in unseen if pair[4].startswith(name)]
    printed = [pair[1] for chance, pair in own if chance >= least]
    wanted = sum(pair[1] for _, pair in own)
    right = sum(printed)
    return f"{name}: found {right}/{wanted} right {right}/{len(printed)} "


def fit(pairs: Sequence[Pair]) -> np.ndarray:
    """Fit a logistic regression whose signs have the direction they are named for."""
    table = np.array([[*pair[0], 1.0] for pair in pairs])
    true = np.array([pair[1] for pair in pairs], float)
    offset, weight = (np.array([pair[at] for pair in pairs]) for at in (2, 3))

    def loss(at: np.ndarray) -> tuple[float, np.ndarray]:
        odds = table @ at - offset
        chance = 1 / (1 + np.exp(-odds))
        value = np.logaddexp(0, odds) - true * odds
        slope = table.T @ (weight * (chance - true))
        inner = np.append(at[:-1], 0.0)
        return float(weight @ value + PENALTY * inner @ inner / 2), slope + PENALTY * inner

    bounds = [(None, 0.0) if name in HARMFUL else (0.0, None) for name in NAMES]
    found = minimize(loss, np.zeros(len(NAMES) + 1), jac=True, bounds=[*bounds, (None, None)])
    return np.asarray(found.x)


def _chance(weights: np.ndarray, pair: Pair) -> float:
    return float(1 / (1 + np.exp(pair[2] - weights @ np.array([*pair[0], 1.0]))))


def _met(claims: Sequence[ClaimRow], within: bool) -> Iterator[tuple[ClaimRow, ClaimRow, Signals]]:
    """Give the pairs that the product would compare, with their signs."""
    ordered = sorted(claims, key=in_time)
    comparer = Comparer(ordered)
    meetings = Meetings(comparer.rarity.seen)
    read: list[Read] = []
    for _, told in groupby(ordered, key=attrgetter("release")):
        first = len(read)
        read += [comparer.read(claim) for claim in told]
        for j in range(first, len(read)):
            whole = whole_key(read[j].claim.sentence)
            before, beside = meetings.meet(j, read[j].weighed, whole, first)
            for i in (*before, *(beside if within else ())):
                yield read[i].claim, read[j].claim, comparer.signs(read[i], read[j])


class _Told(NamedTuple):
    """Claims of which it is known which state the same."""

    name: str
    claims: Sequence[ClaimRow]
    within: bool
    is_true: Callable[[ClaimRow, ClaimRow], bool]
    group: Callable[[ClaimRow, ClaimRow], str]  # a fold holds whole groups
    weight: Callable[[ClaimRow, ClaimRow], float]  # how much a pair counts; 0 if it is not known

    def pairs(self) -> Iterator[Pair]:
        crowd = crowding(len(self.claims))
        for a, b, signs in _met(self.claims, self.within):
            if weight := self.weight(a, b):
                values = [getattr(signs, name) for name in NAMES]
                true, group = self.is_true(a, b), self.group(a, b)
                yield values, true, crowd, weight, group, (a.id, b.id), self.name


def _seed() -> _Told:
    wanted = {frozenset((w["a"]["sentence"], w["b"]["sentence"])) for w in rows("claim_links")}
    return _Told(
        "seed",
        Seed().claims,
        within=True,
        is_true=lambda a, b: frozenset((a.sentence, b.sentence)) in wanted,
        group=lambda a, b: f"seed {a.release} {b.release}",
        # the only real releases, and few: they count double
        weight=lambda a, b: 4.0 if a.release != b.release else 1.0,
    )


def _threads() -> _Told:
    threads = threaded.read("tuned_on")
    told = threads.told
    return _Told(
        "world",
        list(threads.corpus.claims()),
        within=False,
        is_true=lambda a, b: told[a.id].thread == told[b.id].thread,
        group=lambda a, _: f"world {told[a.id].thread.partition('.')[0]}",
        weight=lambda a, b: 0.2 if a.id in told and b.id in told else 0.0,
    )


def _cases() -> Iterator[_Told]:
    for name in ("links", "retellings", "retellings_more"):
        yield _case(name, *(read_links() if name == "links" else read_retellings(f"{name}.txt")))


def _case(name: str, claims: Sequence[ClaimRow], wanted: Pairs) -> _Told:
    return _Told(
        name,
        claims,
        within=False,
        is_true=lambda a, b: (a.id, b.id) in wanted,
        group=lambda _, b: f"case {name} {b.release}",
        weight=lambda _a, _b: 2.0,
    )


if __name__ == "__main__":
    main()
