"""When a promise falls due, and the time that the figures of a sentence are about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta

from pressctl.dates.calendar import add_months
from pressctl.model import Due, Period, Quantity, Span
from pressctl.parsing.plain import Forms

# Before a date: "by early 2025", "until 2028", "from 4 April"
_DEADLINE = re.compile(
    r"\b(?:by|from|until|till|before|no later than|as of|starting|effective|commencing|deadline of|"
    r"due|begins?|opens?|closes?|ends?)(?: (?:the|on|in|from|at|end of|start of)){0,3}\s$"
)
_TARGET = re.compile(
    r"\b(?:by|from|until|till|before|up to|no later than|not later than|effective|starting|"
    r"deadline of)(?: (?:the|end of|start of)){0,3}\s$"
)
# What is to happen on a day to come: "opens on 5 December", "the hearing is on 24 May"
_EVENT = re.compile(
    r"\b(?:(?:will|shall|must|won't)\b(?: [a-z'-]+){0,12}?|(?:starts?|begins?|opens?|closes?|ends?|"
    r"finish(?:es)?|expires?|launch(?:es)?|runs?|lasts?|meets?|votes?|returns?|resumes?|go(?:es)?|"
    r"comes?|takes?|falls?|due|scheduled|planned|target)\b(?: [a-z'-]+){0,5}?|"
    r"(?:is|are|remains?)(?: now| still| not)?)(?: (?:on|in|at|for|to)(?: the)?)? $"
)
# "put back from May to September": due is September
_MOVED = (
    r"\b(?:(?:put|pushed|set|moved|brought) (?:back|forward|off)|moved|postponed|deferred|delayed|"
    r"slipp?(?:s|ed)|extended|rescheduled|changed)\b"
)
_MOVED_TO = re.compile(rf"{_MOVED}[^.;]{{0,40}} ?\b(?:to|until|till)(?: the| early| late)? $")
_MOVED_FROM = re.compile(rf"{_MOVED}(?: [a-z]+){{0,4}} from(?: the)? $")
_SET_REACH = 80  # characters before a date that may say that it is set; not measured
# "announced by the minister today" dates the announcement, not what is promised
_TOLD = re.compile(
    r"\b(?:announce|confirm|publish|unveil|reveal|releas|issu|said|says|launched|outlin|set out)"
)
# "today, the senators introduced a bill that will ...": so does what was done then
_DONE = re.compile(
    r"\b(?:announc|confirm|publish|unveil|reveal|releas|issued|said|says|launched|outlin|(?:re)?introduc|led|"
    r"join|wrote|sent|urg|call|pass|voted|respon|welcom|visit|host|applaud|celebrat|secured|signed|"
    r"proud|pleased|thrilled|spoke|stood|held|took|made|was|were)"
)
TOLD_REACH = 160  # characters before a date in which the telling is looked for (not measured)
# A stretch that begins or ends now: how long something takes, no deadline
_STRETCH = re.compile(r"(?:next|coming|past|last|previous) (?:[0-9]+|[a-z]+) [a-z]+$")
# "patients are seen within 18 weeks" is a standard
_SERVED = re.compile(
    r"\b(?:seen|treated|answered|respond(?:s|ed|ing)?|repl(?:y|ies|ied)|processed|start(?:ed|ing)? "
    r"treatment|decided|paid|delivered|attended|arriv(?:e|es|ed|ing)|resolved)\b[^.;]*$"
)
# "the case filed today will ...", but "will be filed today"
_DATED = re.compile(r"(?<!be )(?<!be officially )(?<!be formally )\b[a-z]+ed $")
_ACTED = re.compile(r" (?!need)[a-z]+ed\b")  # "this week praised"
# "the days following January 6th", "the anniversary of 4 May"
_AFTERMATH = re.compile(r"\b(?:following|since|anniversary of|events of)(?: the)? $")
_NAMED_DAY = re.compile(r"(?:today|tonight|yesterday|tomorrow|last night|this (?:morning|week))\b")
# Neither is "within 18 weeks" the time that a figure is about
_NO_PERIOD = re.compile(rf"{_NAMED_DAY.pattern}|within ")
_LEAD = re.compile(
    r"\b(?:over|in|on|for|during|since|from|by|until|till|within|throughout|across|before|after|"
    r"between|at)(?: the)? $"
)
_YEAR_TO = re.compile(
    r"\b(?:in |for |over |during )?the (?:(?:past|last) )?(?:year|12 months|twelve months) "
    r"(?:to|ending|ended|up to)(?: the end of| in| on)? $"
)
_RATE = re.compile(
    r" (?:of [a-z ]{2,24}? )?"
    r"((?:a|per|each|every) (?:year|month|week|day|hour|annum)\b|annually\b)"
)
RATE_WORDS = frozenset("year month week day hour annum annually".split())
# What no calendar has: the days are not known, the words are kept
_TERM = re.compile(
    r"\b(?:by|before|until|over|during|in|within|for|throughout) (?:(?:the )?(?:end|start|lifetime|"
    r"course|rest|remainder) of )?(?:this|the|the next|the current|next) "
    r"(?:parliament|decade|congress|session|legislature|spending review period)\b"
)
TERM_WORDS = frozenset("parliament decade congress session legislature".split())


def find_due(
    forms: Forms, span: Span, dates: Sequence[Due], promise: int | None, published: date | None
) -> Due | None:
    """Choose the day or period that a sentence promises something for.

    `promise` is where its promising word stands. A day that something was moved to comes first,
    then one led by "by", "from" or "until", then one after the promising word, then the earlier in
    the text. Without a promising word a day to come is due if the words before it set it.
    """
    coming: list[Due] = []
    if promise is not None:
        coming = [due for due in dates if _is_promised(forms, span, due, promise, published)]
    coming = coming or [due for due in dates if is_set(forms, span, due, published)]
    if len(coming) < 2:
        return coming[0] if coming else None

    def rank(due: Due) -> tuple[bool, bool, bool]:
        is_after = promise is not None and due.span.start > promise
        return _is_moved_to(forms, span, due), _is_led(_DEADLINE, forms, span, due), is_after

    return max(coming, key=rank, default=None)


def is_set(forms: Forms, span: Span, due: Due, published: date | None) -> bool:
    """Tell if a day is to come and the words before it say what for: "by 2030", "opens on"."""
    if published is None or due.earliest <= published:
        return False
    before, at = max(span.start, due.span.start - _SET_REACH), due.span.start
    if _MOVED_FROM.search(forms.plain, before, at):
        return False
    return (
        _is_led(_TARGET, forms, span, due)
        or _EVENT.search(forms.plain, before, at) is not None
        or _is_moved_to(forms, span, due)
    )


def _is_moved_to(forms: Forms, span: Span, due: Due) -> bool:
    before = max(span.start, due.span.start - _SET_REACH)
    return _MOVED_TO.search(forms.plain, before, due.span.start) is not None


def _is_led(by: re.Pattern[str], forms: Forms, span: Span, due: Due) -> bool:
    at = due.span.start
    return by.search(forms.plain, max(span.start, at - 32), at) is not None


def _is_promised(forms: Forms, span: Span, due: Due, promise: int, published: date | None) -> bool:
    start, end = due.span.start, due.span.end
    words = due.span.of(forms.plain)
    if forms.plain.startswith("'s", end, span.end) or _STRETCH.match(words):
        return False
    before = max(span.start, start - TOLD_REACH)
    if words.startswith("within ") and _SERVED.search(forms.plain, before, start):
        return False
    if _AFTERMATH.search(forms.plain, before, start):
        return False
    if published is None or due.earliest > published or words.startswith("within "):
        return True
    if due.latest < published or _DATED.search(forms.plain, before, start):
        return False
    if due.latest == published and _TOLD.search(forms.plain, before, start):
        return False
    if _ACTED.match(forms.plain, end):
        return False
    return promise < end or _DONE.search(forms.plain, end, promise) is None


def find_period(
    forms: Forms,
    span: Span,
    figures: Sequence[Quantity],
    times: Sequence[Due],
    published: date | None,
) -> Period | None:
    """Find the time that the first figure of a sentence is about; without figures, the first.

    What is "since 2010" lasts until the day of publication.
    """
    plain = forms.plain
    at = figures[0].span.start if figures else span.start
    times = [one for one in times if not _NO_PERIOD.match(plain, one.span.start)]
    if not times:
        return None
    nearest = min(times, key=lambda time: (time.span.start < at, abs(time.span.start - at)))
    if found := _YEAR_TO.search(
        plain, max(span.start, nearest.span.start - 48), nearest.span.start
    ):
        first = _a_year_before(nearest.latest)
        return Period(Span(found.start(), nearest.span.end), first, nearest.latest)
    words = _with_lead(plain, span, nearest.span)
    is_since = plain.startswith("since", words.start)
    return Period(words, nearest.earliest, published if is_since else nearest.latest)


def find_rate(forms: Forms, figures: Sequence[Quantity], words: frozenset[str]) -> Period | None:
    """Find "a year", "each week" behind a figure: a period of which no days are known."""
    if words.isdisjoint(RATE_WORDS):
        return None
    for figure in figures:
        if found := _RATE.match(forms.plain, figure.span.end):
            return Period(Span(*found.span(1)))
    return None


def find_term(forms: Forms, span: Span) -> Period | None:
    """Find a time that no calendar has: "by the end of this Parliament"."""
    found = _TERM.search(forms.plain, span.start, span.end)
    return Period(Span(*found.span())) if found else None


def is_over(forms: Forms, one: Due, published: date | None) -> bool:
    """Tell if a time is over, and no day of the news itself."""
    is_past = published is None or one.latest < published
    return is_past and not _NAMED_DAY.match(forms.plain, one.span.start)


def _a_year_before(last: date) -> date | None:
    """Give the first day of the year that ends with a day; None at the calendar's beginning."""
    with suppress(ValueError, OverflowError):
        return add_months(last + timedelta(1), -12)
    return None


def _with_lead(plain: str, sentence: Span, span: Span) -> Span:
    """Take in what leads to a date: "over the next 4 years", "in 2023"."""
    lead = _LEAD.search(plain, max(sentence.start, span.start - 16), span.start)
    return Span(lead.start(), span.end) if lead else span
