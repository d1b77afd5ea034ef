"""Figures without a numeral, and shares: "twice", "one in five", "two thirds", "hundreds of"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from pressctl.model import Quantity, Span
from pressctl.parsing.bounds import bound_before
from pressctl.parsing.money import is_weight
from pressctl.parsing.nouns import as_written, head_noun
from pressctl.parsing.plain import Forms
from pressctl.parsing.quantity_words import DURATIONS, PARTS, TEENS, UNITS

FRACTION = "fraction"
_NUMBERS = UNITS | TEENS | {"a": 1, "an": 1}
_LOW = frozenset({*UNITS, "ten"})
_NUMBER = rf"(?:{'|'.join(UNITS)}|ten|[0-9]{{1,7}}(?:,[0-9]{{3}})*)"
# Keyed by a literal of the pattern: to look for one is far faster than to try the pattern
_IN = {
    led: re.compile(
        rf"{led}(?:every )?({_NUMBER})\b(?![.,/:][0-9]|%| ?per ?cent| (?:million|billion|years?|"
        r"months?|weeks?|days?|hours?|minutes?|of the last)\b)"
    )
    for led in (" in ", " out of ", "-in-")
}
_FIRST = re.compile(rf"(?<![\w.,£$€])({_NUMBER})$")
# "one resident in four", if nothing is counted behind it ("one school in two towns")
_FIRST_NOUN = re.compile(rf"\b({'|'.join([*UNITS, 'ten'])}) (?:[a-z-]{{3,}} )?[a-z-]{{3,}}$")
_NO_NOUN_NEXT = re.compile(
    r"(?=[.,;:)?!]|\Z| (?:is|are|was|were|has|have|had|will|would|could|can|may|do|does|did|said|"
    r"say|now|still|who|that|and|or|but|in|of|at|on|from|with|without|by|for|when|because|as)\b)"
)
_LONGEST_FIRST = 40  # characters; "three secondary-school teachers" has 31
# The others by the words that may begin a match: one of a text's words is found faster still
_PART = {word: re.compile(rf"{word}\b") for part in PARTS for word in (part, f"{part}s")}
_PART_LEAD = re.compile(rf"\b({'|'.join(UNITS)}|an?)[ -]$")
_HALF_NOT_AFTER = re.compile(r"(?:first|second|other|latter|next|last|final|top|bottom|better) $")
_PART_NEXT = re.compile(
    r" (?:of|more|less|fewer|higher|lower|reduction|increase|drop|fall|rise|cut|said|say|reported|"
    r"were)\b"
)
_HALF_NEXT = re.compile(r" (?:of|the|our|their|its|all|were|said)\b")
# "down by more than a tenth", "cut by a third", "fell a fifth"; not "checked by a third party"
_PART_BY = re.compile(
    r"\b(?:by|up|down|rose|risen|fell|fallen|grew|grown|dropped|jumped|climbed|declined|increased|"
    r"decreased)"
    r"(?: (?:more than|over|under|less than|nearly|almost|around|about|some|up to|"
    r"at least|as much as|just|roughly|another|further))* $"
)
_PART_ENDS = re.compile(
    r"(?=[^\w '-]|$| (?:to|at|on|in|from|since|over|between|compared|last|this|and|or|but|while|"
    r"year|against|within|after|by|for|is|are|was|were|have|has|when|if|than)\b)"
)
# "half a percentage point", "two-tenths of one per cent"
_OF_ONE = re.compile(r"(?: of)? (?:an?|one) (?:(percentage[ -]point)|per[ -]?cent)\b")
_HALVED = {word: re.compile(rf"{word}\b") for word in ("halve", "halves", "halved", "halving")}
_VERBS = {"doubl": 2, "trebl": 3, "tripl": 3, "quadrupl": 4}
# "will double", "more than triple the rate": not "double glazing", "a double room"
_MULTIPLYING = (
    "(?:"
    + "|".join(
        rf"(?<=\b{word} )"
        for word in "will would could should may might to can than nearly almost is are was".split()
    )
    + "){}(?! (?:down|up|back|as|check|count|glaz|book|digit|jab|standard|murder|time|life|blow)|-)"
    r"\b|{}(?= the (?:\w+ )?(?:number|rate|size|amount|average|figure|level|total|share|cost|price|"
    r"value|capacity|funding|budget|proportion|national|usual|previous|current|speed|pace)\b)"
)
_FOLDS = {**UNITS, "ten": 10, "twenty": 20}
_MULTIPLE = {
    "twice": re.compile(r"twice (?=as |the |that |what |more )"),
    "thrice": re.compile(r"thrice (?=as |the )"),
    "fold": re.compile(rf"(?:{'|'.join(_FOLDS)})-fold\b"),
    **{f"{number}fold": re.compile(rf"{number}fold\b") for number in _FOLDS},
    **{
        verb + end: re.compile(rf"{verb}{end}\b(?! (?:down|up|back|as)\b)")
        for verb in _VERBS
        for end in ("ed", "ing")
    },
    **{f"{verb}e": re.compile(_MULTIPLYING.replace("{}", f"{verb}e")) for verb in _VERBS},
}
_MULTIPLES = {"twice": 2, "thrice": 3, **_VERBS, **_FOLDS}
_VAGUE = {
    word: re.compile(
        rf"{word}(?: or (?:hundreds|thousands|millions|billions))?"
        r"(?: of (?:thousands|millions|billions|trillions))? of(?= )"
    )
    for word in ("dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions")
} | {
    word: re.compile(rf"{word} (?:dozen|hundred|thousand|million|billion|trillion)(?= )")
    for word in ("several", "few")
}
_VAGUE_LEAD = re.compile(r"\b(?:tens|dozens|hundreds|thousands) of $")
_MONEY = re.compile(r" (?:taxpayer )?(pounds|dollars|euros)\b")
_MONEY_CODES = {"pounds": "GBP", "dollars": "USD", "euros": "EUR"}
_SINGLE = {
    turn: re.compile(rf"{turn} (year|month|week|decade|fortnight|century|quarter|hour)\b(?! of\b)")
    for turn in ("past", "last", "next", "previous", "coming", "following")
}
_SINGLE_LEAD = re.compile(r"\b(?:in|over|for|during|within|throughout|across) the $")
RATIO_WORDS = frozenset().union(_PART, _HALVED, _MULTIPLE, _VAGUE, _SINGLE)


def find_ratios(forms: Forms, span: Span, words: frozenset[str]) -> Iterator[Quantity]:
    """Find shares, multiples, vague numbers and "in the past year"; in no order.

    `span` is of whole paragraphs; `words` has its words that are in `RATIO_WORDS` or a number.
    """
    plain = forms.plain
    if _may_share(forms.drawn, span, words):
        yield from _shares(plain, _each(_IN, plain, span, _IN))
    if words.isdisjoint(RATIO_WORDS):
        return
    for patterns, read in _READERS:
        if not patterns.keys().isdisjoint(words):
            yield from read(forms, _each(patterns, plain, span, words))


def _each(
    patterns: Mapping[str, re.Pattern[str]], plain: str, span: Span, words: Iterable[str]
) -> Iterator[re.Match[str]]:
    """Find all matches of the patterns of some words."""
    for word in words:
        if word in patterns:
            yield from patterns[word].finditer(plain, span.start, span.end)


def _may_share(drawn: str, span: Span, words: frozenset[str]) -> bool:
    """Tell whether a number stands beside " in " or before " out of ", as in "one in five"."""
    low = _LOW & words
    for number in ("0", *low):
        for joint in (" in", " out of"):  # to look for one that ends in a blank takes longer
            if drawn.find(number + joint, span.start, span.end) >= 0:
                return True
    return any(drawn.find(f" in {number}", span.start, span.end) >= 0 for number in low)


def _shares(plain: str, matches: Iterator[re.Match[str]]) -> Iterator[Quantity]:
    for found in matches:  # "one in five", "9 out of 10"
        first = _FIRST.search(plain, max(0, found.start() - 12), found.start()) or (
            _FIRST_NOUN.search(plain, max(0, found.start() - _LONGEST_FIRST), found.start())
            if found[0].startswith(" in ") and _NO_NOUN_NEXT.match(plain, found.end())
            else None
        )
        if first is None:
            continue
        part, whole = _value(first[1]), _value(found[1])
        if 0 < part < whole and (part == 1 or _is_round(whole)):
            share = (part / whole).quantize(Decimal("0.000001")).normalize()
            yield _quantity(plain, first.start(1), found.end(), share, FRACTION)


def _value(word: str) -> Decimal:
    return Decimal(_NUMBERS[word] if word in _NUMBERS else word.replace(",", ""))


def _is_round(whole: Decimal) -> bool:
    return 2 <= whole <= 10 or whole in {20, 25, 50, 100, 1000, 10_000, 100_000}


def _parts(forms: Forms, matches: Iterator[re.Match[str]]) -> Iterator[Quantity]:
    plain = forms.plain
    for found in matches:
        part = found[0].removesuffix("s")
        lead = _PART_LEAD.search(plain, max(0, found.start() - 8), found.start())
        if (lead or part == "half") and (one := _OF_ONE.match(plain, found.end())):
            share = _value(lead[1] if lead else "a") / PARTS[part]
            start = lead.start() if lead else found.start()
            unit = "percentage_points" if one[1] else "percent"
            yield _quantity(plain, start, one.end(), share.normalize(), unit)
        elif part in {"half", "halve"} and not lead:
            yield from _half(plain, found)
        elif lead and (
            _PART_NEXT.match(plain, found.end()) or _stands_alone(plain, part, lead, found.end())
        ):
            share = _value(lead[1]) / PARTS[part]
            share = share.quantize(Decimal("0.000001")).normalize()
            if share < 1:
                yield _quantity(plain, lead.start(), found.end(), share, FRACTION)


def _stands_alone(plain: str, part: str, lead: re.Match[str], end: int) -> bool:
    """Tell a share without its whole: "cut by a third", "one third, or 400 staff"."""
    if not _PART_ENDS.match(plain, end):
        return False
    if _PART_BY.search(plain, max(0, lead.start() - 32), lead.start()):
        return True
    return lead[1] not in {"a", "an"} and part != "quarter" and plain[end : end + 1] in ",.;)"


def _half(plain: str, found: re.Match[str]) -> Iterator[Quantity]:
    """Read "half of", "half the", "by half"; not "the second half of 2024"."""
    start = found.start()
    if found[0] != "half" or plain[start - 1 : start].isalnum() or plain[start - 1 : start] == "-":
        return
    after_verb = plain.endswith(("by ", "in "), max(0, start - 3), start)
    if _HALF_NOT_AFTER.search(plain, max(0, start - 8), start):
        return
    if _HALF_NEXT.match(plain, found.end()) or (
        after_verb and not plain.startswith(" a", found.end())
    ):
        yield _quantity(plain, start, found.end(), Decimal("0.5"), FRACTION)


def _halved(forms: Forms, matches: Iterator[re.Match[str]]) -> Iterator[Quantity]:
    """Read "halved", "will halve": not "cut into two halves"."""
    plain = forms.plain
    for found in matches:
        start, end = found.span()
        is_noun = found[0] == "halves" and plain[max(0, start - 4) : start] in {"two ", "oth "}
        if not (plain[start - 1 : start].isalnum() or is_noun):
            yield _quantity(plain, start, end, Decimal("0.5"), FRACTION)


def _multiples(forms: Forms, matches: Iterator[re.Match[str]]) -> Iterator[Quantity]:
    plain = forms.plain
    for found in matches:
        if not plain[found.start() - 1 : found.start()].isalnum():
            word = found[0].rstrip()
            stem = re.sub(r"(?<=l)(?:e|ed|ing)$|-?fold$", "", word)
            value = Decimal(_MULTIPLES[stem])
            yield _quantity(plain, found.start(), found.start() + len(word), value, "times")


def _vague(forms: Forms, matches: Iterator[re.Match[str]]) -> Iterator[Quantity]:
    """Read "hundreds of officers", "millions of pounds": a unit without a value."""
    plain = forms.plain
    for found in matches:
        start = found.start()
        if plain[start - 1 : start].isalnum():
            continue
        if lead := _VAGUE_LEAD.search(plain, max(0, start - 14), start):
            start = lead.start()
        elif found[0].startswith("few "):
            if not plain.endswith(" a ", 0, start):
                continue
            start -= 2
        if money := _MONEY.match(plain, found.end()):
            weight = money[1] == "pounds" and is_weight(plain, Decimal(0), money.end())
            unit = "pounds" if weight else _MONEY_CODES[money[1]]
            yield Quantity(Span(start, money.end()), None, unit, "about")
        elif noun := head_noun(plain, found.end()):
            yield Quantity(Span(start, noun[1]), None, as_written(forms.text, *noun), "about")


def _single_periods(forms: Forms, matches: Iterator[re.Match[str]]) -> Iterator[Quantity]:
    for found in matches:  # "in the past year"
        if _SINGLE_LEAD.search(forms.plain, max(0, found.start() - 16), found.start()):
            unit = DURATIONS.get(found[1], found[1] + "s")
            yield Quantity(Span(*found.span()), Decimal(1), unit)


def _quantity(plain: str, start: int, end: int, value: Decimal, unit: str) -> Quantity:
    return Quantity(Span(start, end), value, unit, bound_before(plain, start, unit))


_READERS = (
    (_PART, _parts),
    (_HALVED, _halved),
    (_MULTIPLE, _multiples),
    (_VAGUE, _vague),
    (_SINGLE, _single_periods),
)
