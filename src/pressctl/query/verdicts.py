"""The verdict on a passage, made of the places where it was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pressctl.answers.differences import Difference, Edit
from pressctl.answers.verdicts import Match, Verdict, VerdictWord
from pressctl.query.occurrences import Hit, Question, cut_after, cut_before
from pressctl.query.places import Place
from pressctl.query.vocabulary import FUNCTION_WORDS
from pressctl.text import difference, fold

_MOST_CHANGES = 3  # told in words; the difference shows them all
_OUTER_MARKS = " \t\n\xa0.,;:\"“”‘’'"
_MOST_SIMILAR = 0.99  # to 1: a changed passage is never quite the same
# Characters; what is longer is shown whole, as taken out and put in. Differences take time that
# grows with the square: of 10,000 characters about 20 ms.
_LONGEST_DIFFERENCE = 10_000
NO_WORDS = "there are no words in it, so that nothing can be found"


def found(
    question: Question,
    passage: str,
    hits: Sequence[Hit],
    nearest: Hit | None = None,
    *,
    is_cut: bool = False,
) -> Verdict:
    """Give the verdict on words that stand somewhere, or something near them; the best hit first.

    `is_cut` says that there can be more places than were looked at.
    """
    finding, place = hits[0].finding, hits[0].place
    own = nearest if nearest and nearest.place.attribution == "right" else None
    return Verdict(
        query=passage,
        claimed_speaker=question.claimed,
        verdict=_word(hits[0]),
        wording=finding.wording,
        attribution=place.attribution,
        change=finding.change,
        edited=finding.edited,
        left_out=finding.left_out,
        turns=finding.turns,
        boundary_inferred=place.is_inferred,
        reason="; ".join(filter(None, _reasons(question, passage, hits, is_cut))),
        matches=tuple(_match(passage, hit) for hit in hits),
        nearest=_match(passage, own) if own else None,
    )


def absent(question: Question, passage: str, nearest: Hit | None, headline: str) -> Verdict:
    """Give the verdict on words that no release has, nor words near them."""
    near = "no release has these words in its text, nor words near them"
    reasons = (near, headline, _proves_little(question))
    match = _match(passage, nearest) if nearest else None
    return _nothing(passage, question.claimed, "; ".join(filter(None, reasons)), match)


def wordless(passage: str, claimed: str | None) -> Verdict:
    """Give the verdict on a quotation that has no words."""
    return _nothing(passage, claimed, NO_WORDS)


def _nothing(
    passage: str, claimed: str | None, reason: str, nearest: Match | None = None
) -> Verdict:
    return Verdict(
        query=passage,
        claimed_speaker=claimed,
        verdict="absent",
        wording="absent",
        attribution="none",
        change=None,
        edited=None,
        left_out=None,
        turns=None,
        boundary_inferred=False,
        reason=reason,
        matches=(),
        nearest=nearest,
    )


def _word(hit: Hit) -> VerdictWord:
    """Give the first verdict that applies."""
    if hit.finding.wording in {"altered", "paraphrase"}:
        return hit.finding.wording
    if hit.place.attribution == "wrong":
        return "misattributed"
    return "narrative" if hit.place.attribution == "narrative" else hit.finding.wording


def _reasons(question: Question, passage: str, hits: Sequence[Hit], is_cut: bool) -> Iterator[str]:
    best = hits[0]
    yield best.finding.note
    if best.finding.wording == "altered":
        yield from _changes(_difference(passage, best.place.words))
    yield best.place.note
    if best.finding.is_clean:
        yield cut_before(best.place)
        yield cut_after(best.place)
    if best.place.is_inferred:
        yield "whose words they are hangs on where a quotation ends, which the text does not mark"
    yield from _put_right(best.place)
    others = len(hits) - 1
    if others and best.finding.is_clean:
        many = "at least " if is_cut else ""
        yield f"{many}{others} more {'place has' if others == 1 else 'places have'} such words"
    yield _proves_little(question)


def _proves_little(question: Question) -> str:
    keys = question.passage.line.keys
    if len(keys) == 1:
        return "one word proves little"
    is_small = all(key in FUNCTION_WORDS for key in keys)
    return "words that stand in any text prove little" if is_small else ""


def _put_right(place: Place) -> Iterator[str]:
    """Say what of the quotation that holds the words a person has put right."""
    if place.quote:
        yield from (mark.sentence for mark in place.release.quotes[place.quote - 1].corrected)


def _difference(passage: str, words: str) -> Difference:
    """Tell how a passage becomes what the release says; marks at its ends are no difference."""
    said, there = passage.strip(_OUTER_MARKS), words.strip(_OUTER_MARKS)
    if max(len(said), len(there)) > _LONGEST_DIFFERENCE and said != there:
        return (Edit("replace", " ".join(said.split()), " ".join(there.split())),)
    return difference(said, there)


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
