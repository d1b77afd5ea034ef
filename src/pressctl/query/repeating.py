"""Wording that comes back: what quotes of several releases say in the same words."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from pressctl.answers.quotes import RepeatedQuote, RepeatRow
from pressctl.model import Quote, Release
from pressctl.namesakes import are_alike
from pressctl.query.cast import Cast, Person
from pressctl.query.listing import quote_id, quote_text
from pressctl.query.runs import SMALL, Stretch, Words, find_stretches
from pressctl.text import difference, fold

# Words in a row that count as a line, unless the user says otherwise.
MIN_WORDS = 8
# Days between, and the share of the shorter quote that is the same, for words of one speaker to be
# one statement given to two releases and no line that came back. Not measured.
_ONE_OCCASION, _SAME_QUOTE = 1, 0.5
# Days within which a release that says much the same is that release again, issued by two offices.
# By eye on 2,999 US releases: the second office takes up to five days.
_REISSUED = 14
_MOST_COMPARED = 20  # occasions that a passage is held against; not measured
# Words in small letters that bear content: a run without them is the name of an act. By eye.
_LEAST_PLAIN = 2

_WORD = re.compile(r"[£$€]?[^\W_]+(?:['.,\-][^\W_]+)*%?")


class _Said(NamedTuple):
    """The words of one quote as they are compared."""

    release: Release
    number: int
    keys: list[str]


def find_repeated(
    releases: Iterable[Release],
    people: Cast,
    min_words: int = MIN_WORDS,
    wanted: Container[str] | None = None,
) -> list[RepeatRow]:
    """Find wording that quotes of two releases or more share, what is reused most first.

    `wanted` are ids of quotes, one of which must be among those that share it. The order of the
    releases does not matter.
    """
    in_order = sorted(releases, key=lambda one: (str(one.published or "~"), one.id))
    one_string = dict[str, str]().setdefault  # for each word, however often it is said
    quotes = [
        _Said(release, number, [one_string(word, word) for word in _words(release, quote)])
        for release in in_order
        for number, quote in enumerate(release.quotes, start=1)
    ]
    texts = [Words(one.release.id, one.keys) for one in quotes]
    groups = find_stretches(texts, min_words)
    rows = [_row(quotes, group, people) for group in groups if _is_wanted(quotes, group, wanted)]
    kept = (row for row in rows if row.word_count >= min_words and _is_line(row.words))
    return sorted(kept, key=_rank)


def _words(release: Release, quote: Quote) -> list[str]:
    return _WORD.findall(fold(quote_text(release, quote)))


def _is_wanted(
    quotes: Sequence[_Said], group: Iterable[Stretch], wanted: Container[str] | None
) -> bool:
    held = [quotes[one.text] for one in group]
    if len({one.release.id for one in held}) < 2:
        return False
    return wanted is None or any(quote_id(one.release.id, one.number) in wanted for one in held)


def _is_line(words: str) -> bool:
    plain = [word for word in words.split() if word[0].islower() and word not in SMALL]
    return len(plain) >= _LEAST_PLAIN


def _rank(row: RepeatRow) -> tuple[bool, int, str, str, str]:
    return (
        row.kind == "reissued",
        -sum(quote.word_count for quote in row.quotes[1:]),
        str(row.first or ""),
        row.quotes[0].id,
        row.words,
    )


class _Passage(NamedTuple):
    """A stretch as it is written, and whose it is."""

    said: _Said
    text: str
    keys: tuple[str, ...]
    speaker: Person | None

    @property
    def day(self) -> date | None:
        return self.said.release.published

    @property
    def whose(self) -> str:
        """Give what tells one speaker from another: the person, or else the words that name one."""
        quote = self.said.release.quotes[self.said.number - 1]
        if self.speaker:
            return self.speaker.speaker_id
        return f"“{fold(quote.source.of(self.said.release.text))}”"


def _row(quotes: Sequence[_Said], group: Sequence[Stretch], people: Cast) -> RepeatRow:
    passages = [_passage(quotes[one.text], one, people) for one in group]
    first, shared = passages[0], [_shared(passages[0], one) for one in passages]
    start, end = max(shared[1:], key=lambda run: run[1] - run[0])
    days = [one.day for one in passages if one.day]
    occasions = _count_occasions(passages)
    return RepeatRow(
        words=_written(first.text, start, end),
        word_count=end - start,
        kind="line" if occasions > 1 else "reissued",
        reason=_reason(passages, occasions),
        quote_count=len(passages),
        release_count=len({one.said.release.id for one in passages}),
        first=min(days, default=None),
        last=max(days, default=None),
        speakers=tuple(dict.fromkeys(one.speaker.name for one in passages if one.speaker)),
        releases=tuple(dict.fromkeys(one.said.release.id for one in passages)),
        quotes=tuple(
            _quote(one, run[1] - run[0], first) for one, run in zip(passages, shared, strict=True)
        ),
    )


def _passage(said: _Said, stretch: Stretch, people: Cast) -> _Passage:
    text = quote_text(said.release, said.release.quotes[said.number - 1])
    keys = tuple(said.keys[stretch.start : stretch.end])
    speaker = people.of(said.release.id, said.number).person
    return _Passage(said, _written(text, stretch.start, stretch.end), keys, speaker)


def _written(text: str, start: int, end: int) -> str:
    """Give some of the words of a text as they are written."""
    found = list(_WORD.finditer(fold(text)))
    return text[found[start].start() : found[end - 1].end()]


def _shared(a: _Passage, b: _Passage) -> tuple[int, int]:
    """Find the longest run of words of one passage that stands in another."""
    match = SequenceMatcher(None, a.keys, b.keys, autojunk=False).find_longest_match()
    return match.a, match.a + match.size


def _count_occasions(passages: Sequence[_Passage]) -> int:
    """Count how often words were said: one release that two offices issue says them once."""
    leaders: list[_Passage] = []
    for one in passages:
        if not any(_is_one_occasion(leader, one) for leader in leaders[-_MOST_COMPARED:]):
            leaders.append(one)
    return len(leaders)


def _is_one_occasion(a: _Passage, b: _Passage) -> bool:
    if a.said.release.id == b.said.release.id:
        return True
    days = abs((b.day - a.day).days) if a.day and b.day else 0
    shorter = min(len(a.said.keys), len(b.said.keys))
    is_same_quote = min(len(a.keys), len(b.keys)) >= _SAME_QUOTE * shorter
    if a.whose == b.whose and days <= _ONE_OCCASION and is_same_quote:
        return True
    return days <= _REISSUED and _are_alike(a.said.release.text, b.said.release.text)


@lru_cache(maxsize=4096)
def _are_alike(a: str, b: str) -> bool:
    """Compare two releases once, however many lines they share."""
    return are_alike(a, b)


def _reason(passages: Sequence[_Passage], occasions: int) -> str:
    """Say what makes it a line to take, or no more than a release that was issued twice."""
    if occasions == 1:
        return "one statement, or one release, that was issued several times"
    known = {one.speaker.speaker_id for one in passages if one.speaker}
    is_unsure = any(one.speaker is None for one in passages)
    days = len({one.day for one in passages if one.day})
    who = f"{len(known)} speakers" if len(known) > 1 else "one speaker" if known else "nobody known"
    more = " and others unknown" if known and is_unsure else ""
    return f"{who}{more} on {days} days" if days > 1 else f"{who}{more} on one day"


def _quote(one: _Passage, shared: int, first: _Passage) -> RepeatedQuote:
    release = one.said.release
    return RepeatedQuote(
        id=quote_id(release.id, one.said.number),
        release=release.id,
        published=release.published,
        issuer=release.issuer,
        speaker=one.speaker.name if one.speaker else None,
        speaker_id=one.speaker.speaker_id if one.speaker else None,
        text=one.text,
        word_count=shared,
        difference=None if one is first else difference(first.text, one.text),
    )
