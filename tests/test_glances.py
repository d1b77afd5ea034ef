"""A glance leaves out what has no hope, and nothing that would have been linked."""

from __future__ import annotations

from pressctl.answers.claims import ClaimRow
from pressctl.query.comparing import Comparer
from pressctl.query.glances import Glances
from pressctl.query.linking import link
from tests.claim_rows import claim, read_links


def _looked_at(*claims: ClaimRow) -> Glances:
    comparer = Comparer(claims)
    glances = Glances(comparer)
    for one in claims:
        glances.add(comparer.read(one))
    return glances


def test_every_pair_that_is_linked_was_hopeful_at_a_glance() -> None:
    claims, _ = read_links()
    glances = _looked_at(*claims)
    at = {one.id: number for number, one in enumerate(claims)}
    comparer = Comparer(claims)
    read = [comparer.read(one) for one in claims]
    for row in link(claims):
        i, j = at[row.a], at[row.b]
        shared = sum(read[j].weighed[key] for key in read[i].weighed.keys() & read[j].weighed)
        assert glances.is_hopeful(i, j, shared)


def test_two_matters_with_one_word_in_common_have_no_hope() -> None:
    glances = _looked_at(
        claim("The Tolby tunnel will carry lorries.", "bbbbbbbb.c1", title="A tunnel"),
        claim("Oyster farmers will carry lamps at Fenmouth.", "cccccccc.c1", title="Oysters"),
    )
    assert not glances.is_hopeful(0, 1, 0.5)


def test_one_figure_or_name_in_common_gives_hope() -> None:
    glances = _looked_at(
        claim("The new Tolby tunnel will cost £312 million.", "bbbbbbbb.c1"),
        claim("Some £312 million goes to build under Tolby.", "cccccccc.c1"),
    )
    assert glances.is_hopeful(0, 1, 1.5)


def test_claims_of_which_nothing_weighs_anything_have_no_hope() -> None:
    glances = _looked_at(claim("It is so.", "bbbbbbbb.c1"), claim("It is.", "cccccccc.c1"))
    assert not glances.is_hopeful(0, 1, 0.0)
