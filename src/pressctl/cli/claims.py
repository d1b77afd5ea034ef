"""pressctl claims: sums, percentages, deadlines and promises, and where they come back."""

from __future__ import annotations

from typing import Annotated

import typer

from pressctl.cli.options import Full, SpeakerName, filters, written
from pressctl.cli.run import Run, command, found
from pressctl.model import ClaimKind
from pressctl.render import show_rows
from pressctl.render.columns import CLAIMS, LINKS
from pressctl.render.wording import counted

Kind = Annotated[ClaimKind | None, typer.Option("--kind", help="Only claims of this kind.")]
Money = Annotated[bool, typer.Option("--money", help="Only claims with a sum of money.")]
Percent = Annotated[bool, typer.Option("--percent", help="Only claims with a percentage.")]
Links = Annotated[bool, typer.Option("--links", help="Pairs of claims on the same matter.")]


@command(written, filters)
def body(
    run: Run,
    *,
    kind: Kind = None,
    money: Money = False,
    percent: Percent = False,
    links: Links = False,
    speaker: SpeakerName = None,
    full: Full = False,
) -> int:
    """List the claims: sums, percentages, deadlines, promises."""
    voice = run.voice(speaker)
    asked = {kind or "": bool(kind), "money": money, "percent": percent}
    kinds = frozenset(name for name, wanted in asked.items() if wanted)
    claims = run.corpus.claims(run.selection(), voice, kinds)
    if links:
        pairs = run.limited(run.corpus.links(list(claims)))
        show_rows(run.output, LINKS, pairs)
        return found(pairs)
    shown = run.passing(claims)
    show_rows(run.output, CLAIMS, shown, full=full)
    run.output.remark(f"{counted(len(shown), 'claim')}.  Where they come back: --links")
    return found(shown)
