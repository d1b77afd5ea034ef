"""Offices and who held them when: what a bare "The Home Secretary said:" can mean."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from datetime import date
from functools import lru_cache

from pressctl.query.names import body_key
from pressctl.text import fold

OfficeKey = tuple[str, ...]

_FOR = re.compile(
    r"(?:(?P<what>secretary) of state|(?P<minister>minister)(?: of state)?) for (?P<field>.+)"
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
_NOBODY = re.compile(r"\b(?:spokes(?:person|man|woman|people)|sources?|officials?|statement)\b")

# Longest gap, in days, between a bare office and the only dated mention of its holder on one side.
# Not measured: half a year is shorter than nearly every tenure of a UK office of state.
REACH = 183


@lru_cache(maxsize=65536)
def office(role: str) -> str:
    """Give the form an office is compared by: "Secretary of State for X" is "x secretary"."""
    plain = " ".join(fold(role).replace("-", " ").replace("&", " and ").split())
    plain = plain.removeprefix("the ").replace("chancellor of the exchequer", "chancellor")
    if found := _FOR.fullmatch(plain):
        return f"{found['field']} {found['what'] or found['minister']}"
    return plain


def is_nobody(role: str) -> bool:
    """Tell if a role names no person: "spokesperson"."""
    return bool(_NOBODY.search(office(role)))


def is_personal(role: str) -> bool:
    """Tell if an office has one holder at a time wherever it is named, as a minister's has."""
    plain = office(role)
    return bool(_PERSONAL.fullmatch(plain)) and not _SHARED.fullmatch(plain)


def office_keys(role: str, organisation: str | None, issuer: str | None) -> list[OfficeKey]:
    """Give every key under which an office is looked up.

    An office that every body has ("Chief Executive") is known only with its body, or else only
    within the releases of one issuer.
    """
    keys = [_key(part, organisation, issuer) for part in _offices(role)]
    if fold(role).removeprefix("the ").startswith("secretary of state for "):
        keys.append(_key("secretary of state", organisation, issuer))
    return keys


def _offices(role: str) -> list[str]:
    """Split "Deputy Prime Minister and Housing Secretary", not "Crime and Policing Minister"."""
    parts = [part.strip() for part in fold(role).split(" and ")]
    if len(parts) > 1 and all(is_personal(part) for part in parts):
        return [*parts, role]
    return [role]


def _key(role: str, organisation: str | None, issuer: str | None) -> OfficeKey:
    if organisation:
        return (office(role), "of", *body_key(organisation))
    if is_personal(role):
        return (office(role),)
    return (office(role), "from", *body_key(issuer or "?"))


Named = list[tuple[date, str]]


class Holders:
    """Who is named in which office on which days."""

    def __init__(self) -> None:
        self._named: dict[OfficeKey, set[tuple[date, str]]] = defaultdict(set)
        self._in_order: dict[OfficeKey, Named] = {}

    def add(self, keys: list[OfficeKey], day: date | None, speaker_id: str) -> None:
        """Note that a release of that day names the person in the office."""
        if day is not None:
            for key in keys:
                self._named[key].add((day, speaker_id))
                self._in_order.pop(key, None)

    def on(self, keys: list[OfficeKey], day: date | None) -> str | None:
        """Find the one person who can have held an office on a day; None in any doubt."""
        if day is None:
            return None
        found = {_holder(self._order_of(key), day) for key in keys}
        return found.pop() if len(found) == 1 else None

    def _order_of(self, key: OfficeKey) -> Named:
        """Give who is named in an office in order of time; nobody where two hold it at a time."""
        if key not in self._in_order:
            named = sorted(self._named.get(key, ()))
            self._in_order[key] = [] if _is_shared(named) else named
        return self._in_order[key]


def _holder(named: Named, day: date) -> str | None:
    """Take who is named just before and just after the day: one person, and not far away."""
    before = bisect_right(named, day, key=lambda one: one[0])
    after = bisect_left(named, day, key=lambda one: one[0])
    sides = [named[i] for i in (before - 1, after) if 0 <= i < len(named)]
    holders = {who for _, who in sides}
    near = any(abs((when - day).days) <= REACH for when, _ in sides)
    bracketed = before > 0 and after < len(named)
    return holders.pop() if len(holders) == 1 and (near or bracketed) else None


def _is_shared(named: Named) -> bool:
    """Tell if somebody is named in an office again after another person, or two on one day."""
    order = [who for _, who in named]
    turns = [who for i, who in enumerate(order) if i == 0 or order[i - 1] != who]
    days = [when for when, _ in named]
    return len(turns) != len(set(turns)) or len(set(days)) != len(days)
