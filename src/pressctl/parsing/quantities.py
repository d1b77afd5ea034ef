"""Figures in running text as normalised values: money, percent, counts, durations, ratios."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from pressctl.model import Bound, Quantity, Span
from pressctl.parsing.ages import AGE_WORDS, find_ages
from pressctl.parsing.bounds import bound_before, may_bound, or_more
from pressctl.parsing.money import currency_before, home_dollar
from pressctl.parsing.moves import MOVES, with_moves
from pressctl.parsing.numbered import is_day, is_name, is_year
from pressctl.parsing.numerals import NUMERAL_WORDS, ONE, Numeral, find_numerals
from pressctl.parsing.pairs import with_pairs
from pressctl.parsing.plain import Forms, forms_of
from pressctl.parsing.quantity_words import AGED
from pressctl.parsing.ratios import RATIO_WORDS, find_ratios
from pressctl.parsing.units import Unit, measure_after, noun_after, noun_before

NUMBER_WORDS = NUMERAL_WORDS | RATIO_WORDS | AGE_WORDS  # a figure has one of them or a digit
_CONNECTOR = re.compile(r"(?: |-|\n)?([-–]|to|or|and)(?: |-|\n)?(?=[0-9a-z£$€¥])")
_STOPS = (". ", ".\n", ";", ":", ")", "]", "?")  # behind them no unit stands
_LONGEST_CONNECTOR = 5  # " and "
_PART_OF_ONE = re.compile(
    r"(?:half|thirds?|quarters?|fifths?|tenths?|hundredths?|/[0-9]+) of a? ?$"
)


class _Figure(Struct, frozen=True, gc=False):
    """A numeral with what is known of its unit; `start` is before the currency sign."""

    numeral: Numeral
    start: int
    end: int
    currency: str | None
    unit: Unit | None
    after: Bound | None
    negative: bool


def find_quantities(text: str) -> list[Quantity]:
    """Find the figures of an English text, in order of place; spans are characters of `text`.

    A figure whose unit or value is in doubt is left out. Dates, times, telephone and section
    numbers are no quantities. `value` is None for "hundreds of ..."; shares ("one in five") have
    the unit "fraction".
    """
    forms, whole = forms_of(text), Span(0, len(text))
    return quantities_in(forms, whole, frozenset(forms.drawn.split()))


def quantities_in(forms: Forms, span: Span, words: frozenset[str]) -> list[Quantity]:
    """Find the figures in whole paragraphs of a text; `words` are theirs in `NUMBER_WORDS`."""
    text, plain = forms.text, forms.plain
    if NUMBER_WORDS.isdisjoint(words) and forms.drawn.find("0", span.start, span.end) < 0:
        return []
    home = home_dollar(forms)
    figures = [_read(text, plain, numeral, home) for numeral in find_numerals(forms, span, words)]
    if plain.find("number", span.start, span.end) >= 0:
        figures = [_named_before(text, plain, figure) for figure in figures]
    found = [
        *find_ages(forms, span, words),
        *find_ratios(forms, span, words),
        *_quantities(text, plain, figures),
    ]
    if len(found) > 1:
        found = _apart(sorted(found, key=lambda one: (one.span.start, -one.span.end)))
    if found and not MOVES.isdisjoint(words):
        found = with_moves(forms, found)
    return with_pairs(plain, found) if len(found) > 1 else found


def _read(text: str, plain: str, numeral: Numeral, home: str) -> _Figure:
    money = None if numeral.spelled else currency_before(text, plain, numeral.start, home)
    if money:
        return _read_money(text, plain, numeral, *money)
    negative = _is_negative(text, plain, numeral.start)
    if plain.startswith(_STOPS, numeral.end):
        return _Figure(numeral, numeral.start, numeral.end, None, None, None, negative)
    after = or_more(plain, numeral.end)
    unit = measure_after(text, plain, numeral, numeral.end, home) or (
        noun_after(text, plain, numeral, numeral.end) if after is None else None
    )
    if unit is None and after:
        unit = measure_after(text, plain, numeral, after[1], home) or noun_after(
            text, plain, numeral, after[1]
        )
        unit = unit and replace(unit, end=max(unit.end, numeral.end))
    elif unit:
        after = or_more(plain, unit.end)
    return _Figure(
        numeral, numeral.start, unit.end if unit else numeral.end, None, unit,
        after[0] if after else None, negative,
    )  # fmt: skip


def _named_before(text: str, plain: str, figure: _Figure) -> _Figure:
    """Give a bare number what was counted before it: "the number of hubs rose to 40"."""
    if figure.unit:
        return figure
    return replace(figure, unit=noun_before(text, plain, figure.numeral))


def _read_money(text: str, plain: str, numeral: Numeral, code: str, start: int) -> _Figure:
    after = or_more(plain, numeral.end)
    if numeral.loose:
        numeral = replace(numeral, loose=False)  # the sign says that it is a scale
    return _Figure(
        numeral, start, numeral.end, code, Unit(code, numeral.end),
        after[0] if after else None, _is_negative(text, plain, start),
    )  # fmt: skip


def _is_negative(text: str, plain: str, start: int) -> bool:
    """Tell a minus sign from a dash: "-5%" after a space, and not "2018 -5%"."""
    if plain.endswith(" minus ", max(0, start - 7), start):
        return True
    if start == 0 or text[start - 1] not in "-−":
        return False
    return start == 1 or plain[start - 2] in " (\n"


def _quantities(text: str, plain: str, figures: list[_Figure]) -> Iterator[Quantity]:
    """Make quantities, sharing unit, scale and bound inside a range."""
    bound: Bound | None = None
    for place, figure in enumerate(figures):
        following = figures[place + 1] if place + 1 < len(figures) else None
        low, ranged = figure, False
        if following and (ranged := _is_range(text, plain, figure, following)):
            if _is_slip(text, figure, following) or is_name(text, plain, figure.numeral):
                figures[place + 1] = replace(following, unit=None)
                continue
            low, figures[place + 1] = _share(figure, following)
        quantity = _quantity(text, plain, low, bound)
        bound = (quantity.bound if quantity else None) if ranged else None
        if quantity:
            yield quantity


def _is_range(text: str, plain: str, low: _Figure, high: _Figure) -> bool:
    """Tell whether two figures are the ends of one range: "£3-4 million", "between 5 and 10%"."""
    if high.start - low.numeral.end > _LONGEST_CONNECTOR:
        return False
    if (low.unit and not low.currency) or not (high.unit or low.currency):
        return False
    if low.unit and high.unit and high.unit.sure and low.unit.name != high.unit.name:
        return False  # "a fine of up to £5,000 or 2 years"
    found = _CONNECTOR.match(plain, low.numeral.end)
    if not found or found.end() != high.start or (found[1] in "-–" and len(found[0]) > 1):
        return False
    if found[1] == "and" and "between" not in plain[max(0, low.start - 24) : low.start]:
        return False
    if low.currency:
        return True
    return not is_year(plain, low.numeral) and not is_day(text, plain, low.numeral)


def _is_slip(text: str, low: _Figure, high: _Figure) -> bool:
    """Tell "£31m-£310m": the same digits and one nought more, so one of the two is a slip."""
    one, other = low.numeral, high.numeral
    digits = str(one.number).replace(".", "").strip("0")
    is_dash = text[low.end : high.start].strip() in {"-", "–"}
    same_scale = one.scale == other.scale > ONE and bool(low.currency and high.currency)
    return is_dash and same_scale and len(digits) > 1 and other.number == 10 * one.number


def _share(low: _Figure, high: _Figure) -> tuple[_Figure, _Figure]:
    if low.currency and not high.currency and _continues_money(low, high):
        high = replace(
            high,
            currency=low.currency,
            unit=Unit(low.currency, high.numeral.end),
            end=high.numeral.end,
        )
    if high.unit is None:
        return low, high
    numeral = low.numeral
    if numeral.scale == ONE and high.numeral.scale > ONE and numeral.number <= high.numeral.number:
        numeral = replace(numeral, scale=high.numeral.scale)
    unit = low.unit or replace(high.unit, end=numeral.end)
    return replace(low, numeral=numeral, unit=unit, end=numeral.end), high


def _continues_money(low: _Figure, high: _Figure) -> bool:
    """Tell "$2 to 3 billion" and "£5-10" from "$2 billion to 20 companies"."""
    if high.numeral.spelled or (high.unit is not None and high.unit.sure):
        return False
    if high.numeral.scale > ONE:
        return low.numeral.scale == ONE
    joined = high.start - low.numeral.end == 1
    return low.numeral.scale == ONE and (joined or high.unit is None)


def _quantity(text: str, plain: str, figure: _Figure, inherited: Bound | None) -> Quantity | None:
    if figure.unit is None:
        return _age(plain, figure)
    if figure.unit.name == "percent" and _PART_OF_ONE.search(
        plain, max(0, figure.start - 24), figure.start
    ):
        return None  # "half of one per cent"
    if figure.numeral.loose and not figure.unit.sure and figure.currency is None:
        letter = text[figure.numeral.end - 1]
        if letter in "KBT":
            return None
    bound = figure.after or inherited or bound_before(plain, figure.start, figure.unit.name)
    value = figure.numeral.value
    if figure.unit.hundredths:
        value /= 100
    start = figure.start
    if figure.negative:
        value, start = -value, start - (len("minus ") if plain[start - 1] == " " else 1)
    return Quantity(Span(start, figure.end), _settled(value), figure.unit.name, bound)


def _settled(value: Decimal) -> Decimal:
    """Write a value without an exponent or idle zeros: 55500000, 2.5."""
    whole = value.to_integral_value()
    return whole.quantize(ONE) if whole == value else value.normalize()


def _age(plain: str, figure: _Figure) -> Quantity | None:
    """Read an age limit: "are under 21", "aged 65 and over"; the age of one person is none."""
    numeral = figure.numeral
    if numeral.spelled or numeral.scale != ONE or not 1 <= numeral.number <= 120:
        return None
    if figure.after is None and not may_bound(plain, figure.start):
        return None
    before = plain[max(0, figure.start - 40) : figure.start].split()
    word = before[-1] if before else ""
    of_age = before[-3:] == ["the", "age", "of"]
    limit = before[-4] if of_age and len(before) > 3 else word
    bound = figure.after or bound_before(limit + " ", len(limit) + 1, "")
    led = of_age or (word == "aged") or (len(before) > 1 and before[-2] in AGED)
    if not led or bound == "exact" or plain[figure.end : figure.end + 1] in {"-", "%"}:
        return None
    return Quantity(Span(figure.start, figure.end), _settled(numeral.value), "years", bound)


def _apart(found: list[Quantity]) -> list[Quantity]:
    """Keep of overlapping quantities the one that starts first."""
    kept: list[Quantity] = []
    for quantity in found:
        if not kept or quantity.span.start >= kept[-1].span.end:
            kept.append(quantity)
    return kept
