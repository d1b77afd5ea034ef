"""The claims of a corpus, one by one by their ids."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pressctl.errors import DamagedIndex
from pressctl.query.listing import claim_rows
from pressctl.query.threads import parted

if TYPE_CHECKING:
    from pressctl.answers.claims import ClaimRow
    from pressctl.query.cast import Cast
    from pressctl.query.catalogue import Catalogue

_KEPT = 512  # releases whose claims stay in memory: a matter comes back soon or seldom


class Claims:
    """Reads the release of a claim that is asked for; the last few releases stay at hand."""

    def __init__(self, catalogue: Catalogue, people: Cast) -> None:
        self._catalogue, self._people = catalogue, people
        self._of = lru_cache(maxsize=_KEPT)(self._read)

    def claim(self, claim_id: str) -> ClaimRow:
        """Give a claim by its whole id."""
        release, number = parted(claim_id)
        return self._of(release)[number - 1]

    def _read(self, release_id: str) -> list[ClaimRow]:
        for entry in self._catalogue.known_as(release_id):
            if entry.release.id == release_id:
                return claim_rows(entry.release, self._people)
        raise DamagedIndex(f"{release_id} is found once, and not again")
