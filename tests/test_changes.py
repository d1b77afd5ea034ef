"""How one sentence stands to another, given that both state the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from pressctl.answers.claims import Relation
from pressctl.query.changes import Change, find_change
from pressctl.query.comparing import Comparer
from tests.claim_rows import claim

CASES = Path(__file__).parent / "cases" / "relations.txt"
MOST_WRONG = 1  # of 182: "new households" are no fewer than "households"


def changes(pairs: Sequence[tuple[str, str]]) -> list[Change]:
    """Tell how each second sentence, told three months later, stands to the first."""
    told = [
        (claim(a, f"r{at:03d}a.c1", "2024-03-11"), claim(b, f"r{at:03d}b.c1", "2024-06-11"))
        for at, (a, b) in enumerate(pairs)
    ]
    known = Comparer([one for pair in told for one in pair])
    return [find_change(a, b, known.compare(known.read(a), known.read(b))) for a, b in told]


def cases() -> list[tuple[str, str, str]]:
    blocks = CASES.read_text(encoding="utf-8").split("\n\n")
    told = [[line for line in block.splitlines() if line[:1] != "#"] for block in blocks]
    return [(lines[0], lines[1], lines[2]) for lines in told if len(lines) == 3]


def test_invented_pairs_are_told_by_how_they_moved() -> None:
    told = cases()
    assert len(told) > 180
    found = changes([(a, b) for _, a, b in told])
    wrong = [
        (one.relation, *case)
        for case, one in zip(told, found, strict=True)
        if one.relation != case[0]
    ]
    assert len(wrong) <= MOST_WRONG, wrong


# What a few other releases say, so that some words are rarer than others
OTHERS = [(a, b) for _, a, b in cases()[:30]]


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        # a doubt, or a "not", in what only one of them goes on to say
        (
            "The plan cuts 90 posts at the Hexby works.",
            "The plan, which ministers said on Monday they could not yet explain in full to "
            "anybody in the town, cuts 90 posts at the Hexby works.",
            "reworded",
        ),
        (
            "No more than 60 flights will be allowed.",
            "Up to 60 flights will be allowed.",
            "reworded",
        ),
        (
            "The new wing of the museum is possible through Lord Ashe's gift.",
            "The new wing of the museum would not be possible without Lord Ashe's gift.",
            "hedge_changed",
        ),
        ("Repairs are done within a week.", "All repairs get done within a week.", "reworded"),
    ],
)
def test_a_not_that_turns_nothing_round_is_no_contradiction(
    a: str, b: str, relation: Relation
) -> None:
    assert changes([(a, b), *OTHERS])[0].relation == relation


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ("Fares are free for boys.", "Fares are free for boys and girls.", "widened by girls"),
        ("Fares are free for boys.", "Fares are free for boys under 11.", "narrowed by 11"),
        ("Fares are free for boys under 11.", "Fares are free for boys.", "widened by 11"),
        (
            "The fund pays for the drains of all farms.",
            "The fund pays for the drains of dairy farms.",
            "narrowed by dairy",
        ),
    ],
)
def test_a_scope_says_which_way_it_went(a: str, b: str, why: str) -> None:
    assert changes([(a, b), *OTHERS])[0].why == why
