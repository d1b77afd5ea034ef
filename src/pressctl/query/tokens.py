"""The words of a text as a checker compares them: their spelling, and the marks between them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, overload

from pressctl.text import fold

Run = tuple[int, int]  # half-open, counted in words


class Token(NamedTuple):
    """A word, a figure or a sign such as £ and %; offsets are into the text it came from."""

    key: str  # the folded word
    start: int
    end: int
    gap: str  # the marks between it and the word before, without spaces and quotation marks


# The gap of a word that follows on a cue: “We act,” she said, “and soon.”
ANY_MARKS = "~"

# Soft hyphens, zero-width and direction characters, and combining accents: no part of a spelling.
UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0300-\u036f"
CHANGED_LETTER = re.compile(r"\[([^\W\d_]{1,2})\](?=[^\W\d_])")  # [W]e
_UNSEEN_RUN = re.compile(f"[{UNSEEN}]+")
_TOKEN = re.compile(
    rf"(?:\[[^\W\d_]{{1,2}}\](?=[^\W\d_]))?"  # [W]e
    rf"[^\W_](?:[^\W_{UNSEEN}]+|[{UNSEEN}]+|'[{UNSEEN}]*(?=[^\W_])|(?<=\d)[.,](?=\d))*"
    r"|[£$€¥₹%‰&+=@#°§~≈±<>≤≥×÷]"
    r"|(?<!\S)-(?=[£$€¥₹]?\d)"  # the minus of "-5%"; in "2019-20" and "£5 - £6" it is a dash
)
# The same for folded text of these characters alone, as nearly all is: in half the time. No `*+` on
# a group: Python 3.11.2 then ends a word too early (3.11.7 does not).
_PLAIN = re.compile(r"[\x00-Z\\-\x7f£€•…]*")
_PLAIN_TOKEN = re.compile(
    r"[a-z0-9]+(?:(?:'|(?<=[0-9])[.,](?=[0-9]))[a-z0-9]+)*"
    r"|[£$€%&+=@#~<>]"
    r"|(?<!\S)-(?=[£$€]?[0-9])"
)
_DASHES, _DOTS = re.compile(r"-+"), re.compile(r"\.{3,}")
_MARKS = ",;:.?!()[]{}/|\\-"
_ABBREVIATIONS = frozenset(
    ("mr", "mrs", "ms", "dr", "st", "prof", "rev", "hon", "rep", "sen", "gov", "gen", "col", "no")
)

# Texts whose words are kept for the next question; those of a release take about 100 kB.
_KEPT_TEXTS = 512


class _Words(Sequence[Token]):
    """The words of a text, each made when it is first asked for: of a release that is a tenth.

    All of them at once took half the time of a check, and most of its memory.
    """

    def __init__(self, keys: list[str], folded: str) -> None:
        self.keys, self._folded = keys, folded
        self._spans = [match.span() for match in _pattern(folded).finditer(folded)]
        self._made: list[Token | None] = [None] * len(keys)

    def __len__(self) -> int:
        return len(self._made)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Token, ...]: ...
    def __getitem__(self, at: int | slice) -> Token | tuple[Token, ...]:
        if isinstance(at, slice):
            return tuple(map(self.__getitem__, range(*at.indices(len(self._made)))))
        return self._made[at] or self._make(at)

    def _make(self, at: int) -> Token:
        at %= len(self._made)
        start, end = self._spans[at]
        gap = marks(self._folded[self._spans[at - 1][1] if at else 0 : start])
        made = self._made[at] = Token(self.keys[at], start, end, gap)
        return made


class Line(NamedTuple):
    """Words in a row, and the text that their offsets are into."""

    text: str
    tokens: Sequence[Token]

    @property
    def keys(self) -> list[str]:
        """Give the words as they are compared."""
        if isinstance(self.tokens, _Words):
            return self.tokens.keys
        return [token.key for token in self.tokens]

    def part(self, start: int, end: int) -> Line:
        """Give some of the words."""
        return Line(self.text, self.tokens[start:end])

    def words(self, start: int, end: int) -> str:
        """Give some of the words as the text has them."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def opens(self, at: int) -> bool:
        """Tell if a sentence or a paragraph begins at a word; not so behind "Mr." and "U.S."."""
        if at in (0, len(self.tokens)):
            return True
        before, after = self.tokens[at - 1 : at + 1]
        if "\n\n" in self.text[before.end : after.start]:
            return True
        if not any(mark in after.gap for mark in ".?!"):
            return False
        is_initial = len(before.key) == 1 and before.key.isalpha() and before.key != "i"
        return after.gap != "." or not (is_initial or before.key in _ABBREVIATIONS)

    def is_compound(self, at: int) -> bool:
        """Tell if a word and the one before are parts of one: "anti-social", "10–20", "1/2"."""
        before, after = self.tokens[at - 1 : at + 1]
        between = self.text[before.end : after.start]
        if between in {"-", "‐", "‑"}:
            return True
        return between in {"–", "/", "−"} and before.key[-1].isdigit() and after.key[0].isdigit()


@lru_cache(maxsize=_KEPT_TEXTS)
def read_line(text: str) -> Line:
    """Split a text into words; the parts of a hyphenated word are words with a "-" between.

    A word with a changed letter is one: "[W]e" has the key "we".
    """
    return Line(text, _Words(read_keys(text), fold(text)))


@lru_cache(maxsize=_KEPT_TEXTS)
def read_keys(text: str) -> list[str]:
    """Give the keys of the words that `read_line` finds, in half of its time."""
    folded = fold(text)
    pattern = _pattern(folded)
    found: list[str] = pattern.findall(folded)
    return (
        found
        if pattern is _PLAIN_TOKEN
        else [spell(one.lstrip("[").replace("]", "")) for one in found]
    )


def _pattern(folded: str) -> re.Pattern[str]:
    return _PLAIN_TOKEN if _PLAIN.fullmatch(folded) else _TOKEN


@lru_cache(maxsize=65536)
def spell(folded: str) -> str:
    """Spell folded letters without accents, ligatures and characters that nobody sees.

    A raised figure stays one: 10² is not 102.
    """
    if folded.isascii():
        return folded
    letters = "".join(map(_letters, _UNSEEN_RUN.sub("", folded)))
    return "".join(one for one in letters if not unicodedata.combining(one)).lower()


def _letters(character: str) -> str:
    is_raised = character.isnumeric() and not character.isdecimal()
    return character if is_raised else unicodedata.normalize("NFKD", character)


@lru_cache(maxsize=4096)
def marks(between: str) -> str:
    """Level what stands between two folded words: " – “" and "--" are both "-"."""
    if between in {"", " "}:
        return ""
    kept = "".join(one for one in between.replace("…", "...") if one in _MARKS)
    return _DOTS.sub("...", _DASHES.sub("-", kept))


def marks_after(text: str, end: int) -> str:
    """Give the marks that follow at once on a word: at most four characters are looked at."""
    return marks(fold(text[end : end + 4].partition(" ")[0]))
