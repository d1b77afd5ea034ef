"""Words in their context (KWIC lines): a phrase or a regular expression in every paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from time import monotonic

from msgspec import Struct

from pressctl.answers import HitCount, HitRow
from pressctl.errors import BadOption, BadPattern
from pressctl.model import Quote, Release, Span
from pressctl.query.listing import paragraph_id, quote_id
from pressctl.query.select import newest_first
from pressctl.query.speakers import People
from pressctl.text import fold

CONTEXT = 60  # characters on either side of a hit: with a hit of ten they fill a wide terminal
TIME_LIMIT = 5.0  # seconds for one regular expression over all releases; half of what we promise
_LONGEST = 10_000  # characters of a pattern; longer ones take memory before they take time
_RECURSION = r"\(\?(?:R|[0-9]|&|P>)"  # "(?R)" on "aaaa" took 1 GB before it failed
# A gap within a phrase: any white space of one paragraph, a line wrap but no blank line.
_GAP = r"(?: |\n(?!\n))+"

Finder = Callable[[Release], Iterator[Span]]


class Term(Struct, frozen=True, kw_only=True):
    """What to search for: words as they stand, or a regular expression.

    Words match whatever their case, accents, quotation marks, dashes and white space, also inside
    a longer word unless `word`. With `case_sensitive` letters must be the very same.
    """

    pattern: str
    regex: bool = False
    word: bool = False
    case_sensitive: bool = False


def search(
    releases: Iterable[Release], people: People, term: Term, context: int = CONTEXT
) -> list[HitRow]:
    """Find every occurrence in the text of the releases, newest release first.

    left + hit + right is a stretch of the paragraph as it stands. Raises BadPattern.
    """
    find = _finder(term)
    return [
        _hit_row(release, people, hit, context)
        for release in sorted(releases, key=newest_first)
        for hit in find(release)
    ]


def count(releases: Iterable[Release], term: Term) -> list[HitCount]:
    """Count the occurrences in each release that has any, newest first; raises BadPattern."""
    find = _finder(term)
    counts = (
        HitCount(release.id, release.title, release.published, sum(1 for _ in find(release)))
        for release in sorted(releases, key=newest_first)
    )
    return [one for one in counts if one.matches]


def count_hits(hits: Iterable[HitRow]) -> list[HitCount]:
    """Count the hits of each release; those of one release stand together."""
    groups = (list(found) for _, found in groupby(hits, lambda hit: hit.release))
    return [
        HitCount(found[0].release, found[0].title, found[0].published, len(found))
        for found in groups
    ]


def _finder(term: Term) -> Finder:
    if not term.pattern.strip():
        raise BadOption("PATTERN", term.pattern, "there is nothing to search for")
    if len(term.pattern) > _LONGEST:
        raise BadPattern(f"{term.pattern[:40]}…", f"longer than {_LONGEST} characters")
    return _regex_finder(term) if term.regex else _phrase_finder(term)


def _phrase_finder(term: Term) -> Finder:
    words = _GAP.join(re.escape(word) for word in fold(term.pattern).split())
    pattern = re.compile(rf"(?<!\w){words}(?!\w)" if term.word else words)

    def find(release: Release) -> Iterator[Span]:
        for found in pattern.finditer(fold(release.text)):
            hit = Span(found.start(), found.end())
            if not term.case_sensitive or _has_letters_of(hit.of(release.text), term.pattern):
                yield hit

    return find


def _has_letters_of(hit: str, phrase: str) -> bool:
    """Tell if a hit in folded text has the phrase's own letters; marks and spaces may differ."""
    pairs = zip("".join(hit.split()), "".join(phrase.split()), strict=True)
    return all(a == b or not a.isalpha() for a, b in pairs)


def _regex_finder(term: Term) -> Finder:
    """Compile with the `regex` module, which can be stopped: Python's own `re` cannot."""
    import regex

    if re.search(_RECURSION, term.pattern):
        raise BadPattern(term.pattern, "a pattern may not call itself")
    source = rf"\b(?:{term.pattern})\b" if term.word else term.pattern
    try:
        pattern = regex.compile(source, 0 if term.case_sensitive else regex.IGNORECASE)
    except (regex.error, ValueError, OverflowError, RecursionError, MemoryError) as error:
        raise BadPattern(term.pattern, f"no regular expression: {error}") from error
    deadline = monotonic() + TIME_LIMIT

    def find(release: Release) -> Iterator[Span]:
        for paragraph in release.paragraphs:
            words, start = paragraph.span.of(release.text), paragraph.span.start
            left = deadline - monotonic()
            try:
                for found in pattern.finditer(words, timeout=max(left, 0.001)):
                    if found.end() > found.start():
                        yield Span(start + found.start(), start + found.end())
            except TimeoutError as error:
                raise BadPattern(term.pattern, f"took longer than {TIME_LIMIT:g} s") from error
            except (MemoryError, RecursionError) as error:
                raise BadPattern(term.pattern, "took more memory than there is") from error

    return find


def _hit_row(release: Release, people: People, hit: Span, context: int) -> HitRow:
    number = bisect_right(release.paragraphs, hit.start, key=lambda one: one.span.start)
    paragraph = release.paragraphs[number - 1]
    quoted = _quote_at(release, hit)
    around = _around(release.text, paragraph.span, hit, context)
    return HitRow(
        id=paragraph_id(release.id, number),
        release=release.id,
        title=release.title,
        published=release.published,
        issuer=release.issuer,
        kind=paragraph.kind,
        quote=quote_id(release.id, quoted) if quoted else None,
        speaker=people.of(release.id, quoted).name if quoted else None,
        left=release.text[around.start : hit.start],
        hit=hit.of(release.text),
        right=release.text[hit.end : around.end],
        line=paragraph.line,
    )


def _quote_at(release: Release, hit: Span) -> int | None:
    """Find the number of the quote whose words the hit is in."""
    for number, quote in enumerate(release.quotes, start=1):
        if _holds(quote, hit):
            return number
    return None


def _holds(quote: Quote, hit: Span) -> bool:
    return any(span.start < hit.end and hit.start < span.end for span in quote.content)


def _around(text: str, paragraph: Span, hit: Span, context: int) -> Span:
    """Widen a hit by up to `context` characters within its paragraph, to whole words."""
    start = max(paragraph.start, hit.start - context)
    end = min(paragraph.end, hit.end + context)
    while start > paragraph.start and start < hit.start and not text[start - 1].isspace():
        start += 1
    while end < paragraph.end and end > hit.end and not text[end].isspace():
        end -= 1
    return Span(start, end)
