"""Which sentences are worth comparing: those that meet under a rare word or figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

# A pair that shares less than this weight is not looked at. Every labelled link of the seed that
# is found shares more.
LEAST_SHARED = 1.0
MOST_COMMON = 200  # a word in more sentences than this brings no pair together; not measured
MOST_MET = 800  # sentences looked up for one sentence, by its rarest words first; not measured


def meet(
    weighed: Sequence[Mapping[str, float]], seen: Mapping[str, int]
) -> Iterator[tuple[int, list[int]]]:
    """Give each sentence, by its place, with the earlier ones that share enough with it.

    `weighed` are the features of each, `seen` in how many sentences each feature is. Not all are
    compared with all: 50,000 sentences would be a thousand million pairs.
    """
    under: dict[str, list[int]] = {}
    for j, weights in enumerate(weighed):
        votes: dict[int, float] = {}
        left = MOST_MET
        for feature in sorted(weights, key=lambda f: (seen[f], f)):
            if 1 < seen[feature] <= MOST_COMMON:
                met = under.setdefault(feature, [])
                if left > 0:
                    _vote(votes, met, weights[feature])
                    left -= len(met)
                met.append(j)
        yield j, [i for i, shared in votes.items() if shared >= LEAST_SHARED]


def _vote(votes: dict[int, float], met: Sequence[int], weight: float) -> None:
    for i in met:
        votes[i] = votes.get(i, 0.0) + weight
