"""How the names of two bodies are compared: one body is spelt in several ways.

Which words of a release name a body is told in parsing/bodies.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pressctl.query.names import NameKey, tokens


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SMALL = _set("the of for and in on at s")
_UNSAID = _set("hm hms ltd limited plc llp llc inc incorporated")  # "HM Treasury", "Acme Ltd"
_SHORT = {"dept": "department", "depts": "department", "govt": "government", "uni": "university"}
_GOVERNMENT = re.compile(
    r"(?:(?:uk )?government\b|department\b|ministry\b|hm |10 downing street|.*\b(?:treasury"
    r"|(?:home|cabinet|foreign|scotland|wales|northern ireland|development) office)$)"
)


@lru_cache(maxsize=65536)
def body_key(organisation: str) -> NameKey:
    """Give the words a body is compared by: "Dept for Roads" is "Department of Roads"."""
    words = [_SHORT.get(word, word) for word in tokens(organisation) if word not in _SMALL]
    return tuple(word for word in words if word not in _UNSAID) or tuple(words)


@lru_cache(maxsize=65536)
def is_one_body(a: str, b: str) -> bool:
    """Tell if two names are surely one body's: the same words, or its initials."""
    left, right = body_key(a), body_key(b)
    if not left or left == right:
        return left == right
    return _is_short_for(left, right, _initials(b)) or _is_short_for(right, left, _initials(a))


def _is_short_for(short: NameKey, long: NameKey, initials: frozenset[str]) -> bool:
    """Tell "NHA" and "National Harbour Agency (NHA)" from the whole name and its initials."""
    return (len(short) == 1 and short[0] in initials) or (
        short[:-1] == long and short[-1] in initials
    )


@lru_cache(maxsize=65536)
def _initials(organisation: str) -> frozenset[str]:
    """Give the initials of a name, with and without its small words, or those it states itself."""
    every = [word for word in tokens(organisation) if word != "the"]
    weighty = body_key(organisation)
    if len(weighty) < 2:
        return frozenset()
    stated = {weighty[-1]} & (_of(every[:-1]) | _of(weighty[:-1]))
    return frozenset(stated or _of(every) | _of(weighty))


def _of(words: Sequence[str]) -> set[str]:
    return {"".join(word[0] for word in words)} if len(words) > 1 else set()


@lru_cache(maxsize=65536)
def is_same_body(a: str, b: str) -> bool:
    """Tell if two names can be one body: surely one, or one name within the other.

    Departments of government count as one body: ministers move between them.
    """
    left, right = body_key(a), body_key(b)
    if not left or not right or is_one_body(a, b):
        return True
    if set(left) <= set(right) or set(right) <= set(left):
        return True
    if not _initials(a).isdisjoint(right) or not _initials(b).isdisjoint(left):
        return True
    return is_government(a) and is_government(b)


@lru_cache(maxsize=65536)
def is_government(organisation: str) -> bool:
    """Tell if a body is a department of government by its name."""
    return bool(_GOVERNMENT.match(" ".join(word for word in tokens(organisation) if word != "the")))
