"""Where a quotation ends when nothing marks it: the evidence in each paragraph, weighed.

Behind a cue line stand paragraphs up to the next hard stop (the next cue, a heading, the end). The
quotation is a beginning of them: it ends behind paragraph 1, 2, ... or m. Every paragraph shows
signs of a voice or of a narrator; the score of an end is the weight of the signs inside it, plus
what its last paragraph and the first one outside look like. A softmax over the ends gives a
probability to each (a conditional log-linear model, as in Lafferty et al. 2001), and that of the
best is the confidence shown.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pressctl.model import Speaker
from pressctl.parsing.boundary_weights import WEIGHTS
from pressctl.parsing.signs import Candidate, read_signs


@dataclass(frozen=True)
class End:
    """The end found: how many paragraphs belong to the quotation, how sure, why, and what else."""

    length: int
    confidence: float
    reason: str
    other_length: int | None


def find_end(
    paragraphs: Sequence[Candidate], speaker: Speaker, stop: str, *, statement: bool = False
) -> End:
    """Find how many of the paragraphs behind a cue line belong to the quotation.

    `paragraphs` reach to the hard stop, which `stop` names ("cue", "heading", "end"); there is at
    least one, and the first always belongs. `statement` tells "issued the following statement:"
    from "said:".
    """
    signs = list(read_signs(paragraphs, speaker))
    scores = [_weigh(features) for features in end_features(signs, stop, statement)]
    chances = _softmax(scores)
    best = max(range(len(scores)), key=scores.__getitem__)
    others = [at for at in range(len(scores)) if at != best]
    second = max(others, key=scores.__getitem__, default=None)
    shown = second is not None and chances[second] >= _WORTH_SHOWING
    return End(
        best + 1,
        round(min(chances[best], _MOST_SURE), 2),
        _reason(signs, best, stop),
        second + 1 if shown and second is not None else None,
    )


_WORTH_SHOWING = 0.05  # a runner-up less likely than this is no help to a reader; not measured
_MOST_SURE = 0.99  # no inferred end is certain

_SIZES = {"is short", "is long", "is very long", "is one long sentence"}


def end_features(
    signs: Sequence[Sequence[str]], stop: str, statement: bool
) -> list[dict[str, float]]:
    """Give the features of each possible end: what is inside, at the edge, and where it stops.

    The result has one entry per end, from "behind the first paragraph" to "behind the last".
    """
    ends: list[dict[str, float]] = []
    inside: dict[str, float] = {}
    for at, shown in enumerate(signs):
        if at:
            for sign in shown:
                inside[f"in: {sign}"] = inside.get(f"in: {sign}", 0) + 1
        features = dict(inside)
        features.update((f"last: {sign}", 1.0) for sign in shown)
        following = signs[at + 1] if at + 1 < len(signs) else [f"stop {stop}"]
        features.update((f"then: {sign}", 1.0) for sign in following)
        features[f"length {min(at + 1, 6)}"] = 1.0
        # One long paragraph is often the whole quotation; short ones come in threes.
        for size in _SIZES.intersection(signs[0]):
            features[f"length {min(at + 1, 3)}, the first {size}"] = 1.0
        # Statements and sayings are two genres: the former mostly run on to the end.
        ends.append({f"statement, {k}": v for k, v in features.items()} if statement else features)
    return ends


def _weigh(features: dict[str, float]) -> float:
    return sum(WEIGHTS.get(name, 0.0) * value for name, value in features.items())


def _softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


_STOPS = {
    "cue": "the next speaker follows",
    "heading": "a heading follows",
    "end": "the release ends here",
}


def _reason(signs: Sequence[Sequence[str]], best: int, stop: str) -> str:
    """Say in words what speaks for the end: what its last paragraph and the next one show."""
    if best + 1 == len(signs):
        voice = _strongest("in", signs[best], 1)
        why = f"; the last paragraph {voice}" if voice and best else ""
        return f"{_STOPS[stop]}{why}"
    voice = _strongest("in", signs[best], 1)
    narrator = _strongest("out", signs[best + 1], 2)
    inside = f"the last paragraph {voice}; " if voice else ""
    return f"{inside}the next {narrator}" if narrator else f"{inside}the next has another tone"


def _strongest(side: str, signs: Sequence[str], count: int) -> str:
    def pull(sign: str) -> float:
        inside = WEIGHTS.get(f"in: {sign}", 0.0) + WEIGHTS.get(f"last: {sign}", 0.0)
        outside = WEIGHTS.get(f"then: {sign}", 0.0) - WEIGHTS.get(f"in: {sign}", 0.0)
        return inside if side == "in" else outside

    telling = [s for s in sorted(signs, key=pull, reverse=True) if s != "any" and pull(s) > 0]
    return " and ".join(telling[:count])
