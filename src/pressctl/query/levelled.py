"""Text in the form that words are searched in, and the way back to the text as it stands.

`fold` keeps every character in its place; this form goes further: an accent written apart, a soft
hyphen or a zero-width space is gone, a ligature is its letters and … is three full stops.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from pressctl.model import Span
from pressctl.query.tokens import UNSEEN
from pressctl.text import fold

_SPECIAL = re.compile(r"[^ -~\n]")  # all but what levelling changes in its case only
_UNSEEN = re.compile(f"[{UNSEEN}]")


class _Table(dict[str, str]):
    """The levelled form of a character, worked out at its first use."""

    def __init__(self, *, cased: bool) -> None:
        super().__init__()
        self._cased = cased

    def __missing__(self, character: str) -> str:
        if _UNSEEN.match(character):
            levelled = ""
        else:
            alike = character if character.isalpha() else fold(character)
            letters = unicodedata.normalize("NFKD", alike).replace("ı", "i")
            levelled = "".join(one for one in letters if not unicodedata.combining(one))
        self[character] = levelled if self._cased else levelled.lower()
        return self[character]


_TABLES = {cased: _Table(cased=cased) for cased in (False, True)}


class Levelled:
    """A text in its levelled form; each character becomes none, one or several."""

    def __init__(self, text: str, *, cased: bool = False) -> None:
        self.text = text
        self._table = _TABLES[cased]
        self._changed: list[int] = []  # the characters that did not become one, in their order
        self._shifts: list[int] = []  # how much longer the form is behind each of them
        self._ends: list[int] = []  # where in the form that begins to hold
        form = _SPECIAL.sub(self._level, text)
        self.form = form if cased else form.lower()

    def _level(self, found: re.Match[str]) -> str:
        levelled = self._table[found[0]]
        if len(levelled) != 1:
            before = self._shifts[-1] if self._shifts else 0
            self._changed.append(found.start())
            self._shifts.append(before + len(levelled) - 1)
            self._ends.append(found.start() + before + len(levelled))
        return levelled

    def span(self, start: int, end: int) -> Span:
        """Give the stretch of the text behind a stretch of its form, with accents written apart."""
        if not self._changed:
            return Span(start, end)
        last = self._origin(end - 1) + 1
        while last < len(self.text) and unicodedata.combining(self.text[last]):
            last += 1
        return Span(self._origin(start), last)

    def _origin(self, at: int) -> int:
        """Find the character of the text that a character of the form comes from."""
        number = bisect_right(self._ends, at)
        origin = at - (self._shifts[number - 1] if number else 0)
        return min(origin, self._changed[number]) if number < len(self._changed) else origin


def level(text: str, *, cased: bool = False) -> str:
    """Give the form in which the words of a query and of a text are compared."""
    return Levelled(text, cased=cased).form
