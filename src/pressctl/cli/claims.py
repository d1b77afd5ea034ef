"""pressctl claims: sums, percentages, deadlines and promises, and where they come back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pressctl.cli.ledger import one_of, show_conflicts, show_threads, write_ledger
from pressctl.cli.options import Full, SpeakerName, filters, written
from pressctl.cli.run import Run, command, found
from pressctl.model import ClaimKind
from pressctl.render import show_rows
from pressctl.render.columns import CLAIMS, LINKS
from pressctl.render.wording import counted

Kind = Annotated[ClaimKind | None, typer.Option("--kind", help="Only claims of this kind.")]
Money = Annotated[bool, typer.Option("--money", help="Only claims with a sum of money.")]
Percent = Annotated[bool, typer.Option("--percent", help="Only claims with a percentage.")]
Changed = Annotated[
    bool, typer.Option("--changed", help="Those whose value, hedge, deadline or scope moved.")
]
Conflicts = Annotated[
    bool, typer.Option("--conflicts", help="Pairs that cannot both hold, or want a look.")
]
Repeated = Annotated[bool, typer.Option("--repeated", help="Those that several releases make.")]
Html = Annotated[
    Path | None,
    typer.Option("--html", metavar="FILE", help="Write them as a page for a browser."),
]
Links = Annotated[bool, typer.Option("--links", help="Pairs of claims on the same matter.")]


@command(written, filters)
def body(
    run: Run,
    *,
    kind: Kind = None,
    money: Money = False,
    percent: Percent = False,
    links: Links = False,
    changed: Changed = False,
    conflicts: Conflicts = False,
    repeated: Repeated = False,
    html: Html = None,
    speaker: SpeakerName = None,
    full: Full = False,
) -> int:
    """List the claims: sums, percentages, deadlines, promises."""
    voice = run.voice(speaker)
    asked = {kind or "": bool(kind), "money": money, "percent": percent}
    kinds = frozenset(name for name, wanted in asked.items() if wanted)
    claims = run.corpus.claims(run.selection(), voice, kinds)
    ways = {"--links": links, "--changed": changed, "--conflicts": conflicts}
    way = one_of({**ways, "--repeated": repeated, "--html": html is not None})
    if html is not None:
        return write_ledger(run, claims, html)
    if way == "--links":
        pairs = run.limited(run.corpus.links(claims))
        show_rows(run.output, LINKS, pairs)
        return found(pairs)
    if way == "--conflicts":
        return show_conflicts(run, claims)
    if way:
        return show_threads(run, claims, moved=changed)
    shown = run.limited(claims)
    show_rows(run.output, CLAIMS, shown, full=full)
    run.output.remark(
        f"{counted(len(shown), 'claim')}.  Where they come back: --links, --repeated, --changed"
    )
    return found(shown)
