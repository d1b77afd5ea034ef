"""What a figure is said of: "calls to the lifeboats" are "down by 28%"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from pressctl.answers.claims import ClaimRow, QuantityRow
from pressctl.dates import find_dates
from pressctl.model import Span
from pressctl.query import vocabulary
from pressctl.query.frames import MOST_WORDS
from pressctl.query.similarity import key_of, telling_unit
from pressctl.text import fold, words

_BREAK = re.compile(r'[;:()–—]|[,.?!]["”’]?\s|(?<=\s)-(?=\s)')
_JOINT = re.compile(r"\b(?:and|but|while|whilst|whereas|with)\b")
_MOVES = vocabulary.RISES | vocabulary.FALLS | vocabulary.MOVES
# "by nearly a further 28%": what may stand between a move and its figure
_BETWEEN = frozenset(
    "by to of a an the about almost around approximately another at least just more further "
    "nearly no less than over roughly some well".split()
)
# Words that only say that something is measured: "the number of boats" is boats.
_OF_MEASURING = frozenset(
    map(
        key_of,
        "number numbers level levels rate rates total totals volume amount figure average".split(),
    )
) | frozenset(map(key_of, "came come go went gone".split()))
_SHARES = frozenset({"percent", "fraction", "times"})  # of two things, if they did not move
_WITHIN = frozenset("the and our its their all".split())
_NARROWERS = frozenset("in across at within among for throughout".split())

# Of what moved: more words are a clause that was not understood. Not measured.
MOST_THINGS = 6
# Of figures that stand: so many words both clauses must have, and so much of the shorter and of
# the longer. Not measured; with less of the longer a total meets its parts.
LEAST_SHARED, MOSTLY, HALF = 3, 0.75, 0.5


class Measure(Struct, frozen=True):
    """A figure, and what moved by it or what else its clause tells: words in their order."""

    claim: ClaimRow
    figure: QuantityRow
    things: tuple[str, ...]
    words: str  # for what moved, as written
    places: frozenset[str]  # what narrows it: "in Kent"

    def is_like(self, other: Measure) -> bool:
        """Tell whether both are said of one thing: "night calls", "night calls by farmers"."""
        if self.places != other.places:
            return False
        short = min(len(self.things), len(other.things))
        if self.has_moved and other.has_moved:
            return self.things[:short] == other.things[:short]
        ours, theirs = {*self.things}, {*other.things}
        shared, long = len(ours & theirs), max(len(ours), len(theirs))
        return shared >= max(LEAST_SHARED, MOSTLY * short) and shared > HALF * long

    @property
    def has_moved(self) -> bool:
        """Whether the figure says by how much something rose or fell."""
        return self.figure.direction is not None

    def is_apart(self, other: Measure) -> bool:
        """Tell whether each is said of something that the other does not even mention."""
        return not set(self.things) <= set(other.things) and not (
            set(other.things) <= set(self.things)
        )


def find_measures(claim: ClaimRow) -> Iterator[Measure]:
    """Find the figures of a claim of which it can be told what they are said of."""
    ordered = sorted(claim.quantities, key=lambda figure: figure.start)
    for before, figure in zip((None, *ordered), ordered, strict=False):
        if figure.value is None or figure.pair is not None:
            continue
        start, end = _clause(claim.sentence, before.end if before else 0, figure)
        if figure.direction is not None:
            told = _moved(claim.sentence, start, figure)
            told = told or _moved_after(claim.sentence, figure, end)
            if told is not None:
                yield from _measure(claim, figure, told, MOST_THINGS)
        elif telling_unit(figure.unit) and figure.unit not in _SHARES:
            yield from _measure(claim, figure, Span(start, end), MOST_WORDS)


def _clause(sentence: str, least: int, figure: QuantityRow) -> tuple[int, int]:
    """Give where the clause of a figure begins and ends; one figure's is not the next one's."""
    told = sentence[least : figure.start]
    start = max((found.end() for found in _BREAK.finditer(told)), default=0)
    if least and (joint := _JOINT.search(told, start)):
        start = joint.end()
    after = _BREAK.search(sentence, figure.end)
    return least + start, after.start() if after else len(sentence)


def _moved(sentence: str, start: int, figure: QuantityRow) -> Span | None:
    """Give the words before "fell by 28%", or between "reducing" and "by 28%"."""
    told = [
        Span(start + one.start, start + one.end) for one in words(sentence[start : figure.start])
    ]
    last = len(told) - 1
    while last >= 0 and fold(told[last].of(sentence)) in _BETWEEN:
        last -= 1
    moves = [at for at in range(last + 1) if fold(told[at].of(sentence)) in _MOVES]
    if not moves:
        return None
    at = moves[-1]
    first, behind = (at + 1, last) if at < last else (0, at - 1)
    return Span(told[first].start, told[behind].end) if first <= behind else None


def _moved_after(sentence: str, figure: QuantityRow, end: int) -> Span | None:
    """Give the words behind "a 28% fall in"."""
    told = [
        Span(figure.end + one.start, figure.end + one.end)
        for one in words(sentence[figure.end : end])
    ]
    if len(told) < 3 or fold(told[0].of(sentence)) not in _MOVES:
        return None
    return Span(told[2].start, told[-1].end) if fold(told[1].of(sentence)) in ("in", "of") else None


def _measure(claim: ClaimRow, figure: QuantityRow, span: Span, most: int) -> Iterator[Measure]:
    said = span.of(claim.sentence)
    times = [one.span for one in find_dates(said, claim.published)]
    for time in reversed(times):
        said = said[: time.start] + " " * (time.end - time.start) + said[time.end :]
    tokens = [one.of(said) for one in words(said)]
    things = tuple(
        key
        for token in tokens
        if fold(token) not in vocabulary.AUXILIARIES | _MOVES
        and not any(map(str.isdigit, token))
        and (key := key_of(fold(token)))
        and key not in _OF_MEASURING
    )
    if 0 < len(things) <= most:
        written = " ".join(span.of(claim.sentence).split()) if figure.direction else ""
        yield Measure(claim, figure, things, written, _places(tokens))


def _places(tokens: Sequence[str]) -> frozenset[str]:
    """Give the names behind "in", "across" and the like."""
    places = set[str]()
    inside = False
    for token in tokens:
        inside = token in _NARROWERS or (inside and (token[0].isupper() or token in _WITHIN))
        if inside and token[0].isupper():
            places.add(fold(token))
    return frozenset(places)


def meet_in_time(a: ClaimRow, b: ClaimRow) -> bool | None:
    """Tell whether two claims name one time, or times that overlap; None if either names none."""
    ours, theirs = (find_dates(one.sentence, one.published) for one in (a, b))
    if not ours or not theirs:
        return None
    return any(x.earliest <= y.latest and y.earliest <= x.latest for x in ours for y in theirs)
