"""The same claim in several releases, and how it moved."""

from __future__ import annotations

from array import array
from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Any

from pressctl.answers.claims import ClaimRow, LinkRow
from pressctl.query.at_hand import AtHand
from pressctl.query.changes import explain, find_change
from pressctl.query.comparing import Comparer, Comparison
from pressctl.query.glances import Glances
from pressctl.query.keeping import keep, kept
from pressctl.query.meeting import Meetings
from pressctl.query.reading import Read, whole_key
from pressctl.query.rivals import Rivals
from pressctl.query.signals import LEAST_CONFIDENCE, MOST_TOPIC
from pressctl.query.stories import Hoped, Likely, Stories
from pressctl.query.totals import find_parts

# Claims that are taken in before they are linked: the more, the better is known in a small corpus
# what is rare, and the less often is it all weighed anew; but the last block is linked again
# whenever claims are added to it. Not measured.
BLOCK = 4000
SURE = 0.5  # links to build on; not measured
# Earlier claims that are read for one claim, those that seem the likeliest at a glance. With 12,
# two of 962 steps of threads_tuned_on.txt are lost, with 20 none.
MOST_READ = 20
MOST_LINKS = 10  # earlier claims that one claim is linked to, the surest first; not measured

Refuses = Callable[[ClaimRow, ClaimRow], bool]  # pairs that a person said are no pair
Fetch = Callable[[str], ClaimRow]  # a claim by its id


def nothing(_a: ClaimRow, _b: ClaimRow) -> bool:
    """Refuse no pair."""
    return False


def link(
    claims: Sequence[ClaimRow], within: bool = False, refuses: Refuses = nothing
) -> list[LinkRow]:
    """Find the claims that are stated again in a later release, and how they changed.

    `a` of a link is the earlier by date, then by id; undated claims come last. With `within`,
    pairs inside one release are linked too. What a person `refuses` is left out.
    Ordered by a, then b.
    """
    ordered = sorted(claims, key=in_time)
    by_id = {claim.id: claim for claim in ordered}
    place = {claim.id: number for number, claim in enumerate(ordered)}
    rows = find_links(ordered, by_id.__getitem__, within, refuses)
    return sorted(rows, key=lambda row: (place[row.a], place[row.b]))


def find_links(
    claims: Iterable[ClaimRow], fetch: Fetch, within: bool = False, refuses: Refuses = nothing
) -> Iterator[LinkRow]:
    """Do what `link` does for claims that are streamed, in the order of `in_time`.

    They are not kept; those that are worth comparing are fetched by their id. The links come by
    their b, then a.
    """
    linker = Linker(fetch)
    for block in blocks(claims):
        for row in linker.link(block):
            if (within or _release(row.a) != _release(row.b)) and (
                refuses is nothing or not refuses(fetch(row.a), fetch(row.b))
            ):
                yield row


def in_time(claim: ClaimRow) -> tuple[date, str, int]:
    """Order claims by date, release and number; undated ones come last."""
    return claim.published or date.max, claim.release, _number(claim.id)


def _number(claim_id: str) -> int:
    """Give the number at the end of an id, so that c10 comes after c9."""
    digits = claim_id[len(claim_id.rstrip("0123456789")) :]
    return int(digits or 0)


def _release(claim_id: str) -> str:
    return claim_id.rpartition(".")[0]


def is_full(block: Sequence[ClaimRow]) -> bool:
    """Tell if no other release belongs to a block of claims; the last block need not be full."""
    return len(block) >= BLOCK


def blocks(claims: Iterable[ClaimRow]) -> Iterator[list[ClaimRow]]:
    """Cut claims, in the order of `in_time`, into blocks of whole releases."""
    block: list[ClaimRow] = []
    for _, told in groupby(claims, key=attrgetter("release")):
        block += told
        if is_full(block):
            yield block
            block = []
    if block:
        yield block


class Linker:
    """Takes claims block by block, and links those of each with one another and with earlier ones.

    What is rare, and how many claims there are, is counted to the end of the block: what comes
    later changes no link. The time for a block is bounded, since each claim is compared with a
    bounded number of others. Nothing depends on what is at hand: a linker that is `resumed` finds
    the same.
    """

    def __init__(self, fetch: Fetch) -> None:
        """Begin with no claim; earlier ones are fetched by their id."""
        self._ids = _Ids()
        self._comparer = Comparer()
        self._meetings = Meetings(self._comparer.rarity.seen)
        self._glances = Glances(self._comparer.rarity.of)
        self._at_hand = AtHand(self._comparer, lambda number: fetch(self._ids[number]))
        self._read = self._at_hand.read
        self._stories = Stories(self._comparer, self._read, self._ids.release)

    @classmethod
    def resumed(cls, written: bytes, fetch: Fetch) -> Linker:
        """Go on from what another one kept."""
        linker = cls(fetch)
        ids, comparer, meetings, glances = kept(written)
        linker._ids.resume(ids)
        linker._comparer.resume(comparer)
        linker._meetings.resume(meetings)
        linker._glances.resume(glances)
        return linker

    def kept(self) -> bytes:
        """Write down what is known after a block: 120 bytes a claim, where there are many."""
        parts = (self._ids, self._comparer, self._meetings, self._glances)
        return keep([part.kept() for part in parts])

    def link(self, block: Sequence[ClaimRow]) -> list[LinkRow]:
        """Link the claims of whole releases, ordered by b, then a; also those of one release."""
        rows: list[LinkRow] = []
        for numbers in self._turn_to(block):
            rows += self._link_release(numbers)
        return rows

    def take_in(self, block: Sequence[ClaimRow]) -> None:
        """Get to know a block whose links are known already: in a quarter of the time."""
        for numbers in self._turn_to(block):
            for j in numbers:
                self._meet(j, numbers[0])

    def _turn_to(self, block: Sequence[ClaimRow]) -> Iterator[list[int]]:
        """Judge by all that is known with a block, and give its claims release by release."""
        first = len(self._ids)
        self._ids.add(block)
        self._at_hand.turn_to(first, block)
        self._meetings.settle()
        for _, told in groupby(range(first, len(self._ids)), key=self._ids.release):
            yield list(told)

    def _meet(self, j: int, own: int) -> tuple[list[int], list[int]]:
        """Remember a claim, and give those that it meets: of other releases, and of its own."""
        here = self._read(j)
        self._glances.add(here)
        return self._meetings.meet(j, here.weighed, whole_key(here.claim.sentence), own)

    def _link_release(self, numbers: Sequence[int]) -> list[LinkRow]:
        """Link the claims of one release, in their order."""
        likely = self._stories.look_again(*self._compare(numbers))
        found = {
            (j, i): self._row(self._read(i), self._read(j), comparison)
            for i, j, comparison in likely
        }
        pairs = [(i, j) for j, i in found]
        for (i, j), row in find_parts(numbers, self._at_hand.claim, self._read, pairs):
            if (j, i) not in found or found[j, i].relation == "figure_changed":
                found[j, i] = row
        return [row for _, row in sorted(found.items(), key=lambda item: item[0])]

    def _compare(self, numbers: Sequence[int]) -> tuple[list[Likely], list[Hoped]]:
        """Give the pairs that are likely, and those of other releases that were hoped for."""
        rivals = Rivals(self._ids.release)
        likely, hoped = list[Likely](), list[Hoped]()
        for j in numbers:
            here = self._read(j)
            for met in self._meet(j, numbers[0]):
                topic, crowd = partial(self._topic, j), self._comparer.crowd
                hopeful = list(self._glances.hopeful(here, met, topic, crowd))
                likely += self._surest(j, here, hopeful, rivals)
                hoped += [(i, j, most) for i, _, most in hopeful if i < numbers[0]]
        return [one for one in likely if one[2].confidence >= rivals.least(*one[:2])], hoped

    def _surest(
        self, j: int, here: Read, hopeful: Iterable[tuple[int, float, float]], rivals: Rivals
    ) -> list[Likely]:
        """Give some of the claims met, the surest first; what cannot be among them is not read."""
        comparer, sure = self._comparer, list[Likely]()
        likeliest = sorted(hopeful, key=lambda one: (-one[1], one[0]))
        for i, most, _ in likeliest[:MOST_READ]:
            full = len(sure) == MOST_LINKS
            if full and most < sure[-1][2].confidence:
                break
            enough = max(LEAST_CONFIDENCE, rivals.least(i, j))
            if most < enough:
                continue
            comparison = comparer.compare(self._read(i), here, enough)
            if comparison.confidence >= enough:
                insort(sure, (i, j, comparison), key=lambda one: (-one[2].confidence, one[0]))
                del sure[MOST_LINKS:]
                rivals.add(i, j, comparison.confidence)
        return sure

    def _topic(self, j: int, i: int) -> float:
        return self._comparer.topic(self._ids.release(i), self._ids.release(j))

    def _row(self, a: Read, b: Read, comparison: Comparison) -> LinkRow:
        change = find_change(a.claim, b.claim, comparison)
        confidence = round(min(comparison.confidence, change.surest), 2)
        evidence = explain(a.claim, b.claim, comparison, change)
        if comparison.signals.topic > MOST_TOPIC:
            evidence += "; the releases share a surer pair"
        return LinkRow(a.claim.id, b.claim.id, change.relation, confidence, evidence)


class _Ids:
    """The ids of the claims so far, by their number; eight bytes each."""

    def __init__(self) -> None:
        self._releases: list[str] = []
        self._of, self._ends = array("I"), array("I")

    def __len__(self) -> int:
        return len(self._of)

    def __getitem__(self, number: int) -> str:
        return f"{self.release(number)}.c{self._ends[number]}"

    def release(self, number: int) -> str:
        return self._releases[self._of[number]]

    def add(self, claims: Iterable[ClaimRow]) -> None:
        for claim in claims:
            if not self._of or self._releases[-1] != claim.release:
                self._releases.append(claim.release)
            self._of.append(len(self._releases) - 1)
            self._ends.append(_number(claim.id))

    def kept(self) -> list[object]:
        return [self._releases, self._of, self._ends]

    def resume(self, kept: Any) -> None:  # noqa: ANN401 - see keeping.py
        self._releases, self._of, self._ends = kept
