"""How likely two sentences of a corpus are to state the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from math import sqrt
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from pressctl.answers.claims import ClaimRow
from pressctl.query.amounts import (
    Amount,
    amounts_of,
    counted,
    figures_differ,
    has_sum,
    held_beside,
    in_percent,
    nearness,
    words_beside,
)
from pressctl.query.frames import Frames
from pressctl.query.prospects import Verbs, read_verbs
from pressctl.query.rarity import Rarity
from pressctl.query.signals import (
    FOR,
    LEAST_CONFIDENCE,
    MOST_MASS,
    MOST_TOPIC,
    NEAR_WORDING,
    NOTHING,
    Hopes,
    Signals,
    confidence_of,
    crowding,
    is_hopeless,
    least_odds,
)
from pressctl.query.similarity import (
    Overlap,
    Sketch,
    find_acronyms,
    overlap,
    sketch,
    telling,
    telling_unit,
    unit_of,
)
from pressctl.query.stems import meaning
from pressctl.query.topics import Topics
from pressctl.text import fold

# Rare words that two sentences share besides a name ("The Treasury warned", "The Treasury will
# move"); chosen so that no labelled link of the seed is lost.
BESIDE_NAME = 0.1
# The share of sentences with a word that have it with a capital inside, from which it is a name
# where it stands first, too; not measured.
NAMED_SHARE, NAME_MARK = 0.3, "^"
BEGINNING = 4  # letters that the forms of a name share: Norway, Norwegian


class Read(Struct, frozen=True):
    """A claim made ready to be compared."""

    claim: ClaimRow
    sketch: Sketch
    weighed: dict[str, float]  # what it says; what its release says again and again weighs less
    whole: float  # the sum of the weights
    figures: frozenset[str]  # those that can stand for the claim
    units: frozenset[str]  # a currency, percent, or the noun that is counted
    due: date | None
    amounts: tuple[Amount, ...]
    beside: dict[str, frozenset[str]]  # by figure: the words around it
    verbs: Verbs


class Comparison(Struct, frozen=True):
    """Two sentences side by side."""

    overlap: Overlap
    signals: Signals
    confidence: float


class Comparer:
    """What is known of a set of claims, by which any two of them are compared.

    The claims are gone through twice and not kept: what is kept is how rare their words are and
    what each release says again and again. Claims of one release must come one after another.
    """

    def __init__(self, claims: Iterable[ClaimRow], given: frozenset[str] = frozenset()) -> None:
        """Get to know the claims; features that are `given` (a term searched for) tell nothing."""
        self.acronyms = find_acronyms(
            text for claim in claims for text in (claim.title, claim.sentence)
        )
        self.rarity = Rarity(given)
        self._frames = Frames(self.acronyms, self.rarity.of)
        self.topics = Topics(self.rarity)
        for release, told in groupby(claims, key=attrgetter("release")):
            self._take_in(release, list(told))
        self.rarity.settle()
        self._crowd = crowding(self.rarity.sentences)

    def _take_in(self, release: str, claims: Sequence[ClaimRow]) -> None:
        sketches = [self._sketch(claim) for claim in claims]
        for claim, each in zip(claims, sketches, strict=True):
            names = (f"{NAME_MARK}{name}" for name in each.names)
            self.rarity.count((*each.features(), *names, whole_key(claim.sentence)))
        self.topics.add(release, sketch(claims[0].title, (), self.acronyms), sketches)

    def _sketch(self, claim: ClaimRow) -> Sketch:
        return sketch(claim.sentence, in_percent(claim).quantities, self.acronyms)

    def read(self, claim: ClaimRow) -> Read:
        """Make a claim ready to be compared."""
        claim = in_percent(claim)
        each = self._with_first_name(self._sketch(claim))
        of, part = self.rarity.of, self.topics.part
        weighed = {f: of(f) * each.part(f) * part(claim.release, f) for f in each.features()}
        due = claim.due.latest if claim.due else None
        whole = sum(weighed.values())
        return Read(
            claim,
            each,
            weighed,
            whole,
            telling(each.figures),
            _units(claim),
            due,
            amounts_of(claim),
            words_beside(claim),
            read_verbs(claim.sentence),
        )

    def _with_first_name(self, each: Sketch) -> Sketch:
        """Take the first word for a name if it has a capital wherever the corpus has it."""
        named = self.rarity.seen(f"{NAME_MARK}{each.first}") if each.first else 0
        if named == 0 or named < NAMED_SHARE * self.rarity.seen(each.first):
            return each
        return replace(each, names=each.names | {each.first})

    def compare(self, a: Read, b: Read) -> Comparison:
        """Compare two claims; the confidence is that of their stating the same thing."""
        common = share(a, b)
        topic = self._topic(a.claim.release, b.claim.release)
        if is_hopeless(common, _hopes(a, b, topic), self._crowd) or _share_a_name_alone(
            a.sketch, b.sketch, common
        ):
            return Comparison(common, NOTHING, 0.0)
        signals = self._signals(a, b, common, topic)
        confidence = confidence_of(signals, self._crowd)
        # the costly look comes last: it can only speak against
        if confidence >= LEAST_CONFIDENCE and self._other_subject(a, b, common):
            signals = replace(signals, other_subject=1.0)
            confidence = confidence_of(signals, self._crowd)
        return Comparison(common, signals, confidence)

    def may_reach(self, odds: float, a: str, b: str) -> bool:
        """Tell whether odds are enough for a link, with what two releases have in common."""
        needed = least_odds() + self._crowd - odds
        if needed > FOR.topic * MOST_TOPIC:
            return False
        return needed <= 0 or FOR.topic * min(self._topic(a, b), MOST_TOPIC) >= needed

    def _topic(self, a: str, b: str) -> float:
        return self.topics.likeness(a, b) if a < b else self.topics.likeness(b, a)

    def _other_subject(self, a: Read, b: Read, common: Overlap) -> bool:
        names = a.sketch.names, b.sketch.names
        return self._frames.differ(a.claim.sentence, b.claim.sentence, *names, common.mass)

    def signs(self, a: Read, b: Read) -> Signals:
        """Give every sign of two claims' stating the same, also where there is no hope."""
        common = share(a, b)
        topic = self._topic(a.claim.release, b.claim.release)
        other = float(self._other_subject(a, b, common))
        return replace(self._signals(a, b, common, topic), other_subject=other)

    def _signals(self, one: Read, other: Read, common: Overlap, topic: float) -> Signals:
        a, b = one.sketch, other.sketch
        mine, theirs = one.figures, other.figures
        same = _same_figures(one, other, mine & theirs)
        named = self._mass((a.named | b.named) & a.pairs & b.pairs)
        return Signals(
            words=sqrt(common.cosine),
            near=max(0.0, common.cosine - NEAR_WORDING),
            mass=min(common.mass, MOST_MASS) / MOST_MASS,
            figure=self._mass(same),
            beside=self._mass(
                held_beside(same, one.beside, b.stems) | held_beside(same, other.beside, a.stems)
            ),
            close=_closeness(one, other),
            other_figure=float(common.cosine < 0.5 and figures_differ(mine, theirs)),
            figure_in_one=float(has_sum(mine) != has_sum(theirs)),
            other_names=sqrt(common.cosine) * _names_differ(a.names, b.names),
            topic=min(topic, MOST_TOPIC),
            named=named,
            ranked=named if a.ranks & b.ranks else 0.0,
            names=self._mass(a.names & b.names),
            mention=self._mass(_mentions(a, b) | _mentions(b, a)),
            strange=min(self._mass(_strange(a.names, b)), self._mass(_strange(b.names, a))),
            contained=common.containment,
            unit=float(not one.units.isdisjoint(other.units)),
            kept=self._mass(one.verbs.ahead & other.verbs.done),
            due=float(one.due is not None and one.due == other.due),
            other_due=float(None not in (one.due, other.due) and one.due != other.due),
            other_subject=0.0,
        )

    def _mass(self, features: frozenset[str]) -> float:
        return min(1.0, sum(map(self.rarity.of, features)))


def whole_key(sentence: str) -> str:
    """Give the key under which equal sentences meet."""
    return "".join(fold(sentence).split())


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


def _units(claim: ClaimRow) -> frozenset[str]:
    return frozenset(
        meaning(fold(q.unit)) for q in claim.quantities if q.value and telling_unit(q.unit)
    )


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
        due=one.due is not None and one.due == other.due,
    )


def _unmatched(names: frozenset[str], others: frozenset[str]) -> bool:
    # "Norway" and "Norwegian" match by their first four letters
    return any(
        all(name != other and not name.startswith(other[:4].ljust(4)) for other in others)
        for name in names
    )
