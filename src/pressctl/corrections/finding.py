"""Which release, quote and paragraph an entry means: by words first, by numbers where words tie."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from pressctl.corrections.records import EndFix, Fix, QuoteFix, Unlink, words_of
from pressctl.errors import PressctlError
from pressctl.model import Claim, Entry, Release
from pressctl.query.catalogue import Catalogue


class NotFound(PressctlError):
    """What an entry is about is not there, or not for certain."""


def candidates(fixes: Iterable[Fix], catalogue: Catalogue) -> list[Entry]:
    """Give the releases that some entries can be about: by their ids, else by their titles."""
    found: dict[str, Entry] = {}
    titles: set[str] = set()
    for fix in fixes:
        ids = (fix.a, fix.b) if isinstance(fix, Unlink) else (fix.release,)
        for id in ids:
            there = catalogue.known_as(id.partition(".")[0].partition("@")[0])
            found |= {one.release.id: one for one in there}
            if not there and not isinstance(fix, Unlink):
                titles.add(words_of(fix.title))
    if titles := titles - {""}:
        there = catalogue.titled(lambda title: words_of(title) in titles)
        found |= {one.release.id: one for one in there}
    return list(found.values())


class Shelf:
    """The releases by the ids of all their captures, and by title where an id is gone."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._by_id = {one.id: entry for entry in entries for one in entry.captures}

    def find(self, release_id: str, title: str) -> list[Entry]:
        """Give the release of this id, or else those of this title."""
        if release_id in self._by_id:
            return [self._by_id[release_id]]
        wanted = words_of(title)
        return self._by_title.get(wanted, []) if wanted else []

    @cached_property
    def _by_title(self) -> dict[str, list[Entry]]:
        titles: dict[str, list[Entry]] = {}
        for entry in self._entries:
            titles.setdefault(words_of(entry.release.title), []).append(entry)
        return titles

    def place(self, fix: Fix) -> Entry:
        """Find the one release that an entry is about; raises NotFound."""
        assert not isinstance(fix, Unlink)
        found = self.find(fix.release, fix.title)
        if isinstance(fix, QuoteFix) and len(found) > 1:
            found = [one for one in found if number_in(fix, one)]
        if len(found) != 1:
            many = "several releases have its title" if found else "no release has this id or title"
            raise NotFound(f"{fix.release}: {many}")
        return found[0]


def number_in(fix: QuoteFix, entry: Entry) -> int | None:
    """Give the number of the quote in the release as it is shown, or in the first capture of it."""
    found = (find_quote(fix, capture) for capture in entry.captures)
    return next((number for number in found if number), None)


def find_quote(fix: QuoteFix, release: Release) -> int | None:
    """Find the quote with these first words and this cue line, counted from 1.

    Another parser may take more or less for the cue: one has to hold the other. Of several equal
    ones that with the number of the entry is meant, if it is one of them.
    """
    begins, cue = words_of(fix.begins), words_of(fix.attribution)
    fitting = [
        number
        for number, quote in enumerate(release.quotes, start=1)
        if quote.content
        and quote.paragraphs
        and _starts(quote.content[0].of(release.text), begins)
        and _overlap(cue, words_of(quote.attribution.of(release.text)))
    ]
    if len(fitting) > 1:
        return fix.quote if fix.quote in fitting else None
    return fitting[0] if fitting else None


def find_last(fix: EndFix, release: Release, number: int) -> int | None:
    """Find the paragraph that the quotation is to end with, counted from 1.

    Of several with these words that with the number of the entry is meant, else the first.
    """
    first = release.quotes[number - 1].paragraphs[0]
    fitting = [
        at
        for at, paragraph in enumerate(release.paragraphs, start=1)
        if at >= first and is_last(fix, paragraph.span.of(release.text))
    ]
    return fix.last_paragraph if fix.last_paragraph in fitting else next(iter(fitting), None)


def is_last(fix: EndFix, words: str) -> bool:
    """Tell if a paragraph, or the quoted words in it, begins and ends as the entry says."""
    begins, ends = words_of(fix.last_begins), words_of(fix.last_ends)
    return _starts(words, begins) and f" {words_of(words)}".endswith(f" {ends}")


def find_claims(claim_id: str, sentence: str, release: Release) -> list[Claim]:
    """Find the claims with this sentence, or the one of this id where no sentence is given."""
    if words_of(sentence):
        return [
            claim
            for claim in release.claims
            if words_of(release.words_of(claim, claim.span)) == words_of(sentence)
        ]
    digits = claim_id.rpartition(".c")[2]
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0
    return [*release.claims[number - 1 : number]] if number else []


def _starts(words: str, begins: str) -> bool:
    return not begins or f"{words_of(words)} ".startswith(f"{begins} ")


def _overlap(a: str, b: str) -> bool:
    return f" {a} " in f" {b} " or f" {b} " in f" {a} " or not a or not b
