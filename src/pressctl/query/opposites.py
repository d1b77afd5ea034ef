"""Two statements that cannot both hold, in whatever words: none and nine, open and shut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from pressctl.answers.claims import ClaimRow, QuantityRow
from pressctl.dates import find_dates
from pressctl.query import vocabulary
from pressctl.query.figures import noun_of
from pressctl.query.similarity import is_money, key_of, keys_of
from pressctl.text import fold, words

LIKE = 4  # letters that two forms of a noun share: midwife, midwives; not measured
# "No homes", "no public money", "nobody": a count of none. Behind "no" stand a few words at most.
_NONE = re.compile(
    r"\b(?:no|not a single|not one|none of (?:the|its|our|their)|zero|(?:not|n't) \w+ any) "
    r"(?:(?:current )?plans for )?(?:any )?"
    r"(?!longer|more|less|fewer|later|earlier|sooner|charge|cost|doubt|need|matter|such|way|other)"
    r"((?:[a-z-]+ ){0,2}[a-z-]+)"
)
_NOBODY = re.compile(r"\b(?:nobody|no one|no-one)\b")
_NEVER = re.compile(r"\bnever\b(?!,| (?:so|more|before|again|been (?:so|more|less|\w+er)\b))")
_SHALL_NEVER = re.compile(r"\b(?:should|must|will|would|can|could|may|ought to) never\b")
_LEFT = re.compile(
    r"\b(?:(?:stay|stays|remain|remains|kept|keep|keeps)(?: \w+)? open"
    r"|(?:is|are|will be|be|been)(?: not|n't) (?:be )?(?:affected|changed|closed|closing|shut|cut)"
    r"|unaffected|unchanged|(?:won't|will not|not) (?:be )?(?:close|closed|shut|cut|affected))\b"
)
_ENDED = re.compile(
    r"\b(?:close|closes|closed|closing|closure|shut|shuts|shutting|scrapped|axed|abolished)\b"
)
_EVENTS = frozenset(
    map(
        key_of,
        """closures cuts redundancies layoffs lay-offs increases rises delays arrests deaths
        injuries sackings casualties dismissals shortages cancellations""".split(),
    )
)
_LOST = re.compile(
    r"\b(?:lost|lose|go|cut|axed|closed?|shed|demolished|destroyed|redundant|sacked|dismissed)\b"
)
_WON = re.compile(
    r"\b(?:creat\w+|support\w*|safeguard\w*|protect\w*|sav(?:e|es|ed|ing)|secur\w+|built|build)\b"
)
_PEOPLE = frozenset(map(key_of, vocabulary.PEOPLE | {"officer"}))
# Words by which a count goes on: two counts may both have been right, each in its time.
_GOING_ON = vocabulary.PROSPECTS | frozenset(
    "now far yet already earlier previously originally raised increased rises latest".split()
)
_OPEN = ("since ", "by ", "until ", "from ", "of the ")  # a time of which no end is told
_RELATIVE = ("last", "this", "next", "the last", "the past", "yesterday", "today")
_RIGHTED = re.compile(r"\b(?:corrected|correction|restated|wrongly|mistakenly|in fact|in error)\b")


def find_opposite(a: ClaimRow, b: ClaimRow) -> str:
    """Say why two claims on one thing cannot both hold though they share few words, or nothing."""
    for one, other in ((a, b), (b, a)):
        ours, theirs = fold(one.sentence), fold(other.sentence)
        if _is_negated(theirs):
            continue
        if why := _none_and_some(ours, theirs, other):
            return why
        if _NEVER.search(ours) and not _SHALL_NEVER.search(ours):
            return "one of them says never"
        if _LEFT.search(ours) and _ENDED.search(theirs) and not _LEFT.search(theirs):
            return "one goes on, the other ends"
    return ""


def _is_negated(folded: str) -> bool:
    return not vocabulary.NEGATIONS.isdisjoint(span.of(folded) for span in words(folded))


def _none_and_some(ours: str, theirs: str, other: ClaimRow) -> str:
    """Find a count of none and one of some: "no homes will go", "23 homes"."""
    if _LOST.search(ours) and _WON.search(theirs) and not _LOST.search(theirs):
        return ""
    counts = [q for q in other.quantities if q.value]
    if _NOBODY.search(ours):
        some = next((q for q in counts if noun_of(q) in _PEOPLE), None)
        return f"nobody, and {some.text}" if some else ""
    for found in _NONE.finditer(ours):
        named = [key for word in found[1].split() if (key := key_of(word))]
        if some := next((q for q in counts if _counts(q, named, theirs)), None):
            return f"none, and {some.text}"
        if not _EVENTS.isdisjoint(named) and _EVENTS.intersection(named) & keys_of(theirs):
            return f"no {found[1].split()[-1]}, and some"
    return ""


def _counts(figure: QuantityRow, named: Sequence[str], theirs: str) -> bool:
    """Tell whether a figure counts what is named, or is a sum of money that is."""
    if is_money(figure.unit):
        return bool(named) and keys_of(theirs[figure.end :]).issuperset(named[:2])
    noun = noun_of(figure)
    return bool(noun) and noun[:LIKE] in {key[:LIKE] for key in named}


def find_one_time(a: ClaimRow, b: ClaimRow, was: QuantityRow, now: QuantityRow) -> str:
    """Name the past time of which two figures are told, neither leaving room for the other."""
    if {was.bound, now.bound} - {"exact"}:
        return ""
    folded = f"{fold(a.sentence)} {fold(b.sentence)}"
    goes_on = not _GOING_ON.isdisjoint(span.of(folded) for span in words(folded))
    if goes_on and not _RIGHTED.search(folded):
        return ""
    ours, theirs = next(_past(a), None), next(_past(b), None)
    return ours[1] if ours and theirs and ours[0] == theirs[0] else ""


def _past(claim: ClaimRow) -> Iterator[tuple[tuple[date, date], str]]:
    """Give the dated times of a claim that were over when it was told.

    "Last year" may be the one to June here and the one to December there.
    """
    for found in find_dates(claim.sentence, claim.published):
        before = fold(claim.sentence[: found.span.start])
        is_over = claim.published is None or found.latest < claim.published
        is_dated = not fold(found.span.of(claim.sentence)).startswith(_RELATIVE)
        if is_over and is_dated and not before.endswith(_OPEN):
            yield (found.earliest, found.latest), found.span.of(claim.sentence)
