"""One term's way through the releases, each station beside the one before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from pressctl.answers.claims import ClaimRow, QuantityRow, ThreadRow, TrackRow
from pressctl.answers.releases import ParagraphRow
from pressctl.answers.shown import ReleaseFull
from pressctl.model import Quantity, Release
from pressctl.query.changes import explain, find_change
from pressctl.query.comparing import Comparer, Comparison
from pressctl.query.linking import Refuses, nothing
from pressctl.query.meeting import meet
from pressctl.query.needs import Every, Like, Need, Row, Some
from pressctl.query.reading import Read
from pressctl.query.signals import LEAST_CONFIDENCE
from pressctl.query.similarity import figure_key, sketch
from pressctl.query.stems import meaning, stem
from pressctl.query.vocabulary import FIGURE_WORDS
from pressctl.text import difference, fold, sentences, without_lone_marks, words

_CLAIM_ID = re.compile(r"[^.\s@]+(?:@[1-9]\d*)?\.c[1-9]\d*")
_BEGINNING = 3  # letters that no form of a word changes
_ACRONYM = 5  # letters of a word that may be written with stops (not measured)
Figure = tuple[Decimal | None, str]


class Term(Struct, frozen=True):
    """What is looked for: words one after another, in any form, and figures.

    `need` is what the title and text of a release must hold: the words, each in some form.
    """

    stems: tuple[str, ...]
    figures: tuple[Figure, ...]
    need: Need

    def is_in(self, sentence: str, quantities: Sequence[QuantityRow]) -> bool:
        """Tell whether a sentence is about this term."""
        held = all(any(_is(q, figure) for q in quantities) for figure in self.figures)
        return held and self.is_worded(sentence)

    def is_worded(self, text: str) -> bool:
        """Tell whether a text has the words; most have not even the first letters of them."""
        folded = fold(text)
        begun = all(stem[:_BEGINNING] in folded for stem in self.stems)
        return begun and _follows(self.stems, _stems(text))

    def may_be_in(self, release: Release) -> bool:
        """Tell whether a release may have a station; most can be left out at one look."""
        told = [q for claim in release.claims for q in claim.quantities] if self.figures else []
        if not all(any(_is(q, figure) for q in told) for figure in self.figures):
            return False
        folded = fold(f"{release.title}\n{release.text}")
        return all(stem[:_BEGINNING] in folded for stem in self.stems)


def _form(word: str) -> Need:
    """Give what an index has of a word: a form of it, or its letters with stops between (U.S.)."""
    wanted = stem(word)
    if "." in word or not (wanted.isascii() and wanted.isalnum()):
        return Every()  # an index has the parts of such a word
    form = Like(partial(_has_stem, wanted), wanted[:_BEGINNING])
    return Some((form, Row(tuple(wanted)))) if len(wanted) <= _ACRONYM else form


def _has_stem(wanted: str, word: str) -> bool:
    return stem(word) == wanted


def track(
    term: str,
    releases: Iterable[ReleaseFull],
    quantities: Sequence[Figure] = (),
    refuses: Refuses = nothing,
) -> list[TrackRow]:
    """Follow a term through the releases, by date.

    The claims about the term are taken, and in a release without one the sentences that have it.
    `quantities` are the figures in the term as (value, unit), so that "£12 million" finds £12m.
    Each station is compared with the latest one of an earlier release on the same matter; no person
    `refuses` the two as a pair. The releases are gone through once and not kept.
    """
    wanted = read_term(term, quantities)
    if not wanted.stems and not wanted.figures:
        return []
    places = [(one.issuer, claim) for one in releases for claim in _stations(wanted, one)]
    places.sort(key=lambda place: (place[1].published or date.max, place[1].release))
    comparer = Comparer([claim for _, claim in places], _given(term, wanted))
    read = [comparer.read(claim) for _, claim in places]
    rows = []
    for place, earlier in meet((one.weighed for one in read), comparer.rarity.seen):
        issuer, claim = places[place]
        row = _row(claim, issuer)
        fitting = [read[at] for at in sorted(earlier) if not refuses(read[at].claim, claim)]
        before = _before(comparer, read[place], fitting)
        rows.append(row if before is None else _beside(row, claim, *before))
    return rows


def stations(thread: ThreadRow, issuers: Mapping[str, str | None]) -> list[TrackRow]:
    """Give the claims of a thread as stations, each with its relation to the one before."""
    steps = {step.b: step for step in thread.steps}
    rows = (_row(claim, issuers.get(claim.release)) for claim in thread.claims)
    return [
        replace(
            row,
            previous=step.a,
            relation=step.relation,
            confidence=step.confidence,
            evidence=step.evidence,
            difference=step.difference,
        )
        if (step := steps.get(row.id))
        else row
        for row in rows
    ]


def is_claim_id(term: str) -> bool:
    """Tell whether a term is written as the id of a claim: "bcdfghjk.c12"."""
    return _CLAIM_ID.fullmatch(term.strip().lower()) is not None


def read_term(term: str, figures: Sequence[Figure]) -> Term:
    """Read what was typed; `figures` are those in it, as (value, unit)."""
    told = _words(term)
    if figures:
        told = [w for w in told if w not in FIGURE_WORDS and not any(c.isdigit() for c in w)]
        units = {stem(fold(unit)) for _, unit in figures}
        told = [word for word in told if stem(word) not in units]
    return Term(tuple(map(stem, told)), tuple(figures), Every(tuple(map(_form, told))))


def _given(term: str, wanted: Term) -> frozenset[str]:
    """Give the features that all stations share because they were asked for."""
    figures = {figure_key(value, unit) for value, unit in wanted.figures}
    return frozenset(sketch(term, (), {}).features() | (figures - {""}))


def _words(text: str) -> list[str]:
    folded = fold(text)
    return [part for span in words(folded) for part in span.of(folded).split("-")]


def _stems(sentence: str) -> list[str]:
    return [stem(word) for word in _words(sentence)]


def _follows(wanted: Sequence[str], told: Sequence[str]) -> bool:
    """Tell whether the words wanted stand in a row; none wanted are always there."""
    size = len(wanted)
    return not size or any(
        word == wanted[0] and tuple(told[at : at + size]) == tuple(wanted)
        for at, word in enumerate(told)
    )


def _is(quantity: QuantityRow | Quantity, figure: Figure) -> bool:
    value, unit = figure
    same_unit = not unit or meaning(fold(unit)) == meaning(fold(quantity.unit))
    return value is not None and quantity.value == value and same_unit


def _stations(term: Term, release: ReleaseFull) -> list[ClaimRow]:
    claims = [c for c in release.claims if term.is_in(c.sentence, c.quantities)]
    return claims or list(_sentences(term, release))


def _sentences(term: Term, release: ReleaseFull) -> Iterator[ClaimRow]:
    """Find the sentences that have the words, where no claim does; as claims of no figures."""
    if term.figures:  # figures are known in claims only
        return
    for paragraph in release.paragraphs:
        if not term.is_worded(paragraph.text):
            continue
        for span in sentences(paragraph.text):
            said = without_lone_marks(paragraph.text, span).of(paragraph.text)
            if term.is_worded(said):
                yield _as_claim(release, paragraph, said)


def _as_claim(release: ReleaseFull, paragraph: ParagraphRow, sentence: str) -> ClaimRow:
    speakers = {quote.id: quote.speaker for quote in release.quotes}
    return ClaimRow(
        id=paragraph.id,
        release=release.id,
        title=release.title,
        published=release.published,
        kind="commitment",
        sentence=" ".join(sentence.split()),
        subject=None,
        quantities=(),
        due=None,
        speaker=speakers.get(paragraph.quote or ""),
        quote=paragraph.quote,
        line=paragraph.line,
    )


def _row(claim: ClaimRow, issuer: str | None) -> TrackRow:
    return TrackRow(
        id=claim.id,
        release=claim.release,
        title=claim.title,
        published=claim.published,
        issuer=issuer,
        sentence=claim.sentence,
        speaker=claim.speaker,
        quote=claim.quote,
        quantities=claim.quantities,
        line=claim.line,
        previous=None,
        relation=None,
        confidence=None,
        evidence=None,
        difference=None,
    )


def _before(
    comparer: Comparer, station: Read, earlier: Sequence[Read]
) -> tuple[Read, Comparison] | None:
    """Find the latest earlier release on the same matter, and in it the likeliest station."""
    best: tuple[Read, Comparison] | None = None
    for other in reversed(earlier):
        if other.claim.release == station.claim.release:
            continue
        if best is not None and other.claim.release != best[0].claim.release:
            break
        comparison = comparer.compare(other, station)
        least = LEAST_CONFIDENCE if best is None else best[1].confidence
        if comparison.confidence >= least:
            best = other, comparison
    return best


def _beside(row: TrackRow, claim: ClaimRow, earlier: Read, comparison: Comparison) -> TrackRow:
    before = earlier.claim
    change = find_change(before, claim, comparison)
    return replace(
        row,
        previous=before.id,
        relation=change.relation,
        confidence=round(min(comparison.confidence, change.surest), 2),
        evidence=explain(before, claim, comparison, change),
        difference=difference(before.sentence, claim.sentence),
    )
