"""A passage as somebody quotes it: its words in pieces, and the marks of what was left out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from pressctl.errors import BadOption
from pressctl.query.tokens import Line, Token, read_line

# How a piece is tied to the one before: it follows in the text, after words left out (...), after
# words put in or replaced [so], or it begins a new sentence of the passage.
Joint = Literal["start", "omission", "insertion", "sentence"]

# Longer than any quotation; 100,000 characters of whatever takes longest (brackets, one word again
# and again, a whole release altered) are answered in 1.5 s.
LONGEST_PASSAGE = 100_000


class Piece(NamedTuple):
    """Words of a passage that claim to stand together in the source."""

    tokens: Sequence[Token]
    joint: Joint
    inserted: Sequence[Token] = ()  # the words in the brackets before the piece


class Passage(NamedTuple):
    """A passage to check."""

    whole: Line  # all words, those in brackets too: a source can have brackets
    pieces: tuple[Piece, ...]
    inserted_last: Sequence[Token]  # the words in brackets at the end
    is_marked: bool  # an ellipsis or brackets show that the passage was edited
    is_recast: bool  # a letter stands in brackets: [W]e
    is_cut: tuple[bool, bool]  # it begins, it ends with an ellipsis

    @property
    def line(self) -> Line:
        """Give the words that claim to be the source's."""
        tokens = tuple(token for piece in self.pieces for token in piece.tokens)
        return Line(self.whole.text, tokens)

    @property
    def sought(self) -> str:
        """Give the words to be looked up: "[W]e" may stand there as such, or as "we"."""
        rest = _RECAST_WORD.sub(" ", self.whole.text)
        return rest if any(map(str.isalnum, rest)) else self.whole.text

    @property
    def words(self) -> str:
        """Give the words that claim to be the source's, one space between."""
        return " ".join(self.whole.text[one.start : one.end] for one in self.line.tokens)


_LETTER, _ON = r"[^\W\d_]{1,2}", r"(?=[^\W\d_])"
_DOTS = r"(?:…|\.(?:\s?\.){2,})"
_OMISSION = rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS}"
_MARK = re.compile(rf"(?P<omission>{_OMISSION})|\[(?!{_LETTER}\]{_ON})(?P<insertion>[^\[\]]*)\]")
_CUT_BEFORE, _CUT_AFTER = re.compile(rf"\W{{0,4}}?{_DOTS}"), re.compile(rf"{_DOTS}\W{{0,4}}$")
_EDGE = 40  # characters at the end among which an ellipsis is looked for: dots can be many
_CHANGED_LETTER = re.compile(rf"\(({_LETTER})\){_ON}")  # (P)rivate, as if nothing was marked
_RECAST_WORD = re.compile(rf"\[{_LETTER}\]{_ON}\w+")  # [W]e
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def read_passage(words: str) -> Passage:
    """Read a passage as typed; raise BadOption when there is nothing, or too much, to check."""
    if len(words) > LONGEST_PASSAGE:
        start = words[:40].strip()
        raise BadOption("QUOTE", f"{start}...", f"give at most {LONGEST_PASSAGE:,} characters")
    plain = _CONTROLS.sub(" ", words).strip()
    text = _CHANGED_LETTER.sub(r"\1", plain)
    pieces, inserted = _pieces(text)
    whole = read_line(text)
    if not whole.tokens:
        raise BadOption("QUOTE", plain[:40], "give the words to look for")
    if not pieces:  # nothing but words in brackets: then they are the passage
        pieces, inserted = [Piece(whole.tokens, "start")], ()
    is_recast = text != plain or bool(_RECAST_WORD.search(text))
    is_cut = (bool(_CUT_BEFORE.match(text)), bool(_CUT_AFTER.search(text[-_EDGE:])))
    is_marked = is_recast or bool(_MARK.search(text))
    return Passage(whole, tuple(pieces), inserted, is_marked, is_recast, is_cut)


def _pieces(text: str) -> tuple[list[Piece], Sequence[Token]]:
    pieces: list[Piece] = []
    joint: Joint = "start"
    inserted: Sequence[Token] = ()
    at = 0
    for mark in [*_MARK.finditer(text), None]:
        stretch = _within(text, at, mark.start() if mark else len(text))
        if stretch:
            pieces.extend(_by_sentence(Line(text, stretch), joint, inserted))
            joint, inserted = "omission", ()
        if mark is None:
            break
        at = mark.end()
        if mark["insertion"] is not None:
            inserted = *inserted, *_within(text, mark.start("insertion"), mark.end("insertion"))
            joint = "insertion" if pieces or inserted else "start"
        elif pieces:
            joint = "omission"
    return pieces, inserted


def _within(text: str, start: int, end: int) -> Sequence[Token]:
    tokens = read_line(text).tokens
    first = bisect_left(tokens, start, key=lambda token: token.start)
    return tokens[first : bisect_left(tokens, end, key=lambda token: token.start)]


def _by_sentence(stretch: Line, joint: Joint, inserted: Sequence[Token]) -> Iterator[Piece]:
    """Cut a stretch of words where a sentence ends."""
    starts = [at for at in range(len(stretch.tokens)) if stretch.opens(at)]
    for start, end in zip(starts, [*starts[1:], len(stretch.tokens)], strict=True):
        tokens = stretch.tokens[start:end]
        yield Piece(tokens, "sentence") if start else Piece(tokens, joint, inserted)
