"""Whose words are asked for: typed words mean a person, an office or a body, and their quotes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from pressctl.query.body_keys import body_key, is_one_body
from pressctl.query.mentions import Mention
from pressctl.query.names import NameKey, can_be_one_name, name_key, surname_of
from pressctl.query.offices import is_nobody, office, office_forms
from pressctl.query.speakers import People, Person

# Likeness (0 to 100) from which a name is offered as "did you mean"; not measured: one wrong
# letter in six gives 83, and names that share half their letters about 50.
_NEAR = 80
_MOST_OFFERED = 5


class Voice(Struct, frozen=True):
    """A person, an office or a body, and the ids of the quotes that are theirs.

    `persons` are all who speak; an office or a body may also speak through nobody that is named.
    """

    kind: Literal["person", "office", "organisation"]
    name: str
    persons: tuple[Person, ...]
    quotes: frozenset[str]

    @property
    def label(self) -> str:
        """Give what can be typed to mean just this."""
        return self.persons[0].speaker_id if self.kind == "person" else self.name


def voice_of(people: People, person: Person) -> Voice:
    """Give the voice of one person."""
    quotes = frozenset(one.quote_id for one in people.said_by(person))
    return Voice("person", person.name, (person,), quotes)


def find_voices(people: People, words: str) -> list[Voice]:
    """Find whom typed words mean, several if that is not clear.

    A slug or a full name comes first, then a surname, other words of a name, a full name behind an
    office, an office, and a body.
    """
    persons = [voice_of(people, one) for one in find_persons(people, words)]
    return persons or _offices(people, words) or _bodies(people, words)


def find_persons(people: People, words: str) -> list[Person]:
    """Find the persons that a name means: slug or full name, else a surname, else its words."""
    asked, slugged = name_key(words), words.strip().lower()
    persons = people.persons
    if slugged in persons:
        return [persons[slugged]]
    if not asked:
        return []
    tests: tuple[Callable[[NameKey], bool], ...] = (
        lambda key: key == asked,
        lambda key: asked == (surname_of(key),) or (len(asked) > 1 and key[-len(asked) :] == asked),
        lambda key: can_be_one_name(asked, key),  # "Thomas Hill" for Tom, "J. Hill"
        lambda key: set(asked) <= set(key),
        lambda key: len(key) > 1 and asked[-len(key) :] == key,  # "Home Secretary Ann Pell"
    )
    for test in tests:
        if found := [one for one in persons.values() if any(map(test, people.names_of(one)))]:
            return found
    return []


def _offices(people: People, words: str) -> list[Voice]:
    """Find an office, with its body or without: everybody who held it, each while they did."""
    asked, whole = office(words), set(body_key(words))
    said = [
        one
        for one, role, body in _in_office(people)
        if role and (asked in office_forms(role) or (body and whole == set(_titled(role, body))))
    ]
    return [_voice(people, "office", said, lambda one: one.quote.speaker.role)] if said else []


@lru_cache(maxsize=65536)
def _titled(role: str, body: str) -> NameKey:
    return body_key(f"{office(role)} {body}")


def _bodies(people: People, words: str) -> list[Voice]:
    """Find a body by its name, its initials, or words of its name; several if they are of several.

    Names of one body are one voice.
    """
    asked = body_key(words)
    if not asked:
        return []
    spoken = [(one, body) for one, _, body in _in_office(people) if body]
    exact = [(one, body) for one, body in spoken if is_one_body(words, body)]
    near = exact or [(one, body) for one, body in spoken if set(asked) <= set(body_key(body))]
    by_body: dict[str, list[Mention]] = {}
    for one, body in near:
        home = next((name for name in by_body if is_one_body(name, body)), body)
        by_body.setdefault(home, []).append(one)
    return [
        _voice(people, "organisation", said, lambda one: one.quote.speaker.organisation)
        for _, said in sorted(by_body.items())
    ]


def _in_office(people: People) -> Iterator[tuple[Mention, str | None, str | None]]:
    """Give each quote with the office and body it is in; "Ms Pell added:" as before in its release.

    Somebody's role at another time tells nothing.
    """
    held: dict[tuple[str, str], tuple[str | None, str | None]] = {}
    for one in people.mentions:
        speaker, person = one.quote.speaker, people.of(one.release.id, one.number).person
        told = (speaker.role, speaker.organisation)
        key = (one.release.id, person.speaker_id if person else "")
        if any(told):
            held.setdefault(key, told)
        elif person:
            told = held.get(key, told)
        yield one, *told


def _voice(
    people: People,
    kind: Literal["office", "organisation"],
    said: Iterable[Mention],
    name_of: Callable[[Mention], str | None],
) -> Voice:
    said = list(said)
    names = [name for one in said if (name := name_of(one))]
    found = (people.of(one.release.id, one.number).person for one in said)
    persons = {one.speaker_id: one for one in found if one}
    name = min(set(names), key=lambda name: (-names.count(name), len(name), name))
    return Voice(kind, name, tuple(persons.values()), frozenset(one.quote_id for one in said))


def suggest(people: People, words: str) -> list[Voice]:
    """Find persons, else offices and bodies, whose name is spelt nearly so, best first."""
    persons = {one.speaker_id: _spellings(one, people) for one in people.persons.values()}
    if near := _nearest(" ".join(name_key(words)), persons):
        return [voice_of(people, people.persons[speaker_id]) for speaker_id in near]
    offices: dict[str, set[str]] = {}
    for one in people.mentions:
        for name in (one.quote.speaker.role, one.quote.speaker.organisation):
            if name and not is_nobody(name):
                offices.setdefault(name, {" ".join(body_key(name)), office(name)})
    voices: dict[str, Voice] = {}
    for name in _nearest(" ".join(body_key(words)), offices):
        for voice in _offices(people, name) or _bodies(people, name):
            voices.setdefault(voice.name, voice)
    return list(voices.values())


def _nearest(asked: str, names: dict[str, set[str]]) -> list[str]:
    from rapidfuzz.fuzz import ratio

    scored = [(max(ratio(asked, one) for one in spelt), name) for name, spelt in names.items()]
    near = sorted((-score, name) for score, name in scored if asked and score >= _NEAR)
    return [name for _, name in near[:_MOST_OFFERED]]


def _spellings(person: Person, people: People) -> set[str]:
    """Give whole names and their words that are long enough to be mistyped."""
    names = people.names_of(person)
    whole = {" ".join(key) for key in names}
    return whole | {word for key in names for word in key if len(word) > 3}
