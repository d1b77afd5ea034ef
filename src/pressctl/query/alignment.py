"""Where words of a passage stand in a text: in one run, in pieces, or something near."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from pressctl.model import Span
from pressctl.query.senses import Sense
from pressctl.query.tokens import Run
from pressctl.query.vocabulary import FUNCTION_WORDS

# A window is so many times as long as the passage: room for words that the passage left out.
_WINDOW = 1.6
_LEAST_WINDOW = 8
# What a function word tells next to a word that carries meaning; not measured.
_SMALL_WEIGHT = 0.3
# What a left-out word of the text costs when the edges of a near match are cut; not measured.
_GAP_COST = 0.35
# What a changed figure, hedge or name counts when another of its kind stands in its place.
_SAME_KIND = 0.5


def find_runs(keys: Sequence[str], wanted: Sequence[str]) -> list[Run]:
    """Find every place where the words of `wanted` stand in a row."""
    line = "\n" + "\n".join(keys) + "\n"
    needle = "\n" + "\n".join(wanted) + "\n"
    runs, at, word, counted = [], line.find(needle), 0, 0
    while at >= 0:
        word += line.count("\n", counted, at)
        counted = at
        runs.append((word, word + len(wanted)))
        at = line.find(needle, at + 1)
    return runs


def find_chain(runs_of_pieces: Sequence[Sequence[Run]]) -> list[Run] | None:
    """Choose one run of each piece, in the order of the text and as close together as can be."""
    best: list[Run] | None = None
    for first in runs_of_pieces[0]:
        chain = _chain_from(first, runs_of_pieces[1:])
        if chain and (best is None or _length(chain) < _length(best)):
            best = chain
    return best


def _chain_from(first: Run, others: Sequence[Sequence[Run]]) -> list[Run] | None:
    chain = [first]
    for runs in others:
        at = bisect_left(runs, (chain[-1][1], 0))
        if at == len(runs):
            return None
        chain.append(runs[at])
    return chain


def _length(chain: Sequence[Run]) -> int:
    return chain[-1][1] - chain[0][0]


class Step(NamedTuple):
    """One step from a text to a passage, in units of meaning."""

    is_equal: bool
    text: tuple[Sense, ...]
    said: tuple[Sense, ...]


class Near(NamedTuple):
    """A stretch of a text that is like a passage."""

    span: Span
    steps: tuple[Step, ...]
    coverage: float  # the share of the passage, by weight, that stands there in its order
    similarity: float  # 0 to 1; also falls with the words of the text that the passage lacks
    kept: float  # what the equal words weigh
    longest: int  # how many stand in one row

    @property
    def score(self) -> float:
        """Rank stretches: by what is there, then by what is not put in."""
        return self.coverage + self.similarity / 10

    @property
    def edits(self) -> list[Step]:
        """Give the steps that change something."""
        return [step for step in self.steps if not step.is_equal]


def weigh(sense: Sense) -> float:
    """Weigh a word by what it tells of the matter: function words, hedges and denials little."""
    is_small = sense.kind in {"hedge", "negation"} or sense.key in FUNCTION_WORDS
    return _SMALL_WEIGHT if is_small else 1.0


def align(said: Sequence[Sense], text: Sequence[Sense]) -> Near | None:
    """Align a passage with the stretch of a text that shares most of its words."""
    blocks = _core(_blocks(said, text, 0, len(text)), said)
    if not blocks:
        return None
    # align once more with less around: a word can stand twice in the window
    blocks = _core(_blocks(said, text, *_around(blocks, said, text)), said)
    return _measure(tuple(_steps(blocks, said, text)), said)


def find_windows(said: Sequence[str], text: Sequence[str], most: int) -> Iterator[Run]:
    """Slide a window over the words of a text and take the heaviest, then those apart from it.

    A word weighs the less the more often the text has it.
    """
    counts = Counter(text)
    weights = {
        key: (_SMALL_WEIGHT if key in FUNCTION_WORDS else 1.0) / counts[key]
        for key in counts.keys() & set(said)
    }
    sums = [0.0, *accumulate([weights.get(key, 0.0) for key in text])]
    width = min(len(text), int(len(said) * _WINDOW) + _LEAST_WINDOW)
    margin = len(said) // 2  # the heaviest window can still lack an end of the stretch
    heavy = [after - before for before, after in zip(sums, sums[width:], strict=False)]
    for _ in range(most):
        start = max(range(len(heavy)), key=heavy.__getitem__)
        if heavy[start] <= 0:
            return
        yield max(0, start - margin), min(len(text), start + width + margin)
        around = range(max(0, start - width + 1), min(len(heavy), start + width))
        heavy[around.start : around.stop] = [0.0] * len(around)


class _Block(NamedTuple):
    text: int
    said: int
    size: int


def _blocks(said: Sequence[Sense], text: Sequence[Sense], start: int, end: int) -> list[_Block]:
    """Find the longest common subsequence, as runs of equal words."""
    from rapidfuzz.distance import LCSseq

    codes = LCSseq.opcodes([one.key for one in text[start:end]], [one.key for one in said])
    return [
        _Block(code.src_start + start, code.dest_start, code.src_end - code.src_start)
        for code in codes
        if code.tag == "equal"
    ]


def _core(blocks: Sequence[_Block], said: Sequence[Sense]) -> Sequence[_Block]:
    """Keep the blocks that are worth their distance; a stray "the" far off is not."""
    best, best_score, score, begin = (0, 0), 0.0, 0.0, 0
    for at, block in enumerate(blocks):
        if at:
            score -= _GAP_COST * (block.text - blocks[at - 1].text - blocks[at - 1].size)
        if score <= 0:
            score, begin = 0.0, at
        score += sum(map(weigh, said[block.said : block.said + block.size]))
        if score > best_score:
            best, best_score = (begin, at + 1), score
    return blocks[best[0] : best[1]]


def _around(blocks: Sequence[_Block], said: Sequence[Sense], text: Sequence[Sense]) -> Run:
    """Give a core with as many words at each end as the passage has there, and two more."""
    first, last = blocks[0], blocks[-1]
    rest = len(said) - last.said - last.size
    return max(0, first.text - first.said - 2), min(len(text), last.text + last.size + rest + 2)


def _reach(blocks: Sequence[_Block], said: Sequence[Sense], text: Sequence[Sense]) -> Run:
    """Add the words at the ends, in the same sentence, that the passage can have replaced."""
    first, last = blocks[0], blocks[-1]
    start, end = first.text, last.text + last.size
    for _ in range(first.said):
        if start == 0 or text[start].opens:
            break
        start -= 1
    for _ in range(len(said) - last.said - last.size):
        if end == len(text) or text[end].opens:
            break
        end += 1
    return start, end


def _steps(
    blocks: Sequence[_Block], said: Sequence[Sense], text: Sequence[Sense]
) -> Iterator[Step]:
    text_at, end = _reach(blocks, said, text)
    said_at = 0
    for block in [*blocks, _Block(end, len(said), 0)]:
        if block.text > text_at or block.said > said_at:
            yield Step(False, tuple(text[text_at : block.text]), tuple(said[said_at : block.said]))
        text_at, said_at = block.text + block.size, block.said + block.size
        if block.size:
            yield Step(True, tuple(text[block.text : text_at]), tuple(said[block.said : said_at]))


def _measure(steps: tuple[Step, ...], said: Sequence[Sense]) -> Near:
    text = [sense for step in steps for sense in step.text]
    equal = [step.said for step in steps if step.is_equal]
    kept = sum(weigh(sense) for run in equal for sense in run)
    credit = sum(_credit(step) for step in steps if not step.is_equal)
    return Near(
        span=Span(text[0].start, text[-1].end),
        steps=steps,
        coverage=(kept + credit) / sum(map(weigh, said)),
        similarity=2 * sum(map(len, equal)) / (len(said) + len(text)),
        kept=kept,
        longest=max(map(len, equal)),
    )


def _credit(step: Step) -> float:
    """Count a figure for a figure, a hedge for a hedge, as half the same."""
    kinds = [sense.kind for sense in step.text if sense.kind != "word"]
    credit = 0.0
    for sense in step.said:
        if sense.kind in kinds:
            kinds.remove(sense.kind)
            credit += _SAME_KIND * weigh(sense)
    return credit
