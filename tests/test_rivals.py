"""Of two pairs that share a claim, between the same two releases, the likelier one counts."""

from __future__ import annotations

from pressctl.query.rivals import RIVAL, Rivals

RELEASES = "aabbc"  # of the claims 0 to 4


def test_a_pair_has_to_be_half_as_likely_as_the_best_of_either_claim() -> None:
    rivals = Rivals(RELEASES.__getitem__)
    assert rivals.least(0, 2) == 0.0
    rivals.add(0, 2, 0.8)
    rivals.add(0, 2, 0.6)
    assert rivals.least(0, 2) == rivals.least(0, 3) == rivals.least(1, 2) == RIVAL * 0.8
    assert rivals.most(0, 3) == 0.8
    assert rivals.least(1, 3) == 0.0


def test_pairs_with_another_release_are_no_rivals() -> None:
    rivals = Rivals(RELEASES.__getitem__)
    rivals.add(0, 4, 0.9)
    assert rivals.least(0, 2) == 0.0
