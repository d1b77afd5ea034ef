"""Score the links between invented releases whose threads are known (threads.py makes them)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pressctl.answers.claims import LinkRow
from pressctl.api.corpus import Corpus
from pressctl.model import Entry
from pressctl.parsing import parse
from pressctl.query.catalogue import Listed
from tests.accuracy.labelled import HERE
from tests.accuracy.measure import Measure
from tests.accuracy.threads import Told, worlds

WORLDS = 120  # some 700 threads
ALIKE = {"same": "reworded"}  # labels that are one for scoring, as in the seed


@dataclass
class Threads:
    """Claims of invented releases by the threads they are part of."""

    corpus: Corpus
    told: dict[str, Told] = field(default_factory=dict)  # by claim
    # of threads, as far as both ends were found to be claims; `made` counts all steps
    steps: list[tuple[str, str, str]] = field(default_factory=list)
    made: int = 0


def read(name: str, count: int = WORLDS) -> Threads:
    """Make the worlds of threads_NAME.txt and parse their releases as the product would."""
    entries, told, steps, count_made = [], dict[str, Told](), list[tuple[str, str, str]](), 0
    for world in worlds(HERE / f"threads_{name}.txt", count):
        last: dict[str, str | None] = {}
        for number, made in enumerate(world.releases):
            release = parse(made.document(1000 * world.number + number))
            entries.append(Entry(release))
            ids = {
                release.words_of(claim, claim.span): f"{release.id}.c{at}"
                for at, claim in enumerate(release.claims, 1)
            }
            for one in made.told:
                claim_id = ids.get(one.sentence)
                if claim_id is not None:
                    told[claim_id] = one
                before = last.get(one.thread)
                count_made += bool(one.change)
                if one.change and before and claim_id:
                    steps.append((before, claim_id, one.change))
                last[one.thread] = claim_id
    return Threads(Corpus(Listed(entries)), told, steps, count_made)


def measures(name: str) -> Iterator[Measure]:
    """Give the measures of one set of threads."""
    threads = read(name)
    yield from score(threads, threads.corpus.linked.links(), f"threads_{name}")


def score(threads: Threads, links: Iterable[LinkRow], name: str) -> Iterator[Measure]:
    """Compare printed links with the threads."""
    printed = {(row.a, row.b): row.relation for row in links}
    told = threads.told
    known = [(a, b) for a, b in printed if a in told and b in told]
    right = sum(told[a].thread == told[b].thread for a, b in known)
    found = [(printed[a, b], change) for a, b, change in threads.steps if (a, b) in printed]
    alike = sum(ALIKE.get(got, got) == ALIKE.get(wanted, wanted) for got, wanted in found)
    yield Measure(f"{name}.steps", "steps of threads linked", len(found), threads.made)
    yield Measure(f"{name}.right", "linked claims of one thread", right, len(known))
    yield Measure(f"{name}.relations", "relation of linked steps right", alike, len(found))
