"""Long pages on a terminal go through the user's pager: PRESSCTL_PAGER, PAGER, less -FIRX."""

from __future__ import annotations

import io
import math
import os
import shlex
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from msgspec.structs import replace

from pressctl.cli.run import Run
from pressctl.render.output import Output

_USUAL = "less -FIRX"


@contextmanager
def paged(run: Run, wanted: bool | None) -> Iterator[Output]:
    """Give an output to write a page to; it is shown in a pager if it is longer than the screen."""
    output = run.output
    if wanted is False or not output.terminal or output.format != "table":
        yield output
        return
    page = io.StringIO()
    yield replace(output, stream=page)
    text = page.getvalue()
    fits = text.count("\n") < _height(output)
    pager = _pager(run.around.environ)
    output.release()
    if fits or not pager or not _page(text, pager):
        output.put(text)


def _pager(environ: Mapping[str, str]) -> str:
    """Name the pager; none for a dumb terminal, and `cat` or an empty name mean none too."""
    if environ.get("TERM") in (None, "", "dumb"):
        return ""
    asked = environ.get("PRESSCTL_PAGER", environ.get("PAGER", _USUAL))
    return "" if asked.strip() in ("", "cat") else asked


def _height(output: Output) -> float:
    try:
        return os.get_terminal_size(output.stream.fileno()).lines or math.inf
    except OSError:  # a terminal that has no size: everything fits
        return math.inf


def _page(text: str, pager: str) -> bool:
    """Hand a page to the pager and wait; tells whether that could be done."""
    import signal
    import subprocess

    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the pager
    try:
        # The pager is the user's own choice, split as a shell would but run without one.
        done = subprocess.run(shlex.split(pager), input=text, encoding="utf-8", check=False)  # noqa: S603
        return done.returncode != 127
    except (OSError, ValueError):
        return False
    finally:
        signal.signal(signal.SIGINT, before)
