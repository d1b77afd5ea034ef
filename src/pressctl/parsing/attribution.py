"""Cue lines: the words before a quotation that say who speaks, and the verb of saying.

"Speaking in Leeds, Roads Minister Jane Roe said:" has the source "Roads Minister Jane Roe" (with its
lead-in) and the cue "said".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pressctl.model import Span, Speaker
from pressctl.parsing import lexicon
from pressctl.parsing.speaker import is_joint, read_speaker
from pressctl.text import fold

_LONGEST_CUE = 900  # characters from the start of its sentence to the colon; not measured
_LONGEST_REST = 220  # characters between the verb and the colon; not measured
_OPEN_VERBS = frozenset("said added says".split())
_OPEN_CUE_WORDS = 30  # the seed's longest cue line has 13 words

_END = re.compile(r"\s*(?:[:;]\s*[-–—]?|:|\.{3}|…)?\s*[“\"«„]?\s*$")
_COLON = re.compile(r"\s*:\s*[-–—]?\s*[“\"«„]?\s*$")
_VERB = re.compile(
    r"\b(?:" + "|".join(sorted(lexicon.VERBS_OF_SAYING, key=len, reverse=True)) + r")\b"
)
_TO_SAY = re.compile(r"\b(?:say|add|tell|comment|conclude|continue|state|announce|argue|warn)\b")
_STATEMENT = re.compile(
    rf"""\b(?:{lexicon.STATEMENT_VERBS}|issuing|releasing)
        \s(?:a|an|the|this|that|these|their|his|her)?\s?
        (?:(?:following|below|joint|brief|short|full|this|new)\s)*
        (?:{lexicon.STATEMENT_NOUNS})\b""",
    re.VERBOSE,
)
# helpers between the subject and the verb: "will say", "is expected to say", "has also said"
_HELPERS = re.compile(
    r"""(?:,?\s+(?:on\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day|is|are|was|were|will|would|has|have|had|also|then|later|today|yesterday|tonight
        |earlier|further|further\s+to|previously|expected|due|set|going|likely|to|both|all|each|publicly))+\s*$""",
    re.VERBOSE,
)
# What may stand between the verb and the colon: when, where, to whom, about what.
_REST = re.compile(
    r"""\s*(?:,?\s*(?:in|at|on|to|during|after|following|ahead|before|of|about|upon|regarding|as|while|when
        |today|yesterday|tonight|this|last|earlier|later|that|how|why|via|from|for|with|and|by|re
        |the\s+following|the\s+house|mps|peers|reporters|journalists|delegates|parliament|members|who
        |monday|tuesday|wednesday|thursday|friday|saturday|sunday|speaking|responding|commenting
        |he|she|recently|again|through|alongside|publicly|simply|concerning|celebrating|honoring
        |honouring|welcoming|marking|congratulating|recognizing|recognising|announcing|condemning
        |,)\b.*)?$""",
    re.VERBOSE | re.DOTALL,
)
_SENTENCE_START = re.compile(r"(?<=[.!?”\"])\s+(?=[^\Wa-z_])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|pres|st|rev|hon|gen|lt|col|sgt|capt|sen|sens|rep|reps|gov|cllr|no|jr|sr|inc|ltd|co"
    r"|d|u\.s|d\.c|n\.y)|\b[a-z])\.$"
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


def find_cue(text: str, lower: frozenset[str] = frozenset()) -> Cue | None:
    """Find the cue that ends a paragraph, if one does: "..., Jane Roe said:".

    `lower` are words that the release writes in lower case too, so that they are no names.
    """
    end = _END.search(text, max(0, len(text) - 12))
    body_end = end.start() if end else len(text)
    has_colon = _COLON.search(text, max(0, len(text) - 12)) is not None
    start = _last_sentence(text, body_end)
    line = text[start:body_end]
    if not line or len(line) > _LONGEST_CUE:
        return None
    return _read_cue(line, start, has_colon, lower)


def _read_cue(line: str, start: int, has_colon: bool, lower: frozenset[str]) -> Cue | None:
    found = _find_verb(fold(line))
    if found is None:
        return None
    verb, weak = found
    rest = fold(line[verb.end :])
    if not has_colon and (rest.strip(" ,") or not _ends_openly(line, verb)):
        return None
    subject = _HELPERS.sub("", line[: verb.start].rstrip()).rstrip(" ,")
    stated = _STATEMENT.match(fold(line), verb.start) is not None
    if not subject or len(rest) > _LONGEST_REST or not (stated or _REST.match(rest)):
        return None
    joint = is_joint(subject)
    speaker = Speaker(None) if joint else read_speaker(subject, lower)
    known = joint or speaker != Speaker(None)
    if not known and (weak or not _may_speak(subject)):
        return None
    span = Span(start, start + len(line))
    source = Span(start, start + len(subject))
    cue = Span(start + verb.start, start + verb.end)
    return Cue(source, cue, span, speaker, subject, joint, stated)


def _find_verb(folded: str) -> tuple[Span, bool] | None:
    """Find the verb of saying that governs the colon; tell whether it is a weak one."""
    statement = _last(_STATEMENT, folded)
    if statement:
        return statement, False
    future = _last(_TO_SAY, folded)
    if future and re.search(r"\b(?:to|will|would|can)\s+(?:\w+\s+)?$", folded[: future.start]):
        return future, False
    verb = None
    for found in _VERB.finditer(folded):
        named = folded[: found.start()].endswith("united ")  # "United States"
        if _REST.match(folded[found.end() :]) and found.start() > 0 and not named:
            verb = Span(found.start(), found.end())
            break
    if verb is None:
        return None
    return verb, folded[verb.start : verb.end] in lexicon.WEAK_VERBS


def _ends_openly(line: str, verb: Span) -> bool:
    """Without a colon only a short line that ends in plain "said" is a cue."""
    return fold(verb.of(line)) in _OPEN_VERBS and len(line.split()) <= _OPEN_CUE_WORDS


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
        if not _ABBREVIATION.search(fold(text[max(0, found.start() - 8) : found.start()])):
            starts.append(found.end())
    return starts[-1]
