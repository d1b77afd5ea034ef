"""pressctl export: the corpus as files for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pressctl.cli.options import scope, written
from pressctl.cli.run import Run, command, found
from pressctl.render import show_rows
from pressctl.render.soundness import EXPORTED

Parquet = Annotated[
    Path,
    typer.Option(
        "--parquet", metavar="DIR", help="Folder for releases, quotes and claims as Parquet files."
    ),
]


@command(written, scope)
def body(run: Run, *, parquet: Parquet) -> int:
    """Write releases, quotes and claims to files for DuckDB, Spark or pandas.

    Files of these names in the folder are replaced. Needs pressctl[parquet].
    """
    from pressctl.api.exporting import export

    rows = export(run.corpus, parquet, run.selection())
    show_rows(run.output, EXPORTED, rows)
    return found(rows[0].rows)
