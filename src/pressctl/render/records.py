"""Results as data: TSV, CSV, JSON, JSON lines, and tables in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

import msgspec

from pressctl.render.harmless import escaped, harmless, on_one_line
from pressctl.render.output import Output
from pressctl.render.view import Row, View

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# What JSON allows raw but a terminal obeys, or a reader of lines takes for the end of one.
_RAW_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_IN_MARKDOWN = re.compile(r"([\\`*\[\]<>|~]|(?<!\w)_|_(?!\w))")
_NOT_ASCII = re.compile("[^\x00-\x7e]")
_HALF = re.compile("[\ud800-\udfff]")

_encoder = msgspec.json.Encoder(decimal_format="number")


def write_tsv(output: Output, view: View, rows: Iterable[Row], names: Sequence[str]) -> None:
    r"""Write one line a row, cells between tabs, no header unless asked; `\t` stands for a tab."""
    if output.header:
        output.write_data("\t".join(names) + "\n")
    for row in rows:
        cells = (escaped(cell(view.value(row, name))) for name in names)
        output.write_data("\t".join(cells) + "\n")


def write_csv(output: Output, view: View, rows: Iterable[Row], names: Sequence[str]) -> None:
    """Write CSV with a header; a text cell that a spreadsheet would run gets a ' before it."""
    import csv

    lines = csv.writer(_DataStream(output), lineterminator="\n")
    if output.header is not False:
        lines.writerow(names)
    for row in rows:
        lines.writerow([_defused(view.value(row, name)) for name in names])


def write_markdown(output: Output, view: View, rows: Iterable[Row], names: Sequence[str]) -> None:
    """Write a Markdown table; characters that Markdown would act on are escaped."""
    lines = [names, ["---"] * len(names)] if output.header is not False else []
    for row in rows:
        lines.append([markdown(on_one_line(cell(view.value(row, name)))) for name in names])
    output.write("".join(f"| {' | '.join(line)} |\n" for line in lines))


def write_json(output: Output, rows: Iterable[Row], view: View, names: Sequence[str]) -> None:
    """Write one array of objects, an object a line."""
    before = "[\n"
    for row in rows:
        output.put(before + _object(output, row, view, names))
        before = ",\n"
    output.put("\n]\n" if before == ",\n" else "[]\n")


def write_json_lines(output: Output, rows: Iterable[Row], view: View, names: Sequence[str]) -> None:
    """Write one object a line."""
    for row in rows:
        output.put(_object(output, row, view, names) + "\n")


def write_object(output: Output, answer: object) -> None:
    """Write one JSON object."""
    output.put(as_json(answer, ascii=not output.unicode) + "\n")


def as_json(value: object, *, ascii: bool = False) -> str:
    """Write strict JSON on one line in which no character acts on a terminal."""
    try:
        raw = _encoder.encode(value).decode()
    except UnicodeEncodeError:  # half a character: of a file name that is not UTF-8, or "\\ud800"
        raw = _encoder.encode(
            _mended(msgspec.to_builtins(value, builtin_types=(Decimal,)))
        ).decode()
    raw_ones = _NOT_ASCII if ascii else _RAW_IN_JSON
    return raw_ones.sub(lambda found: json_escape(found[0]), raw)


def json_escape(character: str) -> str:
    r"""Write a character as \u2019, and one beyond 16 bits as the pair that JSON wants."""
    units = character.encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def cell(value: object) -> str:
    """Write a value as words: dates ISO, absent as nothing, several separated by "; "."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, tuple | list):
        return "; ".join(cell(part) for part in value)
    return as_json(value) if isinstance(value, msgspec.Struct) else str(value)


def markdown(text: str) -> str:
    """Escape what Markdown would act on inside a line."""
    return _IN_MARKDOWN.sub(r"\\\1", text)


class _DataStream:
    """The little of a file that csv.writer wants."""

    def __init__(self, output: Output) -> None:
        self.write = output.write_data


def _defused(value: object) -> str:
    text = cell(value)
    runs = isinstance(value, str | tuple) and text.startswith(_FORMULA)
    return f"'{harmless(text)}" if runs else harmless(text)


def _object(output: Output, row: Row, view: View, names: Sequence[str]) -> str:
    chosen = {name: _datum(row, view, name) for name in names} if names else row
    return as_json(chosen, ascii=not output.unicode)


def _datum(row: Row, view: View, name: str) -> object:
    return getattr(row, name) if name in view.record.__struct_fields__ else view.value(row, name)


def _mended(value: object) -> object:
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: _mended(part) for key, part in value.items()}
    return [_mended(part) for part in value] if isinstance(value, list | tuple) else value
