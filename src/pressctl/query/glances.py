"""A first look at two claims: what is kept of each tells which pairs are not worth reading."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from math import sqrt
from typing import Any

from pressctl.query.keeping import Rows, code_of
from pressctl.query.reading import Read
from pressctl.query.signals import (
    FOR,
    LEAST_CONFIDENCE,
    MOST_TOPIC,
    Hopes,
    best_odds,
    chance,
    hope,
    is_hopeless,
    least_odds,
)
from pressctl.query.similarity import Overlap

# A feature is kept as a number of two bytes: of two claims that share nothing one pair in a hundred
# seems to share something.
CODES = 1 << 16
# What two claims share weighs differently in the two, and differently when the earlier came.
ROOM = 1.1
# Claims come by what they met under, the best first: after so many without hope in a row the rest
# is left. With 12, 3 % fewer threads of threads_held_out.txt are found; with 30 all but one.
PATIENCE = 30
# What is kept of a claim beside its features, by its kind; a name inside a name has two.
UNIT, DUE, NAME, NAMED, HEAD = 1, 2, 4, 8, 16
MOST_BY_TOPIC = FOR.topic * MOST_TOPIC


class Glances:
    """Some 75 bytes a claim, where a claim that is read takes 5 kB."""

    def __init__(self) -> None:
        """Begin with no claim."""
        self._features, self._hints = Rows("H"), Rows("H")
        self._whole = array("f")

    def add(self, read: Read) -> None:
        """Keep what the next claim looks like."""
        drawn = read.sketch
        self._features.add(sorted({code % CODES for code in drawn.codes.values()}))
        self._hints.add(sorted(_hints(read, drawn.named, drawn.heads)))
        self._whole.append(read.whole)

    def hopeful(
        self, read: Read, met: Iterable[int], topic: Callable[[int], float], crowd: float
    ) -> Iterator[tuple[int, float]]:
        """Give the claims met that may state the same as one, and how likely that is at most.

        `topic` tells how much their releases are about one matter; it is asked last.
        """
        look, left = _Look(read, crowd), PATIENCE
        for i in met:
            features, hints, whole = self._features[i], self._hints[i], self._whole[i]
            most = look.at_most(features, hints, whole, partial(topic, i))
            left = left - 1 if most < LEAST_CONFIDENCE else PATIENCE
            if most >= LEAST_CONFIDENCE:
                yield i, most
            elif not left:
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

    def __init__(self, read: Read, crowd: float) -> None:
        drawn = read.sketch
        self._read, self._crowd = read, crowd
        self._weights: dict[int, float] = {}
        codes = read.sketch.codes
        for feature, weight in read.weighed.items():
            code = codes[feature] % CODES
            self._weights[code] = max(weight, self._weights.get(code, 0.0))
        self._figures, self._names = _codes(read.figures), _codes(drawn.names)
        self._enough = least_odds() + crowd - MOST_BY_TOPIC

    def at_most(
        self, features: array[int], hints: array[int], theirs: float, topic: Callable[[], float]
    ) -> float:
        """Tell how likely a claim that looks like this states the same, at most; 0 if hardly."""
        weights, ours = self._weights, self._read.whole
        both = [code for code in features if code in weights]
        small = ours if ours < theirs else theirs
        mass = min(small, ROOM * sum(map(weights.__getitem__, both)))
        if not mass:
            return 0.0
        cosine, part = mass / sqrt(ours * theirs), mass / small
        figure, name = not self._figures.isdisjoint(both), not self._names.isdisjoint(both)
        if hope(mass, cosine, part, figure, name) < self._enough:
            return 0.0
        common, hopes = Overlap(mass, cosine, part, {}), self._hopes(both, hints)
        if is_hopeless(common, hopes, self._crowd - MOST_BY_TOPIC):
            return 0.0
        by_topic = FOR.topic * min(topic(), MOST_TOPIC)
        return chance(best_odds(common, hopes) + by_topic - self._crowd)

    def _hopes(self, both: Iterable[int], hints: Iterable[int]) -> Hopes:
        """Give what may speak for a claim that shares such features, the topic aside."""
        kinds = 0
        for hint in hints:
            kinds |= self._kinds.get(hint, 0)
        return Hopes(
            topic=0.0,
            figure=not self._figures.isdisjoint(both),
            unit=bool(kinds & UNIT),
            named=bool(kinds & NAMED) or not self._named.isdisjoint(both),
            names=bool(kinds & NAME),
            mention=bool(kinds & HEAD) or not self._heads.isdisjoint(both),
            due=bool(kinds & DUE),
        )

    @cached_property
    def _kinds(self) -> Mapping[int, int]:
        return _hints(self._read, self._read.sketch.pairs, self._read.sketch.stems)

    @cached_property
    def _named(self) -> set[int]:
        return _codes(self._read.sketch.named)

    @cached_property
    def _heads(self) -> set[int]:
        return _codes(self._read.sketch.heads)


def _hints(read: Read, named: Iterable[str], heads: Iterable[str]) -> dict[int, int]:
    """Give the kinds of what a claim has, by code: names too."""
    hints: dict[int, int] = {}
    due = () if read.due is None else (read.due.isoformat(),)
    kinds = (
        (UNIT, read.units),
        (DUE, due),
        (NAME, read.sketch.names),
        (NAMED, named),
        (HEAD, heads),
    )
    for kind, told in kinds:
        for each in told:
            code = code_of(f"{kind}{each}") % CODES
            hints[code] = hints.get(code, 0) | kind
    return hints


def _codes(features: Iterable[str]) -> set[int]:
    return {code_of(feature) % CODES for feature in features}
