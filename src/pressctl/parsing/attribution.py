"""Cue lines: the words before a quotation that say who speaks, and the verb of saying.

"Speaking in Leeds, Roads Minister Jane Roe said:" has the source "Roads Minister Jane Roe" (with
its lead-in) and the cue "said".
"""

from __future__ import annotations

import re
from collections.abc import Container

from msgspec import Struct

from pressctl.model import Span, Speaker
from pressctl.parsing import lexicon
from pressctl.parsing.names import is_given_name, is_title
from pressctl.parsing.offices import holds_office, is_office
from pressctl.parsing.speaker import is_joint, read_speaker
from pressctl.parsing.verbs import AS, Saying, find_verb, read_saying
from pressctl.text import fold

_LONGEST_CUE = 900  # characters from the start of its sentence to the colon; not measured
_OPEN_VERBS = frozenset(["said", "added", "says"])
_OPEN_CUE_WORDS = 30  # the seed's longest cue line has 13 words
_PLAIN_ENDS = (".", '."', ".”")  # of a sentence that brings in no words
_END = re.compile(r"\s*(?:[:;]\s*[-–—]?|:|\.{3}|…)?\s*[“\"«„]?\s*$")
_COLON = re.compile(r"\s*:\s*[-–—]?\s*[“\"«„]?\s*$")
# "Quotes attributable to Jane Roe:", "Joint statement from Jane Roe and Jo Bloggs:"
_CREDIT = re.compile(
    r"""(?:(?:an?|the|joint|full|below\sis|see\sbelow\sfor|following\sis|most|recent)\s)*
        (?:(?:quot(?:e|es|ation)|comments?|statements?|remarks|words|response|reaction)\s+)?
        (?:(?:is|are|to\sbe)\s+)?
        (?:attribut(?:able|ed)\s+to|(?<=[a-z]\s)(?:from|by))\s*:?\s+(?=\S)""",
    re.VERBOSE,
)
_SAID = re.compile(r"(?:Said|Says|Added|Adds)\s(?=[^\Wa-z_])")  # "Said Special Agent Jane Roe:"
_IN_WORDS = re.compile(
    r",?\s(?:in|via)\s(?:an?|the|his|her|their)\s(?:[\w-]+\s)?"
    r"(?:statement|comment|email|tweet|post|message|letter|release|briefing|interview)$"
)
_OFFICE_WORDS = lexicon.TOPICS | lexicon.OFFICE_ADJECTIVES | {"at", "in"}
_NO_CREDIT = frozenset(
    "contact press media photo photos picture pictured pictures caption image by author".split()
)
# "Senator Roe’s full comments are below:", "Jane Roe's statement:"
_OWN_WORDS = re.compile(
    r"""(?P<lead>(?:(?:see|read|find)\s(?:below\s(?:for|is)\s)?|(?:below|following)\s(?:is|are)\s
        |(?:(?:an?|the|full|text|transcript|excerpts?)\s)+(?:of|from)\s|the\s)*)
        (?P<who>\S.{2,100}?)(?:'s|(?<=s)')\s(?:[\w-]+\s){0,3}(?:statement|remarks|comments|testimony)
        (?P<rest>(?:\s.*)?)$""",
    re.VERBOSE | re.DOTALL,
)
_FINITE = re.compile(r"\b(?:will|would|can|could|should|must|may|is|are|was|were|has|have|had)\b")
_ENDS_IN_A_WORD = re.compile(r",\s[a-z]+$")  # "Jane Roe, MP for Kent, visited:"
_BARE_CREDIT_WORDS = 25  # "Jane Roe, Chief Executive of Acme:" is no longer; not measured
_SENTENCE_START = re.compile(r"(?<=[.!?”\"])\s+(?=[^\Wa-z_])")
_NICKNAME = re.compile(r"[^\W\d_]\s[“\"][\w.’'-]{1,14}[”\"]$")  # Thomas “TJ” Roe
_LONGEST_NICKNAME = 20  # characters, with a letter before it; not measured
_LAST_WORD = re.compile(r"\w+$")
_LONGEST_ABBREVIATION = 8  # characters; the longest of the table has 6
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof pres st rev hon gen lt col sgt capt sen sens rep reps gov cllr no jr sr inc
    ltd co con res del amdt sec supt insp det messrs mt ft dept assn bros corp ala ariz ark calif
    cal colo conn fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn
    tex va vt wash wis wyo""".split()
)
_ANNOUNCEMENT = re.compile(
    r"(?:(?:the|his|her|their)\s)?(?:full|complete|official)\s(?:statement|remarks|comments)"
    r"(?:\s(?:is|are))?(?:\s(?:below|follows?|reads))?"
)


class Cue(Struct, frozen=True, gc=False):
    """A cue line as read; spans are offsets into the text that it was found in."""

    source: Span
    verb: Span
    attribution: Span
    speaker: Speaker
    subject: str  # the words read as the speaker
    joint: bool = False
    statement: bool = False  # "issued the following statement:"


def find_cue(text: str, seen: Container[str] = ()) -> Cue | None:
    """Find the cue that ends a paragraph, if one does: "..., Jane Roe said:".

    `seen` are the words of the release as written; see `read_speaker`.
    """
    if text.endswith(_PLAIN_ENDS) and "..." not in text[-6:]:
        return None  # most paragraphs, before any pattern is tried
    tail = text[-24:].lower()
    if ":" not in tail and "said" not in tail and "says" not in tail and "added" not in tail:
        return None
    end = _END.search(text, max(0, len(text) - 12))
    body_end = end.start() if end else len(text)
    if body_end == 0:
        return None
    has_colon = ":" in text[body_end:]
    if not has_colon:
        last = text[max(0, body_end - 12) : body_end].split()
        if fold(last[-1] if last else "") not in _OPEN_VERBS:
            return None  # no colon, no "said" at the end
    start = _last_sentence(text, body_end)
    line = text[start:body_end]
    if not line or len(line) > _LONGEST_CUE:
        return None
    return _read_cue(line, start, has_colon and _COLON.match(text, body_end) is not None, seen)


def _read_cue(line: str, start: int, has_colon: bool, seen: Container[str]) -> Cue | None:
    folded = fold(line)
    own = _OWN_WORDS.match(folded) if has_colon and "'" in folded else None
    if own:
        cue = _read_own_words(line, own, start, seen)
        if cue:
            return cue
    verb = find_verb(folded)
    if verb is None:
        if not has_colon:
            return None
        return _read_credit(line, folded, start, seen) or _read_announcement(folded, start)
    saying = read_saying(line, folded, verb)
    if saying is None or not (has_colon or _ends_openly(line, saying)):
        return None
    return _read_saying(line, start, saying, seen)


def _read_saying(line: str, start: int, saying: Saying, seen: Container[str]) -> Cue | None:
    subject = saying.subject
    speaker = read_speaker(subject, seen)
    joint = speaker == Speaker(None) and is_joint(subject)
    known = joint or speaker != Speaker(None)
    if AS.match(line) and not speaker.name:
        return None
    if saying.retold and " " not in (speaker.name or ""):
        return None  # "The council says residents are advised to call:"
    if not known and (saying.weak or not _may_speak(subject)):
        return None
    span = Span(start, start + len(line))
    source = Span(start, start + len(subject))
    cue = Span(start + saying.verb.start, start + saying.verb.end)
    return Cue(source, cue, span, speaker, subject, joint, saying.statement)


def _read_credit(line: str, folded: str, start: int, seen: Container[str]) -> Cue | None:
    """Read a line that credits somebody without a verb: "Jane Roe, Chief Executive of Acme:"."""
    if len(line.split()) > _BARE_CREDIT_WORDS:
        return None
    credit = _SAID.match(line) or _CREDIT.match(folded)
    if not credit and (_FINITE.search(folded) or not line[:1].isupper() or not holds_office(line)):
        return None
    at = credit.end() if credit else 0
    tail = _IN_WORDS.search(folded)
    who = line[at : tail.start() if tail else len(line)]
    speaker = read_speaker(who, seen)
    joint = speaker == Speaker(None) and is_joint(who)
    if not (joint or speaker.name or speaker.role):
        return None
    told = tail is not None and speaker.name and speaker.role
    if not (credit or told or _names_in_office(who, speaker)):
        return None
    whole = Span(start, start + len(line))
    source = Span(start + at, start + at + len(who))
    verb = Span(start, source.start) if credit else Span(source.end, whole.end)
    return Cue(source, verb, whole, speaker, who, joint, credit is not None)


def _names_in_office(line: str, speaker: Speaker) -> bool:
    """ "Cllr Jane Roe, Chair of Acme", "Acme Chief Executive Jane Roe": name and office alone"""
    name = speaker.name or ""
    if (
        speaker.role is None
        or " " not in name
        or name.endswith(".")
        or _ENDS_IN_A_WORD.search(line)
    ):
        return False
    first = line[: line.find(name)].split()
    if "," in line and all(is_title(word) or fold(word) in {"the", "rt"} for word in first):
        return True
    words = [word for word in first if word.islower()]
    given = is_given_name(name.split()[0]) or is_title(first[-1])
    named = given or speaker.organisation is not None
    plain = all(is_office(word) or word in _OFFICE_WORDS for word in words)
    return named and plain and line.rstrip().endswith(name) and fold(first[0]) not in _NO_CREDIT


def _read_announcement(folded: str, start: int) -> Cue | None:
    """ "Full statement:" brings in somebody's words and says nothing of whose."""
    if not _ANNOUNCEMENT.fullmatch(folded):
        return None
    nobody, whole = Span(start, start), Span(start, start + len(folded))
    return Cue(nobody, whole, whole, Speaker(None), "", statement=True)


def _read_own_words(line: str, own: re.Match[str], start: int, seen: Container[str]) -> Cue | None:
    """ "Senator Roe’s full comments are below:" """
    who = line[own.start("who") : own.end("who")]
    speaker = read_speaker(who, seen)
    surname = speaker.organisation if speaker.role is None else None  # "Roe’s remarks below:"
    if not speaker.name and (not surname or " " in surname):
        return None
    if own["rest"].strip() and not _announces(own):
        return None
    source = Span(start + own.start("who"), start + own.end("who"))
    verb = Span(source.end, start + len(line))
    return Cue(source, verb, Span(start, verb.end), speaker, who, statement=True)


def _announces(own: re.Match[str]) -> bool:
    told = re.match(
        r"\s\(?(?:(?:is|are)\s)?(?:below|as\s(?:prepared|delivered|follows))", own["rest"]
    )
    return told is not None or "below" in own["lead"] or "following" in own["lead"]


def _ends_openly(line: str, saying: Saying) -> bool:
    """Without a colon only a short line that ends in plain "said" is a cue."""
    short = len(line.split()) <= _OPEN_CUE_WORDS and ":" not in line
    return short and not saying.rest.strip(" ,") and fold(saying.verb.of(line)) in _OPEN_VERBS


def _may_speak(subject: str) -> bool:
    """Whether an unread subject can still be somebody: a pronoun, a noun with an article."""
    words = fold(subject).split()
    return bool(words) and (words[-1] in lexicon.PRONOUNS or len(words) <= 8)


def _last_sentence(text: str, end: int) -> int:
    """Find where the sentence that ends at `end` begins; "Mr. Roe" ends none."""
    window = max(0, end - _LONGEST_CUE)
    starts = [window] if window == 0 else [end]
    for found in _SENTENCE_START.finditer(text, window, end):
        if not _goes_on(text, found.start()):
            starts.append(found.end())
    return starts[-1]


def _goes_on(text: str, end: int) -> bool:
    """Whether a full stop or a quotation mark before `end` ends no sentence."""
    if text[end - 1] == ".":
        return ends_abbreviated(text, end - 1)
    return _NICKNAME.search(text, max(0, end - _LONGEST_NICKNAME), end) is not None


def ends_abbreviated(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` only ends an abbreviation or a letter: "Mr. Roe", "U.S." """
    found = _LAST_WORD.search(text, max(0, stop - _LONGEST_ABBREVIATION), stop)
    word = fold(found[0]) if found else ""
    return word in _ABBREVIATIONS or (len(word) == 1 and "a" <= word <= "z")
