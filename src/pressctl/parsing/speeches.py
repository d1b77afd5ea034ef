"""Speeches, statements and letters: a whole body in the words of one person, or of several.

The byline names the speaker ("The speech made by Jane Roe, the Minister for Roads, on 3 May."), or
the first paragraph does ("Statement by Ambassador Jane Roe at the UN", "We, the Foreign Ministers
of ..."). Nothing marks where such words end: it is taken to be the end of the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pressctl.model import Quote, Span, Speaker
from pressctl.parsing.heading import Heading
from pressctl.parsing.named import is_full_name
from pressctl.parsing.names import read_name
from pressctl.parsing.quotes import Piece
from pressctl.parsing.speaker import is_joint, read_speaker

_SURE = 0.9  # that the whole body is the speaker's; not measured
_LESS_SURE = 0.75  # where the first paragraph says so, not the byline; not measured
_OPENS = re.compile(
    r"(?:UK\s)?(?:Statement|Speech|Remarks|Intervention|Address|Explanation of [Vv]ote)"
    r"(?:\s(?:delivered|given|made))?\sby\s(?P<who>.{4,160}?)"
    r"(?=,?\s(?:at|to|on|in|during|before|following)\s|[.:]?$)"
)
_WE = re.compile(r"We,\s(?P<who>the\s[^.;:]{3,400}?),?\s(?=[a-z]{4,}\b)")
_BY_BYLINE = "the byline says that the whole body is this person's words"
_BY_OPENING = "the first paragraph says whose words the body is"
_BY_WE = "the body begins with “We, the ...”; several people speak together"
_WE_WITHIN = 3  # paragraphs from the first, one of which may begin with "We, the"; not measured
_FEWEST_WORDS = 20  # a shorter body is a note on a speech rather than the speech; not measured


@dataclass(frozen=True)
class _Told:
    """Who is said to speak from the paragraph `first` on, where it is said, and how sure it is."""

    speaker: Speaker
    reason: str
    confidence: float
    first: int = 0
    source: Span | None = None
    credit: str = ""


def find_speech(heading: Heading, pieces: Sequence[Piece]) -> Quote | None:
    """Find the one quotation that a body is, if it is one."""
    told = _by_byline(heading) or _by_opening(pieces) or _by_several(pieces)
    if told is None or _is_reported(pieces, told.speaker):
        return None
    return _whole(pieces, told)


def _by_byline(heading: Heading) -> _Told | None:
    if not heading.spoken_by or not heading.byline:
        return None
    speaker = read_speaker(heading.spoken_by)
    return _Told(speaker, _BY_BYLINE, _SURE, credit=heading.byline.text)


def _by_opening(pieces: Sequence[Piece]) -> _Told | None:
    """Read "Statement by Ambassador Jane Roe at the UN Security Council"."""
    opening = _OPENS.match(pieces[0].text) if pieces else None
    if opening is None or is_joint(opening["who"]):
        return None
    speaker = read_speaker(opening["who"])
    if speaker.name is None:
        return None
    return _Told(speaker, _BY_OPENING, _LESS_SURE, 1, _named(pieces[0], opening))


def _by_several(pieces: Sequence[Piece]) -> _Told | None:
    for at, piece in enumerate(pieces[:_WE_WITHIN]):
        found = _WE.match(piece.text)
        if found:
            return _Told(Speaker(None), _BY_WE, _LESS_SURE, at, _named(piece, found))
    return None


def _named(piece: Piece, found: re.Match[str]) -> Span:
    return Span(piece.span.start + found.start("who"), piece.span.start + found.end("who"))


def _is_reported(pieces: Sequence[Piece], speaker: Speaker) -> bool:
    """Whether the body tells of the speaker from outside: "Ms Roe said:"."""
    cues = [piece.cue.speaker.name for piece in pieces if piece.cue]
    last = (speaker.name or "").rpartition(" ")[2]
    return any(name is not None and name.endswith(last) for name in cues) if last else bool(cues)


def _whole(pieces: Sequence[Piece], told: _Told) -> Quote | None:
    """Make one quotation of all paragraphs from the first spoken one on."""
    spoken = _spoken(pieces, told.first)
    if sum(len(pieces[at].text.split()) for at in spoken) < _FEWEST_WORDS:
        return None
    start = pieces[spoken[0]].span.start
    nowhere = Span(start, start)
    return Quote(
        told.speaker,
        "stated" if is_full_name(told.speaker.name) else None,
        told.source or nowhere,
        nowhere,
        told.source or nowhere,
        tuple(pieces[at].span for at in spoken),
        tuple(at + 1 for at in spoken),
        "inferred",
        told.confidence,
        told.reason,
        credit=told.credit,
    )


def _spoken(pieces: Sequence[Piece], first: int) -> list[int]:
    """Give the paragraphs from `first` on, up to the notes or another speaker's name on a line."""
    spoken: list[int] = []
    for at in range(first, len(pieces)):
        piece = pieces[at]
        if piece.kind == "notes":
            break
        if piece.kind != "heading":
            spoken.append(at)
        elif spoken and " " in (read_name(piece.text) or ""):
            break
    return spoken
