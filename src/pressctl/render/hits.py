"""Pages that people read of a search: hits under their releases, passages, and a concordance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from pressctl.answers.hits import HitRow
from pressctl.render.difference import Piece
from pressctl.render.harmless import on_one_line
from pressctl.render.wording import short_day

if TYPE_CHECKING:
    from pressctl.render.canvas import Canvas

_WHO_WIDTH = 16  # columns for the speaker of a hit; a longer name pushes the words right
_PLACE_WIDTH = 5  # columns for "p12" or "q1"
_ID_WIDTH = 13  # columns for "bcdfghjk.p12" in a concordance


def hits_page(canvas: Canvas, hits: Sequence[HitRow]) -> None:
    """Write hits under their releases, each on one line with the words around it."""
    for found in _by_release(canvas, hits):
        for hit in found:
            _hit(canvas, hit)


def passages_page(canvas: Canvas, hits: Sequence[HitRow]) -> None:
    """Write hits under their releases with all their context, a passage with several once."""
    for found in _by_release(canvas, hits):
        for _, group in groupby(found, key=lambda hit: (hit.quote, hit.left + hit.hit + hit.right)):
            same = list(group)
            canvas.paragraph((f"{_place(same[0])}  {_speaker(same[0])}".lstrip(), "dim"))
            canvas.paragraph(*_marked(same), indent=4)


def concordance_page(canvas: Canvas, hits: Sequence[HitRow]) -> None:
    """Write one line a hit, the hits in one column: left context, hit, right context."""
    room = max(canvas.width - _ID_WIDTH, 3)
    for hit in hits:
        words = f"«{on_one_line(hit.hit)}»"[:room]
        left = _end_of(on_one_line(hit.left).lstrip(), room // 2 - 1)
        right = _start_of(on_one_line(hit.right), max(room - room // 2 - len(words), 0))
        id = f"{hit.id:<{_ID_WIDTH}}"
        canvas.paragraph((id, "id"), f"{left:>{room // 2}}", (words, "hit"), right, indent=0)


def _by_release(canvas: Canvas, hits: Sequence[HitRow]) -> Iterator[list[HitRow]]:
    """Give the hits of each release, under a line that names it."""
    for _, group in groupby(hits, key=lambda hit: hit.release):
        found = list(group)
        first = found[0]
        label = [(first.release, "id"), (f"  {short_day(first.published)}  ", "")]
        canvas.paragraph((first.title, "title"), indent=0, label=label)
        yield found


def _speaker(hit: HitRow) -> str:
    where = "title" if hit.kind == "title" else "speaker unknown" if hit.quote else "narrative"
    return on_one_line(hit.speaker or f"({where})")


def _place(hit: HitRow) -> str:
    """Give what stands behind the release's id: p12 or q1; nothing for its title."""
    return (hit.quote or hit.id).removeprefix(hit.release).removeprefix(".")


def _marked(hits: Sequence[HitRow]) -> list[Piece]:
    """Mark all hits of one passage in it."""
    text = hits[0].left + hits[0].hit + hits[0].right
    parts: list[Piece] = []
    at = 0
    for hit in hits:
        start, end = max(len(hit.left), at), len(hit.left) + len(hit.hit)
        parts += [(text[at:start], ""), (f"«{text[start:end]}»", "hit")]
        at = end
    return [(on_one_line(words), style) for words, style in [*parts, (text[at:], "")]]


def _hit(canvas: Canvas, hit: HitRow) -> None:
    place, speaker = _place(hit), _speaker(hit)
    head = f"{place:<{_PLACE_WIDTH}}{speaker:<{_WHO_WIDTH}} "
    if canvas.output.narrow:
        canvas.paragraph((f"{place}  {speaker}".lstrip(), "dim"))
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
