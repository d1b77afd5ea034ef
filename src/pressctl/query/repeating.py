"""Wording that comes back: runs of words that quotes of several releases share (lines to take).

The words of every quote are cut into overlapping runs of a fixed length. A first pass counts in a
table of bytes in how many releases each run stands, a second keeps those that may stand in two, so
that time and memory are about linear in the words. Stretches of such runs are then joined from quote
to quote where they share one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from typing import NamedTuple

from pressctl.answers import RepeatedQuote, RepeatRow
from pressctl.model import Release
from pressctl.namesakes import are_alike
from pressctl.query.clusters import Clusters
from pressctl.query.listing import quote_id, quote_text
from pressctl.query.speakers import People, Person
from pressctl.text import difference, fold

# Words in a row that count as a line, unless the user says otherwise.
MIN_WORDS = 8
# The share of them that must bear content: idioms are made of small words. Not measured.
_CONTENT = 0.5
# Words that may differ between two runs of one line: a figure or a name was changed. Not measured.
_MOST_CHANGED = 6
# Days between, and the share of the shorter quote that is the same, for words of one speaker to be
# one statement given to two releases and no line that came back. Not measured.
_ONE_OCCASION, _SAME_QUOTE = 1, 0.5
# Days within which a release that says much the same is that release again, as two offices issue it.
# By eye on 2,999 US releases: the second office takes up to five days.
_REISSUED = 14
_MOST_COMPARED = 20  # occasions that a passage is held against; not measured
# Words in small letters that bear content: a run without them is the name of an act. By eye.
_LEAST_PLAIN = 2
_ROOM = 8  # bytes of the table a word, so that one run in eight is kept for nothing
_LEAST_TABLE, _LARGEST_TABLE = 1 << 16, 1 << 27

_WORD = re.compile(r"[£$€]?[^\W_]+(?:['.,\-][^\W_]+)*%?")
_SMALL = frozenset(
    "a an and are as at be been being but by can could do does for from had has have he her his "
    "how i if in into is it its just me more most my no not of on or our out she should so some "
    "such than that the their them there these they this those to up us was we were what when "
    "which who will with would you your it's we're we've i'm i've that's all also any been about "
    "over very both one make makes made sure work working continue together look forward "
    "proud".split()
)


class _Said(NamedTuple):
    """The words of one quote as they are compared."""

    release: Release
    number: int
    keys: list[str]


class _Stretch(NamedTuple):
    """Words of a quote that come back elsewhere, half-open and counted in words."""

    said: int
    start: int
    end: int


Run = tuple[str, ...]


def find_repeated(
    releases: Iterable[Release],
    people: People,
    min_words: int = MIN_WORDS,
    wanted: Container[str] | None = None,
) -> list[RepeatRow]:
    """Find wording that quotes of two releases or more share, what is reused most first.

    `wanted` are ids of quotes, one of which must be among those that share it. The order of the
    releases does not matter.
    """
    in_order = sorted(releases, key=lambda one: (str(one.published or ""), one.id))
    quotes = [
        _Said(release, number, _WORD.findall(fold(quote_text(release, quote))))
        for release in in_order
        for number, quote in enumerate(release.quotes, start=1)
    ]
    groups = _group(quotes, min_words)
    rows = [_row(quotes, group, people) for group in groups if _is_wanted(quotes, group, wanted)]
    kept = (row for row in rows if row.word_count >= min_words and _is_line(row.words))
    return sorted(kept, key=_rank)


def _is_wanted(
    quotes: Sequence[_Said], group: Iterable[_Stretch], wanted: Container[str] | None
) -> bool:
    held = [quotes[one.said] for one in group]
    if len({one.release.id for one in held}) < 2:
        return False
    return wanted is None or any(quote_id(one.release.id, one.number) in wanted for one in held)


def _is_line(words: str) -> bool:
    plain = [word for word in words.split() if word[0].islower() and word not in _SMALL]
    return len(plain) >= _LEAST_PLAIN


def _rank(row: RepeatRow) -> tuple[bool, int, str, str]:
    return (
        row.kind == "reissued",
        -sum(quote.word_count for quote in row.quotes[1:]),
        str(row.first or ""),
        row.quotes[0].id,
    )


# --- stretches that come back ------------------------------------------------------------------


def _group(quotes: Sequence[_Said], size: int) -> list[list[_Stretch]]:
    """Group stretches that share a run of `size` words, one for each quote."""
    places = _find_places(quotes, size)
    stretches = _stretches(quotes, places, size)
    stretch_at = {
        (one.said, at): number
        for number, one in enumerate(stretches)
        for at in range(one.start, one.end - size + 1)
    }
    links = Clusters(len(stretches))
    for found in places.values():
        known = [stretch_at[place] for place in found if place in stretch_at]
        for a, b in pairwise(known):
            links.tie(a, b)
    _tie_neighbours(quotes, stretches, links)
    groups: dict[int, list[_Stretch]] = defaultdict(list)
    for number, one in enumerate(stretches):
        groups[links.root(number)].append(one)
    return [_one_a_quote(group) for group in groups.values()]


def _find_places(quotes: Sequence[_Said], size: int) -> dict[Run, list[tuple[int, int]]]:
    """Find the runs that stand in several releases, and where each stands."""
    room = _ROOM * sum(len(one.keys) for one in quotes)
    mask = min(max(1 << room.bit_length(), _LEAST_TABLE), _LARGEST_TABLE) - 1
    table = bytearray(mask + 1)
    for _, group in groupby(quotes, key=lambda one: one.release.id):
        for slot in {hash(run) & mask for one in group for run in _runs(one.keys, size)}:
            table[slot] = min(table[slot] + 1, 2)
    places: dict[Run, list[tuple[int, int]]] = defaultdict(list)
    for number, one in enumerate(quotes):
        for at, run in enumerate(_runs(one.keys, size)):
            if table[hash(run) & mask] > 1:
                places[run].append((number, at))
    return {run: found for run, found in places.items() if _is_in_two(quotes, found)}


def _runs(keys: Sequence[str], size: int) -> Iterator[Run]:
    return zip(*(keys[at:] for at in range(size)), strict=False)


def _is_in_two(quotes: Sequence[_Said], places: Sequence[tuple[int, int]]) -> bool:
    first = quotes[places[0][0]].release.id
    return any(quotes[number].release.id != first for number, _ in places)


def _stretches(
    quotes: Sequence[_Said], places: dict[Run, list[tuple[int, int]]], size: int
) -> list[_Stretch]:
    """Put runs that follow one another together, as long as another release goes on likewise."""
    longer: dict[Run, list[tuple[int, int]]] = defaultdict(list)
    at_quote: dict[int, list[int]] = defaultdict(list)
    for found in places.values():
        for number, at in found:
            at_quote[number].append(at)
    for number, starts in sorted(at_quote.items()):
        starts.sort()
        for at, after in pairwise(starts):
            if after == at + 1:
                longer[tuple(quotes[number].keys[at : at + size + 1])].append((number, at))
    goes_on = {place for found in longer.values() if _is_in_two(quotes, found) for place in found}
    stretches = []
    for number, starts in sorted(at_quote.items()):
        start = starts[0]
        for at in starts:
            if (number, at) not in goes_on:
                stretches.append(_Stretch(number, start, at + size))
                start = next((one for one in starts if one > at), at)
    return [one for one in stretches if _bears_content(quotes[one.said].keys[one.start : one.end])]


def _bears_content(keys: Sequence[str]) -> bool:
    return sum(key not in _SMALL for key in keys) >= _CONTENT * len(keys)


def _tie_neighbours(
    quotes: Sequence[_Said], stretches: Sequence[_Stretch], links: Clusters
) -> None:
    """Tie stretches that follow one another, but for a few changed words, in two releases."""
    together: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (one, other) in enumerate(pairwise(stretches)):
        if one.said == other.said and other.start - one.end <= _MOST_CHANGED:
            together[links.root(number), links.root(number + 1)].append(number)
    for (a, b), found in together.items():
        if len({quotes[stretches[number].said].release.id for number in found}) > 1:
            links.tie(a, b)


def _one_a_quote(group: Sequence[_Stretch]) -> list[_Stretch]:
    """Put the stretches of a quote that hang together into one; keep the longest of each quote."""
    longest: dict[int, _Stretch] = {}
    chain: _Stretch | None = None
    for one in group:
        near = chain and chain.said == one.said and one.start - chain.end <= _MOST_CHANGED
        chain = _Stretch(one.said, chain.start, one.end) if chain and near else one
        best = longest.get(one.said)
        if best is None or chain.end - chain.start > best.end - best.start:
            longest[one.said] = chain
    return list(longest.values())


# --- what is told of them ----------------------------------------------------------------------


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


def _row(quotes: Sequence[_Said], group: Sequence[_Stretch], people: People) -> RepeatRow:
    passages = [_passage(quotes[one.said], one, people) for one in group]
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


def _passage(said: _Said, stretch: _Stretch, people: People) -> _Passage:
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
    return days <= _REISSUED and are_alike(a.said.release.text, b.said.release.text)


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
