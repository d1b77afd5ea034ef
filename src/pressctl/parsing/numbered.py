"""Numbers that count nothing: days, years and what is part of a name."""

from __future__ import annotations

import re

from pressctl.parsing.nouns import is_plural, phrase
from pressctl.parsing.numerals import ONE, Numeral
from pressctl.parsing.quantity_words import (
    EMERGENCY_NOUNS,
    EMERGENCY_NUMBERS,
    MONTHS,
    NUMBERED,
    NUMBERED_IF_CAPITAL,
    YEAR_LIKE_NOUNS,
)

# "H.Con.Res. 131", but not "the U.S. 500 ships"
_ABBREVIATION = re.compile(r"(?!u\.[sk]\.|d\.c\.|[ap]\.m\.)(?:[a-z]+\.){2,}")
_TWO_WORDS = re.compile(r"[ -]([A-Za-z]+)(?:,? ([A-Za-z]+))?")
_NEXT_WORD = re.compile(r"(?: of)? ([a-z]+)")
_OF_TIME = frozenset(
    {"in", "since", "by", "from", "until", "to", "during", "the", "of", "before", "after", "and"}
)


def is_name(text: str, plain: str, numeral: Numeral) -> bool:
    """Tell whether the number belongs to a name or a date: "Section 12", "Six Nations", "4 May"."""
    before = _word_before(plain, numeral.start)
    written = text[max(0, numeral.start - 1 - len(before)) : numeral.start].strip()
    if before in NUMBERED or before == "per":
        return True
    if "." in before and _ABBREVIATION.fullmatch(before):
        return True
    if before in NUMBERED_IF_CAPITAL and written[:1].isupper() and not _opens(text, numeral.start):
        return True
    if numeral.spelled:
        return _is_spelled_name(text, numeral, written)
    return is_day(text, plain, numeral) or _is_emergency(plain, numeral)


def _word_before(plain: str, start: int) -> str:
    words = plain[max(0, start - 24) : start].rsplit(None, 1)
    return words[-1].lstrip("(\"'") if words else ""


def _opens(text: str, at: int) -> bool:
    """Tell whether a sentence begins at the word before `at`, or at `at` itself."""
    head = text[max(0, at - 40) : at].rstrip()
    return head == "" or head.endswith((".", "!", "?", ":", "\n")) or " " not in head


def _is_spelled_name(text: str, numeral: Numeral, before: str) -> bool:
    """Tell "Six Nations" from six nations; a headline in capitals is no name."""
    following = _TWO_WORDS.match(text, numeral.end)
    if not text[numeral.start].isupper() or not following or not following[1][0].isupper():
        return False
    if not _starts_sentence(text, numeral.start):
        return not before[:1].isupper() or not before[-1].isalnum()
    return is_plural(following[1].lower()) and not (following[2] or "a")[0].isupper()


def _starts_sentence(text: str, at: int) -> bool:
    head = text[max(0, at - 4) : at]
    return (
        at == 0 or "\n" in head or head.rstrip(" \"'“‘(").endswith((".", "!", "?", ":", "–", "-"))
    )


def is_day(text: str, plain: str, numeral: Numeral) -> bool:
    """Tell whether a bare number is the day of a month: "4 May", "June 7"."""
    if numeral.scale != ONE or numeral.number > 31:
        return False
    following = _NEXT_WORD.match(plain, numeral.end)
    if following and following[1] in MONTHS and text[following.start(1)].isupper():
        return True
    before = _word_before(plain, numeral.start)
    return before.rstrip(".") in MONTHS and text[numeral.start - 1 - len(before)].isupper()


def _is_emergency(plain: str, numeral: Numeral) -> bool:
    return plain[numeral.start : numeral.end] in EMERGENCY_NUMBERS and any(
        word in EMERGENCY_NOUNS for _, word in phrase(plain, numeral.end)
    )


def is_year(plain: str, numeral: Numeral) -> bool:
    """Tell whether a number can be a calendar year: four digits, 1800 to 2199."""
    written = plain[numeral.start : numeral.end]
    return len(written) == 4 and written.isdigit() and 1800 <= numeral.number < 2200


def is_dated(plain: str, numeral: Numeral, noun: tuple[int, int]) -> bool:
    """Tell "in 2022 agencies" from "2000 people"."""
    if not is_year(plain, numeral):
        return False
    direct = plain[numeral.end : noun[0]].strip() == ""
    if not direct or plain[noun[0] : noun[1]] not in YEAR_LIKE_NOUNS:
        return True
    return _word_before(plain, numeral.start) in _OF_TIME
