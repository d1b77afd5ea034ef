"""How a claim moved from one sentence to another, and the words that say why we think so."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher

from msgspec import Struct
from rapidfuzz.distance import Indel

from pressctl.answers.claims import ClaimRow, DueRow, QuantityRow, Relation
from pressctl.dates import find_dates
from pressctl.query import vocabulary
from pressctl.query.comparing import Comparison
from pressctl.query.figures import equal, held_by, same_measure, value_of
from pressctl.query.frames import MOST_WORDS, SAME_FRAME
from pressctl.query.hedges import hedges_moved, hedges_of, is_negated
from pressctl.query.scopes import find_scope
from pressctl.query.similarity import is_money, key_of, telling_unit
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
_OF_THE = ("of the ", "of this ", "of that ", "of its ", "of our ")
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
    frame: float  # share of the words that are the same in the same order; 0 if less than NEAR
    comparison: Comparison


def find_change(a: ClaimRow, b: ClaimRow, comparison: Comparison) -> Change:
    """Tell how `b` differs from the earlier `a`, given that both state the same thing."""
    tokens_a, tokens_b = _tokens(a.sentence), _tokens(b.sentence)
    pair = _Pair(a, b, tokens_a, tokens_b, _frame(tokens_a, tokens_b), comparison)
    for test in _TESTS:
        change = test(pair)
        if change is not None:
            return change
    return Change("reworded", "other words")


def is_one_frame(a: ClaimRow, b: ClaimRow) -> bool:
    """Tell whether two claims are much the same words in the same order."""
    return _frame(_tokens(a.sentence), _tokens(b.sentence)) >= SAME_FRAME


def _frame(a: Sequence[str], b: Sequence[str]) -> float:
    # the first look is quick, and never finds less than the second
    if a == b or Indel.normalized_similarity(a, b) < NEAR:
        return float(a == b)
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def explain(a: ClaimRow, b: ClaimRow, comparison: Comparison, change: Change) -> str:
    """Say in words why two claims are linked: what they share, then what changed."""
    figures = [q.text for q in b.quantities if held_by(q, a.quantities)]
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


def _same(pair: _Pair) -> Change | None:
    if pair.tokens_a == pair.tokens_b:
        return Change("same", "the same words")
    return None


def _reversed(pair: _Pair) -> Change | None:
    """Find a statement and its opposite: "will close", "will not close"; "rose", "fell"."""
    if pair.frame < NEAR:
        return None
    if is_negated(pair.tokens_a, pair.tokens_b):
        return Change("contradicts", "one of them says not", SUREST_CONTRADICTION)
    a, b = frozenset(pair.tokens_a), frozenset(pair.tokens_b)
    if _direction(a) * _direction(b) < 0 and _share_figure_or_year(pair):
        return Change("contradicts", "one rises, the other falls", SUREST_CONTRADICTION)
    return None


def _share_figure_or_year(pair: _Pair) -> bool:
    """Tell whether a rise and a fall are of one period; in two periods both may be true."""
    figure = any(held_by(quantity, pair.b.quantities) for quantity in pair.a.quantities)
    return figure or bool(_years(pair.a) & _years(pair.b))


def _direction(tokens: frozenset[str]) -> int:
    return bool(tokens & vocabulary.RISES) - bool(tokens & vocabulary.FALLS)


def _figure(pair: _Pair) -> Change | None:
    """Find a figure that was exchanged for another of the same kind."""
    exchanged = find_exchanged(pair.a.quantities, pair.b.quantities)
    if exchanged is None and pair.frame >= SAME_FRAME and not (pair.a.due and pair.b.due):
        exchanged = find_exchanged(pair.a.quantities, pair.b.quantities, durations=True)
    if exchanged is None:
        return None
    was, now = exchanged
    part = _part(pair, was, now)
    if part is not None:
        return part
    if _cannot_both_be(pair, was, now):
        period = ", ".join(sorted(_years(pair.a)))
        why = f"{was.text} and {now.text} for the same period ({period})"
        return Change("contradicts", why, SUREST_CONTRADICTION)
    more = "more" if (value_of(now) or 0) > (value_of(was) or 0) else "less"
    return Change("figure_changed", f"{was.text} became {now.text}, which is {more}")


def find_exchanged(
    a: Sequence[QuantityRow], b: Sequence[QuantityRow], *, durations: bool = False
) -> tuple[QuantityRow, QuantityRow] | None:
    """Give the first figure of `a` that `b` lacks, and the one that stands in its place.

    `durations` seldom stand for a claim: half of all promises run "over the next four years".
    """
    gone = [q for q in a if q.value is not None and not held_by(q, b)]
    new = [q for q in b if q.value is not None and not held_by(q, a)]
    for was in gone:
        for now in new:
            if same_measure(was, now) and (durations or telling_unit(was.unit)):
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
    if a is not None and b is not None and fold(a.text) == fold(b.text):
        return None  # "within a week" is another week each time
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
    moved = find_bound_moved(pair.a.quantities, pair.b.quantities)
    if moved is None:
        return None
    was, now = moved
    return Change("hedge_changed", f"{_bound(was)} became {_bound(now)} for {now.text}")


def find_bound_moved(
    a: Sequence[QuantityRow], b: Sequence[QuantityRow]
) -> tuple[QuantityRow, QuantityRow] | None:
    """Give a figure that both have, with another bound: "£4 million", "up to £4 million"."""
    told = ((was, now) for was in a for now in b)
    return next(((x, y) for x, y in told if equal(x, y) and x.bound != y.bound), None)


def _hedge(pair: _Pair) -> Change | None:
    """Find a word of doubt that came or went: beside like words, or where the verb was sure."""
    if pair.frame >= NEAR:
        added, gone = hedges_moved(pair.tokens_a, pair.tokens_b)
    else:
        a, b = (hedges_of(words) & vocabulary.DOUBTS for words in (pair.tokens_a, pair.tokens_b))
        sure = vocabulary.SURE & frozenset(pair.tokens_a if b else pair.tokens_b)
        added, gone = (b, a) if bool(a) != bool(b) and sure else (frozenset(), frozenset())
    if not (added or gone):
        return None
    told = f"added: {', '.join(sorted(added))}" if added else f"gone: {', '.join(sorted(gone))}"
    return Change("hedge_changed", told)


def _bound(quantity: QuantityRow) -> str:
    return f"“{quantity.bound.replace('_', ' ')}”"


def _scope(pair: _Pair) -> Change | None:
    near = pair.frame >= NEAR and pair.comparison.overlap.containment >= MOSTLY_CONTAINED
    moved = find_scope(pair.tokens_a, pair.tokens_b, near)
    return Change("scope_changed", moved) if moved else None


def _share(pair: _Pair) -> Change | None:
    """Find a part that one tells of a figure that both have: "£9m, including £2m for boats"."""
    for one, other, tokens in (
        (pair.a, pair.b, pair.tokens_a),
        (pair.b, pair.a, pair.tokens_b),
    ):
        totals = [q for q in one.quantities if held_by(q, other.quantities)]
        if totals and (part := _part_of(totals[0], one)) and not held_by(part, other.quantities):
            before = fold(one.sentence[: totals[0].start])
            if before.endswith(_OF_THE) or not vocabulary.SHARES.isdisjoint(tokens):
                return Change("part_of", f"{part.text} is part of {totals[0].text}")
    return None


def _part_of(total: QuantityRow, claim: ClaimRow) -> QuantityRow | None:
    told = (q for q in claim.quantities if q.unit == total.unit and telling_unit(q.unit))
    return next((q for q in told if q.value and total.value and q.value < total.value), None)


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
    _share,
    _kept,
)
