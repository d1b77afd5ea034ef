"""The places in a corpus that a passage was made from when its words were changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import nlargest
from typing import NamedTuple

from pressctl.model import Release
from pressctl.query.alignment import Near, align, find_runs, find_windows, weigh
from pressctl.query.occurrences import Hit, Question, Unit, find_units
from pressctl.query.senses import senses
from pressctl.query.stems import meaning
from pressctl.query.tokens import Run, read_keys
from pressctl.query.wording import Finding, altered, judge_steps

_MOST_WINDOWS = 2  # stretches of one release that are looked at; not measured
_MOST_ALIGNED = 8  # of all of them that are aligned; with 24 the same verdicts were reached

# The share of a passage, by weight, that must stand in a release in its order for the passage to be
# called altered and not another text. Measured with 1,000 US releases: 5 of 289 sentences that are
# not in them are called altered, of 700 sentences of 6 to 40 words changed in up to every fifth
# word all are (and 9 of 10 of those of 4 to 6 words).
_ALTERED, _LEAST_SIMILARITY = 0.66, 0.6
# Or one unbroken run of so many words that is at least that share: something was added to it.
_LONG_RUN, _ALTERED_WITH_RUN = 9, 0.4
_LEAST_WEIGHT = 1.9  # about two words of meaning; a smaller core proves nothing
# However short, a passage is altered when nothing but these differs and so many words are kept.
_TELLING, _LEAST_KEPT = frozenset({"number", "negation", "hedge"}), 3
_MOST_REPLACED, _LEAST_KEPT_ROUND_ONE = 2, 4  # or one place of at most so many words
# The share of meanings, in any order, from which a passage is called a paraphrase.
_PARAPHRASE = 0.5
# Words that a sentence of a patchwork has at least: "I agree." stands anywhere. Not measured.
_LEAST_SENTENCE = 4
# How much worse the claimed speaker's own words may fit and still be the ones compared.
_OWN_WORDS = 0.05

_PATCHWORK = altered(
    "words", "every sentence of it stands somewhere, but they do not stand together"
)


class Stretch(NamedTuple):
    """A part of a release that is like a passage."""

    near: Near
    release: Release


class _Window(NamedTuple):
    shared: int  # words, in their order
    unit: Unit
    run: Run


def find_stretches(question: Question, releases: Iterable[Release]) -> list[Stretch]:
    """Align a passage with what is nearest to it, best first."""
    said = senses(question.passage.line)
    found = [
        Stretch(near, window.unit.release)
        for window in _nearest(question.passage.line.keys, releases)
        if (near := align(said, senses(window.unit.line, *window.run)))
    ]
    return sorted(found, key=lambda one: -one.near.score)


def _nearest(said: Sequence[str], releases: Iterable[Release]) -> list[_Window]:
    """Choose the windows that share most words with a passage, by a look at the words alone."""
    from rapidfuzz.distance import LCSseq

    windows = [
        _Window(LCSseq.similarity(said, unit.keys[slice(*run)]), unit, run)
        for release in releases
        for unit in find_units(release)
        for run in find_windows(said, unit.keys, _MOST_WINDOWS)
    ]
    return nlargest(_MOST_ALIGNED, windows, key=lambda window: window.shared)


def find_altered(
    question: Question, stretches: Sequence[Stretch], releases: Sequence[Release]
) -> list[Hit]:
    """Find the words that a passage was made from: the best, and the claimed speaker's own."""
    if stretches and _is_patchwork(question, releases):
        place = question.place(stretches[0].release, (stretches[0].near.span,))
        return [Hit(_PATCHWORK, place, stretches[0].near.similarity)]
    stretches = [one for one in stretches if _is_altered(one.near)]
    least = stretches[0].near.score - _OWN_WORDS if stretches else 0.0
    hits = [_altered_hit(question, one) for one in stretches if one.near.score >= least]
    return hits if question.claimant else hits[:1]


def _is_altered(near: Near) -> bool:
    if _is_small_change(near):
        return True
    if near.kept < _LEAST_WEIGHT:
        return False
    if near.coverage >= _ALTERED and near.similarity >= _LEAST_SIMILARITY:
        return True
    return near.longest >= _LONG_RUN and near.coverage >= _ALTERED_WITH_RUN


def _is_small_change(near: Near) -> bool:
    """Tell if little differs, or only what turns the sense, however short the passage is."""
    kept = sum(len(step.said) for step in near.steps if step.is_equal)
    changed = [sense for step in near.edits for sense in [*step.text, *step.said]]
    if kept >= _LEAST_KEPT and all(sense.kind in _TELLING for sense in changed):
        return True
    if len(near.edits) != 1 or kept < _LEAST_KEPT_ROUND_ONE or near.kept < 1:
        return False
    return max(len(near.edits[0].text), len(near.edits[0].said)) <= _MOST_REPLACED


def _altered_hit(question: Question, stretch: Stretch) -> Hit:
    near = stretch.near
    place = question.place(stretch.release, [near.span])
    return Hit(judge_steps(near.edits), place, near.similarity)


def _is_patchwork(question: Question, releases: Sequence[Release]) -> bool:
    """Tell if every sentence of a passage stands somewhere, though not together."""
    pieces = [[token.key for token in piece.tokens] for piece in question.passage.pieces]
    return len(pieces) > 1 and all(
        len(keys) >= _LEAST_SENTENCE
        and any(find_runs(read_keys(release.text), keys) for release in releases)
        for keys in pieces
    )


def find_like(question: Question, stretches: Iterable[Stretch]) -> list[Hit]:
    """Find words that say something alike in other words."""
    said = senses(question.passage.line)
    meant = {meaning(sense.key): weigh(sense) for sense in said}
    hits = []
    for near, release in stretches:
        there = {meaning(sense.key) for step in near.steps for sense in step.text}
        shared = sum(weight for key, weight in meant.items() if key in there)
        share = shared / sum(meant.values())
        if shared >= _LEAST_WEIGHT and share >= _PARAPHRASE:
            finding = Finding("paraphrase", None, "the release says something alike in other words")
            hits.append(Hit(finding, question.place(release, [near.span]), share))
    return sorted(hits, key=lambda hit: -hit.similarity)


def find_nearest(question: Question, stretches: Iterable[Stretch]) -> Hit | None:
    """Find what comes nearest to a passage, and is no match: the claimed speaker's words first."""
    finding = Finding("absent", None, "")
    hits = [
        Hit(finding, question.place(one.release, [one.near.span]), one.near.similarity)
        for one in stretches
        if one.near.kept >= _LEAST_WEIGHT
    ]
    return min(hits, key=lambda hit: hit.place.attribution != "right", default=None)
