"""A body named in front of an office: "Acme Chief Executive", "Network Rail route director"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from pressctl.parsing import lexicon
from pressctl.parsing.bodies import (
    BODY_WORDS,
    SHARED_NOUNS,
    is_acronym,
    is_of_several,
    is_place,
)
from pressctl.parsing.offices import OF_BODY, PUBLIC_ONLY, TOPIC_WORDS, is_office, is_rank
from pressctl.parsing.words import fold_word

_GENERIC = lexicon.ORGANISATION_WORDS | lexicon.TOPICS


def body_in_front(office: str) -> int | None:
    """Find where the role begins in "Interpol Secretary General", "Acme Chief Executive"."""
    tokens = list(re.finditer(r"\S+", office))
    raw = [token[0] for token in tokens]
    words = [fold_word(token).strip(",") for token in raw]
    heads = [at for at, token in enumerate(raw) if is_office(token)]
    if not heads:
        return None
    start = _lower_case_role(raw, heads[-1]) or _role_start(raw, words, heads[-1])
    front = raw[:start]
    if (
        not front
        or not front[0][0].isupper()
        or _is_no_body(front, words[start])
        or is_rank(office)
    ):
        return None
    return tokens[start].start()


def _lower_case_role(raw: Sequence[str], head: int) -> int:
    """ "Network Rail route director": the role is the part in lower case."""
    start = head
    while start > 0 and raw[start - 1].islower():
        start -= 1
    capitals = raw[:start]
    if not raw[head].islower() or not capitals or any(is_office(word) for word in capitals):
        return 0
    acronym = is_acronym(capitals[0]) and fold_word(capitals[0]) not in _FUNCTIONS
    return start if len(capitals) > 1 or acronym else 0


def _role_start(raw: Sequence[str], words: Sequence[str], head: int) -> int:
    """Find the first word of the role that ends in `head`; what stands before is the body."""
    titled = words[head - 1 : head + 1]
    if titled[1:] == ["general"] and titled[0] in _GENERALS_OF_STATE:
        return _before_a_general(raw, words, head)
    if words[:2] == ["transport", "for"]:
        return _over_adjectives(words, head, TOPIC_WORDS)
    if titled == ["ranking", "member"]:
        return head - 1
    if titled == ["general", "secretary"] or words[head] in OF_BODY:
        return _over_adjectives(words, head, {"secretary", "director", "general"})
    if "chief" in words[:head]:  # "Assistant Chief Fire Officer", "Acme Chief Operating Officer"
        return _over_adjectives(words, words.index("chief", 0, head), set())
    if words[head] in {"minister", "secretary"}:
        return _behind_department(raw, words, head)
    if words[head] == "leader":  # "Marlow Vale Council Leader"
        named = head > 1 and raw[head - 1][0].isupper()
        return head if named and words[head - 1] in BODY_WORDS else 0
    return 0 if words[head] in PUBLIC_ONLY else _behind_last_body(raw, words, head)


def _before_a_general(raw: Sequence[str], words: Sequence[str], head: int) -> int:
    """ "HUD Inspector General" is of HUD, "Ohio Attorney General" is an office whole"""
    start = _over_adjectives(words, head - 1, frozenset())
    known = is_acronym(raw[0]) and words[0] not in lexicon.PLACES
    return start if start and (known or words[start - 1] in {"division", "department"}) else 0


def _behind_department(raw: Sequence[str], words: Sequence[str], head: int) -> int:
    """ "Home Office Minister", "Welsh Government Economy Minister", "HUD Assistant Secretary" """
    if words[head - 1] == "office":  # "Post Office Minister" is a minister for it
        return head if words[head - 2] in _OFFICES_OF_STATE else 0
    if words[0] in {"department", "ministry"}:
        return _over_adjectives(words, head, frozenset())
    if "government" in words[1:head] and words[0] in _NATIONS:
        return words.index("government", 1) + 1
    acronym = words[0] in _DEPARTMENTS or (words[head] == "secretary" and is_acronym(raw[0]))
    return 1 if head > 0 and acronym and words[0] not in lexicon.PLACES | _FUNCTIONS else 0


def _behind_last_body(raw: Sequence[str], words: Sequence[str], head: int) -> int:
    bodies = [
        at
        for at in range(head)
        if _may_end_body(raw[at], words[at])
        or (at > 0 and words[at] in SHARED_NOUNS and is_of_several(raw[at - 1]))
        or (raw[at].isdigit() and words[at - 1] == "local")  # "Welders Local 12 President"
    ]
    if bodies and words[bodies[-1] + 1] in {"of", "for"}:  # "Federation of Master Bakers President"
        # "Department of Rail & Road Director"
        joined = {"and", "&"} & set(words[bodies[-1] : head])
        return _over_adjectives(words, head, frozenset() if joined else TOPIC_WORDS)
    if words[head - 1] == "service" and words[head] in _OF_A_SERVICE:
        named = [w for w in words[: head - 1] if w not in _ROLE_WORDS and w not in {"and", "the"}]
        if named and head > 2:
            return head  # "Fish and Wildlife Service Director", but "Customer Service Director"
    end = bodies[-1] + 1 if bodies else 0
    if end and words[end - 1] in _TAKES_A_NAME:
        while end < head and raw[end][0].isupper() and words[end] not in _ROLE_WORDS:
            end += 1  # "HMP Stonegate Governor"
    return end


def _may_end_body(token: str, word: str) -> bool:
    return word in BODY_WORDS or (is_acronym(token) and word not in _FUNCTIONS)


_GENERALS_OF_STATE = frozenset(
    """attorney solicitor advocate counsel surgeon governor lord auditor inspector registrar
    comptroller""".split()
)
_OF_A_SERVICE = frozenset({"director", "chief", "commissioner"})
_FOR_A_TIME = frozenset("acting interim outgoing incoming deputy assistant".split())
_TAKES_A_NAME = frozenset("hmp hms hmyoi raf rnas rfa uss mv st".split())
_ROLE_WORDS = lexicon.OFFICE_ADJECTIVES | TOPIC_WORDS | lexicon.OFFICES
_OFFICES_OF_STATE = frozenset("home foreign cabinet scotland wales ireland development".split())
_NATIONS = frozenset("scottish welsh uk british irish northern australian nsw victorian".split())
# Departments in short; other acronyms before a minister are as often topics ("AI Minister")
_DEPARTMENTS = frozenset(
    """dft dfe mod moj dwp dcms dhsc fcdo fco beis mhclg dluhc desnz dsit dbt defra dfid nio
    hmt""".split()
)
_FUNCTIONS = frozenset(
    "hr it pr ir r&d qa hse ehs esg tv dj ai ict seo".split()
)  # "Acme HR Director"


def _over_adjectives(words: Sequence[str], start: int, more: Collection[str]) -> int:
    """Walk back from a head over what belongs to it: "Acme President and Chief Executive"."""
    start = _over_front(words, start, more)
    if start > 1 and words[start - 1] in {"and", "&"} and is_office(words[start - 2]):
        return _over_front(words, start - 2, more)
    return start


def _over_front(words: Sequence[str], start: int, more: Collection[str]) -> int:
    while start > 0 and (words[start - 1] in lexicon.OFFICE_ADJECTIVES or words[start - 1] in more):
        start -= 1
    return start


def _is_no_body(front: Sequence[str], following: str) -> bool:
    words = [fold_word(word).strip(",") for word in front]
    # "Police | and Crime Commissioner", "Committee on | Intelligence Vice Chairman"
    owned = following == "owner" or words[0] in lexicon.BODY_KINDS  # "Café owner", "Club boss"
    owner_of = owned and len(words) == 1 and not is_acronym(front[0])
    cut_in_two = following in {"and", "&"} or words[-1] in {"on", "of", "for", "and", "the"}
    generic = len(words) == 1 and words[0] in _GENERIC and not is_acronym(front[0])  # "Study lead"
    owner = fold_word(front[-1]) in lexicon.COMMON_OWNERS
    return (
        cut_in_two
        or owner_of
        or front[-1].islower()  # "Mountain rescue volunteer"
        or generic
        or owner
        or is_place(" ".join(front))
        or (len(words) == 2 and words[0] in _FOR_A_TIME and words[1] in _GENERIC)  # "Acting Police"
        or words[0] in {"hm", "h.m.", "former", "ex", "year", "grade"}
        or words in (["armed", "forces"], ["local", "government"], ["emergency", "services"])
    )
