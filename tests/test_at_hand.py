"""What is at hand saves fetching, and changes nothing else."""

from __future__ import annotations

import pytest

from pressctl.answers.claims import ClaimRow
from pressctl.query import at_hand
from pressctl.query.linking import Linker, in_time
from tests.claim_rows import cut_into, read_retellings

CLAIMS = sorted(read_retellings("retellings.txt")[0], key=in_time)
BY_ID = {claim.id: claim for claim in CLAIMS}


def test_links_do_not_depend_on_what_is_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def fetch(claim_id: str) -> ClaimRow:
        asked.append(claim_id)
        return BY_ID[claim_id]

    def links() -> list[object]:
        asked.clear()
        linker = Linker(fetch)
        return [row for block in cut_into(CLAIMS, 5) for row in linker.link(block)]

    with_all = links()
    assert with_all
    assert not asked
    monkeypatch.setattr(at_hand, "REMEMBERED", 1)
    assert links() == with_all
    assert asked
