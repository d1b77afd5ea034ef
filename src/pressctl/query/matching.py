"""Is this passage verbatim, and whose words are they?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from pressctl.answers.differences import Difference, Edit
from pressctl.answers.verdicts import Match, Verdict, VerdictWord, Wording
from pressctl.model import Release
from pressctl.query.candidates import Candidates, WhoSpeaks
from pressctl.query.likeness import find_altered, find_like, find_stretches
from pressctl.query.occurrences import Hit, Question, cut_before, find_chained, find_exact
from pressctl.query.passages import read_passage
from pressctl.query.places import Claimant, Place
from pressctl.query.tokens import read_line
from pressctl.text import difference, fold

_MOST_MATCHES = 5
_MOST_CHANGES = 3  # told in words; the difference shows them all
_OUTER_MARKS = " \t\n\xa0.,;:\"“”‘’'"
_MOST_SIMILAR = 0.99  # to 1: a changed passage is never quite the same
# Releases that a passage is looked up in, the claimed speaker's first: "the" is in all of them.
_MOST_HOLDERS = 400
_MOST_RELEASES = 24  # that are looked at word by word for something near; not measured


def check(
    passage: str, corpus: Candidates, who: WhoSpeaks, claimant: Claimant | None = None
) -> Verdict:
    """Judge whether a passage is verbatim and, when a speaker is claimed, whether it is theirs.

    Words are verbatim, or differ in typography, or are shortened, only when all of them stand in
    one release in their order. Raises BadOption for a passage without words or longer than
    LONGEST_PASSAGE.
    """
    read = read_passage(passage)
    question = Question(read, who, claimant)
    holders = list(islice(corpus.holders(read.whole.text), _MOST_HOLDERS))
    hits = list(find_exact(question, claimant.own_first(holders) if claimant else holders))
    likeliest: Sequence[Release] = ()
    if not any(hit.finding.is_clean for hit in hits):
        likeliest = corpus.likeliest(read.words, _MOST_RELEASES)
        seen = {release.id for release in holders}
        further = [release for release in likeliest if release.id not in seen]
        hits += find_exact(question, further)  # over paragraphs, which an index may not join
        hits += find_chained(question, likeliest)
        hits = hits or _find_near(question, likeliest)
    claimed = claimant.words if claimant else None
    if hits:
        return _found(passage, claimed, sorted(hits, key=_rank))
    return _absent(passage, claimed, _headline(read.whole.keys, likeliest))


def _find_near(question: Question, releases: Sequence[Release]) -> list[Hit]:
    """Find the words that a passage was made from, or words that say something alike."""
    stretches = find_stretches(question, releases)
    return find_altered(question, stretches, releases) or find_like(question, stretches)


_WORDINGS: tuple[Wording, ...] = (
    *("verbatim", "typography", "shortened", "joined", "altered", "paraphrase"),
)
_ATTRIBUTIONS = {"right": 0, "none": 0, "wrong": 1, "narrative": 2}


def _rank(hit: Hit) -> tuple[int, int, bool, float]:
    """Put the claimed speaker's words first, then the truest, then quoted before narrative."""
    return (
        _ATTRIBUTIONS[hit.place.attribution],
        _WORDINGS.index(hit.finding.wording),
        hit.place.quote is None,
        -hit.similarity,
    )


def _found(passage: str, claimed: str | None, hits: Sequence[Hit]) -> Verdict:
    finding, place = hits[0].finding, hits[0].place
    return Verdict(
        query=passage,
        claimed_speaker=claimed,
        verdict=_word(hits[0]),
        wording=finding.wording,
        attribution=place.attribution,
        change=finding.change,
        boundary_inferred=place.is_inferred,
        reason="; ".join(filter(None, _reasons(passage, hits))),
        matches=tuple(_match(passage, hit) for hit in hits[:_MOST_MATCHES]),
    )


def _word(hit: Hit) -> VerdictWord:
    """Give the first verdict that applies."""
    if hit.finding.wording in {"altered", "paraphrase"}:
        return hit.finding.wording
    if hit.place.attribution == "wrong":
        return "misattributed"
    return "narrative" if hit.place.attribution == "narrative" else hit.finding.wording


def _reasons(passage: str, hits: Sequence[Hit]) -> Iterator[str]:
    best = hits[0]
    yield best.finding.note
    if best.finding.wording == "altered":
        yield from _changes(_difference(passage, best.place.words))
    yield best.place.note
    if best.finding.is_clean:
        yield cut_before(best.place)
    if best.place.is_inferred:
        yield "whose words they are hangs on where a quotation ends, which the text does not mark"
    yield from _put_right(best.place)
    others = len(hits) - 1
    if others and best.finding.is_clean:
        yield f"{others} more {'place has' if others == 1 else 'places have'} such words"


def _put_right(place: Place) -> Iterator[str]:
    """Say what of the quotation that holds the words a person has put right."""
    if place.quote:
        yield from (mark.sentence for mark in place.release.quotes[place.quote - 1].corrected)


def _difference(passage: str, words: str) -> Difference:
    """Tell how a passage becomes what the release says; marks at its ends are no difference."""
    return difference(passage.strip(_OUTER_MARKS), words.strip(_OUTER_MARKS))


def _changes(steps: Iterable[Edit]) -> Iterator[str]:
    """Say in words how the passage differs from the release, the first few changes."""
    changed = [step for step in steps if fold(step.a) != fold(step.b)]
    for step in changed[:_MOST_CHANGES]:
        if step.op == "delete":
            yield f"put in: “{step.a}”"
        elif step.op == "insert":
            yield f"left out: “{step.b}”"
        else:
            yield f"“{step.a}” for “{step.b}”"
    if len(changed) > _MOST_CHANGES:
        yield f"{len(changed) - _MOST_CHANGES} more changes"


def _match(passage: str, hit: Hit) -> Match:
    place = hit.place
    release = place.release
    return Match(
        release=release.id,
        published=release.published,
        quote=f"{release.id}.q{place.quote}" if place.quote else None,
        paragraphs=tuple(f"{release.id}.p{number}" for number in place.paragraphs),
        speaker=place.speaker,
        passage=place.words,
        start=place.spans[0].start,
        end=place.spans[-1].end,
        difference=_difference(passage, place.words),
        similarity=round(min(hit.similarity, 1.0 if hit.finding.is_clean else _MOST_SIMILAR), 3),
    )


def _headline(keys: Sequence[str], releases: Sequence[Release]) -> str:
    """Name the release whose title has these words: a match is always in the text."""
    wanted = " ".join(keys)
    for release in releases:
        if f" {wanted} " in f" {' '.join(read_line(release.title).keys)} ":
            return f"; they are in the title of {release.id}, which is nobody's quotation"
    return ""


def _absent(passage: str, claimed: str | None, headline: str) -> Verdict:
    return Verdict(
        query=passage,
        claimed_speaker=claimed,
        verdict="absent",
        wording="absent",
        attribution="none",
        change=None,
        boundary_inferred=False,
        reason=f"no release has these words in its text, nor words near them{headline}",
        matches=(),
    )
