"""Which captures are one release, which of them are one version of it, and which is the best.

A release is met several times: on the page of a tag and of a category, on its own, in a feed. All
that have its id (issuer, day and title) are captures of it. Captures whose words are the same are
one version, and so is one whose words are a beginning of another's: a page cut off, a teaser.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from pressctl.model import Entry, Release
from pressctl.namesakes import separate
from pressctl.text import bare, fold

# A capture with a smaller share of its version's words is cut off. Not measured.
_WHOLE = 0.9
# One paragraph with a smaller share of the words is a teaser, in whatever words. Not measured.
_TEASER = 1 / 3
_MARKED = 0.5  # a version with this share of its quotes marked keeps its marks; not measured
_MOST_COMPARED = 100  # versions that a capture is held against: a row repeated 10,000 times is odd
_ENDS = (".", "!", "?", ":", "”", "’", '"', "'", ")", "]")
_MAY_END_ANYHOW = frozenset({"bullet", "heading", "notes"})


def group(releases: Iterable[Release], gone: frozenset[str] = frozenset()) -> list[Entry]:
    """Bring the captures of a release together; newest release first, then by id.

    Of a version the best capture is whole rather than cut off, then has the most of its quotations
    marked, then a file that is there (not in `gone`), then the longest text, then the first file by
    name. The newest version is shown: by the day of its last change where the sources tell; else
    one of a file that is there, one that ends well, one that is marked, and then that of the last
    file by name.
    """
    by_id: dict[str, list[Release]] = {}
    for release in releases:
        by_id.setdefault(release.id, []).append(release)
    _adopt(by_id)
    entries = [entry for captures in by_id.values() for entry in _entries(captures, gone)]
    entries.sort(key=lambda entry: entry.release.id)
    entries.sort(key=lambda entry: str(entry.release.published or ""), reverse=True)
    return entries


_Place = tuple[str, int, str, str]


class _Capture:
    """A capture and its bare words, worked out only where its text alone does not settle it."""

    def __init__(self, release: Release) -> None:
        self.release = release
        self.updated = release.updated

    @cached_property
    def words(self) -> str:
        """The words of the text."""
        return bare(self.release.text)

    @cached_property
    def body(self) -> str:
        """The words below the standfirst."""
        first = self.release.paragraphs[0] if self.release.paragraphs else None
        below = first and first.kind == "summary"
        return bare(self.release.text[first.span.end :]) if first and below else self.words

    @cached_property
    def paragraphs(self) -> list[str]:
        """The words of each paragraph."""
        return [bare(one.span.of(self.release.text)) for one in self.release.paragraphs]

    @cached_property
    def place(self) -> _Place:
        """Where it was read; the text settles the order of what is at no line of its own."""
        origin = self.release.origin
        return origin.file, origin.first_line or 0, self.release.text, str(self.updated)

    @cached_property
    def share_marked(self) -> float:
        """How many of the quotations have their end marked, 0 to 1."""
        quotes = self.release.quotes
        return sum(quote.boundary == "marked" for quote in quotes) / max(1, len(quotes))

    @property
    def ends_well(self) -> bool:
        """Whether the text ends as texts do, and not in mid sentence as a page that is cut off."""
        kind = self.release.paragraphs[-1].kind if self.release.paragraphs else "prose"
        return kind in _MAY_END_ANYHOW or self.release.text.rstrip().endswith(_ENDS)

    def begins(self, whole: _Capture) -> bool:
        """Whether it is, word for word, a beginning of another; either may lack its standfirst."""
        return (
            whole.release.text.startswith(self.release.text)
            or whole.words.startswith(self.words)
            or whole.body.startswith(self.words)
            or (bool(self.body) and whole.words.startswith(self.body))
        )

    def is_before_update(self, whole: _Capture) -> bool:
        """Whether the other was added to later on, and this one is not just cut off.

        Two captures in one form with different days of change differ for a reason, unless the
        shorter ends within a paragraph.
        """
        same_form = whole.release.origin.reader == self.release.origin.reader
        if not same_form or whole.updated == self.updated or len(whole.words) <= len(self.words):
            return False
        return not self.paragraphs or self.paragraphs[-1] in whole.paragraphs

    def is_teaser(self, whole: _Capture) -> bool:
        """Whether it is too little beside the other to be a text of its own."""
        size = len(self.release.text)
        return len(self.release.paragraphs) < 2 and size < _TEASER * len(whole.release.text)


_Version = list[_Capture]  # the longest first


def _adopt(by_id: dict[str, list[Release]]) -> None:
    """Give captures that do not state their issuer to the one release they can be of.

    It has the same title, day and words, or one is a beginning of the other.
    """
    orphans = [id for id, found in by_id.items() if found[0].published and not found[0].issuer]
    if not orphans:
        return
    homes: dict[tuple[date | None, str], list[str]] = {}
    for id, found in by_id.items():
        if found[0].issuer:
            homes.setdefault(_heading(found[0]), []).append(id)
    for id in orphans:
        fitting = homes.get(_heading(by_id[id][0]), [])
        if len(fitting) == 1 and _is_met_in(by_id[id], by_id[fitting[0]]):
            by_id[fitting[0]] += by_id.pop(id)


def _heading(release: Release) -> tuple[date | None, str]:
    return release.published, bare(fold(release.title))


def _is_met_in(orphans: Sequence[Release], captures: Sequence[Release]) -> bool:
    there = [_Capture(one) for one in captures[:_MOST_COMPARED]]
    for orphan in map(_Capture, orphans):
        if not any(orphan.begins(one) or one.begins(orphan) for one in there if one.words):
            return False
    return all(orphan.text for orphan in orphans)


def _entries(captures: list[Release], gone: frozenset[str]) -> list[Entry]:
    """Make the entry of one id; several if it is that of different releases."""
    if len(captures) == 1:
        return [Entry(captures[0])]
    versions = _versions(captures, gone)
    if len(versions) > 1:
        parted = list(separate({captures[0].id: captures}).values())
        if len(parted) > 1:
            return [_entry(_versions(one, gone)) for one in parted]
    return [_entry(versions)]


def _entry(versions: Sequence[_Version]) -> Entry:
    history = tuple(tuple(one.release for one in version) for version in versions)
    best, *others = (release for version in reversed(history) for release in version)
    return Entry(best, tuple(others), history if len(history) > 1 else ())


def _versions(releases: Iterable[Release], gone: frozenset[str]) -> list[_Version]:
    """Sort captures by version, the oldest first; in each the best capture comes first."""
    versions: list[_Version] = []
    captures = map(_Capture, releases)
    for capture in sorted(captures, key=lambda one: (-len(one.release.text), one.place)):
        homes = [one for one in versions[:_MOST_COMPARED] if _is_of(capture, one[0], versions)]
        if homes:  # a teaser may be of several: it is of the one with its day
            same_day = (one for one in homes if _updated(one) == capture.updated)
            next(same_day, homes[0]).append(capture)
        else:
            versions.append([capture])
    ranked = [_ranked(version, gone) for version in versions]
    return sorted(ranked, key=lambda version: _age(version, gone))


def _is_of(capture: _Capture, whole: _Capture, versions: Sequence[_Version]) -> bool:
    if capture.begins(whole):
        return not capture.is_before_update(whole)
    return capture.is_teaser(versions[0][0])


def _ranked(version: _Version, gone: frozenset[str]) -> _Version:
    longest = len(version[0].release.text)

    def rank(one: _Capture) -> tuple[bool, float, bool, int, _Place]:
        length = len(one.release.text)
        is_gone = one.release.origin.file in gone
        return length < _WHOLE * longest, -one.share_marked, is_gone, -length, one.place

    return sorted(version, key=rank)


def _age(version: _Version, gone: frozenset[str]) -> tuple[date, bool, bool, bool, _Place]:
    best = version[0]
    newest = max(one.place for one in version)
    is_there = any(one.release.origin.file not in gone for one in version)
    return (
        _updated(version) or date.min,
        is_there,
        best.ends_well,
        best.share_marked >= _MARKED,
        newest,
    )


def _updated(version: _Version) -> date | None:
    return max((one.updated for one in version if one.updated), default=None)
