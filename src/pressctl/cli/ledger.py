"""pressctl claims --changed, --repeated, --conflicts, --html: claims put together into threads."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pressctl.cli.options import ChooseOne
from pressctl.cli.run import Run, found
from pressctl.render import show_rows
from pressctl.render.wording import counted

if TYPE_CHECKING:
    from pressctl.answers.claims import ClaimRow


def one_of(ways: Mapping[str, bool]) -> str:
    """Give the one flag that was given, or nothing; raises ChooseOne for two."""
    given = [name for name, asked in ways.items() if asked]
    if len(given) > 1:
        raise ChooseOne(given[0], given[1])
    return given[0] if given else ""


def show_threads(run: Run, claims: Iterable[ClaimRow] | None, *, moved: bool) -> int:
    """Show the statements that several releases make; those alone that moved, if asked.

    `claims` are those that are wanted, None for all; the same holds below.
    """
    from pressctl.render.columns import THREADS
    from pressctl.render.ledgers import threads_page

    rows = run.passing(run.corpus.linked.threads(claims, moved=moved))
    show_rows(run.output, THREADS, rows, threads_page)
    what = "thread that moved" if moved else "thread"
    plural = "threads that moved" if moved else "threads"
    run.output.remark(f"{counted(len(rows), what, plural)}.  One of them: pressctl track CLAIM")
    return found(rows)


def show_conflicts(run: Run, claims: Iterable[ClaimRow] | None) -> int:
    """Show the pairs of claims that cannot both hold, or want a look."""
    from pressctl.render.columns import CONFLICTS
    from pressctl.render.ledgers import conflicts_page

    rows = run.passing(run.corpus.linked.conflicts(claims))
    show_rows(run.output, CONFLICTS, rows, conflicts_page)
    run.output.remark(f"{counted(len(rows), 'pair')} to look at: a lead, no verdict")
    return found(rows)


def write_ledger(run: Run, claims: Iterable[ClaimRow], path: Path) -> int:
    """Write the claims and their threads as one page for a browser."""
    from pressctl.render.ledger_html import ledger
    from pressctl.render.whole import write_page

    shown = run.limited([*claims])
    linked = run.corpus.linked
    threads, conflicts = [*linked.threads(shown)], [*linked.conflicts(shown)]
    told = [*shown, *(claim for row in threads for claim in row.claims)]
    told += (claim for row in conflicts for claim in (row.a, row.b))
    releases = run.corpus.rows_of({claim.release for claim in told})
    files = {row.source.file for row in releases.values()}
    addresses = _addresses(files, run.home, path.absolute().parent)
    write_page(path, ledger(shown, threads, conflicts, releases, addresses))
    run.output.say(f"{counted(len(shown), 'claim')} written to {path}")
    return found(shown)


def _addresses(files: Iterable[str], home: Path, folder: Path) -> dict[str, str]:
    """Give the paths of the files that are still there, as seen from the folder of the page."""
    there = ((file, home / file) for file in files)
    return {file: os.path.relpath(path, folder) for file, path in there if path.is_file()}
