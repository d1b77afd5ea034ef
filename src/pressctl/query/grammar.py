"""From the words of a search to the tree of what it asks.

query  = all {OR all}
all    = one {[AND] one}
one    = NOT one | -one | ( query ) | NEAR(terms, N) | field:value | "phrase"[*] | words
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pressctl.errors import BadQuery
from pressctl.query.fields import read_field
from pressctl.query.levelled import level
from pressctl.query.lexing import Token, join, lone_field, tokens
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
    Titled,
    is_field,
)

_LONGEST = 10_000  # characters of a query; longer ones take memory before they take time
_DEEPEST = 50  # brackets within brackets; nobody types so many
_MOST_TERMS = (
    200  # words and phrases: so many take 0.6 s a megabyte, one takes 0.02 (seed, 20 times)
)
_USUAL_DISTANCE = 10  # words, as in SQLite's NEAR
_NOTHING = "there is nothing to search for"


def read_query(arguments: Sequence[str], today: date, how: How | None = None) -> Query:
    """Read words, operators and fields; several arguments must all be found.

    `today` is what "date:today" is reckoned from. Raises BadQuery.
    """
    text = join(arguments)
    _require_sense(text)
    tree = _Parser(text, tokens(arguments), today).parse()
    _require_words(text, tree)
    return Query(text, tree, how or How())


def read_patterns(arguments: Sequence[str], today: date, how: How | None = None) -> Query:
    """Read regular expressions, which must all be found, and fields as arguments of their own.

    Raises BadQuery.
    """
    text, start, parts = join(arguments), 0, list[Node]()
    _require_sense(text)
    for argument in arguments:
        end = start + len(argument)
        field = lone_field(text, start, end)
        if not argument.strip():
            raise BadQuery(text, start, _NOTHING)
        parts.append(read_field(text, field, today) if field else Pattern(argument, start))
        start = end + 1
    tree = parts[0] if len(parts) == 1 else All(tuple(parts), 0)
    _require_words(text, tree)
    return Query(text, tree, how or How())


def _require_sense(text: str) -> None:
    if len(text) > _LONGEST:
        raise BadQuery(text, _LONGEST, f"the query is longer than {_LONGEST} characters")
    if not text.strip():
        raise BadQuery(text, 0, _NOTHING)


class _Parser:
    """One descent through the tokens of a query."""

    def __init__(self, text: str, found: Sequence[Token], today: date) -> None:
        self._text = text
        self._tokens = found
        self._today = today
        self._at = 0
        self._depth = 0
        self._terms = 0

    def parse(self) -> Node:
        tree = self._either()
        if self._next.kind != "end":
            why = "this bracket closes nothing" if self._next.kind == ")" else "this has no place"
            raise self._fault(why)
        return tree

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _fault(self, why: str, token: Token | None = None) -> BadQuery:
        return BadQuery(self._text, (token or self._next).at, why)

    def _either(self) -> Node:
        start, parts = self._next, [self._all()]
        while self._next.kind == "OR":
            self._take()
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else Either(tuple(parts), start.at)

    def _all(self) -> Node:
        start, parts = self._next, [self._one()]
        while self._next.kind not in ("OR", ")", "within", "end"):
            if self._next.kind == "AND":
                self._take()
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else All(tuple(parts), start.at)

    def _one(self) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._fault(f"more than {_DEEPEST} brackets or NOTs within each other")
        node = self._read_one(self._take())
        self._depth -= 1
        return node

    def _read_one(self, token: Token) -> Node:
        match token.kind:
            case "NOT":
                return Not(self._one(), token.at)
            case "(":
                inner = self._either()
                self._close(token)
                return inner
            case "NEAR":
                return self._near(token)
            case "title":
                return Titled(self._one(), token.at)
            case "field":
                return read_field(self._text, token, self._today)
            case "words" | "phrase":
                return self._phrase(token)
            case "AND" | "OR":
                raise self._fault(f"{token.kind} needs something to find before it", token)
            case "end":
                before = self._tokens[self._at - 2]
                raise self._fault(f"{_called(before)} needs something to find after it", token)
            case _:
                raise self._fault("there is nothing to find before this", token)

    def _phrase(self, token: Token) -> Phrase:
        self._terms += 1
        if self._terms > _MOST_TERMS:
            raise self._fault(f"more than {_MOST_TERMS} words and phrases", token)
        if not any(level(word.text) for word in token.words):
            where = " between these quotation marks" if token.kind == "phrase" else ""
            raise self._fault(f"{_NOTHING}{where}", token)
        return Phrase(token.words, token.at)

    def _close(self, opening: Token) -> None:
        if self._next.kind == "within":
            raise self._fault("a number of words belongs in NEAR(...)")
        if self._next.kind != ")":
            raise self._fault("this bracket is not closed", opening)
        self._take()

    def _near(self, opening: Token) -> Near:
        parts: list[Phrase] = []
        while self._next.kind in ("words", "phrase"):
            token = self._take()
            rows = [token.words] if token.kind == "phrase" else [(word,) for word in token.words]
            parts += [self._phrase(token._replace(words=row)) for row in rows]
        within = int(self._take().text[:4]) if self._next.kind == "within" else _USUAL_DISTANCE
        if self._next.kind not in (")", "end"):
            raise self._fault("NEAR takes words and phrases only, as in NEAR(a b, 10)")
        self._close(opening)
        if len(parts) < 2:
            raise self._fault("NEAR needs two words or more", opening)
        return Near(tuple(parts), within, opening.at)


def _called(token: Token) -> str:
    """Name a token as the user typed it."""
    return {"title": "title:", "NEAR": "NEAR("}.get(token.kind, token.kind)


def _require_words(text: str, node: Node) -> None:
    """See to it that fields and NOT have words beside them, in every part that is searched."""
    if isinstance(node, Not) or is_field(node):
        what = "NOT" if isinstance(node, Not) else "a field"
        raise BadQuery(text, node.at, f"{what} needs something to find beside it")
    if isinstance(node, Titled):
        _require_words(text, node.part)
    elif isinstance(node, Either):
        for part in node.parts:
            _require_words(text, part)
    elif isinstance(node, All):
        wanted = [one for one in node.parts if not isinstance(one, Not) and not is_field(one)]
        for part in wanted or node.parts[:1]:
            _require_words(text, part)
        for part in node.parts:
            if isinstance(part, Not) and not is_field(part):
                _require_words(text, part.part)
