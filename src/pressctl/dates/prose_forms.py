"""How dates are written in running text: patterns of `prose`, most keyed by their first word."""

from __future__ import annotations

from pressctl.dates.days import MONTHS

# Months must have their capital here: "may" and "march" are verbs.
MONTH = (
    f"(?:{'|'.join(form for name in MONTHS for form in (name.capitalize(), name.upper()))})"
    r"\b(?:\.(?=,?\s[12][0-9]{3}\b))?"
)
DAY = r"[0-9][0-9]?(?:st|nd|rd|th)?"
YEAR = r"(?:19|20)[0-9]{2}\b(?![,.]?[0-9%])"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_UNIT = r"(?:week|month|quarter|year)\b"
_SEASON = r"(?:spring|Spring|summer|Summer|autumn|Autumn|winter|Winter)"
_PART = r"(?:early|Early|mid|Mid|late|Late)[\s-](?:in\s)?"
_DECADE = r"(?:19|20)[0-9]0s\b"
_EDGE = r"(?:end|End|start|Start|beginning|Beginning|middle|Middle|close|Close)\sof\s"
_TURN = r"(?:this|This|last|Last|next|Next)\s"
_HALF = r"(?:later|Later|earlier|Earlier)\s"
_NAMED_DAY = (
    r"(?:today|Today|tonight|Tonight|yesterday|Yesterday|tomorrow|Tomorrow|last\snight|Last\snight)"
)
_DAYTIME = r"(?:morning|afternoon|evening)\b"
UNITS = r"(?:day|week|fortnight|month|year|decade)s?\b"
NUMBER = r"(?:[1-9][0-9]?|a|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
# Stretches from, or up to, the day of publication
STRETCH = rf"(?:next|coming|past|last|previous)\s{NUMBER}\s{UNITS}"
_WITHIN = rf"(?:within|Within)\s(?:the\snext\s)?{NUMBER}\s{UNITS}(?!['’]|\s(?:of|after|from|and)\b)"
FALL = rf"[Ff]all\s(?:of\s)?{YEAR}"  # behind a preposition: "a fall of 2008" is none
NTH_PART = (
    r"(?:(?:first|second)\shalf|(?:first|second|third|fourth|last|final)\squarter)\sof\s"
    rf"(?:{YEAR}|(?:this|last|next)\syear\b)"
)
_BARE_SEASON = rf"{_SEASON}\b(?!['’]|\s(?:of\s)?(?:[A-Z]|{YEAR})|\srecess\b)"
_BARE_WEEKDAY = rf"{WEEKDAY}\b(?!['’]|,?\s\(?(?:the\s)?[0-9]|,?\s{MONTH})"
_HOLIDAY = (
    r"(?:Christmas(?:\s(?:Day|Eve))?|Boxing\sDay|Easter(?:\s(?:Sunday|Monday))?)"
    rf"(?:\s{YEAR})?(?!['’]|\w|\s(?:[A-Z]|[a-z]+s\b|break|period|season|time|week|party|rush))"
)
_DAYS = rf"{_NAMED_DAY}\b(?:\s{_DAYTIME})?(?:\s\({WEEKDAY}\))?"
_TURNS = rf"{_TURN}(?:{_UNIT}|{_SEASON}\b|fall\b|{_DAYTIME}|{MONTH}(?!\s[0-9])|{_HOLIDAY})"
_HALVES = rf"{_HALF}this\s{_UNIT}"
_PARTS = rf"{_PART}(?:{_DECADE}|(?:{MONTH}\s)?{YEAR}|{MONTH}|{_TURN}{_UNIT})"
_EDGES = (
    rf"{_EDGE}(?:the\s{_DECADE}|(?:{MONTH}\s)?{YEAR}|{MONTH}|(?:the|this|next|last)\s{_UNIT}"
    r"|(?:the|this)\sdecade\b)"
)
_SEASONED = rf"{_SEASON}\s(?:of\s)?{YEAR}|{_BARE_SEASON}"
_BETWEEN = rf"(?:between|Between)\s(?:{MONTH}\s)?(?:{YEAR}\s)?and\s(?:{MONTH}\s)?{YEAR}"
SEASON_WORDS = "spring summer autumn winter".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
# What may stand where one of these words begins: each is tried there alone, which is far faster
KEYWORDS = {
    **dict.fromkeys("today tonight yesterday tomorrow".split(), _DAYS),
    "last": f"{_DAYS}|{STRETCH}|{NTH_PART}|{_TURNS}",
    "next": f"{STRETCH}|{_TURNS}",
    "this": _TURNS,
    **dict.fromkeys(("early", "late"), _PARTS),
    **dict.fromkeys(("earlier", "later"), _HALVES),
    "mid": _PARTS,
    **dict.fromkeys("end start beginning middle close".split(), _EDGES),
    **dict.fromkeys("christmas easter boxing".split(), _HOLIDAY),
    **dict.fromkeys(SEASON_WORDS, _SEASONED),
    **dict.fromkeys(WEEKDAYS, _BARE_WEEKDAY),
    "between": _BETWEEN,
    "fall": FALL,
    **dict.fromkeys("coming past previous".split(), STRETCH),
    "within": _WITHIN,
    **dict.fromkeys("first second third fourth final".split(), NTH_PART),
}
