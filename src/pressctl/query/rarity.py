"""How rare the words, pairs of words and figures of claims are, counted in bounded memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log
from zlib import crc32

from pressctl.query import vocabulary
from pressctl.query.stems import meaning

# How often a word is to be expected in a sentence before the corpus says more. The words of the
# first two are in vocabulary.py; the last is not measured.
COMMON_SHARE, FAMILIAR_SHARE, RARE_SHARE = 0.04, 0.012, 0.0001
# The expectation counts as much as this many sentences: a corpus of 10 releases leans on it, one
# of 3,000 does not. Not measured.
PRIOR_SENTENCES = 500
GIVEN_WEIGHT = 0.5  # of a feature that all sentences were chosen by; not measured
PAIR_WEIGHT = 0.5  # two words that stand together count half as much again; not measured
# Counters of two bytes, 32 MB whatever the corpus: a million claims have some five million
# features, nearly all of them pairs that come once, and a dict of those takes 800 MB. Features that
# share a counter are taken for less rare than they are.
COUNTERS = 1 << 24
MOST_COUNTED = (1 << 16) - 1
REMEMBERED = 1 << 16  # weights that are kept at hand


class Rarity:
    """How much a feature tells, 0 to 1, by how rare it is in the sentences of a corpus."""

    def __init__(self, given: frozenset[str] = frozenset()) -> None:
        """Begin with no sentence; features that are `given`, because asked for, weigh half."""
        self.sentences = 0
        self._given = given
        self._counters = array("H", bytes(2 * COUNTERS))
        self._scale = 1.0
        self.of = lru_cache(REMEMBERED)(self._of)

    def count(self, features: Iterable[str]) -> None:
        """Count the features of a sentence."""
        self.sentences += 1
        counters = self._counters
        for feature in features:
            at = crc32(feature.encode()) % COUNTERS
            if counters[at] < MOST_COUNTED:
                counters[at] += 1

    def settle(self) -> None:
        """Take what was counted for the whole corpus."""
        self._scale = self._rarity(1 + PRIOR_SENTENCES * RARE_SHARE)
        self.of.cache_clear()

    def seen(self, feature: str) -> int:
        """Tell in how many sentences a feature is."""
        return self._counters[crc32(feature.encode()) % COUNTERS]

    def _of(self, feature: str) -> float:
        rarity = self._rarity(self.seen(feature) + PRIOR_SENTENCES * _share(feature))
        is_pair = " " in feature and feature[0] != "="
        weight = max(0.0, rarity / self._scale) * (self._pair(feature) if is_pair else 1.0)
        return weight * GIVEN_WEIGHT if feature in self._given else weight

    def _pair(self, pair: str) -> float:
        """Tell what a pair adds to its words: "law enforcement" is hardly more than "law"."""
        a, b = pair.split(" ", 1)
        word = min(self.seen(a), self.seen(b))
        return PAIR_WEIGHT * (1 - min(self.seen(pair), word) / (word + 2))

    def _rarity(self, times: float) -> float:
        return log((self.sentences + PRIOR_SENTENCES) / times)


def _shares() -> Mapping[str, float]:
    tiers = (
        (vocabulary.FAMILIAR_WORDS, FAMILIAR_SHARE),
        (vocabulary.COMMON_WORDS, COMMON_SHARE),
    )
    return {meaning(word): share for table, share in tiers for word in table}


_SHARES = _shares()


def _share(feature: str) -> float:
    """Expect in what share of sentences a feature is, before any is seen."""
    if feature[0] != "=":
        return _SHARES.get(feature, RARE_SHARE)
    # a round figure turns up anywhere: 10%, £1 million; £27.3 million does not
    digits = len(feature.partition(" ")[2].replace(".", "").rstrip("0"))
    return COMMON_SHARE / 10.0 ** min(digits, 3)
