"""Score the relation of every labelled pair, linked or not, and show what is taken for what.

python -m tests.accuracy.related [--show] prints for each set a table: a row for each labelled
relation, a column for each that is told. Of tests/cases/retellings_held_out.txt only how many are
right is printed; --show prints the pairs that are wrong in the other sets.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pressctl.answers.claims import ClaimRow
from pressctl.query.changes import Change, find_change
from pressctl.query.comparing import Comparer
from tests.accuracy import retold
from tests.accuracy.measure import Measure
from tests.accuracy.threaded import ALIKE
from tests.claim_rows import Pairs, read_links, read_relations, read_retellings

SETS = ("relations.txt", "links.txt", "retellings.txt", "retellings_more.txt")
RELATIONS = {
    "reworded": "word",
    "figure_changed": "figure",
    "deadline_changed": "day",
    "hedge_changed": "hedge",
    "scope_changed": "scope",
    "part_of": "part",
    "contradicts": "against",
}


class Judged(NamedTuple):
    """A labelled pair, and what is told of it."""

    a: ClaimRow
    b: ClaimRow
    wanted: str
    told: Change

    @property
    def is_right(self) -> bool:
        return _alike(self.wanted) == _alike(self.told.relation)


def _alike(relation: str) -> str:
    return ALIKE.get(relation, relation)


def judged(claims: Iterable[ClaimRow], pairs: Pairs) -> Iterator[Judged]:
    """Tell how the second of each labelled pair stands to the first."""
    by_id = {claim.id: claim for claim in claims}
    known = Comparer(list(by_id.values()))
    for (a, b), wanted in pairs.items():
        one, other = by_id[a], by_id[b]
        comparison = known.compare(known.read(one), known.read(other))
        yield Judged(one, other, wanted, find_change(one, other, comparison))


def read(name: str) -> tuple[list[ClaimRow], Pairs]:
    """Read a set of tests/cases."""
    own = {"relations.txt": read_relations, "links.txt": read_links}
    return own[name]() if name in own else read_retellings(name)


def held_out() -> list[Judged]:
    """Tell the relations of the stories that nobody looks at, as far as they are claims."""
    stories = retold.read()
    at = {place: claim_id for claim_id, place in stories.places.items()}
    told = [label for label in stories.labels if label.a in at and label.b in at]
    pairs = {(at[label.a], at[label.b]): label.relation for label in told}
    return list(judged(stories.corpus.claims(), pairs))


def measures() -> Iterator[Measure]:
    """Give how many relations are right, linked or not."""
    for name in SETS:
        pairs = list(judged(*read(name)))
        key, right = name.removesuffix(".txt"), sum(one.is_right for one in pairs)
        yield Measure(f"{key}.told", "relation of labelled pairs right", right, len(pairs))
    right, labelled = sum(one.is_right for one in held_out()), len(retold.read().labels)
    # of all labels, also where a sentence is not found to be a claim
    yield Measure(f"{retold.NAME}.related", "relation of labelled pairs right", right, labelled)


def print_table(name: str, pairs: list[Judged]) -> None:
    """Print what each labelled relation is taken for."""
    counts = Counter((_alike(one.wanted), _alike(one.told.relation)) for one in pairs)
    right = sum(one.is_right for one in pairs)
    print(f"\n{name}: {right}/{len(pairs)}")
    print(f"{'':18}" + "".join(f"{short:>9}" for short in RELATIONS.values()) + f"{'right':>9}")
    for wanted in RELATIONS:
        row = [counts[wanted, told] for told in RELATIONS]
        total = f"{counts[wanted, wanted]}/{sum(row)}"
        print(f"{wanted:18}" + "".join(f"{count or '·':>9}" for count in row) + f"{total:>9}")


def print_totals(name: str, pairs: list[Judged]) -> None:
    """Print how many of each relation are right, and no more."""
    print(f"\n{name}: {sum(one.is_right for one in pairs)}/{len(pairs)}")
    for wanted, few in _by_relation(pairs).items():
        print(f"{wanted:18}{sum(one.is_right for one in few):>9}/{len(few)}")


def _by_relation(pairs: list[Judged]) -> Mapping[str, list[Judged]]:
    told = {name: [one for one in pairs if _alike(one.wanted) == name] for name in RELATIONS}
    return {name: few for name, few in told.items() if few}


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print the pairs that are wrong")
    options = parser.parse_args()
    for name in SETS:
        pairs = list(judged(*read(name)))
        print_table(name, pairs)
        for one in pairs if options.show else ():
            if not one.is_right:
                print(f"\n{one.wanted} told as {one.told.relation}: {one.told.why}")
                print(f"  {one.a.sentence}\n  {one.b.sentence}")
    print_totals("retellings_held_out.txt", held_out())
    return 0


if __name__ == "__main__":
    sys.exit(main())
