"""Claims for tests, made from sentences as `parsing` would, without its choice of sentences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from pressctl.answers.claims import (
    ClaimRow,
    ConflictRow,
    DueRow,
    QuantityRow,
    Relation,
    ThreadRow,
)
from pressctl.dates import find_dates
from pressctl.parsing.quantities import find_quantities
from pressctl.query import linking
from pressctl.query.conflicts import conflict_row, find_conflicts
from pressctl.query.linking import in_time, link
from pressctl.query.threads import find_threads, parted, thread_row

CASES = Path(__file__).parent / "cases"

Pairs = dict[tuple[str, str], str]


def claim(
    sentence: str,
    claim_id: str = "bcdfghjk.c1",
    published: str | None = "2024-03-11",
    title: str = "News from the ministry",
    speaker: str | None = None,
) -> ClaimRow:
    """Make a claim of one sentence; its release is the part of the id before the dot."""
    day = date.fromisoformat(published) if published else None
    dues = find_dates(sentence, day)
    return ClaimRow(
        id=claim_id,
        release=claim_id.partition(".")[0],
        title=title,
        published=day,
        kind="count",
        sentence=sentence,
        subject=None,
        quantities=tuple(
            QuantityRow(
                q.span.of(sentence),
                q.value,
                q.unit,
                q.bound,
                q.span.start,
                q.span.end,
                q.direction,
                q.pair,
            )
            for q in find_quantities(sentence)
        ),
        due=DueRow(dues[0].span.of(sentence), dues[0].earliest, dues[0].latest) if dues else None,
        speaker=speaker,
        quote=f"{claim_id.partition('.')[0]}.q1" if speaker else None,
        line=1,
    )


def read_links() -> tuple[list[ClaimRow], Pairs]:
    """Read cases/links.txt: the claims, and the relation of each pair that is to be linked."""
    claims: list[ClaimRow] = []
    wanted: Pairs = {}
    for number, case in enumerate((CASES / "links.txt").read_text().split("\n\n")):
        lines = [line for line in case.splitlines() if line and not line.startswith("#")]
        if len(lines) != 3:
            continue
        pair = [
            claim(sentence, f"r{number:03d}{side}.c1", day, title)
            for side, line in zip("ab", lines[1:], strict=True)
            for day, title, sentence in [[part.strip() for part in line.split("|")]]
        ]
        claims += pair
        if lines[0] != "none":
            wanted[pair[0].id, pair[1].id] = lines[0]
    return claims, wanted


def read_relations() -> tuple[list[ClaimRow], Pairs]:
    """Read cases/relations.txt: two claims for each case, told three months apart."""
    claims: list[ClaimRow] = []
    wanted: Pairs = {}
    for at, case in enumerate((CASES / "relations.txt").read_text().split("\n\n")):
        lines = [line for line in case.splitlines() if line and not line.startswith("#")]
        if len(lines) == 3:
            a, b = f"r{at:03d}a.c1", f"r{at:03d}b.c1"
            claims += [claim(lines[1], a, "2024-03-11"), claim(lines[2], b, "2024-06-11")]
            wanted[a, b] = lines[0]
    return claims, wanted


def read_retellings(file: str = "retellings.txt") -> tuple[list[ClaimRow], Pairs]:
    """Read a file of retellings: the claims of all releases, and the pairs to be linked."""
    claims, labels = _read_stories(file)
    return claims, {pair: word for mark, pair, word in labels if mark == "="}


def read_traps(file: str) -> Pairs:
    """Read the pairs that a file of retellings warns of: not to be linked, and why one might."""
    return {pair: word for mark, pair, word in _read_stories(file)[1] if mark == "!"}


def _read_stories(file: str) -> tuple[list[ClaimRow], list[tuple[str, tuple[str, str], str]]]:
    """Give the claims, and each label: its mark, the two claims it is about and its word."""
    claims: list[ClaimRow] = []
    labels: list[tuple[str, tuple[str, str], str]] = []
    heads: list[tuple[str, str]] = []
    before = 0  # how many releases came before this story
    for line in (CASES / file).read_text().splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "@":
            day, title = (part.strip() for part in rest.split("|"))
            heads.append((day, title))
        elif mark.isdigit():
            claims.append(claim(rest, f"r{len(heads):03d}.c{mark}", *heads[-1]))
        elif mark in {"=", "!"}:
            a, b, word = rest.partition("|")[0].split()
            labels.append((mark, (_place(a, before, 1), _place(b, before, 2)), word))
        elif not mark:
            before = len(heads)
    return claims, labels


def _place(sentence: str, before: int, release: int) -> str:
    """Give the id of a sentence of a story: "3" of its `release`, or "3.2" of its third."""
    named, _, number = sentence.rpartition(".")
    return f"r{before + int(named or release):03d}.c{number}"


def relation_of(a: str, b: str) -> Relation | None:
    """Give the relation of two sentences, a month apart, in which no doubt is wanted."""
    found = link(
        [claim(a, "bbbbbbbb.c1", "2024-03-11"), claim(b, "cccccccc.c1", "2024-04-11")],
    )
    return found[0].relation if found else None


def cut_into(claims: Iterable[ClaimRow], size: int) -> list[list[ClaimRow]]:
    """Cut claims into blocks that are full with so many claims."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linking, "BLOCK", size)
        return [*linking.blocks(claims)]


class Told:
    """Claims of several releases, put together as those of a corpus are."""

    def __init__(self, *claims: ClaimRow) -> None:
        self._by_id = {one.id: one for one in sorted(claims, key=in_time)}
        self._links = link(claims, within=True)

    def threads(self) -> list[ThreadRow]:
        across = [one for one in self._links if parted(one.a)[0] != parted(one.b)[0]]
        found = find_threads(across, self._place)
        return [thread_row(thread, self._by_id.__getitem__) for thread in found]

    def conflicts(self) -> list[ConflictRow]:
        fetch = self._by_id.__getitem__
        found = find_conflicts(self._links, fetch, self._by_id.values())
        return [conflict_row(one, fetch) for one in found]

    def _place(self, claim_id: str) -> tuple[int, int]:
        releases = list(dict.fromkeys(parted(one)[0] for one in self._by_id))
        release, number = parted(claim_id)
        return releases.index(release), number
