"""Ages that are limits: "aged 16 to 24", "18-year-olds", "over-65s"; nobody's own age is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pressctl.model import Bound, Quantity, Span
from pressctl.parsing.plain import Forms

AGE_WORDS = frozenset({"aged", "ages", "olds"})
_AGE = r"([0-9]{1,3})(?![0-9.,]*[0-9%])"
# "aged 4 and 8" are two children
_RANGE = re.compile(
    rf"\b(?:aged|ages)(?: between(?= [0-9]+ and )|(?: of| from)?(?! [0-9]+ and )) {_AGE}"
    rf"(?: ?[-–] ?| to | and ){_AGE}(?: years(?: old)?)?"
)
_OLDS = re.compile(
    rf"\b(?:([0-9]{{1,3}})(?:-year-olds?)?(?: to |-to-| ?[-–] ?| and ))?{_AGE}[- ]year[- ]olds\b"
)
_GROUP = re.compile(r"\b(over|under)[- ]([0-9]{1,3}s)\b")
_GROUP_BOUNDS: dict[str, Bound] = {"over": "more_than", "under": "less_than"}
OLDEST = 120


def find_ages(forms: Forms, span: Span, words: frozenset[str]) -> Iterator[Quantity]:
    """Find the ages in a span of a text, in no order; `words` has its words in `AGE_WORDS`."""
    plain, start, end = forms.plain, span.start, span.end
    if "aged" in words or "ages" in words:
        for found in _RANGE.finditer(plain, start, end):
            yield from _range(found)
    if "olds" in words:
        for found in _OLDS.finditer(plain, start, end):
            yield from _range(found)
    if forms.drawn.find("0s", start, end) >= 0:
        for found in _GROUP.finditer(plain, start, end):
            age = Decimal(found[2].rstrip("s"))
            if age <= OLDEST:
                yield Quantity(Span(*found.span(2)), age, "years", _GROUP_BOUNDS[found[1]])


def _range(found: re.Match[str]) -> Iterator[Quantity]:
    """Give the ends of a range of ages, or the one age of "18-year-olds"."""
    low = Decimal(found[1]) if found[1] else None
    high = Decimal(found[2])
    if high > OLDEST or (low is not None and low >= high):
        return
    if low is not None:
        yield Quantity(Span(*found.span(1)), low, "years", pair="low")
    yield Quantity(Span(found.start(2), found.end()), high, "years", pair="high" if low else None)
