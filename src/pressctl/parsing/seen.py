"""The words of a release as written: one that stands there in lower case is no part of a name.

They are asked for behind an "of", "for" or "and" ("Minister for Schools Jane Roe") and for the
owner in "Ofcom's". Few subjects ask, so that the words are looked up where they are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cached_property

_WORD = re.compile(r"[^\W\d_]{3,}(?:['’][^\W\d_]+)?")
_LOOKS = 16  # places looked at for one word before all words of the release are found; not measured


class Seen:
    """The words of a text; a few looks at it answer nearly every question."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str) or not _WORD.fullmatch(word):
            return False
        text, at = self._text, self._text.find(word)
        for _ in range(_LOOKS):
            if at < 0:
                return False
            # no word has a space in it: between two of them words are what they are in the whole
            start, end = text.rfind(" ", 0, at) + 1, text.find(" ", at)
            if word in _WORD.findall(text, start, end if end > 0 else len(text)):
                return True
            at = text.find(word, at + 1)
        return word in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_WORD.findall(self._text))


class Asked:
    """The words of a release, and what was asked of them: what was read holds for those answers."""

    def __init__(self, seen: Container[str]) -> None:
        self._seen = seen
        self._answers: dict[str, bool] = {}

    def __contains__(self, word: object) -> bool:
        answer = word in self._seen
        self._answers[str(word)] = answer
        return answer

    def holds_for(self, seen: Container[str]) -> bool:
        """Tell if other words give the same answers."""
        return all((word in seen) == answer for word, answer in self._answers.items())
