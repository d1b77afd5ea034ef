"""pressctl claims: sums, percentages, deadlines and promises, and where they come back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pressctl.cli.ledger import one_of, show_conflicts, show_threads, write_ledger
from pressctl.cli.options import Full, SpeakerName, filters, written
from pressctl.cli.run import Run, command, found
from pressctl.cli.wanted import read_wanted
from pressctl.model import ClaimKind
from pressctl.render import show_rows
from pressctl.render.claims import DUES, MONEY, legend
from pressctl.render.columns import CLAIMS, LINKS
from pressctl.render.view import View
from pressctl.render.wording import counted

if TYPE_CHECKING:
    from pressctl.answers.claims import ClaimRow

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
    topic: Topic = None,
    due: DueDays = None,
    least: Least = None,
    most: Most = None,
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
    asked = ((kind, kind), ("money", money), ("percent", percent))
    kinds = [name for name, chosen in asked if name and chosen]
    wanted = read_wanted(run, kinds, topic=topic, due=due, least=least, most=most)
    selection = run.selection()
    claims = run.corpus.claims(selection, voice, wanted)
    ways = {"--links": links, "--changed": changed, "--conflicts": conflicts}
    way = one_of({**ways, "--repeated": repeated, "--html": html is not None})
    if html is not None:
        return write_ledger(run, claims, html)
    if way:
        from pressctl.query.catalogue import EVERYTHING
        from pressctl.query.wanted import Wanted

        is_all = voice is None and wanted == Wanted() and selection == EVERYTHING
        return _put_together(run, way, None if is_all else claims)
    shown = run.passing(claims)
    show_rows(run.output, _view(money=money, due=due is not None), shown, full=full)
    back = "Where they come back: --links, --repeated, --changed"
    told = (f"{counted(len(shown), 'claim')}.", legend(shown), back)
    run.output.remark("  ".join(filter(None, told)))
    return found(shown)


def _put_together(run: Run, way: str, claims: Iterable[ClaimRow] | None) -> int:
    """Show claims beside those of other releases; None are all, which need not be read first."""
    if way == "--conflicts":
        return show_conflicts(run, claims)
    if way != "--links":
        return show_threads(run, claims, moved=way == "--changed")
    pairs = run.limited(run.corpus.linked.links(claims))
    show_rows(run.output, LINKS, pairs)
    return found(pairs)


def _view(*, money: bool, due: bool) -> View:
    """Choose the columns of the table: what was asked for comes first in them."""
    return DUES if due else MONEY if money else CLAIMS
