"""Quotation marks: which of them open and close, and which words stand between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pressctl.model import Span

DOUBLE, SINGLE = '“”„‟«»"', "‘’'"
_OPENING, _CLOSING = "“„‟«‘", "”»’"
_FREE_LEFT = "([{—–-/“‘'\""  # what may stand before an opening mark, besides white space
_FREE_RIGHT = ".,;:!?…)]}—–-/”’'\""  # what may stand behind a closing one
_SPEECH_ENDS = ".,!?…"
_MARK = {marks: re.compile(f"[{marks}]") for marks in (DOUBLE, SINGLE)}
_NOTHING_MORE = re.compile(r"[\s.,;:)\]]*")
# A closing mark without an opening one ends a quotation no further on than this; not measured
_STRAY_REACH = 8
_BOTH_ENDS = 0.97  # marks are lost or doubled more easily than the tags of a page; not measured
_ONE_END = 0.9


class Stretch(NamedTuple):
    """Words between marks, the marks left out; an open one reaches to the end of the text."""

    start: int
    end: int
    closed: bool


class Marked(NamedTuple):
    """A quotation by its marks: the quoted words of each paragraph, how sure, and why."""

    content: tuple[Span, ...]
    confidence: float
    reason: str


def opens_with_mark(text: str) -> bool:
    """Whether a paragraph begins with an opening mark."""
    return bool(text) and text[0] in DOUBLE + SINGLE and _opens(text, 0, 0) is True


def find_stretches(text: str, marks: str = DOUBLE, *, carried: bool = False) -> list[Stretch]:
    """Find the words between marks, of nested ones the outermost.

    `carried` says that the quotation began in an earlier paragraph: a mark at the very beginning
    then only repeats that it goes on. A closing mark that closes nothing is passed over.
    """
    depth, start = int(carried), 0
    stretches = []
    for at, opens in _marks(text, marks, depth):
        if opens and carried and at == 0:
            start = 1
        elif opens:
            start = at + 1 if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                stretches.append(Stretch(start, at, True))
    if depth:
        stretches.append(Stretch(start, len(text), False))
    return stretches


def _marks(text: str, marks: str, depth: int) -> Iterator[tuple[int, bool]]:
    """Give the place of each mark and whether it opens; an apostrophe or an inch is none."""
    for found in _MARK[marks].finditer(text):
        opens = _opens(text, found.start(), depth)
        if opens is not None:
            depth = max(0, depth + (1 if opens else -1))
            yield found.start(), opens


def _opens(text: str, at: int, depth: int) -> bool | None:
    """Whether a mark opens; the side where it touches a word tells more than its shape."""
    mark, before, after = text[at], text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    left = before.isspace() or before in _FREE_LEFT
    right = after.isspace() or after in _FREE_RIGHT
    if mark in SINGLE:
        return _opens_single(mark, before, after, left and not right, right and not left)
    if mark == '"' and depth == 0 and before.isdigit():
        return None  # a 6" pipe
    if left != right:
        return left
    if mark == '"':
        return depth == 0 if left else None
    return mark in _OPENING


def _opens_single(mark: str, before: str, after: str, left: bool, right: bool) -> bool | None:
    """ "the workers’ rights", "’tis", "the ’90s" hold apostrophes, "‘We will,’ he said" marks."""
    if left:
        return None if after.isdigit() or mark == "’" else True
    spoken = before in _SPEECH_ENDS or after in _SPEECH_ENDS
    return False if right and (spoken or before != "s") else None


def ends_paragraph(text: str, stretch: Stretch) -> bool:
    """Whether nothing but stops stands behind the words between marks."""
    return _NOTHING_MORE.fullmatch(text, stretch.end + 1) is not None


def ends_sentence(text: str, stretch: Stretch) -> bool:
    """Whether the words between marks end as a sentence does."""
    return text[stretch.end - 1 : stretch.end] in {".", "!", "?", "…"}


def follow(paragraphs: Sequence[str], *, opened: bool = False) -> Marked | None:
    """Follow a quotation by its marks: one opens each paragraph or only the first, one closes it.

    `paragraphs` are those behind a cue, at least one; `opened` says that the cue line itself ends
    with the opening mark. None where the marks do not tell.
    """
    first = paragraphs[0]
    if not opened and not opens_with_mark(first):
        return _stray(paragraphs)
    marks = SINGLE if first[0] in SINGLE and not opened else DOUBLE
    content: list[Span] = []
    carried, closed = opened, False
    for text in paragraphs:
        part = _part(text, marks, carried, closed)
        if part is None:
            break
        content.append(Span(part.start, part.end))
        carried, closed = not part.closed, part.closed
        if closed and not ends_paragraph(text, part):
            break
    if closed:
        return Marked(tuple(content), _BOTH_ENDS, "quotation marks open and close it")
    return _never_closed(paragraphs, content)


def _part(text: str, marks: str, carried: bool, closed: bool) -> Stretch | None:
    """Read one paragraph more; None where it does not belong to the quotation."""
    stretch = next(iter(find_stretches(text, marks, carried=carried)), None)
    if stretch is None or (not carried and stretch.start != 1):
        return None
    if carried and not stretch.closed and _opens_another(text, marks):
        return None  # "Mr Roe commented: “We are glad." begins a quotation of its own
    whole = not stretch.closed or ends_paragraph(text, stretch)
    if closed:  # each paragraph has both marks: “We act.” “We will.”
        return stretch if whole else None
    return stretch if whole or ends_sentence(text, stretch) else None


def _opens_another(text: str, marks: str) -> bool:
    return any(not one.closed and one.start > 1 for one in find_stretches(text, marks))


def _never_closed(paragraphs: Sequence[str], content: Sequence[Span]) -> Marked | None:
    """Keep the paragraphs that open with a mark; a single one tells nothing of the end."""
    opening = next((n for n, p in enumerate(paragraphs) if not opens_with_mark(p)), len(paragraphs))
    kept = tuple(content[:opening])
    why = "quotation marks open each paragraph; none closes the last"
    return Marked(kept, _ONE_END, why) if len(kept) > 1 else None


def _stray(paragraphs: Sequence[str]) -> Marked | None:
    """Find a closing mark that nothing opens: the page lost the first one."""
    for number, text in enumerate(paragraphs[:_STRAY_REACH]):
        if any(not stretch.closed for stretch in find_stretches(text)):
            return None
        end = _unopened(text)
        if end is None:
            continue
        if not ends_paragraph(text, Stretch(0, end, True)):
            return None
        content = (*(Span(0, len(whole)) for whole in paragraphs[:number]), Span(0, end))
        why = "a closing quotation mark ends it; the opening one is missing"
        return Marked(content, _ONE_END, why)
    return None


def _unopened(text: str) -> int | None:
    depth = 0
    for at, opens in _marks(text, DOUBLE, 0):
        if not opens and depth == 0:
            return at
        depth += 1 if opens else -1
    return None


def without_marks(text: str) -> Span:
    """Give the words of a paragraph without a mark around it whose partner is lost."""
    start = 1 if opens_with_mark(text) and text[0] in DOUBLE and not _first_closed(text) else 0
    end = _unopened(text) if start == 0 else None
    closes = end is not None and ends_paragraph(text, Stretch(0, end, True))
    return Span(start, end if closes and end is not None else len(text))


def _first_closed(text: str) -> bool:
    return find_stretches(text)[0].closed
