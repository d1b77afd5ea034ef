"""The letters that whatever a regular expression finds must hold, so that an index can be asked.

Only what is certain is told: a construct that is not known here makes the pattern require nothing.
"""

from __future__ import annotations

import re
from itertools import product

# Alternatives, each a row of letters that must all be there; one empty row requires nothing.
Alternatives = tuple[tuple[str, ...], ...]
NOTHING: Alternatives = ((),)

_MOST = 16  # alternatives; (a|b)(c|d)(e|f) has eight. More tell an index too little
_FLAGS = re.compile(r"\(\?[imsu]+\)")
_QUANTIFIER = re.compile(r"(?:[*+?]|\{(?:\d+(?:,\d*)?|,\d+)\})[?+]?")
_OPTIONAL = re.compile(r"[*?]|\{(?:0*[,}]|,)")
_CLASS = re.compile(r"\[\^?\]?(?:[^\]\\\[]|\\.)*\]", re.DOTALL)
_GROUP = re.compile(r"\((?:\?(?::|>|P?<(?![=!])\w+>))?(?![?*])")
_LOOK = re.compile(r"\(\?<?[=!]")
_KNOWN_ESCAPES = frozenset("dDwWsSbB")
_SIGNS = frozenset(".^$")


def literals(source: str) -> Alternatives:
    """Give what a regular expression requires, in the letters of the text whatever their case."""
    flags = _FLAGS.match(source)
    reader = _Reader(source, flags.end() if flags else 0)
    try:
        found = reader.alternatives()
    except (_Unknown, RecursionError):
        return NOTHING
    return found if reader.at == len(source) else NOTHING


class _Unknown(Exception):
    """A construct whose meaning is not known here."""


class _Reader:
    """One pass over a pattern."""

    def __init__(self, source: str, at: int) -> None:
        self._source, self.at = source, at

    def alternatives(self) -> Alternatives:
        """Read what stands between brackets, or the whole."""
        found = self._sequence()
        while self._next == "|":
            self.at += 1
            found += self._sequence()
        return found if len(found) <= _MOST and all(found) else NOTHING

    @property
    def _next(self) -> str:
        return self._source[self.at : self.at + 1]

    def _sequence(self) -> Alternatives:
        rows, run = NOTHING, ""
        while self._next not in ("", "|", ")"):
            letter, inner = self._atom()
            repeated = self._quantifier()
            if letter and not repeated:
                run += letter
                continue
            if _OPTIONAL.match(repeated):
                letter, inner = "", NOTHING
            rows, run = _both(_both(rows, _row(run + letter)), inner), ""
        return _both(rows, _row(run))

    def _quantifier(self) -> str:
        found = _QUANTIFIER.match(self._source, self.at)
        if not found:
            return ""
        self.at = found.end()
        return found[0]

    def _atom(self) -> tuple[str, Alternatives]:
        """Read a character that stands for itself, or what a group requires."""
        match self._next:
            case "\\":
                return self._escape(), NOTHING
            case "[":
                self._skip(_CLASS)
            case "(":
                return "", self._group()
            case "{" | "*" | "+" | "?":
                raise _Unknown
            case sign:
                self.at += 1
                return ("" if sign in _SIGNS else sign), NOTHING
        return "", NOTHING

    def _escape(self) -> str:
        letter = self._source[self.at + 1 : self.at + 2]
        if not letter or (letter.isalnum() and letter not in _KNOWN_ESCAPES):
            raise _Unknown
        self.at += 2
        return "" if letter in _KNOWN_ESCAPES else letter

    def _group(self) -> Alternatives:
        looks = _LOOK.match(self._source, self.at)
        self._skip(_LOOK if looks else _GROUP)
        inner = self.alternatives()
        if self._next != ")":
            raise _Unknown
        self.at += 1
        return NOTHING if looks else inner

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self._source, self.at)
        if not found:
            raise _Unknown
        self.at = found.end()


def _row(run: str) -> Alternatives:
    """Give what a run of characters requires; without a letter or figure that is nothing."""
    return ((run,),) if any(map(str.isalnum, run)) else NOTHING


def _both(a: Alternatives, b: Alternatives) -> Alternatives:
    """Require both; where that takes too many alternatives, only the first."""
    if len(a) * len(b) > _MOST:
        return a
    return tuple((*left, *right) for left, right in product(a, b))
