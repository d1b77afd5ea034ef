"""Dates in running text, for deadlines: only those whose first and last day are certain."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pressctl.dates.days import MONTHS, compiled, level
from pressctl.dates.periods import read_period
from pressctl.dates.prose_forms import (
    DAY,
    FALL,
    KEYWORDS,
    MONTH,
    NTH_PART,
    NUMBER,
    SEASON_WORDS,
    STRETCH,
    UNITS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
)
from pressctl.dates.yearless import Lean
from pressctl.model import Due, Span

# Strings: each is compiled at its first use, for most commands use none.
_BARE = rf"(?:{MONTH}|{YEAR})"
# "in 2022 shops" may count shops: no date unless the word after it can be no counted noun
_SPOILT_AFTER = r"['’](?!s\b)|[-–/](?=[0-9])|\s[a-z]+(?<![aiu])s\b"
_MONTH_SPOILT_AFTER = r"['’]|\s[0-9A-Z]"  # "in March Cambridge", "by May's government"
_PREPOSITION = r"(?i)\b(?:in|by|on|since|until|during|before|after|from|to)\s(?:the\s)?$"
_DATE_IS = r"\b(?:date is|now|still|remains)\s$"  # "the target date is now 2031"
_SPOILT_BEFORE = r"(?:[\w£$€]|[0-9][,.])$"  # "£10 May", "1.4 March"
_NUMBERED = ("ection ", "rticle ", "part ", "Part ", "lause ", "page ", "Page ", "rule ", "Rule ")
_THE = r"\b[Tt]he\s$"  # "over the last year" is no calendar year
_IN_THE = r"(?i)\b(?:in|to|for|of|from)\sthe\s$"
_IN = r"\b[Ii]n\s$"
_MONTH_AND_NUMBER = r"[A-Z][A-Za-z]+\s[0-9]{1,2}"  # "In May 10 people ..."
_WEEKDAY_BEFORE = rf"{WEEKDAY},?\s$"
_WEEKDAY_AFTER = rf"\s\({WEEKDAY}\)$"
_AHEAD = (
    r"(?i)\b(?:will|shall|must|due|to be|(?<!back )(?<!forward )(?<!moved )(?<!ed )from|starting|"
    r"expect(?:s|ed)?|set to|plans? to|planned|aims? to|intends? to|scheduled|"
    r"(?:put|pushed|set) back|brought forward|put off|postponed|deferred|slipped to|moved to)\b"
    r"[^.!?]*$"
)
_NEXT = r"(?i)\b(?:by|until|before|deadline of)\s(?:\w+\s){0,4}$"
# "will start on 1 April", not "will follow plans published in April"
_COMING = r"\b(?:will|shall)\s(?:be\s\w+\s|(?:\w+(?<!ed)\s){1,3})(?:in|on|from|at)\s(?:the\s)?$"
_SINCE = r"(?i)\bsince\s$"
_SURE = rf"{YEAR}|[Tt]oday|[Yy]esterday|(?:year|month|week)s?$"
_LOOK_BACK = 80  # characters before a date that may say whether it is to come; not measured


_OF_YEAR = rf"(?:,?\s(?:of\s)?{YEAR}|,?\s(?:of\s)?(?:this|next|last)\syear\b(?!['’]))?"
_MONTH_AND_REST = rf"{MONTH}(?:\s{DAY}\b(?![,.]?[0-9%]))?{_OF_YEAR}"
_MONTH_AND_YEAR = rf"{MONTH}{_OF_YEAR}"
_DAY_BEFORE = rf"{DAY}(?:(?:\sto\s|\sand\s|\s?[-–]\s?){DAY})?(?:\sof)?\s\Z"
_LONGEST_DAY = 20  # characters; "30th and 31st of " has 17
_TODAY = ("today", "tomorrow")
_FROM_TODAY = rf"\b{NUMBER}\s{UNITS}\sfrom\s$"
_LONGEST_LEAD = 28  # characters; "eleven fortnights from " has 23
_IN_TIME = rf"\bin\s{NUMBER}\s{UNITS}['’]?\stime\b"
_PART_BEFORE = r"\b[QH][1-4]\s(?:of\s)?\Z"
_LONGEST_PART = 6  # characters of "Q1 of "
_FOUR_DIGITS = r"[12][0-9]{3}"
_IN_DIGITS = (
    r"[12][0-9]{3}-[01][0-9]-[0-3][0-9]\b"
    r"|(?:19|20)[0-9]{2}(?:\sto\s20[0-9]{2}|[-–/](?:20)?[0-9]{2})\b(?![-–/,.]?[0-9%])"
    rf"|{YEAR}"
)
_LONGEST_YEARS = 12  # characters; "2024 to 2025" has 12
# Dates only with a preposition before them
_FEASTS = ("Christmas", "Easter", "Boxing")
_ALONE = frozenset(form for word in SEASON_WORDS + WEEKDAYS for form in (word, word.capitalize()))
# A date in prose has one of these words (in lower case here), or four digits in a row ...
_SURE_WORDS = frozenset(MONTHS).union(
    SEASON_WORDS, WEEKDAYS, "today tonight yesterday tomorrow christmas easter boxing".split()
)
# ... or one of either of these
_LEADING = frozenset(
    "this next last coming past previous within end start beginning middle close early mid late "
    "earlier "
    "later first second third fourth final".split()
)
_UNIT_WORDS = frozenset(
    "day days week weeks fortnight month months half quarter year years decade decades fall night "
    "morning afternoon evening".split()
)
# Months that are also a verb or a name stand for nothing alone
_NO_MONTHS = frozenset({"may", "march", "mar", "sun"})
_TELLING_WORDS = (frozenset(MONTHS) - _NO_MONTHS).union(
    SEASON_WORDS, "last past next tomorrow christmas easter".split()
)
DATE_SIGNS = _SURE_WORDS.union(_UNIT_WORDS, KEYWORDS, ["time"])


def may_tell_date(words: frozenset[str], drawn: str) -> bool:
    """Tell cheaply if a text may say when something was or is to be, if it says nothing else.

    Asked for are its words in `DATE_SIGNS`, and its outline.
    """
    if "0000" in drawn or not _TELLING_WORDS.isdisjoint(words):
        return True
    return "may" in words and ("0 may" in drawn or "may 0" in drawn)


def may_have_date(words: frozenset[str], drawn: str) -> bool:
    """Tell cheaply if a text may have a date: its words in `DATE_SIGNS`, and its outline."""
    if "0000" in drawn or not _SURE_WORDS.isdisjoint(words):
        return True
    if _UNIT_WORDS.isdisjoint(words):
        return False
    return not _LEADING.isdisjoint(words) or ("time" in words and "s  time" in drawn)


def find_dates(
    text: str,
    published: date | None,
    within: Span | None = None,
    words: frozenset[str] | None = None,
) -> list[Due]:
    """Find the dates of a text; those that need the day of publication are left out without it.

    "today (11 March)" is one date, the one in brackets. Spans are in `text`, in order. `within`
    is a paragraph of `text` to which the search is kept; what stands before it is still read.
    `words` are those of it that are in `DATE_SIGNS`, where the caller knows them.
    """
    found: list[Due] = []
    candidates = _candidates(text, within or Span(0, len(text)), words)
    for span in _without_overlaps(sorted(candidates, key=lambda one: (one.start, -one.end))):
        if due := _read(text, span, published):
            _join_or_add(text, found, due)
    return found


def _candidates(text: str, within: Span, words: frozenset[str] | None) -> Iterator[Span]:
    has_month = words is None or not words.isdisjoint(MONTHS)
    months = _months(text, within) if has_month else ()
    others = _in_time(text, within) if words is None or "time" in words else ()
    for found in (*_keywords(text, within, words), *_years(text, within), *months, *others):
        if not _is_spoilt(text, found):
            yield _with_lead(text, found)


def _keywords(text: str, within: Span, words: frozenset[str] | None) -> Iterator[Span]:
    """Try the keywords only where one begins: to try them everywhere takes ten times as long."""
    # no letter beyond ASCII may change the length
    lower, done = within.of(text).encode("ascii", "replace").lower().decode("ascii"), 0
    if words is None:
        words = frozenset(compiled(r"[a-z]+").findall(lower))
    for at, form in sorted(_starts(lower, words)):
        start = within.start + at
        if start >= done and (found := compiled(form).match(text, start, within.end)):
            done = found.end()
            yield Span(start, done)


def _starts(lower: str, words: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Give the places where keywords may begin, each with the form that it may have."""
    for word in words:
        form = KEYWORDS.get(word)
        if form is None or (form == NTH_PART and words.isdisjoint(("half", "quarter"))):
            continue
        at = lower.find(word)
        while at >= 0:
            if not lower[at - 1 : at].isalnum():
                yield at, form
            at = lower.find(word, at + 1)


def _years(text: str, within: Span) -> Iterator[Span]:
    for sign in compiled(_FOUR_DIGITS).finditer(text, within.start, within.end):
        start = sign.start()
        if found := compiled(_IN_DIGITS).match(text, start, within.end):
            near = max(within.start, start - _LONGEST_PART)
            part = compiled(_PART_BEFORE).search(text, near, start)
            if len(found[0]) == _LONGEST_YEARS and found[0][:4] > found[0][-4:]:
                yield Span(start, start + 4)  # "brought forward from 2028 to 2025"
                yield Span(found.end() - 4, found.end())
            else:
                yield Span(part.start() if part else start, found.end())


def _months(text: str, within: Span) -> Iterator[Span]:
    """Find months with what follows them, and those with a day before them."""
    for found in compiled(_MONTH_AND_REST).finditer(text, within.start, within.end):
        yield Span(*found.span())
        start = found.start()
        near = max(within.start, start - _LONGEST_DAY)
        day = compiled(_DAY_BEFORE).search(text, near, start)
        if day and (month := compiled(_MONTH_AND_YEAR).match(text, start, within.end)):
            yield Span(day.start(), month.end())


def _in_time(text: str, within: Span) -> Iterator[Span]:
    """Find "in three years' time"."""
    for found in compiled(_IN_TIME).finditer(text, within.start, within.end):
        yield Span(*found.span())


def _is_spoilt(text: str, span: Span) -> bool:
    """Tell if what stands around it makes it no date."""
    before, words = text[max(0, span.start - 12) : span.start], span.of(text)
    if before.endswith(_NUMBERED if before[-1:] == " " else ()):
        return True  # "Section 21 May"
    if before[-1:] != " " and compiled(_SPOILT_BEFORE).search(before):
        return True
    if compiled(_BARE).fullmatch(words):
        if words[0].isdigit() and compiled(_IN_THE).search(before):
            return True  # "in the 2022 spending bill"
        after = _SPOILT_AFTER if words[0].isdigit() else _MONTH_SPOILT_AFTER
        is_led = compiled(_PREPOSITION).search(before) or compiled(_DATE_IS).search(before)
        return not is_led or bool(compiled(after).match(text[span.end : span.end + 40]))
    if words.startswith(_FEASTS) and compiled(_THE).search(before):
        return True  # "before the Christmas recess"
    if words in _ALONE or words.startswith(_FEASTS) or compiled(FALL).fullmatch(words):
        return not compiled(_PREPOSITION).search(before)
    if words.startswith(("last", "next")) and not compiled(STRETCH).fullmatch(words):
        return bool(compiled(_THE).search(before))
    return bool(compiled(_MONTH_AND_NUMBER).fullmatch(words) and compiled(_IN).search(before))


def _with_lead(text: str, span: Span) -> Span:
    """Take in what belongs to a date before it: "Monday 4 March", "the end of the year"."""
    before, words = text[max(0, span.start - _LONGEST_LEAD) : span.start], span.of(text)
    if words in _TODAY:
        lead = compiled(_FROM_TODAY).search(before)
    elif words[0].isdigit() or (words[0].isupper() and words[-1].isdigit()):
        lead = compiled(_WEEKDAY_BEFORE).search(before)
    elif words.lower().startswith(("end", "start", "beginning", "middle", "close")):
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
    written = span.of(text)
    words = level(compiled(_WEEKDAY_AFTER).sub("", written) if written[-1] == ")" else written)
    if words[-4:].isdecimal() and (period := read_period(words, None, "nearest")):
        return Due(span, *period)  # its year says it: the same in every release
    lean = _lean(text, span)
    if lean in {"past", "nearest"} and words in WEEKDAYS:
        return None  # "on Monday": which one?
    period = read_period(words, published, lean)
    return Due(span, *period) if period else None


def _lean(text: str, span: Span) -> Lean:
    """Tell from the words before a date without a year which year it is in."""
    if compiled(_SURE).search(text, span.start, span.end):
        return "nearest"  # its year says it, or nothing is in doubt
    before = text[max(0, span.start - _LOOK_BACK) : span.start]
    if compiled(_SINCE).search(before):  # also in "built by volunteers since April"
        return "past"
    if compiled(_NEXT).search(before):
        return "next"
    if compiled(_COMING).search(before):
        return "coming"
    return "ahead" if compiled(_AHEAD).search(before) else "nearest"


def _join_or_add(text: str, found: list[Due], due: Due) -> None:
    """Add a date; one in brackets right behind another says exactly when that is."""
    last = found[-1] if found else None
    bracketed = text[due.span.end : due.span.end + 1] == ")"
    if last and bracketed and text[last.span.end : due.span.start] == " (":
        found[-1] = Due(Span(last.span.start, due.span.end + 1), due.earliest, due.latest)
    else:
        found.append(due)
