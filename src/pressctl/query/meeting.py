"""Which sentences are worth comparing: those that meet under a rare word or figure."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from math import fsum
from zlib import crc32

# A pair that shares less than this weight is not looked at. Every labelled link of the seed that
# is found shares more.
LEAST_SHARED = 0.5
MOST_COMMON = 200  # a word in more sentences than this brings no pair together; not measured
FEW_COPIES = 3  # a sentence that is there more often is a boilerplate; not measured
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
        self._first: dict[int, int] = {}  # of the sentences that have many copies
        self._last: dict[int, int] = {}  # by the first

    def meet(
        self, number: int, weights: Mapping[str, float], whole: str = "", before: int | None = None
    ) -> dict[int, float]:
        """Give the sentences `before` a number that share enough with this one; remember it.

        Each comes with the weight of what they met by.

        `whole` is the key of the sentence itself: one that came before word for word, and often,
        is a boilerplate and meets its last copy only.
        """
        limit = number if before is None else before
        is_known, copy = self._copy(number, whole)
        if is_known:
            return {copy: fsum(weights.values())} if copy < limit else {}
        keys = self._keys(weights)
        votes = self._votes(keys, weights)
        for feature in islice(keys, MOST_KEYS):
            self._blocks.setdefault(crc32(feature.encode()), array("I")).append(number)
        near = [i for i, shared in votes.items() if shared >= LEAST_SHARED and i < limit]
        near.sort(key=lambda i: (-votes[i], -i))
        return {self._last_before(limit, i): votes[i] for i in near[:MOST_COMPARED]}

    def _votes(self, keys: Sequence[str], weights: Mapping[str, float]) -> dict[int, float]:
        """Give the sentences under some keys, and the weight of those that each is under."""
        votes: dict[int, float] = {}
        left = MOST_MET
        for feature in keys:
            met = self._blocks.get(crc32(feature.encode()), ())
            for earlier in met:
                votes[earlier] = votes.get(earlier, 0.0) + weights[feature]
            left -= len(met)
            if left <= 0:
                break
        return votes

    def _keys(self, weights: Mapping[str, float]) -> list[str]:
        seen = {feature: self._seen(feature) for feature in weights}
        kept = (feature for feature in weights if 1 < seen[feature] <= MOST_COMMON)
        return sorted(kept, key=lambda feature: (seen[feature], feature))

    def _copy(self, number: int, whole: str) -> tuple[bool, int]:
        """Tell whether a sentence came before word for word, and give the last of its copies.

        The first copy is filed, and stands there for the last one.
        """
        if not whole or self._seen(whole) <= FEW_COPIES:
            return False, number
        first = self._first.setdefault(crc32(whole.encode()), number)
        copy = self._last.get(first, first)
        self._last[first] = number
        return first != number, copy

    def _last_before(self, limit: int, first: int) -> int:
        last = self._last.get(first, first)
        return last if last < limit else first


def meet(
    weighed: Iterable[Mapping[str, float]], seen: Callable[[str], int]
) -> Iterator[tuple[int, list[int]]]:
    """Give each sentence, by its place, with the earlier ones that share enough with it."""
    meetings = Meetings(seen)
    for number, weights in enumerate(weighed):
        yield number, list(meetings.meet(number, weights))
