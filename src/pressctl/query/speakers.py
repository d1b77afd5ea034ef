"""Who is the same person across the corpus, and who is meant by a surname or a bare office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct

from pressctl.answers import SpeakerFrom, SpeakerRow
from pressctl.model import Release
from pressctl.query.mentions import (
    Group,
    Mention,
    group_by_person,
    names_another,
    speaker_row,
    usual_name,
)
from pressctl.query.names import NameKey, courtesy_of, is_surname_of, name_key, slug
from pressctl.query.offices import Holders, is_nobody, office, office_keys

# Likeness (0 to 100) from which a name is offered as "did you mean"; not measured: one wrong
# letter in six gives 83, and names that share half their letters about 50.
_NEAR = 80


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


class People:
    """The persons of a corpus, and every quote known to be theirs."""

    def __init__(self) -> None:
        self._persons: dict[str, Person] = {}
        self._said: dict[str, Group] = {}
        self._names: dict[str, set[NameKey]] = {}
        self._resolved: dict[tuple[str, int], Resolved] = {}
        self._holders = Holders()

    @classmethod
    def build(cls, releases: Iterable[Release]) -> People:
        """Join the speakers of a corpus; the order of the releases does not matter."""
        mentions = sorted(
            (
                Mention(release, number, quote)
                for release in releases
                for number, quote in enumerate(release.quotes, start=1)
            ),
            key=lambda mention: mention.order,
        )
        people = cls()
        named = [one for one in mentions if one.quote.speaker_from and one.key]
        people._add_persons(group_by_person(named))
        people._settle(one for one in mentions if not (one.quote.speaker_from and one.key))
        return people

    def of(self, release_id: str, number: int) -> Resolved:
        """Tell who the quote of this number (from 1) is by; all None when nobody can say."""
        return self._resolved.get((release_id, number), _UNKNOWN)

    def find(self, words: str) -> list[Person]:
        """Find whom typed words mean: slug or full name, else words of a name, else an office."""
        asked, slugged, wanted = name_key(words), words.strip().lower(), office(words)
        persons = list(self._persons.values())
        return (
            [one for one in persons if one.speaker_id == slugged]
            or [one for one in persons if asked in self._names[one.speaker_id]]
            or [one for one in persons if asked and set(asked) <= set(name_key(one.name))]
            or [one for one in persons if self._is_named_last(one, asked)]
            or [one for one in persons if wanted in self._offices_of(one)]
        )

    def suggest(self, words: str) -> list[Person]:
        """Find persons whose name is spelt nearly so, best first."""
        from rapidfuzz.fuzz import ratio

        asked = " ".join(name_key(words))
        scored = [
            (max(ratio(asked, spelling) for spelling in _spellings(one)), one)
            for one in self._persons.values()
        ]
        near = [pair for pair in scored if pair[0] >= _NEAR]
        return [one for _, one in sorted(near, key=lambda pair: (-pair[0], pair[1].speaker_id))]

    def rows(self, releases: Collection[str] | None = None) -> list[SpeakerRow]:
        """List who is quoted, most quoted first; `releases` (ids) limits what is counted."""
        rows = []
        for person in self._persons.values():
            said = self._said[person.speaker_id]
            counted = [one for one in said if releases is None or one.release.id in releases]
            if counted:
                rows.append(speaker_row(person.speaker_id, person.name, counted))
        return sorted(rows, key=lambda row: (-row.quote_count, -row.word_count, row.speaker_id))

    def _is_named_last(self, person: Person, asked: NameKey) -> bool:
        """Tell if typed words end in the full name: "Home Secretary Ann Pell"."""
        return any(
            len(key) > 1 and asked[-len(key) :] == key for key in self._names[person.speaker_id]
        )

    def _offices_of(self, person: Person) -> set[str]:
        roles = (one.quote.speaker.role for one in self._said[person.speaker_id])
        return {office(role) for role in roles if role}

    def _add_persons(self, groups: Iterable[Group]) -> None:
        """Give each group a slug; namesakes are numbered in the order of their first quotes."""
        by_slug: dict[str, list[Group]] = defaultdict(list)
        for group in groups:
            by_slug[slug(usual_name(group))].append(group)
        for stem in sorted(by_slug):
            in_order = sorted(by_slug[stem], key=lambda group: group[0].order)
            for number, group in enumerate(in_order, start=1):
                speaker_id = stem if number == 1 else f"{stem}-{number}"
                self._add(Person(speaker_id, usual_name(group)), group)

    def _add(self, person: Person, group: Group) -> None:
        self._persons[person.speaker_id] = person
        self._said[person.speaker_id] = group
        self._names[person.speaker_id] = {one.key for one in group}
        for one in group:
            self._resolved[one.release.id, one.number] = Resolved(person, one.quote.speaker_from)
            self._holders.add(_offices_named(one), one.release.published, person.speaker_id)

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
        for person in self._persons.values():
            for word in {_surname(key) for key in self._names[person.speaker_id]}:
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
        holder = self._holders.on(_offices_named(mention), mention.release.published)
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
        return fitting[0] if len(fitting) == 1 and self._can_be(mention, fitting[0]) else None

    def _can_be(self, mention: Mention, person: Person) -> bool:
        """Tell if nothing in the release speaks against it: "Mr" for a "Ms", another Pell."""
        said = courtesy_of(mention.source)
        known = {courtesy_of(one.source) for one in self._said[person.speaker_id]} - {None}
        if said and known and said not in known:
            return False
        return not mention.key or not names_another(mention, sorted(self._names[person.speaker_id]))


def _offices_named(mention: Mention) -> list[tuple[str, ...]]:
    speaker = mention.quote.speaker
    if not speaker.role:
        return []
    return office_keys(speaker.role, speaker.organisation, mention.release.issuer)


def _surname(key: NameKey) -> str:
    """Give the word a person is known by: "Lord Marchmont of Fell" is Marchmont."""
    return key[key.index("of") - 1] if "of" in key[1:] else key[-1]


def _spellings(person: Person) -> list[str]:
    """Give the whole name and its words that are long enough to be mistyped."""
    key = name_key(person.name)
    return [" ".join(key), *(word for word in key if len(word) > 3)]
