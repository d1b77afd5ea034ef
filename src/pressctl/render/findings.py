"""Pages that people read: search results in their context, and the verdict on a passage."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from pressctl.answers import HitRow, Match, Verdict
from pressctl.render.difference import Piece, pieces, shortened
from pressctl.render.harmless import on_one_line
from pressctl.render.wording import short_day

if TYPE_CHECKING:
    from pressctl.render.canvas import Canvas

_SIGNS: dict[str, Piece] = {
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
_WHO_WIDTH = 16  # columns for the speaker of a hit; a longer name pushes the words right
_PLACE_WIDTH = 5  # columns for "p12" or "q1"


def hits_page(canvas: Canvas, hits: Sequence[HitRow]) -> None:
    """Write hits under their releases, each on one line with the words around it."""
    for _, group in groupby(hits, key=lambda hit: hit.release):
        found = list(group)
        first = found[0]
        label = [(first.release, "id"), (f"  {short_day(first.published)}  ", "")]
        canvas.paragraph((first.title, "title"), indent=0, label=label)
        for hit in found:
            _hit(canvas, hit)


def _hit(canvas: Canvas, hit: HitRow) -> None:
    speaker = hit.speaker or ("(speaker unknown)" if hit.quote else "(narrative)")
    place = (hit.quote or hit.id).rsplit(".", 1)[-1]
    head = f"{place:<{_PLACE_WIDTH}}{on_one_line(speaker):<{_WHO_WIDTH}} "
    if canvas.output.narrow:
        canvas.paragraph((f"{place}  {speaker}", "dim"))
        head, indent = "", 6
    else:
        indent = 2
    hit_words = on_one_line(hit.hit)
    room = max(canvas.width - indent - len(head) - len(hit_words) - 2, 2)
    left, right = _around(on_one_line(hit.left), on_one_line(hit.right), room)
    canvas.paragraph((head, "dim"), left, (f"«{hit_words}»", "hit"), right, indent=indent)


def _around(left: str, right: str, room: int) -> tuple[str, str]:
    """Share `room` columns between the words before and after a hit, cut at words with …"""
    half = room // 2
    for_left = max(half, room - len(right))
    for_right = max(room - half, room - len(left))
    return _end_of(left, for_left), _start_of(right, for_right)


def _end_of(words: str, room: int) -> str:
    if len(words) <= room:
        return words
    kept = words[len(words) - room + 1 :] if room > 1 else ""
    return "…" + (kept.split(" ", 1)[1] if " " in kept else "")


def _start_of(words: str, room: int) -> str:
    if len(words) <= room:
        return words
    kept = words[: room - 1] if room > 1 else ""
    return (kept.rsplit(" ", 1)[0] if " " in kept else "") + "…"


def verdict_page(canvas: Canvas, verdicts: Sequence[Verdict]) -> None:
    """Write the verdict on each passage: the word, where it was found, and what differs."""
    for verdict in verdicts:
        _verdict(canvas, verdict)


def _verdict(canvas: Canvas, verdict: Verdict) -> None:
    sign, style = _SIGNS[verdict.verdict]
    change = f" ({verdict.change})" if verdict.change else ""
    best = verdict.matches[:1]
    where = f"   {_instead_of(verdict)}{_found_in(best[0])}" if best else ""
    canvas.paragraph((f"{sign} {verdict.verdict}{change}", style), where, indent=0, hang=4)
    for match in best:
        canvas.paragraph(*_passage(canvas, match), indent=4)
    canvas.paragraph((verdict.reason, "dim"), indent=4)
    for match in verdict.matches[1:]:
        canvas.paragraph("also       ", _found_in(match), indent=2, hang=4)
        canvas.paragraph(*_passage(canvas, match), indent=4)


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
