"""Score quotations in marks in news prose: the exact words, and whose they are.

The tags of inline_tuned_on.txt and inline_held_out.txt are explained in tests/accuracy/README.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pressctl.model import Block, Document, Origin, Release
from pressctl.parsing import parse
from tests.accuracy.labelled import HERE
from tests.accuracy.measure import Measure

EITHER = "?"  # a fair reader might take the words for a quotation or not: not counted


@dataclass
class Article:
    """An article as labelled; `quoted` gives the speaker of each stretch, "-" for none."""

    title: str
    paragraphs: list[str] = field(default_factory=list)
    quoted: dict[str, str] = field(default_factory=dict)


@dataclass
class Tally:
    """What was counted over a set of articles; a speaker that is not named is neither."""

    stretches: int = 0
    printed: int = 0
    found: int = 0
    right: int = 0
    wrong: int = 0
    mistakes: list[str] = field(default_factory=list)


def load_articles(path: Path) -> list[Article]:
    """Load the labelled articles of a file."""
    articles: list[Article] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            articles.append(Article(line[3:]))
        elif line.startswith("    "):
            who, _, words = line.strip().partition(": ")
            articles[-1].quoted |= dict.fromkeys(words.split(" / "), who)
        elif line and not line.startswith("#"):
            articles[-1].paragraphs.append(line)
    return articles


def measures(name: str) -> Iterator[Measure]:
    """Score tests/accuracy/NAME.txt."""
    tally = score(load_articles(HERE / f"{name}.txt"))
    yield Measure(f"{name}.found", "stretches in marks found", tally.found, tally.stretches)
    yield Measure(f"{name}.printed", "stretches printed that are right", tally.found, tally.printed)
    yield Measure(f"{name}.speakers", "... with the right speaker", tally.right, tally.found)
    yield Measure(f"{name}.wrong", "... with a wrong speaker", tally.wrong, tally.found, least=True)


def score(articles: list[Article]) -> Tally:
    """Compare each article's parse with its labels."""
    tally = Tally()
    for article in articles:
        blocks = tuple(Block(p, "prose", n, n) for n, p in enumerate(article.paragraphs, 1))
        release = parse(Document(Origin("page", 1, len(blocks)), blocks, title=article.title))
        _compare(tally, article, dict(_printed(release)))
    return tally


def _printed(release: Release) -> Iterator[tuple[str, str]]:
    for quote in release.quotes:
        name = quote.speaker.name if quote.speaker_from else None
        for span in quote.content:
            yield span.of(release.text), name or "-"


def _compare(tally: Tally, article: Article, printed: dict[str, str]) -> None:
    wanted = {words: who for words, who in article.quoted.items() if who != EITHER}
    counted = {words: who for words, who in printed.items() if article.quoted.get(words) != EITHER}
    tally.stretches += len(wanted)
    tally.printed += len(counted)
    for words in [*wanted, *(words for words in counted if words not in wanted)]:
        got, truth = counted.get(words), wanted.get(words)
        if got is not None and truth is not None:
            tally.found += 1
            tally.right += got == truth
            tally.wrong += got not in {truth, "-"}
        if got != truth:
            kind = "missed" if got is None else "none" if truth is None else f"got {got}"
            tally.mistakes.append(f"{article.title}\n    {kind}: {truth}: {words}")
