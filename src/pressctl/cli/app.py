"""The assembled command line, its one catch of errors, and its exit codes.

0 found, verbatim, same; 1 none found, not verbatim, differs; 2 error; 130 Ctrl-C; 141 closed pipe.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from pressctl.cli.ending import (
    ClosedOutput,
    complain,
    forget_output,
    report_bug,
)
from pressctl.cli.options import Color, StorePath
from pressctl.cli.run import ERROR, NOTHING, NothingFound, Surroundings
from pressctl.errors import PressctlError
from pressctl.version import __version__

INTERRUPTED, CLOSED_PIPE = 130, 141
SECTIONS = {
    "Corpus": ("ingest", "list", "show", "stats"),
    "Words": ("search", "quotes", "speakers", "check"),
    "Claims": ("claims", "track", "diff"),
    "Store": ("export", "remove", "doctor"),
}
COMMANDS = tuple(name for names in SECTIONS.values() for name in names)
_EPILOG = """Output: a table on a terminal, TSV in a pipe; --json --jsonl --csv --md; --columns a,b

Exit: 0 found, verbatim, same; 1 none found, not verbatim, differs; 2 error"""
_COMPLETING = "_PRESSCTL_COMPLETE"  # the shell sets it to ask for completions


class OnDemand(TyperGroup):
    """A group that imports a command when it is called for: start-up pays for one, not for all."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401
        super().__init__(**attributes)
        self.commands = dict.fromkeys(COMMANDS)  # type: ignore[assignment]  # keys for "did you mean"

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401
        """Name all commands in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401
        """Import and build one command; None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"pressctl.cli.{cmd_name}")
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(cmd_name)(module.body)
        return typer.main.get_command(single)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """List the commands by what they are for."""
        for section, names in SECTIONS.items():
            with formatter.section(section):
                room = formatter.width - 14
                rows = [(n, self.get_command(ctx, n).get_short_help_str(room)) for n in names]
                formatter.write_dl(rows)


app = typer.Typer(
    cls=OnDemand,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
    epilog=_EPILOG,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"pressctl {__version__}")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option(
        "--version", "-V", callback=_print_version, is_eager=True, help="Print the version."
    ),
]


@app.callback()
def pressctl(
    ctx: typer.Context, version: Version = False, store: StorePath = None, color: Color = None
) -> None:
    """Find who said what in press releases, check quotes, and follow a claim through releases."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


def run(args: Sequence[str], around: Surroundings) -> int:
    """Run one command line and give its exit code; all errors end here."""
    try:
        code = _run(list(args), around)
        around.stdout.flush()
    except typer.Exit as leaving:
        return leaving.exit_code
    except (Exception, KeyboardInterrupt) as error:
        code = _end(error, around)
        if code != NOTHING:
            forget_output(around.stdout)
    return code


def _run(args: list[str], around: Surroundings) -> int:
    if around.stdout is None:
        raise ClosedOutput
    group = typer.main.get_command(app)
    if around.environ.get(_COMPLETING):
        return int(group.main(args, prog_name="pressctl", standalone_mode=False) or 0)
    with group.make_context("pressctl", args, obj=around) as context:
        return int(group.invoke(context) or 0)


def _end(error: BaseException, around: Surroundings) -> int:
    """Tell what has to be told about an error, and give the exit code for it."""
    match error:
        case BrokenPipeError():
            return CLOSED_PIPE
        case KeyboardInterrupt():
            return INTERRUPTED
        case NothingFound():
            complain(error, around.stderr, around.environ)
            return NOTHING
        case PressctlError() | typer.TyperException() | OSError():
            complain(error, around.stderr, around.environ)
        case _:
            report_bug(around.stderr, around.environ)
    return ERROR
