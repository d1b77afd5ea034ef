"""All claims of a corpus as links between them are looked for: one after the other, and by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from pressctl.answers.claims import ClaimRow, LinkRow
from pressctl.query.linking import Refuses, find_links
from pressctl.query.listing import claim_rows

if TYPE_CHECKING:
    from pressctl.query.cast import Cast
    from pressctl.query.catalogue import Catalogue

_KEPT = 512  # releases whose claims stay in memory: a matter comes back soon or seldom


class Claims:
    """The claims from the oldest on; they are read anew each time they are gone through."""

    def __init__(self, catalogue: Catalogue, people: Cast) -> None:
        self._catalogue, self._people = catalogue, people
        self._of = lru_cache(maxsize=_KEPT)(self._read)
        self._places: dict[str, int] = {}

    def __iter__(self) -> Iterator[ClaimRow]:
        for place, entry in enumerate(self._catalogue.oldest_first()):
            self._places[entry.release.id] = place
            yield from claim_rows(entry.release, self._people)

    def fetch(self, claim_id: str) -> ClaimRow:
        """Give a claim by its id."""
        release, _, number = claim_id.rpartition(".c")
        return self._of(release)[int(number) - 1]

    def some(self, links: Iterable[LinkRow]) -> list[ClaimRow]:
        """Give the claims of some links."""
        ids = dict.fromkeys(id for link in links for id in (link.a, link.b))
        return [self.fetch(id) for id in sorted(ids, key=self._place)]

    def links(self, refuses: Refuses, *, within: bool = False) -> list[LinkRow]:
        """Find the links between them, ordered by their first claim."""
        found = find_links(self, self.fetch, within, refuses)
        return sorted(found, key=lambda row: (self._place(row.a), self._place(row.b)))

    def _place(self, claim_id: str) -> tuple[int, int]:
        release, _, number = claim_id.rpartition(".c")
        return self._places[release], int(number)

    def _read(self, release_id: str) -> list[ClaimRow]:
        entries = self._catalogue.known_as(release_id)
        entry = next(one for one in entries if one.release.id == release_id)
        return claim_rows(entry.release, self._people)
