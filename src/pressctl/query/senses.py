"""What words say, however they are spelt: "won't" is "will not", "£31m" is 31 million."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Literal, NamedTuple

from pressctl.query.tokens import Line, Token

Kind = Literal["number", "negation", "hedge", "name", "word"]


class Sense(NamedTuple):
    """One unit of meaning; offsets are into the text its words came from."""

    key: str
    kind: Kind
    start: int
    end: int
    opens: bool  # a sentence or a paragraph begins here


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _words_of(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_ONES = _words_of(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = _words_of("twenty thirty forty fifty sixty seventy eighty ninety")
_NUMBER_WORDS = {word: Decimal(value) for value, word in enumerate(_ONES)} | {
    word: Decimal(value * 10) for value, word in enumerate(_TENS, start=2)
}
_MAGNITUDES = {
    **dict.fromkeys(("hundred",), Decimal(100)),
    **dict.fromkeys(("thousand", "k"), Decimal(10) ** 3),
    **dict.fromkeys(("million", "m", "mn", "mln"), Decimal(10) ** 6),
    **dict.fromkeys(("billion", "bn", "b"), Decimal(10) ** 9),
    **dict.fromkeys(("trillion", "tn", "trn"), Decimal(10) ** 12),
}
_FIGURE = re.compile(r"(\d[\d,]*(?:\.\d+)?)(st|nd|rd|th|k|m|mn|mln|million|b|bn|billion|tn|trn)?")
_LONGEST_FIGURE = 30  # characters; longer runs of digits are compared as words
_CURRENCIES = _set("£ $ € ¥ ₹")
_SIGNS_BEFORE = _CURRENCIES | _set("- + ~ ≈ ± < > ≤ ≥")  # that are part of the figure behind them
_SIGNS = _SIGNS_BEFORE | _set("% ‰ # § ° × ÷ =")
_PARTS = _set("half halves third thirds quarter quarters double doubled twice triple dozen")
_DAYS = _set("monday tuesday wednesday thursday friday saturday sunday")
_MONTHS = _set(
    "january february march april may june july august september october november december"
)
_NEGATIONS = _set(
    "not no never none nobody nothing nowhere neither nor without hardly barely scarcely "
    "fail fails failed failing refuse refuses refused refusing deny denies denied"
)
_HEDGES = _set(
    "could may might would should must can will shall ought perhaps maybe possibly probably likely "
    "unlikely potential potentially possible estimate estimated estimates approximately roughly "
    "nearly almost believe believed believes suspect suspected suspects alleged allegedly "
    "reportedly expect expected expects appear appears seem seems suggest suggests aims "
    "hopes intend intends try tries seek seeks only mostly mainly largely partly "
    "some many most few several all every each any both often sometimes usually always rarely "
    "generally normally typically virtually completely entirely totally wholly fully broadly "
    "relatively somewhat fairly if unless provided maximum minimum least "
    "claim claims claimed argue argues argued"
)
_HEDGE_BEFORE_NUMBER = _set("around about over under some above below circa nearer just by near")
_HEDGE_PAIRS = {
    *(("up", "to"), ("at", "least"), ("at", "most"), ("more", "than"), ("less", "than")),
    *(("fewer", "than"), ("one", "of"), ("as", "many"), ("as", "much"), ("no", "more")),
    *(("close", "to"), ("sort", "of"), ("kind", "of"), ("part", "of")),
}
_NOT_A_COUNT = _set("no any every some each this that which another only the")  # "no one"
_ENDINGS = {"n't": "not", "'ve": "have", "'re": "are", "'ll": "will", "'d": "would", "'m": "am"}
_SHORT = {"won't": ("will", "not"), "can't": ("can", "not"), "cannot": ("can", "not"),
          "shan't": ("shall", "not"), "let's": ("let", "us"), "&": ("and",)}  # fmt: skip
_IS = _set("it's that's he's she's there's what's who's here's where's how's")
_SPELLINGS = (  # one letter pattern for the British and the American form; applied to both sides
    (re.compile(r"is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)$)"), "iz"),
    (re.compile(r"ys(?=(?:e|ed|es|er|ers|ing)$)"), "yz"),
    (re.compile(r"our(?=(?:s|ed|ing|ite|ites|able|ful|al|hood|hoods|er|ers)?$)"), "or"),
    (re.compile(r"(?<=[bt])re(?=(?:s|d)?$)"), "er"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"enc(?=es?$)"), "ens"),
    (re.compile(r"ll(?=(?:ed|er|ers|ing)$)"), "l"),
    (re.compile(r"mme(?=s?$)"), "m"),
    (re.compile(r"wards$"), "ward"),
    (re.compile(r"(?<=whil|mong|mids)st$"), ""),
)


def senses(line: Line, first: int = 0, last: int | None = None) -> tuple[Sense, ...]:
    """Read words as units of meaning, in their order; those from `first` up to `last` if given."""
    found: list[Sense] = []
    at, last = first, len(line.tokens) if last is None else last
    while at < last:
        read, used = _figure(line.tokens, at)
        if not used:
            read, used = _words(line.tokens[at].key), 1
        start, end = line.tokens[at].start, line.tokens[at + used - 1].end
        kind, opens = _kind(line, at), line.opens(at)
        found.extend([Sense(key, _kind_of(key, kind), start, end, opens) for key in read])
        at += used
    return tuple(found)


def _kind_of(key: str, kind: Kind) -> Kind:
    """Judge the parts of a contraction on their own: "won't" is a modal and a denial."""
    if key[0] == "=":
        return "number"
    if key in _NEGATIONS:
        return "negation"
    return "hedge" if key in _HEDGES and kind == "word" else kind


def _kind(line: Line, at: int) -> Kind:
    key = line.tokens[at].key
    if key in _SIGNS or key in _PARTS or _is_date(line.tokens, at):
        return "number"
    if key in _NEGATIONS:
        return "negation"
    if key in _HEDGES or _is_hedge_here(line.tokens, at):
        return "hedge"
    return "name" if _is_name(line, at) else "word"


def _is_date(tokens: Sequence[Token], at: int) -> bool:
    key = tokens[at].key
    if key in _DAYS:
        return True
    near = tokens[max(0, at - 1) : at + 2]
    return key in _MONTHS and (len(key) > 5 or any(one.key[0].isdigit() for one in near))


def _is_hedge_here(tokens: Sequence[Token], at: int) -> bool:
    key, after = tokens[at].key, _key_at(tokens, at + 1)
    before = tokens[at - 1].key if at else ""
    if (key, after) in _HEDGE_PAIRS or (before, key) in _HEDGE_PAIRS:
        return True
    if after in {"a", "an"}:  # about a million, over a third
        after = _key_at(tokens, at + 2)
    elif (after, _key_at(tokens, at + 2)) == ("the", "age"):  # under the age of 30
        after = _key_at(tokens, at + 4)
    return key in _HEDGE_BEFORE_NUMBER and (is_figure(after) or after in _PARTS)


def is_figure(key: str) -> bool:
    """Tell if a word can begin a figure."""
    return key[:1].isdigit() or key in _CURRENCIES or key in _NUMBER_WORDS or key in _MAGNITUDES


def _is_name(line: Line, at: int) -> bool:
    word = line.words(at, at + 1)
    if not word[0].isupper() or line.tokens[at].key.startswith("i'") or word == "I":
        return False
    is_acronym = len(word) > 1 and word.isupper()
    return is_acronym or not (line.opens(at) or ":" in line.tokens[at].gap)


def _words(key: str) -> tuple[str, ...]:
    if key in _SHORT:
        return _SHORT[key]
    if key in _IS:
        return key[:-2], "is"
    for ending, word in _ENDINGS.items():
        if key.endswith(ending) and len(key) > len(ending):
            return key[: -len(ending)], word
    return (spelling(key),)


@lru_cache(maxsize=65536)
def spelling(key: str) -> str:
    """Give one form for the British and the American spelling; it need not be a word."""
    if len(key) > 4 and key.isalpha():
        for pattern, level in _SPELLINGS:
            key = pattern.sub(level, key)
    return key


def _figure(tokens: Sequence[Token], at: int) -> tuple[tuple[str, ...], int]:
    """Read the figure that begins at a word: its key, and how many words it takes."""
    key = tokens[at].key
    if key == "percent" or (key == "per" and _key_at(tokens, at + 1) == "cent"):
        return ("%",), 1 if key == "percent" else 2
    value, used = _number(tokens, at)
    if value is None:
        return (), 0
    while (times := _MAGNITUDES.get(_key_at(tokens, at + used))) and not tokens[at + used].gap:
        value, used = value * times, used + 1
    return (f"={value.normalize():f}",), used


def _number(tokens: Sequence[Token], at: int) -> tuple[Decimal | None, int]:
    key, after = tokens[at].key, _key_at(tokens, at + 1)
    if key not in _NUMBER_WORDS or _is_pronoun(tokens, at):
        return _digits(key), 1
    if key in _TENS and 0 < _NUMBER_WORDS.get(after, 99) < 10:  # twenty-five
        return _NUMBER_WORDS[key] + _NUMBER_WORDS[after], 2
    return _NUMBER_WORDS[key], 1


@lru_cache(maxsize=65536)
def _digits(key: str) -> Decimal | None:
    figure = _FIGURE.fullmatch(key)
    if not figure or len(key) > _LONGEST_FIGURE:
        return None
    try:
        return Decimal(figure[1].replace(",", "")) * _MAGNITUDES.get(figure[2] or "", Decimal(1))
    except InvalidOperation:  # digits that are no decimal digits, such as superscripts
        return None


def _is_pronoun(tokens: Sequence[Token], at: int) -> bool:
    """Tell "no one", "one of the" from a count of one."""
    if tokens[at].key != "one":
        return False
    before = tokens[at - 1].key if at else ""
    return before in _NOT_A_COUNT or _key_at(tokens, at + 1) in {"of", "another"}


def _key_at(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].key if at < len(tokens) else ""


def cuts_a_figure(line: Line, at: int) -> bool:
    """Tell if a figure runs on from the word before `at` to it: "£|31", "31|million", "36|%"."""
    before, after = line.tokens[at - 1], line.tokens[at]
    if line.is_compound(at):
        return before.key[0].isdigit() and after.key[0].isdigit()
    if before.key in _SIGNS_BEFORE:
        return is_figure(after.key)
    if after.gap or not is_figure(before.key):
        return False
    per_cent = after.key == "per" and _key_at(line.tokens, at + 1) == "cent"
    return per_cent or after.key in _MAGNITUDES or after.key in {"%", "‰", "percent"}
