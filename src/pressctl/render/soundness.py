"""What a check of the store found, and what an export wrote, in columns."""

from __future__ import annotations

from pressctl.answers.findings import FindingRow
from pressctl.answers.ingests import ExportRow
from pressctl.render.view import View


def _outcome(row: FindingRow) -> str:
    return "mended" if row.mended else row.remedy or ""


FINDINGS = View(
    FindingRow,
    terminal=("severity", "kind", "where", "finding", "outcome"),
    pipe=("severity", "kind", "where", "finding", "remedy", "mended"),
    stack=lambda row: (f"{row.severity}  {row.kind}  {row.where}", row.finding, _outcome(row)),
    cells={"outcome": _outcome},
    kinds={"where": "words", "finding": "words", "outcome": "words", "remedy": "words"},
)

EXPORTED = View(
    ExportRow,
    terminal=("file", "rows"),
    pipe=("file", "rows"),
    stack=lambda row: (row.file, f"{row.rows:,} rows"),
    kinds={"file": "words", "rows": "number"},
)
