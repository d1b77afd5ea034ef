"""Sums of money: the sign or code before a number, the word or code after it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from msgspec.structs import replace

from pressctl.parsing.nouns import first_word
from pressctl.parsing.numbered import is_year
from pressctl.parsing.numerals import ONE, Numeral
from pressctl.parsing.plain import Forms
from pressctl.parsing.quantity_words import (
    CODES,
    DOLLAR_COUNTRIES,
    DOLLARS,
    POUNDS_OF,
    SYMBOLS,
)

_CODE_AFTER = re.compile(rf"(?: |\n|)({'|'.join(CODES)})\b")
_COUNTRY = "|".join(re.escape(country) for country in DOLLAR_COUNTRIES)
_WORD = re.compile(
    rf"[ \n-](?:({_COUNTRY}) )?"
    r"(pounds? sterling|pounds?|dollars?|euros?|pence|cents?|yen|rupees|rand|won|yuan)\b"
)
_WORD_CODES = {
    "pound": "GBP", "pound sterling": "GBP", "pounds sterling": "GBP", "euro": "EUR",
    "pence": "GBP", "yen": "JPY", "rupee": "INR", "rand": "ZAR", "won": "KRW", "yuan": "CNY",
}  # fmt: skip
# "US $5", "AUD$5", "A$5"; a single letter must touch the sign: "A $5 grant" has an article
_PREFIX = re.compile(
    rf"(?:\b(?:us|u\.s\.|usd|cad|aud|nzd|sgd|hkd) ?|\b(?:{'|'.join(map(re.escape, DOLLARS))}))$"
)
_OTHER_DOLLARS = (("AUD", "Australia"), ("CAD", "Canad"), ("NZD", "New Zealand"))
_RUPEES = re.compile(r"\bRs\.?\Z")
_TO_HOUR = re.compile(r"p ?[-–] ?[0-9]")
_WON_FROM = 10**9  # sums in won are large, and "won" is a verb
_WORDS_AS_CODES = frozenset({"try"})  # "20 try to ..."


def currency_before(text: str, plain: str, start: int, home: str) -> tuple[str, int] | None:
    """Find the currency sign or code right before a number: (ISO code, where it starts).

    `home` is what a bare $ stands for.
    """
    at = start - 1 if plain[start - 1 : start] in SYMBOLS else start - 2
    if at < 0 or at > start - 1 or plain[at] not in SYMBOLS or plain[at + 1 : start].strip():
        return _code_before(text, plain, start)
    if plain[at] != "$":
        return SYMBOLS[plain[at]], at
    prefix = _PREFIX.search(plain, max(0, at - 5), at)
    if prefix and text[prefix.start()].isupper():
        return DOLLARS[prefix[0].strip()], prefix.start()
    return home, at


def _code_before(text: str, plain: str, start: int) -> tuple[str, int] | None:
    end = start - 1 if plain[start - 1 : start] in {" ", "\n"} else start
    if rupees := _RUPEES.search(text, max(0, end - 4), end):
        return "INR", rupees.start()
    at = end - 3
    code = CODES.get(plain[at:end]) if at >= 0 else None
    if code is None or not text[at:end].isupper():
        return None
    before = plain[at - 1 : at]
    return None if before.isalnum() or before == "_" else (code, at)


@lru_cache(4)  # one figure of a text after the other asks
def signs_in(text: str) -> frozenset[str]:
    """Give the currencies that a text, or its level form, writes with their signs."""
    return frozenset(sign for sign in "£$€" if sign in text)


@lru_cache(1)  # one paragraph of a text after the other asks
def home_dollar(forms: Forms) -> str:
    """Tell which dollar a bare $ is in this text: the country it speaks of most, or USD."""
    text = forms.text
    if "$" not in text and "dollar" not in forms.plain:
        return "USD"
    votes = {code: text.count(country) for code, country in _OTHER_DOLLARS}
    if not any(votes.values()):
        return "USD"
    votes |= {
        "USD": text.count("U.S.") + text.count("United States") + text.count("America")
        + text.count("Congress") + text.count("Senat") + 1,
    }  # fmt: skip
    return max(votes, key=lambda code: votes[code])


def money_after(
    text: str, plain: str, numeral: Numeral, end: int, home: str
) -> tuple[str, int, bool] | None:
    """Read the money word or code after a number: (unit, where it ends, is it in hundredths)."""
    if (found := _CODE_AFTER.match(plain, end)) and found[1] not in _WORDS_AS_CODES:
        return CODES[found[1]], found.end(), False
    if plain.startswith("p", end) and not plain[end + 1 : end + 2].isalnum():
        return ("GBP", end + 1, True) if _is_pence(text, numeral, end) else None
    if found := _WORD.match(plain, end):
        return _money_word(plain, numeral, found, home)
    return None


def _is_pence(text: str, numeral: Numeral, end: int) -> bool:
    """Tell "50p" from "6p - 8:30p" and "3P"."""
    signs = signs_in(text)
    plain_number = numeral.scale == ONE and numeral.number < 1000 and not numeral.spelled
    is_time = _TO_HOUR.match(text, end) is not None
    return plain_number and text[end] == "p" and not is_time and ("£" in signs or "$" not in signs)


def _money_word(
    plain: str, numeral: Numeral, found: re.Match[str], home: str
) -> tuple[str, int, bool] | None:
    country, word = found[1], found[2]
    single = word in {"pound", "dollar", "euro", "cent"} and numeral.number != 1
    if single and numeral.scale < 1000 and (word == "pound" or found[0][0] != "-"):
        return None  # "a 10 pound baby", but "a 25-cent rise"
    if word == "won" and numeral.scale < _WON_FROM:
        return None  # "5 million won prizes"
    if is_year(plain, replace(numeral, end=found.start())):
        return None  # "in 2012 dollars"
    if word.startswith("cent"):
        return "EUR" if "€" in signs_in(plain) else home, found.end(), True
    if word in {"pounds", "pound"} and is_weight(plain, numeral.scale, found.end()):
        return "pounds", found.end(), False
    if word.startswith("dollar"):
        return DOLLAR_COUNTRIES.get(country or "", home), found.end(), False
    return _WORD_CODES[word.removesuffix("s")], found.end(), word == "pence"


def is_weight(plain: str, scale: Decimal, end: int) -> bool:
    """Tell whether the pounds that end at `end` are, or may be, a weight."""
    if plain.startswith(" of ", end):
        return first_word(plain, end + 3) not in POUNDS_OF
    signs = signs_in(plain)
    return "£" not in signs and ("$" in signs or scale < 1_000_000)
