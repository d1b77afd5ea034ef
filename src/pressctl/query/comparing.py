"""How likely two sentences of a corpus are to state the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cached_property
from math import log, sqrt

from msgspec import Struct
from msgspec.structs import replace

from pressctl.answers.claims import ClaimRow, QuantityRow
from pressctl.query import vocabulary
from pressctl.query.signals import (
    LEAST_CONFIDENCE,
    MOST_MASS,
    MOST_TOPIC,
    NEAR_WORDING,
    NOTHING,
    Signals,
    confidence_of,
    crowding,
    is_hopeless,
)
from pressctl.query.similarity import (
    Overlap,
    Sketch,
    Weights,
    figure_key,
    find_acronyms,
    is_money,
    key_of,
    overlap,
    sketch,
    telling,
    tokens_of,
    unit_of,
)
from pressctl.query.stems import meaning
from pressctl.text import fold

SAME_FRAME = 0.6  # share of words in the same order; measured on tests/cases/links.txt
# "Sales of [vans] rose by 14%", "Sales of [sofas] rose by 14%": what was put in for the other,
# as a part of what is shared. True links with one frame had up to 0.1, false ones from 0.2.
OTHER_SUBJECT = 0.15

FEW_RELEASES = 20  # releases that a topic's rareness is judged among at least; not measured
SMALL_RELEASE = 3  # claims: in fewer, a word said twice is not yet a topic; not measured
MOST_WORDS = 400  # of a sentence are aligned: alignment is quadratic

_NOT_A_SUBJECT = frozenset(
    key_of(word)
    for table in (
        vocabulary.CALENDAR,
        vocabulary.RISES,
        vocabulary.FALLS,
        vocabulary.HEDGES,
        vocabulary.FINDINGS,
    )
    for word in table
)


class Comparison(Struct, frozen=True):
    """Two sentences side by side."""

    overlap: Overlap
    signals: Signals
    confidence: float


class Comparer:
    """A set of claims made ready to be compared with each other, by their place in it."""

    def __init__(self, claims: Sequence[ClaimRow], given: frozenset[str] = frozenset()) -> None:
        """Sketch the claims; features that are `given` (a term searched for) tell nothing."""
        self.claims = claims
        self.acronyms = find_acronyms(
            text for claim in claims for text in (claim.title, claim.sentence)
        )
        self.sketches = [sketch(c.sentence, c.quantities, self.acronyms) for c in claims]
        self.weights = Weights(self.sketches, given)
        self._crowd = crowding(len(claims))
        self._topic_likeness: dict[tuple[str, str], float] = {}

    @cached_property
    def _told(self) -> dict[str, Counter[str]]:
        """How many claims of each release hold a feature."""
        told: dict[str, Counter[str]] = {}
        for claim, each in zip(self.claims, self.sketches, strict=True):
            told.setdefault(claim.release, Counter()).update(each.features())
        return told

    @cached_property
    def _size(self) -> Counter[str]:
        return Counter(claim.release for claim in self.claims)

    @cached_property
    def _topics(self) -> dict[str, dict[str, float]]:
        """The words that each release keeps coming back to, weighed: of its title or said twice."""
        titles = {claim.release: claim.title for claim in self.claims}
        kept = {release: self._topic(release, title) for release, title in titles.items()}
        shares = Counter(key for keys in kept.values() for key in keys)
        releases = len(kept) + FEW_RELEASES
        return {
            release: {
                key: self.weights.of(key) * log(releases / shares[key]) / log(releases)
                for key in keys
            }
            for release, keys in kept.items()
        }

    def _topic(self, release: str, title: str) -> set[str]:
        often = {key for key, times in self._told[release].items() if times > 1}
        return {key for key in often if " " not in key} | sketch(title, (), self.acronyms).stems

    def topic_likeness(self, a: str, b: str) -> float:
        """Tell how much two releases are about the same matter, 0 to 1."""
        known = self._topic_likeness.get((a, b))
        if known is None:
            ours, theirs = self._topics[a], self._topics[b]
            known = overlap(ours, theirs, sum(ours.values()), sum(theirs.values())).cosine
            self._topic_likeness[a, b] = known
        return known

    @cached_property
    def weighed(self) -> list[dict[str, float]]:
        """What each claim says, weighed; what its release says again and again weighs less."""
        return [
            self._weigh(claim.release, each)
            for claim, each in zip(self.claims, self.sketches, strict=True)
        ]

    def _weigh(self, release: str, each: Sketch) -> dict[str, float]:
        told, size = self._told[release], self._size[release] + SMALL_RELEASE
        of, once = self.weights.of, log(size)
        return {f: of(f) * each.part(f) * log(size / told[f]) / once for f in each.features()}

    @cached_property
    def _whole(self) -> list[float]:
        return [sum(weights.values()) for weights in self.weighed]

    def compare(self, i: int, j: int) -> Comparison:
        """Compare two claims; the confidence is that of their stating the same thing."""
        a, b = self.claims[i], self.claims[j]
        common = self.share(i, j)
        if self._is_hopeless(i, j, common):
            return Comparison(common, NOTHING, 0.0)
        signals = self._signals(i, j, common, self.topic_likeness(a.release, b.release))
        confidence = confidence_of(signals, self._crowd)
        # the costly look comes last: it can only speak against
        if confidence >= LEAST_CONFIDENCE and self._other_subject(i, j, common):
            signals = replace(signals, other_subject=1.0)
            confidence = confidence_of(signals, self._crowd)
        return Comparison(common, signals, confidence)

    def share(self, i: int, j: int) -> Overlap:
        """Weigh what two claims share."""
        return overlap(self.weighed[i], self.weighed[j], self._whole[i], self._whole[j])

    def _is_hopeless(self, i: int, j: int, common: Overlap) -> bool:
        a, b = self.sketches[i], self.sketches[j]
        figure = not a.figures.isdisjoint(b.figures)
        named = not (a.named.isdisjoint(b.pairs) and b.named.isdisjoint(a.pairs))
        return is_hopeless(common, figure, named, self._crowd)

    def _signals(self, i: int, j: int, common: Overlap, topic: float) -> Signals:
        a, b = self.sketches[i], self.sketches[j]
        mine, theirs = telling(a.figures), telling(b.figures)
        named = self._mass((a.named | b.named) & a.pairs & b.pairs)
        return Signals(
            words=sqrt(common.cosine),
            near=max(0.0, common.cosine - NEAR_WORDING),
            mass=min(common.mass, MOST_MASS) / MOST_MASS,
            figure=self._mass(self._same_figures(i, j, mine & theirs)),
            other_figure=float(common.cosine < 0.5 and _figures_differ(mine, theirs)),
            figure_in_one=float(_has_sum(mine) != _has_sum(theirs)),
            other_names=float(_names_differ(a.names, b.names)),
            topic=min(topic, MOST_TOPIC),
            named=named,
            ranked=named if a.ranks & b.ranks else 0.0,
            other_subject=0.0,
        )

    def _same_figures(self, i: int, j: int, shared: frozenset[str]) -> frozenset[str]:
        """Leave out what counts two things: 35 people, 35 salmon."""
        a, b = self.sketches[i].stems, self.sketches[j].stems
        ours = _counted(self.claims[i].quantities, b)
        theirs = _counted(self.claims[j].quantities, a)
        return frozenset(f for f in shared if unit_of(f) != "count" or f in ours & theirs)

    def _mass(self, features: frozenset[str]) -> float:
        return min(1.0, sum(map(self.weights.of, features)))

    def _other_subject(self, i: int, j: int, common: Overlap) -> bool:
        """Tell whether the two are one frame filled with two subjects."""
        a, b = (self._tokens(k) for k in (i, j))
        matcher = SequenceMatcher(None, a, b, autojunk=False)
        if matcher.real_quick_ratio() < SAME_FRAME or matcher.ratio() < SAME_FRAME:
            return False
        keys_a, keys_b = set(map(key_of, a)), set(map(key_of, b))
        things_a, things_b = _things(a), _things(b)
        exchanged = [
            (_new(things_a[m:n], keys_b), _new(things_b[o:p], keys_a))
            for step, m, n, o, p in matcher.get_opcodes()
            if step == "replace"
        ]
        return self._is_other(exchanged, i, j, common.mass)

    def _is_other(
        self, exchanged: Sequence[tuple[set[str], set[str]]], i: int, j: int, mass: float
    ) -> bool:
        """Tell whether one name stands for another, or much of what is said for other words."""
        names_a, names_b = self.sketches[i].names, self.sketches[j].names
        if any(gone & names_a and new & names_b for gone, new in exchanged):
            return True
        weigh = self.weights.of
        moved = sum(min(sum(map(weigh, gone)), sum(map(weigh, new))) for gone, new in exchanged)
        return moved > 0 and moved >= OTHER_SUBJECT * mass

    def _tokens(self, i: int) -> list[str]:
        return tokens_of(fold(self.claims[i].sentence), self.acronyms)[:MOST_WORDS]


def _things(tokens: Sequence[str]) -> list[str]:
    """Blank what is no subject: "will [get]", and figures, which are compared elsewhere."""
    return [
        "" if before in vocabulary.AUXILIARIES or any(c.isdigit() for c in token) else token
        for before, token in zip(("", *tokens), tokens, strict=False)
    ]


def _new(tokens: Sequence[str], known: set[str]) -> set[str]:
    """Give the keys that the other sentence does not have."""
    return set(map(key_of, tokens)) - known - _NOT_A_SUBJECT - {""}


def _counted(quantities: Sequence[QuantityRow], stems: frozenset[str]) -> set[str]:
    """Give the figures whose noun is among `stems`."""
    return {
        figure_key(quantity.value, quantity.unit)
        for quantity in quantities
        if not fold(quantity.unit).strip() or meaning(fold(quantity.unit)) in stems
    }


def _figures_differ(a: frozenset[str], b: frozenset[str]) -> bool:
    return not a & b and bool(set(map(unit_of, a)) & set(map(unit_of, b)))


def _has_sum(figures: frozenset[str]) -> bool:
    """Tell whether there is money or a percentage: a claim that turns on it."""
    return any(is_money(unit) or unit == "percent" for unit in map(unit_of, figures))


def _names_differ(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether each names what the other does not: a Welsh school, a Scottish school."""
    return _unmatched(a, b) and _unmatched(b, a)


def _unmatched(names: frozenset[str], others: frozenset[str]) -> bool:
    # "Norway" and "Norwegian" match by their first four letters
    return any(
        all(name != other and not name.startswith(other[:4].ljust(4)) for other in others)
        for name in names
    )
