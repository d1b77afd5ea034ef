"""Run the command line: `pressctl` or `python -m pressctl`."""

from __future__ import annotations

import os
import sys
from datetime import date

from pressctl import __version__


def main() -> int:
    """Run the command line of this process and give its exit code."""
    args = sys.argv[1:]
    if args in (["--version"], ["-V"]) and _print_version():
        return 0
    try:
        return _run(args)
    except KeyboardInterrupt:  # while modules are still being imported
        return 130


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
