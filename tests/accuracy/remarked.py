"""Put the quotation marks of real releases back, as press offices set them, and score the blocks.

python -m tests.accuracy.remarked FILE.jsonl CONVENTION [STYLE]: the blocks that came out wrong.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pressctl.model import Quote, Release
from pressctl.parsing import parse
from tests.accuracy.measure import Measure
from tests.accuracy.own import blocks_of, document_of

Row = dict[str, str]
STYLES = {"curly": "“”", "straight": '""', "single": "‘’"}
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def _each(texts: Sequence[str], left: str, right: str) -> list[str]:
    """Q1: a mark opens every paragraph, one closes the last."""
    return [*(left + text for text in texts[:-1]), f"{left}{texts[-1]}{right}"]


def _gap(texts: Sequence[str], left: str, right: str) -> list[str]:
    """Q1gap: the same, and a middle paragraph has lost its mark."""
    marked, middle = _each(texts, left, right), len(texts) // 2
    return [
        texts[middle] if len(texts) > 2 and number == middle else text
        for number, text in enumerate(marked)
    ]


def _first(texts: Sequence[str], left: str, right: str) -> list[str]:
    """Q2: a mark opens the first paragraph only, one closes the last."""
    return _lost(texts, right, left)


def _first_stop_outside(texts: Sequence[str], left: str, right: str) -> list[str]:
    """Q2 with the last stop behind the mark."""
    last = texts[-1].rstrip()
    outside = last.endswith(".")
    return _first(
        [*texts[:-1], last[:-1] if outside else last], left, f"{right}." * outside or right
    )


def _stray(texts: Sequence[str], left: str, right: str) -> list[str]:
    """Q3: no mark opens, one closes the last."""
    return _lost(texts, right)


def _lost(texts: Sequence[str], right: str, left: str = "") -> list[str]:
    whole = [*texts[:-1], texts[-1] + right]
    return [left + whole[0], *whole[1:]]


def _unclosed(texts: Sequence[str], left: str, right: str) -> list[str]:
    """Q1 that lost its closing mark."""
    return [left + text for text in texts]


def _unopened(texts: Sequence[str], left: str, right: str) -> list[str]:
    """Q1 that lost its first opening mark."""
    marked = _each(texts, left, right)
    return [marked[0].removeprefix(left), *marked[1:]]


CONVENTIONS: dict[str, Callable[[Sequence[str], str, str], list[str]]] = {
    "q1": _each,
    "q1gap": _gap,
    "q2": _first,
    "q2stop": _first_stop_outside,
    "q3": _stray,
    "q1unclosed": _unclosed,
    "q1unopened": _unopened,
}


@dataclass(frozen=True)
class Scored:
    """One block of a release: its paragraphs, the quote at its cue, noisy labels or not."""

    release: Release
    paragraphs: tuple[int, ...]
    quote: Quote | None
    noisy: bool

    @property
    def exact(self) -> bool:
        """Whether the quote at the block's cue has its paragraphs, no more and no fewer."""
        return self.quote is not None and self.quote.paragraphs == self.paragraphs


def measures(path: Path) -> Iterator[Measure]:
    """Score each convention with each kind of marks; the noisy blocks are counted in."""
    for convention in CONVENTIONS:
        for style in STYLES:
            found = list(score(path, convention, style))
            right = sum(one.exact for one in found)
            key = f"marked.{convention}" if style == "curly" else f"marked.{convention}.{style}"
            yield Measure(key, f"{convention}, {style} marks", right, len(found))
            if style == "curly":
                clean = [one.exact for one in found if not one.noisy]
                yield Measure(f"{key}.clean", "... labels not noisy", sum(clean), len(clean))


def score(path: Path, convention: str, style: str) -> Iterator[Scored]:
    """Parse the releases of a file with their marks put back, and give each block."""
    for line in path.open(encoding="utf-8"):
        rows: list[Row] = json.loads(line)["paragraphs"]
        truth = list(blocks_of(rows))
        release = parse(document_of(_marked(rows, truth, convention, style)))
        for first, last in truth:
            quote = next((q for q in release.quotes if _is_at(q, release, first)), None)
            yield Scored(release, tuple(range(first, last + 1)), quote, _is_noisy(rows, last))


def _is_at(quote: Quote, release: Release, first: int) -> bool:
    """Whether a quote has its cue in the paragraph before a block, or begins with the block."""
    before = release.paragraphs[first - 2].span
    return quote.form == "block" and before.start <= quote.cue.start <= before.end


def _is_noisy(rows: Sequence[Row], last: int) -> bool:
    """Whether the paragraph behind a block is labelled narrative and opens with a mark."""
    return rows[last]["text"][:1] in {*'“"‘'} if last < len(rows) else False


def _marked(
    rows: Sequence[Row], truth: Sequence[tuple[int, int]], convention: str, style: str
) -> list[Row]:
    marked = [dict(row) for row in rows]
    left, right = STYLES[style][0], STYLES[style][1]
    for first, last in truth:
        texts = [row["text"] for row in rows[first - 1 : last]]
        for row, text in zip(
            marked[first - 1 : last], CONVENTIONS[convention](texts, left, right), strict=True
        ):
            row["text"] = text
    if style == "straight":  # a page that types one mark straight types them all so
        for row in marked:
            row["text"] = row["text"].translate(_STRAIGHT)
    return marked


def _shown(one: Scored) -> Iterator[str]:
    got = one.quote.paragraphs if one.quote else ()
    why = one.quote.reason if one.quote else "no cue found"
    yield f"=== got {got} not {one.paragraphs}: {why}{' (noisy)' * one.noisy}"
    for number in range(
        one.paragraphs[0] - 1, min(one.paragraphs[-1] + 3, len(one.release.paragraphs) + 1)
    ):
        text = one.release.paragraphs[number - 1].span.of(one.release.text)
        mark = ">" if number in one.paragraphs else " "
        yield f"{mark}{number} {text[:90]} ... {text[-60:]}"


if __name__ == "__main__":
    for scored in score(Path(sys.argv[1]), sys.argv[2], (sys.argv[3:] or ["curly"])[0]):
        if not scored.exact:
            print("\n".join(_shown(scored)))
