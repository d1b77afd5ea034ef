"""A total and the parts that make it up, told in two releases or in one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, islice, takewhile
from math import fsum

from msgspec import Struct

from pressctl.answers.claims import ClaimRow, LinkRow, QuantityRow
from pressctl.query.changes import is_one_frame
from pressctl.query.comparing import share
from pressctl.query.figures import held_by, noun_of
from pressctl.query.reading import Read
from pressctl.query.similarity import is_money, keys_of
from pressctl.query.stated import MOST_FIGURES, bare_counts, is_count, stated
from pressctl.text import fold

# "£40 million" and "on top of the £11 million" make "more than £50 million": a total with a loose
# bound may be missed by this much, an exact one not at all. Not measured.
LOOSE = Decimal("0.05")
LEAST_SHARED = 0.3  # rare words that a part and its total share; not measured
# Claims before and after one that is linked; with 3, three of the eight sums of
# tests/cases/retellings_more.txt are not found.
NEARBY = 8
MOST_RELEASES = 4  # whose claims are looked at for the sums of one; not measured
MOST_PARTS = 3  # figures that make up a total
# Of many figures, as in a list of grants, some two add up to a third: so many may stand together.
# Read on 300 US releases.
FEW = 4
MOST_CLAIMS = 100  # of a release with figures that are looked at; not measured
APART = 3  # claims from one part to the next
MANY_DIGITS = 3  # hardly met by chance
LEAST_COUNT = 10  # smaller counts add up by chance too often; not measured
# The more digits met, the less by chance; words may say that there are parts. Of 24 sums in 1,500
# US releases 23 were right when read.
BY_DIGITS = {1: 0.6, 2: 0.75, 3: 0.85}
BY_WORDS = 0.1
_OPEN_BOUNDS = frozenset({"at_most", "less_than"})
_LOOSE_BOUNDS = {"more_than": (0, 1), "at_least": (0, 1), "about": (-1, 1)}
_SAID = re.compile(
    r"\b(?:remaining|remainder|rest|balance|on top of|in addition to|together|altogether|in all|"
    r"combined|made up of|additional)\b"
)


class _Part(Struct, frozen=True):
    """A figure that may be a part, and the claim that gives it."""

    at: int
    figure: QuantityRow


class _Told(Struct, frozen=True):
    """A claim, with what in it may be a total and what may be parts."""

    claim: ClaimRow
    totals: tuple[QuantityRow, ...]
    parts: tuple[_Part, ...]


_Claim = Callable[[int], ClaimRow]
_Near = Mapping[int, _Told]


def find_parts(
    own: Sequence[int],
    claim: _Claim,
    read: Callable[[int], Read],
    linked: Iterable[tuple[int, int]],
) -> Iterator[tuple[tuple[int, int], LinkRow]]:
    """Link the parts of a sum to its total: £18m and £54m, "more than £70m".

    `own` are the claims of one release, `linked` are those that wording linked with an earlier
    one: sums are looked for in the release, and between it and what stands beside the earlier ones.
    """
    told = lru_cache(maxsize=None)(lambda number: _told(number, claim(number)))
    told_here = ((number, told(number)) for number in own)
    here = dict(islice(((at, one) for at, one in told_here if one.parts), MOST_CLAIMS))
    for there in ({}, *_beside(own, told, linked)):
        for totals, parts in ((there, here), (here, there)) if there else ((here, here),):
            for total, few, figure in _sums(totals, parts):
                if _on_one_matter(read, few, total, is_one=not there):
                    yield from _rows(parts, few, totals[total], total, figure)


def _rows(
    near: _Near, parts: Sequence[_Part], whole: _Told, total: int, figure: QuantityRow
) -> Iterator[tuple[tuple[int, int], LinkRow]]:
    sums = " + ".join(part.figure.text for part in parts)
    why = f"{sums} make up {figure.text}"
    claims = {at: near[at].claim for at in dict.fromkeys(part.at for part in parts)}
    said = BY_WORDS if _is_said(whole.claim, *claims.values()) else 0.0
    sure = round(BY_DIGITS[min(MANY_DIGITS, _most_digits(parts, figure))] + said, 2)
    for at, claim in claims.items():
        a, b = sorted(((at, claim.id), (total, whole.claim.id)))
        yield (a[0], b[0]), LinkRow(a[1], b[1], "part_of", sure, why)


def _is_said(*claims: ClaimRow) -> bool:
    return any(_SAID.search(fold(claim.sentence)) for claim in claims)


def _most_digits(parts: Sequence[_Part], total: QuantityRow) -> int:
    """Count the digits of the figure that has most: the more, the less is met by chance."""
    told = [one.value for one in (total, *(part.figure for part in parts)) if one.value]
    return max(len(value.normalize().as_tuple().digits) for value in told)


def _is_meant(parts: Sequence[_Part], total: QuantityRow, whole: _Told, near: _Near) -> bool:
    """Tell whether figures that add up are told as parts: in one claim, by words, or exactly."""
    telling = [near[at].claim for at in dict.fromkeys(part.at for part in parts)]
    if not all(part.figure.unit for part in parts) and not _names(telling, total):
        return False
    if any(is_one_frame(one, whole.claim) for one in telling):
        return False  # a list of grants in like words
    if len(telling) > 1 and _is_crowd(parts, total, near):
        return False
    if _is_said(*telling):
        return True
    if total.bound == "exact":
        fit = [one for at in {part.at for part in parts} for one in _fitting(near[at].parts, total)]
        is_all = len(telling) == 1 and len(fit) == len(parts)
        return is_all or _most_digits(parts, total) >= MANY_DIGITS
    # "around £29,000" is made up of this and that by chance, unless it is told beside them
    is_beside = whole.claim.release == telling[0].release
    return len(telling) == 1 and (
        is_beside or any(held_by(total, one.totals) for one in near.values())
    )


def _is_crowd(parts: Sequence[_Part], total: QuantityRow, near: _Near) -> bool:
    """Tell whether many others of the claims about could have been the two parts."""
    first, last = parts[0].at - APART, parts[-1].at + APART
    about = [_fitting(near[at].parts, total) for at in range(first, last + 1) if at in near]
    return len({few[0].figure.value for few in about if len(few) == 1}) > FEW


def _names(claims: Iterable[ClaimRow], total: QuantityRow) -> bool:
    """Tell whether claims name what a total counts, where their own figures do not: posts."""
    return noun_of(total) in keys_of(" ".join(fold(claim.sentence) for claim in claims))


def _on_one_matter(
    read: Callable[[int], Read], parts: Sequence[_Part], total: int, *, is_one: bool
) -> bool:
    """Tell whether the parts speak of what a total is for: sums meet by chance.

    Within a release that both give a sum is no sign.
    """
    whole = read(total)
    shared = (share(read(part.at), whole).both for part in parts)
    return all(
        fsum(weight for key, weight in both.items() if not (is_one and key[0] == "="))
        >= LEAST_SHARED
        for both in shared
    )


def _told(number: int, claim: ClaimRow) -> _Told:
    told = stated(claim)[:MOST_FIGURES]
    figures = [q for q in told if q.value and (is_money(q.unit) or is_count(q))]
    parts = [q for q in (*figures, *bare_counts(claim)) if q.bound not in _OPEN_BOUNDS]
    return _Told(
        claim,
        tuple(filter(_may_be_total, figures)),
        tuple(_Part(number, figure) for figure in parts),
    )


def _beside(
    own: Sequence[int], told: Callable[[int], _Told], linked: Iterable[tuple[int, int]]
) -> Iterator[_Near]:
    """Give the claims beside those that are linked with own ones, by their release.

    Of many releases those that share most, the latest first: a total is told with its parts again
    where a story is, not where a sentence is.
    """
    met: dict[str, list[int]] = {}
    for i, _ in linked:
        if i < own[0]:
            met.setdefault(told(i).claim.release, []).append(i)
    for some in sorted(met.values(), key=lambda some: (-len(some), -some[0]))[:MOST_RELEASES]:
        near: dict[int, _Told] = {}
        for i in some:
            near.update(_of_release(range(i, max(-1, i - NEARBY - 1), -1), told))
            near.update(_of_release(range(i, min(own[0], i + NEARBY + 1)), told))
        yield dict(sorted(near.items()))


def _of_release(
    numbers: Sequence[int], told: Callable[[int], _Told]
) -> Iterator[tuple[int, _Told]]:
    """Give claims as far as they are of one release."""
    release = told(numbers[0]).claim.release
    return takewhile(lambda one: one[1].claim.release == release, ((n, told(n)) for n in numbers))


def _sums(totals: _Near, others: _Near) -> Iterator[tuple[int, tuple[_Part, ...], QuantityRow]]:
    """Give the totals of some claims with the parts in others that make them up."""
    for total, whole in totals.items():
        for figure in whole.totals:
            fit = {at: _fitting(one.parts, figure) for at, one in others.items() if at != total}
            for few in _groups(fit):
                if _makes(few, figure) and _is_meant(few, figure, whole, others):
                    yield total, few, figure


def _groups(fit: Mapping[int, Sequence[_Part]]) -> Iterator[tuple[_Part, ...]]:
    """Give the figures of one claim that may be parts, and those of two that have one each."""
    for some in fit.values():
        sizes = range(2, MOST_PARTS + 1) if len(some) <= FEW else range(len(some), len(some) + 1)
        for size in sizes:
            yield from combinations(some, size)
    alone = [some[0] for some in fit.values() if len(some) == 1]
    for at, part in enumerate(alone):
        yield from (
            (part, one) for one in alone[at + 1 : at + 1 + APART] if one.at <= part.at + APART
        )


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
    if total.bound == "exact" != part.bound:
        return False
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
