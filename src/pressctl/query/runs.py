"""Runs of words that come back: where texts of different releases have the same words in a row.

The words of every text are cut into overlapping runs of a fixed length. A first pass counts in a
table of bytes in how many releases each run stands, a second keeps those that may stand in two, so
that time and memory are about linear in the words. Stretches of such runs are then joined from
text to text where they share one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from pressctl.query.clusters import Clusters

# The share of the words that must bear content: idioms are made of small words. By eye on 2,999 US
# releases: with a half, lines are lost (“in awe of the bravery of the ... people”).
_CONTENT = 0.4
# Words that may differ between two runs of one line: a figure or a name was changed. Not measured.
_MOST_CHANGED = 6
_ROOM = 8  # bytes of the table a word, so that one run in eight is kept for nothing
_LEAST_TABLE, _LARGEST_TABLE = 1 << 16, 1 << 27

SMALL = frozenset(
    "a an and are as at be been being but by can could do does for from had has have he her his "
    "how i if in into is it its just me more most my no not of on or our out she should so some "
    "such than that the their them there these they this those to up us was we were what when "
    "which who will with would you your it's we're we've i'm i've that's all also any been about "
    "over very both one make makes made sure work working continue together look forward "
    "proud".split()
)


class Words(NamedTuple):
    """The words of a text as they are compared; texts of one release stand together."""

    release_id: str
    keys: Sequence[str]


class Stretch(NamedTuple):
    """Words of a text that come back elsewhere, half-open and counted in words."""

    text: int
    start: int
    end: int


Run = tuple[str, ...]
Place = tuple[int, int]  # the number of a quote, and of a word in it
Places = dict[int, list[Place]]  # by the hash of a run: of 20 million, two alike are unheard of


def find_stretches(texts: Sequence[Words], size: int) -> list[list[Stretch]]:
    """Group stretches that share a run of `size` words, one for each text."""
    places = _find_places(texts, size)
    stretches = _stretches(texts, places, size)
    stretch_at = {
        (one.text, at): number
        for number, one in enumerate(stretches)
        for at in range(one.start, one.end - size + 1)
    }
    links = Clusters(len(stretches))
    for found in places.values():
        known = [stretch_at[place] for place in found if place in stretch_at]
        for a, b in pairwise(known):
            links.tie(a, b)
    _tie_neighbours(texts, stretches, links)
    groups: dict[int, list[Stretch]] = defaultdict(list)
    for number, one in enumerate(stretches):
        groups[links.root(number)].append(one)
    return [_one_a_text(group) for group in groups.values()]


def _find_places(texts: Sequence[Words], size: int) -> Places:
    """Find the runs that stand in several releases, and where each stands."""
    room = _ROOM * sum(len(one.keys) for one in texts)
    mask = min(max(1 << room.bit_length(), _LEAST_TABLE), _LARGEST_TABLE) - 1
    table = bytearray(mask + 1)
    for _, group in groupby(texts, key=lambda one: one.release_id):
        for slot in {hash(run) & mask for one in group for run in _runs(one.keys, size)}:
            table[slot] = min(table[slot] + 1, 2)
    first: dict[int, Place] = {}
    places: Places = {}
    for number, one in enumerate(texts):
        for at, key in enumerate(map(hash, _runs(one.keys, size))):
            if table[key & mask] < 2:
                continue
            if key in places:
                places[key].append((number, at))
            elif key in first:
                places[key] = [first.pop(key), (number, at)]
            else:
                first[key] = (number, at)
    return {key: found for key, found in places.items() if _is_in_two(texts, found)}


def _runs(keys: Sequence[str], size: int) -> Iterator[Run]:
    if len(keys) < size:  # else a million words in a row are looked for in each quote
        return iter(())
    return zip(*(keys[at:] for at in range(size)), strict=False)


def _is_in_two(texts: Sequence[Words], places: Sequence[Place]) -> bool:
    first = texts[places[0][0]].release_id
    return any(texts[number].release_id != first for number, _ in places)


def _stretches(texts: Sequence[Words], places: Places, size: int) -> list[Stretch]:
    """Put runs that follow one another together, as long as another release goes on likewise."""
    longer: dict[Run, list[Place]] = defaultdict(list)
    at_text: dict[int, list[int]] = defaultdict(list)
    for found in places.values():
        for number, at in found:
            at_text[number].append(at)
    for number, starts in sorted(at_text.items()):
        starts.sort()
        for at, after in pairwise(starts):
            if after == at + 1:
                longer[tuple(texts[number].keys[at : at + size + 1])].append((number, at))
    goes_on = {place for found in longer.values() if _is_in_two(texts, found) for place in found}
    stretches = []
    for number, starts in sorted(at_text.items()):
        start = starts[0]
        for at in starts:
            if (number, at) not in goes_on:
                stretches.append(Stretch(number, start, at + size))
                start = next((one for one in starts if one > at), at)
    return [one for one in stretches if _bears_content(texts[one.text].keys[one.start : one.end])]


def _bears_content(keys: Sequence[str]) -> bool:
    return sum(key not in SMALL for key in keys) >= _CONTENT * len(keys)


def _tie_neighbours(texts: Sequence[Words], stretches: Sequence[Stretch], links: Clusters) -> None:
    """Tie stretches that follow one another, but for a few changed words, in two releases."""
    together: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (one, other) in enumerate(pairwise(stretches)):
        if one.text == other.text and other.start - one.end <= _MOST_CHANGED:
            together[links.root(number), links.root(number + 1)].append(number)
    for (a, b), found in together.items():
        if len({texts[stretches[number].text].release_id for number in found}) > 1:
            links.tie(a, b)


def _one_a_text(group: Sequence[Stretch]) -> list[Stretch]:
    """Put the stretches of a text that hang together into one; keep the longest of each text."""
    longest: dict[int, Stretch] = {}
    chain: Stretch | None = None
    for one in group:
        near = chain and chain.text == one.text and one.start - chain.end <= _MOST_CHANGED
        chain = Stretch(one.text, chain.start, one.end) if chain and near else one
        best = longest.get(one.text)
        if best is None or chain.end - chain.start > best.end - best.start:
            longest[one.text] = chain
    return list(longest.values())
