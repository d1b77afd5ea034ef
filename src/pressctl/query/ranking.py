"""How well a release answers a search: BM25 over what the search itself has counted."""

from __future__ import annotations

from collections.abc import Mapping
from math import log

from pressctl.query.terms import Term

# The usual constants (Robertson and Zaragoza 2009; Lucene's and SQLite's too).
_SATURATION, _LENGTH_WEIGHT = 1.2, 0.75


class Statistics:
    """What a search counts on its way: releases, their length, and in how many each term stands."""

    def __init__(self) -> None:
        self.releases = 0
        self.characters = 0
        self.releases_with: dict[Term, int] = {}

    def add(self, length: int, terms: Mapping[Term, int]) -> None:
        """Count one release: its length in characters, and how often each term stands in it."""
        self.releases += 1
        self.characters += length
        for term, count in terms.items():
            self.releases_with[term] = self.releases_with.get(term, 0) + bool(count)

    def weight(self, term: Term) -> float:
        """Give the weight of a term: the rarer, the more; never below 0."""
        holding = self.releases_with.get(term, 0)
        return log(1 + (self.releases - holding + 0.5) / (holding + 0.5))

    def score(self, length: int, terms: Mapping[Term, int]) -> float:
        """Give the BM25 score of a release."""
        usual = self.characters / max(self.releases, 1) or 1
        damping = _SATURATION * (1 - _LENGTH_WEIGHT + _LENGTH_WEIGHT * length / usual)
        return sum(
            self.weight(term) * count * (_SATURATION + 1) / (count + damping)
            for term, count in terms.items()
            if count
        )
