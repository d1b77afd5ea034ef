"""Quotation marks: which of them open and close, and which words stand between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from pressctl.model import Span

DOUBLE, SINGLE = '“”„‟«»"', "‘’'"
BLANK = "~"  # stands for each quoted character where only the narrator's words are read
_FREE_LEFT = r"\s(\[{—–\-/“‘'\""  # what may stand before an opening mark
_FREE_RIGHT = r"\s.,;:!?…)\]}—–\-/”’'\""  # what may stand behind a closing one
_LEFT, _RIGHT = rf"(?<![^{_FREE_LEFT}].)", rf"(?![^{_FREE_RIGHT}])"
_NOT_LEFT, _NOT_RIGHT = rf"(?<=[^{_FREE_LEFT}].)", rf"(?=[^{_FREE_RIGHT}])"
_OPENS, _CLOSES, _OF_LENGTH, _EITHER = 1, 2, 3, 4  # the groups of these patterns
# The side where a mark touches a word tells more than its shape, and that more than nothing.
_DOUBLE = re.compile(
    rf"""[{DOUBLE}](?:
      ({_LEFT}{_NOT_RIGHT} | (?<=[“„‟«])(?:{_LEFT}|{_NOT_RIGHT}))
    | ((?<!") | {_NOT_LEFT}(?<!\d"){_RIGHT})
    | ((?<=\d"){_RIGHT})       # closes what is open, else it is a length: a 6" pipe
    | ({_LEFT}{_RIGHT}))        # opens where nothing is open""",
    re.VERBOSE,
)
# "the workers’ rights", "’tis", "the ’90s" hold apostrophes, "‘We will,’ he said" marks
_SINGLE = re.compile(
    rf"""[{SINGLE}](?:
      ({_LEFT}(?<!’){_NOT_RIGHT}(?!\d))
    | ({_NOT_LEFT}{_RIGHT}(?:(?<!s.)|(?=[.,!?…]))))""",
    re.VERBOSE,
)
_MARK = {DOUBLE: _DOUBLE, SINGLE: _SINGLE}
_NOTHING_MORE = re.compile(r"[\s.,;:)\]]*")
# A closing mark without an opening one ends a quotation no further on than this; not measured
_STRAY_REACH = 8
_GAP = 1  # paragraphs in a row that may have lost their opening mark where the others have theirs
_END_REACH = 6  # characters at the end of a paragraph that hold its last mark and stops
# "... for all of us.’": an apostrophe stands behind a letter
_SINGLE_END = re.compile(r"(?<=[.!?…])[’'](?=[\s.)]*$)")
_BOTH_ENDS = 0.97  # marks are lost or doubled more easily than the tags of a page; not measured
_ONE_END = 0.9


class Stretch(Struct, frozen=True, gc=False):
    """Words between marks, the marks left out; an open one reaches to the end of the text."""

    start: int
    end: int
    closed: bool


class Marked(Struct, frozen=True, gc=False):
    """A quotation by its marks: the quoted words of each paragraph, how sure, and why."""

    content: tuple[Span, ...]
    confidence: float
    reason: str

    @property
    def closed(self) -> bool:
        """Whether both its ends are marked."""
        return self.confidence == _BOTH_ENDS

    def ends_within(self, paragraphs: Sequence[str]) -> bool:
        """Whether words stand behind the closing mark in its paragraph."""
        last = paragraphs[len(self.content) - 1]
        return not ends_paragraph(last, Stretch(0, self.content[-1].end, True))


def opens_with_mark(text: str) -> bool:
    """Whether a paragraph begins with an opening mark."""
    found = _DOUBLE.match(text) or _SINGLE.match(text)
    return found is not None and found.lastindex in {_OPENS, _EITHER}


def opens_unclosed(text: str) -> bool:
    """Whether a paragraph begins with an opening mark that nothing in it closes."""
    return opens_with_mark(text) and text[0] in DOUBLE and not _first_closed(text)


def has_marks(text: str, marks: str = DOUBLE) -> bool:
    """Whether a text can hold words between such marks; for most it is the end of the search."""
    if marks == SINGLE:
        return "‘" in text or " '" in text or text.startswith("'")
    if text.isascii():
        return '"' in text
    if "“" in text or "”" in text or '"' in text:
        return True
    return "«" in text or "»" in text or "„" in text or "‟" in text  # five times as fast as any()


def find_stretches(text: str, marks: str = DOUBLE, *, carried: bool = False) -> list[Stretch]:
    """Find the words between marks, of nested ones the outermost.

    `carried` says that the quotation began in an earlier paragraph: a mark at the very beginning
    then only repeats that it goes on. A closing mark that closes nothing is passed over.
    """
    depth, start = int(carried), 0
    if marks == DOUBLE and not depth and not has_marks(text):
        return []
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
        kind = found.lastindex
        opens = kind == _OPENS or (kind == _EITHER and depth == 0)
        if opens or depth or kind != _OF_LENGTH:
            depth = depth + 1 if opens else depth and depth - 1
            yield found.start(), opens


def ends_paragraph(text: str, stretch: Stretch) -> bool:
    """Whether nothing but stops stands behind the words between marks."""
    return _NOTHING_MORE.fullmatch(text, stretch.end + 1) is not None


def ends_sentence(text: str, stretch: Stretch) -> bool:
    """Whether the words between marks end as a sentence does."""
    return text[stretch.end - 1 : stretch.end] in {".", "!", "?", "…"}


def follow(paragraphs: Sequence[str], *, opened: bool = False) -> Marked | None:
    """Follow a quotation by its marks: one opens each paragraph or only the first, one closes it.

    `paragraphs` are those behind a cue, at least one; `opened` says that the cue line itself ends
    with the opening mark. Where a mark closes, the quotation ends: one that opens behind it opens
    another. None where the marks do not tell.
    """
    first = paragraphs[0]
    if not opened and not opens_with_mark(first):
        return _stray(paragraphs) or _unopened_first(paragraphs)
    marks = SINGLE if not opened and first[0] in SINGLE else DOUBLE
    content: list[Span] = []
    bare = 0  # paragraphs since the last that opens with a mark
    for text in paragraphs:
        part = _part(text, marks, carried=opened or bool(content))
        bare, before = (0 if text[:1] in {*marks} and part and part.start == 1 else bare + 1), bare
        if part is None or (bare == 0 and before > _GAP):
            break
        content.append(Span(part.start, part.end))
        if part.closed:
            return Marked(tuple(content), _BOTH_ENDS, "quotation marks open and close it")
    return _never_closed(paragraphs, content)


def _part(text: str, marks: str, *, carried: bool) -> Stretch | None:
    """Read one paragraph more; None where it does not belong to the quotation."""
    stretch = next(iter(find_stretches(text, marks, carried=carried)), None)
    if stretch is None or (not carried and stretch.start != 1):
        return None
    if carried and not stretch.closed and _opens_another(text, marks):
        return None  # "Mr Roe commented: “We are glad." begins a quotation of its own
    whole = not stretch.closed or ends_paragraph(text, stretch)
    return stretch if whole or ends_sentence(text, stretch) else None


def _opens_another(text: str, marks: str) -> bool:
    return any(not one.closed and one.start > 1 for one in find_stretches(text, marks))


def _never_closed(paragraphs: Sequence[str], content: Sequence[Span]) -> Marked | None:
    """Keep the paragraphs that open with a mark; a single one tells nothing of the end."""
    opening = next((n for n, p in enumerate(paragraphs) if not opens_with_mark(p)), len(paragraphs))
    kept = tuple(content[:opening])
    why = "quotation marks open each paragraph; the closing one is missing"
    return Marked(kept, _ONE_END, why) if len(kept) > 1 else None


def _unopened_first(paragraphs: Sequence[str]) -> Marked | None:
    """Follow a quotation whose first paragraph alone lost its mark: the second opens with one."""
    if len(paragraphs) < 2 or not opens_with_mark(paragraphs[1]) or find_stretches(paragraphs[0]):
        return None
    rest = follow(paragraphs[1:])
    alone = rest is not None and len(rest.content) == 1  # a quotation of its own, for all we know
    if rest is None or alone or not rest.closed or rest.ends_within(paragraphs[1:]):
        return None
    content = (Span(0, len(paragraphs[0])), *rest.content)
    return Marked(content, _ONE_END, "quotation marks close it; the first opening one is missing")


def _stray(paragraphs: Sequence[str]) -> Marked | None:
    """Find a closing mark that nothing opens: the page lost the first one."""
    for number, text in enumerate(paragraphs[:_STRAY_REACH]):
        if any(not stretch.closed for stretch in find_stretches(text)):
            return None
        end = _lost_end(text)
        if end is None:
            continue
        if not ends_paragraph(text, Stretch(0, end, True)):
            return None
        content = (*(Span(0, len(whole)) for whole in paragraphs[:number]), Span(0, end))
        why = "a closing quotation mark ends it; the opening one is missing"
        return Marked(content, _ONE_END, why)
    return None


def find_unopened(text: str, stop: int) -> int | None:
    """Find a closing mark before `stop` that nothing in the paragraph opens."""
    depth = 0
    if not has_marks(text):
        return None
    for at, opens in _marks(text, DOUBLE, 0):
        if at >= stop or (not opens and depth == 0):
            return at if at < stop else None
        depth += 1 if opens else -1
    return None


def _lost_end(text: str) -> int | None:
    """Find the closing mark of a paragraph that nothing in it opens; a single one at its end."""
    double = find_unopened(text, len(text))
    if double is not None:
        return double
    single = _SINGLE_END.search(text, max(0, len(text) - _END_REACH))
    return single.start() if single and not find_stretches(text, SINGLE) else None


def without_marks(text: str) -> Span:
    """Give the words of a paragraph without a mark around it whose partner is lost."""
    start = 1 if opens_unclosed(text) else 0
    end = _lost_end(text) if start == 0 else None
    closes = end is not None and ends_paragraph(text, Stretch(0, end, True))
    return Span(start, end if closes and end is not None else len(text))


def _first_closed(text: str) -> bool:
    return find_stretches(text)[0].closed
