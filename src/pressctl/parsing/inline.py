"""Quotations inside the paragraphs of the narrative, put together over a release's paragraphs."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from msgspec import structs

from pressctl.model import Quote, Span, Speaker
from pressctl.parsing.attribution import Cue
from pressctl.parsing.inside import Inline, may_quote, read_paragraph
from pressctl.parsing.marks import DOUBLE, Stretch, ends_paragraph, follow
from pressctl.parsing.named import is_full_name
from pressctl.parsing.pronouns import HE, SHE, pronoun_of
from pressctl.parsing.quotes import Piece, shift
from pressctl.parsing.turns import Turn

_CLOSED = 0.97  # as for marked blocks; not measured
_ONE_MARK = 0.8  # a mark is missing; not measured
_FOLLOWS = 0.8  # no clause of its own: that the speaker before goes on; not measured
_MOST_PARAGRAPHS = 50  # that a quotation begun inside a paragraph may go on for; not measured
_UNSAID = Cue(Span(0, 0), Span(0, 0), Span(0, 0), Speaker(None), "")
_SCANNED = {"prose", "summary", "bullet"}


def find_inline(
    pieces: Sequence[Piece], taken: Container[int], seen: Container[str]
) -> list[Inline]:
    """Find the quotations inside paragraphs, in the order of the text.

    `taken` are the paragraphs (from 1) of block quotes; `seen` as in `read_speaker`.
    """
    found: list[Inline] = []
    used: set[int] = set()
    for number, piece in enumerate(pieces, 1):
        if number in used or not _is_free(piece, number, taken) or not may_quote(piece.text):
            continue
        inside = [_placed(one, piece, number) for one in read_paragraph(piece.text, seen)]
        if not inside:
            continue
        if inside[-1].cue:
            inside[-1] = _followed(inside[-1], pieces, number, taken)
            used.update(inside[-1].paragraphs)
        elif _is_whole(piece, inside):
            before = found[-1].paragraphs[-1] if found else 0
            follows = number - 1 == before or number - 1 in taken
            inside[0] = structs.replace(inside[0], follows=follows)
        found += inside
    return found


def names_speaker(text: str, seen: Container[str], *, first: bool) -> bool:
    """Whether a paragraph quotes somebody as a narrator does: words first, or name and office.

    No speaker quotes another so; "My mother told me: “Never give up.”" is what speakers say. In the
    `first` behind a cue line "“We will act,” she told MPs." is a narrator's as well.
    """
    if "”" not in text and '"' not in text:
        return False
    found = [one for one in read_paragraph(text, seen) if one.cue]
    speakers = [one.cue.speaker for one in found if one.cue]
    if found and found[0].content[0].start == 1 and speakers[0] != Speaker(None):
        return True  # "“It is good,” Ms Roe said."
    if first and found and found[0].content[0].start == 1 and _is_of_pronoun(found[0].cue):
        return True
    return any(is_full_name(s.name) and (s.role or s.organisation) for s in speakers)


def _is_of_pronoun(cue: Cue | None) -> bool:
    return cue is not None and pronoun_of(cue.subject) in {HE, SHE}


def inline_turn(inline: Inline) -> Turn:
    """Give the turn at which the speaker of a quotation begins to speak."""
    if inline.cue is None:
        return Turn(inline.start, inline.content[-1].end, _UNSAID, follows=inline.follows)
    clause, words = inline.cue.attribution.end, inline.content
    end = max(clause, words[-1].end)
    return Turn(inline.start, end, inline.cue, max(clause, words[0].start))


def quote(inline: Inline, speakers: Mapping[int, Speaker]) -> Quote:
    """Make the quote; `speakers` gives who speaks at each cue, by where the cue starts."""
    nowhere = Span(inline.start, inline.start)
    cue = inline.cue or Cue(nowhere, nowhere, nowhere, Speaker(None), "")
    settled = speakers.get(inline.start)
    named = settled is not None and settled.name is not None
    stated = named and settled is not None and settled.name == cue.speaker.name
    return Quote(
        settled or cue.speaker,
        "stated" if stated else "release" if named else None,
        cue.source,
        cue.verb,
        cue.attribution,
        inline.content,
        inline.paragraphs,
        "marked",
        _ONE_MARK if inline.lost else _FOLLOWS if inline.follows and named else _CLOSED,
        _reason(inline, named),
        form="inline",
    )


def _reason(inline: Inline, named: bool) -> str:
    why = "quotation marks inside the paragraph"
    if inline.lost:
        why += f"; the {inline.lost} one is missing"
    if inline.cue is None and inline.follows and named:
        return why + "; no clause says whose words they are: whoever spoke right before goes on"
    if inline.cue is None:
        return why + "; nothing says whose words they are"
    return why + ("; several people speak together" if inline.cue.joint else "")


def _is_free(piece: Piece, number: int, taken: Container[int]) -> bool:
    return piece.cue is None and piece.kind in _SCANNED and number not in taken


def _is_whole(piece: Piece, inside: Sequence[Inline]) -> bool:
    """Whether a paragraph is one quotation and nothing else: "“But we did it.”"."""
    span = inside[0].content[0]
    stretch = Stretch(span.start - piece.span.start, span.end - piece.span.start, True)
    return len(inside) == 1 and stretch.start == 1 and ends_paragraph(piece.text, stretch)


def _placed(inline: Inline, piece: Piece, number: int) -> Inline:
    """Move a quotation from its paragraph's offsets to those of the release."""
    by, cue = piece.span.start, inline.cue
    return structs.replace(
        inline,
        content=tuple(shift(span, by) for span in inline.content),
        paragraphs=(number,),
        cue=cue
        and structs.replace(
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
    if last.end < piece.span.end:
        return inline
    behind: list[Piece] = []
    for at, later in enumerate(pieces[number : number + _MOST_PARAGRAPHS], number + 1):
        if not _is_free(later, at, taken):
            break
        behind.append(later)
    paragraphs = [piece.text[start:], *(later.text for later in behind)]
    marked = follow(paragraphs, opened=True) if piece.text[start - 1] in DOUBLE else None
    if marked is None:
        return structs.replace(inline, lost="closing")
    more = zip(marked.content[1:], behind, strict=False)
    content = tuple(shift(span, later.span.start) for span, later in more)
    return structs.replace(
        inline,
        content=(*inline.content, *content),
        paragraphs=tuple(range(number, number + len(marked.content))),
        lost=None if marked.closed else "closing",
    )
