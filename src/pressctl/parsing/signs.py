"""Signs of a voice and of a narrator: what a paragraph shows of who is speaking in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pressctl.model import Speaker
from pressctl.parsing.names import surname
from pressctl.text import fold

_LONGEST = 4000  # characters of a paragraph that are looked at; not measured


@dataclass(frozen=True)
class Candidate:
    """A paragraph that may belong to a quotation."""

    text: str
    is_item: bool = False


# Signs that one word shows ("we're" has the word "we"); a pattern of the same name is more of it.
_WORDS = {
    "says I": "i my me mine myself",
    "says we": "we our ours us ourselves",
    "says you": "you your yours",
    "urges": "must should ought cannot",
    "praises or feels": """
        proud delighted pleased thrilled grateful thank thanks honoured honored determined
        confident hope hopeful believe welcome applaud congratulate sorry sad saddened heartbroken
        shocking appalling disgraceful unacceptable sickening vile incredible fantastic brilliant
        amazing wonderful tremendous remarkable inspiring invaluable vital crucial essential
        critical absolutely simply truly never nothing nobody everyone enough wrong deserve
        deserves condolences prayers excited exciting important heart proudly""",
    "argues": "because but not instead unless whether without why cannot",
    "emphasises": """
        so too really every just only same real always ever even still very much far long many all
        hard best better great huge big""",
    "reports sayings": """
        said told added announced confirmed commented explained stressed emphasised noted visited
        welcomed hosted attended thanked praised urged outlined unveiled launched introduced""",
    "speaks of the future together": "together future",
}
# A pattern is tried only where one of these words stands; each of its choices begins with one.
_LEADS = {
    "says we": "let",
    "uses a contraction": "t s re ve ll",  # behind the apostrophe
    "urges": "need needs has have let",
    "praises or feels": "welcome welcomed too right clear no",
    "argues": "rather so no",
    "speaks of nobody": "it there",
    "is in the passive": "will has have is are was were be being been",
    "looks ahead in third person": "will",
    "points elsewhere": """
        find more further click http https www contact available can read notes apply email media
        press""",
    "speaks of the future together": "next for",
}
# Each is looked for in the folded paragraph; one that begins with ^ is tried at its start only.
_PATTERNS = {
    "says I": None,
    "says we": r"\blet's\b",
    "says you": None,
    "uses a contraction": r"""
        \b\w+n't\b|\b(?:it|that|there|here|what|who|they|he|she)'(?:s|re|ve|ll)\b""",
    "urges": r"\b(?:needs?\ to|has\ to|have\ to|let\ us)\b",
    "praises or feels": r"""
        \b(?:welcomed?\ the|too\ many|too\ often|right\ thing|clear\ message|no\ place
        |no\ excuse)\b""",
    "argues": r"\b(?:rather\ than|so\ that|no\ longer)\b",
    "emphasises": None,
    "speaks of nobody": r"""
        \b(?:it|there)\ (?:is|was|has\ been|are|were)\ (?:also\ )?(?:anticipated
        |expected|estimated|intended|planned|proposed|understood|thought|believed
        |reported|currently|available|open|due|set)\b""",
    "asks or exclaims": r"[?!](?:\s|$)",
    "begins as speech does": r"""
        ^(?:and|but|so|because|that(?:'s|\ is)\ why|yes|no|now|together|that)\b""",
    "begins with a pointing word": r"^(?:this|these|it|they|that|those|such)\b",
    "opens with an institution": r"""
        ^(?:the\ |his\ majesty's\ |her\ majesty's\ |hm\ )?(?:uk\ |welsh\ |scottish\
        |british\ |local\ |us\ |federal\ |state\ )?(?:government|department|ministry
        |ministers|council|police|force|officers|agency|commission|committee|parliament
        |treasury|office|trust|charity|company|university|board|authority|service|union
        |bill|act|legislation|law|senate|house|congress|court|secretary|minister
        |prime\ minister|president|eu|nations|countries)\b""",
    "opens with the news itself": r"""
        ^(?:the|today's|this|these|those|an?|other|further|additional|key)\ (?:new\
        |latest\ |first\ |full\ |final\ |national\ |joint\ )*(?:announcement|funding
        |investment|scheme|programme|program|project|plan|plans|measures?|package|move
        |news|report|review|consultation|strategy|summit|meeting|event|visit|agreement
        |deal|treaty|fund|grant|grants|changes?|reforms?|rules|regulations?|guidance
        |guidelines|campaign|initiative|pilot|service|site|facility|centre|figures?
        |statistics|data|research|survey|study|findings|inquiry|investigation|operation
        |bill|legislation|act|order|decision|proposals?|commitment|work|works|contract
        |award|awards|winners?|app|website|tool|system|network|taskforce|unit|team|group
        |panel|applications?|details?)\b""",
    "links back": r"""\b(?:follows|comes\ (?:as|after|on|ahead|in|alongside)|builds?\ (?:on|upon)
        |forms?\ part|is\ part\ of|are\ part\ of|in\ addition\ to|alongside
        |as\ well\ as\ the|separate(?:ly)?\b|meanwhile|subject\ to|as\ part\ of
        |also\ (?:today|announced|confirmed|published|includes?))""",
    "is in the passive": r"""
        \b(?:will|has|have|is|are|was|were|be|being|been)\s
        (?:also\s|now\s|already\s)?(?:be\s|been\s|being\s)?\w{3,}ed\b""",
    "looks ahead in third person": r"^(?!.*\b(?:we|i)\b).*\bwill\b",
    "dates something": r"""
        \d(?<=\b\d)(?:(?<=1)9\d\d\b|(?<=2)0\d\d\b|\d?(?:st|nd|rd|th)?\ (?:january|february
        |march|april|may|june|july|august|september|october|november|december)\b)""",
    "opens with a date": r"""
        ^(?:since|in|from|by|between|until|during|on|last|earlier|over\ the\ (?:past
        |last|next))\ (?:the\ )?(?:\d|january|february|march|april|may|june|july|august
        |september|october|november|december|summer|autumn|spring|winter|year|month|week
        |monday|tuesday|wednesday|thursday|friday|saturday|sunday|this|past|last|next)""",
    "counts something": r"\d",
    "counts money": r"[£$€]\s?\d",
    "reports sayings": None,
    "points elsewhere": r"""
        \b(?:find\ out\ more|more\ information|further\ information|further\ details
        |click\ here|https?:|www\.|contact|available\ (?:at|on|here|from)|can\ be\ found
        |read\ (?:the|more)|notes\ to\ editors|apply|email|media\ enquiries
        |press\ office)\b""",
    "holds quotation marks": r'"',
    "ends with a colon": r":\s*$",
    "gives a background": r"""
        ^(?:currently|at\ present|under\ the|under\ this|according\ to|a\ total\ of
        |more\ than|over|around|about|nearly|approximately|there\ (?:is|are|were|was
        |will)|some|many|most|all|both|each|anyone|those|people|where|when|once|if|to)\b""",
    "speaks of the future together": r"""
        \bnext\ generation\b|\bfor\ (?:years|generations)\ to\ come\b""",
    "reads like a biography": r"""
        ^[a-z'-]+(?:\ [a-z'-]+){0,3}\ (?:is|was|has\ been|has\ served|serves|joined
        |represents|works)\b""",
}


class _Sign(NamedTuple):
    """What shows a sign: one of its words, or its pattern where one of its leads stands."""

    name: str
    words: frozenset[str]
    leads: frozenset[str]
    find: Callable[[str], re.Match[str] | None] | None


def _sign(name: str, pattern: str | None) -> _Sign:
    compiled = re.compile(pattern, re.VERBOSE) if pattern else None
    at_start = pattern is not None and pattern.strip().startswith("^")
    return _Sign(
        name,
        frozenset(_WORDS.get(name, "").split()),
        frozenset(_LEADS.get(name, "").split()),
        compiled and (compiled.match if at_start else compiled.search),
    )


_SIGNS = [_sign(name, pattern) for name, pattern in _PATTERNS.items()]
_TELLING = frozenset[str]().union(*(sign.words | sign.leads for sign in _SIGNS))
_RUN = re.compile(r"\w+")
_FIRST_PERSON = ("says I", "says we")
_ACRONYM = re.compile(r"\([A-Z][A-Za-z&]{1,7}\)")
# "This agreement will help us ..." is a voice; "The agreement sets out ..." behind it a narrator
_THIS_NOUN = re.compile(r"\bthis\ (?:\w+\ )?(\w{4,})")
_THE_NOUN = re.compile(r"the\ (?:\w+\ )?(\w{4,})\b")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_CAPITAL = re.compile(r"(?<=[a-z,;] )[A-Z]")


def read_signs(paragraphs: Sequence[Candidate], speaker: Speaker) -> Iterator[list[str]]:
    """Give the signs that each paragraph shows, by name."""
    family = surname(speaker.name or "")
    office = fold(speaker.role or "").split()
    body = fold(speaker.organisation or "")
    voiced = False
    pointed_at: set[str] = set()
    for candidate in paragraphs:
        signs = list(_signs_of(candidate, family, office, body))
        has_voice = any(sign in _FIRST_PERSON for sign in signs)
        opening = _THE_NOUN.match(fold(candidate.text))
        if opening and opening[1] in pointed_at:
            signs.append("says the where the voice said this")
        pointed_at.update(_THIS_NOUN.findall(fold(candidate.text)))
        if not has_voice:
            signs.append("drops the first person" if voiced else "has no first person yet")
        voiced = voiced or has_voice
        yield signs


def _signs_of(candidate: Candidate, family: str, office: Sequence[str], body: str) -> Iterator[str]:
    text = candidate.text[:_LONGEST]
    folded = fold(text)
    yield "any"
    words = _TELLING.intersection(_RUN.findall(folded))
    yield from (sign.name for sign in _SIGNS if _shows(sign, words, folded))
    yield from _signs_of_person(folded, family, office, body)
    yield from _signs_of_size(folded)
    if _ACRONYM.search(text):
        yield "abbreviates"
    if candidate.is_item:
        yield "is a list item"
    capitals = len(_CAPITAL.findall(text))
    if capitals >= 4 and capitals * 6 > len(folded.split()):
        yield "is full of names"


def _shows(sign: _Sign, words: frozenset[str], folded: str) -> bool:
    if not sign.words.isdisjoint(words):
        return True
    if sign.find is None or (sign.leads and sign.leads.isdisjoint(words)):
        return False
    return sign.find(folded) is not None


def _signs_of_person(folded: str, family: str, office: Sequence[str], body: str) -> Iterator[str]:
    if family and re.search(rf"\b{re.escape(family)}\b", folded):
        yield "names its own speaker"
    if office and f"the {office[-1]} " in f"{folded} ":
        yield "names the speaker's office"
    if body and body in folded:
        yield "names the speaker's body"


def _signs_of_size(folded: str) -> Iterator[str]:
    length = len(folded.split())
    stops = len(_SENTENCE_END.findall(folded))
    if length <= 14:
        yield "is short"
    if stops >= 2 and length <= 11 * stops:
        yield "has short sentences"
    if stops <= 1 and length >= 26:
        yield "is one long sentence"
    if length >= 60:
        yield "is long"
    if length >= 90:
        yield "is very long"
