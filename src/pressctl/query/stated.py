"""The figures that a claim states: not what was before, nor by how much it changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from pressctl.answers.claims import ClaimRow, QuantityRow, TrackRow
from pressctl.query.figures import same_measure
from pressctl.query.similarity import is_unit, telling_unit
from pressctl.text import fold

LOOK = 80  # characters about a figure that tell what it is; they bound the time
MOST_FIGURES = 30  # of a claim: what has more is a table; they bound the time

# Words behind a figure that make it a difference ("£250 more than"), and before it that make it
# what was before ("up from £23 million", "not 14").
_DIFFERENCE = re.compile(
    r"[\w ]{0,20}\b(?:more|less|fewer|higher|lower|further|below|above|short of) "
    r"(?:than|the|its|a|last)\b|\W*(?:more|less|fewer|extra)\b(?! \w+s\b)"
)
_BEFORE = re.compile(r"\b(?:from|not|instead of|rather than|than|compared (?:with|to)|against)\s*$")
_REACHED = re.compile(
    r"\b(?:up|down|rises?|risen|rose|raised|increased?|cut|doubled|trebled|tripled|reduced|"
    r"lowered|lifted|grown|grew|falls?|fallen|fell|changed?|goes|go|going|gone)\b.*\bto\s*$"
)
_MONTH = r"(?:\w+uary|march|april|may|june|july|august|\w+ember|october)"
# A number that counts what its sentence does not name beside it: "40 are for pilots".
_BARE = re.compile(
    r"(?<![\w£$€.,%/:(\[-])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?: (million|billion|thousand))?"
    r"(?![\w%]|[.,/:-]\d|-\w| ?(?:per ?cent|o'clock|[ap]\.?m\b)"
    rf"| {_MONTH}\b)"
)
_OF_A_LIST = re.compile(
    r"\b(?:section|clause|article|number|no\.?|page|part|phase|tier|route|junction|band|level|"
    r"stage|grade|class|age|aged|under|over|platform|room|chapter|schedule|a|(?:wo)?m[ae]n of|"
    rf"girl of|boy of|{_MONTH})\s*$"
)
_PARTED = re.compile(
    r"\b(?:of (?:the|this|that|its|their) [^,.;]{3,40}, (?:\w+ )?"
    r"|(?:remaining|further|other|rest|remainder|balance)(?:,? of)? )$"
)
_TIMES = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def stated(claim: ClaimRow | TrackRow) -> tuple[QuantityRow, ...]:
    """Give the figures of a claim, but for those that say what was before, or by how much."""
    told = claim.quantities
    if len(told) > MOST_FIGURES:
        return told[:MOST_FIGURES]
    now = [q for q in told if not _is_aside(q, claim)]
    return tuple(q for q in told if q in now or not any(same_measure(q, one) for one in now))


def _is_aside(figure: QuantityRow, claim: ClaimRow | TrackRow) -> bool:
    folded = fold(claim.sentence)
    if figure.pair == "from":
        return True
    behind = folded[figure.end : figure.end + LOOK]
    before = folded[max(0, figure.start - LOOK) : figure.start]
    if figure.unit not in {"percent", "times"} and _DIFFERENCE.match(behind):
        return True
    if figure.pair is None and _BEFORE.search(before):
        return True
    return any(
        figure.start < other.start <= figure.end + LOOK
        and same_measure(figure, other)
        and _REACHED.search(folded[figure.end : other.start])
        for other in claim.quantities
    )


def bare_counts(claim: ClaimRow) -> Iterator[QuantityRow]:
    """Give the numbers of a sentence that stand without what they count."""
    folded = fold(claim.sentence)
    if len(claim.quantities) > MOST_FIGURES:
        return
    for found in islice(_BARE.finditer(folded), MOST_FIGURES):
        value = Decimal(found[1].replace(",", "")) * _TIMES[found[2] or ""]
        start, end = found.span()
        is_read = any(q.start < end and start < q.end for q in claim.quantities)
        is_year = _FIRST_YEAR <= value <= _LAST_YEAR and "," not in found[1]
        bare = QuantityRow(claim.sentence[start:end], value, "", "exact", start, end)
        is_count = (
            value > 1
            and not is_year
            and not _OF_A_LIST.search(folded[max(0, start - LOOK) : start])
        )
        if is_count and not is_read and not _is_aside(bare, claim):
            yield bare


def stated_or_bare(claim: ClaimRow) -> list[QuantityRow]:
    """Give the figures of a claim, those among them that stand without a noun too."""
    return [*stated(claim), *bare_counts(claim)]


def is_said_part(claim: ClaimRow, figure: QuantityRow) -> bool:
    """Tell whether words make a figure a part: "of this money, £45m", "the remaining £9m"."""
    before = claim.sentence[max(0, figure.start - LOOK) : figure.start]
    return bool(_PARTED.search(fold(before)))


def is_count(figure: QuantityRow) -> bool:
    """Tell whether a figure counts things, or how often."""
    return figure.unit == "times" or not (
        is_unit(figure.unit) or figure.unit == "fraction" or not telling_unit(figure.unit)
    )
