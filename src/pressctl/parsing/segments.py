"""Segments of the words that name a speaker: what stands between two commas.

Each is a name ("Jane Roe"), an office ("Home Secretary"), an office with a name behind it, a name
with a body behind it ("Jane Roe of Acme"), or something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pressctl.parsing import lexicon
from pressctl.parsing.bodies import is_body, is_kind_of_body, tells_kind
from pressctl.parsing.commas import split_at_commas
from pressctl.parsing.given_names import GIVEN_NAMES
from pressctl.parsing.names import (
    is_given_name,
    is_name_word,
    is_peer,
    is_post_nominal,
    is_surely_a_name,
    is_title,
    read_name,
)
from pressctl.parsing.offices import is_office, is_rank
from pressctl.parsing.portfolios import BEFORE_A_BODY, CONNECTORS, NO_PERSON, person_behind
from pressctl.parsing.words import fold_word

_HOME = re.compile(r"\s+(of|from|at|for)\s+(?=(?:the\s+)?(?:[a-z]+\s){0,2}[^\Wa-z_])")
_PREPOSITION = re.compile(r"(?:from|of|at|for|with|on behalf of)\s", re.IGNORECASE)
_OWNER = re.compile(r"((?:[^\Wa-z_]\S*\s+){0,6}[^\Wa-z_]\S*?)[’']s\s+(?=[^\Wa-z_])")
_BEFORE_SURNAME = frozenset("rep sen senator congressman congresswoman representative".split())
_BEFORE_TITLES = frozenset({"the", "very", "his", "her"})
_OFFICE_OF = re.compile(
    r"(?:[Tt]he\s)?(?:[A-Z][\w.]*\s){0,3}Office of (?:the\s(?!.*\s[a-z])|Inspector General)"
)
_FOR_SOMEBODY = re.compile(
    r"(?:an?\s|the\s)?(?:[\w-]+\s){0,3}(?:spokes(?:person|man|woman)|lawyer|attorney|aide)\s(?:for|of|to)\s\S",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Segment:
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


def read_segments(words: str, seen: frozenset[str]) -> list[Segment]:
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
    return (rest[0].islower() and folded not in lexicon.TOPICS) or folded in lexicon.LEAD_IN_VERBS


def _read_segment(words: str, seen: frozenset[str]) -> Segment:
    if opens_lead_in(words) or (words[0].islower() and _PREPOSITION.match(words)):
        return Segment(words)
    bare = words[4:].lstrip() if words.startswith("and ") else words
    if bare[:1].islower() and _FOR_SOMEBODY.match(bare):
        return Segment(words, office=bare)  # "a spokesperson for Rep. Jane Roe"
    if "Office of" in bare and _OFFICE_OF.match(bare):
        return Segment(words)
    name = read_name(bare)
    if name:
        office, behind = _split_before_given_name(bare.split())
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


def _split_home(words: str, seen: frozenset[str]) -> Segment | None:
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


def split_office_and_name(words: str, seen: frozenset[str]) -> tuple[str | None, str | None]:
    """Cut "Home Secretary Jane Roe" into office and name; either may be missing."""
    tokens = words.split()
    heads = [at for at in range(len(tokens)) if _is_head(tokens, at)]
    if len(heads) > 1 and is_kind_of_body(tokens, heads[-1]):
        heads.pop()
    if not heads:
        return _split_before_given_name(tokens)
    last = heads[-1]
    more = _more_of_office([fold_word(token) for token in tokens[last + 1 : last + 3]])
    if more:
        last += more
        heads.append(last)
    connector = _connector(tokens, last)
    if connector is not None:
        person = person_behind(tokens, connector, seen)
        return (_office_without_rank(tokens[: person[0]]), person[1]) if person else (words, None)
    if last > 0 and last + 1 == len(tokens) and _is_surname_here(tokens):
        return " ".join(tokens[:-1]), tokens[-1]
    for head in reversed(heads):
        name = read_name(" ".join(tokens[head + 1 :]))
        if name:
            return _office_without_rank(tokens[: head + 1]), name
    office, behind = _split_before_given_name(tokens)  # "Apprentice bricklayer Jo Bloggs"
    return (office, behind) if behind else (words, None)


def _more_of_office(following: Sequence[str]) -> int:
    """Count the words that go on with an office: "Minister of State", "Speaker Emerita"."""
    if following in (["of", "state"], ["pro", "tempore"], ["pro", "tem"]):
        return 2
    return 1 if following[:1] and following[0] in {"emerita", "emeritus", "elect"} else 0


def _is_surname_here(tokens: Sequence[str]) -> bool:
    """ "Rep. Bishop", "Senator King": an office that is a surname behind a title of Congress."""
    title, last = fold_word(tokens[-2]).strip("."), fold_word(tokens[-1])
    return title in _BEFORE_SURNAME and last in lexicon.SURNAMES_TOO and tokens[-1][0].isupper()


def _office_without_rank(tokens: Sequence[str]) -> str:
    """An office beats a rank: "Roads Minister Major Jane Roe" is the Roads Minister."""
    kept = list(tokens)
    while (
        len(kept) > 1
        and not (kept[-1].islower() and not is_office(kept[-2]))  # "swimmer and scheme ambassador"
        and (is_rank(kept[-1]) or _is_rank_of_general(kept))
        and any(is_office(token) and not is_rank(token) for token in kept[:-1])
    ):
        kept = kept[:-1]
    return " ".join(kept)


def _is_rank_of_general(tokens: Sequence[str]) -> bool:
    """ "Chief of the Defence Staff General Sir Jo Roe", but "Attorney General Jo Roe" """
    before = fold_word(tokens[-2])
    return tokens[-1] == "General" and before in {"staff", "command", "commander", "forces", "army"}


def _is_head(tokens: Sequence[str], at: int) -> bool:
    """Whether a word is an office here: no title before a name, no given name behind an office."""
    if not is_office(tokens[at]):
        return False
    following = tokens[at + 1 : at + 2]
    name_follows = bool(following) and is_name_word(following[0]) and not is_office(following[0])
    if is_title(tokens[at]) and name_follows:
        return False
    if not following and is_post_nominal(tokens[at]) and _is_behind_a_name(tokens[:at]):
        return False  # "Minister for Rail Jane Roe MP"
    earlier = any(is_office(token) for token in tokens[:at])
    unknown = at > 0 and tokens[at - 1].islower() and not _may_open_office(tokens[at - 1])
    return not ((earlier or unknown) and name_follows and is_given_name(tokens[at]))


def _is_behind_a_name(tokens: Sequence[str]) -> bool:
    named = len(tokens) > 1 and is_name_word(tokens[-1]) and not is_office(tokens[-1])
    return named and any(is_office(token) for token in tokens)


def _may_open_office(word: str) -> bool:
    return word in NO_PERSON or word in BEFORE_A_BODY or word in lexicon.OFFICE_ADJECTIVES


def _split_before_given_name(tokens: Sequence[str]) -> tuple[str | None, str | None]:
    """ "Control Operator Jane Roe", "Co-author Professor Jane Roe": an office we do not know."""
    if not tokens or is_given_name(tokens[0]):
        return None, None
    untitled = next(
        (t for t in tokens if not is_title(t) and fold_word(t) not in _BEFORE_TITLES), ""
    )
    if is_given_name(untitled):
        return None, None  # "HE Abdulaziz bin Nasser al-Mutlaq"
    for at in range(1, len(tokens) - 1):
        titled = is_title(tokens[at])
        known = at > 1 or is_office(tokens[0])  # two given names may stand together
        if not titled and not (known and is_given_name(tokens[at])):
            continue
        front = [t for t in tokens[:at] if not is_title(t) and fold_word(t) not in _BEFORE_TITLES]
        name = read_name(" ".join(tokens[at:]))
        if name and front and tokens[at - 1] not in CONNECTORS:  # "The family of Jane Roe"
            return " ".join(tokens[:at]), name
    return None, None


def _connector(tokens: Sequence[str], head: int) -> int | None:
    """Find the of/for/at right behind the last office word, where a body or portfolio begins."""
    following = tokens[head + 1 : head + 2]
    return head + 1 if following and following[0] in CONNECTORS else None
