"""What was learned from labelled releases: `boundary.json`, written by `make fit`.

Its keys: `tone` (a bias, and for each word how much it speaks for a voice, in log-odds), `ends`
(weights of signs: those of every quotation, and those more of statements or of sayings), `chain`
(how a quotation that runs on to its stop, or does not, goes with the one before it).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

from msgspec import Struct
from msgspec.json import decode

Genre = Literal["saying", "statement"]


class Tone(Struct, frozen=True):
    """Log-odds of a voice for each word, and those of no word at all."""

    bias: float
    words: dict[str, float]


class Weights(Struct, frozen=True):
    """The whole file; see the module."""

    about: str
    tone: Tone
    ends: dict[str, dict[str, float]]
    chain: dict[str, tuple[tuple[float, float], tuple[float, float]]]


@cache
def load() -> Weights:
    """Read the file, once."""
    return decode(files("pressctl.parsing").joinpath("boundary.json").read_bytes(), type=Weights)


def of_genre(weights: Weights, genre: Genre) -> dict[str, float]:
    """Add up the weights of the signs for one genre of quotation."""
    own = weights.ends[genre]
    both = weights.ends["any"]
    return {name: both.get(name, 0.0) + own.get(name, 0.0) for name in both.keys() | own.keys()}


@cache
def end_weights(genre: Genre) -> dict[str, float]:
    """Give the weights of the signs for one genre of quotation."""
    return of_genre(load(), genre)


@cache
def tone_words() -> tuple[float, dict[str, float]]:
    """Give the bias and the weight of each word."""
    tone = load().tone
    return tone.bias, tone.words
