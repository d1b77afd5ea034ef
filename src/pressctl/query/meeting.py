"""Which sentences are worth comparing: those that meet under a rare word or figure."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from math import fsum
from zlib import crc32

# A pair that shares less than this weight is not looked at. Every labelled link of the seed that
# is found shares more.
LEAST_SHARED = 0.5
MOST_COMMON = 200  # a word in more sentences than this brings no pair together; not measured
MOST_KEYS = 12  # the rarest features of a sentence, under which later ones find it; not measured
MOST_MET = 800  # sentences looked up for one sentence, by its rarest words first; not measured
# Of them, those that share most; with 24, 3 % fewer threads of threads_held_out.txt are found.
MOST_COMPARED = 60


class Meetings:
    """The sentences seen so far by their rarest features; no block holds more than MOST_COMMON."""

    def __init__(self, seen: Callable[[str], int]) -> None:
        """Begin with none; `seen` tells in how many sentences a feature is."""
        self._seen = seen
        self._blocks: dict[int, array[int]] = {}

    def meet(
        self, number: int, weights: Mapping[str, float], whole: str = "", before: int | None = None
    ) -> dict[int, float]:
        """Give the sentences `before` a number that share enough with this one; remember it.

        Each comes with the weight of what they met by.

        `whole` is the key of the sentence itself: the last one of the same words is given even if
        they are too common to meet by, as those of a boilerplate are.
        """
        keys = self._keys(weights)
        votes: dict[int, float] = {}
        left = MOST_MET
        for feature in keys:
            met = self._blocks.get(crc32(feature.encode()), ())
            if left > 0:
                for earlier in met:
                    votes[earlier] = votes.get(earlier, 0.0) + weights[feature]
                left -= len(met)
        for feature in islice(keys, MOST_KEYS):
            self._blocks.setdefault(crc32(feature.encode()), array("I")).append(number)
        limit = number if before is None else before
        near = [i for i, shared in votes.items() if shared >= LEAST_SHARED and i < limit]
        near.sort(key=lambda i: (-votes[i], -i))
        same = (i for i in self._same(number, whole) if i < limit)
        met = dict.fromkeys(same, fsum(weights.values()))
        return met | {i: votes[i] for i in near[:MOST_COMPARED] if i not in met}

    def _keys(self, weights: Mapping[str, float]) -> list[str]:
        seen = {feature: self._seen(feature) for feature in weights}
        kept = (feature for feature in weights if 1 < seen[feature] <= MOST_COMMON)
        return sorted(kept, key=lambda feature: (seen[feature], feature))

    def _same(self, number: int, whole: str) -> array[int]:
        """Give the last sentence of the same words, of those that come back very often."""
        if not whole or self._seen(whole) <= MOST_COMMON:
            return array("I")
        key = crc32(whole.encode()) | 1 << 32
        last = self._blocks.get(key, array("I"))
        self._blocks[key] = array("I", [number])
        return last


def meet(
    weighed: Iterable[Mapping[str, float]], seen: Callable[[str], int]
) -> Iterator[tuple[int, list[int]]]:
    """Give each sentence, by its place, with the earlier ones that share enough with it."""
    meetings = Meetings(seen)
    for number, weights in enumerate(weighed):
        yield number, list(meetings.meet(number, weights))
