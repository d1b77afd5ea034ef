"""Lists of quotations to check: CSV, JSON lines, or one a line."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pressctl.model import Problem

_TEXT = ("text", "quote", "quotation", "passage", "query", "words")
_SPEAKER = ("speaker", "claimed_speaker", "name", "said_by")
_ITEM = ("id", "item", "key")
_MARKS = (",", ";", "\t", "|")
_PAIRS = {"“": "”", '"': '"', "‘": "’", "«": "»"}
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_NO_TEXT = f"no column of quotations; name one of {', '.join(_TEXT)}"


class Quotation(NamedTuple):
    """Words that somebody is said to have said, and where that is said."""

    text: str
    speaker: str | None = None
    item: str | None = None
    line: int | None = None


Quotations = tuple[list[Quotation], list[Problem]]


def read_quotations(text: str, name: str) -> Quotations:
    """Read a file of quotations: JSON lines, an array of JSON, or a table with a header."""
    if text.lstrip()[:1] in ("{", "["):
        return _read_json(text, name)
    return _read_table(text, name)


def read_typed(text: str, name: str) -> Quotations:
    """Read what comes on standard input: JSON lines, one quotation, or one a line."""
    if text.lstrip()[:1] == "{":
        return _read_json(text, name)
    whole = text.strip()
    if _is_one(whole):
        return [Quotation(whole, line=1)], []
    lines = enumerate(_LINE_BREAK.split(text), 1)
    return [Quotation(words.strip(), line=number) for number, words in lines if words.strip()], []


def _is_one(text: str) -> bool:
    """Tell if one pair of quotation marks is around all of it, so that its lines are wraps."""
    closing = _PAIRS.get(text[:1])
    return closing is not None and text.find(closing, 1) == len(text) - 1


def _read_json(text: str, name: str) -> Quotations:
    found: list[Quotation] = []
    problems: list[Problem] = []
    for number, row in _json_rows(text):
        quotation = _quotation(row, number) if isinstance(row, dict) else None
        if quotation:
            found.append(quotation)
        else:
            why = 'no JSON object with a text; write {"text": "...", "speaker": "..."}'
            problems.append(Problem(name, number, why, lost=True))
    return found, problems


def _json_rows(text: str) -> Iterator[tuple[int, Any]]:
    if text.lstrip().startswith("["):
        rows = _decode(text)
        yield from enumerate(rows, 1) if isinstance(rows, list) else [(1, None)]
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, _decode(line)


def _decode(text: str) -> Any:  # noqa: ANN401  # whatever JSON holds
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _read_table(text: str, name: str) -> Quotations:
    mark = max(_MARKS, key=text.partition("\n")[0].count)
    rows = csv.DictReader(io.StringIO(text, newline=""), restval="", delimiter=mark)
    found: list[Quotation] = []
    try:
        if not any(_squeezed(column) in _TEXT for column in rows.fieldnames or ()):
            return [], [Problem(name, 1, _NO_TEXT, lost=True)]
        for row in rows:
            if quotation := _quotation(row, rows.line_num - _count_breaks(row)):
                found.append(quotation)
    except csv.Error as error:
        why = f"a broken table: {error}; what follows is not checked"
        return found, [Problem(name, rows.line_num + 1, why, lost=True)]
    return found, []


def _count_breaks(row: Mapping[Any, Any]) -> int:
    """Count the lines that a row of a table takes beyond one."""
    cells = (
        cell for value in row.values() for cell in (value if isinstance(value, list) else [value])
    )
    return sum(len(_LINE_BREAK.findall(cell)) for cell in cells)


def _quotation(row: Mapping[Any, Any], line: int) -> Quotation | None:
    """Read a row by the names of its columns; None when text or speaker are no words."""
    cells = {_squeezed(column): value for column, value in row.items() if column is not None}
    text, speaker, item = (_cell(cells, names) for names in (_TEXT, _SPEAKER, _ITEM))
    if not _is_words(text) or not (speaker is None or _is_words(speaker)):
        return None
    return Quotation(
        _words(text), _words(speaker) or None, None if item is None else _words(item), line
    )


def _squeezed(column: Any) -> str:  # noqa: ANN401  # JSON and csv give what they find
    return str(column).strip().lower().replace(" ", "_")


def _cell(cells: Mapping[str, Any], names: Iterable[str]) -> Any:  # noqa: ANN401
    return next((cells[name] for name in names if cells.get(name) is not None), None)


def _is_words(value: object) -> bool:
    """Tell if a value can be read out; ["a"] and true can not."""
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def _words(value: object) -> str:
    return "" if value is None else str(value).strip()
