"""The machine, the versions, and which peers are there."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from importlib import metadata
from pathlib import Path

_PROGRAMS = {"ripgrep": "rg", "grep": "grep", "jq": "jq"}
_LIBRARIES = ("rapidfuzz", "tantivy", "dask")


def program(name: str) -> str | None:
    """Find a program, also one that came into this environment as a package."""
    beside = str(Path(sys.executable).parent)
    return shutil.which(_PROGRAMS[name], path=os.pathsep.join((beside, os.environ.get("PATH", ""))))


def has_library(name: str) -> bool:
    """Tell if a library is installed in this environment."""
    return _version_of(name) is not None


def facts(releases: int, size: float) -> list[str]:
    """Describe what was measured, on what, and when."""
    return [
        f"{releases:,} releases as so many files, {size:.0f} MB of text; made by `bench/corpus.py`",
        f"{date.today():%d %B %Y}; pressctl {metadata.version('pressctl')}{_commit()}",
        f"{_processor()}, {os.cpu_count()} cores, {_memory()}; {platform.system()}"
        f" {platform.release()}; a load of {os.getloadavg()[0]:.1f} when it began",
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        + ", ".join(f"{name} {_version_of(name) or 'missing'}" for name in _LIBRARIES),
        ", ".join(_first_line(name) for name in _PROGRAMS),
    ]


def _version_of(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _first_line(name: str) -> str:
    found = program(name)
    return _said((found, "--version")) if found else f"{name} missing"


def _said(command: Sequence[str]) -> str:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    return (done.stdout.splitlines() or [""])[0]


def _commit() -> str:
    said = _said(("git", "-C", str(Path(__file__).parent), "describe", "--always", "--dirty"))
    return f" at {said}" if said else ""


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    names = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _memory() -> str:
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return f"{pages / 2**30:.0f} GB of memory"
