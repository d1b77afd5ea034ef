"""The comparison of files with a store: what each came to, and the change that follows."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pressctl import parsing
from pressctl.ingest import gone
from pressctl.ingest.dating import Ages
from pressctl.ingest.intake import Intake
from pressctl.ingest.removed import Removed
from pressctl.ingest.report import (
    Outcome,
    Report,
    Status,
    Tally,
    count_files,
    count_releases,
)
from pressctl.model import Problem
from pressctl.sources import files
from pressctl.sources.files import Findings, Found
from pressctl.store import SALVAGED, Change, FileRecord, Line, Snapshot

# From so many files with a new time but the old content it pays to write the times down: until
# then each is read at every ingest (opening and hashing 1,000 small files: 30 ms).
_STALE_LIMIT = 1000
_KEPT = "its releases are kept; ingest --prune drops them"


class How(Struct, frozen=True):
    """How files are read: by digest, with which map of columns, on which day.

    With `prune` what was read from files that are gone is dropped.
    """

    verify: bool
    columns: str | None
    today: date
    prune: bool


class Draft:
    """What an ingest has found out so far, compared with the store as it is (`base`)."""

    def __init__(
        self,
        base: Snapshot,
        damaged: frozenset[str],
        folder: str,
        how: How,
    ) -> None:
        self.base, self.damaged, self.folder = base, damaged, folder
        self.how = how
        self.missing: list[str] = []
        self.harmed = _harmed(base, damaged)
        self.files: dict[str, FileRecord | None] = {}
        self.records: dict[str, FileRecord] = {}
        self.stale: dict[str, FileRecord] = {}
        self.lines: dict[str, list[Line]] = {}
        self.outcomes: list[Outcome] = []
        self.tally = Tally()
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []
        self.folders: dict[str, str] = {}

    def sort_out(self, findings: Findings) -> list[Found]:
        """Settle what needs no reading, and give the files that do."""
        self.folders = findings.folders
        for shard in sorted(self.damaged):
            message = "damaged; made anew from the files it was read from"
            self.warnings.append(Problem(shard, None, message))
        self.warnings += findings.warnings
        for problem in findings.problems:
            self._fail(problem.file, None, problem.message)
        settled = {} if self.how.verify or self.harmed else self.base.files
        todo = []
        for name, found in findings.files.items():  # the loop that a re-ingest spends its time in
            record = settled.get(name)
            if record is None or record.stamp != found.stamp or not self._is_current(found, record):
                todo.append(found)
            else:
                self.outcomes.append(_unchanged(record))
        self._look_for(self.base.files.keys() - findings.files.keys())
        return todo + self._find_harmed(findings)

    @cached_property
    def ages(self) -> Ages:
        """When what is in the store came: worked out once there is something to enter."""
        return Ages(self.base.files, self.how.today)

    @cached_property
    def removed(self) -> Removed:
        """What people took out of the store."""
        return Removed(self.base.files)

    def known(self, found: Found) -> str | None:
        """Give the digest that says a file need not be parsed; None when it must be."""
        record = self.base.files.get(found.name)
        if record is None or found.name in self.harmed or not self._is_current(found, record):
            return None
        return record.digest

    def columns_of(self, found: Found) -> str:
        """Give the map of columns to read a file with: the one given, else that of last time."""
        record = self.base.files.get(found.name)
        if self.how.columns is not None:
            return self.how.columns
        return record.columns if record else ""

    def _is_current(self, found: Found, record: FileRecord) -> bool:
        """Whether a record still tells what is in a file that has not changed.

        A file given by name that holds no release is read again, to say once more why.
        """
        as_now = self.how.columns in (None, record.columns) and record.parser == parsing.PARSER
        return as_now and not record.gone and (bool(record.captures) or not found.named)

    def _look_for(self, unseen: set[str]) -> None:
        """Tell files that are gone from those that only could not be got at."""
        tops = tuple(map(gone.top, self.folders))
        self.missing = [
            name
            for name in sorted(unseen)
            if self._place(name).startswith(tops) and gone.is_gone(self._place(name))
        ]

    def _part_with_missing(self) -> None:
        """Mark what was read from files that are gone, or drop it."""
        if not self.missing:
            return
        after = Change(self.files, {}, self.records).applied(self.base.files)
        for name, record in gone.part(self.missing, after, prune=self.how.prune).items():
            if record is None:
                self.records.pop(name, None)
                self.files[name] = None
            else:
                self.records[name] = record
            note = _KEPT if record else None
            self.outcomes.append(Outcome(name, "gone", releases=after[name].held, note=note))

    def _place(self, name: str) -> str:
        """Give the path of a file that the store knows by `name`."""
        return gone.place_of(self.folder, name)

    def _find_harmed(self, findings: Findings) -> list[Found]:
        """Find the files whose releases were in a damaged shard, wherever they are."""
        again = []
        pruned = set(self.missing) if self.how.prune else set()
        for name in sorted(self.harmed - findings.files.keys() - pruned):
            path = self._place(name)
            try:
                again.append(Found(path, name, files.stamp_of(Path(path).stat()), named=False))
            except OSError as error:
                self._fail(name, self.base.files[name], files.describe(error))
        return again

    def settle(self, found: Found, intake: Intake) -> None:
        """Enter what came of reading a file."""
        record = self.base.files.get(found.name)
        why = intake.failure or intake.refusal
        missed = found.named or intake.broken or (record and record.captures)
        if intake.record is None or (why and missed):
            self._fail(found.name, record, why or "")
        elif record and self.known(found) == intake.record.digest:
            self.outcomes.append(_unchanged(record))
            self._refresh(record, intake.record)
        else:
            dated = self.ages.dated(intake.record, record)
            self._put(intake, self.removed.kept_out(dated), record)

    def _refresh(self, record: FileRecord, now: FileRecord) -> None:
        if now.stamp not in (record.stamp, (*record.stamp[:2], 0, record.stamp[3])):
            self.stale[record.name] = replace(record, stamp=now.stamp)

    def _put(self, intake: Intake, record: FileRecord, old: FileRecord | None) -> None:
        self.files[record.name] = record
        for capture, (_, line) in zip(record.captures, intake.lines, strict=True):
            self.lines.setdefault(capture.shard, []).append(line)
        self.tally.merge(intake.tally)
        self.problems += [problem for problem in intake.warnings if problem.lost]
        self.warnings += [problem for problem in intake.warnings if not problem.lost]
        tally, status = intake.tally, _status(record, old)
        told = filter(None, (_left_out(record), _by_other_rules(record, old)))
        note = intake.refusal or "; ".join(told) or None
        self.outcomes.append(
            Outcome(record.name, status, record.reader, record.held, tally.first, tally.last, note)
        )

    def _fail(self, name: str, record: FileRecord | None, why: str) -> None:
        """Enter a file that gave nothing; what was read from it before is kept."""
        kept = record.captures if record else ()
        if record and name in self.harmed:
            kept = tuple(c for c in record.captures if c.shard not in self.damaged)
            self.records[name] = replace(record, captures=kept, digest="", stamp=(0, 0, 0, 0))
            if lost := len(record.captures) - len(kept):
                why += f"; what was read from it before is damaged and lost ({lost})"
        if kept:
            why += f"; the releases read from it before are kept ({len(kept)})"
        self.problems.append(Problem(name, None, why))
        self.outcomes.append(Outcome(name, "failed", releases=len(kept), note=why))

    def finish(self) -> tuple[Change, Report]:
        """Give the change to write, and what to tell."""
        self._part_with_missing()
        change = self._change()
        after = change.applied(self.base.files)
        self._check_folders(after)
        self.outcomes.sort(key=lambda outcome: outcome.file)
        covered = [outcome.file for outcome in self.outcomes]
        return change, Report(
            tuple(self.outcomes),
            count_files(self.outcomes),
            count_releases(self.base.files, after, covered),
            self.tally,
            tuple(self.problems),
            tuple(self.warnings),
        )

    def _change(self) -> Change:
        stale = self.stale if len(self.stale) > _STALE_LIMIT or self.files else {}
        change = Change(self.files, self.lines, {**stale, **self.records}, self.damaged)
        if not self.base.version and not self.lines and not self.records:
            return Change()  # no store is made for nothing
        return change

    def _check_folders(self, after: dict[str, FileRecord]) -> None:
        """A folder given by name that holds no release is a problem."""
        for folder, given in self.folders.items():
            top = gone.top(folder)
            below = (r for name, r in after.items() if self._place(name).startswith(top))
            if not any(record.captures and not record.gone for record in below):
                self.problems.append(Problem(given, None, "no press release in this folder"))


def _unchanged(record: FileRecord) -> Outcome:
    status: Status = "unchanged" if record.captures else "skipped"
    return Outcome(record.name, status, record.reader, record.held)


def _left_out(record: FileRecord) -> str | None:
    removed = len(record.captures) - record.held
    return f"removed earlier and left out: {removed}" if removed else None


def _by_other_rules(record: FileRecord, old: FileRecord | None) -> str | None:
    """Tell if a file is as it was, and is read again because the parser is another."""
    if old is None or old.digest != record.digest or old.parser in (SALVAGED, record.parser):
        return None
    return "the file is as it was; it is read by other rules than the last time"


def _harmed(base: Snapshot, damaged: frozenset[str]) -> set[str]:
    """Name the files that have to be read again, wherever they are."""
    if not damaged and base.version:
        return set()
    return {
        name
        for name, record in base.files.items()
        if record.parser == SALVAGED or any(c.shard in damaged for c in record.captures)
    }


def _status(record: FileRecord, old: FileRecord | None) -> Status:
    if not record.captures and not (old and old.captures):
        return "skipped"
    if old is None or not old.captures:
        return "new"
    same = (old.digest, old.captures) == (record.digest, record.captures)
    return "unchanged" if same else "changed"
