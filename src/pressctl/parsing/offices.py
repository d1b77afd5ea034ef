"""Offices: where a role ends and the body it is held in begins."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from pressctl.parsing import lexicon
from pressctl.parsing.given_names import GIVEN_NAMES
from pressctl.parsing.words import WORDS_KEPT, fold_word

_TOKEN = re.compile(r"\S+")
_AT_BODY = re.compile(r"\s+(?:at|from|with)\s+(?=(?:the\s+)?[^\Wa-z_])")
_SECOND_OFFICE = re.compile(r"\s+and\s+(?=(\S+)\s+(?:of|at|for)\s)")
_POSSESSIVE = re.compile(r"^((?:[Tt]he\s+)?[^\Wa-z_][^,]{0,60}?(?:[’']s|s[’']))\s+(?=\S)")
# "Acme Toys and a member of the Toy Board": the second office is another's
_ALSO = re.compile(r"\s+and\s+(?:an?\s+(?:[a-z]+\s+)?|one\s+of\s+the\s+)(\S+)\s+(?:of|at|for)\s")
_SPOKESPERSON = re.compile(r"\bspokes(?:person|man|woman)\b", re.IGNORECASE)
# "its chairman"; An Post is no article
_OFFICES_OWN = re.compile(  # "the Prime Minister’s official spokesman"
    r"(?:[Tt]he\s)?(?:[A-Z]\w*\s)*(?:Minister|Secretary|President|Mayor|Chancellor|Taoiseach)[’']s\s"
)
_ARTICLE = re.compile(r"^(?:the|a|an(?!\s(?:garda|post|bord|taisce))|its|their)\s+", re.IGNORECASE)
_PREPOSITION = re.compile(r"^(?:from|of|at|for|with|on behalf of)\s+(?=\S)", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z&]{2,}\d?|[A-Za-z]*[a-z][A-Z]{2,}\w*|[A-Z][a-z]+[A-Z][a-z]\w*")
_SUFFIXES = ("ologist", "ographer", "ician", "-of-one", "-of-two", "-of-three", "-of-four")
# Heads of a body: "of X" behind them, or X before them, is that body unless X is a topic.
_OF_BODY = frozenset(
    """executive ceo cfo coo cto cio chairman chairwoman chairperson chair founder co-founder
    owner general constable spokesperson spokesman spokeswoman secretary-general director-
    general under-secretary-general boss partner vice-chancellor principal headteacher
    administrator rector""".split()
)
# What is no topic behind these is a body: "Director of Shelter" but "Director of Policy"
_OF_OTHERS = frozenset("director president co-director captain".split())
# Heads of a flock or an area: with "for X" they are one office ("Commissioner for Trade").
_FOR_AREA = frozenset(
    "commissioner envoy representative ambassador champion adviser advisor".split()
)
_BODY_STRONG = lexicon.ORGANISATION_WORDS - lexicon.TOPICS
_PUBLIC_ONLY = lexicon.PUBLIC_OFFICES - lexicon.EXECUTIVES
_TOPIC_HEADS = lexicon.TOPICS - {"of", "for", "and", "the", "&"}
_FIRST_TOPICS = lexicon.TOPICS - {"the"}
_GENERIC = lexicon.ORGANISATION_WORDS | lexicon.TOPICS


@lru_cache(WORDS_KEPT)
def is_office(token: str) -> bool:
    """Whether a word is, or ends in, an office: "Director", "co-Director", "ecologist"."""
    word = fold_word(token).strip(".,:;")
    if word in lexicon.OFFICES or word.endswith(_SUFFIXES):
        return True
    first, hyphen, last = word.partition("-")
    return bool(hyphen) and first in lexicon.OFFICE_PREFIXES and last in lexicon.OFFICES


def holds_office(words: str) -> bool:
    """Whether one of the words is an office."""
    return any(is_office(word) for word in words.split())


def is_rank(words: str) -> bool:
    """Whether an office is no more than a rank or a courtesy: "Councillor", "DCI", "Major"."""
    folded = [fold_word(word).strip(".,") for word in words.split()]
    if folded[-1:] == ["general"] and folded[-2:-1] in (["major"], ["lieutenant"], ["brigadier"]):
        folded = folded[:-1]
    return all(word in lexicon.RANKS for word in folded)


def is_minister(office: str) -> bool:
    """Whether an office is a minister's or a secretary's."""
    return any(word in {"minister", "secretary"} for word in fold_word(office).split())


def split_office(
    office: str, tail: Sequence[str], seen: frozenset[str]
) -> tuple[str, str | None, list[str]]:
    """Cut an office into role and organisation; the third is what of `tail` is left over.

    `tail` is what stood behind the office after commas; `seen` are the words of the release.
    """
    office = office.strip(" ,")
    if _SPOKESPERSON.search(office):
        if _OFFICES_OWN.match(office):
            return _ARTICLE.sub("", office), None, list(tail)
        return (*_spokesperson(_ARTICLE.sub("", office)), list(tail))
    owned = _owned(office, seen)
    if owned:
        return (*owned, list(tail))
    office = _ARTICLE.sub("", office)
    if fold_word(office).startswith(lexicon.WHOLE_OFFICES):
        return ", ".join([office, *tail]), None, []
    office = _first_of_two(office)
    cut = _cut_at_body(office)
    named = tail and tail[-1].strip(".") not in _COMPANY_FORMS and is_body(tail[-1])
    if cut and named and _is_portfolio(office[cut[1] :]):
        cut = None  # "Director of Nature Recovery", "WWF UK"
    if cut:
        return office[: cut[0]], body_name(", ".join([office[cut[1] :], *tail])), []
    if tail and _goes_on(office, tail[0]):
        return split_office(", ".join([office, tail[0]]), tail[1:], seen)
    front = _body_before_head(office)
    if front:
        return office[front:].strip(), body_name(office[:front]), list(tail)
    return office, None, list(tail)


def _is_portfolio(words: str) -> bool:
    return not is_body(words) and len(words.split()) > 1 and not holds_office(words)


def body_name(words: str) -> str:
    """Give the name of a body without article, preposition or a word that says what it is."""
    bare = _PREPOSITION.sub("", words, count=1) if words[:1].islower() else words
    bare = _ARTICLE.sub("", bare.strip(" ,"))
    also = _ALSO.search(bare)
    if also and is_office(also[1]):
        bare = bare[: also.start()]
    # "Acme Toys in Norwich", but "Women in Tech"
    bare = re.sub(r"(?<=\s)(\S+)\s+in\s+(?:[^\Wa-z_][\w’'-]*\s?){1,3}$", r"\1", bare)
    # "charity Safe Later Life", "force's Traffic Unit": what it is, then its name
    return re.sub(r"^(?:[a-z]+(?:[’']s)?\s+){1,4}(?=[^\Wa-z_])", "", bare)


def is_body(words: str) -> bool:
    """Whether words name an organisation: "the X", an acronym, or an organisation word in them."""
    tokens = words.split()
    if not tokens or is_place(words):
        return False
    if fold_word(tokens[0]) == "the" and len(tokens) > 1 and tokens[1][:1].isupper():
        return True
    if any(is_acronym(token) for token in tokens):
        return True
    folded = [fold_word(token).strip("(),") for token in tokens]
    return any(word in _BODY_STRONG for word in folded) and not tokens[0][:1].islower()


def is_body_word(token: str) -> bool:
    """Whether a word alone makes a body of a name: "Committee", "Trust"."""
    return fold_word(token).strip("(),") in _BODY_STRONG


def is_acronym(token: str) -> bool:
    """Whether a word is written like one: "NECC", "techUK", "NatureScot"."""
    return _ACRONYM.fullmatch(re.sub(r"[’']s$", "", token.strip("(),."))) is not None


def is_place(words: str) -> bool:
    """Whether words name a country or a region and no body: "Commissioner for England"."""
    return all(fold_word(word).strip(",") in lexicon.PLACES for word in words.split())


def _spokesperson(role: str) -> tuple[str, str | None]:
    """ "A Home Office spokesperson", "spokesman for the Cabinet Office" """
    found = _SPOKESPERSON.search(role)
    assert found is not None
    before = role[: found.start()].strip()
    body = re.sub(r"^(?:for|of|at|from)\s+", "", role[found.end() :].strip()) or before
    portfolio = before.split()
    acronym = len(portfolio) > 1 and is_acronym(portfolio[0]) and not is_place(portfolio[0])
    if acronym and _all_topics(" ".join(portfolio[1:])):
        return role[len(portfolio[0]) :].strip(), portfolio[0]  # "COSLA Resources Spokesperson"
    if body.startswith("the family"):
        return role, None
    if before and not before[0].isupper():  # "environment spokesperson for the Union"
        whole = role[: found.end()]
        return whole, body_name(body) if body != before else None
    if not body:
        return role, None
    return found[0], body_name(re.sub(r"[’']s$", "", body))


def _owned(office: str, seen: frozenset[str]) -> tuple[str, str | None] | None:
    """ "Sainsbury's CEO", "the NCA's Director of Operations", "England's Chief Nurse" """
    owner = _POSSESSIVE.match(office)
    if not owner or holds_office(owner[1]):
        return None
    role = office[owner.end() :]
    if _is_of_people(role):
        return _ARTICLE.sub("", office), None
    before_head = role[: _head_start(role)]
    if not holds_office(role.partition(",")[0]) or (
        " " in before_head.strip() and is_body(before_head)
    ):
        return None
    bare = _ARTICLE.sub("", owner[1])
    if fold_word(bare.split()[-1]) in lexicon.COMMON_OWNERS:  # "Limeview Residents' Group"
        return None
    if is_place(re.sub(r"[’']s?$", "", bare)):
        return role, None
    return role, _owner_name(owner[1], bare, seen)


def _is_of_people(role: str) -> bool:
    """ "Oregon’s U.S. Senator", "Victim's mother": not of a body"""
    return fold_word(role.rsplit(maxsplit=1)[-1]).strip(".,") in _OF_PEOPLE


def _head_start(role: str) -> int:
    return next((m.start() for m in _TOKEN.finditer(role) if is_office(m[0])), len(role))


def _owner_name(owner: str, bare: str, seen: frozenset[str]) -> str:
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
    if body in _GENERIC_BODIES:
        return False  # "Chief Inspector of Constabulary"
    if later and _starts_with_topic(body) and is_body(body[later.end() :]):
        return False  # "Head of External Affairs for the RSPB": the cut comes later
    titled = words[at - 2 : at]
    if titled == ["general", "secretary"]:
        return True
    if head not in _OF_BODY and _is_area(body):
        return False
    if titled == ["ranking", "member"] or (not is_office(head) and head in _TOPIC_HEADS):
        return is_body(body)
    if head == "secretary" and connector == "of":  # of a club or a union; not of state
        return is_body(body) and not fold_word(body).startswith("state")
    if not is_office(head) or head in _PUBLIC_ONLY:
        return False
    return _takes_body(head, body, connector, "chief" in words[: at - 1])


def _is_area(body: str) -> bool:
    """ "UK Operations", "Europe Sales": a country and a topic, no body"""
    words = [fold_word(word).strip(",") for word in body.split()]
    return words[0] in lexicon.PLACES and words[0] != "the" and _all_topics(" ".join(words[1:]))


def _takes_body(head: str, body: str, connector: str, chief: bool) -> bool:
    if is_place(body) or (connector == "for" and (head in _FOR_AREA or head.endswith("-general"))):
        return False
    if head in _OF_BODY or (chief and connector == "of"):
        return not _all_topics(body)
    if head in _OF_OTHERS and connector == "of":
        return is_body(body) or not _starts_with_topic(body)
    return is_body(body)


def _starts_with_topic(body: str) -> bool:
    return fold_word(body.split(maxsplit=1)[0]).strip(",") in _FIRST_TOPICS


def _all_topics(body: str) -> bool:
    return all(fold_word(word).strip(",") in lexicon.TOPICS for word in body.split())


def _goes_on(office: str, rest: str) -> bool:
    """ "Secretary of State for Levelling Up" goes on with "Housing and Communities"."""
    topic, at_body, _ = rest.partition(" at ")
    if at_body and _all_topics(topic):
        return True  # "Vice President", "Public Policy at Acme"
    if " and " not in rest and "&" not in rest:
        return False
    words = office.split()
    return (is_minister(office) and "for" in words) or ("of" in words and _all_topics(rest))


def _body_before_head(office: str) -> int | None:
    """Find where the role begins in "Interpol Secretary General", "Acme Chief Executive"."""
    tokens = list(_TOKEN.finditer(office))
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
    return start if len(capitals) > 1 or is_acronym(capitals[0]) else 0


def _role_start(raw: Sequence[str], words: Sequence[str], head: int) -> int:
    """Find the first word of the role that ends in `head`; what stands before is the body."""
    titled = words[head - 1 : head + 1]
    if words[head] == "general" and words[head - 1] in _GENERALS_OF_STATE:
        return 0  # "Ohio Attorney General"
    if titled == ["ranking", "member"]:
        return head - 1
    if titled == ["general", "secretary"] or words[head] in _OF_BODY:
        return _over_adjectives(words, head, {"secretary", "director", "general"})
    if "chief" in words[:head]:  # "Assistant Chief Fire Officer", "Acme Chief Operating Officer"
        return _over_adjectives(words, words.index("chief", 0, head), set())
    if words[head] in {"minister", "secretary"}:  # "Home Office Minister"
        return head if words[head - 1] == "office" else 0
    if words[head] == "leader":  # "Marlow Vale Council Leader"
        named = head > 1 and raw[head - 1][0].isupper()
        return head if named and words[head - 1] in _BODY_STRONG else 0
    if words[head] in _PUBLIC_ONLY:
        return 0
    bodies = [at for at in range(head) if _may_end_body(raw[at], words[at])]
    if bodies and words[bodies[-1] + 1] in {"of", "for"}:  # "Federation of Master Bakers President"
        joined = {"and", "&"} & set(
            words[bodies[-1] : head]
        )  # "Department of Rail & Road Director"
        return _over_adjectives(words, head, frozenset() if joined else _TOPIC_HEADS)
    return bodies[-1] + 1 if bodies else 0


def _may_end_body(token: str, word: str) -> bool:
    return word in _BODY_STRONG or (is_acronym(token) and word not in _FUNCTIONS)


_GENERALS_OF_STATE = frozenset("attorney solicitor advocate counsel surgeon governor lord".split())
_GENERIC_BODIES = frozenset(
    {"Constabulary", "Council", "Department", "Station", "School", "Police"}
)
_OF_PEOPLE = frozenset(
    """senator congressman congresswoman representative governor premier mother father wife husband
    son daughter brother sister widow widower""".split()
)
_COMPANY_FORMS = frozenset({"LLC", "Inc", "Ltd", "LLP", "plc", "PLC", "Corp", "Co"})
_FUNCTIONS = frozenset("hr it pr ir r&d qa hse ehs esg".split())  # "Acme HR Director"


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
    cut_in_two = following in {"and", "&"} or words[-1] in {"on", "of", "for", "and", "the"}
    generic = len(words) == 1 and words[0] in _GENERIC and not is_acronym(front[0])  # "Study lead"
    owner = fold_word(front[-1]) in lexicon.COMMON_OWNERS
    return (
        cut_in_two
        or generic
        or owner
        or is_place(" ".join(front))
        or words[0] in {"hm", "h.m.", "former", "ex"}
        or words in (["armed", "forces"], ["local", "government"], ["emergency", "services"])
    )
