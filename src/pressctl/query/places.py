"""Where found words stand: in whose quotation, in which paragraphs, and how sure that is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from pressctl.answers.verdicts import Attribution
from pressctl.model import Quote, Release, Span
from pressctl.query.candidates import WhoSpeaks
from pressctl.query.names import NameKey, can_be_one_name, is_surname_of, name_key
from pressctl.query.voices import Voice
from pressctl.text import fold

Spans = tuple[Span, ...]


class Place(NamedTuple):
    """A stretch of a release; `quote` counts from 1 and is None unless all of it is quoted."""

    release: Release
    spans: Spans
    paragraphs: tuple[int, ...]
    quote: int | None
    speaker: str | None
    attribution: Attribution
    is_inferred: bool  # whose words they are hangs on an inferred end
    note: str
    is_unquoted: bool = False  # no word of it is quoted

    @property
    def words(self) -> str:
        """Give the words as the release has them, what stands between the spans included."""
        return self.release.text[self.spans[0].start : self.spans[-1].end]


class Claimant:
    """Whoever is said to have said it, as typed."""

    def __init__(self, words: str, voices: Sequence[Voice], who: WhoSpeaks) -> None:
        self.words = words
        self._key = name_key(words.strip())
        self._ids = {person.speaker_id for voice in voices for person in voice.persons}
        self._quotes = {quote for voice in voices for quote in voice.quotes}
        self._who = who

    def speaks_in(self, release: Release) -> bool:
        """Tell if a release quotes them."""
        return any(self.said(release, number) for number in range(1, len(release.quotes) + 1))

    def said(self, release: Release, number: int) -> bool | None:
        """Tell if a quote is theirs; None when nobody can say whose it is."""
        speaker = release.quotes[number - 1].speaker
        person = self._who.of(release.id, number).person
        if f"{release.id}.q{number}" in self._quotes:
            return True
        name = person.name if person else speaker.name
        if person and self._ids and not (name and is_surname_of(self._key, name_key(name))):
            # the holder of an office may be quoted without it
            return person.speaker_id in self._ids and not speaker.role
        if name:
            return _can_be(self._key, name_key(name))
        office = set(name_key(f"{speaker.role or ''} {speaker.organisation or ''}"))
        if self._key and set(self._key) <= office:
            return True
        return False if "spokes" in fold(speaker.role or "") else None  # a spokesperson has no name


def _can_be(asked: NameKey, known: NameKey) -> bool:
    """Tell if a typed name can be a person's: the surname alone, or the whole name or a form."""
    if not asked or not known:
        return False
    return is_surname_of(asked, known) or can_be_one_name(asked, known)


_ORDER: dict[Attribution, int] = {"right": 0, "wrong": 1, "narrative": 2, "none": 3}


def find_place(release: Release, spans: Spans, who: WhoSpeaks, claimed: Claimant | None) -> Place:
    """Tell where words stand; when several quotes hold them, the claimed speaker's comes first."""
    holding = [
        (_ORDER[_attribution(release, number, claimed)], _size(quote), number)
        for number, quote in enumerate(release.quotes, start=1)
        if all(holds(quote, span, release.text) for span in spans)
    ]
    if not holding:
        return _in_narrative(release, spans, claimed)
    number = min(holding)[2]
    quote = release.quotes[number - 1]
    attribution = _attribution(release, number, claimed)
    speaker = who.of(release.id, number).name or quote.speaker.name
    paragraphs = _paragraphs(release, spans)
    return Place(
        *(release, spans, paragraphs, number, speaker, attribution),
        is_inferred=_hangs_on_end(quote, paragraphs),
        note=_note(attribution, speaker, quote.source.of(release.text)),
    )


def _paragraphs(release: Release, spans: Spans) -> tuple[int, ...]:
    """Number the paragraphs that spans touch."""
    found: set[int] = set()
    for span in spans:
        first = bisect_right(release.paragraphs, span.start, key=lambda one: one.span.start)
        last = bisect_left(release.paragraphs, span.end, key=lambda one: one.span.start)
        found.update(range(max(first, 1), last + 1))
    return tuple(sorted(found))


def _size(quote: Quote) -> int:
    return sum(span.end - span.start for span in quote.content)


def _attribution(release: Release, number: int, claimed: Claimant | None) -> Attribution:
    """Judge the claim on one quote; where nobody can name its speaker, do not accuse."""
    if claimed is None:
        return "none"
    said = claimed.said(release, number)
    if said is None:
        return "narrative"
    return "right" if said else "wrong"


def _note(attribution: Attribution, speaker: str | None, source: str) -> str:
    if attribution == "wrong":
        return f"these are the words of {speaker or source}"
    if attribution == "narrative" and not source:
        return "they are quoted, and nothing says whose words they are"
    if attribution == "narrative":
        return f"they are quoted from “{source}”, and it is not settled who that is"
    return ""


def holds(quote: Quote, span: Span, text: str) -> bool:
    """Tell if all words of a span are quoted; white space between paragraphs is no word."""
    at = span.start
    for content in sorted(quote.content):
        if content.end > at and at < span.end:
            if _has_words(text[at : min(content.start, span.end)]):
                return False
            at = content.end
    return not _has_words(text[at : span.end])


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _in_narrative(release: Release, spans: Spans, claimed: Claimant | None) -> Place:
    is_unquoted = not any(touches(quote, span) for quote in release.quotes for span in spans)
    paragraphs = _paragraphs(release, spans)
    return Place(
        *(release, spans, paragraphs, None, None, "narrative" if claimed else "none"),
        is_inferred=any(_hangs_on_end(quote, paragraphs) for quote in release.quotes),
        note="they stand in the narrative, in nobody's quotation"
        if is_unquoted
        else "only a part of them is one speaker's quotation",
        is_unquoted=is_unquoted,
    )


def touches(quote: Quote, span: Span) -> bool:
    """Tell if a quote has any word of a span."""
    return any(one.start < span.end and span.start < one.end for one in quote.content)


def _hangs_on_end(quote: Quote, paragraphs: Sequence[int]) -> bool:
    """Tell if another end of the quote would give some of these paragraphs to somebody else.

    Without a runner-up, the last paragraph and the one that follows are the doubtful ones.
    """
    if quote.boundary != "inferred" or quote.is_settled or not quote.paragraphs:
        return False
    first, last = quote.paragraphs[0], quote.paragraphs[-1]
    if quote.other_end is None:
        doubtful = range(max(first + 1, last), last + 2)
    else:
        doubtful = range(max(first, min(last, quote.other_end)) + 1, max(last, quote.other_end) + 1)
    return any(number in doubtful for number in paragraphs)
