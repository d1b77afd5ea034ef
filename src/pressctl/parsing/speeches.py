"""Speeches, statements and letters: a whole body in the words of one person, or of several.

The byline names the speaker ("The speech made by Jane Roe, the Minister for Roads, on 3 May 2024."),
or the first paragraph does ("Statement by Ambassador Jane Roe at the UN", "We, the Foreign Ministers
of ..."). Nothing marks where such words end: it is taken to be the end of the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressctl.model import Quote, Span, Speaker
from pressctl.parsing.heading import Heading
from pressctl.parsing.names import read_name
from pressctl.parsing.quotes import Piece
from pressctl.parsing.speaker import is_joint, read_speaker

_SURE = 0.9  # that the whole body is the speaker's; not measured
_LESS_SURE = 0.75  # where the first paragraph says so, not the byline; not measured
_OPENS = re.compile(
    r"(?:UK\s)?(?:[Jj]oint\s)?(?:Statement|Speech|Remarks|Intervention|Address|Explanation of [Vv]ote)"
    r"(?:\s(?:delivered|given|made))?\sby\s(?P<who>.{4,160}?)"
    r"(?=,?\s(?:at|to|on|in|during|before|following)\s|[.:]?$)"
)
_WE = re.compile(r"We,\s(?P<who>the\s[^.;:]{3,400}?),?\s(?=[a-z]{4,}\b)")
_BY_BYLINE = "the byline says that the whole body is this person's words"
_BY_OPENING = "the first paragraph says whose words the body is"
_BY_WE = "the body begins with “We, the ...”; several people speak together"
_FEWEST_WORDS = 20  # a shorter body is a note on a speech rather than the speech; not measured


def find_speech(heading: Heading, pieces: Sequence[Piece]) -> Quote | None:
    """Find the one quotation that a body is, if it is one."""
    if heading.spoken_by and heading.byline:
        speaker = read_speaker(heading.spoken_by)
        if _is_reported(pieces, speaker):
            return None
        return _whole(pieces, 0, speaker, _BY_BYLINE, _SURE, credit=heading.byline.text)
    if not pieces:
        return None
    opening = _OPENS.match(pieces[0].text)
    if opening:
        return _opened_by(pieces, opening)
    first = next((at for at, p in enumerate(pieces[:3]) if _WE.match(p.text)), None)
    joint = _WE.match(pieces[first].text) if first is not None else None
    if first is None or joint is None or any(piece.cue for piece in pieces):
        return None
    return _whole(pieces, first, Speaker(None), _BY_WE, _LESS_SURE, _named(pieces[first], joint))


def _opened_by(pieces: Sequence[Piece], opening: re.Match[str]) -> Quote | None:
    """Read "Statement by Ambassador Jane Roe at the UN Security Council"."""
    speaker = Speaker(None) if is_joint(opening["who"]) else read_speaker(opening["who"])
    if speaker.name is None or _is_reported(pieces, speaker):
        return None
    source = _named(pieces[0], opening)
    return _whole(pieces, 1, speaker, _BY_OPENING, _LESS_SURE, source)


def _named(piece: Piece, found: re.Match[str]) -> Span:
    return Span(piece.span.start + found.start("who"), piece.span.start + found.end("who"))


def _is_reported(pieces: Sequence[Piece], speaker: Speaker) -> bool:
    """Whether the body tells of the speaker from outside: "Ms Roe said:"."""
    cues = [piece.cue.speaker.name for piece in pieces if piece.cue]
    last = (speaker.name or "").rpartition(" ")[2]
    return any(name is not None and name.endswith(last) for name in cues) if last else bool(cues)


def _whole(
    pieces: Sequence[Piece],
    first: int,
    speaker: Speaker,
    reason: str,
    confidence: float,
    source: Span | None = None,
    credit: str = "",
) -> Quote | None:
    """Make one quotation of all paragraphs from `first` on; `credit` are words of the byline."""
    spoken = list(_spoken(pieces, first))
    if sum(len(pieces[at].text.split()) for at in spoken) < _FEWEST_WORDS:
        return None
    start = pieces[spoken[0]].span.start
    nowhere = Span(start, start)
    return Quote(
        speaker,
        "stated" if speaker.name and " " in speaker.name else None,
        source or nowhere,
        nowhere,
        source or nowhere,
        tuple(pieces[at].span for at in spoken),
        tuple(at + 1 for at in spoken),
        "inferred",
        confidence,
        reason,
        credit=credit,
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
