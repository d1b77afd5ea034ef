"""A total and the parts that make it up, told in two releases or in one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from msgspec import Struct

from pressctl.answers.claims import ClaimRow, LinkRow, QuantityRow
from pressctl.query.changes import is_one_frame
from pressctl.query.comparing import share
from pressctl.query.exchanges import bare_counts, is_count, stated
from pressctl.query.reading import Read
from pressctl.query.similarity import is_money, key_of
from pressctl.text import fold, words

# "£40 million" and "on top of the £11 million" make "more than £50 million": a total with a loose
# bound may be missed by this much, an exact one not at all. Not measured.
LOOSE = Decimal("0.05")
LEAST_SHARED = 0.3  # rare words that a part and its total share; not measured
# Claims before and after one that is linked; with 3, three of the eight sums of
# tests/cases/retellings_more.txt are not found.
NEARBY = 8
MOST_PARTS = 3  # figures that make up a total
MOST_IN_ONE = 6  # figures of one claim that are tried
# Of a list of grants some two add up to a third. Read on 300 US releases.
MOST_ALONE, APART = 4, 3  # claims beside a total with a figure each; how far two parts are apart
MANY_DIGITS = 3  # hardly met by chance
LEAST_COUNT = 10  # smaller counts add up by chance too often; not measured
# The more digits met, the less by chance; words may say that there are parts.
BY_DIGITS = {1: 0.3, 2: 0.5, 3: 0.7}
BY_WORDS = 0.2
_LOOSE_BOUNDS = {"more_than": (0, 1), "at_least": (0, 1), "about": (-1, 1)}
_SAID = re.compile(
    r"\b(?:remaining|remainder|rest|balance|on top of|in addition to|together|altogether|in all|"
    r"combined|made up of|split|divided|plus|another|further|additional)\b"
)


class _Part(Struct, frozen=True):
    """A figure that may be a part, and the claim that gives it."""

    at: int
    figure: QuantityRow


_Claim = Callable[[int], ClaimRow]


def find_parts(
    own: Sequence[int],
    count: int,
    claim: _Claim,
    read: Callable[[int], Read],
    linked: Iterable[tuple[int, int]],
) -> Iterator[tuple[tuple[int, int], LinkRow]]:
    """Link the parts of a sum to its total: £18m and £54m, "more than £70m".

    `count` is that of all claims, in order of date; `own` are those of one release, `linked` are
    pairs found by wording. Sums are looked for beside such pairs, and beside each own claim.
    """
    tried: set[tuple[int, tuple[int, ...]]] = set()
    for i, j in [*linked, *((one, one) for one in own)]:
        for here, there in {(i, j), (j, i)}:
            beside = _beside(count, claim, there)
            for total, parts, figure in _sums(_beside(count, claim, here), beside):
                key = total, tuple(part.at for part in parts)
                if key not in tried and _on_one_matter(read, parts, total, there):
                    tried.add(key)
                    yield from _rows(claim, parts, total, figure)


def _rows(
    claim: _Claim, parts: Sequence[_Part], total: int, figure: QuantityRow
) -> Iterator[tuple[tuple[int, int], LinkRow]]:
    sums = " + ".join(part.figure.text for part in parts)
    sure = _confidence(claim, parts, total, figure)
    for at in dict.fromkeys(part.at for part in parts):
        a, b = min(at, total), max(at, total)
        why = f"{sums} make up {figure.text}"
        yield (a, b), LinkRow(claim(a).id, claim(b).id, "part_of", sure, why)


def _confidence(claim: _Claim, parts: Sequence[_Part], total: int, figure: QuantityRow) -> float:
    """Tell how sure a sum is: the digits that met, and words that say so."""
    digits = _most_digits(parts, figure)
    said = BY_WORDS if _is_said(claim(total), *(claim(part.at) for part in parts)) else 0.0
    return round(BY_DIGITS[min(MANY_DIGITS, digits)] + said, 2)


def _is_said(*claims: ClaimRow) -> bool:
    return any(_SAID.search(fold(claim.sentence)) for claim in claims)


def _most_digits(parts: Sequence[_Part], total: QuantityRow) -> int:
    """Count the digits of the figure that has most: the more, the less is met by chance."""
    told = [one.value for one in (total, *(part.figure for part in parts)) if one.value]
    return max(len(value.normalize().as_tuple().digits) for value in told)


def _is_meant(
    parts: Sequence[_Part], total: QuantityRow, whole: ClaimRow, claims: Mapping[int, ClaimRow]
) -> bool:
    """Tell whether figures that add up are told as parts: in one claim, by words, or exactly."""
    telling = [claims[at] for at in dict.fromkeys(part.at for part in parts)]
    if not all(part.figure.unit for part in parts) and not _names(telling, total):
        return False
    if any(is_one_frame(claims[part.at], whole) for part in parts):
        return False  # a list of grants in like words
    return len(telling) == 1 or _is_said(*telling) or _most_digits(parts, total) >= MANY_DIGITS


def _names(claims: Iterable[ClaimRow], total: QuantityRow) -> bool:
    """Tell whether claims name what a total counts, where their own figures do not: posts."""
    noun = key_of(fold(total.unit).split()[-1])
    folded = " ".join(fold(claim.sentence) for claim in claims)
    return noun in {key_of(span.of(folded)) for span in words(folded)}


def _on_one_matter(
    read: Callable[[int], Read], parts: Sequence[_Part], total: int, beside: int
) -> bool:
    """Tell whether the parts speak of what a total is for: sums meet by chance."""
    wholes = [read(at) for at in {total, beside}]
    return all(
        any(share(read(part.at), whole).mass >= LEAST_SHARED for whole in wholes) for part in parts
    )


def _beside(count: int, claim: _Claim, here: int) -> dict[int, ClaimRow]:
    """Give the claims of its release that stand beside a claim, with itself."""
    release = claim(here).release
    near = range(max(0, here - NEARBY), min(count, here + NEARBY + 1))
    told = {number: claim(number) for number in near}
    return {number: one for number, one in told.items() if one.release == release}


def _sums(
    totals: Mapping[int, ClaimRow], others: Mapping[int, ClaimRow]
) -> Iterator[tuple[int, tuple[_Part, ...], QuantityRow]]:
    """Give the totals of some claims with the parts in others that make them up."""
    parts = {at: _parts(at, one) for at, one in others.items()}
    for total, one in totals.items():
        for figure in filter(_may_be_total, stated(one)):
            for few in _groups({at: some for at, some in parts.items() if at != total}, figure):
                if _makes(few, figure) and _is_meant(few, figure, one, others):
                    yield total, few, figure


def _parts(at: int, claim: ClaimRow) -> list[_Part]:
    told = [q for q in stated(claim) if is_money(q.unit) or is_count(q)]
    return [_Part(at, q) for q in (*told, *bare_counts(claim)) if q.value]


def _groups(
    parts: Mapping[int, Sequence[_Part]], total: QuantityRow
) -> Iterator[tuple[_Part, ...]]:
    """Give the parts of one claim that may make a total, and those of two that have one each."""
    fit = {at: _fitting(some, total) for at, some in parts.items()}
    for some in fit.values():
        for size in range(2, MOST_PARTS + 1):
            yield from combinations(some[:MOST_IN_ONE], size)
    alone = [some[0] for some in fit.values() if len(some) == 1]
    if len({one.figure.value for one in alone}) <= MOST_ALONE:
        yield from ((a, b) for a, b in combinations(alone, 2) if b.at - a.at <= APART)


def _fitting(parts: Sequence[_Part], total: QuantityRow) -> list[_Part]:
    """Give the figures that can be parts of a total, each once."""
    fit = {one.figure.value: one for one in parts if _fits(one.figure, total)}
    return list(fit.values())


def _may_be_total(figure: QuantityRow) -> bool:
    return bool(figure.value) and (
        is_money(figure.unit) or (is_count(figure) and (figure.value or 0) >= LEAST_COUNT)
    )


def _fits(part: QuantityRow, total: QuantityRow) -> bool:
    """Tell whether a figure can be a part: of one unit, and smaller."""
    is_alike = part.unit == total.unit or (not part.unit and is_count(total))
    most = (total.value or Decimal(0)) * (1 if total.bound == "exact" else 1 - LOOSE)
    return is_alike and 0 < (part.value or 0) < most


def _makes(parts: Sequence[_Part], total: QuantityRow) -> bool:
    assert total.value is not None
    if len({part.figure.value for part in parts}) < len(parts):
        return False  # one figure told twice
    value = sum((part.figure.value or Decimal(0) for part in parts), Decimal(0))
    below, above = _LOOSE_BOUNDS.get(total.bound, (0, 0))
    room = LOOSE * total.value
    return total.value + below * room <= value <= total.value + above * room
