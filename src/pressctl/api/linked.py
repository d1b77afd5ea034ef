"""All claims of a corpus, and the links, threads and conflicts between them.

Links are looked for over the whole corpus, since what is rare in it weighs most. A store keeps
them; of releases in memory they are found at each question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from pressctl.answers.claims import ClaimRow, ConflictRow, LinkRow, ThreadRow, TrackRow
from pressctl.api.claimed import Claims
from pressctl.query.conflicts import conflict_row, find_conflicts
from pressctl.query.linking import Fetch, find_links
from pressctl.query.listing import claim_rows
from pressctl.query.threads import parted

if TYPE_CHECKING:
    from pressctl.corrections import Corrected
    from pressctl.query.cast import Cast
    from pressctl.query.catalogue import Catalogue, Links
    from pressctl.query.two_voices import Conflict


class Linked:
    """The claims of a corpus as they hang together; what a person refused to link is not linked.

    Where `claims` are asked about, an answer has to hold one of them; None asks about all.
    """

    def __init__(self, catalogue: Catalogue, people: Cast, corrected: Corrected | None) -> None:
        self._catalogue, self._people, self._corrected = catalogue, people, corrected
        self._fetch = Claims(catalogue, people).claim

    def links(self, claims: Iterable[ClaimRow] | None = None) -> list[LinkRow]:
        """Pair the claims of different releases on the same matter, ordered by the first."""
        is_asked = _asked(claims)
        rows = (row for row in self._across() if is_asked(row.a, row.b))
        return sorted(rows, key=lambda row: (self._place(row.a), self._place(row.b)))

    def threads(
        self, claims: Iterable[ClaimRow] | None = None, *, moved: bool = False
    ) -> Iterator[ThreadRow]:
        """List the statements that come back in several releases, those told most often first.

        Those alone that `moved`, if asked.
        """
        from pressctl.query.threads import find_threads, thread_row

        is_asked = _asked(claims)
        for thread in find_threads(self._across(), self._place):
            if is_asked(*thread.ids) and (thread.moves or not moved):
                yield thread_row(thread, self._fetch)

    def conflicts(self, claims: Iterable[ClaimRow] | None = None) -> Iterator[ConflictRow]:
        """List pairs of claims that cannot both hold, or want a look."""
        is_asked = _asked(claims)
        pairs = (one for one in self._found.conflicts() if is_asked(one.a, one.b))
        wanted = (one for one in pairs if not self._is_refused(one))
        for one in sorted(wanted, key=lambda pair: (self._place(pair.a), self._place(pair.b))):
            yield conflict_row(one, self._fetch)

    def thread(self, claim: ClaimRow) -> list[TrackRow]:
        """Follow one claim from release to release."""
        from pressctl.query.threads import find_threads, thread_of, thread_row
        from pressctl.query.tracking import stations

        thread = thread_of(claim.id, find_threads(self._across(), self._place))
        row = thread_row(thread, self._fetch)
        issuers = {
            one.release.id: one.release.issuer
            for release_id in {each.release for each in row.claims}
            for one in self._catalogue.known_as(release_id)
        }
        return stations(row, issuers)

    def __iter__(self) -> Iterator[ClaimRow]:
        """Give the claims from the oldest on; they are read anew each time."""
        for entry in self._catalogue.oldest_first():
            yield from claim_rows(entry.release, self._people)

    def _across(self) -> Iterator[LinkRow]:
        """Give the links between different releases."""
        return (row for row in self._links() if parted(row.a)[0] != parted(row.b)[0])

    def _links(self) -> Iterator[LinkRow]:
        return (row for row in self._found if not self._is_refused(row))

    @cached_property
    def _found(self) -> Links:
        kept = self._catalogue.kept_links(self._people)
        return _Fresh(self, self._fetch) if kept is None else kept

    def _is_refused(self, row: LinkRow) -> bool:
        if self._corrected is None or not self._suspects:
            return False
        pair = frozenset(parted(claim_id)[0].partition("@")[0] for claim_id in (row.a, row.b))
        if pair not in self._suspects:  # no claim need be read
            return False
        return self._corrected.refuses(self._fetch(row.a), self._fetch(row.b))

    @cached_property
    def _suspects(self) -> frozenset[frozenset[str]]:
        return self._corrected.unlinked_releases if self._corrected else frozenset()

    def _place(self, claim_id: str) -> tuple[int, int]:
        release, number = parted(claim_id)
        return self._places[release], number

    @cached_property
    def _places(self) -> Mapping[str, int]:
        ids = self._catalogue.ids_oldest_first()
        return {release_id: place for place, release_id in enumerate(ids)}


class _Fresh:
    """The links of claims that are gone through now, found once."""

    def __init__(self, claims: Iterable[ClaimRow], fetch: Fetch) -> None:
        self._claims, self._fetch = claims, fetch

    def __iter__(self) -> Iterator[LinkRow]:
        return iter(self._links)

    def conflicts(self) -> list[Conflict]:
        return find_conflicts(self._links, self._fetch, self._claims)

    @cached_property
    def _links(self) -> list[LinkRow]:
        return list(find_links(self._claims, self._fetch, within=True))


def _asked(claims: Iterable[ClaimRow] | None) -> Callable[..., bool]:
    """Tell of ids of claims if one of them is asked about."""
    if claims is None:
        return lambda *_ids: True
    wanted = {claim.id for claim in claims}
    return lambda *ids: not wanted.isdisjoint(ids)
