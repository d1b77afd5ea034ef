"""What a search asks for, as a tree: terms to find, fields that say where, and AND, OR, NOT."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

Part = Literal["title", "quotes", "narrative"]


class How(Struct, frozen=True, kw_only=True):
    """How terms are compared with the text.

    `word`: whole words only. `case` None is smart: capitals count in a term that has one. `fuzzy`
    takes misspelt words, or else `stem` other forms; both compare whole words, whatever the case.
    """

    word: bool = False
    case: bool | None = None
    fuzzy: bool = False
    stem: bool = False

    @property
    def is_loose(self) -> bool:
        """Tell if words are compared as whole words, not letter by letter."""
        return self.fuzzy or self.stem


class Word(Struct, frozen=True):
    """A word as typed; with `begins` it is the beginning of one (fraud*)."""

    text: str
    begins: bool = False


class Phrase(Struct, frozen=True):
    """Words in a row, or one word; `at` is its place in the query, as in all that follow."""

    words: tuple[Word, ...]
    at: int


class Near(Struct, frozen=True):
    """Phrases of one paragraph, in any order, at most `within` words between first and last."""

    parts: tuple[Phrase, ...]
    within: int
    at: int


class Pattern(Struct, frozen=True):
    """A regular expression."""

    source: str
    at: int


class In(Struct, frozen=True):
    """Only in this part of a release."""

    part: Part
    at: int


class By(Struct, frozen=True):
    """Only in what a person says; `name` as typed."""

    name: str
    at: int


class From(Struct, frozen=True):
    """Only in releases of a body."""

    issuer: str
    at: int


class On(Struct, frozen=True):
    """Only in releases of these days, both included; None is open."""

    since: date | None
    until: date | None
    at: int


class Not(Struct, frozen=True):
    """Not what `part` says."""

    part: Node
    at: int


class Titled(Struct, frozen=True):
    """What `part` says, looked for in the title of the release, whatever stands beside it."""

    part: Node
    at: int


class All(Struct, frozen=True):
    """Everything that `parts` say; fields among them say where the others are looked for."""

    parts: tuple[Node, ...]
    at: int


class Either(Struct, frozen=True):
    """What at least one of `parts` says."""

    parts: tuple[Node, ...]
    at: int


Term: TypeAlias = Phrase | Near | Pattern
Field: TypeAlias = In | By | From | On
Node: TypeAlias = Term | Field | Not | Titled | All | Either


class Query(Struct, frozen=True):
    """A search as read: the text typed, its tree, and how its terms are compared."""

    text: str
    root: Node
    how: How


def leaves(node: Node) -> Iterator[Term | Field]:
    """Give the terms and fields of a tree, in the order of the query."""
    if isinstance(node, Not | Titled):
        yield from leaves(node.part)
    elif isinstance(node, All | Either):
        for part in node.parts:
            yield from leaves(part)
    else:
        yield node


def terms(node: Node) -> list[Term]:
    """Give the terms of a tree."""
    return [leaf for leaf in leaves(node) if isinstance(leaf, Term)]


def is_field(node: Node) -> bool:
    """Tell a field, or fields joined by AND, OR and NOT: it says where, not what."""
    if isinstance(node, Not):
        return is_field(node.part)
    if isinstance(node, All | Either):
        return all(map(is_field, node.parts))
    return isinstance(node, Field)
