"""The page that people read of the verdict on a passage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pressctl.answers.verdicts import Match, Verdict
from pressctl.render.difference import Piece, pieces, shortened
from pressctl.render.wording import short_day

if TYPE_CHECKING:
    from pressctl.render.canvas import Canvas

_MOST_SHOWN = 5  # places; the records have all
SIGNS: dict[str, Piece] = {
    "verbatim": ("✓", "good"),
    "typography": ("✓", "good"),
    "shortened": ("✓", "warn"),
    "joined": ("≈", "warn"),
    "altered": ("≈", "warn"),
    "paraphrase": ("≈", "warn"),
    "misattributed": ("⇄", "bad"),
    "narrative": ("⇄", "bad"),
    "absent": ("✗", "bad"),
}


def verdict_page(canvas: Canvas, verdicts: Sequence[Verdict]) -> None:
    """Write the verdict on each passage: the word, where it was found, and what differs."""
    for verdict in verdicts:
        _verdict(canvas, verdict)


def _verdict(canvas: Canvas, verdict: Verdict) -> None:
    sign, style = SIGNS[verdict.verdict]
    change = f" ({verdict.change})" if verdict.change else ""
    best = verdict.matches[:1]
    where = f"   {_instead_of(verdict)}{_found_in(best[0])}" if best else ""
    canvas.paragraph((f"{sign} {verdict.verdict}{change}", style), where, indent=0, hang=4)
    for match in best:
        canvas.paragraph(*_passage(canvas, match), indent=4)
    canvas.paragraph((verdict.reason, "dim"), indent=4)
    for match in verdict.matches[1:_MOST_SHOWN]:
        canvas.paragraph("also       ", _found_in(match), indent=2, hang=4)
        canvas.paragraph(*_passage(canvas, match), indent=4)
    if verdict.nearest:
        canvas.paragraph("nearest    ", _found_in(verdict.nearest), indent=2, hang=4)
        canvas.paragraph((f"«{verdict.nearest.passage}»", "dim"), indent=4)


def _instead_of(verdict: Verdict) -> str:
    """Name whom the words were said to be by, when they are not."""
    wrong = verdict.verdict in ("misattributed", "narrative") and verdict.claimed_speaker
    return f"not {verdict.claimed_speaker} but " if wrong else ""


def _found_in(match: Match) -> str:
    speaker = match.speaker or ("(speaker unknown)" if match.quote else "(narrative)")
    numbers = ",".join("¶" + one.rsplit("p", 1)[-1] for one in match.paragraphs)
    day = short_day(match.published)
    return f"{speaker}   {match.quote or match.release} {numbers}   {day}"


def _passage(canvas: Canvas, match: Match) -> list[Piece]:
    if any(edit.op != "equal" for edit in match.difference):
        return pieces(shortened(match.difference, keep=20), color=canvas.color)
    return [(f"«{match.passage}»", "hit")]
