"""Fit the weights of parsing/boundary.py to labelled releases: `make fit`.

    python -m tests.accuracy.fit_boundaries [--data FILE.jsonl] > boundary_weights.py

Without --data only our own labels are used. A data file has one release a line, with `paragraphs`
of {text, kind: attribution | quote | narrative | heading | bullet, quote_id}.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pressctl.model import Speaker
from pressctl.parsing.attribution import find_cue
from pressctl.parsing.boundary import end_features
from pressctl.parsing.signs import Candidate, read_signs
from tests.accuracy.labelled import HERE, TrueRelease, load

ROUNDS = 600
STEP = 0.25
PENALTY = 6.0  # L2; of 3, 6 and 12, which differ by less than 0.01
# How much a quotation counts: our own are in the style that most users read; of the others the
# statements ("issued the following statement:") are a genre of their own, with weights of its own.
# The seed counts most as the only real pages of the style; 6 was taken since its ends then come out
# right (31 of 32; with 3 or 4 it is 28), while cross-validation and held-out ends hardly move.
OWN_WEIGHT, SEED_WEIGHT, DATA_WEIGHT, STATEMENT_WEIGHT = 3.0, 6.0, 0.4, 1.0
SEEN_IN = 8  # a feature that fewer examples show gets no weight


@dataclass(frozen=True)
class Example:
    """One quotation: the features of each possible end, which is right, how much it counts."""

    ends: list[dict[str, float]]
    right: int
    weight: float


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--folds", type=int, default=0, help="only cross-validate our own labels")
    options = parser.parse_args()
    own = list(own_examples())
    other = list(data_examples(options.data)) if options.data else []
    if options.folds:
        cross_validate(own, other, options.folds)
        return
    weights = fit(own + other)
    print(accuracy(own, weights), accuracy(other, weights), file=sys.stderr)
    print(module(weights, len(own), len(other)))


def own_examples() -> Iterator[Example]:
    """Give the quotations of the tuned-on sets and of the seed."""
    for path in sorted(HERE.glob("tuned_on*.txt")):
        for release in load(path):
            yield from _release_examples(release)
    yield from seed_examples()


def _release_examples(release: TrueRelease) -> Iterator[Example]:
    """Give the quotations of a labelled release."""
    lines = release.text.split("\n")
    paragraphs = [(n, release.kinds[n], lines[n - 1].strip()) for n in sorted(release.kinds)]
    for quote in release.quotes:
        yield from _example(
            paragraphs, quote.cue_line, quote.lines, Speaker(quote.name, quote.role), OWN_WEIGHT
        )


def seed_examples() -> Iterator[Example]:
    """Give the quotations of the seed."""
    tags = {"attribution": "C", "quote": "Q", "bullet": "L", "title": "T", "byline": "B"}
    seed = next((HERE.parents[1] / "seeds").glob("*.txt"))
    lines = seed.read_text(encoding="utf-8").split("\n")
    rows = [json.loads(row) for row in (HERE / "seed/paragraphs.jsonl").open(encoding="utf-8")]
    paragraphs = [(r["line"], tags.get(r["kind"], "N"), lines[r["line"] - 1].strip()) for r in rows]
    for row in (HERE / "seed/quotes.jsonl").open(encoding="utf-8"):
        quote = json.loads(row)
        yield from _example(
            paragraphs,
            quote["attribution_line_number"],
            quote["paragraph_lines"],
            Speaker(quote["speaker"], quote["role"]),
            SEED_WEIGHT,
        )


def _example(
    paragraphs: Sequence[tuple[int, str, str]],
    cue: int,
    quoted: Sequence[int],
    speaker: Speaker,
    weight: float,
) -> Iterator[Example]:
    behind = [p for p in paragraphs if p[0] > cue]
    block, stop = [], "end"
    for _, tag, text in behind:
        if tag in {"C", "T", "H", "B"}:
            stop = {"C": "cue", "T": "end", "B": "end"}.get(tag, "heading")
            break
        block.append(Candidate(text, tag == "L"))
    if len(block) > 1 and quoted:
        text = next(text for number, _, text in paragraphs if number == cue)
        signs = list(read_signs(block, speaker))
        statement = is_statement(text)
        weight = STATEMENT_WEIGHT if statement and weight == DATA_WEIGHT else weight
        yield Example(end_features(signs, stop, statement), len(quoted) - 1, weight)


def is_statement(text: str) -> bool:
    """Whether a cue line announces a statement."""
    cue = find_cue(text)
    return cue is not None and cue.statement


def data_examples(path: Path) -> Iterator[Example]:
    """Give the quotations of a data file."""
    tags = {"attribution": "C", "quote": "Q", "bullet": "L", "heading": "H"}
    for row in path.open(encoding="utf-8"):
        rows = json.loads(row)["paragraphs"]
        paragraphs = [(n, tags.get(p["kind"], "N"), p["text"]) for n, p in enumerate(rows, 1)]
        for number, paragraph in enumerate(rows, 1):
            if paragraph["kind"] != "attribution":
                continue
            quoted: list[int] = []
            for at in range(number + 1, len(rows) + 1):
                if rows[at - 1]["kind"] != "quote":
                    break
                quoted.append(at)
            cue = find_cue(paragraph["text"])
            speaker = cue.speaker if cue else Speaker(None)
            yield from _example(paragraphs, number, quoted, speaker, DATA_WEIGHT)


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Maximise the penalised likelihood by plain gradient steps (the problem is convex)."""
    shown: dict[str, int] = {}
    for example in examples:
        for name in {name for end in example.ends for name in end}:
            shown[name] = shown.get(name, 0) + 1
    weights = {name: 0.0 for name, count in shown.items() if count >= SEEN_IN}
    total = sum(example.weight for example in examples)
    speed = dict.fromkeys(weights, 0.0)
    for _ in range(ROUNDS):
        slope = {name: -PENALTY * value for name, value in weights.items()}
        for example in examples:
            _add_slope(slope, example, weights)
        for name in weights:
            speed[name] = 0.9 * speed[name] + STEP * slope[name] / total
            weights[name] += speed[name]
    return weights


def _add_slope(slope: dict[str, float], example: Example, weights: dict[str, float]) -> None:
    chances = _chances(example, weights)
    for at, end in enumerate(example.ends):
        pull = example.weight * ((1.0 if at == example.right else 0.0) - chances[at])
        for name, value in end.items():
            if name in slope:
                slope[name] += pull * value


def _chances(example: Example, weights: dict[str, float]) -> list[float]:
    scores = [sum(weights.get(n, 0.0) * v for n, v in end.items()) for end in example.ends]
    powers = [math.exp(score - max(scores)) for score in scores]
    return [power / sum(powers) for power in powers]


def accuracy(examples: Sequence[Example], weights: dict[str, float]) -> tuple[int, int, float]:
    """Count the right ends, all, and the mean chance given to the right one."""
    right, chance = 0, 0.0
    for example in examples:
        chances = _chances(example, weights)
        right += max(range(len(chances)), key=chances.__getitem__) == example.right
        chance += chances[example.right]
    return right, len(examples), round(chance / max(1, len(examples)), 3)


def cross_validate(own: list[Example], other: list[Example], folds: int) -> None:
    """Print how often the end is right on labels that were held out in turn."""
    right = 0
    for fold in range(folds):
        train = [e for n, e in enumerate(own) if n % folds != fold]
        weights = fit(train + other)
        right += accuracy([e for n, e in enumerate(own) if n % folds == fold], weights)[0]
    print(f"{right} of {len(own)} right in {folds} folds")


def module(weights: dict[str, float], own: int, other: int) -> str:
    """Write the weights as a Python module."""
    rows = "\n".join(
        f"    {json.dumps(name)}: {value:.3f},"
        for name, value in sorted(weights.items())
        if abs(value) >= 0.005
    )
    return (
        '"""Weights of the signs of signs.py, fitted by `make fit`; do not edit.\n\n'
        f"Fitted on {own} quotations of our own labels and {other} of real releases whose marks\n"
        'were stripped. Above 0 speaks for an end, below 0 against it.\n"""\n\n'
        "from __future__ import annotations\n\nWEIGHTS: dict[str, float] = {\n" + rows + "\n}"
    )


if __name__ == "__main__":
    main()
