"""One reading of a whole release: how the end of a quotation goes with that of the one before.

A quotation either runs on to its stop or leaves narrative behind it, and which of the two it does
has to do with what the one before did: a minister's words are followed by the story, then the
comments of others stand in a row. This is a chain of two states, decoded by the forward-backward
algorithm (Rabiner 1989), so that each end gets its probability in all readings of the release.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

Tie = tuple[tuple[float, float], tuple[float, float]]  # by state before, then state now
_NEVER = -1e9  # the score of a state that a quotation cannot be in


def decode(scores: Sequence[Sequence[float]], ties: Sequence[Tie]) -> list[list[float]]:
    """Give the probability of each end of each quotation.

    `scores` has for each quotation a log score per end, the last being the one that runs on to the
    stop; `ties` has for each what its state adds, given that of the one before (unused at the
    first).
    """
    states = [(_log_sum(ends[:-1]), ends[-1]) for ends in scores]
    ahead = _forward(states, ties)
    behind = _backward(states, ties)
    chances = []
    for ends, state, a, b in zip(scores, states, ahead, behind, strict=True):
        stops, runs_on = _shares(a[0] + b[0], a[1] + b[1])
        chances.append([*(exp(end - state[0]) * stops for end in ends[:-1]), runs_on])
    return chances


_Pair = tuple[float, float]


def _forward(states: Sequence[_Pair], ties: Sequence[Tie]) -> list[_Pair]:
    ahead: list[_Pair] = []
    for state, tie in zip(states, ties, strict=True):
        if ahead:
            last = ahead[-1]
            came = [_log_sum((last[0] + tie[0][now], last[1] + tie[1][now])) for now in (0, 1)]
            state = (state[0] + came[0], state[1] + came[1])  # noqa: PLW2901
        ahead.append(state)
    return ahead


def _backward(states: Sequence[_Pair], ties: Sequence[Tie]) -> list[_Pair]:
    behind: list[_Pair] = [(0.0, 0.0)]
    for state, tie in zip(reversed(states[1:]), reversed(ties[1:]), strict=True):
        later = (state[0] + behind[-1][0], state[1] + behind[-1][1])
        goes = [_log_sum((tie[now][0] + later[0], tie[now][1] + later[1])) for now in (0, 1)]
        behind.append((goes[0], goes[1]))
    return behind[::-1]


def _shares(a: float, b: float) -> _Pair:
    whole = _log_sum((a, b))
    return exp(a - whole), exp(b - whole)


def _log_sum(logs: Sequence[float]) -> float:
    top = max(logs, default=_NEVER)
    return top if top <= _NEVER else top + log(sum(exp(one - top) for one in logs))
