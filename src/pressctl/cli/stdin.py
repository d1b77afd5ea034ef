"""Words from standard input."""

from __future__ import annotations

from contextlib import suppress

from pressctl.cli.run import Surroundings
from pressctl.errors import PressctlError
from pressctl.render.output import is_terminal


class NoInput(PressctlError):
    """Standard input is closed, though - asks to read it."""

    def __init__(self) -> None:
        super().__init__("standard input is closed, and - reads it; give the words instead")


def read_stdin(around: Surroundings) -> str:
    """Read all of standard input as text: UTF-8, else cp1252."""
    raw = read_bytes(around)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def read_bytes(around: Surroundings) -> bytes:
    """Read all of standard input; a user at a terminal is told that it waits for them."""
    if around.stdin is None:
        raise NoInput
    if is_terminal(around.stdin) and around.stderr:
        with suppress(OSError):
            around.stderr.write("› reading from the terminal; end with Ctrl-D\n")
            around.stderr.flush()
    return around.stdin.buffer.read()
