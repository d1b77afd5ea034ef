"""What each release keeps coming back to, and how much two releases are about one matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log
from sys import intern

from msgspec import Struct

from pressctl.query.rarity import Rarity
from pressctl.query.similarity import Sketch, overlap

FEW_RELEASES = 20  # releases that a topic's rareness is judged among at least; not measured
SMALL_RELEASE = 3  # claims: in fewer, a word said twice is not yet a topic; not measured
REMEMBERED = 1 << 15  # pairs of releases whose likeness is kept at hand
READ = 1 << 12  # releases that are kept ready; 3 kB each
MOST_TIMES = 255


class _Release(Struct, frozen=True, gc=False):
    size: int
    often: tuple[str, ...]  # features of more than one claim
    times: bytes  # of how many, one byte for each
    topic: tuple[str, ...]  # the words of its title and those said twice


class Topics:
    """The releases of a corpus by what they say again and again."""

    def __init__(self, rarity: Rarity) -> None:
        """Begin with no release."""
        self._rarity = rarity
        self._releases: dict[str, _Release] = {}
        self._shares: Counter[str] = Counter()
        self.likeness = lru_cache(REMEMBERED)(self._likeness)
        self.told = lru_cache(READ)(self._told)
        self._weighed = lru_cache(READ)(self._weigh)

    def add(self, release: str, title: Sketch, sketches: Sequence[Sketch]) -> None:
        """Take in a release: the sketches of its title and of all its claims."""
        told: Counter[str] = Counter()
        for each in sketches:
            told.update(each.features())
        often = sorted((intern(key), times) for key, times in told.items() if times > 1)
        words = {key for key, _ in often if " " not in key} | set(map(intern, title.stems))
        self._shares.update(words)
        self._releases[release] = _Release(
            len(sketches),
            tuple(key for key, _ in often),
            bytes(min(times, MOST_TIMES) for _, times in often),
            tuple(sorted(words)),
        )

    def part(self, release: str, feature: str) -> float:
        """Tell what part of its weight a feature keeps in a release that says it again and again.

        What one claim alone says keeps all of it.
        """
        told, whole = self.told(release)
        return log(whole / told.get(feature, 1)) / log(whole)

    def _told(self, release: str) -> tuple[Mapping[str, int], int]:
        known = self._releases[release]
        return dict(zip(known.often, known.times, strict=True)), known.size + SMALL_RELEASE

    def _likeness(self, a: str, b: str) -> float:
        """Tell how much two releases are about the same matter, 0 to 1."""
        ours, theirs = self._weighed(a), self._weighed(b)
        return overlap(ours, theirs, sum(ours.values()), sum(theirs.values())).cosine

    def _weigh(self, release: str) -> Mapping[str, float]:
        """Weigh the words of a topic by how rare they are, also among topics."""
        releases = len(self._releases) + FEW_RELEASES
        return {
            key: self._rarity.of(key) * log(releases / self._shares[key]) / log(releases)
            for key in self._releases[release].topic
        }
