"""Where quotations end when nothing marks it: the evidence in each paragraph, weighed.

Behind a cue line stand paragraphs up to the next hard stop (the next cue, a heading, a paragraph
with quotation marks of its own, the end). The quotation is a beginning of them: it ends behind
paragraph 1, 2, ... or m. Every paragraph shows signs of a voice or of a narrator; the score of an
end is the weight of the signs inside it, plus what its last paragraph and the first one outside
look like, plus its shape (how long it is, how much it leaves before the stop). The quotations of a
release are read together (see chain.py), which gives a probability to each end (a semi-Markov
conditional random field, Sarawagi and Cohen 2004); that of the best is the confidence shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate, repeat
from operator import itemgetter
from typing import Literal, NamedTuple

from msgspec import Struct

from pressctl.model import Speaker
from pressctl.parsing import chain
from pressctl.parsing.signs import Candidate, is_politician, read_signs
from pressctl.parsing.weights import Genre, end_weights, load
from pressctl.text import fold

Stop = Literal["cue", "heading", "mark", "end"]
_Side = Literal["in", "out"]

MOST_PARAGRAPHS = 40  # looked at behind one cue; the longest labelled quotation has 24
_WORTH_SHOWING = 0.05  # a runner-up less likely than this is no help to a reader; not measured
_MOST_SURE = 0.99  # no inferred end is certain
_SIZES = ("is short", "is long", "is very long", "is one long sentence")


class Unmarked(Struct, frozen=True, gc=False):
    """A quotation whose end nothing marks: at least one paragraph, all those up to the stop."""

    paragraphs: Sequence[Candidate]
    speaker: Speaker
    stop: Stop
    statement: bool = False  # "issued the following statement:" rather than "said:"
    later: bool = False  # another quotation of the release stands before it
    told: frozenset[str] = frozenset()  # what the narrative before it is about

    @property
    def genre(self) -> Genre:
        """Tell statements, most of which run on to the end, from sayings."""
        return "statement" if self.statement else "saying"


class End(Struct, frozen=True, gc=False):
    """The end found: how many paragraphs belong to the quotation, how sure, why, and what else."""

    length: int
    confidence: float
    reason: str
    other_length: int | None


class _Names(dict[str, str]):
    """The names of signs at one place, as the weights have them; there are few signs."""

    def __init__(self, place: str) -> None:
        self.place = place

    def __missing__(self, sign: str) -> str:
        name = self[sign] = f"{self.place}: {sign}"
        return name


_INSIDE, _LAST, _THEN = (_Names(place).__getitem__ for place in ("in", "last", "then"))


class Choice(NamedTuple):
    """What speaks for or against one end: signs that every later end has too, and its own."""

    inside: tuple[str, ...]
    edge: tuple[str, ...]


def find_ends(quotations: Sequence[Unmarked]) -> list[End]:
    """Find the ends of the unmarked quotations of one release, in the order of its text."""
    if not quotations:
        return []
    signs = [read_signs(one.paragraphs, one.speaker, one.told) for one in quotations]
    ties = [load().chain[one.stop] for one in quotations]
    chances = chain.decode(
        [
            weigh(one, shown, end_weights(one.genre))
            for one, shown in zip(quotations, signs, strict=True)
        ],
        ties,
    )
    return [_end(*found) for found in zip(quotations, signs, chances, strict=True)]


def choices(one: Unmarked, signs: Sequence[Sequence[str]]) -> list[Choice]:
    """Give what is to be weighed of each possible end, from the first paragraph to the last."""
    ends = []
    kind = f"{'later' if one.later else 'first'}, {_kind_of_speaker(one.speaker)}"
    sizes = [size for size in _SIZES if signs and size in signs[0]]
    last_i = max((at for at, shown in enumerate(signs) if "says I" in shown), default=0)
    for at, shown in enumerate(signs):
        left = len(signs) - 1 - at
        following = signs[at + 1] if left else [f"stop {one.stop}"]
        shape = [
            f"length {min(at + 1, 6)}",
            *(f"length {min(at + 1, 3)}, the first {size}" for size in sizes),
            f"leaves {min(left, 4)} before {one.stop}",
            f"leaves {min(left, 3)} before {one.stop}: {kind}",
            *(["leaves out an I"] if at < last_i else ()),
        ]
        inside = tuple(map(_INSIDE, shown)) if at else ()
        edge = (*map(_LAST, shown), *map(_THEN, following), *shape)
        ends.append(Choice(inside, edge))
    return ends


def _kind_of_speaker(speaker: Speaker) -> str:
    return "politician" if is_politician(fold(speaker.role or "").split()) else "other"


def weigh(
    one: Unmarked, signs: Sequence[Sequence[str]], weights: Mapping[str, float]
) -> list[float]:
    """Give the log score of each possible end, by the weights of the quotation's genre."""
    ends = choices(one, signs)
    inside = accumulate(sum(map(weights.get, end.inside, repeat(0.0))) for end in ends)
    edges = (sum(map(weights.get, end.edge, repeat(0.0))) for end in ends)
    return [within + edge for within, edge in zip(inside, edges, strict=True)]


def _end(one: Unmarked, signs: Sequence[Sequence[str]], chances: Sequence[float]) -> End:
    best = max(range(len(chances)), key=chances.__getitem__)
    others = [at for at in range(len(chances)) if at != best]
    second = max(others, key=chances.__getitem__, default=None)
    shown = second is not None and chances[second] >= _WORTH_SHOWING
    return End(
        best + 1,
        round(min(chances[best], _MOST_SURE), 2),
        _reason(one, signs, best),
        second + 1 if shown and second is not None else None,
    )


_STOPS = {
    "cue": "the next speaker follows",
    "heading": "a heading follows",
    "mark": "words with quotation marks of their own follow",
    "end": "the release ends here",
}


def _reason(one: Unmarked, signs: Sequence[Sequence[str]], best: int) -> str:
    """Say in words what speaks for the end: what its last paragraph and the next one show."""
    voice = _strongest("in", signs[best], 1, one.genre)
    if best + 1 == len(signs):
        why = f"; the last paragraph {voice}" if voice and best else ""
        return f"{_STOPS[one.stop]}{why}"
    narrator = _strongest("out", signs[best + 1], 2, one.genre)
    inside = f"the last paragraph {voice}; " if voice else ""
    return f"{inside}the next {narrator}" if narrator else f"{inside}the next has another tone"


def _strongest(side: _Side, signs: Sequence[str], count: int, genre: Genre) -> str:
    pulls = [(_pull(side, sign, genre), sign) for sign in signs if sign != "any"]
    telling = [one for one in pulls if one[0] > 0]
    telling.sort(key=itemgetter(0), reverse=True)
    return " and ".join(sign for _, sign in telling[:count])


@cache
def _pull(side: _Side, sign: str, genre: Genre) -> float:
    """Tell how much a sign speaks for its paragraph's being inside, or outside."""
    weights = end_weights(genre)
    inside = weights.get(_INSIDE(sign), 0.0)
    if side == "in":
        return inside + weights.get(_LAST(sign), 0.0)
    return weights.get(_THEN(sign), 0.0) - inside
