"""pressctl claims: sums, percentages, deadlines and promises, and where they come back."""

from __future__ import annotations

from typing import Annotated

import typer

from pressctl.cli.options import Full, SpeakerName, filters, written
from pressctl.cli.run import Run, command, found
from pressctl.cli.wanted import read_wanted
from pressctl.model import ClaimKind
from pressctl.render import show_rows
from pressctl.render.claims import DUES, MONEY, legend
from pressctl.render.columns import CLAIMS, LINKS
from pressctl.render.view import View
from pressctl.render.wording import counted

Kind = Annotated[ClaimKind | None, typer.Option("--kind", help="Only claims of this kind.")]
Money = Annotated[bool, typer.Option("--money", help="Only claims with a sum of money.")]
Percent = Annotated[bool, typer.Option("--percent", help="Only claims with a percentage.")]
Topic = Annotated[
    str | None,
    typer.Option("--topic", metavar="WORDS", help="Only on this matter: all words, in any form."),
]
DueDays = Annotated[
    str | None,
    typer.Option(
        "--due", metavar="FROM..TO", help="Only what falls due then: 2024-03-11..2028, ..today."
    ),
]
Least = Annotated[
    str | None,
    typer.Option("--min", metavar="SIZE", help="Only with such a figure or more: £10m, 20%, 500."),
]
Most = Annotated[
    str | None, typer.Option("--max", metavar="SIZE", help="Only with such a figure or less.")
]
Links = Annotated[bool, typer.Option("--links", help="Pairs of claims on the same matter.")]


@command(written, filters)
def body(
    run: Run,
    *,
    kind: Kind = None,
    money: Money = False,
    percent: Percent = False,
    topic: Topic = None,
    due: DueDays = None,
    least: Least = None,
    most: Most = None,
    links: Links = False,
    speaker: SpeakerName = None,
    full: Full = False,
) -> int:
    """List the claims: sums, percentages, deadlines, promises."""
    voice = run.voice(speaker)
    asked = {kind or "": bool(kind), "money": money, "percent": percent}
    kinds = [name for name, chosen in asked.items() if chosen]
    wanted = read_wanted(run, kinds, topic=topic, due=due, least=least, most=most)
    claims = run.corpus.claims(run.selection(), voice, wanted)
    if links:
        pairs = run.limited(run.corpus.links(list(claims)))
        show_rows(run.output, LINKS, pairs)
        return found(pairs)
    shown = run.passing(claims)
    show_rows(run.output, _view(money=money, due=due is not None), shown, full=full)
    told = (f"{counted(len(shown), 'claim')}.", legend(shown), "Where they come back: --links")
    run.output.remark("  ".join(filter(None, told)))
    return found(shown)


def _view(*, money: bool, due: bool) -> View:
    """Choose the columns of the table: what was asked for comes first in them."""
    return DUES if due else MONEY if money else CLAIMS
