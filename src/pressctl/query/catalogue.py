"""The releases that questions are put to: a list of them, or a store that reads what is asked."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, Protocol

from pressctl.model import Entry, Taken
from pressctl.query.select import Selection, last_news, select

if TYPE_CHECKING:
    from pressctl.answers.claims import LinkRow
    from pressctl.query.candidates import Candidates
    from pressctl.query.cast import Cast
    from pressctl.query.mentions import Mention
    from pressctl.query.needs import Need
    from pressctl.query.two_voices import Conflict

EVERYTHING = Selection()
IsIn = Callable[[str, str], bool]


class Totals(NamedTuple):
    """How many releases there are, and how many characters their texts have."""

    releases: int
    characters: int


class Links(Protocol):
    """How the claims of a corpus hang together, as far as it was found before."""

    def __iter__(self) -> Iterator[LinkRow]:
        """Give all links, by the later of the two claims; also those inside one release."""

    def conflicts(self) -> Iterable[Conflict]:
        """Give all pairs that want a look."""


class Catalogue(Protocol):
    """What a corpus asks for its releases."""

    def __len__(self) -> int:
        """Count all releases."""

    def select(self, selection: Selection) -> Iterator[Entry]:
        """Give what is asked for, newest first."""

    def oldest_first(self) -> Iterator[Entry]:
        """Give all releases by date, then by id; those without a date come last."""

    def ids_oldest_first(self) -> Iterator[str]:
        """Give the ids of all releases in that order."""

    def kept_links(self, people: Cast) -> Links | None:
        """Give the links between all claims if they are kept."""

    def people(self) -> Cast:
        """Give everybody who is quoted."""

    def mentions(self) -> Iterator[Mention]:
        """Give all quotes as mentions of their speakers."""

    def holding(
        self, need: Need, selection: Selection, is_in: IsIn | None = None
    ) -> Iterator[Entry]:
        """Give what is asked for, but releases whose words cannot fulfil a need.

        `is_in` tells of a title and a text if it is worth while to read the whole release.
        """

    def candidates(self, selection: Selection) -> Candidates:
        """Give the releases in which a passage may stand."""

    def totals(self, selection: Selection) -> Totals:
        """Count what is asked for, and the characters of its texts."""

    def beginning(self, start: str) -> Sequence[Entry]:
        """Give the releases whose id begins so, in lower case."""

    def known_as(self, id: str) -> Sequence[Entry]:
        """Give the releases that have this id, or a capture of which has it."""

    def near_ids(self, start: str) -> Sequence[str]:
        """Give up to three ids that begin as a mistyped one does."""

    def titled(self, is_wanted: Callable[[str], bool]) -> Sequence[Entry]:
        """Give the releases whose title passes a test."""

    def undated(self) -> int:
        """Count the releases without a date."""

    def of_unknown_age(self) -> int:
        """Count the releases that were added on an unknown day."""

    def last_news(self) -> Taken | None:
        """Give when a release was last added, or its text found changed."""


def by_age(entry: Entry) -> tuple[date, str]:
    """Give the key to sort releases by, the oldest first."""
    return entry.release.published or date.max, entry.release.id


def add_up(entries: Iterable[Entry]) -> Totals:
    """Count releases, and the characters of their texts."""
    lengths = [len(entry.release.text) for entry in entries]
    return Totals(len(lengths), sum(lengths))


class _Scanned(ABC):
    """A catalogue that has no index: to answer, it goes through what is selected."""

    @abstractmethod
    def select(self, selection: Selection) -> Iterator[Entry]:
        """Give what is asked for, newest first."""

    @abstractmethod
    def oldest_first(self) -> Iterator[Entry]:
        """Give all releases by date, then by id; those without a date come last."""

    def ids_oldest_first(self) -> Iterator[str]:
        """Give the ids of all releases in that order."""
        return (entry.release.id for entry in self.oldest_first())

    def kept_links(self, people: Cast) -> Links | None:
        """Give none: they are found at each question."""
        return None

    @abstractmethod
    def mentions(self) -> Iterator[Mention]:
        """Give all quotes as mentions of their speakers."""

    def people(self) -> Cast:
        """Give everybody who is quoted."""
        from pressctl.query.speakers import People

        return People(self.mentions())

    def holding(
        self, need: Need, selection: Selection, is_in: IsIn | None = None
    ) -> Iterator[Entry]:
        """Give what is asked for: each may fulfil it."""
        return self.select(selection)

    def candidates(self, selection: Selection) -> Candidates:
        """Give the releases in which a passage may stand."""
        from pressctl.query.candidates import Looked

        return Looked([entry.release for entry in self.select(selection)])

    def totals(self, selection: Selection) -> Totals:
        """Count what is asked for, and the characters of its texts."""
        return add_up(self.select(selection))


class Listed(_Scanned):
    """Releases in memory."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = list(entries)

    def __len__(self) -> int:
        """Count all releases."""
        return len(self._entries)

    def select(self, selection: Selection) -> Iterator[Entry]:
        """Give what is asked for, newest first."""
        return iter(select(self._entries, selection))

    def oldest_first(self) -> Iterator[Entry]:
        """Give all releases by date, then by id; those without a date come last."""
        return iter(sorted(self._entries, key=by_age))

    def mentions(self) -> Iterator[Mention]:
        """Give all quotes as mentions of their speakers."""
        from pressctl.query.mentions import read_mentions

        return (mention for one in self._entries for mention in read_mentions(one.release))

    def beginning(self, start: str) -> Sequence[Entry]:
        """Give the releases whose id begins so."""
        return [entry for entry in self._entries if entry.release.id.startswith(start)]

    def known_as(self, id: str) -> Sequence[Entry]:
        """Give the releases that have this id, or a capture of which has it."""
        return [one for one in self._entries if any(each.id == id for each in one.captures)]

    def near_ids(self, start: str) -> Sequence[str]:
        """Give up to three ids that begin as a mistyped one does."""
        return sorted(one.release.id for one in self.beginning(start))[:3]

    def titled(self, is_wanted: Callable[[str], bool]) -> Sequence[Entry]:
        """Give the releases whose title passes a test."""
        return [one for one in self._entries if is_wanted(one.release.title)]

    def undated(self) -> int:
        """Count the releases without a date."""
        return sum(entry.release.published is None for entry in self._entries)

    def of_unknown_age(self) -> int:
        """Count the releases that were added on an unknown day."""
        return sum(last_news(entry) is None for entry in self._entries)

    def last_news(self) -> Taken | None:
        """Give when a release was last added, or its text found changed."""
        return max(filter(None, map(last_news, self._entries)), default=None)


class AtVersion(_Scanned):
    """A catalogue in which one release is one of its versions, with the id ID@n."""

    def __init__(self, catalogue: Catalogue, version: Entry) -> None:
        self._all, self._version = catalogue, version
        self._own = version.release.id.partition("@")[0]

    def __len__(self) -> int:
        """Count all releases."""
        return len(self._all)

    def select(self, selection: Selection) -> Iterator[Entry]:
        """Give what is asked for, newest first."""
        return iter(select(self._exchanged(self._all.select(EVERYTHING)), selection))

    def oldest_first(self) -> Iterator[Entry]:
        """Give all releases by date, then by id; those without a date come last."""
        return self._exchanged(self._all.oldest_first())

    def mentions(self) -> Iterator[Mention]:
        """Give all quotes as mentions of their speakers."""
        from pressctl.query.mentions import read_mentions

        yield from (one for one in self._all.mentions() if one.release != self._own)
        yield from read_mentions(self._version.release)

    def beginning(self, start: str) -> Sequence[Entry]:
        """Give the releases whose id begins so."""
        found = self._exchanged(self._all.beginning(start.partition("@")[0]))
        return [one for one in found if one.release.id.startswith(start)]

    def known_as(self, id: str) -> Sequence[Entry]:
        """Give the releases that have this id, or a capture of which has it."""
        return list(self._exchanged(self._all.known_as(id.partition("@")[0])))

    def near_ids(self, start: str) -> Sequence[str]:
        """Give up to three ids that begin as a mistyped one does."""
        return self._all.near_ids(start)

    def titled(self, is_wanted: Callable[[str], bool]) -> Sequence[Entry]:
        """Give the releases whose title passes a test."""
        return list(self._exchanged(self._all.titled(is_wanted)))

    def undated(self) -> int:
        """Count the releases without a date."""
        return self._all.undated()

    def of_unknown_age(self) -> int:
        """Count the releases that were added on an unknown day."""
        return self._all.of_unknown_age()

    def last_news(self) -> Taken | None:
        """Give when a release was last added, or its text found changed."""
        return self._all.last_news()

    def _exchanged(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        return (self._version if one.release.id == self._own else one for one in entries)
