"""pressctl ingest: read releases into the store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pressctl.cli.options import written
from pressctl.cli.progress import Progress
from pressctl.cli.run import ERROR, FOUND, Run, command
from pressctl.cli.stdin import read_bytes
from pressctl.render import show_answer
from pressctl.render.intake import FILES, ingest_page, sums

Paths = Annotated[
    list[Path],
    typer.Argument(metavar="PATH...", help="Files and folders; - is standard input."),
]
Verify = Annotated[bool, typer.Option("--verify", help="Compare contents, not size and time.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Tell only what went wrong.")]
_STDIN = Path("-")
_NEXT = "Next:  pressctl list  ·  pressctl search PHRASE  ·  pressctl quotes --ends inferred"


@command(written)
def body(run: Run, *, paths: Paths, verify: Verify = False, quiet: Quiet = False) -> int:
    """Read releases from files, folders or stdin (-) into the store."""
    from pressctl.api import ingest

    given = read_bytes(run.around) if _STDIN in paths else None
    files = [path for path in paths if path != _STDIN]
    with Progress(run.around.stderr, shown=not quiet) as progress:
        answer = ingest(files, run.store, progress=progress.step, verify=verify, stdin=given)
    if not quiet:
        show_answer(run.output, answer, ingest_page, FILES, answer.files)
        if run.output.format != "table":
            run.output.say(sums(answer))
        elif answer.new:
            run.output.remark(_NEXT)
    run.complain(*(f"warning: {one}" for one in answer.warnings), *answer.problems)
    return ERROR if answer.problems else FOUND
