"""The releases of a store as its index finds them, with what people put right in them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from pressctl.errors import DamagedIndex
from pressctl.model import Entry, Taken
from pressctl.query.catalogue import EVERYTHING, IsIn, Links, Totals
from pressctl.query.select import Selection, is_issuer
from pressctl.store.disposable import INDEX
from pressctl.store.index.reading import Choice, Index

if TYPE_CHECKING:
    from pressctl.query.candidates import Candidates
    from pressctl.query.cast import Cast
    from pressctl.query.mentions import Mention
    from pressctl.query.needs import Need
    from pressctl.store.index.tables import Row

_MOST_NEAR = 3


class Making(Struct, frozen=True):
    """How what is made from a store is made: `anew` if what is there is damaged.

    `waiting` is called if another process has been at it for some time, `telling` with the releases
    done and all releases.
    """

    anew: bool = False
    waiting: Callable[[], None] | None = None
    telling: Callable[[int, int], None] | None = None


class Stored:
    """The releases of a store; each is read from the JSON when it is asked for.

    `corrected` are those that people put something right in, by their ids; None for releases as
    they were read.
    """

    def __init__(
        self,
        index: Index,
        corrected: Mapping[str, Entry] | None = None,
        making: Making = Making(),  # noqa: B008  # frozen
    ) -> None:
        self.index, self._corrected, self._making = index, corrected, making

    def __len__(self) -> int:
        """Count all releases."""
        return self.index.fact("releases")

    def people(self) -> Cast:
        """Give everybody who is quoted, as the index has them."""
        from pressctl.query.indexed import IndexedCast
        from pressctl.store.roster import Roster

        return IndexedCast(Roster(self.index.connection, str(INDEX.format)))

    def mentions(self) -> Iterator[Mention]:
        """Give all quotes as mentions of their speakers."""
        from pressctl.query.mentions import unpack
        from pressctl.store.roster import all_mentions

        return (one for packed in all_mentions(self.index.connection) for one in unpack(packed))

    def select(self, selection: Selection) -> Iterator[Entry]:
        """Give what is asked for, newest first."""
        whole, count = len(self), 0
        for row in self.rows(selection):
            yield self._taken(row, selection)
            count += 1
        if selection == EVERYTHING and count != whole:
            raise DamagedIndex("rows are missing")

    def oldest_first(self) -> Iterator[Entry]:
        """Give all releases by date, then by id; those without a date come last."""
        return map(self.entry, self.index.oldest_first())

    def ids_oldest_first(self) -> Iterator[str]:
        """Give the ids of all releases in that order."""
        return (row.id for row in self.index.oldest_first())

    def kept_links(self, people: Cast) -> Links:
        """Give the links between all claims; they are found now if they are not kept yet."""
        from pressctl.api.linking import open_links

        return open_links(self, people, self._making)

    def _taken(self, row: Row, selection: Selection) -> Entry:
        entry = self.entry(row)
        if not selection.takes(entry.release):
            raise DamagedIndex("a row is not that of its release")
        return entry

    def holding(
        self, need: Need, selection: Selection, is_in: IsIn | None = None
    ) -> Iterator[Entry]:
        """Give what is asked for, but releases whose words cannot fulfil a need."""
        from pressctl.query.needs import offered
        from pressctl.store.index.words import Words

        numbers = offered(need, Words(self.index))
        for row in self.rows(selection, numbers):
            # what the index does not offer is seldom found: a look at its text takes a third
            if numbers is not None or is_in is None or self._may_be_in(row, is_in):
                yield self._taken(row, selection)

    def _may_be_in(self, row: Row, is_in: IsIn) -> bool:
        """Look at the words of a release of one capture."""
        return len(row.place.lines) > 1 or is_in(*self.index.words(row))

    def only(self, numbers: Collection[int], selection: Selection) -> Iterator[Entry]:
        """Give those of some releases that are asked for, newest first."""
        for row in self.rows(selection, numbers):
            yield self._taken(row, selection)

    def candidates(self, selection: Selection) -> Candidates:
        """Give the releases in which a passage may stand."""
        from pressctl.api.candidates import Indexed

        return Indexed(self, selection)

    def totals(self, selection: Selection) -> Totals:
        """Count what is asked for, and the characters of its texts."""
        if selection == EVERYTHING:
            return Totals(len(self), self.index.fact("characters"))
        lengths = [row.length for row in self.rows(selection)]
        return Totals(len(lengths), sum(lengths))

    def rows(self, selection: Selection, numbers: Collection[int] | None = None) -> Iterator[Row]:
        """Give the rows of what is asked for, newest first; of some releases only if they are."""
        since, until, issuer = selection.since, selection.until, selection.issuer
        named = [one for one in self.index.issuers() if is_issuer(one, issuer)] if issuer else None
        choice = Choice(
            since=since.toordinal() if since else None,
            until=until.toordinal() if until else None,
            issuers=[] if issuer == "" else named,
            id=selection.release and selection.release.lower(),
            news=selection.added_since,
        )
        if selection.among is not None:
            among = self.index.numbers_of(selection.among)
            numbers = among if numbers is None else among.intersection(numbers)
        wanted = selection.added_since
        for row in self.index.choose(choice, numbers):
            news = row.place.changed or row.place.added
            if wanted is None or (news is not None and news >= wanted):
                yield row

    def entry(self, row: Row) -> Entry:
        """Read a release."""
        if not row.place.corrected or self._corrected is None:
            return self.index.entry(row)
        if row.id not in self._corrected:
            raise DamagedIndex("a correction is gone")
        return self._corrected[row.id]

    def beginning(self, start: str) -> Sequence[Entry]:
        """Give the releases whose id begins so."""
        rows = self.index.choose(Choice(id=start))
        return [self.entry(row) for row in rows if row.id.startswith(start)]

    def known_as(self, id: str) -> Sequence[Entry]:
        """Give the releases that have this id, or a capture of which has it."""
        return [self.entry(row) for row in self.index.known_as(id)]

    def near_ids(self, start: str) -> Sequence[str]:
        """Give up to three ids that begin as a mistyped one does.

        That there is no such id is said only of an index that is whole.
        """
        self.index.check_whole()
        rows = self.index.choose(Choice(id=start))
        return sorted(row.id for row in rows if row.id.startswith(start))[:_MOST_NEAR]

    def titled(self, is_wanted: Callable[[str], bool]) -> Sequence[Entry]:
        """Give the releases whose title passes a test."""
        return [self.entry(row) for row in self.index.choose(Choice()) if is_wanted(row.title)]

    def undated(self) -> int:
        """Count the releases without a date."""
        return self.index.fact("undated")

    def of_unknown_age(self) -> int:
        """Count the releases that were added on an unknown day."""
        return self.index.fact("unknown")

    def last_news(self) -> Taken | None:
        """Give when a release was last added, or its text found changed."""
        return self.index.last_news()
