"""The links between the claims of a store: found at the first question, and kept beside it.

Claims are linked block by block in order of date, and a block that is full is not touched by what
comes later. So where a store has changed, the blocks before the change still stand, and what found
them goes on behind them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import astuple

from pressctl.api.claimed import Claims
from pressctl.errors import DamagedIndex, UnreadableStore
from pressctl.query.conflicts import find_conflicts
from pressctl.query.linking import Linker, is_full
from pressctl.query.listing import claim_rows
from pressctl.query.two_voices import Conflict
from pressctl.store import disk, links
from pressctl.store.disposable import LINKS, is_usable
from pressctl.store.index.tables import digest_of
from pressctl.store.links import Block, Links, LinksWriter, Told

if TYPE_CHECKING:
    from pressctl.answers.claims import ClaimRow, LinkRow
    from pressctl.api.stored import Making, Stored
    from pressctl.query.cast import Cast
    from pressctl.store.index.tables import Row

# Blocks after which the state is kept, should somebody stop us: some 100,000 claims, which took
# three minutes to link; keeping it took 1 s at 250,000 claims.
KEEP_EVERY = 25
_UNFINISHED = "0" * 16  # the fingerprint of links of which a part is there


class Kept:
    """The links of a store as they are kept: see `query.catalogue.Links`."""

    def __init__(self, links: Links) -> None:
        self._links = links

    def __iter__(self) -> Iterator[LinkRow]:
        return iter(self._links)

    def conflicts(self) -> Iterator[Conflict]:
        return (Conflict(*pair) for pair in self._links.pairs())


def open_links(stored: Stored, people: Cast, making: Making) -> Kept:
    """Open the links of a store, found or brought up to date if need be.

    Raises UnreadableStore where no file can be written.
    """
    return Kept(_links(stored, people, making))


def _links(stored: Stored, people: Cast, making: Making) -> Links:
    path, wanted = stored.index.path, LINKS.fingerprint(stored.index.fingerprint, b"")
    work = _Work(stored, people, making, Claims(stored, people))
    found = None if making.anew else LINKS.opened(path, wanted, Links.open)
    if found:
        return found
    try:
        with LINKS.making(path, making.waiting):
            if making.anew:
                LINKS.sweep(path, None)
            return LINKS.opened(path, wanted, Links.open) or _made(path, wanted, work)
    except OSError as error:
        try:
            with TemporaryDirectory(prefix="pressctl-") as folder:
                return _made(Path(folder), wanted, work)
        except OSError:
            why = (error.strerror or str(error)).lower()
            hint = "free some room, there or in the folder for temporary files"
            raise UnreadableStore(str(path), f"its links cannot be kept: {why}", hint) from None


def _made(folder: Path, wanted: str, work: _Work) -> Links:
    begun = LINKS.begin(folder)
    try:
        try:
            with links.writing(begun) as writer:
                work.fill(writer, _newest(work.stored.index.path))
        except KeyboardInterrupt:  # who asks again need not wait for all of it
            LINKS.finish(begun, _UNFINISHED)
            raise
        return Links.open(LINKS.finish(begun, wanted))
    finally:
        disk.remove(begun)


def _newest(path: Path) -> Links | None:
    """Open the newest links that are sound, whatever they were made from."""
    for old in LINKS.others(path)[:1]:
        if is_usable(old):
            return Links.open(old)
    return None


def _standing(old: Links | None, told: Sequence[Told]) -> tuple[int, int, bytes]:
    """Count the full blocks of old links that hold the first of some releases, and all full ones.

    Gives the state behind the last full one, too.
    """
    if old is None:
        return 0, 0, b""
    try:
        full, state = old.state()
    except DamagedIndex:
        return 0, 0, b""
    done = 0
    for number in range(full):
        releases = old.block(number).releases
        if releases != told[done : done + len(releases)]:
            return number, full, state
        done += len(releases)
    return full, full, state


class _Part(Struct, frozen=True):
    """Neighbouring releases whose claims are linked together; `is_full` if no more belong to it."""

    releases: list[Told]
    claims: list[ClaimRow]
    is_full: bool


class _Work(Struct):
    """What is to be linked: the releases of a store, from the oldest on."""

    stored: Stored
    people: Cast
    making: Making
    claims: Claims

    def fill(self, writer: LinksWriter, old: Links | None) -> None:
        """Keep the blocks of old links that still stand, and link the rest."""
        rows = list(self.stored.index.oldest_first())
        told = list(map(self._told, rows))
        self._tell(0, len(rows))
        linker, done = self._go_on(writer, old, rows, told)
        parts = self._parts(rows[done:], told[done:])
        for number, (part, after) in enumerate(pairwise(chain(parts, [None])), 1):
            assert part is not None
            writer.add(self._block(linker, part))
            is_last = after is None or not after.is_full
            if part.is_full and (is_last or number % KEEP_EVERY == 0):
                writer.keep_state(linker.kept())
            done += len(part.releases)
            self._tell(done, len(rows))

    def _go_on(
        self, writer: LinksWriter, old: Links | None, rows: Sequence[Row], told: Sequence[Told]
    ) -> tuple[Linker, int]:
        """Keep the full blocks of old links as long as they hold the releases there are.

        Gives what goes on linking behind them, and how many releases they hold. If there are other
        full blocks behind them, something came into the past or went from it: then what goes on
        has to take in the claims of those that stand, which takes a quarter of linking them.
        """
        linker, done = Linker(self.claims.claim), 0
        standing, full, state = _standing(old, told)
        for number in range(standing):
            assert old is not None
            block = old.block(number)
            writer.add(block)
            done += len(block.releases)
        if standing and standing == full:
            linker = Linker.resumed(state, self.claims.claim)
        elif standing:
            for part in self._parts(rows[:done], told[:done]):
                linker.take_in(part.claims)
            state = linker.kept()
        if standing:
            writer.keep_state(state)
        return linker, done

    def _tell(self, done: int, whole: int) -> None:
        if self.making.telling:
            self.making.telling(done, whole)

    def _block(self, linker: Linker, part: _Part) -> Block:
        by_id = {claim.id: claim for claim in part.claims}
        found = linker.link(part.claims)
        fetch = self.claims.claim
        pairs = find_conflicts(found, lambda id: by_id.get(id) or fetch(id), part.claims)
        return Block(part.releases, [*map(astuple, found)], [*map(astuple, pairs)])

    def _parts(self, rows: Sequence[Row], told: Sequence[Told]) -> Iterator[_Part]:
        """Cut the releases into blocks, as `linking.blocks` does their claims."""
        releases: list[Told] = []
        claims: list[ClaimRow] = []
        for row, one in zip(rows, told, strict=True):
            releases.append(one)
            claims += claim_rows(self.stored.entry(row).release, self.people)
            if is_full(claims):
                yield _Part(releases, claims, is_full=True)
                releases, claims = [], []
        if releases:
            yield _Part(releases, claims, is_full=False)

    def _told(self, row: Row) -> Told:
        """Give what tells a release, as it is shown, from one with any other text or date."""
        if row.place.corrected:
            content = msgspec.msgpack.encode(self.stored.entry(row).release)
        else:
            lines = [(line.digest, line.gone) for line in row.place.lines]
            content = msgspec.msgpack.encode((row.day, row.place.gone, lines))
        return row.id, digest_of(content)
