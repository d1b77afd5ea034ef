"""Spokespersons: for whom they speak, and on what: "Green Party Transport Spokesperson"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressctl.parsing import lexicon
from pressctl.parsing.bodies import (
    ARTICLE,
    body_name,
    is_acronym,
    is_body,
    is_body_word,
    is_place,
)
from pressctl.parsing.offices import all_topics
from pressctl.parsing.words import fold_word

_SPOKESPERSON = re.compile(r"\bspokes(?:person|man|woman)\b", re.IGNORECASE)
_OFFICES_OWN = re.compile(  # "the Prime Minister’s official spokesman"
    r"(?:[Tt]he\s)?(?:[A-Z]\w*\s)*(?:Minister|Secretary|President|Mayor|Chancellor|Taoiseach)[’']s\s"
)
_OWNS_TOPIC = re.compile(r"(.+?)[’']s\s+(\S.*)$")  # "the Council’s education"
_TOPICAL = (
    lexicon.TOPICS
    | lexicon.OFFICE_ADJECTIVES
    | lexicon.COMMON_OWNERS
    | {"official", "ministerial", "presidential"}
)


def speaks_for(office: str) -> bool:
    """Whether an office is a spokesperson's."""
    return _SPOKESPERSON.search(office) is not None


def split_spokesperson(office: str) -> tuple[str, str | None]:
    """Cut "A Home Office spokesperson", "spokesman for the Cabinet Office" into role and body."""
    role = ARTICLE.sub("", office)
    if _OFFICES_OWN.match(office):
        return role, None
    found = _SPOKESPERSON.search(role)
    assert found is not None
    before = role[: found.start()].strip()
    behind = re.sub(r"^(?:for|of|at|from)\s+", "", role[found.end() :].strip())
    body = behind or before
    portfolio = before.split()
    acronym = len(portfolio) > 1 and is_acronym(portfolio[0]) and not is_place(portfolio[0])
    if acronym and all_topics(" ".join(portfolio[1:])):
        return role[len(portfolio[0]) :].strip(), portfolio[0]  # "COSLA Resources Spokesperson"
    if not body or body.startswith("the family"):
        return role, None
    owner = _OWNS_TOPIC.match(before)
    if owner and _is_topic(owner[2]):  # "the Council’s education spokesperson"
        return f"{owner[2]} {role[found.start() :]}", body_name(owner[1])
    portfolio_of = is_body(behind) and not is_body(before)
    if before and (not before[0].isupper() or _is_topic(before) or portfolio_of):
        # "environment spokesperson for the Union"
        return role[: found.end()], body_name(behind) if behind else None
    if before and behind and all_topics(behind):  # "Acme spokesperson for Roads"
        return role[found.start() :], body_name(before)
    end = 0 if behind else _portfolio_start(portfolio)
    if end:  # "Green Party Transport Spokesperson"
        return " ".join([*portfolio[end:], found[0]]), body_name(" ".join(portfolio[:end]))
    return found[0], body_name(re.sub(r"[’']s$", "", body))


def _is_topic(words: str) -> bool:
    """Whether words are what somebody speaks for: "Home Affairs", "Chief" """
    folded = [fold_word(word).strip(",") for word in words.split()]
    return all(word in _TOPICAL for word in folded)


def _portfolio_start(words: Sequence[str]) -> int:
    """Find where topics begin right behind the last word of a body; 0 where none do."""
    start = len(words)
    while start > 0 and _is_topic(words[start - 1]) and words[start - 1].isalpha():
        start -= 1
    joined = words[start : start + 1] and words[start].islower()
    body = start > 0 and is_body_word(words[start - 1])
    return start if body and start < len(words) and not joined else 0
