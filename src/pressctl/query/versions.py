"""The versions of a release: each as an entry of its own, and what changed from one to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from msgspec.structs import replace

from pressctl.answers.differences import Difference, Edit
from pressctl.answers.releases import VersionRow
from pressctl.errors import UnknownId
from pressctl.model import Entry, Release
from pressctl.query.listing import is_withdrawn, last_update, source
from pressctl.text import bare, count_words, difference

# Words of a stretch that differs above which it is shown as replaced whole: comparing words is
# quadratic. 2 x 5,000 words take a second (not measured further).
_MOST_WORDS = 5000


def version_id(release_id: str, number: int) -> str:
    """Write the id of a version, counted from 1, the oldest first."""
    return f"{release_id}@{number}"


def version_of(entry: Entry, number: int, wanted: str) -> Entry:
    """Give one version of a release as an entry with the id ID@n; raises UnknownId."""
    history, own = entry.history, entry.release.id.partition("@")[0]
    if number > len(history):
        there = sorted({1, len(history)})
        raise UnknownId(wanted, [version_id(own, known) for known in there])
    best, *others = history[number - 1]
    release = replace(best, id=version_id(own, number))
    return replace(entry, release=release, others=tuple(others))


def version_rows(entry: Entry) -> list[VersionRow]:
    """List the versions of a release, the oldest first."""
    history = entry.history
    changes = [None, *(compare(a[0], b[0]) for a, b in pairwise(history))]
    return [
        _row(entry.release.id, number, captures, change)
        for number, (captures, change) in enumerate(zip(history, changes, strict=True), start=1)
    ]


def _row(
    release_id: str, number: int, captures: Sequence[Release], change: Difference | None
) -> VersionRow:
    release = captures[0]
    return VersionRow(
        id=version_id(release_id, number),
        release=release_id,
        number=number,
        title=release.title,
        published=release.published,
        updated=last_update(captures),
        withdrawn=is_withdrawn(captures),
        source=source(release.origin),
        origins=tuple(source(capture.origin) for capture in captures),
        word_count=count_words(release.text),
        quote_count=len(release.quotes),
        claim_count=len(release.claims),
        difference=change,
    )


def compare(a: Release, b: Release) -> Difference:
    """Tell how the words of one text become those of another, paragraph by paragraph."""
    ours, theirs = _paragraphs(a), _paragraphs(b)
    steps = SequenceMatcher(None, [*map(bare, ours)], [*map(bare, theirs)]).get_opcodes()
    edits: list[Edit] = []
    for _, i, j, k, m in steps:
        for edit in _edits(" ".join(ours[i:j]), " ".join(theirs[k:m])):
            _append(edits, edit)
    return tuple(edits)


def _paragraphs(release: Release) -> list[str]:
    return [" ".join(words.split()) for words in release.text.split("\n\n")]


def _edits(a: str, b: str) -> Iterator[Edit]:
    if a == b:
        yield Edit("equal", a, b)
    elif not a or not b:
        yield Edit("delete" if a else "insert", a, b)
    elif max(count_words(a), count_words(b)) > _MOST_WORDS:
        yield Edit("replace", a, b)
    else:
        yield from difference(a, b)


def _append(edits: list[Edit], edit: Edit) -> None:
    """Add a step; two equal stretches in a row are one."""
    last = edits[-1] if edits else None
    if last and last.op == edit.op == "equal":
        edits[-1] = Edit("equal", f"{last.a} {edit.a}", f"{last.b} {edit.b}")
    else:
        edits.append(edit)
