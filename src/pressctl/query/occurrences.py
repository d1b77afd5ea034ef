"""The places in a corpus where a passage stands: in a row, or in pieces in their order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from pressctl.answers.verdicts import Wording
from pressctl.model import Quote, Release, Span
from pressctl.query.alignment import find_chain, find_runs
from pressctl.query.candidates import WhoSpeaks, is_interrupted
from pressctl.query.omissions import judge_chain, limits
from pressctl.query.passages import Passage
from pressctl.query.places import Claimant, Place, find_place
from pressctl.query.senses import senses
from pressctl.query.tokens import ANY_MARKS, Line, Run, Token, marks_after, read_keys, read_line
from pressctl.query.wording import Finding, altered, judge_run

_MOST_PIECES = 40  # a passage with more marks of omission is no quotation; not measured
# Words before a passage among which a denial or a hedge still governs it; not measured.
_LOOK_BACK = 4
_LOOK_ON = 8  # words behind it that are shown, where the first two set a condition; not measured


_WORDINGS: tuple[Wording, ...] = (
    *("verbatim", "typography", "shortened", "joined", "altered", "paraphrase"),
)
_ATTRIBUTIONS = {"right": 0, "none": 0, "wrong": 1, "narrative": 2}


class Question(NamedTuple):
    """What is asked: a passage, and who is said to have said it."""

    passage: Passage
    who: WhoSpeaks
    claimant: Claimant | None

    @property
    def claimed(self) -> str | None:
        """Give the name of whoever is said to have said it, as typed."""
        return self.claimant.words if self.claimant else None

    def place(self, release: Release, spans: Sequence[Span]) -> Place:
        """Tell where words stand."""
        return find_place(release, tuple(spans), self.who, self.claimant)


class Hit(NamedTuple):
    """A place, and what it says of the passage's wording."""

    finding: Finding
    place: Place
    similarity: float  # 0 to 1

    @property
    def rank(self) -> tuple[int, int, bool, float]:
        """Sort the claimed speaker's words first, then the truest, then quoted ones."""
        return (
            _ATTRIBUTIONS[self.place.attribution],
            _WORDINGS.index(self.finding.wording),
            self.place.quote is None,
            -self.similarity,
        )


class Unit:
    """Words that can be searched in a row: a release's text, or a quote without its cue.

    Its words are split only where their keys are found in it.
    """

    def __init__(self, release: Release, quote: Quote | None = None) -> None:
        self.release = release
        self._quote = quote  # None for the whole text

    @cached_property
    def keys(self) -> list[str]:
        """Give the words as they are compared."""
        if self._quote is None:
            return read_keys(self.release.text)
        spans = sorted(self._quote.content)
        return [key for span in spans for key in read_keys(span.of(self.release.text))]

    @cached_property
    def line(self) -> Line:
        """Give the words and where they stand."""
        line = read_line(self.release.text)
        if self._quote is None:
            return line
        parts = _parts(line, self._quote)
        return Line(line.text, tuple(_run_on(line.tokens[start:end] for start, end in parts)))

    @property
    def quotes(self) -> list[Run]:
        """Give where each quotation begins and ends, in words."""
        if self._quote is not None:
            return [(0, len(self.line.tokens))]
        found = [parts for one in self.release.quotes if (parts := _parts(self.line, one))]
        return [(parts[0][0], parts[-1][1]) for parts in found]


def find_units(release: Release) -> Iterator[Unit]:
    """Give a release's text, then each quote that a cue interrupts, without the cue."""
    yield Unit(release)
    for quote in release.quotes:
        if is_interrupted(release, quote):
            yield Unit(release, quote)


def _parts(line: Line, quote: Quote) -> list[Run]:
    """Count in words where the stretches of a quote are."""
    runs = [(_first_word(line, span.start), _first_word(line, span.end)) for span in quote.content]
    return sorted(run for run in runs if run[0] < run[1])


def _first_word(line: Line, offset: int) -> int:
    return bisect_left(line.tokens, offset, key=lambda token: token.start)


def _run_on(parts: Iterable[Sequence[Token]]) -> Iterator[Token]:
    for number, part in enumerate(parts):
        for at, token in enumerate(part):
            yield token._replace(gap=ANY_MARKS) if number and not at else token


def _spans(tokens: Sequence[Token]) -> Iterator[Span]:
    """Cover words by spans, with a new one where a cue interrupts."""
    starts = [at for at, token in enumerate(tokens) if at == 0 or token.gap == ANY_MARKS]
    for start, end in pairwise([*starts, len(tokens)]):
        yield Span(tokens[start].start, tokens[end - 1].end)


def find_exact(question: Question, releases: Iterable[Release]) -> Iterator[Hit]:
    """Find every place where all words of the passage stand in a row."""
    wanted = question.passage.whole.keys
    for release in releases:
        seen: set[int] = set()
        for unit in find_units(release):
            if not find_runs(unit.keys, wanted):
                continue
            for run in find_runs(unit.line.keys, wanted):
                if (first := unit.line.tokens[run[0]].start) not in seen:
                    seen.add(first)
                    yield _exact_hit(question, unit, run)


def _exact_hit(question: Question, unit: Unit, run: Run) -> Hit:
    passage = question.passage
    finding = judge_run(passage.whole, unit.line, run[0])
    is_recast = passage.is_recast and "[" not in unit.line.words(*run)  # the source's own "[W]e"
    if finding.is_clean and (is_recast or _is_cut(passage, unit.line, run)):
        finding = Finding("shortened", None, "the passage marks what is cut off or changed in it")
    place = question.place(unit.release, tuple(_spans(unit.line.tokens[slice(*run)])))
    return Hit(finding, place, 1.0)


def _is_cut(passage: Passage, line: Line, run: Run) -> bool:
    """Tell if the passage has an ellipsis at an end where the source has none."""
    before, after = passage.is_cut
    ends = marks_after(line.text, line.tokens[run[1] - 1].end)
    return (before and "..." not in line.tokens[run[0]].gap) or (after and "..." not in ends)


def cut_before(place: Place) -> str:
    """Quote the words just before a passage when they deny or hedge it: "None of us should|"."""
    line = read_line(place.release.text)
    at = start = _first_word(line, place.spans[0].start)
    while start > max(0, at - _LOOK_BACK) and not line.opens(start):
        start -= 1
    kinds = {sense.kind for sense in senses(line.part(start, at))} if start < at else set()
    if not kinds & {"negation", "hedge"}:
        return ""
    return f"the words just before it are “{line.words(start, at)}”"


def cut_after(place: Place) -> str:
    """Quote how the sentence goes on, where that limits what is said: "|unless he agrees"."""
    line = read_line(place.release.text)
    at = end = _first_word(line, place.spans[-1].end)
    while end < min(len(line.tokens), at + _LOOK_ON) and not line.opens(end):
        end += 1
    if not any(limits(token.key) for token in line.tokens[at : min(end, at + 2)]):
        return ""
    return f"the sentence goes on: “{line.words(at, end)}”"


def find_chained(question: Question, releases: Iterable[Release]) -> Iterator[Hit]:
    """Find the pieces of a passage, in their order, in one quotation or in one narrative."""
    passage = question.passage
    if len(passage.pieces) > _MOST_PIECES or (len(passage.pieces) == 1 and not passage.is_marked):
        return
    for release in releases:
        for unit in find_units(release):
            if not all(_runs(unit.keys, passage)):
                continue
            for chain in _chains(unit, [*_runs(unit.line.keys, passage)]):
                yield _chain_hit(question, unit, chain)


def _runs(keys: Sequence[str], passage: Passage) -> Iterator[list[Run]]:
    """Find where each piece of a passage stands."""
    return (find_runs(keys, [token.key for token in one.tokens]) for one in passage.pieces)


def _chains(unit: Unit, runs: Sequence[Sequence[Run]]) -> list[list[Run]]:
    """Put the pieces in order within one quotation; failing that, anywhere in the release."""
    within = [
        find_chain([[run for run in one if start <= run[0] and run[1] <= end] for one in runs])
        for start, end in unit.quotes
    ]
    return [chain for chain in within if chain] or [chain for chain in [find_chain(runs)] if chain]


def _chain_hit(question: Question, unit: Unit, chain: Sequence[Run]) -> Hit:
    finding = judge_chain(question.passage, unit.line, chain)
    spans = [span for run in chain for span in _spans(unit.line.tokens[slice(*run)])]
    place = question.place(unit.release, spans)
    if place.quote is None:
        place, finding = _across(question, place, finding)
    kept = sum(end - start for start, end in chain)
    return Hit(finding, place, 2 * kept / (kept + chain[-1][1] - chain[0][0]))


def _across(question: Question, whole: Place, finding: Finding) -> tuple[Place, Finding]:
    """Judge pieces that no single quotation holds: one speaker's, nobody's, or mixed."""
    places = [question.place(whole.release, [span]) for span in whole.spans]
    if all(place.is_unquoted for place in places):
        return whole, finding
    speaker = places[0].speaker
    if not speaker or any(one.speaker != speaker for one in places):
        return whole, altered("words", "it runs together words that one speaker did not say")
    place = places[0]._replace(spans=whole.spans, paragraphs=whole.paragraphs)
    if finding.is_clean:
        finding = Finding("joined", None, f"it joins two quotations of {speaker}")
    return place, finding
