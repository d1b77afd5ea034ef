"""A first look at two claims: what is kept of each tells which pairs are not worth reading."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from math import fsum, sqrt
from typing import Any

from pressctl.query.keeping import Rows, code_of
from pressctl.query.reading import Read
from pressctl.query.signals import (
    FOR,
    LEAST_CONFIDENCE,
    ONE_STORY,
    Hopes,
    best_odds,
    chance,
    hope,
    least_odds,
)
from pressctl.query.similarity import Overlap

# A feature is kept as a number of two bytes: of two claims that share nothing one pair in a hundred
# seems to share something.
CODES = 1 << 16
# What two claims share weighs differently in the two, and differently when the earlier came.
ROOM = 1.1
# Claims come by what they met under, the best first: after so many without hope in a row the rest
# is left. With 12, 3 % fewer steps of threads_held_out.txt are found, with 30 one, with 45 all.
PATIENCE = 45
# What is kept of a claim beside its features: what it counts, its names, the pairs of words inside
# a name of several, the last words of such names, and what is to be done.
KINDS = ("unit", "name", "named", "head", "verb")
MOST_BY_TOPIC = FOR.topic * ONE_STORY


class Glances:
    """Some 75 bytes a claim, where a claim that is read takes 5 to 8 kB."""

    def __init__(self, of: Callable[[str], float]) -> None:
        """Begin with no claim; `of` tells how rare a word is."""
        self._of = of
        self._features, self._hints = Rows("H"), Rows("H")
        self._whole = array("f")

    def add(self, read: Read) -> None:
        """Keep what the next claim looks like."""
        drawn, ahead = read.sketch, read.verbs.ahead
        self._features.add(sorted({code % CODES for code in drawn.codes.values()}))
        self._hints.add(
            sorted({_hint_code(*told) for told in _hints(read, drawn.named, drawn.heads, ahead)})
        )
        self._whole.append(read.whole)

    def hopeful(
        self, read: Read, met: Iterable[int], topic: Callable[[int], float], crowd: float
    ) -> Iterator[tuple[int, float, float]]:
        """Give the claims met that may state the same as one, and how likely that is at most.

        `topic` tells how much their releases are about one matter; it is asked last. The other
        figure is how likely it is at most if they tell one story.
        """
        look, left = _Look(read, crowd, self._of), PATIENCE
        for i in met:
            odds = look.at_most(self._features[i], self._hints[i], self._whole[i])
            most = 0.0 if odds is None else chance(odds + FOR.topic * topic(i))
            left = left - 1 if most < LEAST_CONFIDENCE else PATIENCE
            if odds is not None:
                yield i, most, chance(odds + MOST_BY_TOPIC)
            if not left:
                return

    def kept(self) -> list[object]:
        """Give what all look like."""
        return [self._features.kept(), self._hints.kept(), self._whole]

    def resume(self, kept: Any) -> None:  # noqa: ANN401 - see keeping.py
        """Go on from what all looked like."""
        features, hints, self._whole = kept
        self._features.resume(features)
        self._hints.resume(hints)


class _Look:
    """What is asked of earlier claims."""

    def __init__(self, read: Read, crowd: float, of: Callable[[str], float]) -> None:
        self._read, self._crowd, self._of = read, crowd, of
        self._weights: dict[int, float] = {}
        codes = read.sketch.codes
        for feature, weight in read.weighed.items():
            code = codes[feature] % CODES
            self._weights[code] = max(weight, self._weights.get(code, 0.0))
        self._figures, self._names = self._rare(read.figures), self._rare(read.sketch.names)
        self._enough = least_odds() + crowd - MOST_BY_TOPIC

    def at_most(self, features: array[int], hints: array[int], theirs: float) -> float | None:
        """Tell how likely a claim that looks like this states the same, at most, in log-odds.

        The topic comes on top; None if there is no hope even in one story.
        """
        weights, ours = self._weights, self._read.whole
        both = [code for code in features if code in weights]
        small = ours if ours < theirs else theirs
        mass = min(small, ROOM * sum(map(weights.__getitem__, both)))
        if not mass:
            return None
        cosine, part = mass / sqrt(ours * theirs), mass / small
        figure, name = (
            not self._figures.keys().isdisjoint(both),
            not self._names.keys().isdisjoint(both),
        )
        if hope(mass, cosine, part, figure, name) < self._enough:
            return None
        odds = best_odds(Overlap(mass, cosine, part, {}), self._hopes(both, hints))
        return odds - self._crowd if odds >= self._enough else None

    def _hopes(self, both: Sequence[int], hints: Iterable[int]) -> Hopes:
        """Give what may speak for a claim that shares such features, the topic aside."""
        told = dict.fromkeys(KINDS, 0.0)
        for hint in hints:
            for kind, weight in self._hinted.get(hint, ()):
                told[kind] += weight
        return Hopes(
            topic=0.0,
            figure=_mass(self._figures, both),
            unit=told["unit"] > 0,
            named=min(1.0, told["named"] + _mass(self._named, both)),
            names=min(1.0, told["name"]),
            mention=min(1.0, told["head"] + _mass(self._heads, both)),
            kept=min(1.0, told["verb"]),
            ranked=bool(self._read.sketch.ranks),
        )

    @cached_property
    def _hinted(self) -> Mapping[int, Sequence[tuple[str, float]]]:
        """Tell what speaks for a claim that has such a hint, and how much."""
        drawn, known = self._read.sketch, dict[int, list[tuple[str, float]]]()
        done = self._read.verbs.done
        for kind, each in _hints(self._read, drawn.pairs, drawn.stems, done):
            weight = 1.0 if kind == "unit" else self._of(each)
            known.setdefault(_hint_code(kind, each), []).append((kind, weight))
        return known

    @cached_property
    def _named(self) -> Mapping[int, float]:
        return self._rare(self._read.sketch.named)

    @cached_property
    def _heads(self) -> Mapping[int, float]:
        return self._rare(self._read.sketch.heads)

    def _rare(self, features: Iterable[str]) -> Mapping[int, float]:
        return {code_of(feature) % CODES: self._of(feature) for feature in features}


def _hints(
    read: Read, named: Iterable[str], heads: Iterable[str], verbs: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Give what is kept of a claim beside its features, with its kind."""
    parts = (read.units, read.sketch.names, named, heads, verbs)
    for kind, told in zip(KINDS, parts, strict=True):
        for each in told:
            yield kind, each


def _hint_code(kind: str, told: str) -> int:
    return code_of(kind + told) % CODES


def _mass(known: Mapping[int, float], both: Iterable[int]) -> float:
    return min(1.0, fsum(known[code] for code in both if code in known)) if known else 0.0
