"""What each release keeps coming back to, and how much two releases are about one matter."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import fsum, log, sqrt
from typing import Any

from pressctl.query.keeping import Rows, flat
from pressctl.query.rarity import Rarity, Remembered
from pressctl.query.similarity import Sketch

FEW_RELEASES = 20  # releases that a topic's rareness is judged among at least; not measured
SMALL_RELEASE = 3  # claims: in fewer, a word said twice is not yet a topic; not measured
REMEMBERED = 1 << 15  # pairs of releases whose likeness is kept at hand
READ = 1 << 12  # releases that are kept ready; 3 kB each
MOST_TIMES = 255  # claims of a release with one feature: more do not fit into a byte


class Topics:
    """The releases so far by what they say again and again; some 300 bytes each."""

    def __init__(self, rarity: Rarity) -> None:
        """Begin with no release."""
        self._rarity = rarity
        self._places: dict[str, int] = {}
        self._sizes = array("I")  # claims
        self._often = Rows("I")  # features of more than one claim
        self._times = Rows("B")  # of how many
        self._words = Rows("I")  # the words of its title and those said twice
        self._shares: Counter[int] = Counter()  # in how many releases each of these words is
        self._ready()

    def _ready(self) -> None:
        self.likeness = lru_cache(REMEMBERED)(self._likeness)
        self._weighed = lru_cache(READ)(self._weigh)
        self._weights = Remembered(self._weight)

    def add(self, release: str, title: Sketch, sketches: Sequence[Sketch]) -> None:
        """Take in a release: the sketches of its title and of all its claims."""
        told: Counter[int] = Counter()
        for each in sketches:
            told.update(each.codes.values())
        often = sorted((code, times) for code, times in told.items() if times > 1)
        stems = {each.codes[stem] for each in (title, *sketches) for stem in each.stems}
        repeated = {code for code, _ in often}
        words = (repeated & stems) | {title.codes[stem] for stem in title.stems}
        self._shares.update(words)
        self._places[release] = len(self._sizes)
        self._sizes.append(len(sketches))
        self._often.add(code for code, _ in often)
        self._times.add(min(times, MOST_TIMES) for _, times in often)
        self._words.add(sorted(words))

    def settle(self) -> None:
        """Judge by the releases until now, until the next time."""
        self._ready()

    def parts(self, release: str) -> Mapping[int, float]:
        """Tell what part of its weight a feature keeps in a release that says it again and again.

        What is not there, since one claim alone says it, keeps all of it.
        """
        place = self._places[release]
        whole = self._sizes[place] + SMALL_RELEASE
        told = zip(self._often[place], self._times[place], strict=True)
        return {code: log(whole / times) / log(whole) for code, times in told}

    def kept(self) -> list[object]:
        """Give what is known of the releases."""
        rows = [each.kept() for each in (self._often, self._times, self._words)]
        return [list(self._places), self._sizes, rows, flat(self._shares)]

    def resume(self, kept: Any) -> None:  # noqa: ANN401 - see keeping.py
        """Go on from what was known of the releases."""
        releases, self._sizes, rows, (words, times) = kept
        self._places = {release: place for place, release in enumerate(releases)}
        for each, its in zip((self._often, self._times, self._words), rows, strict=True):
            each.resume(its)
        self._shares = Counter(dict(zip(words, times, strict=True)))
        self._ready()

    def _likeness(self, a: str, b: str) -> float:
        """Tell how much two releases are about the same matter, 0 to 1."""
        (ours, whole), (theirs, other) = self._weighed(a), self._weighed(b)
        mass = fsum(map(ours.__getitem__, ours.keys() & theirs.keys()))
        return min(1.0, mass / sqrt(whole * other)) if mass else 0.0

    def _weigh(self, release: str) -> tuple[Mapping[int, float], float]:
        """Weigh the words of a topic."""
        words = self._words[self._places[release]]
        weighed = dict(zip(words, map(self._weights.__getitem__, words), strict=True))
        return weighed, fsum(weighed.values())

    def _weight(self, word: int) -> float:
        """Tell how rare a word is, also among topics."""
        releases = len(self._sizes) + FEW_RELEASES
        return self._rarity.of_word(word) * log(releases / self._shares[word]) / log(releases)
