"""Whether a statement was widened or narrowed: primary schools [and nurseries]."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from pressctl.query import vocabulary
from pressctl.query.hedges import MOST_TOLD
from pressctl.query.similarity import key_of

SHOWN_WORDS = 5  # of those that tell why; not measured
# Words that only one of two sentences has, beside the group it joins on; chosen on invented threads
# (threads_tuned_on.txt) and the seed: in a sentence that says more, the group is not what moved.
MOST_OTHER = 4
_ALL = frozenset({"all", "every", "any", "each"})
_WIDENERS = vocabulary.JOINERS | {"both"}
_MONEY = ("£", "$", "€")
_AS_WELL = re.compile(r"\b(?:as well as|together with|along with|in addition to|and also)\b")
_LEADING = frozenset("for the to in of a an its their at on also by with those all every".split())
# "Extended from seniors to children", "will also cover the islands": what stands behind is new.
_WIDENED = re.compile(
    r"\b(?:(?:extend|expand|widen|broaden)(?:ed|s|ing)?(?: up)?(?: from [\w' -]{3,40}?)? to"
    r"|also (?:be )?(?:cover|covers|apply to|applies to|include|includes|look after|serve|serves"
    r"|open to|available (?:to|in|at)|extends? to)) ((?:[\w'-]+ ?){1,5})"
)
_WHATEVER = re.compile(
    r"\b(?:whatever|regardless of|irrespective of|no matter (?:what|how|where)) "
    r"(?:the|their|its|how|what|where)\b|\bof any (?:size|age|kind|sort|type)\b"
)
_EXCEPT = re.compile(
    r"\b(?:except(?: for| in)?|excluding|apart from|with the exception of|but not(?: in| for)?)\b"
)
MOST_MODIFIERS = 2  # words before a noun that narrow it; not measured
MOST_NEW = 6  # words put in: more are a further statement; read on threads of 3,000 US releases
MOST_JOINED = 3  # words of a group that is joined on; not measured


def find_scope(a: Sequence[str], b: Sequence[str], near: bool) -> str:
    """Say by what the words of `b` are wider or narrower than those of `a`, or nothing.

    Where the two are `near`, anything put in behind a joining word counts.
    """
    a, b = _as_joined(a), _as_joined(b)
    if max(len(a), len(b)) <= MOST_TOLD and (said := _said(a, b)):
        return said
    more_b, more_a = _joined_on(b, a), _joined_on(a, b)
    other = _content(a, b) + _content(b, a)
    if bool(more_a) != bool(more_b) and len(other) - len(more_a or more_b) <= MOST_OTHER:
        return _told(more_a, more_b, is_joined=True)
    only_a, only_b = _content(a, b), _content(b, a)
    if not near or bool(only_a) == bool(only_b):
        return ""
    extra = _extra(a, b)
    is_joined = not _WIDENERS.isdisjoint(extra)
    return _told(only_a, only_b, is_joined=is_joined) if extra else ""


def _told(gone: Sequence[str], new: Sequence[str], *, is_joined: bool) -> str:
    """Say which way it went: a group that was joined on widens, "only", "in Kent" narrows."""
    moved = [*(new or gone)]
    if any(word.startswith(_MONEY) for word in moved):
        return ""  # a sum beside is a figure more, no group
    words = ", ".join(moved[:SHOWN_WORDS])
    return f"widened by {words}" if bool(new) == is_joined else f"narrowed by {words}"


def _joined_on(tokens: Sequence[str], others: Sequence[str]) -> list[str]:
    """Give what is joined by "and" to a group that the others name alone: nurses [and porters]."""
    known = {key_of(token) for token in others} - {""}
    keys = [key_of(token) for token in tokens]
    for at, token in enumerate(tokens):
        if token not in vocabulary.JOINERS or not 0 < at < len(tokens) - 1:
            continue
        begin = at + 1 + _idle(tokens[at + 1 :])
        left, right = _run(keys[:at][::-1]), _run(keys[begin:])
        if not left or not right or _beside(others, tokens, keys[at - 1], keys[begin]):
            continue
        if not known.isdisjoint(left) and right[0] not in known:
            return [
                token for token in tokens[begin : begin + len(right)] if key_of(token) not in known
            ]
        if known.issuperset(right) and known.isdisjoint(left):
            return list(tokens[at - len(left) : at])
    return []


def _idle(tokens: Sequence[str]) -> int:
    """Count the words before a group that say nothing: and [for the] pensioners."""
    return len(list(takewhile(lambda token: token in _LEADING, tokens[:MOST_MODIFIERS])))


def _as_joined(tokens: Sequence[str]) -> Sequence[str]:
    """Put "and" for the words that join as it does."""
    told = " ".join(tokens)
    return _AS_WELL.sub("and", told).split() if _AS_WELL.search(told) else tokens


def _said(a: Sequence[str], b: Sequence[str]) -> str:
    """Find words that say of themselves that a group is wider or narrower."""
    was, now = " ".join(a), " ".join(b)
    known = {key_of(token) for token in a}
    if (found := _WIDENED.search(now)) and not _WIDENED.search(was):
        new = [word for word in found[1].split() if (key := key_of(word)) and key not in known]
        if new and not new[0].isdigit():
            return f"widened by {', '.join(new[:SHOWN_WORDS])}"
    for words, came, went in ((_WHATEVER, "widened", "narrowed"), (_EXCEPT, "narrowed", "widened")):
        ours, theirs = words.search(was), words.search(now)
        if theirs and not ours:
            return f"{came}: “{theirs[0]}” came"
        if ours and not theirs:
            return f"{went}: “{ours[0]}” went"
    return ""


def _beside(others: Sequence[str], tokens: Sequence[str], *keys: str) -> bool:
    """Tell whether the others join something to the same group: another, or by another name."""
    told, known = [key_of(token) for token in others], {key_of(token) for token in tokens}
    for at, token in enumerate(others):
        if token in vocabulary.JOINERS:
            joined = {*told[max(0, at - 1) : at], *told[at + 1 : at + 2]}
            if joined & {*keys} and (told[at - 1] == keys[0] or not joined <= known):
                return True
    return False


def _run(keys: Sequence[str]) -> list[str]:
    """Give the telling words that stand together at the beginning, a few at most."""
    return list(takewhile(bool, keys[:MOST_JOINED]))


def _extra(a: Sequence[str], b: Sequence[str]) -> Sequence[str]:
    """Give what is new, or gone, inside the sentence and bounds a group: "and secondary"."""
    steps = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    for step, i, j, k, m in steps:
        gone, new = a[i:j], b[k:m]
        if step == "equal" or not i or max(j - i, m - k) > MOST_NEW:
            continue
        if not vocabulary.HEDGES.isdisjoint((*gone, *new)):
            continue
        if not (_content(gone, b) or _content(new, a)):
            continue
        if step == "replace":
            bounds = _is_one_of_all(gone, new, a[j : j + 1]) or _is_one_of_all(
                new, gone, a[j : j + 1]
            )
        else:
            bounds = not vocabulary.EXTENDERS.isdisjoint((*gone, *new)) or (
                a[i - 1] in vocabulary.LEADERS and _is_modifier((*gone, *new), a[j : j + 1])
            )
        if bounds:
            return [*new, *gone]
    return ()


def _is_one_of_all(all_: Sequence[str], some: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether "small charities" stand where the other has "all charities"."""
    return _ALL.issuperset(all_) and _is_modifier(some, after)


def _is_modifier(extra: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether words narrow a group that is told otherwise alike: "all [primary] schools"."""
    return (
        len(extra) <= MOST_MODIFIERS
        and vocabulary.IDLE_MODIFIERS.isdisjoint(extra)
        and any(map(key_of, after))
    )


def _content(tokens: Sequence[str], others: Sequence[str]) -> list[str]:
    """Give the words that tell something and that the others do not have."""
    known = {key_of(token) for token in others}
    new = (token for token in tokens if (key := key_of(token)) and key not in known)
    return list(dict.fromkeys(new))
