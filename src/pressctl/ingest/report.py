"""What an ingest tells: per file, per release, in all, and what was wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from msgspec import Struct, field

from pressctl.answers.ingests import FileRow, IngestAnswer
from pressctl.model import Problem, Release, is_money
from pressctl.store import REMOVED, FileRecord
from pressctl.text import count_words

Status = Literal["new", "changed", "unchanged", "skipped", "gone", "failed"]


class Counts(Struct, frozen=True):
    """How many files, or releases, came to what."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: int = 0
    gone: int = 0
    failed: int = 0


class Tally(Struct):
    """What some releases hold; `first` and `last` are days of publication."""

    releases: int = 0
    quotes: int = 0
    inferred: int = 0
    words: int = 0
    speakers: set[str] = field(default_factory=set)
    money: int = 0
    percent: int = 0
    first: date | None = None
    last: date | None = None

    def add(self, release: Release) -> None:
        """Count one more release."""
        self.releases += 1
        self.quotes += len(release.quotes)
        self.inferred += sum(quote.boundary == "inferred" for quote in release.quotes)
        self.words += count_words(release.text)
        self.speakers.update(q.speaker.name for q in release.quotes if q.speaker.name)
        units = [figure.unit for figure in release.figures()]
        self.money += sum(map(is_money, units))
        self.percent += units.count("percent")
        self._widen(release.published, release.published)

    def merge(self, other: Tally) -> None:
        """Count what another tally has counted."""
        self.releases += other.releases
        self.quotes += other.quotes
        self.inferred += other.inferred
        self.words += other.words
        self.speakers |= other.speakers
        self.money += other.money
        self.percent += other.percent
        self._widen(other.first, other.last)

    def _widen(self, first: date | None, last: date | None) -> None:
        days = [day for day in (self.first, self.last, first, last) if day is not None]
        self.first, self.last = min(days, default=None), max(days, default=None)


class Outcome(Struct, frozen=True, gc=False):
    """What came of one file; `note` says why when it was skipped or failed."""

    file: str
    status: Status
    reader: str = ""
    releases: int = 0
    first: date | None = None
    last: date | None = None
    note: str | None = None


class Report(Struct, frozen=True):
    """What an ingest did.

    `read` tallies what was read this time. `problems` make it exit with 2: what could not be read,
    and paths given by name that hold no release; `warnings` are about what is in all the same.
    """

    files: tuple[Outcome, ...]
    file_counts: Counts
    releases: Counts
    read: Tally
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def count_files(outcomes: Iterable[Outcome]) -> Counts:
    """Count files by what came of them."""
    return Counts(**Counter(str(outcome.status) for outcome in outcomes))


def count_releases(
    before: Mapping[str, FileRecord], after: Mapping[str, FileRecord], covered: Iterable[str]
) -> Counts:
    """Count releases by id: those the store gained or lost, and of those in the files covered
    how many say something else than before.
    """
    there = (after[name] for name in covered if name in after)
    met = {c.id for record in there for c in record.captures if c.shard != REMOVED}
    if before == after:
        return Counts(unchanged=len(met))
    old, new = _contents(before.values()), _contents(after.values())
    changed = sum(id in old and old[id] != new[id] for id in met)
    return Counts(
        new=len(new.keys() - old.keys()),
        changed=changed,
        unchanged=len(met & old.keys()) - changed,
        gone=len(old.keys() - new.keys()),
    )


def _contents(records: Iterable[FileRecord]) -> dict[str, set[str]]:
    contents: dict[str, set[str]] = {}
    for record in records:
        for capture in record.captures:
            if capture.shard != REMOVED:
                contents.setdefault(capture.id, set()).add(capture.digest)
    return contents


def answer(report: Report, dry_run: bool = False) -> IngestAnswer:
    """Write a report as the answer of the command."""
    read = report.read
    return IngestAnswer(
        new=report.releases.new,
        changed=report.releases.changed,
        unchanged=report.releases.unchanged,
        gone=report.releases.gone,
        files_skipped=report.file_counts.skipped,
        files_failed=report.file_counts.failed,
        quotes=read.quotes,
        quotes_inferred=read.inferred,
        speakers=len(read.speakers),
        words=read.words,
        money=read.money,
        percent=read.percent,
        problems=tuple(str(problem) for problem in report.problems),
        warnings=tuple(str(problem) for problem in report.warnings),
        files=tuple(
            FileRow(
                one.file,
                one.status,
                one.reader or None,
                one.releases,
                one.first,
                one.last,
                one.note,
            )
            for one in report.files
        ),
        dry_run=dry_run,
    )
