"""Who is quoted in a corpus, as questions ask for it: worked out in memory, or read from an index.

`speakers.People` works it out, `indexed.IndexedCast` reads what was worked out before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple, Protocol

from msgspec import Struct

from pressctl.answers.quotes import SpeakerFrom
from pressctl.answers.speakers import SpeakerRow
from pressctl.query.names import NameKey


class Person(Struct, frozen=True):
    """One person of the corpus; `speaker_id` is the slug of the name."""

    speaker_id: str
    name: str


class Named(NamedTuple):
    """A person, and the names that releases call them by in full."""

    person: Person
    names: frozenset[NameKey]


class Resolved(Struct, frozen=True):
    """Who a quote is by, and how that is known; both None when nobody can say."""

    person: Person | None = None
    speaker_from: SpeakerFrom | None = None

    @property
    def name(self) -> str | None:
        """Give the person's name."""
        return self.person.name if self.person else None


UNKNOWN = Resolved()


class Post(Struct, frozen=True, array_like=True, gc=False):
    """An office of a body as releases write the two, either of which may be empty.

    They are numbered in the order in which they are first met; `told` counts the quotes whose own
    cue line says it.
    """

    number: int
    role: str
    body: str
    told: int


class InPost(Struct, frozen=True, array_like=True, gc=False):
    """A quote of somebody in a post, and the slug of the person; `place` sorts quotes by time."""

    place: int
    quote: str
    speaker_id: str | None


class Cast(Protocol):
    """Everybody who is quoted in a corpus."""

    def of(self, release_id: str, number: int) -> Resolved:
        """Tell who the quote of this number (from 1) is by; all None when nobody can say."""

    def person(self, speaker_id: str) -> Person | None:
        """Give the person of a slug, if there is one."""

    def everybody(self) -> Iterable[Named]:
        """Give all persons, by their slugs; namesakes in the order of their first quotes."""

    def called(self, words: Collection[str]) -> Iterable[Named]:
        """Give the persons of whose names one has any of these folded words, in that order."""

    def quotes_of(self, person: Person) -> frozenset[str]:
        """Give the ids of the quotes known to be a person's."""

    def posts(self) -> Sequence[Post]:
        """Give the posts that anybody speaks in, with a name or without, by number."""

    def in_post(self, post: Post) -> Sequence[InPost]:
        """Give the quotes of whoever holds a post, the oldest first."""

    def rows(self, releases: Collection[str] | None = None) -> list[SpeakerRow]:
        """List who is quoted, most quoted first; `releases` (ids) limits what is counted."""
