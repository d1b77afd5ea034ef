"""The two figures of one change ("from £20 to £30") or of one range ("between 5% and 10%")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pressctl.model import Direction, Pair, Quantity

_JOINED = re.compile(r"(?: ?[-–—] ?|[ \n-](?:to|or|and)[ \n])")
_HEDGE = (
    r"(?: (?:just|only|over|under|around|about|nearly|almost|some|up|to|at|least|most|more|less|"
    r"than|an?|average|of|roughly|approximately|well))*"
)
_LED = re.compile(rf"\b(between|from){_HEDGE}\s$")
_THEN = re.compile(rf"[^.;:!?()\n]{{0,48}}? to{_HEDGE} $")
_BY = re.compile(rf"\bby{_HEDGE} $")
_BACK = re.compile(
    r"[^.;:!?\n]{0,32}?(?:, | |\()(?:up|down|rising|falling|increased|reduced|a rise|a fall|"
    rf"an increase) from{_HEDGE} $"
)
_CHANGES = re.compile(r"\b(?:went|goes|go|going|gone|mov(?:e|es|ed|ing)|chang(?:e|es|ed|ing))\b")
_FARTHEST = 80  # characters between the two figures; the patterns reach no farther


def with_pairs(plain: str, figures: Sequence[Quantity]) -> list[Quantity]:
    """Set `pair` of the figures of a paragraph, in their order; a change has a direction then."""
    found = list(figures)
    for at in range(len(found) - 1):
        one, other = found[at : at + 2]
        if one.unit != other.unit or one.pair or one.value is None or other.value is None:
            continue
        moved = at > 0 and found[at - 1].direction is not None
        if pair := _pair(plain, one, other, moved=moved):
            way = _way(pair[0], rises=one.value < other.value)
            found[at] = replace(one, pair=pair[0], direction=way or one.direction)
            way = way or other.direction or one.direction  # "cut by between 5% and 15%"
            found[at + 1] = replace(other, pair=pair[1], direction=way)
    return found


def _way(first: Pair, *, rises: bool) -> Direction | None:
    """Tell which way a change went; a range has none of its own."""
    if first in {"low", "high"}:
        return None
    return "rise" if rises == (first == "from") else "fall"


def _pair(plain: str, one: Quantity, other: Quantity, *, moved: bool) -> tuple[Pair, Pair] | None:
    start, end = one.span.end, other.span.start
    if end - start > _FARTHEST or one.value == other.value:
        return None
    led = _LED.search(plain, max(0, one.span.start - 40), one.span.start)
    joined = _JOINED.fullmatch(plain, start, end)
    if led and led[1] == "from" and _THEN.fullmatch(plain, start, end):
        told = moved or one.direction or other.direction or not joined
        return ("from", "to") if told or _is_change(plain, led, one, other) else ("low", "high")
    if _goes_back(plain, one, start, end):
        return "to", "from"
    if not joined or not _rises(one, other):
        return None
    if _BY.search(plain, max(0, one.span.start - 32), one.span.start) and not _shares(plain, one):
        return None  # "rose by £3m to £9m"
    return ("low", "high") if "and" not in joined[0] or led else None


def _is_change(plain: str, led: re.Match[str], one: Quantity, other: Quantity) -> bool:
    """Tell "went from 5 to 9" and "from 9 to 5" from "prices from £5 to £9"."""
    went = _CHANGES.search(plain, max(0, led.start() - 24), led.start())
    return went is not None or not _rises(one, other)


def _goes_back(plain: str, one: Quantity, start: int, end: int) -> bool:
    """Tell "£40, up from £32" and "rises to £40 from £32"."""
    if one.direction and plain[start:end] in {" from ", ", from "}:
        return True
    return _BACK.fullmatch(plain, start, end) is not None


def _rises(one: Quantity, other: Quantity) -> bool:
    return one.value is not None and other.value is not None and one.value < other.value


def _shares(plain: str, one: Quantity) -> bool:
    """Tell a figure that has its unit from the next: "by 10 to 12%"."""
    return plain[one.span.start : one.span.end].isdigit()
