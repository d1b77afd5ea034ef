"""How a claim moved from one sentence to another, and the words that say why we think so."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher

from msgspec import Struct

from pressctl.answers.claims import ClaimRow, DueRow, QuantityRow, Relation
from pressctl.dates import find_dates
from pressctl.query import vocabulary
from pressctl.query.comparing import Comparison
from pressctl.query.frames import MOST_WORDS
from pressctl.query.scopes import find_scope
from pressctl.query.similarity import is_money, key_of, telling_unit
from pressctl.query.stems import meaning
from pressctl.text import fold, words

# Wordings this near (share of words in one order) let a single word tell: "will" -> "could".
NEAR = 0.5  # measured on tests/cases/links.txt
MOSTLY_CONTAINED = 0.85  # of the smaller sentence's weight; measured on tests/cases/links.txt
LITTLE_CONTAINED = (
    0.4  # of the smaller sentence's weight: they tell the event otherwise; not measured
)
# A contradiction found by figures alone is a lead: at best this sure. Not measured.
SUREST_CONTRADICTION = 0.6
# Of two figures in other words the smaller is no part of the greater if it is more than this much
# of it, but an older or newer one. Chosen on threads_tuned_on.txt.
MOST_OF_A_TOTAL = Decimal("0.8")
ROUNDING = Decimal("0.05")  # parts may add up to "more than £50 million" within a twentieth
SHOWN_WORDS = 5

_PLAIN = re.compile(r"[^\w%£$€.']+|\.(?!\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Change(Struct, frozen=True):
    """A relation and what it rests on."""

    relation: Relation
    why: str
    surest: float = 1.0


class _Pair(Struct, frozen=True):
    a: ClaimRow
    b: ClaimRow
    tokens_a: tuple[str, ...]
    tokens_b: tuple[str, ...]
    frame: float  # share of the words that are the same in the same order
    comparison: Comparison


def find_change(a: ClaimRow, b: ClaimRow, comparison: Comparison) -> Change:
    """Tell how `b` differs from the earlier `a`, given that both state the same thing."""
    tokens_a, tokens_b = _tokens(a.sentence), _tokens(b.sentence)
    frame = SequenceMatcher(None, tokens_a, tokens_b, autojunk=False).ratio()
    pair = _Pair(a, b, tokens_a, tokens_b, frame, comparison)
    for test in _TESTS:
        change = test(pair)
        if change is not None:
            return change
    return Change("reworded", "other words")


def explain(a: ClaimRow, b: ClaimRow, comparison: Comparison, change: Change) -> str:
    """Say in words why two claims are linked: what they share, then what changed."""
    figures = [q.text for q in b.quantities if _held_by(q, a.quantities)]
    shared = _shared_words(b.sentence, comparison.overlap.shared())
    said = [f"both say {', '.join(figures)}"] if figures else []
    said += [f"shared words: {', '.join(shared)}"] if shared else []
    said += ["foretold, now done"] if comparison.signals.kept else []
    return "; ".join([*said, change.why])


def _shared_words(sentence: str, shared: Sequence[str]) -> list[str]:
    """Give the heaviest shared words as the sentence writes them."""
    written: dict[str, str] = {}
    folded = fold(sentence)
    for span in words(folded):
        if key := key_of(span.of(folded)):
            written.setdefault(key, span.of(sentence))
    return [written[key] for key in shared if key in written][:SHOWN_WORDS]


def _tokens(sentence: str) -> tuple[str, ...]:
    told = (word.strip("'") for word in _PLAIN.sub(" ", fold(sentence)).split())
    return tuple(word for word in told if word)[:MOST_WORDS]


def _held_by(quantity: QuantityRow, others: Sequence[QuantityRow]) -> bool:
    return any(_equal(quantity, other) for other in others)


def _equal(a: QuantityRow, b: QuantityRow) -> bool:
    return a.value is not None and a.value == b.value and _comparable(a, b)


def _comparable(a: QuantityRow, b: QuantityRow) -> bool:
    """Tell whether two figures measure the same: one currency, one noun counted."""
    return a.unit == b.unit or _head(a.unit) == _head(b.unit)


def _head(unit: str) -> str:
    """Give the noun that is counted: "cabin crew" and "crew" are one."""
    return meaning(fold(unit).split()[-1]) if unit.strip() else ""


def _same(pair: _Pair) -> Change | None:
    if pair.tokens_a == pair.tokens_b:
        return Change("same", "the same words")
    return None


def _reversed(pair: _Pair) -> Change | None:
    """Find a statement and its opposite: "will close", "will not close"; "rose", "fell"."""
    if pair.frame < NEAR:
        return None
    a, b = frozenset(pair.tokens_a), frozenset(pair.tokens_b)
    if bool(a & vocabulary.NEGATIONS) != bool(b & vocabulary.NEGATIONS):
        return Change("contradicts", "one of them says not", SUREST_CONTRADICTION)
    if _direction(a) * _direction(b) < 0 and _share_figure_or_year(pair):
        return Change("contradicts", "one rises, the other falls", SUREST_CONTRADICTION)
    return None


def _share_figure_or_year(pair: _Pair) -> bool:
    """Tell whether a rise and a fall are of one period; in two periods both may be true."""
    figure = any(_held_by(quantity, pair.b.quantities) for quantity in pair.a.quantities)
    return figure or bool(_years(pair.a) & _years(pair.b))


def _direction(tokens: frozenset[str]) -> int:
    return bool(tokens & vocabulary.RISES) - bool(tokens & vocabulary.FALLS)


def _figure(pair: _Pair) -> Change | None:
    """Find a figure that was exchanged for another of the same kind."""
    exchanged = _exchanged(pair.a.quantities, pair.b.quantities)
    if exchanged is None:
        return None
    was, now = exchanged
    part = _part(pair, was, now)
    if part is not None:
        return part
    assert was.value is not None
    assert now.value is not None
    more = "more" if now.value > was.value else "less"
    told = f"{was.text} became {now.text}, which is {more}"
    if _cannot_both_be(pair, was, now):
        period = ", ".join(sorted(_years(pair.a)))
        why = f"{was.text} and {now.text} for the same period ({period})"
        return Change("contradicts", why, SUREST_CONTRADICTION)
    return Change("figure_changed", told)


def _exchanged(
    a: Sequence[QuantityRow], b: Sequence[QuantityRow]
) -> tuple[QuantityRow, QuantityRow] | None:
    """Give the first figure of `a` that `b` lacks, and the one that stands in its place."""
    gone = [q for q in a if q.value is not None and not _held_by(q, b)]
    new = [q for q in b if q.value is not None and not _held_by(q, a)]
    for was in gone:
        for now in new:
            if _comparable(was, now) and telling_unit(was.unit):
                return was, now
    return None


def _part(pair: _Pair, was: QuantityRow, now: QuantityRow) -> Change | None:
    """Find a total and its part: by the sum of the parts, or by the words that say so."""
    if was.value is None or now.value is None or not is_money(was.unit):
        return None
    if _adds_up(was, pair.b.quantities) or _adds_up(now, pair.a.quantities):
        return Change("part_of", "the figures of one add up to that of the other")
    small, large = sorted((was, now), key=lambda quantity: quantity.value or 0)
    assert small.value is not None
    assert large.value is not None
    nearly_all = small.value > MOST_OF_A_TOTAL * large.value
    if (
        not nearly_all
        and pair.frame < NEAR
        and frozenset((*pair.tokens_a, *pair.tokens_b)) & vocabulary.PARTS
    ):
        return Change("part_of", f"{small.text} may be part of {large.text}", SUREST_CONTRADICTION)
    return None


def _adds_up(total: QuantityRow, parts: Sequence[QuantityRow]) -> bool:
    values = [q.value for q in parts if q.unit == total.unit and q.value is not None]
    if len(values) < 2 or not total.value:
        return False
    return abs(sum(values) - total.value) <= ROUNDING * total.value


def _cannot_both_be(pair: _Pair, was: QuantityRow, now: QuantityRow) -> bool:
    """Tell whether both speak of one past period and neither leaves room for the other."""
    a, b = frozenset(pair.tokens_a), frozenset(pair.tokens_b)
    years = _years(pair.a)
    settled = bool(years) and years == _years(pair.b)
    open_ended = (a | b) & (vocabulary.PROSPECTS | vocabulary.REVISIONS)
    loose = {was.bound, now.bound} - {"exact"}
    return settled and not open_ended and not loose and pair.frame >= NEAR


def _years(claim: ClaimRow) -> frozenset[str]:
    return frozenset(_YEAR.findall(claim.sentence))


def _deadline(pair: _Pair) -> Change | None:
    a, b = _to_come(pair.a), _to_come(pair.b)
    if a is not None and b is not None and (a.latest < b.earliest or b.latest < a.earliest):
        later = "later" if b.latest > a.latest else "earlier"
        return Change("deadline_changed", f"{_when(a)} became {_when(b)}, which is {later}")
    moved = frozenset(pair.tokens_a) ^ frozenset(pair.tokens_b)
    if (a is not None or b is not None) and moved & vocabulary.DELAYS:
        return Change(
            "deadline_changed", f"one says: {', '.join(sorted(moved & vocabulary.DELAYS))}"
        )
    return None


def _to_come(claim: ClaimRow) -> DueRow | None:
    """Give a day that was still to come: "announced today" is no deadline."""
    dues = [claim.due] if claim.due else _days_in(claim.sentence, claim.published)
    told = (due for due in dues if claim.published is None or due.latest > claim.published)
    return next(told, None)


def _days_in(sentence: str, published: date | None) -> list[DueRow]:
    """Find the days in a sentence that promises nothing: "could open by May 2027"."""
    return [
        DueRow(found.span.of(sentence), found.earliest, found.latest)
        for found in find_dates(sentence, published)
    ]


def _when(due: DueRow) -> str:
    return due.text.strip() or due.latest.isoformat()


def _bound_moved(pair: _Pair) -> Change | None:
    for was in pair.a.quantities:
        for now in pair.b.quantities:
            if _equal(was, now) and was.bound != now.bound:
                told = f"{_bound(was)} became {_bound(now)} for {now.text}"
                return Change("hedge_changed", told)
    return None


def _hedge(pair: _Pair) -> Change | None:
    """Find a word of doubt that came or went: beside like words, or where the verb was sure."""
    a, b = hedges_of(pair.tokens_a), hedges_of(pair.tokens_b)
    if pair.frame < NEAR:
        a, b = a & vocabulary.DOUBTS, b & vocabulary.DOUBTS
        sure = vocabulary.SURE & frozenset(pair.tokens_a if b else pair.tokens_b)
        if bool(a) == bool(b) or not sure:
            return None
    added, gone = b - a, a - b
    if not (added or gone):
        return None
    told = f"added: {', '.join(sorted(added))}" if added else f"gone: {', '.join(sorted(gone))}"
    return Change("hedge_changed", told)


def hedges_of(tokens: Sequence[str]) -> frozenset[str]:
    """Give the words of doubt: "may", but not in "May 2024"; "plans to", but not "the plans"."""
    return frozenset(
        word
        for before, word, after in zip(("", *tokens), tokens, (*tokens[1:], ""), strict=False)
        if word in vocabulary.HEDGES
        and (word not in vocabulary.WISHES or after == "to")
        and not (word == "may" and (before in vocabulary.OF_DAYS or (before + after).isdigit()))
    )


def _bound(quantity: QuantityRow) -> str:
    return f"“{quantity.bound.replace('_', ' ')}”"


def _scope(pair: _Pair) -> Change | None:
    near = pair.frame >= NEAR and pair.comparison.overlap.containment >= MOSTLY_CONTAINED
    moved = find_scope(pair.tokens_a, pair.tokens_b, near)
    return Change("scope_changed", moved) if moved else None


def _kept(pair: _Pair) -> Change | None:
    """Find what was foretold and is done, told with much that was not foretold."""
    if not pair.comparison.signals.kept or pair.comparison.overlap.containment >= LITTLE_CONTAINED:
        return None
    return Change("scope_changed", "the later says more of it")


_TESTS: tuple[Callable[[_Pair], Change | None], ...] = (
    _same,
    _reversed,
    _figure,
    _deadline,
    _bound_moved,
    _scope,
    _hedge,
    _kept,
)
