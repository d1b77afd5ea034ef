"""The words that name a speaker, read as person, office and organisation.

The words are cut at commas into segments; each segment is a name, an office, an office with a name
behind it, or something else. They are put together from the right, since the person stands next to
the verb and a lead-in ("Speaking in Leeds, ...") stands farthest from it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import lru_cache

from msgspec import structs

from pressctl.model import Speaker
from pressctl.parsing import lexicon
from pressctl.parsing.bodies import body_name, is_body, tells_kind
from pressctl.parsing.joint import names_one_of_several, speak_together
from pressctl.parsing.names import is_given_name, is_surely_a_name, is_title
from pressctl.parsing.offices import in_some_office, is_minister, is_rank, is_relation, is_tie
from pressctl.parsing.roles import split_office
from pressctl.parsing.seen import Asked
from pressctl.parsing.segments import Segment, opens_lead_in, read_segments
from pressctl.parsing.words import fold_word

LONGEST_SUBJECT = 700  # characters; longer words name nobody; not measured
_SUBJECTS_KEPT = 4096  # that are remembered: a release names a speaker again and again
_SURELY_ONE_NAME = 2  # words; more of them may be an office and a name; not measured
_NOBODY = Speaker(None)
# what no office and no body has in it: a verb, a pronoun
_CLAUSE = re.compile(
    r":|\b(?:is|are|was|were|has|have|had|will|would|he|she|they|we|I|that|which|who|his|her|could|can"
    r"|(?!appointed|elected|retired|named|based|related|registered|accredited|designated|united|limited"
    r"|shared|combined|integrated|applied|advanced|distributed)[a-z]{3,}ed)\b"
)
_CONJUNCTION = re.compile(
    r"(?:And|But|So|Yet|Then|Now|Even|Meanwhile|However|Again),?\s+(?=[^\Wa-z_]|the\s|[sh]he\s)"
)
_PORTFOLIO = re.compile(r"\s(?:for|of)\s")  # "Under Secretary for Food", "Nutrition"
_OWNED_THING = re.compile(r"(?:the|its|their)\s(?:[a-z-]+\s)*[a-z-]+[’']s?\s[a-z\s-]+$")
_OF_ANOTHER = re.compile(r"\s(?:of|to|for)\s")
_DESCRIBED = re.compile(r"(?:an?|one of)\s+[a-z]")
_FROM_A_PLACE = re.compile(r"\s+(?:from\s+[^\Wa-z_].*|at\s+the\s+[a-z]+)$")
# "in a call with Jane Roe", "with Jane Roe": who and what is near is no body
_NEAR = re.compile(
    r"(?:in|during|after|before|alongside|with|on(?!\sbehalf))\s(?:the\s)?", re.IGNORECASE
)
_WHO = re.compile(r"\s+who\s.*$")  # "a recipient who was born there"
_ONE_SPOKESPERSON = re.compile(r"^an?\s[^:]{0,120}\sspokes(?:person|man|woman)$", re.IGNORECASE)


def read_speaker(subject: str, seen: Container[str] = ()) -> Speaker:
    """Read who speaks from the words before the verb of saying.

    `seen` are the words of the release as written: one in lower case there is no part of a name.
    A person named by surname only has that as `name`; a bare office, a body or a pronoun leaves
    `name` None.
    """
    readings = _readings(subject)
    for asked, speaker in readings:
        if asked.holds_for(seen):
            return speaker
    asked = Asked(seen)
    readings.append((asked, _read_subject(subject, asked)))
    return readings[-1][1]


@lru_cache(_SUBJECTS_KEPT)
def _readings(subject: str) -> list[tuple[Asked, Speaker]]:
    """Give how a subject was read so far, each for what it asked of the words of its release."""
    return []


def _read_subject(subject: str, seen: Container[str]) -> Speaker:
    words = " ".join(subject.split())[:LONGEST_SUBJECT].strip(' ,“"‘')
    words = _CONJUNCTION.sub("", words)
    if not words or fold_word(words) in lexicon.PRONOUNS or names_one_of_several(words):
        return _NOBODY
    if words[0] in "Aa" and _ONE_SPOKESPERSON.match(words):
        return _speaker(None, words, [], seen)
    segments, led_in = _without_lead_in(read_segments(words, seen))
    segments = _without_guesses(_without_appositions(segments))
    if not segments or speak_together(segments):
        return _NOBODY
    return _sane(_put_together(segments, led_in, seen))


def _sane(speaker: Speaker) -> Speaker:
    """Take no half of a sentence for an office or a body; a name was read with more care."""
    if speaker.name:
        return speaker
    words = f"{speaker.role or ''} {speaker.organisation or ''}"
    return _NOBODY if _CLAUSE.search(words) else speaker


def is_joint(subject: str) -> bool:
    """Whether the words name two or more people speaking together: asked where none was read."""
    if "and" not in subject and "along" not in subject and "together" not in subject:
        return False  # most subjects: to cut them into segments is the larger part of a cue's time
    words = " ".join(subject.split())[:LONGEST_SUBJECT]
    return speak_together(_without_lead_in(read_segments(words, ()))[0])


def _without_lead_in(segments: Sequence[Segment]) -> tuple[list[Segment], bool]:
    """Drop "Speaking at the opening," in front; tell whether there was one."""
    start = 0
    while start < len(segments) and opens_lead_in(segments[start].words):
        start += 1
    return list(segments[start:]), start > 0


def _without_appositions(segments: Sequence[Segment]) -> list[Segment]:
    """ "Jane Roe, Director of Acme, a local partner, said:": what stands behind an office."""
    kept: list[Segment] = []
    for segment in segments:
        described = segment.words[0] in "ao" and _DESCRIBED.match(segment.words)
        if not (described and any(before.office for before in kept)):
            kept.append(segment)
    return kept


def _without_guesses(segments: Sequence[Segment]) -> list[Segment]:
    """Take "Chair of Bus Users Wales" for an office where another segment is surely the name."""
    if not any(segment.name and not segment.weak for segment in segments):
        return list(segments)
    return [_without_guess(segment) if segment.weak else segment for segment in segments]


def _without_guess(segment: Segment) -> Segment:
    return structs.replace(segment, name=None, office=segment.words if segment.office else None)


def _put_together(segments: Sequence[Segment], led_in: bool, seen: Container[str]) -> Speaker:
    at = len(segments) - 1
    while at >= 0 and segments[at].is_other:
        at -= 1
    if at < 0:
        return _body_alone(segments)
    if segments[at].is_bare_name and segments[at + 1 :] and not segments[at].body:
        behind = _in_some_office(segments[at + 1].words)
        if behind:  # "Jane Roe, landlady of the Three Herons"
            segments, at = [*segments[: at + 1], behind, *segments[at + 2 :]], at + 1
    here, left = segments[at], segments[:at]
    tail = [*([here.body] if here.body else []), *_bodies(segments[at + 1 :])]
    if here.name and here.office and _is_anothers(here, left, led_in):
        role = _OF_ANOTHER.split(here.words, maxsplit=1)[0]
        return _speaker(left[-1].name, role, [], seen)
    if here.name and here.office:
        return _person_in_office(here, left, tail, led_in, seen)
    if here.is_bare_office:
        return _office_last(here, left, tail, seen)
    return _name_last(here, left, tail, led_in, seen)


def _is_anothers(here: Segment, left: Sequence[Segment], led_in: bool) -> bool:
    """ "Jane Roe, carer to veteran Jo Bloggs": the name behind the office is not the speaker's."""
    before = left[-1] if left and not led_in else None
    named = before is not None and before.is_bare_name and " " in (before.name or "")
    return named and here.words[0].islower() and _OF_ANOTHER.search(here.words) is not None


def _in_some_office(words: str) -> Segment | None:
    read = None if opens_lead_in(words) else in_some_office(words)
    return Segment(read[0], office=read[0], body=read[1]) if read else None


def _bodies(segments: Sequence[Segment]) -> list[str]:
    """Give the segments that may name a body.

    "from Leeds" is where somebody lives; "one of the first to come" and "fan of Sir Tom Roe" name
    none.
    """
    return [
        segment.words
        for segment in segments
        if not (_DESCRIBED.match(segment.words) or _OWNED_THING.match(segment.words))
        and (not segment.words.startswith("from ") or _comes_from_body(segment.words[5:]))
        and not is_tie(segment.words)
        and (not (near := _NEAR.match(segment.words)) or is_body(segment.words[near.end() :]))
    ]


def _comes_from_body(words: str) -> bool:
    return is_body(body_name(words)) or tells_kind(words)


def _body_alone(segments: Sequence[Segment]) -> Speaker:
    """ "Cancer Research UK said:"; "The family of Jo Bloggs said:" is no body."""
    if not segments or not all(_DESCRIBED.match(segment.words) for segment in segments[1:]):
        return _NOBODY  # of "Acme Aid, a charity" the rest says what it is
    bare = re.sub(r"^(?:the|an?)\s+", "", segments[0].words, flags=re.IGNORECASE)
    named = bare[:1].isupper() or any(letter.isupper() for letter in bare.split()[0])
    if not named or fold_word(segments[0].words) in lexicon.NEVER_NAMES:
        return _NOBODY
    # "Harbour Master Silas Crane" may be a body, or somebody in an office that we do not know
    known = is_body(bare) or len(bare.split()) <= _SURELY_ONE_NAME or " of " in bare
    return Speaker(None, None, body_name(bare)) if known else _NOBODY


def _person_in_office(
    here: Segment, left: Sequence[Segment], tail: list[str], led_in: bool, seen: Container[str]
) -> Speaker:
    office = here.office or ""
    if left and left[-1].is_bare_office and is_rank(office):
        return _speaker(
            here.name, left[-1].words, tail, seen
        )  # "Leader of the Council, Cllr Jane Roe"
    listed = [s.words for s in left if s.office is None and not is_surely_a_name(s.words.split())]
    if listed and len(listed) == len(left) and not led_in and " and " in office:
        office = ", ".join([*listed, office])  # "Small Business, Consumers and Markets Minister"
    return _speaker(here.name, office, tail, seen)


def _office_last(
    here: Segment, left: Sequence[Segment], tail: Sequence[str], seen: Container[str]
) -> Speaker:
    """ "Jane Roe, Chief Executive of Acme, said:", "The Home Secretary said:" """
    office = here.words
    while left and left[-1].is_bare_office:
        office = f"{left[-1].words}, {office}"
        left = left[:-1]
    if len(left) == 2 and left[1].is_other and left[0].is_bare_name:
        left = left[:1]  # "Jane Roe, USCG (Ret.), Executive Director of Acme"
    if left and left[-1].is_bare_name:
        return _speaker(left[-1].name, office, tail, seen)
    if left and left[-1].name:
        return _rank_and_post(left[-1], office, tail, seen)
    return _speaker(None, office, tail, seen)


def _rank_and_post(
    ranked: Segment, post: str, tail: Sequence[str], seen: Container[str]
) -> Speaker:
    """ "Commander Jane Roe, Commanding Officer of HMS Gorse": the post says more than the rank."""
    posted = _speaker(ranked.name, post, tail, seen)
    if (posted.organisation or is_rank(ranked.office or "")) and not is_minister(
        ranked.office or ""
    ):
        return posted
    return _speaker(ranked.name, ranked.office, [], seen)


def _name_last(
    here: Segment,
    left: Sequence[Segment],
    tail: Sequence[str],
    led_in: bool,
    seen: Container[str],
) -> Speaker:
    """ "Home Secretary, Jane Roe MP, said:", "Jane Roe, Acme Widgets, said:" """
    framed = len(left) >= 2 and left[-1].is_bare_office and left[-2].is_bare_name
    # "Jane Roe, Manager, Acme Widgets" but "In Leeds, West Yorkshire, the Mayor, Jane Roe"
    if framed and not (led_in and _is_public(left[-1].words)):
        rest = tail[1:] if here.body else tail
        return _speaker(left[-2].name, left[-1].words, [here.words, *rest], seen)
    if here.weak and left and _PORTFOLIO.search(left[-1].office or ""):
        return _speaker(None, f"{left[-1].words}, {here.words}", tail, seen)
    portfolio: list[str] = []
    while left and left[-1].is_other and len(portfolio) < 3:
        portfolio.insert(0, left[-1].words)
        left = left[:-1]
    offices: list[str] = []
    while left and left[-1].is_bare_office:  # "Deputy Prime Minister, Justice Secretary, Jane Roe"
        offices.insert(0, left[-1].words)
        left = left[:-1]
    if offices:
        return _speaker(here.name, ", ".join([*offices, *portfolio]), tail, seen)
    if left and left[-1].is_bare_name and not portfolio:  # "Jane Roe, Acme Widgets, said:"
        return _speaker(left[-1].name, None, [here.words, *tail], seen)
    if here.weak and here.name and not is_given_name(here.name) and not left:
        # "Ofcom said:"; mentions.py asks if it is a surname; "The Senators said:"
        return _NOBODY if is_title(here.name) else Speaker(None, None, here.name)
    return _speaker(here.name, None, tail, seen)


def _is_public(office: str) -> bool:
    words = fold_word(office).split()
    return words[0] == "the" or any(word in lexicon.PUBLIC_OFFICES for word in words)


def _speaker(
    name: str | None, office: str | None, tail: Sequence[str], seen: Container[str]
) -> Speaker:
    role, organisation, rest = (
        split_office(office, tail, seen) if office else (None, None, list(tail))
    )
    if rest:
        words = ", ".join([*([organisation] if organisation else []), *rest])
        organisation = organisation if organisation else body_name(words)
    if role and is_relation(role):
        return Speaker(name, None, organisation or None)
    if role:
        # "carer from Bury", "Head of Prevention at the service"
        role = _FROM_A_PLACE.sub("", _WHO.sub("", role) if name else role)
    return Speaker(name, role or None, organisation or None)
