"""Which way a figure moved, from the words around it: "fell by 13%", "a 48% increase"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pressctl.model import Direction, Quantity, is_money
from pressctl.parsing.plain import Forms
from pressctl.parsing.quantity_words import DURATIONS

_UP_VERBS = (
    "rise rises rose risen rising increase increases increased increasing grow grows grew grown "
    "growing climb climbs climbed climbing jump jumps jumped jumping soar soars soared soaring "
    "surge surges surged surging raise raises raised raising boost boosts boosted boosting up "
    "expand expands expanded expanding leap leapt gain gained uplift uplifted double doubled "
    "accelerated strengthened swelled widen widened widens crept ticked edged inched"
)
_DOWN_VERBS = (
    "fall falls fell fallen falling drop drops dropped dropping decrease decreases decreased "
    "decreasing decline declines declined declining reduce reduces reduced reducing cut cuts "
    "cutting slash slashes slashed slashing lower lowers lowered lowering shrink shrinks shrank "
    "shrunk shrinking plunge plunged plunges dip dips dipped slump slumped slumps tumble "
    "tumbled halve halved slid sliding contract contracts contracted plummet plummeted down eased "
    "narrow narrowed narrows"
)
_UP_NOUNS = "increase rise growth uplift jump surge hike leap boost expansion upturn"
_DOWN_NOUNS = "decrease fall drop decline reduction cut dip slump plunge contraction"
_VERBS: dict[str, Direction] = {
    **dict.fromkeys(_UP_VERBS.split(), "rise"),
    **dict.fromkeys(_DOWN_VERBS.split(), "fall"),
}
_BESIDE: dict[str, Direction] = {"up": "rise", "higher": "rise", "down": "fall", "lower": "fall"}
_NOUNS: dict[str, Direction] = {
    **dict.fromkeys(_UP_NOUNS.split(), "rise"),
    **dict.fromkeys(_DOWN_NOUNS.split(), "fall"),
}
_MULTIPLES = (
    "double doubles doubled doubling treble trebles trebled trebling triple triples tripled "
    "tripling quadruple quadrupled quadrupling"
)
MOVES = frozenset((*_VERBS, *_NOUNS, *_BESIDE, *_MULTIPLES.split(), "fewer", "more", "less"))
_SHARES: dict[str, Direction] = {"more": "rise", "fewer": "fall", "less": "fall"}
_SHARE_UNITS = frozenset({"percent", "fraction"})
_TIMES = frozenset(DURATIONS.values())
HEDGES = frozenset(
    "by to from of more than over under nearly almost around about some at least most up down "
    "roughly approximately just as much an a another further additional estimated well in excess "
    "close between staggering record whopping only slightly sharply the total average minimum "
    "maximum no less".split()
)

_REACH = 72  # characters of the clause before a figure that are looked at (not measured)
_MOST_OBJECT = (
    7  # words between a verb and its "by": "cut the number of crossings by" (not measured)
)
_CLAUSE_ENDS = (";", ":", "!", "?", "(", ")", "–", "—", ". ", ", ", " while ", " but ", "\n\n")
# "a 48% increase in ...", but no "£10m growth fund"
_NAMED = re.compile(
    r"[ -](?:\w+-)?(?:\w+ )??([a-z]+)"
    r"(?=[.,;:)?!–—\n]|$| (?:in|on|since|from|by|over|for|and|this|last|compared|at|was|is|has|"
    r"will|across|between|among|during|but|while|year|were|than|to)\b)"
)
_SHARED = re.compile(r" (more|fewer|less)\b(?! than (?:[0-9£$€]|an?\b|half\b))")
_GOING = [[word] for word in "go goes going gone went move moves moved".split()]
# "the fair raised £3,200" is no rise
_EARNING = frozenset("raise raises raised raising".split())
_AMOUNTS = (["by"], ["to"], ["from"])
_BEFORE_VERBS = ("will ", "would ", "could ", "should ", "may ", "might ", " to ")
_MULTIPLIED = ("doubl", "trebl", "tripl", "quadrupl")


def with_moves(forms: Forms, found: Sequence[Quantity]) -> list[Quantity]:
    """Set the direction of the figures of a paragraph, which stand in their order."""
    plain, after = forms.plain, 0
    moved: list[Quantity] = []
    for quantity in found:
        way = _named(plain, quantity) or _led(plain, quantity, after)
        if way is None and moved and _goes_on(plain[after : quantity.span.start]):
            way = moved[-1].direction  # "rose 22% to £4m"
        moved.append(replace(quantity, direction=way) if way else quantity)
        after = quantity.span.end
    return moved


def _named(plain: str, quantity: Quantity) -> Direction | None:
    """Read the figure itself and what follows it: "doubled", "12% up", "a 48% increase"."""
    start, end = quantity.span.start, quantity.span.end
    if plain.startswith(_MULTIPLIED, start):
        is_verb = not plain.endswith("e", start, end) or plain.endswith(_BEFORE_VERBS, 0, start)
        return "rise" if is_verb else None
    if plain.startswith("halv", start):
        return "fall"
    if plain[end : end + 1] not in {" ", "-"}:
        return None
    is_factor = quantity.unit == "times" and not plain.startswith((" increase", " rise"), end)
    if is_factor or quantity.unit in _TIMES:
        return None  # "14 times higher than here", "the largest 12-month increase"
    following = plain[end + 1 : end + 32].split()[:3]
    if MOVES.isdisjoint(word.rstrip(".,;:)?!") for word in following):
        return None
    beside = following[0].rstrip(".,;:)?!")
    if beside in _BESIDE and following[1:2] != ["to"]:
        return _BESIDE[beside]
    if quantity.unit in _SHARE_UNITS and (found := _SHARED.match(plain, end)):
        return _SHARES[found[1]]
    named = _NAMED.match(plain, end)
    return _NOUNS.get(named[1]) if named else None


def _led(plain: str, quantity: Quantity, after: int) -> Direction | None:
    """Read the clause before a figure: "rose by", "cut waste by", "an increase of"."""
    clause = plain[max(after, quantity.span.start - _REACH) : quantity.span.start]
    if not clause[-1:].isspace():
        return None
    words = clause[_clause_start(clause) :].split()
    if MOVES.isdisjoint(words):
        return None
    at = _before_hedges(words)
    hedges, word = words[at + 1 :], words[at] if at >= 0 else ""
    if quantity.unit in _TIMES and hedges[:1] not in (["by"], ["to"], ["from"], ["of"]):
        return None  # "fell over 12 months"
    if word in _VERBS:
        is_earned = word in _EARNING and is_money(quantity.unit) and hedges[:1] not in _AMOUNTS
        return None if is_earned else _VERBS[word]
    if "of" in hedges and word in _NOUNS:
        return _NOUNS[word]
    if "by" in hedges:
        return _last(_VERBS, words[max(0, at - _MOST_OBJECT) : at])
    return _last(_NOUNS, [words[at - 1]]) if "of" in hedges and "in" in words[at - 2 : at] else None


def _clause_start(clause: str) -> int:
    """Give where the last clause begins; "up" behind a comma goes on."""
    start = 0
    for mark in _CLAUSE_ENDS:
        at = clause.rfind(mark)
        if at >= 0 and not (mark == ", " and clause.startswith(("up ", "down "), at + 2)):
            start = max(start, at + len(mark))
    return start


def _before_hedges(words: list[str]) -> int:
    """Give the place of the last word that is no hedge, adverb or preposition, or -1.

    "up" and "down" are verbs here unless "to" follows: "is up 3%", "goes up to 3%", but "up to 3%".
    """
    at = len(words) - 1
    while at >= 0 and (words[at] in HEDGES or words[at].endswith("ly")):
        if words[at] in {"up", "down"} and (
            words[at + 1 : at + 2] != ["to"] or words[at - 1 : at] in _GOING
        ):
            return at
        at -= 1
    return at


def _last(ways: dict[str, Direction], words: list[str]) -> Direction | None:
    return next((ways[word] for word in reversed(words) if word in ways), None)


def _goes_on(gap: str) -> bool:
    words = gap.split()
    return words[:1] == ["to"] and HEDGES.issuperset(words)
