"""Whose words are asked for: typed words mean a person, an office or a body, and their quotes.

What offices are called is imported where it is asked for: most ask for a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from itertools import chain
from typing import Literal

from msgspec import Struct

from pressctl.query.body_keys import body_key, is_one_body
from pressctl.query.cast import Cast, Person, Post
from pressctl.query.names import NameKey, can_be_one_name, name_key, surname_of

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


def voice_of(cast: Cast, person: Person) -> Voice:
    """Give the voice of one person."""
    return Voice("person", person.name, (person,), cast.quotes_of(person))


def find_voices(cast: Cast, words: str) -> list[Voice]:
    """Find whom typed words mean, several if that is not clear.

    A slug or a full name comes first, then a surname, other words of a name, a full name behind an
    office, an office, and a body.
    """
    persons = [voice_of(cast, one) for one in find_persons(cast, words)]
    return persons or _offices(cast, words) or _bodies(cast, words)


def find_persons(cast: Cast, words: str) -> list[Person]:
    """Find the persons that a name means: slug or full name, else a surname, else its words."""
    if person := cast.person(words.strip().lower()):
        return [person]
    asked = name_key(words)
    if not asked:
        return []
    tests: tuple[Callable[[NameKey], bool], ...] = (
        lambda key: key == asked,
        lambda key: asked == (surname_of(key),) or (len(asked) > 1 and key[-len(asked) :] == asked),
        lambda key: can_be_one_name(asked, key),  # "Thomas Hill" for Tom, "J. Hill"
        lambda key: set(asked) <= set(key),
        lambda key: len(key) > 1 and asked[-len(key) :] == key,  # "Home Secretary Ann Pell"
    )
    # whatever name passes a test has the last word, or ("Lord Marchmont of Fell") the surname
    named = list(cast.called({asked[-1], surname_of(asked)}))
    for test in tests:
        if found := [one for one, names in named if any(map(test, names))]:
            return found
    return []


def _offices(cast: Cast, words: str) -> list[Voice]:
    """Find an office, with its body or without: everybody who held it, each while they did."""
    from pressctl.query.offices import office, office_forms

    asked, whole = office(words), set(body_key(words))
    posts = [
        post
        for post in cast.posts()
        if post.role
        and (
            asked in office_forms(post.role)
            or (post.body and whole == set(_titled(post.role, post.body)))
        )
    ]
    return [_voice(cast, "office", posts, lambda post: post.role)] if posts else []


@lru_cache(maxsize=65536)
def _titled(role: str, body: str) -> NameKey:
    from pressctl.query.offices import office

    return body_key(f"{office(role)} {body}")


def _bodies(cast: Cast, words: str) -> list[Voice]:
    """Find a body by its name, its initials, or words of its name; several if they are of several.

    Names of one body are one voice.
    """
    asked = body_key(words)
    if not asked:
        return []
    posts = [post for post in cast.posts() if post.body]
    exact = [post for post in posts if is_one_body(words, post.body)]
    near = exact or [post for post in posts if set(asked) <= set(body_key(post.body))]
    by_body: dict[str, list[Post]] = {}
    for post in near:
        home = next((name for name in by_body if is_one_body(name, post.body)), post.body)
        by_body.setdefault(home, []).append(post)
    return [
        _voice(cast, "organisation", held, lambda post: post.body)
        for _, held in sorted(by_body.items())
    ]


def _voice(
    cast: Cast,
    kind: Literal["office", "organisation"],
    posts: Sequence[Post],
    name_of: Callable[[Post], str],
) -> Voice:
    """Give the voice of some posts, under the name most used for them, then the shortest."""
    told: Counter[str] = Counter()
    for post in posts:
        told[name_of(post)] += post.told
    name = min(told, key=lambda name: (-told[name], len(name), name))
    said = sorted(chain.from_iterable(map(cast.in_post, posts)), key=lambda one: one.place)
    ids = dict.fromkeys(one.speaker_id for one in said if one.speaker_id)
    persons = tuple(filter(None, map(cast.person, ids)))
    return Voice(kind, name, persons, frozenset(one.quote for one in said))


def suggest(cast: Cast, words: str) -> list[Voice]:
    """Find persons, else offices and bodies, whose name is spelt nearly so, best first."""
    persons = {one.speaker_id: _spellings(names) for one, names in cast.everybody()}
    if near := _nearest(" ".join(name_key(words)), persons):
        return [voice_of(cast, one) for one in filter(None, map(cast.person, near))]
    from pressctl.query.offices import is_nobody, office

    names = {name for post in cast.posts() for name in (post.role, post.body)} - {""}
    offices = {
        name: {" ".join(body_key(name)), office(name)} for name in names if not is_nobody(name)
    }
    voices: dict[str, Voice] = {}
    for name in _nearest(" ".join(body_key(words)), offices):
        for voice in _offices(cast, name) or _bodies(cast, name):
            voices.setdefault(voice.name, voice)
    return list(voices.values())


def _nearest(asked: str, names: dict[str, set[str]]) -> list[str]:
    from rapidfuzz.fuzz import ratio

    scored = [(max(ratio(asked, one) for one in spelt), name) for name, spelt in names.items()]
    near = sorted((-score, name) for score, name in scored if asked and score >= _NEAR)
    return [name for _, name in near[:_MOST_OFFERED]]


def _spellings(names: Collection[NameKey]) -> set[str]:
    """Give whole names and their words that are long enough to be mistyped."""
    whole = {" ".join(key) for key in names}
    return whole | {word for key in names for word in key if len(word) > 3}
