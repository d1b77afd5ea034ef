"""Write the golden outputs anew: `python -m tests.write_golden`; then read the diff."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.session import GOLDEN, RELEASES, Session, open_session

WIDTHS = (100, 60)


def scenes(session: Session) -> dict[str, list[str]]:
    """Name the commands whose whole output is kept, one screen each."""
    newer, older = (line.split("\t")[0] for line in session("list").out.splitlines())
    return {
        "list": ["list"],
        "show": ["show", older],
        "show-quote": ["show", f"{older}.q1"],
        "show-claim": ["show", f"{older}.c1"],
        "search": ["search", "lamps"],
        "search-count": ["search", "lamps", "--count"],
        "search-kwic": ["search", "lamps", "--kwic"],
        "search-passages": ["search", "lamps OR title:lamp", "-C", "0"],
        "quotes": ["quotes"],
        "speakers": ["speakers"],
        "speaker": ["speakers", "quill"],
        "check": ["check", "brighter quays", "--speaker", "oakes"],
        "claims": ["claims", "--money"],
        "links": ["claims", "--links"],
        "track": ["track", "lamps"],
        "diff": ["diff", older, newer],
        "stats": ["stats"],
    }


def screen(session: Session, args: list[str], width: int) -> str:
    """Give what a terminal of some width shows for a command: both streams, and the exit code."""
    done = session(*args, width=width)
    return f"$ pressctl {' '.join(args)}\n{done.out}{done.err}{done.code}\n"


def main() -> None:
    """Write every scene at every width."""
    with tempfile.TemporaryDirectory() as folder:
        session = open_session(Path(folder), RELEASES)
        for name, args in scenes(session).items():
            text = "\n".join(screen(session, args, width) for width in WIDTHS)
            (GOLDEN / f"{name}.out").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
