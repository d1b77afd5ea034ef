"""Write what the docs quote of the program anew: `python -m tests.write_docs`.

docs/commands.md is the help of every command; the sessions in README.md and docs/search.md are run
on the seed.
"""

from __future__ import annotations

import contextlib
import shlex
import sys
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from shutil import copytree
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import typer.main
from msgspec import Struct

from pressctl.cli.app import COMMANDS, app
from tests.session import Session

DOCS = Path(__file__).parent.parent / "docs"
SEEDS = DOCS.parent / "seeds"
README = DOCS.parent / "README.md"
SESSIONS = (README, DOCS / "search.md")
_SESSION = "<!-- written by `make docs` -->\n```console\n"
_README_WIDTH = 90
_WIDTH = 80
_HEAD = """# Commands

Written by `make docs` from the help texts; change those, not this file.
How results look in each format is told in [output.md](output.md).
"""
_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}
_PLAIN |= {date: "date", Decimal: "number", NoneType: "null"}


def commands_page() -> str:
    """Write the help of the program and of every command as one page."""
    group: Any = typer.main.get_command(app)
    top = group.make_context("pressctl", ["--help"], resilient_parsing=True, terminal_width=_WIDTH)
    parts = [_HEAD, _section("pressctl", top.get_help())]
    for name in COMMANDS:
        command = group.get_command(top, name)
        here = command.make_context(name, [], parent=top, resilient_parsing=True)
        parts.append(_section(f"pressctl {name}", here.get_help()))
    return "\n".join(parts)


def _section(title: str, words: str) -> str:
    lines = "\n".join(line.rstrip() for line in words.splitlines())
    return f"## {title}\n\n```text\n{lines}\n```\n"


def json_type(annotation: Any) -> str:  # noqa: ANN401
    """Say what a field is in JSON: string, integer, date, array of quote or null ..."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        return " or ".join(json_type(one) for one in inner)
    if origin is tuple:
        return f"array of {json_type(inner[0])}"
    if origin is Literal:
        return "string"
    if isinstance(annotation, type) and issubclass(annotation, Struct):
        return f"`{annotation.__name__}`"
    return _PLAIN[annotation]


def session_page(page: Path) -> str:
    """Give a page with its session run anew on the seed, as a terminal shows it."""
    text = page.read_text(encoding="utf-8")
    head, begin, rest = text.partition(_SESSION)
    shown, end, tail = rest.partition("```\n")
    commands = [line[2:] for line in shown.splitlines() if line.startswith("$ ")]
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        copytree(SEEDS, Path(folder) / "seeds")
        session = Session(Path(folder) / ".pressctl")
        if page != README:
            session("ingest", "seeds")
        blocks = [f"$ {command}\n{_answer(session, command)}" for command in commands]
    return f"{head}{begin}{chr(10).join(blocks)}{end}{tail}"


def _answer(session: Session, command: str) -> str:
    done = session(*shlex.split(command)[1:], width=_README_WIDTH)
    assert done.code < 2, done.err
    return "".join(f"{line.rstrip()}\n" for line in done.out.splitlines())


def main(args: list[str]) -> int:
    """Write the page; with --check only tell, by the exit code, whether it is stale."""
    pages = {DOCS / "commands.md": commands_page()}
    pages |= {page: session_page(page) for page in SESSIONS}
    if args == ["--check"]:
        return int(any(path.read_text(encoding="utf-8") != page for path, page in pages.items()))
    for path, page in pages.items():
        path.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
