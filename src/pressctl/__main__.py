"""Run the command line: `pressctl` or `python -m pressctl`."""

from __future__ import annotations

import io
import os
import sys
from datetime import date
from typing import TextIO

from pressctl import __version__


def main() -> int:
    """Run the command line of this process and give its exit code."""
    args = sys.argv[1:]
    sys.stdout = _buffered(sys.stdout)
    if args in (["--version"], ["-V"]) and _print_version():
        return 0
    try:
        return _run(args)
    except KeyboardInterrupt:  # while modules are still being imported
        return 130


def _buffered(stream: TextIO) -> TextIO:
    """Buffer what PYTHONUNBUFFERED has left bare: Python drops the rest of a write cut short there.

    A full disk or a closed pipe would then go unseen, and half an answer pass for a whole one.
    """
    raw = getattr(stream, "buffer", None)
    if not isinstance(raw, io.RawIOBase):
        return stream
    whole = io.BufferedWriter(raw)
    return io.TextIOWrapper(whole, stream.encoding, stream.errors, line_buffering=stream.isatty())


def _print_version() -> bool:
    """Answer before anything else is imported: scripts ask this in loops; tell if it went well."""
    try:
        print(f"pressctl {__version__}", flush=True)  # noqa: T201
    except OSError:
        return False  # the long way fails again, and tells it in our manner
    return sys.stdout is not None


def _run(args: list[str]) -> int:
    from pressctl.cli.app import run
    from pressctl.cli.run import Surroundings

    around = Surroundings(sys.stdin, sys.stdout, sys.stderr, os.environ, date.today())
    return run(args, around)


if __name__ == "__main__":
    sys.exit(main())
