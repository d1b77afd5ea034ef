"""Options that several commands share: one Annotated type each, so a flag has one meaning.

A bundle is a function whose parameters are options; `command` (in run.py) adds them to a command
and hands over what the bundle makes of them.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from pressctl.cli.completion import release_ids, speaker_ids
from pressctl.errors import BadOption, PressctlError
from pressctl.render.output import ColorChoice, Format

StorePath = Annotated[
    Path | None,
    typer.Option(
        "--store",
        envvar="PRESSCTL_STORE",
        metavar="DIR",
        help="Where the store is; else .pressctl here or in a folder above.",
    ),
]
Color = Annotated[
    ColorChoice | None, typer.Option("--color", help="Colour: auto, always or never.")
]
FormatName = Annotated[
    Format | None,
    typer.Option("--format", help="How to write: table on a terminal, tsv in a pipe, or another."),
]
Json = Annotated[bool, typer.Option("--json", help="Write one JSON array (or one object).")]
JsonLines = Annotated[bool, typer.Option("--jsonl", help="Write one JSON object a line.")]
Csv = Annotated[bool, typer.Option("--csv", help="Write CSV with a header.")]
Markdown = Annotated[bool, typer.Option("--md", help="Write Markdown.")]
Columns = Annotated[
    str | None,
    typer.Option("--columns", metavar="NAMES", help="Columns to show, as in id,date,title."),
]
Header = Annotated[
    bool | None,
    typer.Option("--header/--no-header", help="Column names first (CSV: yes, TSV: no)."),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since", metavar="DATE", help='First day: 2024-03-11, "march 2024", "last week".'
    ),
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Last day, read in the same ways.")
]
Issuer = Annotated[
    str | None, typer.Option("--issuer", metavar="NAME", help="Only releases of this body.")
]
ReleaseId = Annotated[
    str | None,
    typer.Option("--release", metavar="ID", help="Only this release.", autocompletion=release_ids),
]
AddedSince = Annotated[
    str | None,
    typer.Option(
        "--added-since",
        metavar="DAY|last",
        help="Only what was added or changed since, or by the last ingest that brought news.",
    ),
]
Limit = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=1, help="At most so many rows.")
]
SpeakerName = Annotated[
    str | None,
    typer.Option(
        "--speaker",
        metavar="NAME",
        help="Only their words: a name, surname, slug, office or body.",
        autocompletion=speaker_ids,
    ),
]
Full = Annotated[bool, typer.Option("--full", help="Show long texts whole in a table.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Write nothing; the exit code tells.")]
Pager = Annotated[
    bool | None,
    typer.Option(
        "--pager/--no-pager", help="Page long text on a terminal (PRESSCTL_PAGER, PAGER)."
    ),
]
Id = Annotated[str, typer.Argument(metavar="ID", autocompletion=release_ids)]


class TooManyFormats(PressctlError):
    """Two flags ask for two formats."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(f"{' and '.join('--' + name for name in names)}: choose one format")


class ChooseOne(PressctlError):
    """Two options exclude each other."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} and {other}: choose one")


class Written(Struct, frozen=True):
    """How a result is to be written; None leaves it to where it goes."""

    format: Format | None
    columns: tuple[str, ...] | None
    header: bool | None


def written(
    *,
    format: FormatName = None,
    json: Json = False,
    jsonl: JsonLines = False,
    csv: Csv = False,
    md: Markdown = False,
    columns: Columns = None,
    header: Header = None,
) -> Written:
    """Bundle the options that say how a result is written."""
    flags: dict[Format, bool] = {"json": json, "jsonl": jsonl, "csv": csv, "md": md}
    asked = [name for name, given in flags.items() if given]
    if len(asked) > 1:
        raise TooManyFormats([*asked])
    if asked and format not in (None, asked[0]):
        raise TooManyFormats([*asked, f"format {format}"])
    return Written(asked[0] if asked else format, _names(columns), header)


class Filters(Struct, frozen=True):
    """Which releases are asked about, as the user typed it."""

    since: str | None
    until: str | None
    issuer: str | None
    release: str | None
    limit: int | None


def filters(
    *,
    since: Since = None,
    until: Until = None,
    issuer: Issuer = None,
    release: ReleaseId = None,
    limit: Limit = None,
) -> Filters:
    """Bundle the options that say which releases are asked about, and how many rows at most."""
    return Filters(_plain(since), _plain(until), _plain(issuer), _plain(release), limit)


def scope(
    *, since: Since = None, until: Until = None, issuer: Issuer = None, release: ReleaseId = None
) -> Filters:
    """Bundle the same options for a command that gives one answer, not rows."""
    return filters(since=since, until=until, issuer=issuer, release=release)


def plain(words: str) -> str:
    """Mend words from the command line: broken bytes become �, letters and their accents one."""
    text = words.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return unicodedata.normalize("NFC", text)


def _plain(words: str | None) -> str | None:
    return None if words is None else plain(words)


def _names(columns: str | None) -> tuple[str, ...] | None:
    if columns is None:
        return None
    names = tuple(name for name in plain(columns).split(",") if name.strip())
    if not names:
        raise BadOption("--columns", columns, "name one or more, as in id,date")
    return names
