"""All claims of a corpus, and the links, threads and conflicts between them.

Links are looked for over the whole corpus, since what is rare in it weighs most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from pressctl.answers.claims import ClaimRow, ConflictRow, LinkRow, ThreadRow, TrackRow
from pressctl.query.linking import Refuses, find_links
from pressctl.query.listing import claim_rows

if TYPE_CHECKING:
    from pressctl.query.cast import Cast
    from pressctl.query.catalogue import Catalogue

_KEPT = 512  # releases whose claims stay in memory: a matter comes back soon or seldom


class Linked:
    """The claims of a corpus as they hang together; what a person `refuses` to link is not linked.

    Where `claims` are asked about, an answer has to hold one of them; None asks about all.
    """

    def __init__(self, catalogue: Catalogue, people: Cast, refuses: Refuses) -> None:
        self._catalogue, self._people, self._refuses = catalogue, people, refuses
        self._of = lru_cache(maxsize=_KEPT)(self._read)
        self._places: dict[str, int] = {}

    def links(self, claims: Iterable[ClaimRow] | None = None) -> list[LinkRow]:
        """Pair the claims of different releases on the same matter, ordered by the first."""
        is_asked = _asked(claims)
        return [row for row in self._links() if is_asked(row.a, row.b)]

    def threads(self, claims: Iterable[ClaimRow] | None = None) -> list[ThreadRow]:
        """List the statements that come back in several releases, those told most often first."""
        from pressctl.query.threads import find_threads

        links, is_asked = self._links(), _asked(claims)
        rows = find_threads(self._some(links), links)
        return [row for row in rows if is_asked(*(claim.id for claim in row.claims))]

    def conflicts(self, claims: Iterable[ClaimRow] | None = None) -> list[ConflictRow]:
        """List pairs of claims that cannot both hold, or want a look."""
        from pressctl.query.threads import find_conflicts

        links, is_asked = self._links(within=True), _asked(claims)
        rows = find_conflicts(self._some(links), links, self)
        return [row for row in rows if is_asked(row.a.id, row.b.id)]

    def thread(self, claim: ClaimRow) -> list[TrackRow]:
        """Follow one claim from release to release."""
        from pressctl.query.threads import thread_of
        from pressctl.query.tracking import stations

        row = thread_of(claim, self.threads([claim]))
        issuers = {
            one.release.id: one.release.issuer
            for release_id in {each.release for each in row.claims}
            for one in self._catalogue.known_as(release_id)
        }
        return stations(row, issuers)

    def __iter__(self) -> Iterator[ClaimRow]:
        """Give the claims from the oldest on; they are read anew each time."""
        for place, entry in enumerate(self._catalogue.oldest_first()):
            self._places[entry.release.id] = place
            yield from claim_rows(entry.release, self._people)

    def _links(self, *, within: bool = False) -> list[LinkRow]:
        found = find_links(self, self._fetch, within, self._refuses)
        return sorted(found, key=lambda row: (self._place(row.a), self._place(row.b)))

    def _some(self, links: Iterable[LinkRow]) -> list[ClaimRow]:
        """Give the claims of some links."""
        ids = {id for link in links for id in (link.a, link.b)}
        return [self._fetch(id) for id in sorted(ids, key=self._place)]

    def _fetch(self, claim_id: str) -> ClaimRow:
        release, number = _parted(claim_id)
        return self._of(release)[number - 1]

    def _place(self, claim_id: str) -> tuple[int, int]:
        release, number = _parted(claim_id)
        return self._places[release], number

    def _read(self, release_id: str) -> list[ClaimRow]:
        entries = self._catalogue.known_as(release_id)
        entry = next(one for one in entries if one.release.id == release_id)
        return claim_rows(entry.release, self._people)


def _asked(claims: Iterable[ClaimRow] | None) -> Callable[..., bool]:
    """Tell of ids of claims if one of them is asked about."""
    if claims is None:
        return lambda *_ids: True
    wanted = {claim.id for claim in claims}
    return lambda *ids: not wanted.isdisjoint(ids)


def _parted(claim_id: str) -> tuple[str, int]:
    release, _, number = claim_id.rpartition(".c")
    return release, int(number)
