"""How rare the words, pairs of words and figures of claims are, counted in bounded memory."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from math import log
from typing import Any

from pressctl.query import vocabulary
from pressctl.query.keeping import Table, code_of, flat, grown, table_of
from pressctl.query.stems import meaning

# How often a word is to be expected in a sentence before the corpus says more. The words of the
# first two are in vocabulary.py; the last is not measured.
COMMON_SHARE, FAMILIAR_SHARE, RARE_SHARE = 0.04, 0.012, 0.0001
# The expectation counts as much as this many sentences: a corpus of 10 releases leans on it, one
# of 3,000 does not. Not measured.
PRIOR_SENTENCES = 500
GIVEN_WEIGHT = 0.5  # of a feature that all sentences were chosen by; not measured
PAIR_WEIGHT = 0.5  # two words that stand together count half as much again; not measured
# Counters of four bytes, 64 MB at most whatever the corpus: a million claims have some five million
# features, nearly all of them pairs that come once, and a dict of those takes 800 MB. Features that
# share a counter are taken for less rare than they are.
COUNTERS = 1 << 24


class Remembered(dict[Hashable, float]):
    """The weights that were worked out already."""

    def __init__(self, weigh: Callable[[Any], float]) -> None:
        super().__init__()
        self._weigh = weigh

    def __missing__(self, feature: Hashable) -> float:
        weight = self[feature] = self._weigh(feature)
        return weight


class Rarity:
    """How much a feature tells, 0 to 1, by how rare it is in the sentences so far."""

    def __init__(self, given: frozenset[str] = frozenset()) -> None:
        """Begin with no sentence; features that are `given`, because asked for, weigh half."""
        self.sentences = 0
        self._given = frozenset(map(code_of, given))
        self._counters: Table = Counter()
        self._weights, self._words = Remembered(self._of), Remembered(self._of_word)
        self.of: Callable[[str], float] = self._weights.__getitem__
        self.of_word: Callable[[int], float] = self._words.__getitem__
        self.settle()

    def count(self, codes: Iterable[int]) -> None:
        """Count the features of a sentence, by their codes."""
        self.sentences += 1
        counters = self._counters
        for code in codes:
            counters[code % COUNTERS] += 1

    def settle(self) -> None:
        """Weigh by what was counted until now, until the next time."""
        self._counters = grown(self._counters, COUNTERS)
        self._scale = self._rarity(1 + PRIOR_SENTENCES * RARE_SHARE)
        self._weights.clear()
        self._words.clear()

    def seen(self, feature: str) -> int:
        """Tell in how many sentences a feature is."""
        return self._counters[code_of(feature) % COUNTERS]

    def kept(self) -> list[object]:
        """Give what was counted."""
        return [self.sentences, flat(self._counters)]

    def resume(self, kept: tuple[int, list[array[int]]]) -> None:
        """Go on from what was counted."""
        self.sentences = kept[0]
        self._counters = table_of(kept[1])
        self.settle()

    def _of(self, feature: str) -> float:
        code = code_of(feature)
        if " " not in feature:
            return self.of_word(code)
        weight = self._weight(code, _share(feature))
        return weight if feature[0] == "=" else weight * self._pair(feature)

    def _of_word(self, code: int) -> float:
        """Weigh a single word, which is not needed itself."""
        return self._weight(code, _SHARES.get(code, RARE_SHARE))

    def _weight(self, code: int, share: float) -> float:
        rarity = self._rarity(self._counters[code % COUNTERS] + PRIOR_SENTENCES * share)
        weight = max(0.0, rarity / self._scale)
        return weight * GIVEN_WEIGHT if code in self._given else weight

    def _pair(self, pair: str) -> float:
        """Tell what a pair adds to its words: "law enforcement" is hardly more than "law"."""
        a, b = pair.split(" ", 1)
        word = min(self.seen(a), self.seen(b))
        return PAIR_WEIGHT * (1 - min(self.seen(pair), word) / (word + 2))

    def _rarity(self, times: float) -> float:
        return log((self.sentences + PRIOR_SENTENCES) / times)


def _shares() -> Mapping[int, float]:
    tiers = (
        (vocabulary.FAMILIAR_WORDS, FAMILIAR_SHARE),
        (vocabulary.COMMON_WORDS, COMMON_SHARE),
    )
    return {code_of(meaning(word)): share for table, share in tiers for word in table}


_SHARES = _shares()


def _share(feature: str) -> float:
    """Expect in what share of sentences a pair or figure is, before any is seen."""
    if feature[0] != "=":
        return RARE_SHARE
    # a round figure turns up anywhere: 10%, £1 million; £27.3 million does not
    digits = len(feature.partition(" ")[2].replace(".", "").rstrip("0"))
    return COMMON_SHARE / 10.0 ** min(digits, 3)
