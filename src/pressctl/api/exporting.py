"""What a corpus holds, written for other tools."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from pressctl.answers.claims import ClaimRow
from pressctl.answers.ingests import ExportRow
from pressctl.answers.quotes import QuoteRow
from pressctl.answers.releases import ReleaseText
from pressctl.query.listing import release_text
from pressctl.render.parquet import write_parquet

if TYPE_CHECKING:
    from msgspec import Struct

    from pressctl.api.corpus import Corpus
    from pressctl.query.select import Selection


def export(corpus: Corpus, folder: Path, selection: Selection) -> list[ExportRow]:
    """Write releases, quotes and claims to Parquet files in a folder, which is made if need be.

    Raises NoParquet, where the library for it is not installed, and OSError.
    """
    tables: list[tuple[str, type[Struct], Iterable[Struct]]] = [
        ("releases", ReleaseText, map(release_text, corpus.select(selection))),
        ("quotes", QuoteRow, corpus.quotes(selection)),
        ("claims", ClaimRow, corpus.claims(selection)),
    ]
    written = []
    for name, record, rows in tables:
        file = folder / f"{name}.parquet"
        written.append(ExportRow(str(file), write_parquet(file, record, rows)))
    return written
