"""Dates in running text, for deadlines: only those whose first and last day are certain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pressctl.dates.days import MONTHS, compiled, level
from pressctl.dates.periods import Lean, read_period
from pressctl.model import Due, Span

# Months must have their capital here: "may" and "march" are verbs.
_MONTH = (
    f"(?:{'|'.join(form for name in MONTHS for form in (name.capitalize(), name.upper()))})"
    r"\b(?:\.(?=,?\s[12][0-9]{3}\b))?"
)
_DAY = r"[0-9][0-9]?(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)[0-9]{2}\b(?![,.]?[0-9%])"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_UNIT = r"(?:week|month|quarter|year)\b"
_SEASON = r"(?:spring|Spring|summer|Summer|autumn|Autumn|winter|Winter)"
_PART = r"(?:early|Early|mid|Mid|late|Late)[\s-](?:in\s)?"
_EDGE = r"(?:end|End|start|Start|beginning|Beginning)\sof\s"
_TURN = r"(?:this|This|last|Last|next|Next)\s"
_HALF = r"(?:later|Later|earlier|Earlier)\s"
_NAMED_DAY = (
    r"(?:today|Today|tonight|Tonight|yesterday|Yesterday|tomorrow|Tomorrow|last\snight|Last\snight)"
)
_DAYTIME = r"(?:morning|afternoon|evening)\b"
_KEYWORDS = (
    rf"{_NAMED_DAY}\b(?:\s{_DAYTIME})?(?:\s\({_WEEKDAY}\))?",
    rf"{_TURN}(?:{_UNIT}|{_SEASON}\b|{_DAYTIME}|{_MONTH}(?!\s[0-9]))",
    rf"{_HALF}this\s{_UNIT}",
    rf"{_PART}(?:(?:{_MONTH}\s)?{_YEAR}|{_MONTH}|{_TURN}{_UNIT})",
    rf"{_EDGE}(?:(?:{_MONTH}\s)?{_YEAR}|{_MONTH}|(?:the|this|next|last)\s{_UNIT})",
    rf"{_SEASON}\s(?:of\s)?{_YEAR}",
    rf"(?:between|Between)\s(?:{_MONTH}\s)?(?:{_YEAR}\s)?and\s(?:{_MONTH}\s)?{_YEAR}",
)
# Strings: each is compiled at its first use, for most commands use none.
_BARE = rf"(?:{_MONTH}|{_YEAR})"
# "in 2022 shops" may count shops: no date unless the word after it can be no counted noun
_SPOILT_AFTER = r"['’](?!s\b)|[-–/](?=[0-9])|\s[a-z]+(?<![aiu]s)s\b"
_MONTH_SPOILT_AFTER = r"['’]|\s[0-9A-Z]"  # "in March Cambridge", "by May's government"
_PREPOSITION = r"(?i)\b(?:in|by|since|until|during|before|after|from|to)\s(?:the\s)?$"
_SPOILT_BEFORE = (  # "£10 May", "1.4 March", "Section 21 May"
    r"(?:[\w£$€]|[0-9][,.]|\b(?:[Ss]ection|[Aa]rticle|[Pp]art|[Cc]lause|[Pp]age|[Rr]ule) )$"
)
_THE = r"\b[Tt]he\s$"  # "over the last year" is no calendar year
_IN = r"\b[Ii]n\s$"
_MONTH_AND_NUMBER = r"[A-Z][A-Za-z]+\s[0-9]{1,2}"  # "In May 10 people ..."
_WEEKDAY_BEFORE = rf"{_WEEKDAY},?\s$"
_WEEKDAY_AFTER = rf"\s\({_WEEKDAY}\)$"
_AHEAD = r"(?i)\b(?:will|shall|due|to be|from|starting|expected)\b[^.!?]*$"
_NEXT = r"(?i)\b(?:by|until|before|deadline of)\s(?:\w+\s){0,3}$"
_SINCE = r"(?i)\bsince\s$"
_LOOK_BACK = 80  # characters before a date that may say whether it is to come; not measured


_DAY_OF_MONTH = (
    rf"{_DAY}(?:(?:\sto\s|\sand\s|\s?[-–]\s?){_DAY})?(?:\sof)?\s{_MONTH}(?:,?\s{_YEAR})?"
)
_MONTH_AND_REST = rf"{_MONTH}(?:\s{_DAY}\b(?![,.]?[0-9%]))?(?:,?\s{_YEAR})?"
_IN_DIGITS = (
    r"[12][0-9]{3}-[01][0-9]-[0-3][0-9]\b",
    r"(?:19|20)[0-9]{2}(?:\sto\s20[0-9]{2}|[-–/](?:20)?[0-9]{2})\b(?![-–/,.]?[0-9%])",
    _YEAR,
)
_KEYWORD = rf"(?<!\w)(?:{'|'.join(_KEYWORDS)})"
# What the keywords begin with
_KEYWORD_STARTS = {
    word: f"[{word[0].upper()}{word[0]}]{word[1:]}"
    for word in (
        "today tonight yesterday tomorrow last this next earl mid late end start begin between "
        "spring summer autumn winter"
    ).split()
}
# A date in prose has one of these words (in lower case here) or four digits in a row.
DATE_WORDS = frozenset(MONTHS) | frozenset(
    "today tonight yesterday tomorrow night morning afternoon evening week month quarter year "
    "spring summer autumn winter".split()
)


def find_dates(text: str, published: date | None, within: Span | None = None) -> list[Due]:
    """Find the dates of a text; those that need the day of publication are left out without it.

    "today (11 March)" is one date, the one in brackets. Spans are in `text`, in order. `within`
    is a paragraph of `text` to which the search is kept; what stands before it is still read.
    """
    found: list[Due] = []
    candidates = _candidates(text, within or Span(0, len(text)))
    for span in _without_overlaps(sorted(candidates, key=lambda one: (one.start, -one.end))):
        if due := _read(text, span, published):
            _join_or_add(text, found, due)
    return found


def _candidates(text: str, within: Span) -> Iterator[Span]:
    words = within.of(text)
    for found in _keywords(text, within, words):
        yield from _candidate(text, found)
    for pattern in _patterns(words):
        for found in compiled(pattern).finditer(text, within.start, within.end):
            yield from _candidate(text, found)


def _candidate(text: str, found: re.Match[str]) -> Iterator[Span]:
    span = Span(found.start(), found.end())
    if not _is_spoilt(text, span):
        yield _with_lead(text, span)


def _keywords(text: str, within: Span, words: str) -> Iterator[re.Match[str]]:
    """Try the keywords only where one begins: to try them everywhere takes ten times as long."""
    lower, done = words.lower(), 0
    forms = [form for word, form in _KEYWORD_STARTS.items() if word in lower]
    starts = sorted(
        sign.start()
        for form in forms
        for sign in compiled(form).finditer(text, within.start, within.end)
    )
    for start in starts:
        if start >= done and (found := compiled(_KEYWORD).match(text, start, within.end)):
            done = found.end()
            yield found


def _patterns(words: str) -> Iterator[str]:
    """Choose the patterns that can match: cheap tests of `words` spare most of them."""
    if compiled(r"[12][0-9]{3}").search(words):
        yield from _IN_DIGITS
    if compiled(_MONTH).search(words):
        yield _MONTH_AND_REST
        if compiled(r"[0-9]").search(words):
            yield _DAY_OF_MONTH


def _is_spoilt(text: str, span: Span) -> bool:
    """Tell if what stands around it makes it no date."""
    before, words = text[max(0, span.start - 12) : span.start], span.of(text)
    if compiled(_SPOILT_BEFORE).search(before):
        return True
    if compiled(_BARE).fullmatch(words):
        after = _SPOILT_AFTER if words[0].isdigit() else _MONTH_SPOILT_AFTER
        return not compiled(_PREPOSITION).search(before) or bool(
            compiled(after).match(text[span.end : span.end + 40])
        )
    if words.startswith(("last", "next")):
        return bool(compiled(_THE).search(before))
    return bool(compiled(_MONTH_AND_NUMBER).fullmatch(words) and compiled(_IN).search(before))


def _with_lead(text: str, span: Span) -> Span:
    """Take in what belongs to a date before it: "Monday 4 March", "the end of the year"."""
    before, words = text[max(0, span.start - 12) : span.start], span.of(text)
    if words[0].isdigit():
        lead = compiled(_WEEKDAY_BEFORE).search(before)
    elif words.lower().startswith(("end", "start", "beginning")):
        lead = compiled(_THE).search(before)
    else:
        lead = None
    return Span(span.start - len(lead[0]), span.end) if lead else span


def _without_overlaps(spans: list[Span]) -> Iterator[Span]:
    at = 0
    for span in spans:
        if span.start >= at:
            at = span.end
            yield span


def _read(text: str, span: Span, published: date | None) -> Due | None:
    words = level(compiled(_WEEKDAY_AFTER).sub("", span.of(text)))
    period = read_period(words, published, _lean(text, span))
    return Due(span, *period) if period else None


def _lean(text: str, span: Span) -> Lean:
    """Tell from the words before a date without a year which year it is in."""
    if compiled(_YEAR).search(text, span.start, span.end):
        return "nearest"  # its year says it
    before = text[max(0, span.start - _LOOK_BACK) : span.start]
    if compiled(_NEXT).search(before):
        return "next"
    if compiled(_SINCE).search(before):
        return "past"
    return "ahead" if compiled(_AHEAD).search(before) else "nearest"


def _join_or_add(text: str, found: list[Due], due: Due) -> None:
    """Add a date; one in brackets right behind another says exactly when that is."""
    last = found[-1] if found else None
    bracketed = text[due.span.end : due.span.end + 1] == ")"
    if last and bracketed and text[last.span.end : due.span.start] == " (":
        found[-1] = Due(Span(last.span.start, due.span.end + 1), due.earliest, due.latest)
    else:
        found.append(due)
