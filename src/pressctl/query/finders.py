"""Where the terms of a search stand in a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache, partial
from itertools import pairwise

from pressctl.model import Span
from pressctl.query.inflections import root
from pressctl.query.levelled import Levelled, level
from pressctl.query.patterns import has_capital, pattern_finder
from pressctl.query.terms import How, Near, Pattern, Phrase, Query, Term, Word, terms

# A gap within a phrase: any white space of one paragraph, a line wrap but no blank line.
_GAP = r"(?: |\n(?!\n))+"
_WORD = re.compile(r"([^\W_]+)(?:'s?(?!\w))?")  # the minister's is the word minister
# What may stand between misspelt or inflected words of a phrase: no end of a sentence.
_LOOSE_GAP = re.compile(r"""(?:[ "',/-]|\n(?!\n))*""")


class Page:
    """A text to search: the body of a release, or its title. `parts` are its paragraphs."""

    def __init__(self, text: str, parts: Sequence[Span]) -> None:
        self.text, self.parts = text, parts

    @cached_property
    def lower(self) -> Levelled:
        """The text levelled, without capitals."""
        return Levelled(self.text)

    @cached_property
    def cased(self) -> Levelled:
        """The text levelled but for its capitals."""
        return Levelled(self.text, cased=True)

    @cached_property
    def word_starts(self) -> list[int]:
        """Where the words begin in the levelled text."""
        return [word.start() for word in self.words]

    @cached_property
    def words(self) -> list[re.Match[str]]:
        """The words of the levelled text."""
        return list(_WORD.finditer(self.lower.form))


Finder = Callable[[Page], list[Span]]
_Rows = Callable[[Page], Iterator[Span]]  # stretches of a levelled form


def finder(term: Term, how: How) -> Finder:
    """Give what finds a term: all its occurrences in a text, in order, none over another."""
    cased = is_cased(term, how)
    if isinstance(term, Pattern):
        find = pattern_finder(term, whole=how.word, cased=cased)
        return lambda page: find(page.text, page.parts)
    phrases = term.parts if isinstance(term, Near) else (term,)
    rows = [_rows(phrase, how, cased=cased) for phrase in phrases]

    def find_all(page: Page) -> list[Span]:
        levelled = page.cased if cased else page.lower
        if isinstance(term, Near):
            found = _near(levelled.form, rows, page, term.within)
        else:
            found = rows[0](page)
        return [levelled.span(one.start, one.end) for one in found]

    return find_all


def is_cased(term: Term, how: How) -> bool:
    """Tell if capitals count: as asked, else where there is one. Fuzzy words have none."""
    if how.is_loose or how.case is not None:
        return bool(how.case) and not how.is_loose
    if isinstance(term, Pattern):
        return has_capital(term.source)
    phrases = term.parts if isinstance(term, Near) else (term,)
    return any(word.text != word.text.lower() for phrase in phrases for word in phrase.words)


def has_capitals(query: Query) -> bool:
    """Tell if capitals count in a query."""
    return any(is_cased(term, query.how) for term in terms(query.root))


def _rows(phrase: Phrase, how: How, *, cased: bool) -> _Rows:
    if how.is_loose:
        return _loose_rows(phrase, how)
    pattern = re.compile(phrase_pattern(phrase, how, cased=cased))

    def find(page: Page) -> Iterator[Span]:
        form = (page.cased if cased else page.lower).form
        return (Span(*found.span()) for found in pattern.finditer(form))

    return find


def phrase_pattern(phrase: Phrase, how: How, *, cased: bool = False) -> str:
    r"""Write a phrase as a pattern for the levelled form: fraud* -> (?<!\w)fraud\w*."""
    words = [
        re.escape(level(word.text, cased=cased)) + (r"\w*+" if word.begins else "")
        for word in phrase.words
    ]
    before = r"(?<!\w)" if how.word or phrase.words[0].begins else ""
    after = r"(?!\w)" if how.word else ""
    return before + _GAP.join(word for word in words if word) + after


def _near(form: str, rows: Sequence[_Rows], page: Page, within: int) -> Iterator[Span]:
    """Find the shortest stretches of a paragraph that hold one of each."""
    found = sorted((span, number) for number, find in enumerate(rows) for span in find(page))
    last: dict[int, Span] = {}
    for span, number in found:
        last[number] = span
        if len(last) < len(rows):
            continue
        first = min(last.values())
        end = max(one.end for one in last.values())
        if form.find("\n\n", first.end, span.start) >= 0:
            continue
        begun = bisect_left(page.word_starts, first.end)
        if bisect_left(page.word_starts, span.start, lo=begun) - begun <= within:
            yield Span(first.start, end)
            last = {}


def _loose_rows(phrase: Phrase, how: How) -> _Rows:
    """Find a phrase word by word: each misspelt, or in another form."""
    tests = [test for word in phrase.words for test in _tests(word, how)]

    def find(page: Page) -> Iterator[Span]:
        words, form, at = page.words, page.lower.form, 0
        while at + len(tests) <= len(words):
            row = words[at : at + len(tests)]
            if all(test(one[1]) for test, one in zip(tests, row, strict=True)) and _is_row(
                form, row
            ):
                yield Span(row[0].start(), row[-1].end())
                at += len(tests)
            else:
                at += 1

    return find if tests else lambda _: iter(())


def _is_row(form: str, row: Sequence[re.Match[str]]) -> bool:
    return all(
        _LOOSE_GAP.fullmatch(form, before.end(), after.start()) for before, after in pairwise(row)
    )


def _tests(word: Word, how: How) -> list[Callable[[str], bool]]:
    """Give the tests that words of the text must pass to stand for a word as typed."""
    parts = loose_words(word.text)
    tests = [is_like(part, how) for part in parts]
    if parts and word.begins:
        tests[-1] = lambda other: other.startswith(parts[-1])
    return tests


def loose_words(text: str) -> list[str]:
    """Split text as typed into the words that may be misspelt or in another form."""
    return [found[1] for found in _WORD.finditer(level(text))]


def is_like(word: str, how: How) -> Callable[[str], bool]:
    """Give the test whether another word is a form of this one, or this one misspelt."""
    if how.stem:
        wanted = root(word)
        return lambda other: root(other) == wanted
    from pressctl.query.spelling import is_misspelt

    return lru_cache(maxsize=100_000)(partial(is_misspelt, word))
