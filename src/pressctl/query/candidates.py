"""What a checker asks of a corpus, and the answers of a corpus that is a list of releases.

A checker never scans a corpus. It looks at the releases that it is handed here, word by word; an
index may hand it more than those that fit, never less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log
from typing import Protocol

from pressctl.model import Quote, Release
from pressctl.query.cast import Resolved
from pressctl.query.tokens import CHANGED_LETTER, read_line, spell
from pressctl.text import fold

# Words and pairs of words that are asked of each release: a passage with every second word changed
# still has some. Measured: with 3,000 releases 24 and 24 take 0.4 s.
_MOST_ASKED = 24
# Words of the passage that must stand in a row before a release is looked at for all of it.
_OPENING = 8
_KEPT_TEXTS = 4096
_MARKS = " \n\"'“”‘’"  # that may stand between two paragraphs of a quote

_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


class Candidates(Protocol):
    """The releases of a corpus in which words may stand."""

    def holders(self, words: str) -> Iterator[Release]:
        """Give every release that can have all these words in a row, and perhaps others."""

    def likeliest(self, words: str, most: int) -> Sequence[Release]:
        """Give the releases that share most with these words, the best first."""


class WhoSpeaks(Protocol):
    """Who is behind each quote; `People` tells."""

    def of(self, release_id: str, number: int) -> Resolved:
        """Tell who the quote of this number (from 1) is by."""


class Looked:
    """Candidates out of a list, each release looked at: for a small corpus, and for tests."""

    def __init__(self, releases: Sequence[Release]) -> None:
        self._releases = releases

    def holders(self, words: str) -> Iterator[Release]:
        """Find the releases that can hold all these words in a row."""
        opening = read_line(words).keys[:_OPENING]
        pattern = re.compile(r"[\W_]*".join(map(re.escape, opening)))
        longest = max(opening, key=len, default="")
        for release in self._releases:
            text = _plain(release.text)
            if longest in text and (
                pattern.search(text)
                or (
                    all(one in text for one in opening)
                    and any(is_interrupted(release, quote) for quote in release.quotes)
                )
            ):
                yield release

    def likeliest(self, words: str, most: int) -> Sequence[Release]:
        """Find the releases that share the rarest words and pairs of words, best first."""
        texts = [_plain(release.text) for release in self._releases]
        votes = _votes(read_line(words).keys, texts)
        ranked = sorted((at for at, vote in enumerate(votes) if vote), key=lambda at: -votes[at])
        return [self._releases[at] for at in ranked[:most]]


def is_interrupted(release: Release, quote: Quote) -> bool:
    """Tell if words of a quote are apart in the text: “We act,” she said, “now.”."""
    return any(
        release.text[before.end : after.start].strip(_MARKS)
        for before, after in pairwise(sorted(quote.content))
    )


@lru_cache(maxsize=_KEPT_TEXTS)
def _plain(text: str) -> str:
    """Fold a text for a look without offsets: takes half the time of `fold`."""
    plain = _NOT_ASCII.sub(lambda found: spell(fold(found[0])), text.lower())
    return CHANGED_LETTER.sub(r"\1", plain)


def _votes(keys: Sequence[str], texts: Sequence[str]) -> list[float]:
    """Add up, text by text, how rare the words and pairs of words are that it shares."""
    votes = [0.0] * len(texts)
    for words in [*_longest({f"{a} {b}" for a, b in pairwise(keys)}), *_longest(set(keys))]:
        holders = [at for at, text in enumerate(texts) if words in text]
        rarity = log((1 + len(texts)) / (1 + len(holders))) + 0.01
        for at in holders:
            votes[at] += rarity
    return votes


def _longest(asked: set[str]) -> list[str]:
    """Keep the longest, which by a rule of thumb are the rarest."""
    return sorted(asked, key=lambda words: (-len(words), words))[:_MOST_ASKED]
