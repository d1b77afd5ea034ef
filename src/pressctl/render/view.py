"""How the rows of one record become columns: names, cells, headings; the same in every format."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from pressctl.errors import BadOption

Row = Any  # one of the records of pressctl.answers: which one its View knows
Cell = Callable[[Row], object]

KINDS = {"title": "words", "sentence": "words", "evidence": "words", "text": "line"}
HEADINGS = {
    "published": "DATE",
    "quote_count": "QUOTES",
    "claim_count": "CLAIMS",
    "word_count": "WORDS",
    "boundary": "END",
    "speaker_id": "ID",
}
ALIASES = {
    "date": "published",
    "words": "word_count",
    "quotes": "quote_count",
    "claims": "claim_count",
    "end": "boundary",
}


class View(Struct, frozen=True):
    """How the rows of one record are shown.

    `terminal` and `pipe` name the columns shown unless others are asked for; `cells` says how a
    column is written where it is not simply the field of that name; `drawn` does the same for
    tables on a terminal alone. `stack` gives the lines of one record where a table is too wide.
    """

    record: type[Struct]
    terminal: tuple[str, ...]
    pipe: tuple[str, ...]
    stack: Callable[[Row], Sequence[str]]
    cells: Mapping[str, Cell] = {}
    drawn: Mapping[str, Cell] = {}
    kinds: Mapping[str, str] = {}
    headings: Mapping[str, str] = {}
    aliases: Mapping[str, str] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """Give every column that can be asked for: the keys of the JSON, then what is added."""
        keys = self.record.__struct_fields__
        return (*keys, *(name for name in self.cells if name not in keys))

    def resolve(self, asked: Sequence[str]) -> tuple[str, ...]:
        """Turn the names a user typed into columns; a wrong one is refused with the valid ones."""
        return tuple(self._one(name.strip()) for name in asked)

    def value(self, row: Row, name: str) -> object:
        """Give what stands in a column, as data."""
        return self.cells[name](row) if name in self.cells else getattr(row, name)

    def drawing(self, row: Row, name: str) -> object:
        """Give what stands in a column of a table that people read."""
        return self.drawn[name](row) if name in self.drawn else self.value(row, name)

    def heading(self, name: str) -> str:
        """Give the words over a column of a table."""
        return self.headings.get(name) or HEADINGS.get(name) or name.replace("_", " ").upper()

    def kind(self, name: str) -> str:
        """Tell how a column of a table is set: fixed, number, words or line."""
        number = name.endswith("_count") or name in ("matches", "confidence")
        return self.kinds.get(name) or KINDS.get(name) or ("number" if number else "fixed")

    def _one(self, name: str) -> str:
        plain = name.lower().replace("-", "_")
        known = self.names
        for candidate in (plain, self.aliases.get(plain, ""), ALIASES.get(plain, "")):
            if candidate in known:
                return candidate
        raise BadOption("--columns", name, f"the columns are {', '.join(known)}")
