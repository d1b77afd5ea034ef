"""Words that make a statement weaker, or turn it round: those that one sentence alone has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from pressctl.query import vocabulary

# Words in a row that only one of two like sentences has: more are a further statement, and a doubt
# or a "not" in that is none about what both say. With 6, two of 879 invented steps are
# told wrong.
MOST_ADDED, MOST_NEGATED = 10, 4

# Nouns and verbs that say of an exact figure that it is the most, or the least.
_MOST = frozenset("maximum cap caps capped limit limits limited ceiling upper".split())
_LEAST = frozenset("minimum floor lower".split())
LIMITS = {"at_most": _MOST, "less_than": _MOST, "at_least": _LEAST, "more_than": _LEAST}
# "Is suspected of", "alleged to have"; but "the alleged theft" may have been told so ever since.
_HEDGES = vocabulary.HEDGES | {"suspected"}
_COMPARED = frozenset({"as", "more", "less", "equally"})  # "twice as likely to die"
_BEFORE_TO = vocabulary.WISHES | {"alleged"}
# Doubts that a statement in other words can settle; not "would", which is of what is proposed.
_SETTLED = vocabulary.DOUBTS | vocabulary.WISHES | {"alleged", "allegedly", "suspected"}
_SETTLED -= {"would", "plan", "plans"}
# What is called for "should" be.
_CALLS = frozenset(
    """call calls called calling urge urges urged urging ask asks asked asking demand demands
    demanded want wants wanted recommend recommends recommended""".split()
)

# Words of a sentence of which a doubt, a "never" or "also covers" is about the whole. Read on 1,500
# US releases: in longer ones it is mostly about something else.
MOST_TOLD = 32
_NO_NEGATION = re.compile(
    r"\b(?:no|not) (?:more|less|fewer|later|earlier|longer) than\b|\bnot (?:only|just|least)\b"
    r"|\bif not\b|\bwhether or not\b"
)


def hedges_of(tokens: Sequence[str]) -> frozenset[str]:
    """Give the words of doubt: "may", but not in "May 2024"; "plans to", but not "the plans"."""
    return frozenset(
        word
        for before, word, after in zip(("", *tokens), tokens, (*tokens[1:], ""), strict=False)
        if word in _HEDGES
        and (word not in _BEFORE_TO or after == "to")
        and not (word == "likely" and before in _COMPARED)
        and not (word == "may" and (before in vocabulary.OF_DAYS or (before + after).isdigit()))
    )


def hedges_moved(a: Sequence[str], b: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Give the words of doubt that came, and those that went, of two like sentences."""
    came, went = hedges_of(b) - hedges_of(a), hedges_of(a) - hedges_of(b)
    if not (came or went):
        return came, went
    changed = {word for words in _changed(a, b) for word in words} - {"proposed"}
    if not _CALLS.isdisjoint((*a, *b)):
        changed -= {"should"}
    return came & changed, went & changed


def doubts_moved(a: Sequence[str], b: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Give the doubts that came, or went, where two sentences say a thing in other words."""
    if max(len(a), len(b)) > MOST_TOLD:
        return frozenset(), frozenset()
    ours, theirs = hedges_of(a) - vocabulary.INEXACT, hedges_of(b) - vocabulary.INEXACT
    settled = _SETTLED if _CALLS.isdisjoint((*a, *b)) else _SETTLED - {"should"}
    if ours and not theirs:
        is_sure = not vocabulary.SURE.isdisjoint(b)
        return frozenset(), ours & (settled if is_sure else settled - {"should"})
    if theirs and not ours and not vocabulary.SURE.isdisjoint(a):
        return theirs & settled, frozenset()
    return frozenset(), frozenset()


def is_negated(a: Sequence[str], b: Sequence[str]) -> bool:
    """Tell whether one of two like sentences says "not" where the other does not.

    Two in one sentence are none: "not possible without".
    """
    ours, theirs = _negations(a), _negations(b)
    if len(ours) % 2 == len(theirs) % 2:
        return False
    told = (words for words in _changed(a, b) if len(words) <= MOST_NEGATED)
    return any(not few.isdisjoint((*ours, *theirs)) for few in map(frozenset, told))


def _negations(tokens: Sequence[str]) -> list[str]:
    told = _NO_NEGATION.sub(" ", " ".join(tokens)).split()
    return [word for word in told if word in vocabulary.NEGATIONS]


def _changed(a: Sequence[str], b: Sequence[str]) -> Iterator[Sequence[str]]:
    """Give the words that only one of two sentences has, a few in a row."""
    steps = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    for step, i, j, k, m in steps:
        if step != "equal":
            yield from (words for words in (a[i:j], b[k:m]) if len(words) <= MOST_ADDED)
