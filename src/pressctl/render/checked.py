"""The page that people read of the verdicts on many quotations: an article's or a list's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pressctl.answers.verdicts import Match, Verdict
from pressctl.render.difference import Piece, marked, shortened
from pressctl.render.findings import SIGNS, verdict_page
from pressctl.render.harmless import on_one_line
from pressctl.render.wording import counted

if TYPE_CHECKING:
    from pressctl.render.canvas import Canvas

_HEADINGS = ("LINE", "VERDICT", "SAID TO BE BY", "FOUND IN", "QUOTATION")
_KINDS = ("fixed", "fixed", "words", "words", "words")
_NOTE_INDENT = 6
_GAPS = 2 * (len(_HEADINGS) - 1)
VERBATIM = ("verbatim", "typography", "shortened")  # what exits with 0


def verdicts_page(canvas: Canvas, verdicts: Sequence[Verdict]) -> None:
    """Write a table of quotations, and below each what is to be known of it."""
    if canvas.output.narrow:
        verdict_page(canvas, verdicts)
        return
    from pressctl.render.table import share  # loads rich, which the other formats do without

    rows = [_cells(canvas, verdict) for verdict in verdicts]
    natural = [max(map(len, column)) for column in zip(_HEADINGS, *rows, strict=True)]
    widths = share(natural, _KINDS, canvas.width - _GAPS)
    canvas.row(_HEADINGS, widths, ["fixed"] * len(_HEADINGS))
    canvas.rule()
    for verdict, row in zip(verdicts, rows, strict=True):
        canvas.row(row, widths, _KINDS)
        for note in _notes(verdict):
            canvas.paragraph(note, indent=_NOTE_INDENT)


def told(verdicts: Iterable[Verdict]) -> str:
    """Sum verdicts up: 6 quotations: 3 verbatim (1 of them shortened), 1 altered."""
    counts: Counter[str] = Counter(verdict.verdict for verdict in verdicts)
    right = sum(counts[word] for word in VERBATIM)
    ways = [f"{counts[word]} of them {word}" for word in VERBATIM[1:] if counts[word]]
    parts = [f"{right} verbatim" + (f" ({', '.join(ways)})" if ways else "")] if right else []
    parts += [f"{counts[word]} {word}" for word in SIGNS if counts[word] and word not in VERBATIM]
    return f"{counted(counts.total(), 'quotation')}: {', '.join(parts) or 'none'}"


def lines_of(verdict: Verdict) -> str:
    """Write where a quotation stands: 3, or 3–4."""
    if verdict.line is None:
        return verdict.item or ""
    is_one = verdict.last_line in (None, verdict.line)
    return str(verdict.line) if is_one else f"{verdict.line}–{verdict.last_line}"


def found_in(match: Match) -> str:
    """Write where words were found: zvsl4c.q1 ¶2,¶4."""
    numbers = ",".join("¶" + one.rsplit("p", 1)[-1] for one in match.paragraphs)
    return f"{match.quote or match.release} {numbers}"


def _cells(canvas: Canvas, verdict: Verdict) -> list[str]:
    best = verdict.matches[0] if verdict.matches else None
    words = verdict.query
    if best and verdict.wording == "altered":
        words = marked(shortened(best.difference, keep=20))
    place = found_in(best) if best else "–"
    cells = (
        *(lines_of(verdict), f"{SIGNS[verdict.verdict][0]} {verdict.verdict}"),
        *(verdict.claimed_speaker or "–", place, words),
    )
    return [canvas.output.spelt(on_one_line(cell)) for cell in cells]


def _notes(verdict: Verdict) -> list[Piece]:
    notes: list[Piece] = []
    if verdict.reason != "word for word":
        notes.append((verdict.reason, "dim"))
    if near := verdict.nearest:
        who = near.speaker or "narrative"
        notes.append((f"nearest: {who} ({found_in(near)}): “{near.passage}”", "dim"))
    return notes
