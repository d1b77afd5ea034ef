"""Who is the same person across the corpus, and who is meant by a surname or a bare office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from msgspec import Struct

from pressctl.answers.quotes import SpeakerFrom
from pressctl.answers.speakers import SpeakerRow
from pressctl.model import Release
from pressctl.query.body_keys import is_one_body
from pressctl.query.histories import speaker_row, usual_name
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


class Person(Struct, frozen=True):
    """One person of the corpus; `speaker_id` is the slug of the name."""

    speaker_id: str
    name: str


class Resolved(Struct, frozen=True):
    """Who a quote is by, and how that is known; both None when nobody can say."""

    person: Person | None = None
    speaker_from: SpeakerFrom | None = None

    @property
    def name(self) -> str | None:
        """Give the person's name."""
        return self.person.name if self.person else None


_UNKNOWN = Resolved()
_APART = "kept apart from {} of the same name: no office, body or release links them"


class People:
    """The persons of a corpus, and every quote known to be theirs."""

    def __init__(self) -> None:
        self.persons: dict[str, Person] = {}
        self.mentions: list[Mention] = []
        self._said: dict[str, Group] = {}
        self._names: dict[str, set[NameKey]] = {}
        self._resolved: dict[tuple[str, int], Resolved] = {}
        self._holders = Holders()
        self._evidence: dict[str, tuple[str, ...]] = {}

    @classmethod
    def build(cls, releases: Iterable[Release]) -> People:
        """Join the speakers of a corpus; the order of the releases does not matter."""
        people = cls()
        people.mentions = sorted(
            (one for release in releases for one in read_mentions(release)),
            key=lambda mention: mention.order,
        )
        named = [one for one in people.mentions if one.is_named]
        people._add_persons(join(named))
        people._settle(one for one in people.mentions if not (one.is_named or one.is_joint))
        return people

    def of(self, release_id: str, number: int) -> Resolved:
        """Tell who the quote of this number (from 1) is by; all None when nobody can say."""
        return self._resolved.get((release_id, number), _UNKNOWN)

    def said_by(self, person: Person) -> Sequence[Mention]:
        """Give what is known to be said by a person."""
        return self._said[person.speaker_id]

    def names_of(self, person: Person) -> Collection[NameKey]:
        """Give the names a person is called by in full."""
        return self._names[person.speaker_id]

    def rows(self, releases: Collection[str] | None = None) -> list[SpeakerRow]:
        """List who is quoted, most quoted first; `releases` (ids) limits what is counted."""
        rows = []
        for person in self.persons.values():
            said = self._said[person.speaker_id]
            counted = [one for one in said if releases is None or one.release.id in releases]
            if counted:
                why = "; ".join(self._evidence[person.speaker_id]) or None
                rows.append(speaker_row(person.speaker_id, person.name, counted, why))
        return sorted(rows, key=lambda row: (-row.quote_count, -row.word_count, row.speaker_id))

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
        self.persons[speaker_id] = person
        self._said[speaker_id] = group
        self._names[speaker_id] = {one.key for one in group}
        self._evidence[speaker_id] = (*joined.reasons, *evidence)
        for one in group:
            self._resolved[one.release.id, one.number] = Resolved(person, one.quote.speaker_from)
            self._holders.add(_offices(one, held_keys), one.release.published, speaker_id)

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
                self._resolved[one.release.id, one.number] = Resolved(person, "corpus")
                self._said[person.speaker_id].append(one)

    def _by_last_word(self) -> dict[str, list[Person]]:
        table: dict[str, list[Person]] = defaultdict(list)
        for person in self.persons.values():
            for word in {surname_of(key) for key in self._names[person.speaker_id]}:
                table[word].append(person)
        return table

    def _by_turn(self, mention: Mention) -> Person | None:
        """Take the speaker of the quote before, where only the corpus could say who that is."""
        before = self.of(mention.release.id, mention.number - 1)
        if before.person is None or before.speaker_from != "corpus":
            return None
        return before.person if self._can_be(mention, before.person) else None

    def _by_office(self, mention: Mention) -> Person | None:
        role = mention.quote.speaker.role
        if not role or is_nobody(role):
            return None
        holder = self._holders.on(_offices(mention, office_keys), mention.release.published)
        return self.persons[holder] if holder else None

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
    speaker = mention.quote.speaker
    if not speaker.role:
        return ()
    return keys(speaker.role, speaker.organisation, mention.release.issuer)


def _numbered(stem: str, count: int, taken: set[str]) -> Iterator[str]:
    """Number further persons of one name; a number that is part of a name is left to that."""
    number = 1
    for _ in range(count):
        number += 1
        while f"{stem}-{number}" in taken:
            number += 1
        yield f"{stem}-{number}"
