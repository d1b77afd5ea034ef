"""What a sentence says will be done, and what it says was done: a promise and its keeping."""

from __future__ import annotations

import re

from msgspec import Struct

from pressctl.query.similarity import key_of
from pressctl.query.word_forms import PAST_FORMS
from pressctl.text import fold

MOST_WORDS = 100  # of a sentence are looked at; not measured
_WORD = re.compile(r"[\w'’-]+")
_REACH = 3  # words between "will" and the verb that it governs: "will also soon be opened"
_AHEAD = frozenset("will would shall should could may might to".split())
# Verbs beside which a noun is something done: "an agreement was reached"
_ACHIEVED = frozenset(map(key_of, "secure reach sign agree strike win achieve complete".split()))
_OF_DEEDS = ("ment", "tion", "al")  # agreement, completion, approval


class Verbs(Struct, frozen=True):
    """The keys of what is to be done and of what was done."""

    ahead: frozenset[str]
    done: frozenset[str]


def read_verbs(sentence: str) -> Verbs:
    """Find the verbs that an expectation governs, and those in the past."""
    told = _WORD.findall(fold(sentence))[:MOST_WORDS]
    ahead, done = set[str](), set[str]()
    reach = 0
    for word in told:
        key = "" if word in _AHEAD else key_of(word)
        if word in _AHEAD:
            reach = _REACH
        elif key and reach > 0:
            ahead.add(key)
            reach = 0
        elif key and (word.endswith("ed") or word in PAST_FORMS):
            done.add(key)
        reach -= 1
    if done & _ACHIEVED:
        done.update(key_of(word) for word in told if word.endswith(_OF_DEEDS))
    return Verbs(frozenset(ahead), frozenset(done - ahead - {""}))
