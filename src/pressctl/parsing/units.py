"""What a number counts: money, percent, time, a measure, or the noun that follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from pressctl.parsing.numerals import ONE, Numeral
from pressctl.parsing.quantity_words import (
    ABBREVIATED,
    CODES,
    DOLLAR_COUNTRIES,
    DOLLARS,
    DURATIONS,
    EMERGENCY_NOUNS,
    EMERGENCY_NUMBERS,
    HYPHENED,
    MONTHS,
    NOT_PLURAL,
    NUMBERED,
    NUMBERED_IF_CAPITAL,
    ONE_OF,
    PARTICIPLES,
    PLURALS,
    POUNDS_OF,
    STOPS,
    SYMBOLS,
    YEAR_LIKE_NOUNS,
)

GAP = r"(?: {1,3}|\n)"
_PERCENT = re.compile(
    rf"{GAP}?%(?: points?\b| age)?|[ \n-]?per[ -]?cent(?:age)?\b(?:[ -]points?\b)?|pc\b"
)
_POINTS = re.compile(rf"{GAP}?(?:percentage|%|per cent|percent)[ -]points?\b|{GAP}?ppts?\b")
_TIMES = re.compile(rf"{GAP}(?:separate )?times\b(?! (?:square|table|newspaper))|-?fold\b|x\b(?! ?[0-9])")
_DURATION = re.compile(
    r"(?: |-|\n|)(?:(?:calendar|working|business|consecutive|full|more|further|additional|extra|"
    r"tax|financial|school|academic|whole|short|long|successive|straight) )?"
    r"(year|month|week|day|hour|minute|second|decade|fortnight|night|century|centurie|yr|hr|min)s?\b"
    r"(?!-old|[- ]olds?\b|[- ]of[- ]age| ago\b|'s)"
)
_OLD = re.compile(r"[- ](?:year|month|week|day)s?(?:[- ]olds?\b|[- ]of[- ]age| ago\b)")
_ABBREVIATED = re.compile(rf"{GAP}?({'|'.join(ABBREVIATED)})\b")
_HYPHENED = re.compile(rf"[ -]({'|'.join(HYPHENED)})\b(?= [a-z])")
_CODE_AFTER = re.compile(rf"{GAP}?({'|'.join(CODES)})\b")
_MONEY_WORD = re.compile(
    rf"[ \n-](?:({'|'.join(re.escape(c) for c in DOLLAR_COUNTRIES)}) )?"
    r"(pounds? sterling|pounds?|dollars?|euros?|pence|cents?|yen|rupees|rand)\b"
)
_MONEY_UNITS = {
    "pound": "GBP", "pound sterling": "GBP", "pounds sterling": "GBP", "dollar": "USD",
    "euro": "EUR", "pence": "GBP", "yen": "JPY", "rupee": "INR", "rand": "ZAR",
}  # fmt: skip
_DOLLAR_PREFIX = re.compile(
    rf"(?:\b(?:us|u\.s\.|usd|cad|aud|nzd|sgd|hkd) ?|\b(?:{'|'.join(DOLLARS)}))$".replace(".", r"\.")
    .replace(r"\\.", r"\.")
)
_CODE_BEFORE = re.compile(rf"\b({'|'.join(CODES)})[ \n]?$")
_WORD = re.compile(r"(,?)(?: |\n(?!\n))[\"']?((?:[a-z]\.){2,}|[a-z][a-z0-9'\-]*)")
_OF = re.compile(
    r" of (?:(?:the|these|those|this|our|its|their|his|her|your|all|england's) )?(?=[a-z])"
)
# "H.Con.Res. 131", but not "the U.S. 500 ships"
_ABBREVIATION = re.compile(r"(?!u\.[sk]\.|d\.c\.|[ap]\.m\.)(?:[a-z]+\.){2,}")
NOUN_REACH = 8  # words from the figure to its noun: "480 existing or new ... locations" has 6


class Unit(NamedTuple):
    """A unit and where its words end; `sure` is False when only the following noun says it."""

    name: str
    end: int
    sure: bool = True
    hundredths: bool = False


def currency_before(text: str, plain: str, start: int, home: str) -> tuple[str, int] | None:
    """Find the currency sign or code right before a number: (ISO code, where it starts).

    `home` is what a bare $ stands for.
    """
    at = start - 1 if plain[start - 1 : start] in SYMBOLS else start - 2
    if at < 0 or at > start - 1 or plain[at] not in SYMBOLS or plain[at + 1 : start].strip():
        code = _CODE_BEFORE.search(plain, max(0, start - 5), start)
        if code and text[code.start() : code.start() + 3].isupper():
            return CODES[code[1]], code.start()
        return None
    if plain[at] != "$":
        return SYMBOLS[plain[at]], at
    prefix = _DOLLAR_PREFIX.search(plain, max(0, at - 5), at)
    if prefix and text[prefix.start()].isupper():
        return DOLLARS[prefix[0].strip()], prefix.start()
    return home, at


def home_dollar(text: str) -> str:
    """Tell which dollar a bare $ is in this text: the country it speaks of most, or USD."""
    votes = {
        "AUD": text.count("Australia"),
        "CAD": text.count("Canad"),
        "NZD": text.count("New Zealand"),
        "USD": text.count("U.S.") + text.count("United States") + text.count("America")
        + text.count("Congress") + text.count("Senat") + 1,
    }  # fmt: skip
    return max(votes, key=lambda code: votes[code])


def measure_after(text: str, plain: str, numeral: Numeral, end: int, home: str) -> Unit | None:
    """Read a unit that stands in a table: percent, money in words, time, times, a measure."""
    if found := _POINTS.match(plain, end):
        return Unit("percentage_points", found.end())
    if found := _PERCENT.match(plain, end):
        return Unit("percentage_points" if "point" in found[0] else "percent", found.end())
    return (
        _money_after(text, plain, numeral, end, home)
        or _time_after(plain, numeral, end)
        or _technical_after(plain, numeral, end)
    )


def _money_after(text: str, plain: str, numeral: Numeral, end: int, home: str) -> Unit | None:
    if (found := _CODE_AFTER.match(plain, end)) and found[1] not in {"try", "ron", "sek"}:
        return Unit(CODES[found[1]], found.end())
    if plain.startswith("p", end) and not plain[end + 1 : end + 2].isalnum():
        return Unit("GBP", end + 1, hundredths=True) if _is_pence(text, numeral, end) else None
    if found := _MONEY_WORD.match(plain, end):
        return _money_word(plain, numeral, found, home)
    return None


def _is_pence(text: str, numeral: Numeral, end: int) -> bool:
    """Tell "50p" from "6p - 8:30p" and "3P"."""
    plain_number = numeral.scale == ONE and numeral.number < 1000 and not numeral.spelled
    return plain_number and text[end] == "p" and ("£" in text or "$" not in text)


def _money_word(plain: str, numeral: Numeral, found: re.Match[str], home: str) -> Unit | None:
    country, word = found[1], found[2]
    if word in {"pound", "dollar", "euro", "cent"} and numeral.scale < 1000 and numeral.number != 1:
        return None  # "a 10 pound baby"
    if is_year(plain, numeral._replace(end=found.start())):
        return None  # "in 2012 dollars"
    if word.startswith("cent"):
        return Unit("EUR" if "€" in plain else home, found.end(), hundredths=True)
    if word in {"pounds", "pound"} and is_weight(plain, numeral.scale, found.end()):
        return Unit("pounds", found.end())
    if word.startswith("dollar"):
        return Unit(DOLLAR_COUNTRIES.get(country or "", home), found.end())
    return Unit(_MONEY_UNITS[word.removesuffix("s")], found.end(), hundredths=word == "pence")


def is_weight(plain: str, scale: Decimal, end: int) -> bool:
    """Tell whether the pounds that end at `end` are, or may be, a weight."""
    if plain.startswith(" of ", end):
        following = _WORD.match(plain, end + 3)
        return following is None or following[2] not in POUNDS_OF
    return "£" not in plain and ("$" in plain or scale < 1_000_000)


def _time_after(plain: str, numeral: Numeral, end: int) -> Unit | None:
    if found := _TIMES.match(plain, end):
        return Unit("times", found.end())
    if (found := _DURATION.match(plain, end)) and not (numeral.loose and found[0][0] != " "):
        if numeral.spelled and numeral.value == 1 and found[1] in {"day", "minute", "night"}:
            return None  # "one day" is a figure of speech
        name = "century" if found[1] == "centurie" else found[1]
        return Unit(DURATIONS[name], found.end())
    return None


def _technical_after(plain: str, numeral: Numeral, end: int) -> Unit | None:
    found = _ABBREVIATED.match(plain, end)
    if found and not numeral.spelled and plain[found.end() : found.end() + 1] != "-":
        bare = found[1] in {"m", "g", "t", "ha", "oz"} and plain[end] == " "
        return None if bare else Unit(ABBREVIATED[found[1]], found.end())
    if found := _HYPHENED.match(plain, end):
        single = (plain[end] == " " and found[1] != "point") or numeral.value == 1
        return None if single else Unit(HYPHENED[found[1]], found.end())
    return None


def noun_after(text: str, plain: str, numeral: Numeral, end: int) -> Unit | None:
    """Find the noun counted: "12 leading tech companies" are companies.

    It is the last of the first run of plural words before the phrase ends. None where there is
    none, or where the number is more likely a date, a year or part of a name.
    """
    if _OLD.match(plain, end) or _is_name(text, plain, numeral):
        return None
    if numeral.value == 1:
        return _single(plain, end)
    if found := _OF.match(plain, end):
        noun = _head(plain, found.end() - 1)
        where = end
    else:
        noun = _head(plain, end)
        where = noun[1] if noun else end
    if noun is None or _is_dated(plain, numeral, noun):
        return None
    first, last = noun
    if numeral.loose and plain[end:first].strip():
        return None  # "20m swimming pools" are not 20 million
    return Unit(_as_written(text, first, last), where, sure=False)


def _head(plain: str, at: int) -> tuple[int, int] | None:
    """Find (start, end) of the head noun of the phrase that begins at `at`."""
    head: tuple[int, int] | None = None
    for number, (found, word) in enumerate(_phrase(plain, at)):
        if is_plural(word):
            if head and found[1]:
                break
            head = (found.start(2), found.start(2) + len(word))
        elif head or (number == 0 and word.endswith("ing") and word not in PARTICIPLES):
            break
    return head


def _phrase(plain: str, at: int) -> Iterator[tuple[re.Match[str], str]]:
    """Walk the words of a noun phrase; "existing or new homes" is one phrase."""
    for number in range(NOUN_REACH):
        found = _WORD.match(plain, at)
        if not found or (number == 0 and found[1]):
            return
        word = found[2].rstrip("-'")
        if word in STOPS and not (word in {"or", "and"} and number > 0 and not found[1]):
            return
        yield found, word
        at = found.start(2) + len(found[2])


def is_plural(word: str) -> bool:
    """Tell a plural noun by its form: "visas", "people", but not "various" or "this"."""
    if word in PLURALS:
        return True
    if not word.endswith("s") or len(word) < 3 or "'" in word or word in NOT_PLURAL:
        return False
    return not word.endswith(("ss", "us", "is")) and word not in STOPS


def _as_written(text: str, start: int, end: int) -> str:
    word = text[start:end]
    return word if any(c.isupper() for c in word[1:]) and not word.isupper() else word.lower()


def _single(plain: str, end: int) -> Unit | None:
    found = _WORD.match(plain, end)
    if found and found[2] in ONE_OF:
        return Unit(found[2], found.end(), sure=False)
    return None


def _is_name(text: str, plain: str, numeral: Numeral) -> bool:
    """Tell whether the number belongs to a name or a date: "Section 12", "Five Eyes", "4 March"."""
    before = _word_before(plain, numeral.start)
    written = text[max(0, numeral.start - 1 - len(before)) : numeral.start].strip()
    if before in NUMBERED or before == "per" or _ABBREVIATION.fullmatch(before):
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
    """Tell "Five Eyes" from five eyes; a headline in capitals is no name."""
    following = re.match(r"[ -]([A-Za-z]+)(?:,? ([A-Za-z]+))?", text[numeral.end : numeral.end + 60])
    if not text[numeral.start].isupper() or not following or not following[1][0].isupper():
        return False
    if not _starts_sentence(text, numeral.start):
        return not before[:1].isupper() or not before[-1].isalnum()
    return is_plural(following[1].lower()) and not (following[2] or "a")[0].isupper()


def _starts_sentence(text: str, at: int) -> bool:
    head = text[max(0, at - 4) : at]
    return at == 0 or "\n" in head or head.rstrip(" \"'“‘(").endswith((".", "!", "?", ":", "–", "-"))


def is_day(text: str, plain: str, numeral: Numeral) -> bool:
    """Tell whether a bare number is the day of a month: "4 April", "October 7"."""
    if numeral.scale != ONE or numeral.number > 31:
        return False
    following = re.match(r"(?: of)? ([a-z]+)", plain[numeral.end : numeral.end + 16])
    if following and following[1] in MONTHS and text[numeral.end + following.start(1)].isupper():
        return True
    before = _word_before(plain, numeral.start)
    return before.rstrip(".") in MONTHS and text[numeral.start - 1 - len(before)].isupper()


def _is_emergency(plain: str, numeral: Numeral) -> bool:
    return plain[numeral.start : numeral.end] in EMERGENCY_NUMBERS and any(
        word in EMERGENCY_NOUNS for _, word in _phrase(plain, numeral.end)
    )


def is_year(plain: str, numeral: Numeral) -> bool:
    """Tell whether a number can be a calendar year: four digits, 1800 to 2199."""
    written = plain[numeral.start : numeral.end]
    return len(written) == 4 and written.isdigit() and 1800 <= numeral.number < 2200


def _is_dated(plain: str, numeral: Numeral, noun: tuple[int, int]) -> bool:
    """Tell "in 2022 agencies" from "2000 people"."""
    if not is_year(plain, numeral):
        return False
    direct = plain[numeral.end : noun[0]].strip() == ""
    return not (direct and plain[noun[0] : noun[1]] in YEAR_LIKE_NOUNS) or _word_before(
        plain, numeral.start
    ) in {"in", "since", "by", "from", "until", "to", "during", "the", "of", "before", "after", "and"}


def noun_phrase(text: str, plain: str, at: int) -> tuple[str, int] | None:
    """Find the head noun of the phrase at `at`: the noun and where it ends."""
    noun = _head(plain, at)
    return (_as_written(text, *noun), noun[1]) if noun else None
