"""pressctl ingest: read releases into the store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pressctl.cli.options import plain, written
from pressctl.cli.progress import Progress
from pressctl.cli.run import ERROR, FOUND, Run, command
from pressctl.cli.stdin import read_bytes
from pressctl.render import show_answer, show_rows
from pressctl.render.columns import EXPLAINED
from pressctl.render.intake import FILES, ingest_page, sums

if TYPE_CHECKING:
    from pressctl.sources.reading import Columns


def _path(words: str) -> Path:
    """Read a path; an empty one, mostly a variable that is not set, would mean the folder here."""
    if not words:
        raise typer.BadParameter("the path is empty")
    return Path(words)


Paths = Annotated[
    list[Path],
    typer.Argument(metavar="PATH...", parser=_path, help="Files and folders; - is standard input."),
]
Verify = Annotated[bool, typer.Option("--verify", help="Compare contents, not size and time.")]
Map = Annotated[
    str | None,
    typer.Option(
        "--map",
        metavar="ROLE=COLUMN,...",
        help="Columns of records with names of their own: title=headline,date=when.",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        metavar="N",
        help="Processes that read; by default one for each core when there is enough to read.",
        show_default=False,
    ),
]
Engine = Annotated[
    Literal["processes", "dask"],
    typer.Option(
        "--engine", help="Who reads: processes of this machine, or a Dask cluster (pressctl[dask])."
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        help="Scheduler of a Dask cluster that runs, such as tcp://host:8786; else one is started.",
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Read and report, write nothing.")]
Explain = Annotated[
    bool,
    typer.Option("--explain", help="Tell what each line is taken for, write nothing."),
]
Prune = Annotated[
    bool, typer.Option("--prune", help="Drop what was read from files that are gone; else kept.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Tell only what went wrong.")]
_STDIN = Path("-")
_NEXT = "Next:  pressctl list  ·  pressctl search PHRASE  ·  pressctl quotes --ends inferred"


@command(written)
def body(
    run: Run,
    *,
    paths: Paths,
    columns_map: Map = None,
    verify: Verify = False,
    prune: Prune = False,
    jobs: Jobs = None,
    engine: Engine = "processes",
    scheduler: Scheduler = None,
    dry_run: DryRun = False,
    explain: Explain = False,
    quiet: Quiet = False,
) -> int:
    """Read releases from files, folders or stdin (-) into the store."""
    from pressctl.api.changes import ingest
    from pressctl.sources.columns import read_map
    from pressctl.sources.files import SIZE_LIMIT

    columns = None if columns_map is None else read_map(plain(columns_map))
    given = read_bytes(run.around, SIZE_LIMIT) if _STDIN in paths else None
    files = [path for path in paths if path != _STDIN]
    if explain:
        return _explain(run, files, given, columns)
    with Progress(run.around.stderr, shown=not quiet) as progress:
        answer = ingest(
            files,
            run.store,
            progress=progress.step,
            verify=verify,
            stdin=given,
            columns=columns,
            today=run.around.today,
            dry_run=dry_run,
            prune=prune,
            jobs=jobs,
            engine=engine,
            scheduler=scheduler,
        )
    if not quiet:
        show_answer(run.output, answer, ingest_page, FILES, answer.files)
        if run.output.format != "table":
            run.output.say(sums(answer))
        elif answer.new and not dry_run:
            run.output.remark(_NEXT)
        if dry_run:
            run.output.say("dry run: nothing was written")
    run.complain(*(f"warning: {one}" for one in answer.warnings), *answer.problems)
    return ERROR if answer.problems else FOUND


def _explain(run: Run, files: list[Path], given: bytes | None, columns: Columns | None) -> int:
    from pressctl.api.changes import explain

    told = explain(files, run.store, stdin=given, columns=columns)
    show_rows(run.output, EXPLAINED, told.rows)
    for place, reader in dict.fromkeys((row.file, row.reader) for row in told.rows):
        run.output.say(f"{place}: read as {reader}")
    run.complain(*(f"warning: {one}" for one in told.warnings), *map(str, told.problems))
    return ERROR if told.problems else FOUND
