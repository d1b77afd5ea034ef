"""Words from standard input."""

from __future__ import annotations

from contextlib import suppress

from pressctl.cli.run import Surroundings
from pressctl.errors import PressctlError
from pressctl.render.output import is_terminal

_WORDS_LIMIT = 1_000_000  # bytes of words to check: far more than a check takes


class NoInput(PressctlError):
    """Standard input is closed, though - asks to read it."""

    def __init__(self) -> None:
        super().__init__("standard input is closed, and - reads it; give the words instead")


class TooMuchInput(PressctlError):
    """Standard input gives more than can be taken."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"standard input gives more than {limit // 1_000_000} MB; split it")


def read_stdin(around: Surroundings) -> str:
    """Read all of standard input as text: UTF-8, else cp1252."""
    raw = read_bytes(around, _WORDS_LIMIT)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def read_bytes(around: Surroundings, limit: int) -> bytes:
    """Read all of standard input; a user at a terminal is told that it waits for them.

    Raises TooMuchInput above `limit` bytes: a pipe need not ever end.
    """
    if around.stdin is None:
        raise NoInput
    if is_terminal(around.stdin) and around.stderr:
        with suppress(OSError):
            around.stderr.write("› reading from the terminal; end with Ctrl-D\n")
            around.stderr.flush()
    content = around.stdin.buffer.read(limit + 1)
    if len(content) > limit:
        raise TooMuchInput(limit)
    return content
