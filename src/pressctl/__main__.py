"""Run the command line: `pressctl` or `python -m pressctl`."""

from __future__ import annotations

import gc
import io
import os
import sys

from pressctl.version import __version__

TYPE_CHECKING = False  # as in typing, whose import takes two thirds of a bare start more
if TYPE_CHECKING:
    from typing import TextIO

# Objects made between two rounds of the collector. What a start makes is code and records that
# stay: with the usual 700 it is walked 40 times for nothing, and with the rounds on leaving that
# took 16 of the 105 ms of `list`. The ingest of 400 releases takes as much memory either way.
_BETWEEN_COLLECTIONS = 100_000


def main() -> int:
    """Run the command line of this process and give its exit code."""
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    try:
        return _main(sys.argv[1:])
    finally:
        gc.freeze()  # or the interpreter, on leaving, looks for cycles in all that it drops anyway


def _main(args: list[str]) -> int:
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
    from datetime import date

    from pressctl.cli.app import run
    from pressctl.cli.run import Surroundings

    around = Surroundings(sys.stdin, sys.stdout, sys.stderr, os.environ, date.today())
    return run(args, around)


if __name__ == "__main__":
    sys.exit(main())
