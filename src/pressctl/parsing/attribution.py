"""Cue lines: the words before a quotation that say who speaks, and the verb of saying.

"Speaking in Leeds, Roads Minister Jane Roe said:" has the source "Roads Minister Jane Roe" (with
its lead-in) and the cue "said".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pressctl.model import Span, Speaker
from pressctl.parsing import lexicon
from pressctl.parsing.offices import holds_office
from pressctl.parsing.speaker import is_joint, read_speaker
from pressctl.text import fold

_LONGEST_CUE = 900  # characters from the start of its sentence to the colon; not measured
_LONGEST_REST = 220  # characters between the verb and the colon; not measured
# one of these words is in every line that has a verb of saying: asked before any pattern is tried
_SPEECH = lexicon.VERBS_OF_SAYING | frozenset(
    f"{lexicon.STATEMENT_NOUNS}|say|add|tell|conclude|continue|state|announce|argue|warn|on".split(
        "|"
    )
)
_LETTERS = re.compile(r"[a-z]+")
_OPEN_VERBS = frozenset(["said", "added", "says"])
_OPEN_CUE_WORDS = 30  # the seed's longest cue line has 13 words

_END = re.compile(r"\s*(?:[:;]\s*[-–—]?|:|\.{3}|…)?\s*[“\"«„]?\s*$")
_COLON = re.compile(r"\s*:\s*[-–—]?\s*[“\"«„]?\s*$")
_VERB = re.compile(
    r"\b(?:" + "|".join(sorted(lexicon.VERBS_OF_SAYING, key=len, reverse=True)) + r")\b"
)
_TO_SAY = re.compile(r"\b(?:say|add|tell|comment|conclude|continue|state|announce|argue|warn)\b")
_WILL = re.compile(
    r"\b(?:will|would|can|(?:expected|due|set|going|likely|on|scheduled|had\s+this)\s+to)\s+(?:\w+\s+)?$"
)
_STATEMENT = re.compile(
    rf"""\b(?:{lexicon.STATEMENT_VERBS}|issuing|releasing)
        \s(?:to\s)?(?:a|an|the|this|that|these|their|his|her)?\s?
        (?:(?!(?:in|on|of|to|for|from|with|about|and|by|at|that|as|no)\s)[\w,-]+\s){{0,3}}
        (?:{lexicon.STATEMENT_NOUNS})\b""",
    re.VERBOSE,
)  # "issued the following strongly worded statement"
# helpers between the subject and the verb: "will say", "is expected to say", "has also said"
_HELPERS = re.compile(
    r"""(?:,?\s+(?:on\s+(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day|(?:went|goes)\s+on
        |is|are|was|were|will|would|has|have|had|also|then|later|[Tt]oday|[Yy]esterday|[Tt]onight|earlier
        |further|expected|due|set|going|likely|to|both|all|each|once|again|always|often|now|only|just
        |this\s+(?:morning|afternoon|evening|week)|last\s+(?:night|week)
        |(?!family|assembly|ally|rally|bully|jelly)[a-z]{3,}ly))+\s*$""",
    re.VERBOSE,
)
_BY_WHOM = re.compile(r"\sby\s(?!\w+ing\b)")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s*$")
# "Jane Roe welcomed the news, saying:", "Jane Roe voted for it and issued a statement:"
_DEED = re.compile(
    r",?\s(?!(?:appointed|elected|retired|named|based|related|registered|accredited|designated)\b)"
    r"(?:[a-z]+ly\s)?(?:[a-z]{3,}ed|spoke|took|led|gave|met|held|sent|is|was|has|had|have|will)\b.*$",
    re.DOTALL,
)
_SECOND_DEED = re.compile(
    r",\sand\s(?:following|after|before|then|later)\b[^,]*$|\s(?:and|to|where|when|as|before|after)(?:\s(?:he|she|they))?\s*$"
)
_ASKS = re.compile(
    r"(?:what|how|why|whether|it)\b|(?:when|where|if)\s(?:i|we|you|[^,]*$)|as\s(?:i|we|it|one|part)\b"
)
_AS = re.compile(r"As\s+")  # "As Lord Roe has said:"
# What may stand between the verb and the colon: when, where, to whom, about what.
_REST = re.compile(
    r"""\s*(?:,?\s*(?:in|at|on|to|during|after|following|ahead|before|of|about|upon|regarding|as|while|when
        |today|yesterday|tonight|this|last|earlier|later|that|via|from|for|and|by|re|exclusively
        |the\s+(?:house|commons|lords|conference|committee|meeting|audience|summit|chamber|crowd)
        |mps|msps|peers|reporters|journalists|delegates|parliament|members|monday|tuesday|wednesday
        |thursday|friday|saturday|sunday|speaking|recently|again|through|alongside|publicly|simply
        |concerning|afterwards|\w+ing|(?:the|as)\s+follow(?:ing|s)|below|,)\b.*)?$""",
    re.VERBOSE | re.DOTALL,
)
# "said the following measures will apply:" brings in a list, not a quotation
_LIST_AHEAD = re.compile(
    r"\b(?:will|would|include|includes|cover|covers|apply|applies|the following|it|they)\b"
    r"|\bthat\s+\S|\b(?:on|of|for|with|by|about|including|are|is|why|how)\s*$"
)
# "the following:", with when or where behind it, brings in words; "the following rules" do not
_FOLLOWING = re.compile(
    r"\s*(?:the\s+following|as\s+follows)(?=\s*$|,|\s(?:on|in|at|about|after|during|when|to|today|upon)\b)"
)
# "commented on the news that trains will run": what is said there is not what was said
_ABOUT = re.compile(r"\s*(?:today\s)?(?:on|about|after|following|regarding|in\s+response)\s")
# "Quotes attributable to Jane Roe:", "Joint statement from Jane Roe and Jo Bloggs:"
_CREDIT = re.compile(
    r"""(?:(?:an?|the|joint|full|below\sis|see\sbelow\sfor|following\sis|most|recent)\s)*
        (?:(?:quot(?:e|es|ation)|comments?|statements?|remarks|words|response|reaction)\s+)?
        (?:(?:is|are|to\sbe)\s+)?
        (?:attribut(?:able|ed)\s+to|(?<=[a-z]\s)(?:from|by))\s*:?\s+(?=\S)""",
    re.VERBOSE,
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
_ORDERS = re.compile(r"\sto\s[a-z]+$")  # "told officials to publish:"
_ENDS_IN_A_WORD = re.compile(r",\s[a-z]+$")  # "Jane Roe, MP for Kent, visited:"
_TOLD_WORDS = 6  # "told the annual conference in Leeds:"; not measured
_BARE_CREDIT_WORDS = 25  # "Jane Roe, Chief Executive of Acme:" is no longer; not measured
_SENTENCE_START = re.compile(r"(?<=[.!?”\"])\s+(?=[^\Wa-z_])")
ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|pres|st|rev|hon|gen|lt|col|sgt|capt|sen|sens|rep|reps|gov|cllr|no|jr|sr|inc|ltd|co"
    r"|d|u\.s|d\.c|n\.y|con|res|del|amdt|sec|supt|insp|det|messrs|mt|ft|dept|assn|bros|corp"
    r"|ala|ariz|ark|calif|cal|colo|conn|fla|ga|ill|ind|kan|ky|la|mass|md|mich|minn|miss|mo|mont|neb|nev"
    r"|okla|ore|pa|tenn|tex|va|vt|wash|wis|wyo)|\b[a-z])\.$"
)


@dataclass(frozen=True)
class Cue:
    """A cue line as read; spans are offsets into the text that it was found in."""

    source: Span
    verb: Span
    attribution: Span
    speaker: Speaker
    subject: str  # the words read as the speaker
    joint: bool = False
    statement: bool = False  # "issued the following statement:"


def find_cue(text: str, seen: frozenset[str] = frozenset()) -> Cue | None:
    """Find the cue that ends a paragraph, if one does: "..., Jane Roe said:".

    `seen` are the words of the release as written; see `read_speaker`.
    """
    tail = text[-24:].lower()
    if ":" not in tail and "said" not in tail and "says" not in tail and "added" not in tail:
        return None  # most paragraphs, before any pattern is tried
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


def _read_cue(line: str, start: int, has_colon: bool, seen: frozenset[str]) -> Cue | None:
    folded = fold(line)
    own = _OWN_WORDS.match(folded) if has_colon and "'" in folded else None
    if own:
        cue = _read_own_words(line, own, start, seen)
        if cue:
            return cue
    found = None if _SPEECH.isdisjoint(_LETTERS.findall(folded)) else _find_verb(folded)
    if found is None:
        return _read_credit(line, folded, start, seen) if has_colon else None
    verb, weak = found
    rest = _FOLLOWING.sub("", folded[verb.end :], count=1)
    if not has_colon and (rest.strip(" ,") or not _ends_openly(line, verb)):
        return None
    stated = _STATEMENT.match(folded, verb.start) is not None
    if len(rest) > _LONGEST_REST or _ASKS.match(folded):
        return None
    if not stated and (_brings_in_a_list(folded, verb, rest) or _is_passive(folded, verb)):
        return None
    subject = _subject(line, verb)
    if not subject:
        return None
    joint = is_joint(subject)
    speaker = Speaker(None) if joint else read_speaker(subject, seen)
    known = joint or speaker != Speaker(None)
    if _AS.match(line) and not speaker.name:
        return None
    if not known and (weak or not _may_speak(subject)):
        return None
    span = Span(start, start + len(line))
    source = Span(start, start + len(subject))
    cue = Span(start + verb.start, start + verb.end)
    return Cue(source, cue, span, speaker, subject, joint, stated)


def _subject(line: str, verb: Span) -> str:
    """Give the words before the verb without its helpers and without an earlier deed."""
    subject = _HELPERS.sub("", line[: verb.start].rstrip()).rstrip(" ,")
    second = _SECOND_DEED.search(line[: verb.start])
    if second or verb.of(line).split()[0].endswith("ing"):
        subject = _HELPERS.sub("", _DEED.sub("", subject)).rstrip(" ,")
    return _AS.sub("", subject)


def _brings_in_a_list(folded: str, verb: Span, rest: str) -> bool:
    about = verb.of(folded) in {"commented", "comments", "reacted"} and _ABOUT.match(rest)
    return not about and _LIST_AHEAD.search(rest) is not None


def _is_passive(folded: str, verb: Span) -> bool:
    """ "is said", ", said by officials to be" """
    by_whom = _BY_WHOM.match(folded, verb.end) is not None
    return by_whom or _PASSIVE.search(folded, 0, verb.start) is not None


def _read_credit(line: str, folded: str, start: int, seen: frozenset[str]) -> Cue | None:
    """Read a line that credits somebody without a verb: "Jane Roe, Chief Executive of Acme:"."""
    if len(line.split()) > _BARE_CREDIT_WORDS:
        return None
    credit = _CREDIT.match(folded)
    if not credit and _FINITE.search(folded):
        return None
    at = credit.end() if credit else 0
    if not credit and not ("," in line and line[:1].isupper() and holds_office(line)):
        return None
    joint = is_joint(line[at:])
    speaker = Speaker(None) if joint else read_speaker(line[at:], seen)
    described = speaker.role is not None and line.startswith(speaker.name or "\n")
    if not (joint or speaker.name or speaker.role) or not (credit or described):
        return None
    if not credit and (" " not in (speaker.name or "") or _ENDS_IN_A_WORD.search(line)):
        return None
    whole = Span(start, start + len(line))
    source = Span(start + at, whole.end)
    verb = Span(start, start + at) if credit else Span(whole.end, whole.end)
    return Cue(source, verb, whole, speaker, line[at:], joint, credit is not None)


def _read_own_words(line: str, own: re.Match[str], start: int, seen: frozenset[str]) -> Cue | None:
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


def _find_verb(folded: str) -> tuple[Span, bool] | None:
    """Find the verb of saying that governs the colon; tell whether it is a weak one."""
    statement = _last(_STATEMENT, folded)
    if statement:
        return statement, False
    if folded.endswith((" went on", " goes on")):
        return Span(len(folded) - len("went on"), len(folded)), False
    future = _last(_TO_SAY, folded)
    if future and _WILL.search(folded[: future.start]):
        return future, False
    verb = None
    for found in _VERB.finditer(folded):
        named = folded[: found.start()].endswith("united ")  # "United States"
        told = found[0] in {"told", "tells"}
        rest = folded[found.end() :]
        told = told and len(rest.split()) <= _TOLD_WORDS and not _ORDERS.search(rest)
        fits = told or _REST.match(folded[found.end() :])
        if fits and found.start() > 0 and not named:
            verb = Span(found.start(), found.end())
            break
    if verb is None:
        return None
    return verb, folded[verb.start : verb.end] in lexicon.WEAK_VERBS


def _ends_openly(line: str, verb: Span) -> bool:
    """Without a colon only a short line that ends in plain "said" is a cue."""
    short = len(line.split()) <= _OPEN_CUE_WORDS and ":" not in line
    return short and fold(verb.of(line)) in _OPEN_VERBS


def _last(pattern: re.Pattern[str], text: str) -> Span | None:
    spans = [Span(found.start(), found.end()) for found in pattern.finditer(text)]
    return spans[-1] if spans else None


def _may_speak(subject: str) -> bool:
    """Whether an unread subject can still be somebody: a pronoun, a noun with an article."""
    words = fold(subject).split()
    return bool(words) and (words[-1] in lexicon.PRONOUNS or len(words) <= 8)


def _last_sentence(text: str, end: int) -> int:
    """Find where the sentence that ends at `end` begins; "Mr. Roe" ends none."""
    window = max(0, end - _LONGEST_CUE)
    starts = [window] if window == 0 else [end]
    for found in _SENTENCE_START.finditer(text, window, end):
        if not ABBREVIATION.search(fold(text[max(0, found.start() - 8) : found.start()])):
            starts.append(found.end())
    return starts[-1]
