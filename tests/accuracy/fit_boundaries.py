"""Fit what parsing/boundary.json holds: `make fit`.

    python -m tests.accuracy.fit_boundaries [--data FILE.jsonl] > boundary.json

Without --data only our own labels are used: the seed and the sets tuned on. A data file has one
release a line, with the `member` whose it is and `paragraphs` of {text, kind, quote_id}, where kind
is attribution, quote, narrative, heading or bullet.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.json import encode, format

from pressctl.parsing import chain
from pressctl.parsing.boundary import weigh
from pressctl.parsing.weights import Weights, of_genre
from tests.accuracy.examples import (
    Labelled,
    marked_releases,
    own_releases,
    seed_releases,
)
from tests.accuracy.labelled import HERE
from tests.accuracy.learning import fit, tones_of

TUNED_ON = tuple(sorted(path.stem for path in HERE.glob("tuned_on*.txt")))


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    options = parser.parse_args()
    releases = load_releases(options.data)
    count = sum(len(release.examples) for release in releases)
    about = f"Learned by `make fit` from {count} labelled quotations; do not edit."
    sys.stdout.write(format(encode(fit(releases, about)), indent=1).decode() + "\n")


def load_releases(data: Path | None) -> list[Labelled]:
    """Load our own labels, and the data file where one is given."""
    own = [*seed_releases(), *own_releases(TUNED_ON)]
    return [*own, *(marked_releases(data) if data else ())]


def parts(releases: Sequence[Labelled], folds: int) -> Iterator[list[Labelled]]:
    """Give what is held out in turn: a fold of the groups, then each release of the seed."""
    seed = [release for release in releases if release.source == "seed"]
    others = [release for release in releases if release.source != "seed"]
    groups = sorted({release.group for release in others})
    part = {group: at % folds for at, group in enumerate(groups)}
    for fold in range(folds):
        yield [release for release in others if part[release.group] == fold]
    yield from ([release] for release in seed)


def predict(release: Labelled, weights: Weights) -> list[list[float]]:
    """Give the chance of each end of each example; none where the parser found no quotation."""
    found = [example for example in release.examples if example.one]
    scores, ties = [], []
    for example in found:
        assert example.one is not None
        shown = zip(tones_of(example, weights.tone), example.signs, strict=True)
        signs = [[tone, *others] for tone, others in shown]
        scores.append(weigh(example.one, signs, of_genre(weights, example.one.genre)))
        ties.append(weights.chain[example.one.stop])
    chances = iter(chain.decode(scores, ties) if found else [])
    return [next(chances) if example.one else [] for example in release.examples]


if __name__ == "__main__":
    main()
