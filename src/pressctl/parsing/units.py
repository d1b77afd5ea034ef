"""What a number counts: money, percent, time, a measure, or the noun that follows it."""

from __future__ import annotations

import re

from msgspec import Struct

from pressctl.parsing.money import money_after
from pressctl.parsing.nouns import as_written, first_word, head_noun
from pressctl.parsing.numbered import is_dated, is_name, is_year
from pressctl.parsing.numerals import Numeral
from pressctl.parsing.quantity_words import (
    ABBREVIATED,
    CODES,
    DOLLAR_COUNTRIES,
    DURATIONS,
    HYPHENED,
    MEASURES,
    ONE_OF,
    STOPS,
    YEAR_LIKE_NOUNS,
)

GAP = r"(?: {1,3}|\n)"
_PERCENT = re.compile(rf"{GAP}?%|[ \n-]?per[ -]?cent\b|pc\b")
_POINTS = re.compile(
    rf"{GAP}?(?:percentage|%|per cent|percent)[ -]points?\b|{GAP}?ppts?\b"
    rf"|(?P<basis>[ \n-]basis[ -]points?\b|{GAP}?bps\b)"
)
_TIMES = re.compile(
    rf"{GAP}(?:separate )?times\b(?! (?:square|table|newspaper))|-?fold\b|x\b(?! ?[0-9])"
)
_DURATION = re.compile(
    r"(?: |-|\n|)(?:(?:calendar|working|business|consecutive|full|more|further|additional|extra|"
    r"tax|financial|school|academic|whole|short|long|successive|straight) )?"
    r"(year|month|week|day|hour|minute|second|decade|fortnight|night|century|centurie|yr|hr|min)s?\b"
    r"(?!-old|[- ]olds?\b|[- ]of[- ]age| (?:ago|later|earlier|read)\b|'s)"
)
_OLD = re.compile(
    r"[- ](?:year|month|week|day|decade|hour|minute|min)s?"
    r"(?:[- ]olds?\b|[- ]of[- ]age| (?:ago|later|earlier|read)\b)"
)
_ABBREVIATED = re.compile(rf"{GAP}?({'|'.join(ABBREVIATED)})\b")
_DEGREES = re.compile(rf"{GAP}?° ?([cf])\b|[ -]degrees? ([cf])(?:elsius|entigrade|ahrenheit)\b")
_POWERS = {"square": "square", "sq": "square", "cubic": "cubic"}
_LENGTHS = {
    **{one: f"{one}s" for one in "metre meter kilometre kilometer mile yard".split()},
    "foot": "feet", "ft": "feet", "m": "metres", "km": "kilometres", "inch": "inches",
}  # fmt: skip
_AREA = re.compile(
    rf"[ \n-](square|sq|cubic)\.?[ -]"
    rf"((?:{'|'.join(_LENGTHS)})s?|feet|inches)\b"
)
_HYPHENED = re.compile(rf"[ -]({'|'.join(HYPHENED)})\b(?= [a-z])")
_OF = re.compile(
    r" of (?:(?:the|these|those|this|our|its|their|his|her|your|all) )?"
    r"(?:[0-9]{1,3}(?:,[0-9]{3})* )?(?=[a-z])"
)
_NUMBER_OF = re.compile(r"\bnumbers? of (?=[a-z])")
_LEADS = frozenset(
    {"to", "by", "from", "at", "was", "is", "reached", "reaches", "hit", "than", "passed"}
)
_NEARBY = 96  # characters in which "the number of ..." stands before its figure (not measured)


# Between a bare "m" and its noun: "1.2m extra visits"
_EXTRA = re.compile(r"(?: (?:extra|additional|more|new|further))* ")


_FIRST_WORD = re.compile(r"(?: {1,3}|[\n-])?(%|°|[a-z]*)")
# What all of the above begin with: to look for one is faster than to try nine patterns
_MEASURE_WORDS = frozenset(
    "% ° percentage per percent pc ppt ppts basis bps degree degrees square cubic sq separate "
    "times fold x calendar working business consecutive full more further additional extra tax "
    "financial school academic whole short long successive straight p pound pounds dollar "
    "dollars euro euros pence cent cents yen rupees rand won yuan".split()
).union(
    *((word, f"{word}s") for word in (*DURATIONS, "centurie")),
    ABBREVIATED,
    HYPHENED,
    (code.lower() for code in CODES),
    (re.split(r"[ .]", country)[0] for country in DOLLAR_COUNTRIES),
)


class Unit(Struct, frozen=True, gc=False):
    """A unit and where its words end; `sure` is False when only the following noun says it."""

    name: str
    end: int
    sure: bool = True
    hundredths: bool = False


def measure_after(text: str, plain: str, numeral: Numeral, end: int, home: str) -> Unit | None:
    """Read a unit that stands in a table: percent, money in words, time, times, a measure."""
    first = _FIRST_WORD.match(plain, end)
    if first is None or first[1] not in _MEASURE_WORDS:
        return None
    if found := _POINTS.match(plain, end):
        return Unit("basis_points" if found["basis"] else "percentage_points", found.end())
    if found := _PERCENT.match(plain, end):
        return Unit("percent", found.end())
    if money := money_after(text, plain, numeral, end, home):
        return Unit(money[0], money[1], hundredths=money[2])
    return _time_after(plain, numeral, end) or _technical_after(text, plain, numeral, end)


def _time_after(plain: str, numeral: Numeral, end: int) -> Unit | None:
    if found := _TIMES.match(plain, end):
        return Unit("times", found.end())
    if (found := _DURATION.match(plain, end)) and not (numeral.loose and found[0][0] != " "):
        if numeral.spelled and numeral.value == 1 and found[1] in {"day", "minute", "night"}:
            return None  # "one day" is a figure of speech
        name = "century" if found[1] == "centurie" else found[1]
        return Unit(DURATIONS[name], found.end())
    return None


def _technical_after(text: str, plain: str, numeral: Numeral, end: int) -> Unit | None:
    if found := _DEGREES.match(plain, end):
        return Unit("°" + (found[1] or found[2]).upper(), found.end())
    if found := _AREA.match(plain, end):
        return Unit(f"{_POWERS[found[1]]}_{_LENGTHS.get(found[2], found[2])}", found.end())
    found = _ABBREVIATED.match(plain, end)
    if found and not numeral.spelled and plain[found.end() : found.end() + 1] != "-":
        bare = found[1] in {"m", "g", "t", "ha", "oz"} and plain[end] == " "
        is_name = len(found[1]) == 1 and text[found.start(1)].isupper()  # "5G"
        return None if bare or is_name else Unit(ABBREVIATED[found[1]], found.end())
    if found := _HYPHENED.match(plain, end):
        spaced = plain[end] == " " and found[1] != "point" and found[1] not in MEASURES
        single = spaced or numeral.value == 1
        return None if single else Unit(HYPHENED[found[1]], found.end())
    return None


def noun_after(text: str, plain: str, numeral: Numeral, end: int) -> Unit | None:
    """Find the noun counted: "15 large energy firms" are firms.

    It is the last of the first run of plural words before the phrase ends. None where there is
    none, or where the number is more likely a date, a year or part of a name.
    """
    word = first_word(plain, end)
    if word is None or word in {"and", "or"} or (word in STOPS and word != "of"):
        return None
    if numeral.value == 1 and word not in ONE_OF:
        return None
    if is_year(plain, numeral) and word not in YEAR_LIKE_NOUNS:
        return None
    if _OLD.match(plain, end) or is_name(text, plain, numeral):
        return None
    if numeral.value == 1:
        return Unit(word, end + 1 + len(word), sure=False)
    if found := _OF.match(plain, end):
        noun = head_noun(plain, found.end() - 1)
        where = end
    else:
        noun = head_noun(plain, end)
        where = noun[1] if noun else end
    if noun is None or is_dated(plain, numeral, noun):
        return None
    first, last = noun
    if numeral.loose and not _EXTRA.fullmatch(plain, end, first):
        return None  # "20m swimming pools" are not 20 million
    return Unit(as_written(text, first, last), where, sure=False)


def noun_before(text: str, plain: str, numeral: Numeral) -> Unit | None:
    """Find what a bare number counts if it was named before: "the number of hubs rose to 40"."""
    if numeral.loose or is_year(plain, numeral) or is_name(text, plain, numeral):
        return None
    start = max(0, numeral.start - _NEARBY)
    lead = plain[start : numeral.start].split()
    if _LEADS.isdisjoint(lead[-4:]):
        return None
    found = None
    for found in _NUMBER_OF.finditer(plain, start, numeral.start):  # noqa: B007  # the last one
        pass
    if found is None or re.search(r"[.;:!?\n]", plain[found.end() : numeral.start]):
        return None
    noun = head_noun(plain, found.end() - 1)
    return Unit(as_written(text, *noun), numeral.end, sure=False) if noun else None
