"""How a run ends: a line for what the user can mend, a traceback for a bug."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Mapping
from contextlib import suppress
from typing import TextIO

from typer import TyperException

from pressctl.errors import AmbiguousId, AmbiguousSpeaker, BadQuery, PressctlError
from pressctl.render.harmless import harmless, in_ascii, on_one_line
from pressctl.render.output import speaks_unicode, usable_width
from pressctl.render.pointing import pointed


class ClosedOutput(PressctlError):
    """There is nowhere to write to."""

    def __init__(self) -> None:
        super().__init__("standard output is closed: nothing can be written")


def complain(error: Exception | str, stderr: TextIO | None, environ: Mapping[str, str]) -> None:
    """Tell the user in one line what is wrong; words of theirs in it cannot act on the terminal."""
    sentence = error if isinstance(error, str) else _sentence(error)
    if not isinstance(error, AmbiguousId | AmbiguousSpeaker):  # they list candidates, a line each
        sentence = on_one_line(sentence)
    if isinstance(error, BadQuery):
        sentence += pointed(error.query, error.at, usable_width(environ, measured(stderr)))
    _write(f"pressctl: {sentence}\n", stderr, environ)


def measured(stream: TextIO | None) -> int | None:
    """Give the columns of the terminal that a stream writes to; None when it is no terminal."""
    try:
        return os.get_terminal_size(stream.fileno()).columns or None if stream else None
    except (OSError, ValueError):
        return None


def report_bug(stderr: TextIO | None, environ: Mapping[str, str]) -> None:
    """Show the traceback of the exception being handled, and where to take it."""
    advice = (
        "pressctl: this is a bug; please report it with the lines above (see: README, Reporting)"
    )
    _write(f"{traceback.format_exc()}{advice}\n", stderr, environ)


def forget_output(stdout: TextIO | None) -> None:
    """Let go of what could not be written, or Python would try again on leaving, and complain."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stdout.fileno())  # type: ignore[union-attr]  # None is suppressed
        os.close(nowhere)


def _write(text: str, stderr: TextIO | None, environ: Mapping[str, str]) -> None:
    shown = harmless(text)
    if not speaks_unicode(getattr(stderr, "encoding", None), environ):
        shown = in_ascii(shown)
    with suppress(OSError, ValueError):
        print(shown, end="", file=stderr or sys.__stderr__, flush=True)


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror or error}"
    return (
        _in_our_manner(error.format_message()) if isinstance(error, TyperException) else str(error)
    )


def _in_our_manner(message: str) -> str:
    """Turn "No such option: --x (Possible options: --y)" into "no such option: --x; did ..."."""
    message = message.replace("\n", " ").replace("a valid int range", "a whole number")
    message = message.replace("a valid float range", "a number")
    first, _, more = message.partition(" (Possible options: ")
    sentence = first.rstrip(".").replace(". Did you mean", "; did you mean")
    hint = f"; did you mean {more.rstrip(')').replace(', ', ' or ')}?" if more else ""
    return sentence[:1].lower() + sentence[1:] + hint
