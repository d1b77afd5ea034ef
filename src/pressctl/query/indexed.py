"""Everybody who is quoted, worked out once and read from an index since: as speakers.People is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from pressctl.answers.quotes import SpeakerFrom
from pressctl.answers.speakers import SpeakerRow
from pressctl.query.cast import UNKNOWN, InPost, Named, Person, Post, Resolved
from pressctl.query.names import NameKey
from pressctl.query.shelves import Page, Roster, Shelf, spread

if TYPE_CHECKING:
    from pressctl.query.mentions import Group
    from pressctl.query.speakers import People


class _Card(Struct, frozen=True, array_like=True, gc=False):
    """What is known of a person; `place` is that among all persons."""

    speaker_id: str
    name: str
    place: int
    names: tuple[NameKey, ...]
    evidence: str | None

    @property
    def person(self) -> Person:
        return Person(self.speaker_id, self.name)

    @property
    def named(self) -> Named:
        return Named(self.person, frozenset(self.names))


class _By(NamedTuple):
    """Whose a quote is: the slug, and how that is known."""

    speaker_id: str
    speaker_from: SpeakerFrom | None


class _Kind(NamedTuple):
    """The name of a shelf, and how many records are on a page; not measured."""

    shelf: str
    per_page: int


_QUOTES = _Kind("quotes", 4)  # by release: whose each quote is
_PERSONS = _Kind("persons", 16)
_SAID = _Kind("said", 1)  # by person: the ids of quotes
_WORDS = _Kind("words", 32)  # of names: the persons
_POSTS = _Kind("posts", 512)
_IN_POST = _Kind("in_post", 1)
_ROWS = _Kind("rows", 32)


def pages_of(people: People) -> Iterator[Page]:
    """Write down what is known of people, for an IndexedCast to read."""
    posts = {str(post.number): post for post in people.posts()}
    yield from _spread(_IN_POST, {key: people.in_post(post) for key, post in posts.items()})
    yield from _spread(_PERSONS, {card.speaker_id: card for card in _cards(people)})
    yield from _spread(_POSTS, posts)
    yield from _spread(_QUOTES, _quotes(people))
    yield from _spread(_ROWS, {row.speaker_id: row for row in people.rows()})
    said = {one.speaker_id: sorted(people.quotes_of(one)) for one, _ in people.everybody()}
    yield from _spread(_SAID, said)
    yield from _spread(_WORDS, _words(people))


def _spread(kind: _Kind, records: Mapping[str, object]) -> Iterator[Page]:
    return spread(kind.shelf, records, kind.per_page)


def _cards(people: People) -> Iterator[_Card]:
    for place, (one, names) in enumerate(people.everybody()):
        yield _Card(one.speaker_id, one.name, place, tuple(sorted(names)), people.evidence_of(one))


def _quotes(people: People) -> Mapping[str, object]:
    found: dict[str, list[_By | None]] = defaultdict(list)
    for one in people.mentions:
        by = people.of(one.release, one.number)
        who = _By(by.person.speaker_id, by.speaker_from) if by.person else None
        found[one.release].append(who)
    return found


def _words(people: People) -> Mapping[str, object]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for one, names in people.everybody():
        for word in sorted({word for key in names for word in key}):
            found[word][one.speaker_id] = None
    return {word: list(persons) for word, persons in found.items()}


class IndexedCast:
    """A Cast that is read from an index, as far as it is asked for.

    It answers as the People do that were written down, and raises what the index raises where it
    is damaged.
    """

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._quotes = Shelf(roster, _QUOTES.shelf, tuple[_By | None, ...])
        self._persons = Shelf(roster, _PERSONS.shelf, _Card)
        self._said = Shelf(roster, _SAID.shelf, frozenset[str])
        self._words = Shelf(roster, _WORDS.shelf, tuple[str, ...])
        self._in_post = Shelf(roster, _IN_POST.shelf, tuple[InPost, ...])

    def of(self, release_id: str, number: int) -> Resolved:
        """Tell who the quote of this number (from 1) is by; all None when nobody can say."""
        quotes = self._quotes.get(release_id) or ()
        by = quotes[number - 1] if 0 < number <= len(quotes) else None
        return Resolved(self.person(by.speaker_id), by.speaker_from) if by else UNKNOWN

    def person(self, speaker_id: str) -> Person | None:
        """Give the person of a slug, if there is one."""
        card = self._persons.get(speaker_id)
        return card.person if card else None

    def everybody(self) -> Sequence[Named]:
        """Give all persons, by their slugs; namesakes in the order of their first quotes."""
        return _in_order(self._persons.values())

    def called(self, words: Collection[str]) -> Sequence[Named]:
        """Give the persons of whose names one has any of these folded words."""
        found = {slug for word in words for slug in self._words.get(word) or ()}
        return _in_order(filter(None, map(self._persons.get, found)))

    def quotes_of(self, person: Person) -> frozenset[str]:
        """Give the ids of the quotes known to be a person's."""
        return self._said.get(person.speaker_id) or frozenset()

    def posts(self) -> Sequence[Post]:
        """Give the posts that anybody speaks in, with a name or without, by number."""
        return self._posts

    @cached_property
    def _posts(self) -> list[Post]:
        posts = Shelf(self._roster, _POSTS.shelf, Post).values()
        return sorted(posts, key=lambda post: post.number)

    def in_post(self, post: Post) -> Sequence[InPost]:
        """Give the quotes of whoever holds a post, the oldest first."""
        return self._in_post.get(str(post.number)) or ()

    def rows(self, releases: Collection[str] | None = None) -> list[SpeakerRow]:
        """List who is quoted, most quoted first; `releases` (ids) limits what is counted."""
        from pressctl.query.histories import most_quoted_first

        if releases is None:
            found = Shelf(self._roster, _ROWS.shelf, SpeakerRow).values()
        else:
            found = self._count(releases)
        return sorted(found, key=most_quoted_first)

    def _count(self, releases: Collection[str]) -> Iterator[SpeakerRow]:
        """Add up what everybody is quoted with in some releases."""
        from pressctl.query.histories import speaker_row

        for speaker_id, said in self._groups(releases).items():
            card = self._persons.get(speaker_id)
            if card:
                yield speaker_row(speaker_id, card.name, said, card.evidence)

    def _groups(self, releases: Collection[str]) -> dict[str, Group]:
        from pressctl.query.mentions import unpack

        groups: dict[str, Group] = defaultdict(list)
        for release in releases:
            quotes = self._quotes.get(release) or ()
            if any(quotes):
                for by, one in zip(quotes, unpack(self._roster.mentions(release)), strict=True):
                    if by:
                        groups[by.speaker_id].append(one)
        return groups


def _in_order(cards: Iterable[_Card]) -> list[Named]:
    return [card.named for card in sorted(cards, key=lambda card: card.place)]
