"""Signs of a voice and of a narrator: what a paragraph shows of who is speaking in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from msgspec import Struct

from pressctl.model import Speaker
from pressctl.parsing import sign_words
from pressctl.parsing.names import surname
from pressctl.parsing.tone import name_tone
from pressctl.parsing.words import marks_of, runs_of
from pressctl.text import fold

_LONGEST = 3000  # characters of a paragraph that are looked at; not measured


class Candidate(Struct, frozen=True, gc=False):
    """A paragraph that may belong to a quotation."""

    text: str
    is_item: bool = False


class _Sign(NamedTuple):
    """What shows a sign: one of its words, or its pattern where one of its leads stands."""

    name: str
    words: frozenset[str]
    unless: frozenset[str]
    leads: frozenset[str]
    find: Callable[[str], re.Match[str] | None] | None


def _sign(name: str, pattern: str | None) -> _Sign:
    return _Sign(
        name,
        frozenset(sign_words.WORDS.get(name, "").split()),
        frozenset(sign_words.UNLESS.get(name, "").split()),
        frozenset(sign_words.LEADS.get(name, "").split()),
        _finder(name, pattern),
    )


def _finder(name: str, pattern: str | None) -> Callable[[str], re.Match[str] | None] | None:
    if name in sign_words.BACKWARDS:
        search = re.compile(sign_words.BACKWARDS[name], re.VERBOSE).search
        return lambda folded: search(folded[::-1])
    compiled = re.compile(pattern, re.VERBOSE) if pattern else None
    at_start = pattern is not None and pattern.strip().startswith("^")
    return compiled and (compiled.match if at_start else compiled.search)


_SIGNS = [_sign(name, pattern) for name, pattern in sign_words.PATTERNS.items()]
_TELLING = sign_words.PAST.union(*(sign.words | sign.leads | sign.unless for sign in _SIGNS))
_ABOUT = re.compile(r"[a-z][a-z'-]{3,}")
_PAST_ENDS = re.compile(sign_words.PAST_ENDS)
_GOVERNMENT_OPENS = re.compile(sign_words.GOVERNMENT_OPENS)
_DIGIT = re.compile(r"\d")
_FIRST_PERSON = ("says I", "says we")
_ACRONYM = re.compile(r"\([A-Z][A-Za-z&]{1,7}\)")
# "This agreement will help us ..." is a voice; "The agreement sets out ..." behind it a narrator
_THIS_NOUN = re.compile(r"this\ (?<=\bthis\ )(?:\w+\ )?(\w{4,})")
_THE_NOUN = re.compile(r"the\ (?:\w+\ )?(\w{4,})\b")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_CAPITAL = re.compile(r" [A-Z](?<=[a-z,;] [A-Z])")
# A paragraph repeats the narrative if more of its words stood there than this share; with .6 three
# more of 1,065 ends were missed on folds of the labels.
_REPEATS = 0.45


class _Person(NamedTuple):
    """What a paragraph may call its own speaker, folded; empty where the release does not say."""

    family: str
    office: str
    body: str
    is_politician: bool


def words_about(text: str) -> frozenset[str]:
    """Give the folded words of a text that say what it is about."""
    return frozenset(_ABOUT.findall(fold(text))) - sign_words.COMMON


def read_signs(
    paragraphs: Sequence[Candidate],
    speaker: Speaker,
    told: frozenset[str] = frozenset(),
    tone: Callable[[Sequence[str]], str] = name_tone,
) -> list[list[str]]:
    """Give the signs that each paragraph shows, by name.

    `told` are the words of the narrative before the cue, as `words_about` gives them; `tone` names
    the tone of a paragraph by its words.
    """
    person = _person(speaker)
    voiced = False
    pointed_at: set[str] = set()
    found = []
    for number, candidate in enumerate(paragraphs):
        text = candidate.text[:_LONGEST]
        folded = fold(text)
        runs = runs_of(folded)
        signs = [tone(runs), *_signs_of(text, folded, runs), "any"]
        has_voice = any(sign in _FIRST_PERSON for sign in signs)
        signs += _signs_of_person(folded, person, has_voice)
        if candidate.is_item:
            signs.append("is a list item")
        opening = _THE_NOUN.match(folded)
        if opening and opening[1] in pointed_at:
            signs.append("says the where the voice said this")
        pointed_at.update(_THIS_NOUN.findall(folded))
        if not has_voice:
            signs.append("drops the first person" if voiced else "has no first person yet")
        if number and _repeats(folded, told):
            signs.append("repeats the narrative before")
        voiced = voiced or has_voice
        found.append(signs)
    return found


def _signs_of(text: str, folded: str, runs: Sequence[str]) -> Iterator[str]:
    marks = marks_of(folded)
    words = _TELLING.intersection(chain(runs, marks))
    shown = _shown(words, folded)
    yield from shown
    if not any(name in _FIRST_PERSON for name in shown):
        told = sign_words.TELLING_WITHOUT_VOICE
        yield from (f"{name} without I or we" for name in shown if name in told)
    yield from _signs_of_size(folded)
    past = len(_PAST_ENDS.findall(folded)) + sum(map(runs.count, words & sign_words.PAST))
    if past >= 3 and past * 9 > len(runs):
        yield "tells of the past"
    if len(_DIGIT.findall(marks)) >= 4:
        yield "has many digits"
    if _ACRONYM.search(text):
        yield "abbreviates"
    capitals = len(_CAPITAL.findall(text))
    if capitals >= 4 and capitals * 6 > len(runs):
        yield "is full of names"


def _shown(words: frozenset[str], folded: str) -> list[str]:
    shown = []
    for name, telling, unless, leads, find in _SIGNS:  # taken apart: this is the innermost loop
        if not telling.isdisjoint(words):
            if unless.isdisjoint(words):
                shown.append(name)
        elif find and not (leads and leads.isdisjoint(words)) and find(folded):
            shown.append(name)
    return shown


def _person(speaker: Speaker) -> _Person:
    office = fold(speaker.role or "").split()
    return _Person(
        surname(speaker.name or ""),
        office[-1] if office else "",
        _bare(fold(speaker.organisation or "")),
        is_politician(office),
    )


def _signs_of_person(folded: str, person: _Person, has_voice: bool) -> Iterator[str]:
    family, office, body, governs = person
    if family and family in folded and re.search(rf"\b{re.escape(family)}\b", folded):
        yield "names its own speaker"
    if office and f"the {office} " in f"{folded} ":
        yield "names the speaker's office"
    if body and body in _bare(folded):
        yield "names the speaker's body"
        if not has_voice:
            yield "names the speaker's body from outside"
    if governs and _GOVERNMENT_OPENS.match(folded):
        yield "speaks of the government in the third person"


def is_politician(office: Sequence[str]) -> bool:
    """Whether the folded words of a role are those of somebody who speaks for a government."""
    return not sign_words.POLITICIANS.isdisjoint(office)


def _bare(folded: str) -> str:
    """Leave out apostrophes and the article of a name: "the Children's Society"."""
    return folded.replace("'", "").removeprefix("the ")


def _signs_of_size(folded: str) -> Iterator[str]:
    length = len(folded.split())
    stops = len(_SENTENCE_END.findall(folded))
    if length <= 14:
        yield "is short"
    if stops >= 2 and length <= 11 * stops:
        yield "has short sentences"
    if stops <= 1 and length >= 26:
        yield "is one long sentence"
    if length >= 60:
        yield "is long"
    if length >= 90:
        yield "is very long"


def _repeats(folded: str, told: frozenset[str]) -> bool:
    about = frozenset(_ABOUT.findall(folded)) - sign_words.COMMON if told else told
    return bool(about) and len(about & told) > _REPEATS * len(about)
