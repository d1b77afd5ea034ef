"""Whether a release answers a query, and with which of its words.

A query is put to a release as a whole: with AND each side must be found somewhere in it, with NOT
nowhere. Fields say where the words beside them are looked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from pressctl.model import Release, Span
from pressctl.query.cast import Cast
from pressctl.query.fields import (
    Spot,
    Test,
    is_about_releases,
    name_the_title,
    quote_at,
    said_by,
    test_of,
)
from pressctl.query.finders import Finder, Page, finder
from pressctl.query.terms import All, Either, Node, Not, Query, Term, Titled, is_field, terms
from pressctl.query.voices import Voice

Hit = tuple[Term, Spot]
Matcher = Callable[["Pages"], list[Hit]]  # no hit: it does not match


class Pages:
    """The title and the text of a release, and where terms stand in them."""

    def __init__(self, release: Release, finders: Mapping[Term, Finder]) -> None:
        self.release = release
        self._finders = finders
        title, paragraphs = release.title, [one.span for one in release.paragraphs]
        self._pages = {
            True: Page(title, [Span(0, len(title))]),
            False: Page(release.text, paragraphs),
        }
        self._found: dict[tuple[Term, bool], list[Spot]] = {}

    def spots(self, term: Term, *, in_title: bool) -> list[Spot]:
        """Give where a term stands, in order; it is looked for once."""
        if (term, in_title) not in self._found:
            spans = self._finders[term](self._pages[in_title])
            self._found[term, in_title] = [self._spot(span, in_title) for span in spans]
        return self._found[term, in_title]

    def counts(self) -> Counter[Term]:
        """Count where each term stands that was looked for."""
        counts: Counter[Term] = Counter()
        for (term, _), spots in self._found.items():
            counts[term] += len(spots)
        return counts

    def _spot(self, span: Span, in_title: bool) -> Spot:
        quote = None if in_title else quote_at(self.release, span)
        return Spot(self.release, span, in_title, quote)


class _Scope(NamedTuple):
    """Where terms are looked for: the tests a release and a hit must pass, and in which pages."""

    of_releases: tuple[Test, ...] = ()
    of_hits: tuple[Test, ...] = ()
    pages: tuple[bool, ...] = (False,)  # True is the title, False the text

    def takes(self, release: Release) -> bool:
        nowhere = Spot(release, Span(0, 0), in_title=False, quote=None)
        return all(test(nowhere) for test in self.of_releases)


def finders_of(query: Query) -> dict[Term, Finder]:
    """Make ready what finds the terms of a query; raises BadPattern."""
    return {term: finder(term, query.how) for term in terms(query.root)}


def matcher_of(query: Query, people: Cast, voice: Voice | None = None) -> Matcher:
    """Make ready what puts a query to a release, or to what one voice says in it.

    Raises BadQuery when a speaker is nobody.
    """
    theirs = (said_by(voice.quotes),) if voice else ()
    match = _Builder(query.text, people).build(query.root, _Scope(of_hits=theirs))
    if not voice:
        return match
    return lambda pages: [hit for hit in match(pages) if not hit[1].in_title]


class _Builder:
    """From a tree to what puts it to a release."""

    def __init__(self, text: str, people: Cast) -> None:
        self._text = text
        self._people = people

    def build(self, node: Node, scope: _Scope) -> Matcher:
        match node:
            case Titled():
                return self.build(node.part, _Scope(pages=(True,)))
            case All():
                return self._all(node.parts, scope)
            case Either():
                parts = [self.build(part, scope) for part in node.parts]
                return lambda pages: list(chain.from_iterable(part(pages) for part in parts))
            case _:
                assert isinstance(node, Term), node  # grammar sees to it
                return _term(node, scope)

    def _all(self, parts: Sequence[Node], outer: _Scope) -> Matcher:
        scope = self._narrowed(outer, [part for part in parts if is_field(part)])
        others = [part for part in parts if not is_field(part)]
        wanted = [self.build(one, scope) for one in others if not isinstance(one, Not)]
        unwanted = [self.build(one.part, scope) for one in others if isinstance(one, Not)]

        def match(pages: Pages) -> list[Hit]:
            if not scope.takes(pages.release):
                return []
            found = [one(pages) for one in wanted]
            if not all(found) or any(one(pages) for one in unwanted):
                return []
            return list(chain.from_iterable(found))

        return match

    def _narrowed(self, scope: _Scope, fields: Sequence[Node]) -> _Scope:
        of_releases = [one for one in fields if is_about_releases(one)]
        of_hits = [one for one in fields if not is_about_releases(one)]
        return _Scope(
            (*scope.of_releases, *map(self._test, of_releases)),
            (*scope.of_hits, *map(self._test, of_hits)),
            (True, False) if name_the_title(fields) else scope.pages,
        )

    def _test(self, field: Node) -> Test:
        return test_of(self._text, field, self._people)


def _term(term: Term, scope: _Scope) -> Matcher:
    def match(pages: Pages) -> list[Hit]:
        return [
            (term, spot)
            for in_title in scope.pages
            for spot in pages.spots(term, in_title=in_title)
            if all(test(spot) for test in scope.of_hits)
        ]

    return match
