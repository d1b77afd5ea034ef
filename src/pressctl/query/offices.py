"""Offices and who held them when: what a bare "The Home Secretary said:" can mean."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from datetime import date
from functools import lru_cache

from pressctl.query.body_keys import body_key, is_government
from pressctl.text import fold

OfficeKey = tuple[str, ...]
OfficeKeys = tuple[OfficeKey, ...]

_FOR = re.compile(
    r"(?:(?P<what>secretary) of state|(?P<minister>minister)(?: of state)?)"
    r" (?:for|of) (?:the )?(?P<field>.+)"
)
_CALLED = re.compile(  # how one office is written: the Home Secretary, Sen., Congresswoman
    r"(?P<treasury>chancellor of the exchequer)|(?P<home>home department secretary)"
    r"|(?P<senator>sen|senators)"
    r"|(?P<representative>rep|reps|representatives|congress(?:man|woman|member|person))"
    r"|(?P<governor>gov)|(?P<chief>ceo|chief executive officer)"
    r"|(?P<chair>chair(?:man|woman|person))"
)
_NAMES = {
    "treasury": "chancellor",
    "home": "home secretary",
    "senator": "senator",
    "representative": "representative",
    "governor": "governor",
    "chief": "chief executive",
    "chair": "chair",
}
_SEVERAL_FIELDS = re.compile(  # "health and social care secretary"
    r"(?P<field>(?:(?!\b(?:secretary|minister)\b)[^,])+?)(?:,| and ).+ (?P<what>secretary|minister)"
)
_PERSONAL = re.compile(
    r"(?:(?:deputy )?(?:prime|first) minister|(?:lord )?chancellor\b.*|.+ (?:secretary|minister)"
    r"|(?:economic|exchequer|financial|chief) secretary to the treasury"
    r"|(?:attorney|solicitor|advocate|paymaster) general\b.*"
    r"|mayor of .+|leader of the house of .+|lord (?:president|privy seal|speaker)\b.*)"
)
_SHARED = re.compile(
    r"(?:(?:general|permanent|private|press|company|honorary|assistant|club|parliamentary|under"
    r"|parliamentary under) secretary|(?:junior|senior|cabinet|government|foreign) minister)"
)
# Offices of which a body has one: "The Chief Executive" is one person to it, "The Director" many.
_ONLY_ONE = re.compile(
    r"chief (?:executive|constable|of police|justice)|chair|president|governor|secretary of state"
    r"|(?:managing|executive) director|(?:director|secretary|auditor) general|(?:general|permanent)"
    r" secretary|commissioner|mayor|leader of the (?:council|opposition)|principal|head ?teacher"
    r"|(?:vice )?chancellor|speaker|sheriff|(?:police and crime|police) commissioner|ombudsman"
)
_MANY = re.compile(
    r"(?:co|vice|deputy|senior|junior|assistant|associate|regional|area)\b.*|an? .*|one of .*"
    r"|director|secretary|minister|manager|officer|head|leader|member|partner|professor|doctor"
    r"|nurse|teacher|lawyer|councillor|advis[eo]r|analyst|economist|researcher|scientist|engineer"
    r"|senator|representative|.*\bmember|mp"
)
_PAST = re.compile(r"(?:former|ex|then|late|outgoing|incoming|next|future|one time|past)\b.*")
_FOR_NOW = re.compile(r"(?:acting|interim|temporary)\s+(?P<office>.+)")
_LED_BY = re.compile(r"(?:the|our|u ?s|us|united states|new|newly (?:appointed|elected)) (?=\w)")
_NOBODY = re.compile(r"\b(?:spokes(?:person|man|woman|people)|sources?|officials?|statement)\b")
_MEMBERS = frozenset(("senator", "representative", "mp"))
_PUBLIC = re.compile(
    r"\b(?:minister|secretary of state|under secretary|sen(?:ators?)?|rep(?:resentatives?)?"
    r"|congress\w*|mp"
    r"|ranking member|whip|assembly(?:man|woman|member)|(?:majority|minority) leader|senate|caucus"
    r"|(?:sub|select )committee|house (?:of|budget|judiciary|republican|democratic|\w* ?committee)"
    r"|parliament\w*)\b"
)
_VAGUE = re.compile(  # what somebody may be besides any office, where no body is named
    r"(?:(?:vice|co|deputy)? ?chair(?:man|woman|person)?|ranking member|leader|speaker|chief|head"
    r"|(?:democratic|republican|minority|majority|deputy) leader|author|founder|member|host"
    r"|dr|doctor|professor|mr|mrs|ms)"
)
_PRIVATE = frozenset(
    "resident neighbour neighbor customer shopper owner shopkeeper farmer patient parent mother "
    "father mum dad son daughter widow widower student pupil tenant victim witness survivor "
    "volunteer passenger commuter visitor apprentice carer pensioner homeowner grandmother "
    "grandfather husband wife brother sister fan worker employee member".split()
)

# Longest gap, in days, between a bare office and the only dated mention of its holder on one side.
# Not measured: half a year is shorter than nearly every tenure of a UK office of state.
REACH = 183
# Days on each side in which an office that goes from one to another and back is held by both at a
# time. Not measured: somebody does return to an office, but seldom within two years.
_OVERLAP = 730


@lru_cache(maxsize=65536)
def office(role: str) -> str:
    """Give the form an office is compared by: "Secretary of State for X" is "x secretary"."""
    plain = _plain(role).replace(",", "")
    called = _CALLED.fullmatch(plain)
    return _NAMES[called.lastgroup or ""] if called else plain


@lru_cache(maxsize=65536)
def office_forms(role: str) -> frozenset[str]:
    """Give what an office is called: the minister for "Health and Social Care" is "health" too."""
    found = _SEVERAL_FIELDS.fullmatch(_plain(role))
    short = {f"{found['field']} {found['what']}"} if found else set[str]()
    return frozenset((office(role), *short))


@lru_cache(maxsize=65536)
def _plain(role: str) -> str:
    plain = re.sub(r"[-.]+", " ", fold(role)).replace("&", " and ").replace("'", "")
    plain = " ".join(plain.split())
    while led := _LED_BY.match(plain):
        plain = plain[led.end() :]
    found = _FOR.fullmatch(plain)
    return f"{found['field']} {found['what'] or found['minister']}" if found else plain


def is_nobody(role: str) -> bool:
    """Tell if a role names no person ("spokesperson"), or one of many who once held an office."""
    return bool(_NOBODY.search(office(role)) or _PAST.fullmatch(office(role)))


def is_personal(role: str) -> bool:
    """Tell if an office has one holder at a time wherever it is named, as a minister's has."""
    plain = office(role)
    return bool(_PERSONAL.fullmatch(plain)) and not _SHARED.fullmatch(plain)


def is_member(role: str) -> bool:
    """Tell if a role is that of a member of parliament or congress."""
    return office(role) in _MEMBERS


@lru_cache(maxsize=65536)
def is_public(role: str) -> bool:
    """Tell if a role, with its body or without, is one of politics."""
    return is_personal(role) or bool(_PUBLIC.search(office(role)))


@lru_cache(maxsize=65536)
def is_private(role: str) -> bool:
    """Tell if somebody is quoted for themselves: a resident, a customer, a farmer."""
    head = re.split(r",| (?:of|from|in|at) ", _plain(role), maxsplit=1)[0]
    return bool(head) and head.split()[-1] in _PRIVATE


@lru_cache(maxsize=65536)
def is_vague(role: str) -> bool:
    """Tell if a role without a body keeps nobody apart: a congressman is a chairman too."""
    return bool(_VAGUE.fullmatch(office(role)))


@lru_cache(maxsize=65536)
def office_keys(role: str, organisation: str | None, issuer: str | None) -> OfficeKeys:
    """Give every key under which an office is looked up; none where it may have many holders.

    An office that every body has ("Chief Executive") is known only with its body, or else only
    within the releases of one issuer. A minister is the same to all departments of a government,
    and another one to another government.
    """
    parts = {form: None for part in _offices(role) for form in sorted(office_forms(part))}
    keys = [_key(part, organisation, issuer) for part in parts]
    if fold(role).removeprefix("the ").startswith("secretary of state for "):
        keys.append(_key("secretary of state", organisation, issuer))
    return tuple(key for key in keys if key)


@lru_cache(maxsize=65536)
def held_keys(role: str, organisation: str | None, issuer: str | None) -> OfficeKeys:
    """Give the keys of the offices that somebody in a role fills: an acting one fills it too."""
    keys = office_keys(role, organisation, issuer)
    if found := _FOR_NOW.fullmatch(office(role)):
        keys += office_keys(found["office"], organisation, issuer)
    return keys


def _offices(role: str) -> list[str]:
    """Split "Deputy Prime Minister and Housing Secretary", not "Crime and Policing Minister"."""
    parts = [part.strip() for part in fold(role).split(" and ")]
    if len(parts) > 1 and all(is_personal(part) for part in parts):
        return [*parts, role]
    return [role]


def _key(role: str, organisation: str | None, issuer: str | None) -> OfficeKey:
    plain = office(role)
    if organisation:
        return () if _MANY.fullmatch(plain) else (plain, "of", *body_key(organisation))
    if is_personal(role):
        scope = ("government",) if is_government(issuer or "") else body_key(issuer or "?")
        return (plain, "in", *scope)
    within = plain == "secretary of state" or not is_government(issuer or "")
    if issuer and within and _ONLY_ONE.fullmatch(plain):
        return (plain, "from", *body_key(issuer))
    return ()


Named = list[tuple[date, str]]


class Holders:
    """Who is named in which office on which days."""

    def __init__(self) -> None:
        self._named: dict[OfficeKey, set[tuple[date, str]]] = defaultdict(set)
        self._in_order: dict[OfficeKey, Named] = {}

    def add(self, keys: OfficeKeys, day: date | None, speaker_id: str) -> None:
        """Note that a release of that day names the person in the office."""
        if day is not None:
            for key in keys:
                self._named[key].add((day, speaker_id))
                self._in_order.pop(key, None)

    def on(self, keys: OfficeKeys, day: date | None) -> str | None:
        """Find the one person who can have held an office on a day; None in any doubt."""
        known = [key for key in keys if key in self._named]
        if day is None or not known:
            return None
        found = {_holder(self._order_of(key), day, _is_loose(key)) for key in known}
        return found.pop() if len(found) == 1 else None

    def _order_of(self, key: OfficeKey) -> Named:
        if key not in self._in_order:
            self._in_order[key] = sorted(self._named[key])
        return self._in_order[key]


def _is_loose(key: OfficeKey) -> bool:
    """Tell if only the issuer ties an office to a body; it may have quoted that of another body."""
    return key[1] == "from" and key[0] != "secretary of state"


def _holder(named: Named, day: date, loose: bool) -> str | None:
    """Take who is named just before and just after the day: one person, and not far away."""
    before = bisect_right(named, day, key=lambda one: one[0])
    after = bisect_left(named, day, key=lambda one: one[0])
    nearest = {named[i][0] for i in (before - 1, after) if 0 <= i < len(named)}
    sides = [one for when in nearest for one in _named_on(named, when)]
    holders = {who for _, who in sides}
    near = not loose and any(abs((when - day).days) <= REACH for when, _ in sides)
    bracketed = before > 0 and after < len(named)
    if len(holders) != 1 or not (near or bracketed) or _is_shared(_around(named, day)):
        return None
    return holders.pop()


def _named_on(named: Named, day: date) -> Named:
    first = bisect_left(named, day, key=lambda one: one[0])
    return named[first : bisect_right(named, day, key=lambda one: one[0])]


def _around(named: Named, day: date) -> Named:
    first = bisect_left(named, day.toordinal() - _OVERLAP, key=lambda one: one[0].toordinal())
    last = bisect_right(named, day.toordinal() + _OVERLAP, key=lambda one: one[0].toordinal())
    return named[first:last]


def _is_shared(named: Named) -> bool:
    """Tell if somebody is named in an office again after another person, or two on one day."""
    order = [who for _, who in named]
    turns = [who for i, who in enumerate(order) if i == 0 or order[i - 1] != who]
    days = [when for when, _ in named]
    return len(turns) != len(set(turns)) or len(set(days)) != len(days)
