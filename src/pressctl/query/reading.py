"""Claims made ready to be compared, by what is known of all claims so far."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from math import fsum
from operator import attrgetter
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from pressctl.answers.claims import ClaimRow
from pressctl.query.amounts import Amount, amounts_of, in_percent, words_beside
from pressctl.query.keeping import code_of
from pressctl.query.prospects import Verbs, read_verbs
from pressctl.query.rarity import Rarity
from pressctl.query.similarity import Sketch, add_acronyms, sketch, telling, telling_unit
from pressctl.query.stems import meaning
from pressctl.query.topics import Topics
from pressctl.text import fold

# The share of sentences with a word that have it with a capital inside, from which it is a name
# where it stands first, too; not measured.
NAMED_SHARE, NAME_MARK = 0.3, "^"
READY = 1 << 12  # releases of which it is at hand what they repeat; not measured


class Read(Struct, frozen=True):
    """A claim made ready to be compared."""

    claim: ClaimRow
    sketch: Sketch
    weighed: dict[str, float]  # what it says; what its release says again and again weighs less
    whole: float  # the sum of the weights
    figures: frozenset[str]  # those that can stand for the claim
    units: frozenset[str]  # a currency, percent, or the noun that is counted
    amounts: tuple[Amount, ...]
    beside: dict[str, frozenset[str]]  # by figure: the words around it
    verbs: Verbs


class Reader:
    """What is known of the claims so far.

    The claims are not kept: what is kept is how rare their words are, what each release says again
    and again, and what acronyms stand for. Claims of one release must come one after another.
    """

    def __init__(self, given: frozenset[str] = frozenset()) -> None:
        """Begin with no claim; features that are `given` (a term searched for) tell less."""
        self._told: dict[str, str] = {}  # what acronyms stand for; "" if for two things
        self.acronyms: dict[str, str] = {}
        self.rarity = Rarity(given)
        self.topics = Topics(self.rarity)

    def add(self, claims: Sequence[ClaimRow]) -> list[Sketch]:
        """Get to know more claims, and judge by all from now on; give the sketches of these."""
        for claim in claims:
            add_acronyms((claim.title, claim.sentence), self._told)
        self._settle_acronyms()
        drawn: list[Sketch] = []
        for release, told in groupby(claims, key=attrgetter("release")):
            drawn += self._take_in(release, list(told))
        self._settle()
        return drawn

    def _take_in(self, release: str, claims: Sequence[ClaimRow]) -> list[Sketch]:
        drawn = [self._draw(claim) for claim in claims]
        for claim, each in zip(claims, drawn, strict=True):
            names = (code_of(f"{NAME_MARK}{name}") for name in each.names)
            whole = code_of(whole_key(claim.sentence))
            self.rarity.count((*each.codes.values(), *names, whole))
        self.topics.add(release, sketch(claims[0].title, (), self.acronyms), drawn)
        return drawn

    def _settle_acronyms(self) -> None:
        self.acronyms = {acronym: full for acronym, full in self._told.items() if full}

    def _settle(self) -> None:
        self.rarity.settle()
        self.topics.settle()
        self._parts = lru_cache(READY)(self.topics.parts)

    def kept(self) -> list[object]:
        """Give what is known."""
        return [self._told, self.rarity.kept(), self.topics.kept()]

    def resume(self, kept: Any) -> None:  # noqa: ANN401 - see keeping.py
        """Go on from what was known."""
        self._told, rarity, topics = kept
        self.rarity.resume(rarity)
        self.topics.resume(topics)
        self._settle_acronyms()
        self._settle()

    def _draw(self, claim: ClaimRow) -> Sketch:
        return sketch(claim.sentence, in_percent(claim).quantities, self.acronyms)

    def read(self, claim: ClaimRow, drawn: Sketch | None = None) -> Read:
        """Make a claim ready to be compared; its sketch may be `drawn` already."""
        claim = in_percent(claim)
        each = self._with_first_name(drawn or self._draw(claim))
        weighed = self._weigh(each, claim.release)
        whole = fsum(weighed.values())
        return Read(
            claim,
            each,
            weighed,
            whole,
            telling(each.figures),
            _units(claim),
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

    def _weigh(self, drawn: Sketch, release: str) -> dict[str, float]:
        """Weigh features by how rare they are; a name, and what a release repeats, weighs less."""
        features = drawn.features()
        weighed = dict(zip(features, map(self.rarity.of, features), strict=True))
        for feature in drawn.named & features:
            weighed[feature] = 0.0
        for feature, part in drawn.parts.items():
            if feature in features:
                weighed[feature] *= part
        parts = self._parts(release)
        for feature, code in drawn.codes.items() if parts else ():
            if code in parts:
                weighed[feature] *= parts[code]
        return weighed


def whole_key(sentence: str) -> str:
    """Give the key under which equal sentences meet."""
    return "".join(fold(sentence).split())


def _units(claim: ClaimRow) -> frozenset[str]:
    return frozenset(
        meaning(fold(q.unit)) for q in claim.quantities if q.value and telling_unit(q.unit)
    )
