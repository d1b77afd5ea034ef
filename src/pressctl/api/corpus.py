"""A corpus to put questions to, from the command line or from a notebook.

corpus = Corpus.open(Path("pressctl-store"))
rows = list(corpus.quotes(voice=corpus.voices("jane pell")[0]))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pressctl.errors import BadOption, DamagedIndex, NoStore
from pressctl.query.catalogue import EVERYTHING, AtVersion
from pressctl.query.select import Selection, resolve_id

if TYPE_CHECKING:
    from pressctl.answers.claims import ClaimRow, TrackRow
    from pressctl.answers.diffs import DiffAnswer, SetsAnswer
    from pressctl.answers.hits import HitCount, HitRow
    from pressctl.answers.quotes import QuoteRow, RepeatRow
    from pressctl.answers.releases import ParagraphRow, ReleaseRow, StatsAnswer, VersionRow
    from pressctl.answers.shown import ReleaseFull
    from pressctl.answers.speakers import SpeakerRow
    from pressctl.answers.verdicts import Verdict
    from pressctl.api.linked import Linked
    from pressctl.corrections import Corrected
    from pressctl.model import Entry, Release, Taken
    from pressctl.query.cast import Cast
    from pressctl.query.catalogue import Catalogue
    from pressctl.query.context import Context
    from pressctl.query.search import Found
    from pressctl.query.terms import Query
    from pressctl.query.voices import Voice
    from pressctl.query.wanted import Wanted


class Corpus:
    """The releases of a store and everything that can be asked about them.

    Every question takes a Selection (dates, issuer, release) and answers with records of
    pressctl.answers. Who is who is worked out over all releases, at the first question for it.
    """

    def __init__(self, catalogue: Catalogue, corrected: Corrected | None = None) -> None:
        self.catalogue = catalogue
        self._corrected = corrected  # what people put right in the releases

    @classmethod
    def open(
        cls,
        folder: Path | None = None,
        *,
        anew: bool = False,
        waiting: Callable[[], None] | None = None,
        telling: Callable[[int, int], None] | None = None,
    ) -> Corpus:
        """Open the store in `folder`, or the one nearest above the current folder.

        What people put right, in the file beside it, is laid on top. An index is made if there is
        none, or with `anew`, and so are links between claims at the first question for them;
        `waiting` is called if another process has been at that for some time, `telling` with how
        many of all releases are linked. Raises NoStore, UnreadableStore and BadCorrections.
        """
        from pressctl.api.indexing import open_index
        from pressctl.api.stored import Making, Stored
        from pressctl.store import find_store

        found = folder or find_store(Path.cwd())
        if found is None:
            raise NoStore(str(Path.cwd()))
        index, corrected = open_index(found.absolute(), anew=anew, waiting=waiting)
        making = Making(anew=anew, waiting=waiting, telling=telling)
        return cls(Stored(index, corrected.put if corrected else {}, making), corrected)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What people put right once and what is not to be found any more, a line each."""
        return self._corrected.warnings if self._corrected else ()

    @cached_property
    def people(self) -> Cast:
        """Everybody who is quoted, joined over all releases."""
        return self.catalogue.people()

    def voices(self, words: str) -> list[Voice]:
        """Find whom a name, an office or a body means; several if that is not clear."""
        from pressctl.query.voices import find_voices

        return find_voices(self.people, words)

    def select(self, selection: Selection = EVERYTHING) -> Iterator[Entry]:
        """Keep what a selection asks for, newest first."""
        return self.catalogue.select(selection)

    def undated(self, selection: Selection) -> int:
        """Count the releases that a selection by date leaves out for want of a date."""
        if selection.since is None and selection.until is None:
            return 0
        return self.catalogue.undated()

    def last_news(self) -> Taken | None:
        """Give when the last ingest that brought something new did so, if that is known."""
        return self.catalogue.last_news()

    def releases(self, selection: Selection = EVERYTHING) -> Iterator[ReleaseRow]:
        """List the releases, newest first."""
        from pressctl.query.listing import release_row

        return map(release_row, self.select(selection))

    def rows_of(self, ids: Iterable[str]) -> dict[str, ReleaseRow]:
        """Sum up some releases, by their ids."""
        from pressctl.query.listing import release_row

        found = (entry for id in ids for entry in self.catalogue.known_as(id))
        return {entry.release.id: release_row(entry) for entry in found}

    def release(self, wanted: str) -> ReleaseFull:
        """Give one release by its id or the beginning of it; raises UnknownId, AmbiguousId."""
        from pressctl.query.listing import release_full

        entry, _ = resolve_id(self.catalogue, wanted)
        return release_full(entry, self.at(wanted).people)

    def at(self, wanted: str) -> Corpus:
        """Give the corpus in which a release is the version of it that an id means (ID@1)."""
        version, _ = resolve_id(self.catalogue, wanted)
        if "@" not in version.release.id:
            return self
        return Corpus(AtVersion(self.catalogue, version), self._corrected)

    def versions(self, wanted: str) -> list[VersionRow]:
        """List the versions of a release, the oldest first, each with what changed."""
        from pressctl.query.versions import version_rows

        return version_rows(resolve_id(self.catalogue, wanted.partition("@")[0])[0])

    def part(self, wanted: str) -> tuple[ReleaseFull, ParagraphRow | QuoteRow | ClaimRow | None]:
        """Give the release that an id means, and its quote, paragraph or claim if it names one."""
        from pressctl.query.listing import part_row, release_full

        entry, part = resolve_id(self.catalogue, wanted)
        full = release_full(entry, self.at(wanted).people)
        return full, part_row(full, part) if part else None

    def quotes(
        self, selection: Selection = EVERYTHING, voice: Voice | None = None
    ) -> Iterator[QuoteRow]:
        """List the quotations, newest release first; those of one voice if asked."""
        from pressctl.query.listing import quote_rows

        for entry in self.select(_heard(selection, voice)):
            for row in quote_rows(entry.release, self.people):
                if voice is None or row.id in voice.quotes:
                    yield row

    def repeated(
        self,
        selection: Selection = EVERYTHING,
        voice: Voice | None = None,
        min_words: int | None = None,
    ) -> list[RepeatRow]:
        """Find wording that quotes of several releases share, what is reused most first.

        Only what one voice says too, if asked; `min_words` are the words in a row that count.
        """
        from pressctl.query.repeating import MIN_WORDS, find_repeated

        wanted = voice.quotes if voice else None
        releases = [entry.release for entry in self.select(selection)]
        return find_repeated(releases, self.people, min_words or MIN_WORDS, wanted)

    def claims(
        self,
        selection: Selection = EVERYTHING,
        voice: Voice | None = None,
        wanted: Wanted | None = None,
    ) -> Iterator[ClaimRow]:
        """List the claims that are wanted, newest release first; those of one voice if asked.

        On a matter the oldest release comes first, among deadlines the next.
        """
        from pressctl.query.listing import claim_rows
        from pressctl.query.wanted import Wanted, choose, topic_need

        wanted, heard = wanted or Wanted(), _heard(selection, voice)
        about = self.catalogue.holding(topic_need(wanted.topic), heard) if wanted.topic else None
        rows = chain.from_iterable(
            choose(entry.release, claim_rows(entry.release, self.people), wanted)
            for entry in about or self.select(heard)
        )
        found = (row for row in rows if voice is None or row.quote in voice.quotes)
        return iter(sorted(found, key=wanted.order)) if wanted.order else found

    @cached_property
    def linked(self) -> Linked:
        """The claims as they hang together: links, threads and conflicts."""
        from pressctl.api.linked import Linked

        return Linked(self.catalogue, self.people, self._corrected)

    def thread(self, claim_id: str) -> list[TrackRow]:
        """Follow one claim, by its id, from release to release.

        Releases are linked as they are now: of an older version, the claim that still says the same
        is followed.
        """
        from pressctl.answers.claims import ClaimRow

        release, claim = self.part(claim_id)
        assert isinstance(claim, ClaimRow)  # `is_claim_id` told so
        id, _, version = release.id.partition("@")
        if version:
            same = (one for one in self.part(id)[0].claims if one.sentence == claim.sentence)
            claim = next(same, None)
            if claim is None:
                raise BadOption("CLAIM", claim_id, f"no claim of {id} as it is now says that")
        return self.linked.thread(claim)

    def search(
        self, query: Query, selection: Selection = EVERYTHING, voice: Voice | None = None
    ) -> Iterator[Found]:
        """Find the releases that answer a query, newest first, and where in them.

        Only words of one voice if asked. `hits`, `counts` and `without` make rows of it.
        """
        from pressctl.query.needs import release_need
        from pressctl.query.search import Search

        asked, heard = Search(query, self.people, voice), _heard(selection, voice)
        entries = self.catalogue.holding(release_need(query), heard, asked.is_in)
        return asked.answers(entry.release for entry in entries)

    def ranked(
        self, query: Query, selection: Selection = EVERYTHING, voice: Voice | None = None
    ) -> list[Found]:
        """Find the releases that answer a query, those that answer it best first."""
        from pressctl.query.needs import paragraph_need
        from pressctl.query.search import Search

        asked, heard = Search(query, self.people, voice), _heard(selection, voice)
        entries = self.catalogue.holding(paragraph_need(query), heard, asked.is_in)
        releases = (entry.release for entry in entries)
        return asked.ranked(releases, self.catalogue.totals(heard))

    def hits(self, found: Iterable[Found], context: Context | None = None) -> Iterator[HitRow]:
        """Show what a search found, each place in its context."""
        from pressctl.query.search import CONTEXT, hit_rows

        return hit_rows(found, self._release, self.people, context or CONTEXT)

    def counts(self, found: Iterable[Found]) -> Iterator[HitCount]:
        """Count what a search found in each release."""
        from pressctl.query.search import counts

        return counts(found)

    def without(
        self, found: Iterable[Found], selection: Selection = EVERYTHING
    ) -> Iterator[HitCount]:
        """List the releases that a search did not find, newest first."""
        from pressctl.query.search import without

        return without((entry.release for entry in self.select(selection)), found)

    def count(self, selection: Selection = EVERYTHING) -> int:
        """Count the releases."""
        return self.catalogue.totals(selection).releases

    def speakers(self, selection: Selection = EVERYTHING) -> list[SpeakerRow]:
        """List who is quoted, most quoted first."""
        if selection == EVERYTHING:
            return self.people.rows()
        return self.people.rows({entry.release.id for entry in self.select(selection)})

    def check(
        self, passage: str, claimed: str | None = None, selection: Selection = EVERYTHING
    ) -> Verdict:
        """Tell whether a passage is in the corpus word for word, and whose words it is.

        `claimed` is a name as typed. Raises BadOption for a passage that is too long.
        """
        from pressctl.api.checking import checker

        return checker(self, selection)(passage, claimed)

    def diff(self, a: str, b: str) -> DiffAnswer:
        """Compare two releases: the claims they share, and where their wording parts."""
        from pressctl.query.diffing import diff

        return diff(self.release(a), self.release(b), self._refuses)

    def diff_sets(self, a: Selection, b: Selection, asked: tuple[str, str]) -> SetsAnswer:
        """Compare two sets of releases; `asked` says in words what they are."""
        from pressctl.query.diffing import diff_sets
        from pressctl.query.listing import release_full

        ours, theirs = (
            [release_full(entry, self.people) for entry in reversed([*self.select(side)])]
            for side in (a, b)
        )
        return diff_sets(ours, theirs, asked, self._refuses)

    def is_same(self, a: str, b: str) -> bool:
        """Tell whether two releases have the same title and text, to the character."""
        one, other = (resolve_id(self.catalogue, wanted)[0].release for wanted in (a, b))
        return (one.title, one.text) == (other.title, other.text)

    def are_same(self, a: Selection, b: Selection) -> bool:
        """Tell whether two sets have the same titles and texts, and have any."""
        ours, theirs = (
            {(entry.release.title, entry.release.text) for entry in self.select(side)}
            for side in (a, b)
        )
        return ours == theirs != set()

    def track(self, term: str, selection: Selection = EVERYTHING) -> list[TrackRow]:
        """Follow a term from release to release, and how its wording changes."""
        from pressctl.parsing.quantities import find_quantities
        from pressctl.query.listing import release_full
        from pressctl.query.tracking import read_term, track

        figures = [(q.value, q.unit) for q in find_quantities(term) if q.value is not None]
        wanted = read_term(term, figures)
        entries = self.catalogue.holding(wanted.need, selection)
        fulls = (release_full(one, self.people) for one in entries if wanted.may_be_in(one.release))
        return track(term, fulls, figures, self._refuses)

    def stats(self, selection: Selection = EVERYTHING) -> StatsAnswer:
        """Count what is in the store."""
        from pressctl.query.stats import stats

        return stats((entry.release for entry in self.select(selection)), self.people)

    def _refuses(self, a: ClaimRow, b: ClaimRow) -> bool:
        """Tell if a person said that two claims are not on the same matter."""
        return self._corrected is not None and self._corrected.refuses(a, b)

    def _release(self, id: str) -> Release:
        """Give a release that was found before by its whole id."""
        for entry in self.catalogue.known_as(id):
            if entry.release.id == id:
                return entry.release
        raise DamagedIndex(f"{id} is found once, and not again")


def _heard(selection: Selection, voice: Voice | None) -> Selection:
    """Ask for the releases alone in which a voice is quoted."""
    if voice is None:
        return selection
    return replace(selection, among=frozenset(id.partition(".q")[0] for id in voice.quotes))
