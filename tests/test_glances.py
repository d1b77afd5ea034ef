"""A glance leaves out what has no hope, and nothing that would have been linked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pressctl.answers.claims import ClaimRow
from pressctl.query.comparing import Comparer
from pressctl.query.glances import Glances
from pressctl.query.linking import link
from pressctl.query.signals import LEAST_CONFIDENCE
from tests.claim_rows import claim, read_links


def _hopeful(*claims: ClaimRow) -> list[int]:
    """Look at the last one and all before it."""
    comparer = Comparer(claims)
    glances = Glances(comparer.rarity.of)
    read = [comparer.read(one) for one in claims]
    for one in read:
        glances.add(one)

    topic = _topics(comparer, claims, len(claims) - 1)
    found = glances.hopeful(read[-1], range(len(claims) - 1), topic, comparer.crowd)
    return [number for number, most, _ in found if most >= LEAST_CONFIDENCE]


def _topics(comparer: Comparer, claims: Sequence[ClaimRow], of: int) -> Callable[[int], float]:
    return lambda number: comparer.topic(claims[number].release, claims[of].release)


def test_no_pair_that_is_linked_is_likelier_than_it_seemed_at_a_glance() -> None:
    claims, _ = read_links()
    at = {one.id: number for number, one in enumerate(claims)}
    comparer = Comparer(claims)
    read = [comparer.read(one) for one in claims]
    glances = Glances(comparer.rarity.of)
    for one in read:
        glances.add(one)
    for row in (row for row in link(claims) if row.relation != "part_of"):
        i, j = at[row.a], at[row.b]
        topic = _topics(comparer, claims, j)
        [(_, most, told)] = glances.hopeful(read[j], [i], topic, comparer.crowd)
        assert (told if "surer pair" in row.evidence else most) >= row.confidence - 0.01


def test_two_matters_with_one_word_in_common_have_no_hope() -> None:
    assert not _hopeful(
        claim("The Tolby tunnel will carry lorries.", "bbbbbbbb.c1", title="A tunnel"),
        claim("Oyster farmers will carry lamps at Fenmouth.", "cccccccc.c1", title="Oysters"),
    )


def test_one_figure_or_name_in_common_gives_hope() -> None:
    assert _hopeful(
        claim("The new Tolby tunnel will cost £312 million.", "bbbbbbbb.c1"),
        claim("Some £312 million goes to build under Tolby.", "cccccccc.c1"),
    )


def test_claims_of_which_nothing_weighs_anything_have_no_hope() -> None:
    assert not _hopeful(claim("It is so.", "bbbbbbbb.c1"), claim("It is.", "cccccccc.c1"))
