"""Where a result goes and what that place can show: stream, terminal or not, width, format."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Literal, TextIO

from msgspec import Struct, field

from pressctl.render.harmless import escaped_to_ascii, harmless, in_ascii

Format = Literal["table", "tsv", "csv", "json", "jsonl", "md"]
ColorChoice = Literal["auto", "always", "never"]

NARROW = 70  # columns; below it a table would fold its ids, so records are stacked (MOCKUPS, 2)
DEFAULT_WIDTH = 100  # for --format table where no width is known
_LEAST_WIDTH = 24  # an id, a date and two spaces; narrower than that nothing can be laid out


class Aside(Struct):
    """What is said beside a result, and waits for it; and whether any of that is shown already."""

    lines: list[str] = []
    is_begun: bool = False


class Output(Struct, frozen=True):
    """One place to write to; facts about it are handed in, never looked up.

    `terminal` says that a person reads it, `unicode` that it can show more than ASCII, `width` is
    in columns. `columns` and `header` are what the user asked for (None: as usual). What is said
    `aside` waits until there is a result.
    """

    stream: TextIO
    errors: TextIO | None = None
    format: Format = "tsv"
    terminal: bool = False
    width: int = DEFAULT_WIDTH
    color: bool = False
    unicode: bool = True
    columns: tuple[str, ...] | None = None
    header: bool | None = None
    aside: Aside = field(default_factory=Aside)

    @property
    def narrow(self) -> bool:
        """Tell whether a table would not fit."""
        return self.width < NARROW

    def write(self, text: str) -> None:
        """Write what people read; on a terminal without Unicode in the nearest ASCII."""
        self.put(self.spelt(text))

    def spelt(self, text: str) -> str:
        """Give text as it will be shown: in the nearest ASCII where there is no Unicode."""
        return text if self.unicode else in_ascii(text)

    def write_data(self, text: str) -> None:
        r"""Write what programs read; without Unicode as \u2019, so that nothing is lost."""
        self.put(text if self.unicode else escaped_to_ascii(text))

    def put(self, text: str) -> None:
        """Write text as it is, behind what was said before."""
        self.release()
        self.aside.is_begun = True
        self.stream.write(text)

    def say(self, text: str) -> None:
        """Tell the reader something beside the result: a dim line on stderr that begins with ›."""
        if self.errors is None:
            return
        lines = "\n".join(f"› {line}" for line in self._folded(harmless(text)))
        shown = self.spelt(lines)
        dim = self.color and is_terminal(self.errors)
        self.aside.lines.append(f"\x1b[2m{shown}\x1b[0m\n" if dim else f"{shown}\n")

    def release(self) -> None:
        """Write what was said, now."""
        if self.aside.lines and self.errors:
            with suppress(OSError, ValueError):  # nobody listens: the result still counts
                self.errors.write("".join(self.aside.lines))
                self.errors.flush()
        self.unsay()

    def unsay(self) -> None:
        """Drop what was said of a result that does not come."""
        self.aside.lines.clear()

    def _folded(self, text: str) -> list[str]:
        """Fold a long line for a terminal; in a pipe it stays one."""
        if not self.terminal:
            return text.split("\n")
        from textwrap import wrap

        room = self.width - 2
        return [
            line for whole in text.split("\n") for line in wrap(whole, room, subsequent_indent="  ")
        ]

    def remark(self, text: str) -> None:
        """Say something that only a person at a terminal who sees a table wants to know."""
        if self.terminal and self.format == "table":
            self.say(text)


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a person reads this stream."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def wants_color(choice: ColorChoice, environ: Mapping[str, str], terminal: bool) -> bool:
    """Settle colour: --color > NO_COLOR > FORCE_COLOR, CLICOLOR_FORCE > CLICOLOR=0, TERM=dumb."""
    if choice != "auto":
        return choice == "always"
    if environ.get("NO_COLOR"):
        return False
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
        if environ.get(name):
            return environ[name] != "0"
    dumb = environ.get("TERM") in ("dumb", "unknown")
    return terminal and environ.get("CLICOLOR") != "0" and not dumb


def speaks_unicode(encoding: str | None, environ: Mapping[str, str]) -> bool:
    """Tell whether more than ASCII may be written.

    Python writes UTF-8 even under LC_ALL=C; the terminal of who sets that does not read it. A
    locale that is not set at all, as in a container, is no such wish.
    """
    if not (encoding or "").lower().replace("-", "").replace("_", "").startswith("utf8"):
        return False
    if environ.get("PYTHONIOENCODING") or environ.get("PYTHONUTF8") == "1":
        return True
    locale = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG")
    return locale not in ("C", "POSIX")


def usable_width(environ: Mapping[str, str], measured: int | None) -> int:
    """Settle the width in columns: COLUMNS if it is a sensible number, else what was measured."""
    asked = environ.get("COLUMNS", "")
    wanted = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
    return max(wanted or measured or DEFAULT_WIDTH, _LEAST_WIDTH)
