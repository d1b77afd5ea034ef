"""What a reader gives, and a ledger of what it could not make sense of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from pressctl.dates import read_day
from pressctl.model import Document, Problem

SHOWN = 20  # problems of a kind that are written out; the others are counted
_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")  # no text: it can be neither written nor searched
# Characters; the longest of 3,000 releases has 42,000, and 1 million take up to 2.3 s and 50 MB.
_LONGEST_TEXT = 5_000_000
_LONGEST_SHOWN = 60  # characters of a value that a message quotes

Columns = Mapping[str, str]  # role ("title", "date" ...): the column that the user says has it
Found = tuple[list[Document], list[Problem]]


class Reading(Struct, frozen=True):
    """What a file holds: its documents, or why there are none; warnings are about what is in.

    `broken` when it may hold releases that could not be read: damaged, too deep, a bomb.
    """

    documents: tuple[Document, ...] = ()
    reader: str = ""
    warnings: tuple[Problem, ...] = ()
    refusal: str | None = None
    broken: bool = False


class Reader(NamedTuple):
    """A way to read a text: its name, which texts it is for, and how it reads them."""

    name: str
    fits: Callable[[str], bool]
    read: Callable[[str, str], Found]


class Form(NamedTuple):
    """A way to read what is no plain text, by its bytes."""

    name: str
    fits: Callable[[bytes], bool]
    read: Callable[[bytes, str], Found]


class Ledger:
    """The problems of one file: the first few in words, the others as a number."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._kept: list[Problem] = []
        self._lost: list[Problem] = []
        self._uncounted = {True: 0, False: 0}

    def lose(self, line: int | None, message: str) -> None:
        """Enter something that could not be read and is left out."""
        if len(self._lost) < SHOWN:  # a million may come
            self._lost.append(Problem(self.file, line, message, lost=True))
        else:
            self._uncounted[True] += 1

    def warn(self, line: int | None, message: str) -> None:
        """Enter a doubt about something that is taken in all the same."""
        self._enter(self._kept, Problem(self.file, line, message))

    def add(self, problem: Problem) -> None:
        """Enter a problem that another reader found."""
        self._enter(self._lost if problem.lost else self._kept, problem)

    def add_all(self, problems: Iterable[Problem]) -> None:
        """Enter the problems that another room found."""
        for problem in problems:
            self.add(problem)

    def problems(self) -> list[Problem]:
        """Give what was entered: what is lost first, and how much more there is of each."""
        return [*self._told(self._lost, True), *self._told(self._kept, False)]

    def _enter(self, entered: list[Problem], problem: Problem) -> None:
        if len(entered) < SHOWN:
            entered.append(problem)
        else:
            self._uncounted[problem.lost] += 1

    def _told(self, entered: list[Problem], lost: bool) -> list[Problem]:
        more = self._uncounted[lost]
        what = "left out" if lost else "in doubt"
        rest = [Problem(self.file, None, f"{more:,} more {what} like these", lost)]
        return entered + rest if more else entered


def too_long(text: str) -> str | None:
    """Say of a text that it is no release by its length alone."""
    if len(text) <= _LONGEST_TEXT:
        return None
    return f"a text of {len(text) / 1e6:.0f} million characters, which no release has"


def mend(text: str) -> str:
    """Put U+FFFD for what is no character: NUL and half of a surrogate pair."""
    return _NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text)


def shown(value: str) -> str:
    """Write a value for a message: on one line, cut when long."""
    words = " ".join(mend(value[: 2 * _LONGEST_SHOWN]).split())
    return words if len(words) <= _LONGEST_SHOWN else words[: _LONGEST_SHOWN - 1] + "…"


def day_of(words: str) -> date | None:
    """Read the day of a date as a machine or a person writes it; a time of day is left off."""
    return read_day(re.sub(r"\s*(?:\(?[A-Z]{3,4}\)?)$", "", words.strip()))
