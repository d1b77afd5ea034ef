"""CSV and TSV to rows: which mark separates, which columns there are, and rows that do not fit."""

from __future__ import annotations

from collections.abc import Iterator

from pressctl.sources.columns import assign, role_of, squeeze
from pressctl.sources.json_rows import Fields, Row
from pressctl.sources.reading import Columns, Ledger

_MARKS = (",", ";", "\t", "|")
_HEADER_LIMIT = 10_000  # characters; a longer first line is no header
_FIELD_LIMIT = 100_000_000  # characters; no file is larger
_MOST_FAILURES = 100_000  # rows with a quotation mark out of place
_BARE_NAMES = 3  # single words with only marks between them that make a header; not measured
_REREAD = 2  # times the length of a file that is read again behind broken rows


def find_mark(text: str, columns: Columns) -> str | None:
    """Tell by the header which mark separates the columns; None when the text is no table.

    It is one when two columns have known names, one that the user names is there, or the first
    line is nothing but names: "kop,datum,tekst" is no title.
    """
    header, end, _ = text[:_HEADER_LIMIT].partition("\n")
    if not end and len(text) > _HEADER_LIMIT:
        return None
    if header[:4].lower() == "sep=":  # the first line of what Excel writes
        return header[4:5] if header[4:5] in _MARKS else None
    known = {mark: _known(header, mark, columns) for mark in _MARKS}
    best = max(_MARKS, key=lambda mark: known[mark])
    return best if known[best] >= 2 else None


def _known(header: str, mark: str, columns: Columns) -> int:
    names = _cells(header, mark)
    roles = {role_of(name) for name in names} - {None}
    mapped = sum(column in names for column in columns.values())
    bare = len(names) >= _BARE_NAMES and all(map(str.isidentifier, names))
    return 0 if len(names) < 2 else max(len(roles), 2 if mapped or bare else 0, mapped)


def _cells(line: str, mark: str) -> list[str]:
    import csv

    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=mark), [])]
    except csv.Error:
        return []


class Table:
    """A table: its header, and its rows one after another; the text's line ends are all \\n.

    The lines are cut off the text one by one: a list of 16 million of them takes 1.3 GB.
    """

    def __init__(self, text: str, mark: str, ledger: Ledger) -> None:
        self.text, self.mark, self.ledger = text, mark, ledger
        self.at, self.line = 0, 1  # what is read next
        if text[:4].lower() == "sep=":
            self._next_line()
        self.header = self.line
        self.names = _cells(self._next_line().rstrip("\n"), mark)
        self.spare = _REREAD * len(text)

    def _next_line(self) -> str:
        start = self.at
        self.at = self.text.find("\n", start) + 1 or len(self.text)
        self.line += 1
        return self.text[start : self.at]

    def doubled(self, columns: Columns) -> str | None:
        """Name a column that is there twice and means something."""
        used = {name for names in assign(self.names, columns).values() for name in names}
        seen: set[str] = set()
        for name in self.names:
            if name in used and squeeze(name) in seen:
                return name
            seen.add(squeeze(name))
        return None

    def rows(self) -> Iterator[Row]:
        """Give the rows; those that do not fit the header are entered as lost."""
        import csv

        before = csv.field_size_limit(_FIELD_LIMIT)
        try:
            failures = 0
            while self.at < len(self.text) and failures <= _MOST_FAILURES:
                yield from self._read()
                failures += 1
            if self.at < len(self.text):
                self.ledger.lose(self.line, "too much that is broken; the rest is left out")
        finally:
            csv.field_size_limit(before)

    def _read(self) -> Iterator[Row]:
        """Give the rows until one is broken; then the next line to read is one below it."""
        import csv

        lines = iter(self._line_or_end, "")
        reader = csv.reader(lines, delimiter=self.mark, strict=True, skipinitialspace=True)
        first, line = self.at, self.line
        try:
            for cells in reader:
                yield from self._row(cells, line, self.line - 1)
                first, line = self.at, self.line
        except csv.Error as error:
            self.ledger.lose(line, f"{_why(str(error))}; the row is left out")
            self._resume(first, line)

    def _line_or_end(self) -> str:
        return self._next_line() if self.at < len(self.text) else ""

    def _resume(self, first: int, line: int) -> None:
        """Go on with the line below the one where a broken row began, if that is no endless task.

        A mark that is never closed takes all that follows for one row; those rows are sound.
        """
        again = self.at - first
        if again <= self.spare:
            self.spare -= again
            self.at, self.line = first, line
            self._next_line()

    def _row(self, cells: list[str], line: int, last_line: int) -> Iterator[Row]:
        if not any(cell.strip() for cell in cells):
            return
        extra = [cell for cell in cells[len(self.names) :] if cell.strip()]
        if extra or len(cells) < len(self.names):
            message = f"{len(cells)} cells where the header has {len(self.names)}"
            self.ledger.lose(line, f"{message}; put quotation marks round cells with a {self.sign}")
        else:
            yield Row(Fields(zip(self.names, cells, strict=False)), line, last_line)

    @property
    def sign(self) -> str:
        """Name the mark between cells."""
        return {",": "comma", ";": "semicolon", "\t": "tab"}.get(self.mark, "bar")


def _why(said: str) -> str:
    if said.startswith("unexpected end"):
        return "a quotation mark that is never closed"
    if "expected after" in said:
        return 'a quotation mark inside a quoted cell, which has to be doubled ("")'
    return f"no CSV ({said})"
