"""The marks and words of a search as typed: what is an operator, and what is to be found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from pressctl.errors import BadQuery
from pressctl.query.terms import Word

Kind = Literal[
    "words", "phrase", "title", "field", "AND", "OR", "NOT", "NEAR", "(", ")", "within", "end"
]


class Token(NamedTuple):
    """A mark, or words to be found in a row; `at` is its place in the query.

    `text` is the name of a field, and its value is at `value_at`; the number of a "within".
    """

    kind: Kind
    at: int
    text: str = ""
    words: tuple[Word, ...] = ()
    value: str = ""
    value_at: int = 0


# A word goes on to white space, to a quotation mark, to a bracket it did not open itself, and to
# the ", 10)" with which NEAR(...) ends.
_TOKEN = re.compile(
    r"""\s*(?:
    (?P<near>NEAR\()
    |(?P<open>\()
    |(?P<close>\))
    |(?P<within>,\s*(?P<number>\d+)\s*(?=\)))
    |(?P<minus>-(?=[^\s)-]))
    |(?P<title>title:(?=[^\s)]))
    |(?P<field>(?:speaker|issuer|in|date)):(?:"(?P<quoted>[^"]*)"|(?P<value>[^\s"()]+))
    |(?P<bare>(?:speaker|issuer|title|in|date):)
    |"(?P<phrase>[^"]*)"(?P<star>\*?)
    |(?P<unclosed>")
    |(?P<word>(?:\([^\s"()]*\)|,(?!\s*\d+\s*\))|[^\s"(),])+)
    )""",
    re.VERBOSE,
)
_MARKS: dict[str, Kind] = {
    "near": "NEAR",
    "open": "(",
    "close": ")",
    "minus": "NOT",
    "title": "title",
}
_OPERATORS: dict[str, Kind] = {"AND": "AND", "OR": "OR", "NOT": "NOT"}
_ENCLOSED = re.compile(r"\s*\([^()]*\)\s*")


def join(arguments: Iterable[str]) -> str:
    """Give arguments as the one text that places are counted in."""
    return " ".join(re.sub(r"\s", " ", argument) for argument in arguments)


def tokens(arguments: Sequence[str]) -> list[Token]:
    """Split a query; words side by side in one argument are one token. Raises BadQuery.

    An argument without operators, fields and quotation marks is plain: all of it is one phrase,
    with whatever brackets stand in it.
    """
    text, found, start = join(arguments), list[Token](), 0
    for argument in arguments:
        end = start + len(argument)
        split = list(_split(text, start, end))
        found += [_plain(text, start, end)] if _is_plain(split, argument) else _in_rows(split)
        start = end + 1
    return [*found, Token("end", len(text.rstrip()))]


def lone_field(text: str, start: int, end: int) -> Token | None:
    """Read an argument that is a field and nothing else; None when it is not."""
    found = _TOKEN.match(text, start, end)
    is_field = found and found.end() == end and found.lastgroup in ("quoted", "value")
    return _token(text, found) if found and is_field else None


def _split(text: str, start: int, end: int) -> Iterator[Token]:
    while found := _TOKEN.match(text, start, end):
        yield _token(text, found)
        start = found.end()


def _token(text: str, found: re.Match[str]) -> Token:
    """Make a token of what was found: `_TOKEN` tells by the last group what it is."""
    match found.lastgroup:
        case "unclosed":
            raise BadQuery(text, found.start("unclosed"), "this quotation mark is not closed")
        case "bare":
            raise BadQuery(text, found.end(), f"{found['bare']} needs a value right behind it")
        case "star":
            return Token("phrase", found.start("phrase") - 1, words=_phrase(found))
        case "within":
            return Token("within", found.start("within"), found["number"])
        case "quoted" | "value" as group:
            at, value = found.start("field"), found[group]
            return Token("field", at, found["field"], (), value, found.start(group))
        case "word":
            kind = _OPERATORS.get(found["word"], "words")
            return Token(kind, found.start("word"), words=(_starred(found["word"]),))
        case group:
            return Token(_MARKS[group or ""], found.start(group or 0))


def _phrase(found: re.Match[str]) -> tuple[Word, ...]:
    words = [Word(one) for one in found["phrase"].split()]
    if words and found["star"]:
        words[-1] = Word(words[-1].text, begins=True)
    return tuple(words)


def _starred(word: str) -> Word:
    bare = word.rstrip("*")
    is_beginning = bare != word and bool(bare) and bare[-1].isalnum()
    return Word(bare, begins=True) if is_beginning else Word(word)


def _is_plain(split: Sequence[Token], argument: str) -> bool:
    kinds = [token.kind for token in split]
    if any(kind not in ("words", "(", ")", "within") for kind in kinds):
        return False
    return _is_balanced(argument) and not _ENCLOSED.fullmatch(argument)


def _is_balanced(argument: str) -> bool:
    depth = 0
    for mark in re.findall(r"[()]", argument):
        depth += 1 if mark == "(" else -1
        if depth < 0:
            return False
    return depth == 0


def _plain(text: str, start: int, end: int) -> Token:
    argument = text[start:end]
    at = start + len(argument) - len(argument.lstrip())
    return Token("words", at, words=tuple(map(_starred, argument.split())))


def _in_rows(split: Iterable[Token]) -> Iterator[Token]:
    """Join the words that stand side by side."""
    row: Token | None = None
    for token in split:
        if row and token.kind == "words":
            row = row._replace(words=row.words + token.words)
            continue
        if row:
            yield row
        row = token if token.kind == "words" else None
        if row is None:
            yield token
    if row:
        yield row
