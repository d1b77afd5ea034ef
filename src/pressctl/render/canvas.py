"""A page of text with styles, folded to a width: the only room that knows rich.

Whatever is drawn comes in as strings, and every string goes through one gate that makes it
harmless; markup of rich is never parsed, so [brackets] in a release stay what they are.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from pressctl.render.difference import Piece
from pressctl.render.harmless import harmless
from pressctl.render.output import Output

_STYLES = {
    "": "",
    "id": "cyan",
    "name": "bold",
    "title": "bold",
    "dim": "dim",
    "hit": "bold yellow",
    "good": "bold green",
    "warn": "bold yellow",
    "bad": "bold red",
    "insert": "green",
    "delete": "red strike",
}
_TALL = 100_000  # lines; rich asks for a height before it believes a width
_GAP = 2  # columns between what stands left and right
_LEAST_ROOM = 12  # columns a folded text gets, however narrow the page


class Canvas:
    """A page being written; `finish` hands it to the output in one piece."""

    def __init__(self, output: Output) -> None:
        self.output = output
        self.width = output.width
        self.color = output.color
        self._page = io.StringIO()
        self._console = _console(self._page, output)

    def line(self, *parts: str | Piece, right: str = "", indent: int = 0) -> None:
        """Write a line and `right` against the right edge, or below it where there is no room."""
        text = self._text([" " * indent, *parts])
        gap = self.width - text.cell_len - cell_len(self.output.spelt(harmless(right)))
        if not right or gap < _GAP:
            self.paragraph(*parts, indent=indent)
        if right and gap < _GAP:
            self.paragraph((right, "dim"), indent=indent + 2)
        elif right:
            self._put(text.append(" " * gap).append_text(self._text([(right, "dim")])))

    def paragraph(
        self,
        *parts: str | Piece,
        indent: int = 2,
        label: Sequence[Piece] = (),
        hang: int | None = None,
    ) -> None:
        """Write a paragraph `indent` columns from the left, its further lines by `hang`.

        A `label` stands before the first line; the further lines begin under what follows it.
        """
        first = self._text([" " * indent, *label])
        deep = first.cell_len if first.cell_len <= self.width // 2 else indent + 2
        self._fold(self._text(parts), first, " " * (deep if hang is None else hang))

    def barred(self, text: str) -> None:
        """Write quoted words with a bar at their left; an empty line keeps its bar."""
        for number, paragraph in enumerate(text.split("\n\n")):
            if number:
                self._put(Text("  ┃"))
            self._fold(self._text([paragraph]), Text("  ┃ "), "  ┃ ")

    def rule(self) -> None:
        """Draw a line across the page."""
        self._put(Text("─" * self.width))

    def blank(self) -> None:
        """Leave a line empty."""
        self._put(Text())

    def row(self, cells: Sequence[str], widths: Sequence[int], kinds: Sequence[str]) -> None:
        """Write a row of a table, its cells folded or cut to their widths, two spaces between."""
        columns = [
            self._cell(cell, width, kind)
            for cell, width, kind in zip(cells, widths, kinds, strict=True)
        ]
        for number in range(max(map(len, columns))):
            line = Text()
            for column, width in zip(columns, widths, strict=True):
                part = column[number] if number < len(column) else Text()
                line.append_text(part)
                line.append(" " * (width - part.cell_len + 2))
            self._put(line)

    def finish(self) -> None:
        """Hand the page to the output, without spaces at the ends of lines."""
        lines = self._page.getvalue().split("\n")
        self.output.write("\n".join(line.rstrip(" ") for line in lines))

    def _cell(self, cell: str, width: int, kind: str) -> list[Text]:
        text = self._text([cell])
        if kind == "words":
            return self._wrapped(text, width)
        if kind == "line":
            text = self._cut(text, width)
        elif kind == "number":
            text = Text(" " * (width - text.cell_len)).append_text(text)
        return [text]

    def _cut(self, text: Text, width: int) -> Text:
        if text.cell_len <= width:
            return text
        mark = self._text(["…"])
        text.truncate(width - mark.cell_len)
        return text.append_text(mark)

    def _wrapped(self, text: Text, width: int) -> list[Text]:
        if text.cell_len <= width and "\n" not in text.plain:
            return [text]
        lines = text.wrap(self._console, width)
        for line in lines:
            line.rstrip()
        return list(lines)

    def _fold(self, text: Text, first: Text, rest: str) -> None:
        """Write `text` folded to the width: the first line behind `first`, others behind `rest`."""
        behind = Text(" " * max(first.cell_len - len(rest), 0)).append_text(text)
        room = max(self.width - len(rest), _LEAST_ROOM)
        for number, line in enumerate(self._wrapped(behind, room)):
            if number:
                self._put(Text(rest).append_text(line))
            else:
                self._put(first.append_text(line[max(first.cell_len - len(rest), 0) :]))

    def _text(self, parts: Iterable[str | Piece]) -> Text:
        """Style parts, harmless and as they will be spelt, so that widths are those shown."""
        text = Text()
        for part in parts:
            words, style = (part, "") if isinstance(part, str) else part
            text.append(self.output.spelt(harmless(words)), _STYLES[style])
        return text

    def _put(self, line: Text) -> None:
        if not self.color:  # what rich would write too, a hundred times faster
            self._page.write(f"{line.plain}\n")
            return
        line.no_wrap, line.overflow = True, "ignore"
        self._console.print(line, no_wrap=True, overflow="ignore", crop=False)


def _console(page: io.StringIO, output: Output) -> Console:
    return Console(
        file=page,
        width=output.width,
        height=_TALL,
        force_terminal=output.color,
        color_system="standard" if output.color else None,
        no_color=not output.color,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},  # rich would read NO_COLOR, COLUMNS and TERM by rules that are not ours
    )
