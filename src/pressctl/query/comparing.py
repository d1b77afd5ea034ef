"""How likely two sentences of a corpus are to state the same thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum, sqrt
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from pressctl.answers.claims import ClaimRow
from pressctl.query.amounts import counted, has_sum, held_beside, nearness
from pressctl.query.frames import Frames
from pressctl.query.reading import Read, Reader
from pressctl.query.signals import (
    LEAST_CONFIDENCE,
    MOST_MASS,
    MOST_TOPIC,
    NOTHING,
    ONE_STORY,
    Hopes,
    Signals,
    confidence_of,
    crowding,
    is_hopeless,
)
from pressctl.query.similarity import (
    Overlap,
    Sketch,
    overlap,
    unit_of,
)

# Rare words that two sentences share besides a name ("The Treasury warned", "The Treasury will
# move"); chosen so that no labelled link of the seed is lost.
BESIDE_NAME = 0.1
BEGINNING = 4  # letters that the forms of a name share: Norway, Norwegian


class Comparison(Struct, frozen=True):
    """Two sentences side by side."""

    overlap: Overlap
    signals: Signals
    confidence: float


class Comparer:
    """Compares any two of the claims so far, by what is known of all; see `Reader`."""

    def __init__(
        self, claims: Sequence[ClaimRow] = (), given: frozenset[str] = frozenset()
    ) -> None:
        """Get to know the claims; features that are `given` (a term searched for) tell less."""
        self._reader = Reader(given)
        self.rarity, self.topics = self._reader.rarity, self._reader.topics
        self.read = self._reader.read
        self.add(claims)

    def add(self, claims: Sequence[ClaimRow]) -> list[Sketch]:
        """Get to know more claims, and judge by all from now on; give the sketches of these."""
        drawn = self._reader.add(claims)
        self._settle()
        return drawn

    @property
    def acronyms(self) -> Mapping[str, str]:
        """Give what acronyms stand for by now."""
        return self._reader.acronyms

    def _settle(self) -> None:
        self._frames = Frames(self._reader.acronyms, self.rarity.of)
        self.crowd = crowding(self.rarity.sentences)

    def kept(self) -> list[object]:
        """Give what is known."""
        return self._reader.kept()

    def resume(self, kept: Any) -> None:  # noqa: ANN401 - see keeping.py
        """Go on from what was known."""
        self._reader.resume(kept)
        self._settle()

    def compare(
        self, a: Read, b: Read, enough: float = LEAST_CONFIDENCE, one_story: bool = False
    ) -> Comparison:
        """Compare two claims; the confidence is that of their stating the same thing.

        One that is not `enough` may be too high: what else speaks against it is not looked for.
        """
        common = share(a, b)
        topic = ONE_STORY if one_story else self.topic(a.claim.release, b.claim.release)
        if is_hopeless(common, _hopes(a, b, topic), self.crowd) or _share_a_name_alone(
            a.sketch, b.sketch, common
        ):
            return Comparison(common, NOTHING, 0.0)
        signals = self._signals(a, b, common, topic)
        confidence = confidence_of(signals, self.crowd)
        # the costly look comes last: it can only speak against
        if confidence >= enough and self._other_subject(a, b, common):
            signals = replace(signals, other_subject=1.0)
            confidence = confidence_of(signals, self.crowd)
        return Comparison(common, signals, confidence)

    def in_one_story(self, comparison: Comparison) -> Comparison:
        """Judge two claims anew, whose releases are known to tell one story."""
        signals = replace(comparison.signals, topic=ONE_STORY)
        confidence = confidence_of(signals, self.crowd)
        return Comparison(comparison.overlap, signals, confidence)

    def topic(self, a: str, b: str) -> float:
        """Tell how much two releases are about one matter, as far as it counts."""
        likeness = self.topics.likeness(a, b) if a < b else self.topics.likeness(b, a)
        return min(likeness, MOST_TOPIC)

    def _other_subject(self, a: Read, b: Read, common: Overlap) -> bool:
        names = a.sketch.names, b.sketch.names
        return self._frames.differ(a.claim.sentence, b.claim.sentence, *names, common.mass)

    def signs(self, a: Read, b: Read) -> Signals:
        """Give every sign of two claims' stating the same, also where there is no hope."""
        common = share(a, b)
        topic = self.topic(a.claim.release, b.claim.release)
        other = float(self._other_subject(a, b, common))
        return replace(self._signals(a, b, common, topic), other_subject=other)

    def _signals(self, one: Read, other: Read, common: Overlap, topic: float) -> Signals:
        a, b = one.sketch, other.sketch
        mine, theirs = one.figures, other.figures
        same = _same_figures(one, other, mine & theirs)
        named = self._mass((a.named | b.named) & a.pairs & b.pairs)
        return Signals(
            words=sqrt(common.cosine),
            mass=min(common.mass, MOST_MASS) / MOST_MASS,
            figure=self._mass(same),
            beside=self._mass(
                held_beside(same, one.beside, b.stems) | held_beside(same, other.beside, a.stems)
            ),
            close=_closeness(one, other),
            figure_in_one=float(has_sum(mine) != has_sum(theirs)),
            other_names=sqrt(common.cosine) * _names_differ(a.names, b.names),
            topic=topic,
            named=named,
            ranked=named if a.ranks & b.ranks else 0.0,
            names=self._mass(a.names & b.names),
            mention=self._mass(_mentions(a, b) | _mentions(b, a)),
            strange=min(self._mass(_strange(a.names, b)), self._mass(_strange(b.names, a))),
            contained=common.containment,
            unit=float(not one.units.isdisjoint(other.units)),
            kept=self._mass(one.verbs.ahead & other.verbs.done),
            other_subject=0.0,
        )

    def _mass(self, features: frozenset[str]) -> float:
        return min(1.0, fsum(map(self.rarity.of, features)))


def share(a: Read, b: Read) -> Overlap:
    """Weigh what two claims share."""
    return overlap(a.weighed, b.weighed, a.whole, b.whole)


def _same_figures(one: Read, other: Read, shared: frozenset[str]) -> frozenset[str]:
    """Leave out what counts two things: 35 people, 35 salmon."""
    ours = counted(one.claim.quantities, other.sketch.stems)
    theirs = counted(other.claim.quantities, one.sketch.stems)
    return frozenset(f for f in shared if unit_of(f) != "count" or f in ours & theirs)


def _closeness(one: Read, other: Read) -> float:
    """Tell how near two figures come that may be of one thing: no other place is named."""
    a, b = one.sketch, other.sketch
    elsewhere = a.names.isdisjoint(b.names) and (_strange(a.names, b) or _strange(b.names, a))
    if elsewhere or not one.figures.isdisjoint(other.figures):
        return 0.0
    return nearness(one.amounts, other.amounts)


def _names_differ(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether each names what the other does not: a Welsh school, a Scottish school."""
    return _unmatched(a, b) and _unmatched(b, a)


def _share_a_name_alone(a: Sketch, b: Sketch, common: Overlap) -> bool:
    """Tell whether two sentences share nothing but the name of somebody, who may do anything."""
    if not common.both.keys() & a.parts.keys():
        return False
    of_names = a.parts.keys() & b.parts.keys()
    told = (weight for key, weight in common.both.items() if not of_names.issuperset(key.split()))
    return sum(told) < BESIDE_NAME


def _mentions(a: Sketch, b: Sketch) -> frozenset[str]:
    """Give what one names and the other only mentions: the Online Safety Charter, "the charter"."""
    return a.heads & (b.stems - b.names)


def _strange(names: frozenset[str], other: Sketch) -> frozenset[str]:
    """Give the names that another sentence does not have, not even in part."""
    known = {stem[:BEGINNING] for stem in other.stems}
    return frozenset(name for name in names if name[:BEGINNING] not in known)


def _hopes(one: Read, other: Read, topic: float) -> Hopes:
    a, b = one.sketch, other.sketch
    return Hopes(
        topic,
        figure=not one.figures.isdisjoint(other.figures),
        unit=not one.units.isdisjoint(other.units),
        named=not (a.named.isdisjoint(b.pairs) and b.named.isdisjoint(a.pairs)),
        names=not a.names.isdisjoint(b.names),
        mention=not (a.heads.isdisjoint(b.stems) and b.heads.isdisjoint(a.stems)),
        kept=not one.verbs.ahead.isdisjoint(other.verbs.done),
    )


def _unmatched(names: frozenset[str], others: frozenset[str]) -> bool:
    # "Norway" and "Norwegian" match by their first four letters
    return any(
        all(name != other and not name.startswith(other[:4].ljust(4)) for other in others)
        for name in names
    )
