"""A session at the command line without a process: arguments in, exit code and streams out."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copy

from pressctl.cli.app import run
from pressctl.cli.run import Surroundings

TODAY = date(2025, 6, 30)
GOLDEN = Path(__file__).parent / "golden"
RELEASES = GOLDEN / "releases.txt"


class Stream(io.TextIOWrapper):
    """A stream that is a terminal or not, as the test wants it."""

    def __init__(
        self, *, terminal: bool = False, holds: bytes = b"", encoding: str = "utf-8"
    ) -> None:
        super().__init__(io.BytesIO(holds), encoding=encoding, newline="\n")
        self.terminal = terminal

    def isatty(self) -> bool:
        """Tell what the test decided."""
        return self.terminal

    def text(self) -> str:
        """Give what was written."""
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode(self.encoding)


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Session:
    """A store to ask, and where from: a pipe or a terminal of some width."""

    store: Path

    def __call__(
        self,
        *args: str,
        width: int | None = None,
        stdin: str | None = "",
        encoding: str = "utf-8",
        environ: Mapping[str, str] | None = None,
    ) -> Done:
        """Run one command; with a `width` it writes to a terminal, else to a pipe."""
        terminal = width is not None
        out = Stream(terminal=terminal, encoding=encoding)
        err = Stream(terminal=terminal, encoding=encoding)
        words = {"TERM": "xterm", "NO_COLOR": "1", **({"COLUMNS": str(width)} if width else {})}
        around = Surroundings(
            stdin=None if stdin is None else Stream(holds=stdin.encode()),
            stdout=out,
            stderr=err,
            environ={**words, **(environ or {})},
            today=TODAY,
        )
        code = run([args[0], "--store", str(self.store), *args[1:]], around)
        return Done(code, out.text(), err.text())


def open_session(folder: Path, *sources: Path) -> Session:
    """Ingest copies of files, beside a new store in `folder`, and open a session on it."""
    folder.mkdir(exist_ok=True)
    session = Session(folder / ".pressctl")
    for source in sources:
        copy(source, folder)
    done = session("ingest", *(str(folder / source.name) for source in sources))
    assert done.code == 0, done.err
    return session
