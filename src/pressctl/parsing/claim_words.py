"""Cues of claims: the words that make a sentence a promise, a penalty, a limit or a superlative.

A table is keyed by one word of each cue, so that a sentence is looked through only for the cues
whose word it has. The pattern says what must stand around the word; none means the word will do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

Cues = Mapping[str, re.Pattern[str]]
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")


def _cues(words: str, patterns: Mapping[str, str] | None = None) -> Cues:
    # the word comes first, for `re` skips to a literal, but tries every place for a boundary
    table = {word: re.compile(rf"{word}(?<=\b{word})\b") for word in words.split()}
    for keys, pattern in (patterns or {}).items():
        table |= dict.fromkeys(keys.split(), re.compile(rf"\b(?:{pattern})\b"))
    return table


def cue_words(sentence: str) -> frozenset[str]:
    """Give the words of a level sentence that a table has; most have none or two."""
    return _KEYS.intersection(_WORD.findall(sentence))


def first_cue(cues: Cues, words: frozenset[str], sentence: str) -> int | None:
    """Find where the first cue of a table stands in a sentence, or None."""
    found = [cues[word].search(sentence) for word in words if word in cues]
    return min((cue.start() for cue in found if cue), default=None)


def has_cue(cues: Cues, words: frozenset[str], sentence: str) -> bool:
    """Tell whether a sentence has a cue of a table."""
    return any(word in cues and cues[word].search(sentence) for word in words)


_NO_PROMISE = (
    "tell|know|see|remember|agree|understand|never forget|never be forgotten|have been|have seen|"
    "have heard|always be|undoubtedly"
)
_STARTS = (
    "be|begin|start|open|launch|take|close|finish|complete|come|end|go|arrive|meet|receive|benefit"
)
_MADE = (
    "made|given|introduced|banned|created|replaced|built|opened|closed|abolished|scrapped|set up|"
    "established|extended|raised|invested|spent"
)
_DOING = (
    "introducing|funding|launching|publishing|investing|providing|creating|bringing forward|"
    "stepping up|ramping up|expanding|establishing|boosting|building|extending"
)
_NEW_THING = (
    "deal|unit|taskforce|scheme|plan|law|laws|rules|measures|powers|fund|offence|programme|"
    "qualification|arrangement|partnership|guidance|joint|action|agreement|legislation|strategy"
)
PROMISES = _cues(
    "won't shall pledge pledges pledged pledging commit commits committed committing commitment "
    "commitments promise promises promised promising vow vows vowed guarantee guarantees "
    "guaranteed guaranteeing undertake undertook secured agreement deadline begin begins",
    {
        "be": rf"(?:is|are|was|were) to be|to be (?:{_MADE})",
        "set": rf"(?:is|are|looks?) set to|set to (?:{_STARTS}|agree|lay)",
        "due": rf"due to (?:{_STARTS})",
        "agreed signed": "(?:have|has|had) (?:agreed|signed)|agreed (?:to|an?|that)",
        "agree agrees": "agrees? (?:to|that|an?|new)",
        "required requires": "(?:is|are|be|been) (?:now |also )?required to|requires? \\w+ to",
        "must": r"(?<!\bwe )(?<!\bthey )(?<!\byou )must(?! be (?:said|noted|free))",
        "plans intends intend aims scheduled": "(?:plans|intends?|aims|scheduled) to",
        "going": "(?:is|are|am|be) going to (?!be (?:honest|clear|fair))",
        "plan aim expect": "(?:we|they|also|who|ministers|officers) (?:plan|aim|expect)|"
        "expect (?:\\w+ ){0,3}to",
        "expects expected anticipated planned": "expects (?:\\w+ ){0,3}to|"
        "(?:is|are|be|been|was|were|it is) (?:expected|anticipated|planned)",
        "force effect": "(?:in|into|enters?|takes?) (?:force|effect)",
        "introducing funding launching publishing investing providing creating bringing stepping "
        "ramping expanding establishing boosting building extending": (
            rf"(?:is|are) (?:also )?(?:{_DOING})"
        ),
        "starting": "starting (?:from|on|in|at)",
        "effective": "effective (?:from|on|immediately)",
        "new": rf"new (?:{_NEW_THING})",
    },
)
# apart from the others, with the word first, since every third sentence has it
_WILL = re.compile(rf"will(?<=\bwill)(?<!as you will)(?! (?:{_NO_PROMISE})\b)\b")
PROMISES = {**PROMISES, "will": _WILL}
PENALTIES = _cues(
    "prison jail jailed imprison imprisoned imprisonment custody custodial fine fined fines "
    "disqualified",
    {
        "life": "life (?:sentence|imprisonment|in prison)",
        "sentence sentenced": "sentenced? (?:of|to)",
        "banned": "be(?:en)? banned from",
        "suspended": "suspended sentence",
    },
)
# A penalty without a figure
_FACED = (
    r"(?:face|faces|sent|sentenced|jailed|imprisoned)\b.{0,40}\b(?:prison|jail|life|fines?|custody)"
)
BARE_PENALTIES = _cues(
    "",
    {
        "prison jail life fine fines custody": _FACED
        + "|life (?:sentence|imprisonment|in prison)|unlimited fines?",
        "banned": "be(?:en)? banned from",
        "jailed fined": "was (?:jailed|fined)",
    },
)
THRESHOLDS = _cues(
    "threshold thresholds minimum maximum cap capped ceiling",
    {
        "limit limited": "limit(?:ed)? (?:of|to)",
        "must": "must (?:have|earn|be)",
        "only": "only (?:if|where|those)",
        # "found guilty of assaulting staff 3 times": a condition counted
        "if": r"if\b.{0,120}\b(?:times|occasions|or more)",
    },
)
_TOP = (
    "biggest|largest|highest|lowest|greatest|fastest|longest|most|best|worst|strongest|finest|"
    "smallest|oldest"
)
_SCOPE = (
    "ever|single|since|on record|in history|in the world|in a generation|in (?:the )?"
    "(?:uk|country|nation|europe|state)(?:'s history)?"
)
_RECORD = (
    "high|low|breaking|numbers?|levels?|funding|investment|amount|year|sum|spending|budget|profits?|"
    "revenue|sales|results|growth"
)
SUPERLATIVES = _cues(
    "unprecedented",
    {
        "first": r"first[ -](?:ever|of[ -]its[ -]kind|in the world|time ever|national|global)|"
        r"world(?:'s)?[- ]first",
        "ever": r"ever (?:made|recorded|reported|seen)|has ever|(?:biggest|largest)[ -]ever",
        _TOP.replace("|", " "): rf"(?<!some of the )(?:{_TOP})\b.{{0,60}}\b(?:{_SCOPE})",
        "record": rf"record[- ](?:{_RECORD})",
    },
)
_KEYS = frozenset().union(PROMISES, PENALTIES, BARE_PENALTIES, THRESHOLDS, SUPERLATIVES)
