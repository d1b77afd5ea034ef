"""Whether a figure is exact, a floor, a ceiling or an estimate, from the words around it."""

from __future__ import annotations

import re

from pressctl.model import Bound
from pressctl.parsing.quantity_words import (
    BEFORE,
    BOUND_TO_VERB,
    DURATIONS,
    FILLERS,
    LONGER_THAN,
    SPREAD_OVER,
)

REACH = 64  # characters looked at before a figure: five words and a filler
_OPENING = "(\"'-["
_LIMITING = frozenset({"of", "is", "was", "at"})  # "a maximum prison sentence of"
_LAST_WORDS = {phrase.split()[-1] for phrase in BEFORE} | FILLERS | _LIMITING
_NOT_NEXT = r"(?! (?:[0-9£$€]|the\b|an?\b|his\b|her\b|that\b|above\b))"
_AFTER: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (
        "at_least",
        re.compile(
            r"\+|-plus\b|,? or (?:more|over|above|older|upwards?|greater|higher|longer|better)\b"
            rf"|,? and (?:over|above|older|upwards?)\b{_NOT_NEXT}"
            r"| minimum\b| at (?:the very |the )?least\b"
        ),
    ),
    (
        "at_most",
        re.compile(
            r",? (?:or|and) (?:less|fewer|under|below|younger|lower)\b"
            rf"{_NOT_NEXT}| maximum\b| max\b| at (?:the )?most\b"
        ),
    ),
    ("about", re.compile(r" or so\b| or thereabouts\b|-odd\b|-ish\b")),
)
# What these begin with: most figures have none of it, which is found sooner than by the patterns
_AFTER_STARTS = ("+", "-plus", "-odd", "-ish", " or ", ", or ", " and ", ", and ", " m", " at ")
_DURATION_UNITS = frozenset(DURATIONS.values())
# "no patient should wait more than", "will not rise by more than", "must not fall below"
_DENIED = re.compile(
    r"\b(?:(?:should|must|will|would|may|can|shall|could|need|do|does|did) (?:not|never)|cannot|"
    r"[a-z]+n't|(?:nobody|no[ -]one|no [a-z]+)(?: [a-z]+){0,2}? (?:should|must|will|would|may|can|"
    r"shall|ha[sd] to|have to|waits?|waited|pays?|takes?|lasts?|is|are|was|were))"
    r"(?: (?:ever|now|have|to|be|wait|waiting|travel|pay|cost|take|last|spend|lose|rise|increase|"
    r"grow|go|up|fall|drop|decline|charge|charged|receive|get|kept|asked|allowed|by|for|"
    r"at)){0,5} $"
)
_DENIED_REACH = 96  # characters of a sentence in which the denial begins (not measured)
_OPPOSITE: dict[Bound, Bound] = {"more_than": "at_most", "less_than": "at_least"}


def or_more(plain: str, end: int) -> tuple[Bound, int] | None:
    """Read "or more", "+", "maximum" right after a figure: the bound and where it ends."""
    if not plain.startswith(_AFTER_STARTS, end):
        return None
    for bound, pattern in _AFTER:
        if found := pattern.match(plain, end):
            return bound, found.end()
    return None


def bound_before(plain: str, start: int, unit: str) -> Bound:
    """Read the bound from the words before a figure whose unit is `unit`; "exact" if none."""
    if not may_bound(plain, start):
        return "exact"
    words = _words_before(plain, start)
    while words and words[-1] in FILLERS:
        words.pop()
    if not words:
        return "exact"
    if words[-1] in _LIMITING and (limit := _limit(words[:-1])):
        return limit
    for count in (4, 3, 2, 1):
        phrase = " ".join(words[-count:])
        if count <= len(words) and (bound := BEFORE.get(phrase)):
            before = words[-count - 1] if len(words) > count else ""
            if _is_adverb(phrase, before, unit):
                return "exact"
            denied = bound in _OPPOSITE and _is_denied(plain, start, phrase)
            return _OPPOSITE[bound] if denied else bound
    return "exact"


def may_bound(plain: str, start: int) -> bool:
    """Tell by the last word before `start` whether it may end a bound; mostly it does not."""
    words = plain[max(0, start - 24) : start].rsplit(None, 1)
    return bool(words) and words[-1].lstrip(_OPENING) in _LAST_WORDS


def _words_before(plain: str, start: int) -> list[str]:
    """Give the last words of the sentence before `start`, without opening marks."""
    head = plain[max(0, start - REACH) : start].rpartition("\n\n")[2]
    if not head or head[-1] not in " \n(~<>≥≤\"'":
        return []
    return [word.lstrip(_OPENING) for word in head.split()[-6:]]


def _is_denied(plain: str, start: int, phrase: str) -> bool:
    at = plain.rfind(phrase, max(0, start - REACH), start)
    return at >= 0 and _DENIED.search(plain, max(0, at - _DENIED_REACH), at) is not None


def _limit(words: list[str]) -> Bound | None:
    """Read "a maximum prison sentence of", "the minimum salary is"."""
    near = words[-4:]
    if "maximum" in near:
        return "at_most"
    return "at_least" if "minimum" in near else None


def _is_adverb(phrase: str, before: str, unit: str) -> bool:
    """Tell "rose up to 15%" and "over 4 years" (during them) from a bound."""
    is_money = unit == "percent" or unit.isupper()
    if before in BOUND_TO_VERB.get(phrase, ()) and not (phrase == "over" and is_money):
        return True
    if phrase == "over" and unit in _DURATION_UNITS:
        return before not in LONGER_THAN
    return phrase == "over" and unit in SPREAD_OVER and before not in LONGER_THAN
