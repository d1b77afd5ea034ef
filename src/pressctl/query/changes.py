"""How a claim moved from one sentence to another, and the words that say why we think so."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from msgspec import Struct
from rapidfuzz.distance import Indel

from pressctl.answers.claims import ClaimRow, QuantityRow, Relation
from pressctl.query import vocabulary
from pressctl.query.comparing import Comparison
from pressctl.query.deadlines import became, find_moved
from pressctl.query.exchanges import (
    find_bound_moved,
    find_exchanged,
    find_part,
    find_recounted,
    find_sum,
    find_turned,
    is_one_rate,
    told_exchange,
)
from pressctl.query.figures import held_by, is_rounder
from pressctl.query.frames import MOST_WORDS, SAME_FRAME
from pressctl.query.hedges import LIMITS, MOST_TOLD, doubts_moved, hedges_moved, is_negated
from pressctl.query.opposites import find_one_time, find_opposite
from pressctl.query.scopes import SHOWN_WORDS, find_scope
from pressctl.query.similarity import is_money, key_of, telling_unit
from pressctl.query.stated import is_count, is_said_part, stated, stated_or_bare
from pressctl.text import fold, words

# Wordings this near (share of words in one order) let a single word tell: "will" -> "could".
NEAR = 0.5  # measured on tests/cases/links.txt
MOSTLY_CONTAINED = 0.85  # of the smaller sentence's weight; measured on tests/cases/links.txt
# Of the smaller sentence's weight: with less in common they tell the event otherwise. Not measured.
LITTLE_CONTAINED = 0.4
# A contradiction, or a part that no sum shows, is a lead: at best this sure. Not measured.
SUREST_LEAD = 0.6

_PLAIN = re.compile(r"[^\w%£$€.']+|\.(?!\d)")
_OF_THE = ("of the ", "of this ", "of that ", "of its ", "of our ")
# Words that stand beside another sum as often as beside a part: a part is no more than half of the
# total then. Chosen on threads_tuned_on.txt.
_LOOSE_PARTS = frozenset({"from", "share"})
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
        why = find_opposite(pair.a, pair.b) if _is_short(pair) else ""
        return Change("contradicts", why, SUREST_LEAD) if why else None
    if is_negated(pair.tokens_a, pair.tokens_b):
        return Change("contradicts", "one of them says not", SUREST_LEAD)
    a, b = frozenset(pair.tokens_a), frozenset(pair.tokens_b)
    if _direction(a) * _direction(b) < 0 and _share_figure_or_year(pair):
        return Change("contradicts", "one rises, the other falls", SUREST_LEAD)
    return None


def _is_short(pair: _Pair) -> bool:
    """Tell whether both sentences are short enough for one of their words to tell."""
    return max(len(pair.tokens_a), len(pair.tokens_b)) <= MOST_TOLD


def _share_figure_or_year(pair: _Pair) -> bool:
    """Tell whether a rise and a fall are of one period; in two periods both may be true."""
    ours, theirs = _years(pair.a), _years(pair.b)
    if ours and theirs:
        return bool(ours & theirs)
    return any(held_by(quantity, pair.b.quantities) for quantity in pair.a.quantities)


def _direction(tokens: frozenset[str]) -> int:
    return bool(tokens & vocabulary.RISES) - bool(tokens & vocabulary.FALLS)


def _figure(pair: _Pair) -> Change | None:
    """Find a figure that was exchanged for another of the same kind."""
    ours, theirs = stated(pair.a), stated(pair.b)
    exchanged = find_exchanged(ours, theirs)
    is_one_told = pair.frame >= SAME_FRAME or _are_same_words(pair)
    if exchanged is None and is_one_told and not (pair.a.due and pair.b.due):
        exchanged = find_exchanged(ours, theirs, durations=True)
    if exchanged is None and _is_short(pair):
        exchanged = find_recounted(pair.a, pair.b)
    exchanged = exchanged or find_turned(ours, theirs)
    if exchanged is None or is_rounder(*exchanged) or is_one_rate(pair.a, pair.b, *exchanged):
        return None
    was, now = exchanged
    part = _part(pair, was, now)
    if part is not None:
        return part
    if when := find_one_time(pair.a, pair.b, was, now):
        why = f"{was.text} and {now.text} for the same period ({when})"
        return Change("contradicts", why, SUREST_LEAD)
    return Change("figure_changed", told_exchange(was, now, became(pair.a, pair.b)))


def _are_same_words(pair: _Pair) -> bool:
    """Tell whether two sentences differ in figures and in the order of their words alone."""
    both = (pair.tokens_a, pair.tokens_b)
    ours, theirs = ({key_of(word) for word in told if not word[:1].isdigit()} for told in both)
    return ours - {""} == theirs - {""}


def _part(pair: _Pair, was: QuantityRow, now: QuantityRow) -> Change | None:
    """Find a total and its part: by the sum of the parts, or by the words that say so."""
    ours, theirs = stated_or_bare(pair.a), stated_or_bare(pair.b)
    if find_sum([was], theirs) or find_sum([now], ours):
        return Change("part_of", "the figures of one add up to that of the other")
    if was.value is None or now.value is None or not is_money(was.unit):
        return None
    if was.pair or now.pair or was.direction or now.direction:
        return None  # a figure that moved is no part of what it was
    small, large = sorted((was, now), key=lambda quantity: quantity.value or 0)
    is_half = 2 * (small.value or 0) <= (large.value or 0)
    parting = vocabulary.PARTS if is_half else vocabulary.PARTS - _LOOSE_PARTS
    is_said = is_said_part(pair.a if small is was else pair.b, small)
    near = pair.frame >= NEAR
    if is_said or (not near and frozenset((*pair.tokens_a, *pair.tokens_b)) & parting):
        return Change("part_of", f"{small.text} may be part of {large.text}", SUREST_LEAD)
    return None


def _years(claim: ClaimRow) -> frozenset[str]:
    return frozenset(_YEAR.findall(claim.sentence))


def _deadline(pair: _Pair) -> Change | None:
    moved = find_moved(pair.a, pair.b, pair.tokens_a, pair.tokens_b)
    return Change("deadline_changed", moved) if moved else None


def _bound_moved(pair: _Pair) -> Change | None:
    moved = find_bound_moved(pair.a.quantities, pair.b.quantities)
    if moved is None:
        return None
    was, now = moved
    is_limit = _is_limit(was, pair.tokens_b) or _is_limit(now, pair.tokens_a)
    if is_limit and "exact" in {was.bound, now.bound}:
        return None
    turned = became(pair.a, pair.b)
    return Change("hedge_changed", f"{_bound(was)} {turned} {_bound(now)} for {now.text}")


def _is_limit(figure: QuantityRow, tokens: Sequence[str]) -> bool:
    """Tell whether a bound is told by a noun in the other sentence: up to £8, capped at £8."""
    return not LIMITS.get(figure.bound, frozenset()).isdisjoint(tokens)


def _hedge(pair: _Pair) -> Change | None:
    """Find a word of doubt that came or went: beside like words, or where the verb was sure."""
    if pair.frame >= NEAR:
        added, gone = hedges_moved(pair.tokens_a, pair.tokens_b)
    else:
        added, gone = doubts_moved(pair.tokens_a, pair.tokens_b)
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
    ours, theirs = stated_or_bare(pair.a), stated_or_bare(pair.b)
    total = find_sum([q for q in ours if held_by(q, theirs)], theirs) or find_sum(
        [q for q in theirs if held_by(q, ours)], ours
    )
    if total:
        return Change("part_of", f"the other figures of one add up to {total.text}")
    if told := find_part(ours, theirs) or find_part(theirs, ours):
        return Change("part_of", f"{told[0].text} is part of {told[1].text}")
    for one, other, tokens in (
        (pair.a, pair.b, pair.tokens_a),
        (pair.b, pair.a, pair.tokens_b),
    ):
        totals = [q for q in one.quantities if held_by(q, other.quantities)]
        if totals and (part := _part_of(totals[0], one)) and not held_by(part, other.quantities):
            before = fold(one.sentence[: totals[0].start])
            is_of = before.endswith(_OF_THE) and not is_count(part)
            if is_of or not vocabulary.SHARES.isdisjoint(tokens):
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
