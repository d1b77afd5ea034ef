"""Roles: where an office ends and the body it is held in begins."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from pressctl.parsing import lexicon
from pressctl.parsing.bodies import (
    ARTICLE,
    KIND,
    SHARED_NOUNS,
    body_name,
    is_body,
    is_body_word,
    is_of_several,
    is_place,
    tells_kind,
    without_kind,
)
from pressctl.parsing.fronts import body_in_front
from pressctl.parsing.given_names import GIVEN_NAMES
from pressctl.parsing.offices import (
    OF_BODY,
    PUBLIC_ONLY,
    TOPIC_WORDS,
    all_topics,
    holds_office,
    is_minister,
    is_office,
)
from pressctl.parsing.spokespersons import speaks_for, split_spokesperson
from pressctl.parsing.words import fold_word

_TOKEN = re.compile(r"\S+")
_AT_BODY = re.compile(
    rf"""\s+(?:at|from|with)\s+(?=(?:the\s+)?[^\Wa-z_]|{KIND})
    |\s+in\s+(?=the\s+(?:Department|Ministry|Directorate|Division|Bureau|Faculty|School|Office)\s)""",
    re.VERBOSE,
)
_SECOND_OFFICE = re.compile(r"\s+and\s+(?=(\S+)\s+(?:of|at|for)\s)")
_POSSESSIVE = re.compile(
    r"^((?:[Tt]he\s+)?[^\Wa-z_][^,]{0,60}?(?:[’']s|s[’'])|the\s+(?:[a-z-]+\s+){0,2}[a-z-]+[’']s)\s+(?=\S)"
)
# behind "the Police Chiefs’": "Council’s", which ends the name of the same body
_OWNER_GOES_ON = re.compile(r"(?:[^\Wa-z_][\w&-]*\s+){0,4}?([^\Wa-z_][\w-]*)[’']s\s+(?=\S)")
# What is no topic behind these is a body: "Director of Shelter" but "Director of Policy"
_OF_OTHERS = frozenset("director president co-director captain leader co-leader".split())
# Heads of a flock or an area: with "for X" they are one office ("Commissioner for Trade").
_FOR_AREA = frozenset(
    "commissioner envoy representative ambassador champion adviser advisor".split()
)
_FOR_A_TIME = frozenset("acting interim former outgoing incoming".split())
_FIRST_TOPICS = lexicon.TOPICS - {"the"}


def split_office(
    office: str, tail: Sequence[str], seen: Container[str]
) -> tuple[str, str | None, list[str]]:
    """Cut an office into role and organisation; the third is what of `tail` is left over.

    `tail` is what stood behind the office after commas; `seen` are the words of the release.
    """
    office = without_kind(office.strip(" ,"))
    if speaks_for(office):
        return (*split_spokesperson(office), list(tail))
    owned = _owned(office, seen)
    if owned:
        return (*owned, list(tail))
    office = ARTICLE.sub("", office)
    if fold_word(office).startswith(lexicon.WHOLE_OFFICES):
        return ", ".join([office, *tail]), None, []
    office = _first_of_two(office)
    cut = _cut_at_body(office)
    named = tail and tail[-1].strip(".") not in _COMPANY_FORMS and is_body(tail[-1])
    if cut and named and _is_portfolio(office[cut[1] :]):
        cut = None  # "Director of Nature Recovery", "WWF UK"
    if cut and _is_topic_of(office, cut):
        cut = None  # "Acme Trust Director of Screening"
    if cut:
        return office[: cut[0]], body_name(", ".join([office[cut[1] :], *tail])), []
    if tail and (_goes_on(office, tail[0]) or _has_a_unit(office, tail)):
        return split_office(", ".join([office, tail[0]]), tail[1:], seen)
    front = body_in_front(office)
    if front:
        first, _, body = office[:front].strip().partition(" ")
        if is_body(body) and fold_word(first) in _FOR_A_TIME:  # "Acting HUD Secretary"
            return f"{first} {office[front:].strip()}", body_name(body), list(tail)
        return office[front:].strip(), body_name(office[:front]), list(tail)
    return office, None, list(tail)


def _is_portfolio(words: str) -> bool:
    return not is_body(words) and len(words.split()) > 1 and not holds_office(words)


def _is_topic_of(office: str, cut: tuple[int, int]) -> bool:
    """Whether the body stands in front, so that what is behind "of" is none."""
    if office[cut[0] : cut[1]].strip() != "of" or is_body(office[cut[1] :]):
        return False
    front = body_in_front(office[: cut[0]])
    return front is not None and is_body(office[:front])


def _owned(office: str, seen: Container[str]) -> tuple[str, str | None] | None:
    """ "Sainsbury's CEO", "the NCA's Director of Operations", "England's Chief Nurse" """
    found = _POSSESSIVE.match(office)
    if not found:
        return None
    more = _OWNER_GOES_ON.match(office, found.end())
    end = more.end() if more and is_body_word(more[1]) else found.end()
    owner, role = office[:end].rstrip(), office[end:]
    if holds_office(owner):
        return None
    if _is_of_people(role):
        return ARTICLE.sub("", office), None
    before_head = role[: _head_start(role)].strip()
    if not holds_office(role.partition(",")[0]) or _ends_the_body(owner, before_head):
        return None
    bare = ARTICLE.sub("", owner)
    if fold_word(bare.split()[-1]) in lexicon.COMMON_OWNERS:  # "Limeview Residents' Group"
        return None
    if is_office(re.sub(r"[’']s?$", "", bare.split()[-1])):
        return ARTICLE.sub("", office), None  # "the Minister’s adviser"
    if is_place(re.sub(r"[’']s?$", "", bare)):
        return role, None
    return role, _owner_name(owner, bare, seen)


def _ends_the_body(owner: str, before_head: str) -> bool:
    """ "Retailers’ | Forum Director": what stands behind the owner is the body's name as well"""
    if is_of_several(owner) and fold_word(before_head).partition(" ")[0] in SHARED_NOUNS:
        return True
    return is_body(before_head) and (is_of_several(owner) or " " in before_head)


def _is_of_people(role: str) -> bool:
    """ "Oregon’s U.S. Senator", "Victim's mother": not of a body"""
    return fold_word(role.rsplit(maxsplit=1)[-1]).strip(".,") in _OF_PEOPLE


def _head_start(role: str) -> int:
    return next((m.start() for m in _TOKEN.finditer(role) if is_office(m[0])), len(role))


def _owner_name(owner: str, bare: str, seen: Container[str]) -> str:
    """Keep the 's of a brand ("Barnardo's"), drop that of a body ("the Met Office's").

    A brand is one of the table, or a given name that the release nowhere writes without its 's.
    """
    plain = re.sub(r"[’']s$|(?<=s)[’']$", "", bare)
    word = fold_word(plain)
    brand = word in lexicon.BRANDS or word in GIVEN_NAMES
    return bare if brand and plain not in seen and owner == bare else plain


def _first_of_two(office: str) -> str:
    """ "Chair of the Soil Board and Professor of Agronomy": of two offices the first counts."""
    second = _SECOND_OFFICE.search(office)
    if second and is_office(second[1]) and _cut_at_body(office[: second.start()]):
        return office[: second.start()]
    return office


def _cut_at_body(office: str) -> tuple[int, int] | None:
    """Find "at BODY", or "of BODY" behind an executive's office: where it begins and ends."""
    at_body = _AT_BODY.search(office)
    if at_body and " from " in at_body[0] and not is_body(office[at_body.end() :]):
        at_body = None  # "carer from Bury"
    if at_body and holds_office(office[: at_body.start()]) and not _names_body(office, at_body):
        return at_body.start(), at_body.end()
    tokens = list(_TOKEN.finditer(office))
    words = [fold_word(token[0]).strip(",") for token in tokens]
    for at in range(1, len(tokens) - 1):
        body = office[tokens[at + 1].start() :]
        if words[at] in {"of", "for"} and _is_cut(words, at, body):
            return tokens[at].start() - 1, tokens[at + 1].start()
    return None


def _names_body(office: str, at_body: re.Match[str]) -> bool:
    """ "Director of the Institute for Tidal Power at Exeter": the body begins before the "at"."""
    found = re.search(r"\sof\sthe\s(?=[A-Z])", office[: at_body.start()])
    if not found or not is_office(office[: found.start()].rsplit(maxsplit=1)[-1]):
        return False
    return is_body_word(office[found.end() :].split(maxsplit=1)[0])


def _is_cut(words: Sequence[str], at: int, body: str) -> bool:
    """Whether the body behind "of" or "for" is no part of the office."""
    head, connector = words[at - 1], words[at]
    later = re.search(r"\s(?:for|at|of)\s+(?:the\s+)?(?=[A-Z])", body)
    if body in _GENERIC_BODIES or tells_kind(body):
        return tells_kind(body)  # "Chief Inspector of Constabulary", "Trustee of the charity Acme"
    if later and _is_cut_later(body, later):
        return False
    titled = words[at - 2 : at]
    if titled == ["general", "secretary"]:
        return True
    if head not in OF_BODY and _is_area(body):
        return False
    if titled == ["ranking", "member"] or (not is_office(head) and head in TOPIC_WORDS):
        return is_body(body)
    if head == "secretary" and connector == "of":  # of a club or a union; not of state
        return is_body(body) and not fold_word(body).startswith("state")
    if not is_office(head) or head in PUBLIC_ONLY:
        return False
    return _takes_body(head, body, connector, "chief" in words[: at - 1])


def _is_cut_later(words: str, later: re.Match[str]) -> bool:
    """ "External Affairs for the RSPB", "Reserves for the Army": a topic, and a body behind it"""
    unit, body = words[: later.start()], words[later.end() :]
    if _starts_with_topic(words) and is_body(body):
        return True
    if later[0].split() != ["for", "the"]:
        return False  # "Frontiers of Freedom Institute"
    return " " not in unit and not is_body(unit) and any(is_body_word(w) for w in body.split())


def _is_area(body: str) -> bool:
    """ "UK Operations", "Europe Sales": a country and a topic, no body"""
    words = [fold_word(word).strip(",") for word in body.split()]
    return words[0] in lexicon.PLACES and words[0] != "the" and all_topics(" ".join(words[1:]))


def _takes_body(head: str, body: str, connector: str, chief: bool) -> bool:
    if is_place(body) or (connector == "for" and (head in _FOR_AREA or head.endswith("-general"))):
        return False
    if head in OF_BODY or (chief and connector == "of"):
        return not all_topics(body)
    if head in _OF_OTHERS and connector == "of":
        return is_body(body) or not _starts_with_topic(body)
    return is_body(body)


def _starts_with_topic(body: str) -> bool:
    return fold_word(body.split(maxsplit=1)[0]).strip(",") in _FIRST_TOPICS


def _goes_on(office: str, rest: str) -> bool:
    """ "Secretary of State for Levelling Up" goes on with "Housing and Communities"."""
    topic, at_body, _ = rest.partition(" at ")
    if at_body and all_topics(topic):
        return True  # "Vice President", "Public Policy at Acme"
    if " and " not in rest and "&" not in rest:
        return False
    words = office.split()
    return (is_minister(office) and "for" in words) or ("of" in words and all_topics(rest))


def _has_a_unit(office: str, tail: Sequence[str]) -> bool:
    """ "Director", "Policy and Research", "Acme Trust": a topic between an office and its body"""
    words = fold_word(office).split()
    if len(tail) < 2 or not words or words[-1] in OF_BODY:
        return False
    return " " in tail[0] and all_topics(tail[0])


_GENERIC_BODIES = frozenset(
    {"Constabulary", "Council", "Department", "Station", "School", "Police"}
)
_OF_PEOPLE = frozenset(
    """senator congressman congresswoman representative governor premier mother father wife husband
    son daughter brother sister widow widower""".split()
)
_COMPANY_FORMS = frozenset({"LLC", "Inc", "Ltd", "LLP", "plc", "PLC", "Corp", "Co"})
