"""What a text must hold for a query to be found in it, so that an index can offer candidates.

The index holds `indexed` text, whose words are runs of a-z and 0-9: every tokeniser agrees on
them. A need is never too strict. It may be too loose: what an index offers is searched all the
same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice, pairwise
from typing import Protocol, TypeAlias

from msgspec import Struct

from pressctl.query.finders import loose_words
from pressctl.query.inflections import root
from pressctl.query.levelled import level
from pressctl.query.literals import literals
from pressctl.query.terms import (
    All,
    Either,
    How,
    Near,
    Node,
    Not,
    Pattern,
    Phrase,
    Query,
    Term,
    Titled,
    Word,
    is_field,
    terms,
)

_MOST_WORDS = 300  # words of an index that one word may stand for; beyond, it tells too little
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


class Row(Struct, frozen=True):
    """Words of an index in a row.

    With `cut_before` the first is the end of one there, with `cut_after` the last the beginning.
    """

    words: tuple[str, ...]
    cut_before: bool = False
    cut_after: bool = False


class Like(Struct, frozen=True):
    """A word of an index that passes a test; all that do begin with some letters."""

    test: Callable[[str], bool]
    begins: str = ""


class Every(Struct, frozen=True):
    """All of these; of none, nothing is needed."""

    parts: tuple[Need, ...] = ()


class Some(Struct, frozen=True):
    """At least one of these."""

    parts: tuple[Need, ...]


Need: TypeAlias = Row | Like | Every | Some


def indexed(text: str) -> str:
    """Give the form of a text that an index has to hold.

    Levelled, with a space for what is no part of a word; a letter that is not in a-z becomes one
    that is, so that words in any alphabet can be looked up.
    """
    if not text.isascii():  # most texts have but a few marks: then the rest takes a third of it
        for mark in _MARKS:
            text = text.replace(mark, " ")
    return text.translate(_SPELT)


class _Spelt(dict[int, str]):
    """What each character becomes, worked out at its first use."""

    def __missing__(self, code: int) -> str:
        found = "".join(map(_letter, level(chr(code))))
        self[code] = found
        return found


def _letter(character: str) -> str:
    if character.isascii():
        return character if character.isalnum() else " "
    # of a whole word in capitals, the last sigma has another small letter than the others
    same = "σ" if character == "ς" else character
    return chr(ord("a") + ord(same) % 26) if character.isalnum() else " "


_SPELT = _Spelt()
_MARKS = "’“”—–\xa0‘£…•"  # those that come most; none is part of a word


def release_need(query: Query) -> Need:
    """Tell what the title and text of a release must hold to answer a query."""
    return _need(query.root, query.how)


def paragraph_need(query: Query) -> Need:
    """Tell what a paragraph, or a title, must hold for a hit to be in it."""
    return Some(tuple(_term_need(term, query.how) for term in terms(query.root)))


def _need(node: Node, how: How) -> Need:
    match node:
        case Titled():
            return _need(node.part, how)
        case All():
            wanted = (one for one in node.parts if not isinstance(one, Not) and not is_field(one))
            return Every(tuple(_need(one, how) for one in wanted))
        case Either():
            return Some(tuple(_need(one, how) for one in node.parts))
        case Phrase() | Near() | Pattern():
            return _term_need(node, how)
    return Every()


def _term_need(term: Term, how: How) -> Need:
    if isinstance(term, Pattern):
        return Some(tuple(Every(tuple(map(_cut_row, rows))) for rows in literals(term.source)))
    phrases = term.parts if isinstance(term, Near) else (term,)
    rows = _like_rows if how.is_loose else _phrase_rows
    return Every(tuple(need for phrase in phrases for need in rows(phrase, how)))


def _phrase_rows(phrase: Phrase, how: How) -> list[Need]:
    """Give the rows of a phrase; it is cut behind each word that is a beginning only."""
    runs: list[list[Word]] = [[]]
    for word in phrase.words:
        runs[-1].append(word)
        if word.begins:
            runs.append([])
    found = []
    for number, run in enumerate(run for run in runs if run):
        text = indexed(" ".join(word.text for word in run))
        is_last = number == len(runs) - 1
        found.append(
            Row(
                tuple(text.split()),
                cut_before=number == 0 and not (how.word or run[0].begins) and text[:1] != " ",
                cut_after=run[-1].begins or (is_last and not how.word and text[-1:] != " "),
            )
        )
    return [row for row in found if row.words]


def _cut_row(letters: str) -> Need:
    """Give the row of letters that stand somewhere in a text, between whatever others."""
    rows = []
    for number, run in enumerate(runs := _NOT_ASCII.split(letters)):
        text = indexed(run)
        before = number > 0 or text[:1] != " "
        after = number < len(runs) - 1 or text[-1:] != " "
        rows.append(Row(tuple(text.split()), before, after))
    return Every(tuple(row for row in rows if row.words))


def _like_rows(phrase: Phrase, how: How) -> list[Need]:
    """Give what each word of a phrase stands for when it may be misspelt or in another form."""
    return [need for word in phrase.words for need in _like(word, how)]


def _like(word: Word, how: How) -> list[Need]:
    parts = loose_words(word.text)
    beginning = parts.pop() if parts and word.begins else ""
    needs: list[Need] = [_alike(part, how) for part in parts if how.fuzzy or part.isascii()]
    return [*needs, Row((indexed(beginning),), cut_after=True)] if beginning else needs


def _alike(word: str, how: How) -> Like:
    if how.stem:
        return form_of(word)
    from pressctl.query.spelling import is_misspelt

    letters = indexed(word)
    return Like(lambda other: is_misspelt(letters, other))


def form_of(word: str) -> Like:
    """Give the words that are forms of a word in a-z: they differ in their endings alone."""
    wanted = root(word)
    return Like(lambda other: root(other) == wanted, wanted[:-1])


class WordIndex(Protocol):
    """Units, the words in each, and pairs of words that are common and stand side by side."""

    def is_common(self, word: str) -> bool:
        """Tell if a word is in so many units that it tells little."""

    def beginning(self, letters: str) -> Iterable[str]:
        """Give the words that begin with some letters, with none all words."""

    def containing(self, letters: str, *, at_end: bool) -> Iterable[str]:
        """Give the words that have some letters anywhere, or at their end."""

    def releases_with(self, terms: Sequence[Sequence[str]]) -> set[int]:
        """Give the releases with a unit that has one of each of some terms.

        A term is a word, a beginning of a word and *, or a pair of words a_b.
        """


def offered(need: Need, index: WordIndex) -> set[int] | None:
    """Give the releases that can fulfil a need; None where the index cannot tell."""
    match need:
        case Every():
            parts = [one for part in need.parts if (one := offered(part, index)) is not None]
            return set.intersection(*parts) if parts else None
        case Some():
            either = [offered(part, index) for part in need.parts]
            known = [one for one in either if one is not None]
            return None if len(known) < len(either) else set[int]().union(*known)
        case Like():
            found = _few(filter(need.test, index.beginning(need.begins)))
            return None if found is None else index.releases_with([found])
        case Row():
            terms = _terms(need, index)
            return index.releases_with(terms) if terms else None


def _few(words: Iterable[str]) -> list[str] | None:
    """Give some words, unless they are so many that they tell too little."""
    found = list(islice(words, _MOST_WORDS + 1))
    return None if len(found) > _MOST_WORDS else found


def _terms(row: Row, index: WordIndex) -> list[list[str]]:
    """Give the terms of a row that tell most: words that are rare, and pairs of common ones."""
    last = len(row.words) - 1
    standing = [
        _standing_for(
            word, index, before=row.cut_before and at == 0, after=row.cut_after and at == last
        )
        for at, word in enumerate(row.words)
    ]
    known = [words for words in standing if words is not None]
    if not all(known):
        return [[]]
    rare = [words for words in known if not any(map(index.is_common, words))]
    pairs = [
        either for a, b in pairwise(standing) if a and b and (either := _side_by_side(a, b, index))
    ]
    return [*rare, *pairs] or known


def _side_by_side(a: Sequence[str], b: Sequence[str], index: WordIndex) -> list[str] | None:
    """Give the terms of which one is there if one of `a` stands before one of `b`.

    Two common words are a term together; of others, one that is rare is there by itself.
    """
    left, right = ([word for word in words if index.is_common(word)] for words in (a, b))
    if not left or not right or any(word.endswith("*") for word in (*left, *right)):
        return None
    rare = [word for word in (*a, *b) if not index.is_common(word)]
    either = [*(f"{one}_{other}" for one in left for other in right), *rare]
    return either if len(either) <= _MOST_WORDS else None


def _standing_for(word: str, index: WordIndex, *, before: bool, after: bool) -> list[str] | None:
    """Give the terms that a word stands for, which may be cut; None where they are too many."""
    if before:
        return _few(index.containing(word, at_end=not after))
    if after:
        return _few(index.beginning(word)) or [f"{word}*"]
    return [word]
