"""Statements that come back, put together from their links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from pressctl.answers.claims import ClaimRow, LinkRow, Pairing, Relation, ThreadRow
from pressctl.query.linking import SURE, Fetch
from pressctl.text import difference

MOVES = ("figure_changed", "hedge_changed", "deadline_changed", "scope_changed")
_NO_RETELLING = frozenset({"part_of", "contradicts"})  # two statements, not one told again

Place = Callable[[str], tuple[int, int]]  # of a claim's id: that of its release, and its number


class Thread(Struct, frozen=True):
    """Claims that state the same, by their ids in order of date, and how one came to the other."""

    ids: tuple[str, ...]
    steps: tuple[LinkRow, ...]
    release_count: int

    @property
    def moves(self) -> tuple[Relation, ...]:
        """The relations by which it moved, each once."""
        return tuple(dict.fromkeys(one.relation for one in self.steps if one.relation in MOVES))


def parted(claim_id: str) -> tuple[str, int]:
    """Give the release of a claim's id, and the number of the claim in it, from 1."""
    release, _, number = claim_id.rpartition(".c")
    return release, int(number)


def find_threads(links: Iterable[LinkRow], place: Place) -> list[Thread]:
    """Put the claims that state the same into threads, those told in most releases first.

    Each claim of a thread comes from the latest earlier one that it is linked to. The links come in
    any order and are not kept, but for these.
    """
    before: dict[str, LinkRow] = {}
    group: dict[str, list[str]] = {}
    for link in links:
        if link.confidence >= SURE and link.relation not in _NO_RETELLING:
            _join(group, link)
            known = before.get(link.b)
            if known is None or _nearer(link, place) > _nearer(known, place):
                before[link.b] = link
    groups = {id(names): names for names in group.values()}.values()
    threads = [one for names in groups if (one := _thread(names, before, place))]
    return sorted(threads, key=lambda thread: (-thread.release_count, place(thread.ids[0])))


def _nearer(link: LinkRow, place: Place) -> tuple[tuple[int, int], float]:
    return place(link.a), link.confidence


def _join(group: dict[str, list[str]], link: LinkRow) -> None:
    """Bring the groups of two claims together."""
    ours, theirs = (group.setdefault(name, [name]) for name in (link.a, link.b))
    if ours is not theirs:
        small, large = sorted((ours, theirs), key=len)
        large += small
        group.update(dict.fromkeys(small, large))


def _thread(names: Sequence[str], before: Mapping[str, LinkRow], place: Place) -> Thread | None:
    """Make the thread of some claims; they are none where all are of one release."""
    releases = {parted(name)[0] for name in names}
    if len(releases) < 2:
        return None
    ordered = sorted(names, key=place)
    steps = [before[name] for name in ordered if name in before]
    return Thread(tuple(ordered), tuple(steps), len(releases))


def thread_row(thread: Thread, fetch: Fetch) -> ThreadRow:
    """Show a thread with the words of its claims."""
    told = {name: fetch(name) for name in thread.ids}
    days = [claim.published for claim in told.values() if claim.published]
    return ThreadRow(
        id=thread.ids[0],
        first=min(days, default=None),
        last=max(days, default=None),
        release_count=thread.release_count,
        moves=thread.moves,
        sentence=told[thread.ids[-1]].sentence,
        claims=tuple(told.values()),
        steps=tuple(_pairing(link, told[link.a], told[link.b]) for link in thread.steps),
    )


def _pairing(link: LinkRow, a: ClaimRow, b: ClaimRow) -> Pairing:
    words = difference(a.sentence, b.sentence)
    return Pairing(link.a, link.b, link.relation, link.confidence, link.evidence, words)


def thread_of(claim_id: str, threads: Iterable[Thread]) -> Thread:
    """Give the thread of a claim; one that comes back nowhere is a thread of its own."""
    holders = (thread for thread in threads if claim_id in thread.ids)
    return next(holders, Thread((claim_id,), (), 1))
