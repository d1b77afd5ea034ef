"""Quotations inside the paragraphs of the narrative: “We will act,” said Jane Roe. “And soon.”

Words between quotation marks are joined with the clause that says whose they are: in front of them
("Jane Roe said: “...”"), behind them or between them. A clause that can be read in two ways names
nobody, and a title or a scare quote is no quotation.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pressctl.model import Quote, Span, Speaker
from pressctl.parsing.attribution import Cue
from pressctl.parsing.clauses import find_cue_before, find_cue_behind, find_cue_in_sentence
from pressctl.parsing.marks import (
    DOUBLE,
    SINGLE,
    Stretch,
    ends_paragraph,
    ends_sentence,
    find_stretches,
    follow,
)
from pressctl.parsing.named import is_full_name
from pressctl.parsing.quotes import Piece, shift

_CLOSED = 0.97  # as for marked blocks; not measured
_LEFT_OPEN = 0.8  # the closing mark is missing; not measured
_FEWEST_WORDS = 4  # fewer without a verb of saying beside them are a scare quote; not measured
_MOST_PARAGRAPHS = 50  # that a quotation begun inside a paragraph may go on for; not measured
_SCANNED = {"prose", "summary", "bullet"}
_TITLE_SHARE = 0.7  # of the longer words that have a capital, in a title; not measured
# “Think before you drive” campaign: the marks hold a name
_NAMED = re.compile(
    r"\s*(?:campaign|scheme|programme|program|initiative|strategy|report|plan|review|fund|project"
    r"|policy|bill|act|award|exhibition|event|conference|paper|guidance|tool|test|rule|approach"
    r"|model|principle|status|category|label|brand|section|button|link|page|website)s?\b"
)
# what may stand between two parts of one quotation
_JOINS = re.compile(
    r"[\s,]*(?:(?:and|but|or)?\s*(?:that|also|then)?)?[\s,]*"
    r"|[\s,]*(?:(?:and|before|who|while|also|then)\s+)*(?:adding|added|continued|continuing|saying)"
    r"(?:\s+that)?\s*[:,]?\s*"
)


@dataclass(frozen=True)
class Inline:
    """A quotation inside paragraphs; its spans, and those of its cue, are in the release's text."""

    content: tuple[Span, ...]
    paragraphs: tuple[int, ...]
    cue: Cue | None
    confidence: float = _CLOSED

    @property
    def start(self) -> int:
        """Give where its cue starts, or its first words where it has none."""
        return self.cue.source.start if self.cue else self.content[0].start


def find_inline(
    pieces: Sequence[Piece], taken: Container[int], seen: frozenset[str]
) -> list[Inline]:
    """Find the quotations inside paragraphs, in the order of the text.

    `taken` are the paragraphs (from 1) of block quotes; `seen` as in `read_speaker`.
    """
    found: list[Inline] = []
    used: set[int] = set()
    for number, piece in enumerate(pieces, 1):
        if number in used or not _is_free(piece, number, taken):
            continue
        inside = [_placed(one, piece, number) for one in _in_paragraph(piece.text, seen)]
        if inside and inside[-1].cue:
            inside[-1] = _followed(inside[-1], pieces, number, taken)
            used.update(inside[-1].paragraphs)
        found += inside
    return found


def names_speaker(text: str, seen: frozenset[str]) -> bool:
    """Whether a paragraph quotes somebody as a narrator does: words first, or name and office.

    No speaker quotes another so; "My mother told me: “Never give up.”" is what speakers say.
    """
    if "”" not in text and '"' not in text:
        return False
    found = [one for one in _in_paragraph(text, seen) if one.cue]
    speakers = [one.cue.speaker for one in found if one.cue]
    if found and found[0].content[0].start == 1 and speakers[0] != Speaker(None):
        return True  # "“It is good,” Ms Roe said."
    return any(is_full_name(s.name) and (s.role or s.organisation) for s in speakers)


def quote(inline: Inline, speakers: Mapping[int, Speaker]) -> Quote:
    """Make the quote; `speakers` gives who speaks at each cue, by where the cue starts."""
    nowhere = Span(inline.start, inline.start)
    cue = inline.cue or Cue(nowhere, nowhere, nowhere, Speaker(None), "")
    settled = speakers.get(inline.start) if inline.cue else None
    named = settled is not None and settled.name is not None
    stated = named and settled is not None and settled.name == cue.speaker.name
    why = "quotation marks inside the paragraph"
    if inline.confidence == _LEFT_OPEN:
        why = "a quotation mark opens it; the closing one is missing"
    if inline.cue is None:
        why += "; nothing says whose words they are"
    return Quote(
        settled or cue.speaker,
        "stated" if stated else "release" if named else None,
        cue.source,
        cue.verb,
        cue.attribution,
        inline.content,
        inline.paragraphs,
        "marked",
        inline.confidence,
        why + ("; several people speak together" if cue.joint else ""),
        form="inline",
    )


def _is_free(piece: Piece, number: int, taken: Container[int]) -> bool:
    return piece.cue is None and piece.kind in _SCANNED and number not in taken


@dataclass(frozen=True)
class _Part:
    """A stretch between marks with its own clause, if it has one, and where that clause ends."""

    stretch: Stretch
    cue: Cue | None
    end: int


def _in_paragraph(text: str, seen: frozenset[str]) -> Iterator[Inline]:
    """Find the quotations of one paragraph; spans are offsets into it."""
    open_one: Inline | None = None
    at = 0
    for part in _parts(text, seen):
        stretch, joint = part.stretch, text[at : max(at, part.stretch.start - 1)]
        content = Span(stretch.start, stretch.end)
        if part.cue is None and open_one and _goes_on(open_one, joint, text, stretch):
            open_one = replace(open_one, content=(*open_one.content, content))
        else:
            if open_one:
                yield open_one
            kept = part.cue or not _is_no_quotation(text, stretch)
            open_one = Inline((content,), (), part.cue) if kept else None
        at = part.end
    if open_one:
        yield open_one


def _goes_on(before: Inline, joint: str, text: str, stretch: Stretch) -> bool:
    """Whether words go on with the quotation before: "“We will,” she said. “And soon.”"."""
    if _JOINS.fullmatch(joint):
        return True
    behind = before.cue is not None and before.cue.verb.start > before.content[0].end
    return behind and joint.strip() == "." and _is_sentence(text, stretch)


def _is_sentence(text: str, stretch: Stretch) -> bool:
    stop = text[stretch.end + 1 : stretch.end + 2]
    return not stretch.closed or ends_sentence(text, stretch) or stop in {".", "!", "?"}


def _parts(text: str, seen: frozenset[str]) -> Iterator[_Part]:
    stretches = find_stretches(text)
    single = not stretches and "‘" in text
    if single:
        stretches = find_stretches(text, SINGLE)
    at = 0
    for number, stretch in enumerate(stretches):
        following = stretches[number + 1] if number + 1 < len(stretches) else None
        stop = following.start - 1 if following else len(text)
        part = _read_part(text, stretch, at, stop, seen)
        # ‘single’ marks are apostrophes too, and marks get lost: of three signs two are needed
        if stretch.closed + (not single) + (part.cue is not None) >= 2:
            yield part
        at = part.end


def _read_part(text: str, stretch: Stretch, at: int, stop: int, seen: frozenset[str]) -> _Part:
    """Look for the clause of a stretch: right in front, right behind, then around it."""
    inside, end = Span(stretch.start, stretch.end), min(stretch.end + 1, len(text))
    cue = find_cue_before(text, Span(at, stretch.start - 1), seen)
    if cue:
        return _Part(stretch, cue, end)
    behind = find_cue_behind(text, inside, stop, seen) if stretch.closed else None
    if behind:
        return _Part(stretch, behind, behind.attribution.end)
    if stretch.closed and not _is_no_quotation(text, stretch):
        cue = find_cue_in_sentence(text, Span(at, stretch.start - 1), seen)
    return _Part(stretch, cue, end)


def _is_no_quotation(text: str, stretch: Stretch) -> bool:
    """Whether words that nobody is said to have said are a scare quote, a title or a name."""
    words = text[stretch.start : stretch.end].split()
    if len(words) < _FEWEST_WORDS or _NAMED.match(text, stretch.end + 1):
        return True
    alone = stretch.start == 1 and ends_paragraph(text, stretch)
    if alone and not _is_sentence(text, stretch):
        return True  # a heading
    longer = [word for word in words if len(word) > 3]
    capitals = sum(word[0].isupper() for word in longer)
    return not longer or capitals >= _TITLE_SHARE * len(longer)


def _placed(inline: Inline, piece: Piece, number: int) -> Inline:
    """Move a quotation from its paragraph's offsets to those of the release."""
    by, cue = piece.span.start, inline.cue
    return replace(
        inline,
        content=tuple(shift(span, by) for span in inline.content),
        paragraphs=(number,),
        cue=cue
        and replace(
            cue,
            source=shift(cue.source, by),
            verb=shift(cue.verb, by),
            attribution=shift(cue.attribution, by),
        ),
    )


def _followed(
    inline: Inline, pieces: Sequence[Piece], number: int, taken: Container[int]
) -> Inline:
    """Go on into the next paragraphs where the marks do: "Mr Roe commented: “We are glad."."""
    last, piece = inline.content[-1], pieces[number - 1]
    start = last.start - piece.span.start
    closed = last.end < piece.span.end
    if closed and not ends_paragraph(piece.text, Stretch(start, last.end - piece.span.start, True)):
        return inline
    behind: list[Piece] = []
    for at, later in enumerate(pieces[number : number + _MOST_PARAGRAPHS], number + 1):
        if not _is_free(later, at, taken):
            break
        behind.append(later)
    paragraphs = [piece.text[start:], *(later.text for later in behind)]
    marked = follow(paragraphs, opened=True) if piece.text[start - 1] in DOUBLE else None
    if marked is None:
        return inline if closed else replace(inline, confidence=_LEFT_OPEN)
    more = zip(marked.content[1:], behind, strict=False)
    content = tuple(shift(span, later.span.start) for span, later in more)
    return replace(
        inline,
        content=(*inline.content, *content),
        paragraphs=tuple(range(number, number + len(marked.content))),
    )
