"""Who is the same person across the corpus, and who is meant by a surname or a bare office."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property

from pressctl.answers.speakers import SpeakerRow
from pressctl.model import Release
from pressctl.query.body_keys import is_one_body
from pressctl.query.cast import UNKNOWN, InPost, Named, Person, Post, Resolved
from pressctl.query.histories import most_quoted_first, speaker_row, usual_name
from pressctl.query.joining import Joined, join
from pressctl.query.mentions import Group, Mention, names_another, read_mentions
from pressctl.query.names import NameKey, courtesy_of, is_surname_of, slug, surname_of, tokens
from pressctl.query.offices import (
    Holders,
    OfficeKeys,
    held_keys,
    is_nobody,
    is_personal,
    office,
    office_keys,
)

_APART = "kept apart from {} of the same name: no office, body or release links them"


class People:
    """The persons of a corpus, and every quote known to be theirs: a Cast worked out in memory."""

    def __init__(self, mentions: Iterable[Mention] = ()) -> None:
        """Join the speakers of a corpus; the order of the mentions does not matter."""
        self.mentions = sorted(mentions, key=lambda one: one.order)
        self._persons: dict[str, Person] = {}
        self._said: dict[str, Group] = {}
        self._names: dict[str, frozenset[NameKey]] = {}
        self._resolved: dict[str, list[Resolved]] = {}  # by release, in the order of its quotes
        for one in self.mentions:
            self._resolved.setdefault(one.release, []).append(UNKNOWN)
        self._holders = Holders()
        self._evidence: dict[str, tuple[str, ...]] = {}
        self._add_persons(join(one for one in self.mentions if one.is_named))
        self._settle(one for one in self.mentions if not (one.is_named or one.is_joint))

    @classmethod
    def build(cls, releases: Iterable[Release]) -> People:
        """Join the speakers of releases; their order does not matter."""
        return cls(one for release in releases for one in read_mentions(release))

    def of(self, release_id: str, number: int) -> Resolved:
        """Tell who the quote of this number (from 1) is by; all None when nobody can say."""
        quotes = self._resolved.get(release_id, ())
        return quotes[number - 1] if 0 < number <= len(quotes) else UNKNOWN

    def person(self, speaker_id: str) -> Person | None:
        """Give the person of a slug, if there is one."""
        return self._persons.get(speaker_id)

    def everybody(self) -> Iterator[Named]:
        """Give all persons, by their slugs; namesakes in the order of their first quotes."""
        for speaker_id, person in self._persons.items():
            yield Named(person, self._names[speaker_id])

    def called(self, words: Collection[str]) -> Iterator[Named]:
        """Give the persons of whose names one has any of these folded words."""
        wanted = frozenset(words)
        return (one for one in self.everybody() if not all(map(wanted.isdisjoint, one.names)))

    def said_by(self, person: Person) -> Sequence[Mention]:
        """Give what is known to be said by a person."""
        return self._said[person.speaker_id]

    def quotes_of(self, person: Person) -> frozenset[str]:
        """Give the ids of the quotes known to be a person's."""
        return frozenset(one.quote_id for one in self._said[person.speaker_id])

    def evidence_of(self, person: Person) -> str | None:
        """Say why names written otherwise are one person's, and who is kept apart, if anybody."""
        return "; ".join(self._evidence[person.speaker_id]) or None

    def posts(self) -> Sequence[Post]:
        """Give the posts that anybody speaks in, with a name or without, by number."""
        return [post for post, _ in self._posts]

    def in_post(self, post: Post) -> Sequence[InPost]:
        """Give the quotes of whoever holds a post, the oldest first."""
        return self._posts[post.number][1]

    @cached_property
    def _posts(self) -> list[tuple[Post, list[InPost]]]:
        """Put each quote to the post it is in; "Ms Pell added:" as before in its release.

        Somebody's role at another time tells nothing.
        """
        held: dict[tuple[str, str], tuple[str, str]] = {}
        quotes: dict[tuple[str, str], list[InPost]] = defaultdict(list)
        told: Counter[tuple[str, str]] = Counter()
        for place, one in enumerate(self.mentions):
            person = self.of(one.release, one.number).person
            speaker_id = person.speaker_id if person else None
            own = (one.facet.role, one.facet.body)
            if any(own):
                held.setdefault((one.release, speaker_id or ""), own)
                told[own] += 1
            post = own if any(own) or not speaker_id else held.get((one.release, speaker_id), own)
            if any(post):
                quotes[post].append(InPost(place, one.quote_id, speaker_id))
        return [
            (Post(number, *post, told[post]), said)
            for number, (post, said) in enumerate(quotes.items())
        ]

    def rows(self, releases: Collection[str] | None = None) -> list[SpeakerRow]:
        """List who is quoted, most quoted first; `releases` (ids) limits what is counted."""
        rows = []
        for person in self._persons.values():
            said = self._said[person.speaker_id]
            counted = [one for one in said if releases is None or one.release in releases]
            if counted:
                evidence = self.evidence_of(person)
                rows.append(speaker_row(person.speaker_id, person.name, counted, evidence))
        return sorted(rows, key=most_quoted_first)

    def _add_persons(self, persons: Iterable[Joined]) -> None:
        """Give each person a slug; namesakes are numbered in the order of their first quotes."""
        by_slug: dict[str, list[Joined]] = defaultdict(list)
        for joined in persons:
            by_slug[slug(usual_name(joined.mentions))].append(joined)
        taken = set(by_slug)
        for stem in sorted(by_slug):
            namesakes = sorted(by_slug[stem], key=lambda joined: joined.mentions[0].order)
            ids = [stem, *_numbered(stem, len(namesakes) - 1, taken)]
            for speaker_id, joined in zip(ids, namesakes, strict=True):
                others = [other for other in ids if other != speaker_id]
                self._add(speaker_id, joined, [_APART.format(", ".join(others))] if others else [])

    def _add(self, speaker_id: str, joined: Joined, evidence: Iterable[str]) -> None:
        group = joined.mentions
        person = Person(speaker_id, usual_name(group))
        self._persons[speaker_id] = person
        self._said[speaker_id] = group
        self._names[speaker_id] = frozenset(one.key for one in group)
        self._evidence[speaker_id] = (*joined.reasons, *evidence)
        for one in group:
            self._resolve(one, Resolved(person, one.speaker_from))
            self._holders.add(_offices(one, held_keys), one.published, speaker_id)

    def _resolve(self, mention: Mention, resolved: Resolved) -> None:
        self._resolved[mention.release][mention.number - 1] = resolved

    def _settle(self, mentions: Iterable[Mention]) -> None:
        """Find who is meant by a surname or a bare office, where there is no doubt."""
        by_last_word = self._by_last_word()
        for one in mentions:
            if one.key:
                person = self._by_surname(one, by_last_word.get(one.key[-1], ()))
            elif one.goes_on:
                person = self._by_turn(one)
            else:
                person = self._by_office(one)
            if person:
                self._resolve(one, Resolved(person, "corpus"))
                self._said[person.speaker_id].append(one)

    def _by_last_word(self) -> dict[str, list[Person]]:
        table: dict[str, list[Person]] = defaultdict(list)
        for person in self._persons.values():
            for word in {surname_of(key) for key in self._names[person.speaker_id]}:
                table[word].append(person)
        return table

    def _by_turn(self, mention: Mention) -> Person | None:
        """Take the speaker of the quote before, where only the corpus could say who that is."""
        before = self.of(mention.release, mention.number - 1)
        if before.person is None or before.speaker_from != "corpus":
            return None
        return before.person if self._can_be(mention, before.person) else None

    def _by_office(self, mention: Mention) -> Person | None:
        if not mention.facet.role or is_nobody(mention.facet.role):
            return None
        holder = self._holders.on(_offices(mention, office_keys), mention.published)
        return self._persons[holder] if holder else None

    def _by_surname(self, mention: Mention, persons: Sequence[Person]) -> Person | None:
        fitting = [
            one
            for one in persons
            if any(
                key == mention.key or is_surname_of(mention.key, key)
                for key in self._names[one.speaker_id]
            )
        ]
        if len(fitting) != 1 or not self._can_be(mention, fitting[0]):
            return None
        return fitting[0] if self._is_near(mention, fitting[0]) else None

    def _is_near(self, mention: Mention, person: Person) -> bool:
        """Tell if the issuer named the person in full, or the office or body is theirs alone."""
        here, known = mention.facet, {one.facet for one in self._said[person.speaker_id]}
        if set(mention.key) <= set(tokens(here.issuer)):  # "Office of Ann Pell"
            return True
        return any(
            (here.issuer and here.issuer == one.issuer)
            or (here.body and is_one_body(here.body, one.body))
            or (is_personal(here.role) and office(here.role) == office(one.role))
            for one in known
        )

    def _can_be(self, mention: Mention, person: Person) -> bool:
        """Tell if nothing in the release speaks against it: "Mr" for a "Ms", another Pell."""
        said = courtesy_of(mention.source)
        known = {courtesy_of(one.source) for one in self._said[person.speaker_id]} - {None}
        if said and known and said not in known:
            return False
        return not mention.key or not names_another(mention, sorted(self._names[person.speaker_id]))


def _offices(mention: Mention, keys: Callable[..., OfficeKeys]) -> OfficeKeys:
    told = mention.facet
    return keys(told.role, told.body, told.issuer) if told.role else ()


def _numbered(stem: str, count: int, taken: set[str]) -> Iterator[str]:
    """Number further persons of one name; a number that is part of a name is left to that."""
    number = 1
    for _ in range(count):
        number += 1
        while f"{stem}-{number}" in taken:
            number += 1
        yield f"{stem}-{number}"
