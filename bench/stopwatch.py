"""Run a command as a whole process and measure it: stopwatch.py COMMAND...; prints JSON.

It is a process of its own, and imports next to nothing: Linux counts what a process held when it
started another as memory of that other one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time


def main(command: list[str]) -> None:
    """Print seconds on the clock and of processor, peak MB of its largest process, exit code."""
    start = time.perf_counter()
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout
        while process.stdout.read(1 << 20):
            pass
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    print(
        json.dumps([wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000, process.returncode])
    )


if __name__ == "__main__":
    main(sys.argv[1:])
