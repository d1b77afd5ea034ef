"""Cues of claims: the words that make a sentence a promise, a penalty, a limit or a superlative.

A table is keyed by one word of each cue, so that a paragraph is looked through only for the cues
whose word it has; most have none or two. The pattern begins with the word, for `re` skips to a
literal but tries every place for anything else, and says what must stand around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pressctl.model import Span
from pressctl.parsing.predictions import (
    ADVERBS,
    DEVOTION,
    NO_DEED,
    NO_DUTY,
    NO_PROMISE,
    OUR_SIDE,
    OURS,
)

CueKind = Literal["promise", "penalty", "bare penalty", "threshold", "superlative"]


@dataclass(frozen=True, eq=False)
class Cue:
    """What makes a sentence a claim of a kind."""

    kind: CueKind
    form: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compile the form at its first use: to compile them all takes 15 ms."""
        return re.compile(self.form)


Found = tuple[int, int, Cue]  # where a cue begins and ends


def cues_of(words: Iterable[str]) -> list[Cue]:
    """Give the cues that a text with these words can have."""
    return [cue for word in words if word in _CUES for cue in _CUES[word]]


def find_cues(plain: str, span: Span, cues: Iterable[Cue]) -> list[Found]:
    """Find the first place of each cue in a span of a level text."""
    start, end = span.start, span.end
    return [(*hit.span(), cue) for cue in cues if (hit := cue.pattern.search(plain, start, end))]


def cues_within(plain: str, span: Span, found: Iterable[Found]) -> Iterator[Found]:
    """Give the first place in a sentence of each cue that was found in its paragraph."""
    start, end = span.start, span.end
    for one in found:
        if one[0] >= end:
            continue
        if start <= one[0] and one[1] <= end:
            yield one
        elif hit := one[2].pattern.search(plain, start, end):
            yield (*hit.span(), one[2])


_HERE = r"(?<=\b{})"  # {} is the word of the cue


def _behind(phrases: str) -> str:
    """Ask for one of `phrases` in front of the word: a pattern that may only look back."""
    return "(?:" + "|".join(rf"(?<=\b{phrase} {{}})" for phrase in phrases.split("|")) + ")"


def _cues(kind: CueKind, words: str, forms: Mapping[str, str] | None = None) -> None:
    """Enter cues: single words, and words with what must stand around them."""
    for word in words.split():
        _enter(kind, word, rf"{_HERE}(?!'[a-z])")
    for keys, form in (forms or {}).items():
        for word in keys.split():
            _enter(kind, word, form)


def _enter(kind: CueKind, word: str, form: str) -> None:
    cue = Cue(kind, rf"{word}(?:{form.replace('{}', word)})\b")
    _CUES.setdefault(word.partition("'")[0], []).append(cue)


_CUES: dict[str, list[Cue]] = {}
_STARTS = (
    "be|begin|start|open|launch|take|close|finish|complete|come|end|go|arrive|meet|receive|benefit"
)
_MADE = (
    "made|given|introduced|banned|created|replaced|built|opened|closed|abolished|scrapped|set up|"
    "established|extended|raised|invested|spent"
)
_NEW_THING = (
    "deal|unit|taskforce|scheme|plan|law|laws|rules|measures|powers|fund|offence|programme|"
    "qualification|arrangement|partnership|guidance|joint|action|agreement|legislation|strategy"
)
_PROPOSED = (
    "bill|act|legislation|law|laws|rule|rules|directive|measure|measures|reform|reforms|proposal|"
    "proposals|plan|plans|scheme|amendment|ban|limit|limits|cap|order|charge|levy"
)
_RULED = "entitled|required|allowed|able|exempt|paid|barred|obliged|fined|eligible|free to"
_SOURCE = (
    "scheme|fund|funding|programme|program|package|grant|service|initiative|measures|reforms|"
    "proposals|support"
)
_DONE = _behind("has|have|has also|have also")
_DOING = _behind("is|are|is also|are also|is now|are now|is further")
_cues(
    "promise",
    "won't shall pledges pledged pledging commit commits committing promised "
    "vow vows vowed guarantees guaranteed guaranteeing undertake undertook",
    {
        "promises": rf"{_HERE} (?:to|that|an?|new|more)",
        "deadline": rf"{_HERE} (?:of|for|to|on)|"
        rf"{_behind('a|new|final|set the|extend the|meet the')}",
        "committed": rf"{_behind('is|are|am|remain|remains|re|m|fully|also|firmly')} to|"
        rf"{_behind('has|have|had|we|they')} (?:an?|more|over|up|another|[£$€0-9])",
        # nouns as often as verbs: "a commitment to build", "made a promise", not "a loan guarantee"
        "pledge promise commitment commitments guarantee": rf"{_HERE}(?<!\bmy {{}})"
        r"(?<!\bin our {})"
        r"(?<!\bher {})(?<!\bhis {})(?<!\btheir {})(?<!\bdeep {})(?<!\blifelong {})(?<!'s {}) "
        rf"(?:to(?! (?:{DEVOTION})\b)|that|we|they|it)|"
        rf"{_behind('new|firm|clear|election|manifesto|we|they|also|made a|given a|gave a')}",
        "agreement": rf"{_HERE} (?:to|that|with|between|will|on)|"
        rf"{_behind('an|new|signed|the|this|that')}",
        "begin begins": rf"{_HERE} (?:on|in|at|from|by|this|next|today|tomorrow|later|work)\b"
        rf"|{_HERE} (?:[a-z]+\.? )?[0-9]+",
        "will": rf"{_HERE}(?<!as you {{}})(?<!what they {{}})(?<!what we {{}})"
        rf"(?:(?! (?:{ADVERBS} )?(?:{NO_PROMISE}|{NO_DEED}|of|county)\b)|"
        rf"{_behind(OUR_SIDE)} (?:{ADVERBS} )?(?:{OURS}))",
        "be": rf"{_behind('is to|are to|was to|were to')}|{_behind('to')} (?:{_MADE})",
        "set": rf"{_behind('is|are|look|looks')} to|{_HERE} to (?:{_STARTS}|agree|lay)|"
        rf"{_DONE} out (?:an?|new|clear|its|their|our) ",
        "due": rf"{_HERE} to (?:{_STARTS})",
        "agreed": rf"{_behind('have|has|had')}|{_HERE} (?:to|an?|that)",
        "signed": _behind("have|has|had"),
        "agree agrees": rf"{_HERE} (?:to|that|an?|new)",
        "required": _behind("|".join(f"{be}{now}" for be in ("is", "are", "be", "been")
                                     for now in ("", " now", " also"))) + " to",
        "requires": rf"{_HERE} \w+ to",
        "must": rf"{_HERE}(?<!\bwe {{}})(?<!\bthey {{}})(?<!\byou {{}})(?! (?:{NO_DUTY}|to)\b)",
        "would": rf"{_behind(_PROPOSED)}(?! (?:{ADVERBS} )?(?:{NO_DEED}|have|like)\b)|"
        rf"{_HERE} (?:{ADVERBS} )?(?:have to )?be (?:{_RULED}|{_MADE})",
        "entitled": rf"{_behind('is|are|be|been|was|were')} to",
        "applies": rf"{_HERE} (?:only |also )?(?:to|in|from|across)",
        "apply": rf"{_behind(_PROPOSED + '|now|only|also|not|would|will')} (?:only |also )?"
        "(?:to|in|from)",
        "cover covers": _behind(_PROPOSED),
        "covered": rf"{_HERE} by (?:\w+ ){{1,3}}(?:{_PROPOSED})",
        "banned": _behind("is|are|is now|are now|been"),
        "plans intends intend aims scheduled proposes": rf"{_HERE} to",
        "going": rf"{_behind('is|are|am|be')} to (?!(?:{NO_DEED}|be (?:honest|clear|fair))\b)",
        "plan aim": _behind("we|they|also|who|ministers|officers|does not|do not"),
        "expect": rf"{_behind('we|they|also|who|ministers|officers')}|{_HERE} (?:\w+ ){{0,3}}to",
        "expects": rf"{_HERE} (?:\w+ ){{0,3}}to",
        "expected anticipated planned": _behind("is|are|be|been|was|were|it is"),
        "force effect": _behind("in|into|enter|enters|take|takes"),
        "introducing funding launching publishing investing providing creating expanding "
        "establishing boosting building extending training educating recruiting hiring "
        "opening": _DOING,
        "bringing": rf"{_DOING} forward",
        "stepping ramping": rf"{_DOING} up",
        "starting": rf"{_HERE} (?:from|on|in|at)",
        "effective": rf"{_HERE} (?:from|on|immediately)",
        "new": rf"{_HERE} (?:{_NEW_THING})",
        # what stands to be had: "the scheme provides", "measures include", "is available to"
        "provides offers gives": _behind(_SOURCE),
        "include includes": _behind(_SOURCE),
        "available": rf"{_behind('is|are|is also|are also|is now|are now')} (?:to|for|from|at)",
    },
)  # fmt: skip
_LIFE = rf"{_HERE} (?:sentence|imprisonment|in prison)"
_cues(
    "penalty",
    "prison jail jailed imprison imprisoned imprisonment custody custodial fine fined fines "
    "disqualified",
    {
        "life": _LIFE,
        "sentence sentenced": rf"{_HERE} (?:of|to)",
        "banned": rf"{_behind('be|been')} from",
        "suspended": rf"{_HERE} sentence",
    },
)
# A penalty without a figure
_cues(
    "bare penalty",
    "",
    {
        "face faces sent sentenced jailed imprisoned": rf"{_HERE}\b.{{0,40}}\b"
        "(?:prison|jail|life|fines?|custody)",
        "life": _LIFE,
        "fine fines": _behind("unlimited"),
        "banned": rf"{_behind('be|been')} from",
        "jailed fined": _behind("was"),
    },
)
_cues(
    "threshold",
    "threshold thresholds minimum maximum cap capped ceiling",
    {
        "limit limited": rf"{_HERE} (?:of|to)",
        "must": rf"{_HERE} (?:have|earn|be)",
        "only": rf"{_HERE} (?:if|where|those)",
        # "found guilty of assaulting staff 3 times": a condition counted
        "if": rf"{_HERE}\b.{{0,120}}\b(?:times|occasions|or more)",
    },
)
_SCOPE = (
    "ever|single|since|on record|in history|in the world|in a generation|in (?:the )?"
    "(?:uk|country|nation|europe|state)(?:'s history)?"
)
_MOST = (
    "biggest largest highest lowest greatest fastest longest most best worst strongest finest "
    "smallest oldest hottest coldest warmest wettest driest busiest cheapest youngest toughest "
    "deepest heaviest quickest slowest safest cleanest steepest sharpest deadliest"
)
_RECORD = (
    "high|low|breaking|numbers?|levels?|funding|investment|amount|year|sum|spending|budget|profits?|"
    "revenue|sales|results|growth"
)
_cues(
    "superlative",
    "unprecedented",
    {
        "first": rf"{_HERE}[ -](?:ever|of[ -]its[ -]kind|in the world|time ever|national|global)|"
        r"(?<=\bworld[- ]{})|(?<=\bworld's[- ]{})",
        "ever": rf"{_HERE} (?:made|recorded|reported|seen)|{_behind('has')}|"
        r"(?<=\bbiggest[- ]{})|(?<=\blargest[- ]{})",
        _MOST: rf"{_HERE}(?<!some of the {{}})\b.{{0,60}}\b(?:{_SCOPE})",
        "record": rf"{_HERE}[- ](?:{_RECORD})",
    },
)
CUE_WORDS = frozenset(_CUES)
