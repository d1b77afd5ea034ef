"""Which sentences are worth comparing: those that meet under a rare word or figure."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from pressctl.query.keeping import Table, code_of, flat, grown, table_of

# A pair that shares less than this weight is not looked at. Every labelled link of the seed that
# is found shares more.
LEAST_SHARED = 0.5
MOST_COMMON = 200  # a word in more sentences than this brings no pair together; not measured
FEW_COPIES = 3  # a sentence that is there more often is a boilerplate; not measured
# The rarest features of a sentence that others have too, under which later ones find it; then
# those that it has alone, words first: they may come again. Not measured.
MOST_KEYS, KEYS = 12, 16
MOST_MET = 800  # sentences looked up for one sentence, by its rarest words first; not measured
# Of them, those that share most; with 24, 3 % fewer threads of threads_held_out.txt are found.
MOST_COMPARED = 60
# Sentences are chained to the last one under the same key; features that share a key do no harm,
# since what meets is compared. At most 32 MB.
CHAINS = 1 << 23


class Meetings:
    """The sentences so far by their rarest features, in 64 bytes each."""

    def __init__(self, seen: Callable[[str], int]) -> None:
        """Begin with none; `seen` tells in how many sentences a feature is."""
        self._seen = seen
        # A link is a sentence and which of its keys it stands under, as one number from 1 on.
        self._last_link: Table = Counter()  # by the key
        self._link_before = array("I")  # by the link
        self._first: dict[int, int] = {}  # of the sentences that have many copies
        self._last: dict[int, int] = {}  # by the first

    def meet(
        self, number: int, weights: Mapping[str, float], whole: str = "", own: int | None = None
    ) -> tuple[list[int], list[int]]:
        """Give the earlier sentences that share enough with this one, and remember it.

        The sentences of its `own` release begin at that number: those before come apart from them.
        Of either it is the MOST_COMPARED that share most, the best first.

        `whole` is the key of the sentence itself: one that came before word for word, and often,
        is a boilerplate and meets its last copy only.
        """
        own = number if own is None else own
        is_known, copy = self._copy(number, whole)
        if is_known:
            return ([copy], []) if copy < own else ([], [copy])
        shared, alone = self._keys(weights)
        votes = self._votes(shared, weights)
        self._file(number, [*shared[:MOST_KEYS], *alone][:KEYS])
        near = [i for i, weight in votes.items() if weight >= LEAST_SHARED]
        near.sort(reverse=True)
        near.sort(key=votes.__getitem__, reverse=True)
        before = [i for i in near if i < own][:MOST_COMPARED]
        copies = {i: self._last[i] for i in self._last.keys() & votes.keys()}
        beside = [last for i in near if (last := copies.get(i, i)) >= own][:MOST_COMPARED]
        return [last if (last := copies.get(i, i)) < own else i for i in before], beside

    def settle(self) -> None:
        """Make room where much is filed."""
        self._last_link = grown(self._last_link, CHAINS)

    def kept(self) -> list[object]:
        """Give what is filed."""
        copies = [flat(self._first), flat(self._last)]
        return [flat(self._last_link), self._link_before, copies]

    def resume(self, kept: Any) -> None:  # noqa: ANN401 - see keeping.py
        """Go on from what was filed."""
        last_link, self._link_before, copies = kept
        self._last_link = table_of(last_link)
        self._first, self._last = (dict(zip(at, of, strict=True)) for at, of in copies)

    def _votes(self, keys: Sequence[str], weights: Mapping[str, float]) -> dict[int, float]:
        """Give the sentences under some keys, and the weight of those that each is under."""
        votes: dict[int, float] = {}
        left = MOST_MET
        last, before = self._last_link, self._link_before
        for feature in keys:
            weight, link = weights[feature], last[code_of(feature) % CHAINS]
            while link:
                earlier = (link - 1) // KEYS
                votes[earlier] = votes.get(earlier, 0.0) + weight
                link = before[link - 1]
                left -= 1
            if left <= 0:
                break
        return votes

    def _file(self, number: int, keys: Iterable[str]) -> None:
        last, before = self._last_link, self._link_before
        before.frombytes(bytes(before.itemsize * ((number + 1) * KEYS - len(before))))
        for link, feature in enumerate(keys, number * KEYS + 1):
            key = code_of(feature) % CHAINS
            before[link - 1] = last[key]
            last[key] = link

    def _keys(self, weights: Mapping[str, float]) -> tuple[list[str], list[str]]:
        """Give the features that others have too, the rarest first, and those of this one alone."""
        seen = dict(zip(weights, map(self._seen, weights), strict=True))
        shared = [feature for feature in weights if 1 < seen[feature] <= MOST_COMMON]
        alone = [feature for feature in weights if seen[feature] <= 1]
        shared.sort(key=lambda feature: (seen[feature], feature))
        alone.sort(key=lambda feature: (" " in feature and feature[0] != "=", feature))
        return shared, alone

    def _copy(self, number: int, whole: str) -> tuple[bool, int]:
        """Tell whether a sentence came before word for word, and give the last of its copies.

        The first copy is filed, and stands there for the last one.
        """
        if not whole or self._seen(whole) <= FEW_COPIES:
            return False, number
        first = self._first.setdefault(code_of(whole), number)
        copy = self._last.get(first, first)
        self._last[first] = number
        return first != number, copy


def meet(
    weighed: Iterable[Mapping[str, float]], seen: Callable[[str], int]
) -> Iterator[tuple[int, list[int]]]:
    """Give each sentence, by its place, with the earlier ones that share enough with it."""
    meetings = Meetings(seen)
    for number, weights in enumerate(weighed):
        yield number, meetings.meet(number, weights)[0]
