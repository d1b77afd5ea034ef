"""Segments of the words that name a speaker: what stands between two commas.

Each is a name ("Jane Roe"), an office ("Home Secretary"), an office with a name behind it, a name
with a body behind it ("Jane Roe of Acme"), or something else.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from msgspec import Struct

from pressctl.parsing import lexicon
from pressctl.parsing.bodies import is_body, tells_kind
from pressctl.parsing.commas import split_at_commas
from pressctl.parsing.given_names import GIVEN_NAMES
from pressctl.parsing.names import (
    is_given_name,
    is_peer,
    is_post_nominal,
    is_surely_a_name,
    is_title,
    read_name,
)
from pressctl.parsing.offices import is_office, is_rank
from pressctl.parsing.persons import split_before_given_name, split_office_and_name
from pressctl.parsing.portfolios import CONNECTORS
from pressctl.parsing.words import fold_word

_HOME = re.compile(r"\s+(of|from|at|for)\s+(?=(?:the\s+)?(?:[a-z]+\s){0,2}[^\Wa-z_])")
_PREPOSITION = re.compile(r"(?:from|of|at|for|with|on behalf of)\s", re.IGNORECASE)
_OWNER = re.compile(r"((?:[^\Wa-z_]\S*\s+){0,6}[^\Wa-z_]\S*?)[’']s\s+(?=[^\Wa-z_])")
_OFFICE_OF = re.compile(
    r"(?:[Tt]he\s)?(?:[A-Z][\w.]*\s){0,3}Office of (?:the\s(?!.*\s[a-z])|Inspector General)"
)
_FOR_SOMEBODY = re.compile(
    r"(?:an?\s|the\s)?(?:[\w-]+\s){0,3}(?:spokes(?:person|man|woman)|lawyer|attorney|aide)\s(?:for|of|to)\s\S",
    re.IGNORECASE,
)


class Segment(Struct, frozen=True, gc=False):
    """What stands between two commas. `name` and `office` are parts of `words`, or None."""

    words: str
    name: str | None = None
    office: str | None = None
    body: str | None = None  # "Jane Roe of Acme Widgets"
    weak: bool = False  # the name is no more than a guess

    @property
    def is_bare_name(self) -> bool:
        return self.name is not None and self.office is None

    @property
    def is_bare_office(self) -> bool:
        return self.office is not None and self.name is None

    @property
    def is_other(self) -> bool:
        return self.name is None and self.office is None


def read_segments(words: str, seen: Container[str]) -> list[Segment]:
    """Cut words at their commas and read each piece; `seen` are the words of the release."""
    return [_read_segment(part, seen) for part in split_at_commas(words)]


def opens_lead_in(words: str) -> bool:
    """Whether words set the scene and name nobody: "Speaking in Leeds", "On Friday"."""
    first, _, rest = words.partition(" ")
    folded = fold_word(first)
    if folded in lexicon.LEAD_IN_WORDS:
        return not (folded == "under" and rest and is_office(rest.split()[0]))
    if not folded.endswith("ing") or not rest or folded in GIVEN_NAMES:
        return False
    if is_office(rest.split()[0]):  # "Investigating officer Jo Bloggs"
        return False
    if folded in lexicon.LEAD_IN_VERBS or _does_to_somebody(folded, rest):
        return True
    return rest[0].islower() and folded not in lexicon.TOPICS


def _does_to_somebody(verb: str, rest: str) -> bool:
    """ "Defending Jane Roe", but "King Charles" and "Housing Secretary Jane Roe" """
    stem = verb.removesuffix("ing")
    person = is_given_name(rest.split(maxsplit=1)[0]) and " " in (read_name(rest) or "")
    return person and any(letter in "aeiouy" for letter in stem)


def _read_segment(words: str, seen: Container[str]) -> Segment:
    if opens_lead_in(words) or (words[0].islower() and _PREPOSITION.match(words)):
        return Segment(words)
    bare = words[4:].lstrip() if words.startswith("and ") else words
    if bare[:1].islower() and _FOR_SOMEBODY.match(bare):
        return Segment(words, office=bare)  # "a spokesperson for Rep. Jane Roe"
    if "Office of" in bare and _OFFICE_OF.match(bare):
        return Segment(words)
    name = read_name(bare)
    if name:
        office, behind = split_before_given_name(bare.split())
        office = office or _rank_in_front(bare.split())
        single = " " not in name and not is_title(bare.split()[0])
        return Segment(words, name=behind or name, office=office, weak=single and not office)
    home = _split_home(bare, seen) or _split_owner(bare)
    if home:
        return home
    office, behind = split_office_and_name(bare, seen)
    return Segment(words, name=behind, office=office, weak=_is_weak(behind, bare))


def _rank_in_front(tokens: Sequence[str]) -> str | None:
    """ "DCI Bashir": a rank in short stands where a title would."""
    ranks = [token for token in tokens if token.isupper() and is_office(token) and is_rank(token)]
    return " ".join(ranks[:1]) or None


def _split_home(words: str, seen: Container[str]) -> Segment | None:
    """ "Jane Roe of Acme Widgets", "Nursery manager Jane Roe from Little Acorns" """
    found = _HOME.search(words)
    while found:
        front = words[: found.start()]
        office, name = None, read_name(front)
        if not name:
            office, name = split_office_and_name(front, seen)
        sure = name and " " in name and not _is_weak(name, front) and not is_peer(name)
        if name and sure and not office and not is_surely_a_name(front.split()):
            behind = split_office_and_name(words[found.end() :], seen)
            sure = not all(behind)  # "Disabled Veterans of America President Jane Roe"
        if name and sure and (office or found[1] != "for"):
            return _at_home(words, office, name, found)
        found = _HOME.search(words, found.end())
    return None


def _at_home(words: str, office: str | None, name: str, found: re.Match[str]) -> Segment:
    home = words[found.end() :]
    if found[1] == "for" and office:  # "U.S. Attorney Jane Roe for the District of Maine"
        return Segment(words, name=name, office=f"{office} for {home}")
    body = home if found[1] != "from" or is_body(home) or tells_kind(home) else None
    return Segment(words, name=name, office=office, body=body)


def _split_owner(words: str) -> Segment | None:
    """ "Ardglen Community Forum's Jane Roe": a body and somebody of it, without an office."""
    found = _OWNER.match(words)
    name = read_name(words[found.end() :]) if found else None
    if not found or not name or " " not in name or not is_given_name(name.split()[0]):
        return None
    return Segment(words, name=name, body=found[1])


def _is_weak(name: str | None, words: str) -> bool:
    """Whether nothing but its place and its capitals make a name of the words behind an office."""
    if name is None:
        return False
    tokens = words.split()
    start = len(tokens) - len(name.split())
    behind = tokens[max(0, start - 1) :]
    known = any(is_title(t) or is_post_nominal(t) for t in behind) or is_given_name(name.split()[0])
    if known or is_peer(name):
        return False
    heads = [at for at in range(start) if is_office(tokens[at])]
    between = tokens[heads[-1] + 1 : start] if heads else tokens[:start]
    return " " not in name or any(token in CONNECTORS for token in between)
