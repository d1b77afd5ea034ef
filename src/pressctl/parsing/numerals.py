"""Numbers in running text, in digits or in words: where each stands and what it is worth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from pressctl.model import Span
from pressctl.parsing.plain import Forms
from pressctl.parsing.quantity_words import (
    CODES,
    GLYPH_FRACTIONS,
    MONTHS,
    NUMBERED,
    SCALES,
    SHORT_SCALES,
    TEENS,
    TENS,
    UNITS,
)

ONE = Decimal(1)
LONGEST = 24  # characters of one figure; "1,000,000,000,000.00" has 20 (not measured)

_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
# "1,250,000", and as in India "12,50,000"
_PLAIN = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}|[0-9]{1,15})(?:\.[0-9]{1,8})?"
)
_SPACED = re.compile(r"(?: [0-9]{3}){1,4}(?![0-9]|[.,][0-9]| [0-9])")
_HALVES = re.compile(r" ?([½¼¾])|[ -]and[ -]a[ -](half|quarter)\b")
_LONG_SCALE = re.compile(
    r"(?: |-|\n|)(hundred|thousand|million|billion|trillion|lakh|crore)(?:(?<=[he])s)?\b"
)
_SHORT_SCALE = re.compile(r"(k|mm?|mn|mil|bn?|tn|trn|t)\b")
_SPACED_SCALE = re.compile(r" (m|mn|bn|tn|trn)\b")
_SCALE_LETTERS = frozenset(word[0] for word in (*SCALES, *SHORT_SCALES))
_YEARS = re.compile(r"\b(?:19|20)[0-9]{2}[-–](?:(?:19|20|21)[0-9]{2}|[0-9]{2})$")
_FREE_BEFORE = frozenset({"", " ", "\n", "$", "£", "€", "(", '"'})  # no part of a code
# What a code, a half, a scale or the next digits begin with: most numbers end with their digits
_GOES_ON = re.compile(
    rf"[:/–-]|[ \n-]?(?:[½¼¾0-9{''.join(sorted(_SCALE_LETTERS - {'l', 'c'}))}]|lakh|crore)| and"
)
_CURRENCY = re.compile(rf"\b(?:rs\.?|{'|'.join(CODES)})\Z")  # "EUR45m", "Rs6,000"
_DIALLED = re.compile(r"[-–][0-9]{2,}[-–][0-9]")  # "202-224-4321", "2024-03-11"
_CHAIN = re.compile(r"[0-9][-–][0-9]+[-–]$")  # before the last part of "1-800-555-0199"

# One pattern for each word, which are looked for in the texts that have it
_SPELLED = {word: re.compile(rf"{word}(?![a-z])") for word in (*UNITS, *TEENS, *TENS, *SCALES)}
_LEAD = re.compile(
    r"(?:(?P<half>half)[ -]|(?:(?P<times>an?|one|three)[ -])?(?P<quarter>quarters?)[ -]of[ -])?"
    r"\ba[ -]$"
)
_KINDS = {
    **dict.fromkeys(UNITS, "unit"),
    **dict.fromkeys(TEENS, "teen"),
    **dict.fromkeys(TENS, "ten"),
    **dict.fromkeys(SCALES, "scale"),
    "hundred": "hundred",
}
_SMALL: dict[str, int] = UNITS | TEENS | TENS
# Which number word may follow which: "twenty five", "two hundred", but not "two three-year terms"
_MAY_FOLLOW = {
    "ten": {"unit", "scale", "hundred"},
    "teen": {"hundred", "scale"},
    "unit": {"hundred", "scale"},
    "hundred": {"unit", "teen", "ten", "scale"},
    "scale": {"unit", "teen", "ten", "scale"},
}
_NEXT_WORD = re.compile(r"(,? and |, | |-)([a-z]+)(?![a-z])")


class Numeral(Struct, frozen=True, order=True, gc=False):
    """A number at [start, end) of the text; `number` is its value without the scale word.

    `loose` marks a scale of one bare letter ("10m"), which may as well be a unit of measure.
    """

    start: int
    end: int
    number: Decimal
    scale: Decimal
    spelled: bool = False
    loose: bool = False

    @property
    def value(self) -> Decimal:
        """Give the full value: number times scale."""
        return self.number * self.scale


NUMERAL_WORDS = frozenset(_SPELLED)


def find_numerals(forms: Forms, span: Span, words: frozenset[str]) -> list[Numeral]:
    """Find the numbers in a span of a text, whole paragraphs of it.

    Numbers inside a name or a code (G7, 10:30, 12/05, F-35, v2.1) are no numerals. In order of
    place, none within another. `words` has those of `NUMERAL_WORDS` that are in the span.
    """
    found = list(_in_digits(forms, span))
    spelled = words & NUMERAL_WORDS
    if spelled:
        taken = {numeral.end for numeral in found}
        found += (word for word in _in_words(forms, span, spelled) if word.end not in taken)
        found.sort()
    return found


def _in_digits(forms: Forms, span: Span) -> Iterator[Numeral]:
    plain, drawn, end = forms.plain, forms.drawn, span.end
    at = drawn.find("0", span.start, end)
    while at >= 0:
        token = _DIGITS.match(plain, at)
        assert token is not None  # the outline has a 0 for a digit alone
        numeral = _read_digits(plain, token)
        at = drawn.find("0", numeral.end if numeral else token.end(), end)
        if numeral:
            yield numeral


def _read_digits(plain: str, token: re.Match[str]) -> Numeral | None:
    start, end = token.span()
    if end - start > LONGEST or _ends_a_code(plain, start, end) or _has_exponent(plain, end):
        return None
    goes_on = _GOES_ON.match(plain, end) is not None
    if goes_on and _begins_a_code(plain, end):
        return None
    written = token[0]
    if written[0] == "0" and written[1:2].isdigit():
        return None  # "07700", "0199": dialled, not counted
    if start and plain[start - 1] == ".":  # "a .5 per cent rise"
        start, written = start - 1, "0." + written
    elif goes_on and (spaced := _SPACED.match(plain, end)) and _groups_by_space(plain, start, end):
        written, end = (written + spaced[0]).replace(" ", ""), spaced.end()
    if not _PLAIN.fullmatch(written):
        return None
    number = Decimal(written.replace(",", ""))
    return _go_on(plain, start, end, number) if goes_on else Numeral(start, end, number, ONE)


def _go_on(plain: str, start: int, end: int, number: Decimal) -> Numeral:
    """Take the half and the scale behind the digits."""
    if halves := _HALVES.match(plain, end):
        number += GLYPH_FRACTIONS.get(halves[1]) or Decimal(
            "0.5" if halves[2] == "half" else "0.25"
        )
        end = halves.end()
    return _scaled(plain, start, end, number)


def _has_exponent(plain: str, end: int) -> bool:
    """Tell whether digits go on as "1e400" or "10^9": too odd a figure to be read in part."""
    behind = plain[end : end + 1]
    return behind == "^" or (behind == "e" and plain[end + 1 : end + 2].isdigit())


def _begins_a_code(plain: str, end: int) -> bool:
    """Tell whether the digits that end here go on as a time, a date or a telephone number."""
    if plain[end] in ":/":
        return plain[end + 1 : end + 2].isdigit()
    return _DIALLED.match(plain, end) is not None


def _ends_a_code(plain: str, start: int, end: int) -> bool:
    """Tell whether the digits are the end of a code, a time, a date or a longer name."""
    before = plain[start - 1 : start]
    if before in _FREE_BEFORE:
        return False
    earlier = plain[max(0, start - 2) : start - 1]
    if before.isalnum() or (before == "." and earlier.isalnum()):
        return _CURRENCY.search(plain, max(0, start - 4), start) is None  # "COP26"
    if before in {"_", "#", "@", "\\", "+", "=", "^"} or (before == earlier == "."):
        return True
    if before in {":", "/", ","} and earlier.isalnum() and before != ",":
        return True  # "10:30", "24/7"
    return before in {"-", "–"} and (  # "F-35", "under-18s", "2024-25"
        (earlier.isalpha() and before == "-")
        or _YEARS.search(plain, max(0, start - 5), end) is not None
        or _CHAIN.search(plain, max(0, start - LONGEST), start) is not None
    )


def _groups_by_space(plain: str, start: int, end: int) -> bool:
    """Tell whether "1 250 000" can be one number; not in "March 12 250 people"."""
    first = plain[start:end]
    if len(first) > 3 or not first.isdigit() or first[0] == "0":
        return False
    before = plain[max(0, start - 16) : start].split()
    return not before or before[-1] not in MONTHS | NUMBERED


def _scaled(plain: str, start: int, end: int, number: Decimal) -> Numeral:
    """Take the scale after the digits, if there is one."""
    letter = plain[end : end + 1]
    if letter in {" ", "-", "\n"}:
        letter = plain[end + 1 : end + 2]
    if letter not in _SCALE_LETTERS:
        return Numeral(start, end, number, ONE)
    if found := _LONG_SCALE.match(plain, end):
        scale, more = SCALES[found[1]], _LONG_SCALE.match(plain, found.end())
        if more and SCALES[more[1]] > scale:  # "a thousand million"
            return Numeral(start, more.end(), number, scale * SCALES[more[1]])
        return Numeral(start, found.end(), number, scale)
    if found := _SHORT_SCALE.match(plain, end):
        loose = found[1] not in {"bn", "tn", "trn", "mn"}
        return Numeral(start, found.end(), number, SHORT_SCALES[found[1]], loose=loose)
    if _has_money_before(plain, start) and (found := _SPACED_SCALE.match(plain, end)):
        return Numeral(start, found.end(), number, SHORT_SCALES[found[1]])
    return Numeral(start, end, number, ONE)


def _has_money_before(plain: str, start: int) -> bool:
    return plain[max(0, start - 1) : start] in {"£", "€", "$", "¥"}


def _in_words(forms: Forms, span: Span, words: frozenset[str]) -> Iterator[Numeral]:
    plain, start, end, done = forms.plain, span.start, span.end, 0
    patterns = [
        _SPELLED[word]
        for word in words
        # a scale is a number only in "a million"
        if word not in SCALES or forms.drawn.find(f"a {word}", start, end) >= 0
    ]
    tokens = [token for pattern in patterns for token in pattern.finditer(plain, start, end)]
    for token in sorted(tokens, key=re.Match.start):
        if token.start() >= done and (numeral := _read_words(plain, token)):
            done = numeral.end
            yield numeral


def _read_words(plain: str, token: re.Match[str]) -> Numeral | None:
    """Read a number in words: "two hundred and fifty", "half a million", "three and a half"."""
    start, end = token.span()
    before = plain[start - 1 : start]
    if before.isalnum() or before in {"_", "'"}:
        return None
    if token[0] in SCALES:
        return _read_led(plain, start, end, SCALES[token[0]])
    if before == "-":  # "no-one", "one-to-one"
        return None
    number, scale, end = _sum_words(plain, token[0], end)
    if halves := _HALVES.match(plain, end):
        number, end = number + Decimal("0.5" if halves[2] == "half" else "0.25"), halves.end()
    if scale == ONE and (found := _LONG_SCALE.match(plain, end)):
        scale, end = SCALES[found[1]], found.end()
    return Numeral(start, end, number, scale, spelled=True)


def _read_led(plain: str, start: int, end: int, scale: Decimal) -> Numeral | None:
    """Read "a million", "half a billion", "a quarter of a million"."""
    lead = _LEAD.search(plain, max(0, start - 24), start)
    if lead is None:
        return None
    number = Decimal("0.5") if lead["half"] else ONE
    if lead["quarter"]:
        number = Decimal("0.75" if lead["times"] == "three" else "0.25")
    if not (lead["half"] or lead["quarter"]):  # "a hundred and twenty", "a hundred thousand"
        number, scale, end = _sum_words(plain, "one", lead.start() + 1)
    return Numeral(lead.start(), end, number, scale, spelled=True)


def _sum_words(plain: str, word: str, end: int) -> tuple[Decimal, Decimal, int]:
    """Add up the longest run of number words that makes one number: (number, scale, end)."""
    total, group, kind, last = Decimal(0), Decimal(_SMALL[word]), _KINDS[word], ONE
    for _ in range(10):  # no number in words is longer
        found = _NEXT_WORD.match(plain, end)
        if not found or not _continues(plain, kind, last, found):
            break
        kind, end = _KINDS[found[2]], found.end()
        if kind == "scale":
            last = SCALES[found[2]]
            total, group = total + group * last, Decimal(0)
        elif kind == "hundred":
            group *= 100
        else:
            group += _SMALL[found[2]]
    if total and not group:
        return total / last, last, end
    return total + group, ONE, end


def _continues(plain: str, kind: str, last: Decimal, found: re.Match[str]) -> bool:
    """Tell whether the next number word belongs to the number; `last` is its scale so far."""
    following = _KINDS.get(found[2])
    if following not in _MAY_FOLLOW[kind]:
        return False
    joined = found[1]
    if "and" in joined or "," in joined:
        # "two hundred and fifty", but "between two hundred and three hundred" are two
        scaled = _LONG_SCALE.match(plain, found.end())
        if kind == "scale":  # "one million, two hundred thousand"
            return not scaled or SCALES[scaled[1]] < last
        if kind == "hundred" and scaled:  # "two hundred and fifty thousand"
            return following in {"ten", "teen"} and scaled[1] != "hundred"
        return kind == "hundred"
    return True
