"""JSON to rows: JSON lines, an array of objects, or an object that holds such an array."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from pressctl.sources.columns import role_of
from pressctl.sources.reading import Ledger, shown

_START = re.compile(r"\s*(?:\[\s*)?\{\s*[\"}]|\s*\[\s*\]\s*\Z")
_SPACE = re.compile(r"\s*")
_NEXT_LINE = re.compile(r"\n[ \t]*\{")
_NEXT_OBJECT = re.compile(r"[}\]]\s*,\s*(?=\{)|,[ \t]*\n\s*(?=\{)")
_BRACKETS = re.compile(r'"(?:[^"\\]|\\.?)*+(?:"|\Z)|[][{}]', re.DOTALL)
_TOO_DEEP = "values within values, too deep to read"
_CUT_OFF = "the file is cut off in this record; get it anew"
# Each costs a count of the lines above it, 10 ms in a file of 100 MB.
_MOST_FAILURES = 1000


class Number(str):
    """A number as the file writes it: not a text, and never worked out (it may have any length)."""

    __slots__ = ()


class Fields(dict[str, object]):
    """An object; `doubled` are the names that it gives two values."""

    doubled: tuple[str, ...] = ()


class Row:
    """A record as a file holds it: its names and values, and its lines (from 1)."""

    __slots__ = ("fields", "last_line", "line")

    def __init__(self, fields: Fields, line: int, last_line: int) -> None:
        self.fields, self.line, self.last_line = fields, line, last_line


def _fields(pairs: list[tuple[str, object]]) -> Fields:
    fields = Fields(pairs)
    if len(fields) < len(pairs):
        fields.doubled = tuple({name for name, value in pairs if fields[name] != value})
    return fields


_DECODER = json.JSONDecoder(
    object_pairs_hook=_fields,
    parse_int=Number,
    parse_float=Number,
    parse_constant=lambda _name: None,  # NaN is how tables write that there is nothing
    strict=False,  # a raw line break in a string is wrong, but means what it looks like
)


def fits(text: str) -> bool:
    """Whether a text looks like JSON with objects in it."""
    return _START.match(text) is not None


def rows(text: str, ledger: Ledger) -> Iterator[Row]:
    """Give the objects of a text whose line ends are all \\n; what is none is entered as lost."""
    walk = _Walk(text, ledger)
    at = _skip_space(text, 0)
    if text[at] == "[":
        yield from walk.array(at + 1)
        walk.check_end()
    elif _is_lines(text, at):
        yield from walk.lines()
    else:
        yield from walk.values(at)


def _is_lines(text: str, at: int) -> bool:
    """Whether each line is an object: the first is whole, or the next begins one."""
    end = text.find("\n", at)
    if end < 0:
        return False
    if _NEXT_LINE.match(text, text.rfind("\n", 0, _skip_space(text, end))):
        return True
    try:
        _DECODER.decode(text[at:end])
    except (ValueError, RecursionError):
        return False
    return True


class _Walk:
    """One pass over a text, which counts lines as it goes."""

    def __init__(self, text: str, ledger: Ledger) -> None:
        self.text, self.ledger = text, ledger
        self._counted, self._line = 0, 1
        self._at = self._failed_at = self._failures = 0

    def lines(self) -> Iterator[Row]:
        """Read an object from every line."""
        for number, line in enumerate(_cut(self.text), 1):
            if not line.strip():
                continue
            try:
                value = _DECODER.decode(line)
            except RecursionError:
                self.ledger.lose(number, f"{_TOO_DEEP}; the line is left out")
            except ValueError as error:
                self.ledger.lose(number, f"{_why(error)}; the line is left out")
            else:
                for one in _unwrapped(value):
                    yield from self._row(one, number, number)

    def values(self, at: int) -> Iterator[Row]:
        """Read objects one after another; of one that wraps a list of objects, those."""
        while at < len(self.text):
            start = at
            value, at = self._value(start)
            opening = self._list_in(value, start) if at < 0 or _wrapped(value) else None
            if opening is not None:
                yield from self.array(opening)
            elif at >= 0:
                line = self._line_of(start)
                yield from self._row(value, line, self._line_of(at))
            if at < 0:
                return
            at = _skip_space(self.text, at)

    def _list_in(self, value: object, start: int) -> int | None:
        """Find the list of records in an object, to read it with the lines of its members.

        Of an object that is cut off it is the first list of objects.
        """
        name = _wrapped(value)
        key = re.escape(json.dumps(name, ensure_ascii=False)) if name else r'"[^"\\]{1,99}"'
        found = re.compile(rf"{key}\s*:\s*\[(?=\s*\{{)").search(self.text, start)
        return found.end() if found else None

    def array(self, at: int) -> Iterator[Row]:
        """Read the members of an array, from behind its bracket to the one that closes it."""
        at = _skip_space(self.text, at)
        while at >= 0 and self.text[at : at + 1] != "]":
            start = at
            value, at = self._value(start)
            if at >= 0:
                line = self._line_of(start)
                yield from self._row(value, line, self._line_of(at))
                at = self._separator(at)
            else:
                at = self._resume(start)
        self._at = at + 1 if at >= 0 else len(self.text)

    def check_end(self) -> None:
        """Enter what stands behind the list that was read."""
        at = _skip_space(self.text, self._at)
        if at < len(self.text):
            message = "more behind the end of the list; it is left out"
            self.ledger.lose(self._line_of(at), message)

    def _separator(self, at: int) -> int:
        at = _skip_space(self.text, at)
        mark = self.text[at : at + 1]
        if mark == "]":
            return at
        if mark == ",":
            return _skip_space(self.text, at + 1)
        if not mark:
            self.ledger.lose(self._line_of(at), _CUT_OFF)
            return -1
        self.ledger.warn(self._line_of(at), "no comma between two records; read as two")
        return at

    def _value(self, start: int) -> tuple[object, int]:
        """Read the value at a place; without one, the place behind it is -1 and it is entered."""
        try:
            return _DECODER.raw_decode(self.text, start)
        except RecursionError:
            self._failed_at = _behind(self.text, start)
            self.ledger.lose(self._line_of(start), f"{_TOO_DEEP}; the record is left out")
        except json.JSONDecodeError as error:
            self._failed_at = max(error.pos, start + 1)
            self._lose(start, error)
        self._failures += 1
        return None, -1

    def _lose(self, start: int, error: json.JSONDecodeError) -> None:
        line = self._line_of(start)
        nothing_follows = not self.text[error.pos : error.pos + 99].strip()
        if error.msg.startswith("Unterminated") or nothing_follows:
            self.ledger.lose(line, _CUT_OFF)
        else:
            where = self.text.count("\n", start, error.pos)
            at = f", {where} lines below" if where else ""
            self.ledger.lose(line, f"{_why(error)}{at}; the record is left out")

    def _resume(self, start: int) -> int:
        """Find where the next object of an array begins, behind one that could not be read."""
        if self._failures > _MOST_FAILURES:
            self.ledger.lose(self._line_of(start), "too much that is broken; the rest is left out")
            return -1
        following = _NEXT_OBJECT.search(self.text, self._failed_at - 1)
        return following.end() if following else -1

    def _row(self, value: object, line: int, last_line: int) -> Iterator[Row]:
        if isinstance(value, Fields):
            yield Row(value, line, last_line)
        else:
            self.ledger.lose(line, f"{kind_of(value)} where a record should be; left out")

    def _line_of(self, at: int) -> int:
        """Give the line of a place; places are asked for in their order."""
        if at > self._counted:
            self._line += self.text.count("\n", self._counted, at)
            self._counted = at
        return self._line


def kind_of(value: object) -> str:
    """Name the kind of a value in words."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true or false"
        case Number():
            return f"the number {shown(value)}"
        case str():
            return f"the text “{shown(value)}”"
        case dict():
            return "an object"
    return "a list"


def _unwrapped(value: object) -> Sequence[object]:
    name = _wrapped(value)
    inner = value[name] if name and isinstance(value, dict) else None
    return inner if isinstance(inner, list) else [value]


def _wrapped(value: object) -> str | None:
    """Name the list of objects in an object that is itself no record: "results", "items"."""
    if not isinstance(value, dict) or {"text", "html"} & set(map(role_of, value)):
        return None
    lists = [name for name, inner in value.items() if _holds_records(inner)]
    return lists[0] if len(lists) == 1 else None


def _holds_records(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _why(error: ValueError) -> str:
    said = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
    column = f" (column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
    return f"no JSON: {said[:1].lower()}{said[1:]}{column}"


def _behind(text: str, start: int) -> int:
    """Find the place behind a value by its brackets alone; the end of the text if none closes."""
    depth = 0
    for bracket in _BRACKETS.finditer(text, start):
        mark = bracket[0]
        if mark in "[{":
            depth += 1
        elif mark in "]}":
            depth -= 1
            if not depth:
                return bracket.end()
    return len(text)


def _cut(text: str) -> Iterator[str]:
    """Give the lines of a text one by one: a list of five million takes as much as the file."""
    at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        yield text[at:end]
        at = end + 1


def _skip_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
