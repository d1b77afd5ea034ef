"""Whom the text of a release names: in full around a surname, and beside an office.

The answers for a text are remembered, for a release is asked the same twice: once for its block
quotes, once with those inside its paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pressctl.model import Speaker
from pressctl.parsing import lexicon
from pressctl.parsing.given_names import GIVEN_NAMES
from pressctl.parsing.names import is_given_name, is_title
from pressctl.parsing.offices import is_office
from pressctl.parsing.speaker import read_speaker
from pressctl.parsing.words import fold_word

MOST_TEXT = 200_000  # characters of a release searched for a name; not measured
_ANSWERS_KEPT = 128
_REACH = 80  # characters before or behind a surname that hold the rest of a name; not measured
# A word of a name, with the space behind it; no name goes on behind a full stop or a line's end
_WORD = r"(?:[^\Wa-z_][\w’'-]*|[A-Z][a-z]{0,2}\.|(?:[A-Z]\.)+)[^\S\n\t]{1,2}"
_NAMES_BEFORE = re.compile(rf"(?<![\w’'-])(?:{_WORD}){{1,3}}$")
_NAMES_BEHIND = re.compile(r"(?:[^\S\n]+[^\Wa-z_][\w’'-]*){1,2}")
_NAME_BEHIND_OFFICE = re.compile(rf",?[^\S\n]+((?:{_WORD}){{1,3}}[^\Wa-z_][\w’'-]*)")
# "Jane Roe, the Home Secretary, came", but "After meeting Jane Roe, the Home Secretary left"
_APPOSITION_ENDS = re.compile(r"\s*(?:[^\w\s’']|$)|\s+(?:of|for|at|in|and|since|from|until|who)\b")
_NAME_BEFORE_OFFICE = re.compile(rf"((?:{_WORD}){{1,2}}[^\Wa-z_][\w’'-]*),?[^\S\n]+(?:the\s+)?$")
# "Shadow Home Secretary Jane Roe" does not hold the office that stands behind the word
QUALIFIED = frozenset(
    """shadow former ex deputy acting vice assistant associate interim outgoing incoming designate
    junior late previous then""".split()
)
_OFFICE_AND_NAME = re.compile(
    r"(?:[^\Wa-z_][\w’'-]*,?\s+|(?:of|for|and)\s+(?=[^\Wa-z_])){1,9}[^\Wa-z_][\w’'-]*(?:\s+[A-Z]{2,3}\b)?"
)


@lru_cache(_ANSWERS_KEPT)
def full_names(text: str, short: str, *, given: bool) -> frozenset[str]:
    """Find the full names that a surname stands in; with `given` it may be a given name."""
    given = given and fold_word(short) in GIVEN_NAMES
    people = {read_speaker(words).name for words in set(_names_around(text, short, given))}
    return frozenset(
        name for name in people if name and is_full_name(name) and f" {short} " in f" {name} "
    )


def _names_around(text: str, short: str, given: bool) -> Iterator[str]:
    """Give what may be a full name around each place where a word stands."""
    for at, end in _places(text, short):
        lead = _lead(text, at) if _ends_here(text, end) else ""
        before = _NAMES_BEFORE.search(lead) if _may_name(lead.split()[-3:]) else None
        if before and _may_name(before[0].split()):
            yield before[0] + short
        behind = _NAMES_BEHIND.match(text, end) if given and _starts_here(text, at) else None
        if behind:
            yield short + behind[0]


def _may_name(words: Sequence[str]) -> bool:
    """Whether the capitalised words before a surname hold more than offices and titles."""
    for word in reversed(words):
        if word[0].islower() and word[0].isascii():
            return False
        if is_given_name(word) or not (is_title(word) or is_office(word)):
            return True
    return False


@lru_cache(_ANSWERS_KEPT)
def names_beside(text: str, role: str) -> frozenset[str]:
    """ "Home Secretary Jane Roe", "Jane Roe, the Home Secretary" """
    people = [read_speaker(words) for words in set(_around_office(text, role))]
    return frozenset(one.name for one in people if one.name and " " in one.name and not one.role)


def _around_office(text: str, role: str) -> Iterator[str]:
    for at, end in _places(text, role):
        if is_qualified(_lead(text, at)):
            continue
        behind = _NAME_BEHIND_OFFICE.match(text, end) if _starts_here(text, at) else None
        before = _NAME_BEFORE_OFFICE.search(_lead(text, at)) if _ends_here(text, end) else None
        if before and "," in before[0] and not _APPOSITION_ENDS.match(text, end):
            before = None
        yield from (found[1] for found in (behind, before) if found)


def is_qualified(lead: str) -> bool:
    """Whether the words before an office end in one that makes it another office."""
    last = fold_word(lead).rstrip(" -").rpartition(" ")[2]
    return last in QUALIFIED


@lru_cache(_ANSWERS_KEPT)
def officials(text: str, head: str) -> tuple[Speaker, ...]:
    """Find the people that the text names with an office in front that has the word `head`."""
    found = dict.fromkeys(match[0] for match in _OFFICE_AND_NAME.finditer(text, 0, MOST_TEXT))
    people = (read_speaker(words) for words in found if head in words.lower())
    return tuple(one for one in people if is_full_name(one.name) and one.role)


def is_full_name(name: str | None) -> bool:
    """Whether a name has more than one word, or is a peer's."""
    return name is not None and " " in name and fold_word(name).split()[0] not in lexicon.PARTICLES


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    at = text.find(words, 0, MOST_TEXT)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + len(words), MOST_TEXT)


def _lead(text: str, at: int) -> str:
    """Give whole words before a place."""
    lead = text[max(0, at - _REACH) : at]
    return lead.partition(" ")[2] if len(lead) == _REACH else lead


def _starts_here(text: str, at: int) -> bool:
    return at == 0 or not (text[at - 1].isalnum() or text[at - 1] in "-_")


def _ends_here(text: str, end: int) -> bool:
    following = text[end : end + 1]
    return not following or not (following.isalnum() or following in "-_")
