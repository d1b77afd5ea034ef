"""Fit what each sign of one statement made twice counts: `python -m tests.accuracy.fit_links`.

Learns from invented threads (threads_tuned_on.txt), the hand-labelled seed and the corpora of
tests/cases; threads_held_out.txt and retellings_unseen.txt are left alone, to measure on. Prints
the weights for `query/signals.py`, and how well they do on folds that they were not learned from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from pressctl.answers.claims import ClaimRow
from pressctl.query.comparing import Comparer
from pressctl.query.linking import in_time
from pressctl.query.meeting import Meetings
from pressctl.query.reading import Read, whole_key
from pressctl.query.signals import Signals, crowding
from tests.accuracy import threaded
from tests.accuracy.seed import Seed, rows
from tests.claim_rows import read_links, read_retellings

NAMES = Signals.__struct_fields__
PENALTY = 1.0
FOLDS = 5
# signs, true, offset, weight, group, and the two claims
Pair = tuple[list[float], bool, float, float, str, tuple[str, str]]
HARMFUL = {"other_figure", "figure_in_one", "other_names", "strange", "other_due", "other_subject"}


def main() -> None:
    """Fit, and print what came of it."""
    pairs = [*_seed(), *_threads(), *_cases()]
    groups = sorted({pair[4] for pair in pairs})
    print(len(pairs), "pairs,", sum(pair[1] for pair in pairs), "true,", len(groups), "groups")
    fold = {group: at % FOLDS for at, group in enumerate(groups)}
    unseen: list[tuple[float, Pair]] = []
    for left in range(FOLDS):
        weights = fit([pair for pair in pairs if fold[pair[4]] != left])
        unseen += [(_chance(weights, p), p) for p in pairs if fold[p[4]] == left]
    for least in (0.2, 0.25, 0.3, 0.38, 0.45, 0.5):
        print(least, *(_score(unseen, least, name) for name in ("seed", "world", "case")))
    for low in np.arange(0, 1, 0.1):
        inside = [pair[1] for chance, pair in unseen if low <= chance < low + 0.1]
        print(f"{low:.1f}", len(inside), f"{np.mean(inside) if inside else 0:.2f}")
    weights = fit(pairs)
    print(f"BIAS = {weights[-1]:.1f}")
    print(
        "\n".join(f"    {name}={value:.1f}," for name, value in zip(NAMES, weights, strict=False))
    )


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
                signals = comparer.signs(read[i], read[j])
                yield read[i].claim, read[j].claim, signals


class _Source(NamedTuple):
    """Where a pair is from: among how many claims, how much it counts, and what it stays with."""

    claims: int
    weight: float
    group: str


def _pair(signals: Signals, true: bool, ids: tuple[str, str], source: _Source) -> Pair:
    values = [getattr(signals, name) for name in NAMES]
    return values, true, crowding(source.claims), source.weight, source.group, ids


def _seed() -> Iterator[Pair]:
    claims = Seed().claims
    wanted = {frozenset((w["a"]["sentence"], w["b"]["sentence"])) for w in rows("claim_links")}
    for a, b, signals in _met(claims, within=True):
        true = frozenset((a.sentence, b.sentence)) in wanted
        cross = a.release != b.release
        # a fold holds whole pairs of releases
        group = f"seed {a.release} {b.release}"
        # the only real releases, and few: they count double
        source = _Source(len(claims), 4.0 if cross else 1.0, group)
        yield _pair(signals, true, (a.id, b.id), source)


def _threads() -> Iterator[Pair]:
    threads = threaded.read("tuned_on")
    claims = list(threads.corpus.claims())
    for a, b, signals in _met(claims, within=False):
        if a.id in threads.told and b.id in threads.told:
            one, other = threads.told[a.id].thread, threads.told[b.id].thread
            # a fold holds whole worlds
            group = f"world {other.partition('.')[0]}"
            source = _Source(len(claims), 0.2, group)
            yield _pair(signals, one == other, (a.id, b.id), source)


def _cases() -> Iterator[Pair]:
    for name, (claims, wanted) in (
        ("links", read_links()),
        ("retellings", read_retellings("retellings.txt")),
        ("retellings_more", read_retellings("retellings_more.txt")),
    ):
        for a, b, signals in _met(claims, within=False):
            group = f"case {name} {b.release}"
            source = _Source(len(claims), 2.0, group)
            yield _pair(signals, (a.id, b.id) in wanted, (a.id, b.id), source)


if __name__ == "__main__":
    main()
