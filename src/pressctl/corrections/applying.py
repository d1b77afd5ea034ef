"""The corrections of a file laid on top of the releases of a store, and those that fit no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from pressctl.answers.claims import ClaimRow
from pressctl.corrections.finding import (
    NotFound,
    Shelf,
    find_claims,
    find_last,
    find_quote,
    is_last,
    number_in,
)
from pressctl.corrections.records import (
    Book,
    EndFix,
    Fix,
    Item,
    QuoteFix,
    ReleaseFix,
    SpeakerFix,
    Unlink,
    kind_of,
    words_of,
)
from pressctl.corrections.settling import dated, end_with, spoken_by
from pressctl.errors import PressctlError
from pressctl.model import Entry, Release

Told = tuple[str, str]  # a claim as it is told apart here: its release, and its words
Target = tuple[str, str, int]  # what an entry is about: its kind, a release and a quote of it


class Corrected(Struct, frozen=True):
    """Releases as people put them right, what could not be put right, and links they refuse."""

    entries: Sequence[Entry]
    put: Mapping[str, Entry] = {}  # of these the ones that something was put right in, by id
    warnings: tuple[str, ...] = ()
    unlinked: frozenset[frozenset[Told]] = frozenset()

    @property
    def unlinked_releases(self) -> frozenset[frozenset[str]]:
        """Pairs of releases of which some claims are not to be linked."""
        return frozenset(frozenset(release for release, _ in pair) for pair in self.unlinked)

    def refuses(self, a: ClaimRow, b: ClaimRow) -> bool:
        """Tell if two claims, of whatever version of their releases, are not to be linked."""
        return bool(self.unlinked) and frozenset((_told(a), _told(b))) in self.unlinked


def _told(claim: ClaimRow) -> Told:
    return claim.release.partition("@")[0], words_of(claim.sentence)


def lay_on(book: Book, entries: Sequence[Entry]) -> Corrected:
    """Apply every entry of the file to every capture that it fits; the rest becomes warnings."""
    work = _Work(book.where, Shelf(entries))
    for item in work.effective(book.items):
        work.apply(item)
    put_right = tuple(work.put.get(entry.release.id, entry) for entry in entries)
    return Corrected(put_right, work.put, tuple(work.warnings), frozenset(work.unlinked))


def target(fix: Fix, shelf: Shelf) -> Target | None:
    """Tell what an entry is about, so that a second one replaces it; None where that is gone."""
    if isinstance(fix, Unlink):
        return None
    try:
        entry = shelf.place(fix)
    except NotFound:
        return None
    number = number_in(fix, entry) if isinstance(fix, QuoteFix) else 0
    return None if number is None else (kind_of(fix), entry.release.id, number)


class _Work(Struct):
    """What has been put right so far, by the id of the release."""

    where: str
    shelf: Shelf
    put: dict[str, Entry] = field(default_factory=dict)
    unlinked: set[frozenset[Told]] = field(default_factory=set)
    warnings: list[str] = field(default_factory=list)

    def effective(self, items: Iterable[Item]) -> list[Item]:
        """Leave out an entry that a later one replaces, and say so."""
        latest: dict[Target | int, Item] = {}
        for item in items:
            about = target(item.fix, self.shelf)
            if about is None or isinstance(item.fix, ReleaseFix):
                latest[item.start] = item
                continue
            if about in latest:
                again = f"line {item.line} puts the same right once more, and counts; take one out"
                self.warnings.append(f"{self.where}:{latest[about].line}: {again}")
            latest[about] = item
        return list(latest.values())

    def apply(self, item: Item) -> None:
        """Apply one entry; one that does not fit is told with its line."""
        try:
            if isinstance(item.fix, Unlink):
                self.unlink(item.fix)
            else:
                self.put_right(item.fix)
        except PressctlError as error:
            advice = "the correction is not applied; put the entry right or take it out"
            self.warnings.append(f"{self.where}:{item.line}: {error}; {advice}")

    def put_right(self, fix: EndFix | SpeakerFix | ReleaseFix) -> None:
        """Put right every capture of a release that an entry fits, and at least one."""
        entry = self.shelf.place(fix)
        entry = self.put.get(entry.release.id, entry)
        made: dict[int, Release] = {}
        misfits: list[PressctlError] = []
        for capture in entry.captures:
            try:
                made[id(capture)] = _put_right(fix, capture)
            except PressctlError as error:
                misfits.append(error)
        if not made:
            raise misfits[0]
        self.put[entry.release.id] = _exchanged(entry, made)

    def unlink(self, fix: Unlink) -> None:
        """Note two claims as not to be linked."""
        a, b = self._told(fix.a, fix.a_sentence), self._told(fix.b, fix.b_sentence)
        self.unlinked.update(frozenset((one, other)) for one in a for other in b)

    def _told(self, claim_id: str, sentence: str) -> list[Told]:
        release_id = claim_id.partition(".")[0].partition("@")[0]
        told = [
            (entry.release.id, words_of(capture.words_of(claim, claim.span)))
            for entry in self.shelf.find(release_id, "")
            for capture in (entry.captures if sentence else [entry.release])
            for claim in find_claims(claim_id, sentence, capture)
        ]
        if not told:
            raise NotFound(f"{claim_id}: there is no such claim")
        return told


def _put_right(fix: EndFix | SpeakerFix | ReleaseFix, release: Release) -> Release:
    if isinstance(fix, ReleaseFix):
        return dated(release, fix)
    number = find_quote(fix, release)
    if number is None:
        raise NotFound(f"{release.id}: no quote begins with “{fix.begins}” behind such a cue")
    if isinstance(fix, SpeakerFix):
        return spoken_by(release, number, fix)
    quote = release.quotes[number - 1]
    if is_last(fix, quote.content[-1].of(release.text)):
        last: int | None = quote.paragraphs[-1]
    else:
        last = find_last(fix, release, number)
    if last is None:
        what = f"no paragraph from its beginning on ends with “{fix.last_ends}”"
        raise NotFound(f"{release.id}.q{number}: {what}")
    return end_with(release, number, last, fix, fix.accepted)


def _exchanged(entry: Entry, made: dict[int, Release]) -> Entry:
    def now(captures: Iterable[Release]) -> Iterator[Release]:
        return (made.get(id(one), one) for one in captures)

    return replace(
        entry,
        release=made.get(id(entry.release), entry.release),
        others=tuple(now(entry.others)),
        versions=tuple(tuple(now(version)) for version in entry.versions),
    )
