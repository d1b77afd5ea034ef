"""Which releases a question is about: by date, issuer and id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from pressctl.errors import AmbiguousId, UnknownId
from pressctl.model import Entry, Release, Taken
from pressctl.text import fold

if TYPE_CHECKING:
    from pressctl.query.catalogue import Catalogue

_NUMBER = "[1-9][0-9]{0,8}"
_ID = re.compile(
    rf"(?P<release>[^.@]+)(?:@(?P<version>{_NUMBER}))?(?:\.(?P<part>(?P<kind>[qpc]){_NUMBER}))?"
)
_PARTS = {"q": "quotes", "p": "paragraphs", "c": "claims"}
_LONG_AGO = Taken(date.min, 0)
_NOT_A_WORD = re.compile(r"[^\w]+")


class Selection(Struct, frozen=True, kw_only=True):
    """What to keep; None keeps all. `since` and `until` are both included.

    `among` are whole ids of releases; `added_since` keeps what was added, or found changed, then
    or later.
    """

    since: date | None = None
    until: date | None = None
    issuer: str | None = None
    release: str | None = None
    speaker_id: str | None = None
    added_since: Taken | None = None
    among: frozenset[str] | None = None

    def takes(self, release: Release) -> bool:
        """Tell if a release is kept; one without a date is left out where dates are asked."""
        return (
            (self.among is None or release.id in self.among)
            and (self.release is None or release.id.startswith(self.release.lower()))
            and is_within(release.published, self.since, self.until)
            and (self.issuer is None or is_issuer(release.issuer, self.issuer))
        )


def select(entries: Iterable[Entry], selection: Selection) -> list[Entry]:
    """Keep the entries asked for, newest first, undated last; on one day in the files' order."""
    return sorted(
        (
            entry
            for entry in entries
            if selection.takes(entry.release) and _is_new(entry, selection.added_since)
        ),
        key=lambda entry: newest_first(entry.release),
    )


def _is_new(entry: Entry, since: Taken | None) -> bool:
    """Tell if an entry was added, or its text found changed, since then."""
    return since is None or (last_news(entry) or _LONG_AGO) >= since


def last_news(entry: Entry) -> Taken | None:
    """Give when a release was added or its text last changed, if that is known."""
    return entry.changed or entry.added


def newest_first(release: Release) -> tuple[int, str, int, str]:
    """Give the sort key of a release: date (newest first), file, line, id."""
    day = release.published.toordinal() if release.published else 0
    return -day, release.origin.file, release.origin.first_line or 0, release.id


def is_issuer(issuer: str | None, wanted: str) -> bool:
    """Tell if `wanted` names the issuer: words of it in a row, the last may be cut short."""
    if issuer is None:
        return False
    name, asked = _words(issuer), _words(wanted).removeprefix("the ")
    return bool(asked) and f" {asked}" in f" {name}"


def _words(name: str) -> str:
    """Level a name to words between single spaces: "Women & Equalities" is "women and ..."."""
    return _NOT_A_WORD.sub(" ", fold(name).replace("&", " and ").replace("'", "")).strip()


def is_within(day: date | None, since: date | None, until: date | None) -> bool:
    """Tell if a day is within two others; one that is not known is so only where none is asked."""
    if day is None:
        return since is None and until is None
    return (since is None or since <= day) and (until is None or day <= until)


def resolve_id(catalogue: Catalogue, wanted: str) -> tuple[Entry, str | None]:
    """Find the release an id or its beginning means, and the part named ("q2", "p5", "c3").

    ID@1 means its first version, as an entry of its own. Raises UnknownId when nothing has that id
    or the release has no such version or part, AmbiguousId when several releases begin so.
    """
    found = _ID.fullmatch(wanted.strip().lower())
    if not found:
        raise UnknownId(wanted)
    entry = _resolve_release(catalogue, found["release"], wanted)
    if found["version"]:
        from pressctl.query.versions import version_of

        entry = version_of(entry, int(found["version"]), wanted)
    if found["part"]:
        _require_part(entry.release, found["kind"], int(found["part"][1:]), wanted)
    return entry, found["part"]


def _resolve_release(catalogue: Catalogue, start: str, wanted: str) -> Entry:
    fitting = catalogue.beginning(start)
    if len(fitting) == 1:
        return fitting[0]
    exact = catalogue.known_as(start)
    if fitting:
        ids = {one.release.id for one in fitting}
        exact = [one for one in exact if one.release.id in ids]
    if len(exact) == 1:
        return exact[0]
    if not fitting:
        raise UnknownId(wanted, _near_ids(catalogue, start))
    ordered = sorted(fitting, key=lambda entry: newest_first(entry.release))
    raise AmbiguousId(wanted, [_candidate(entry.release) for entry in ordered])


def _candidate(release: Release) -> str:
    return f"{release.id}  {release.published or '          '}  {release.title}"


def _near_ids(catalogue: Catalogue, start: str) -> Sequence[str]:
    """Name the ids that share the longest beginning (three letters or more) with a mistyped one."""
    for length in range(len(start), 2, -1):
        if near := catalogue.near_ids(start[:length]):
            return near
    return []


def _require_part(release: Release, kind: str, number: int, wanted: str) -> None:
    count = len(getattr(release, _PARTS[kind]))
    if number > count:
        raise UnknownId(wanted, _parts_there(release.id, kind, count))


def _parts_there(release_id: str, kind: str, count: int) -> list[str]:
    if count == 0:
        return [release_id]
    return [f"{release_id}.{kind}1"] + ([f"{release_id}.{kind}{count}"] if count > 1 else [])
