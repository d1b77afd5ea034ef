"""pressctl show: one release, or a quote, paragraph or claim of one."""

from __future__ import annotations

from typing import Annotated

import typer

from pressctl.answers.claims import ClaimRow
from pressctl.answers.quotes import QuoteRow
from pressctl.answers.releases import ParagraphRow
from pressctl.answers.shown import ReleaseFull
from pressctl.cli.options import Id, Pager, plain, written
from pressctl.cli.pager import paged
from pressctl.cli.run import FOUND, Run, command
from pressctl.render import markdown, pages, show_answer, show_rows
from pressctl.render.breakdown import LINES, lines
from pressctl.render.columns import CLAIMS, PARAGRAPHS, QUOTES, VERSIONS
from pressctl.render.comparisons import versions_page
from pressctl.render.output import Output

Versions = Annotated[
    bool, typer.Option("--versions", help="The texts it has had, and what changed.")
]


@command(written)
def body(run: Run, *, id: Id, versions: Versions = False, pager: Pager = None) -> int:
    """Show a release, or a quote, paragraph or claim of one.

    A part of a release is ID.q2 (a quote), ID.p5 (a paragraph) or ID.c3 (a claim); ID@1 is its
    oldest version. An id may be shortened while no other begins so.
    """
    if versions:
        rows = run.corpus.versions(plain(id))
        with paged(run, pager) as output:
            show_rows(output, VERSIONS, rows, versions_page)
        return FOUND
    release, part = run.corpus.part(plain(id))
    with paged(run, pager) as output:
        if part is None:
            _show_release(output, release)
        else:
            _show_part(output, release, part)
    return FOUND


def _show_release(output: Output, release: ReleaseFull) -> None:
    if output.format == "md" and not output.columns:
        output.write(markdown.release(release))
    else:
        show_answer(output, release, pages.release_page, LINES, lines(release))


def _show_part(
    output: Output, release: ReleaseFull, part: QuoteRow | ParagraphRow | ClaimRow
) -> None:
    view = {QuoteRow: QUOTES, ParagraphRow: PARAGRAPHS, ClaimRow: CLAIMS}[type(part)]
    if output.format == "md" and isinstance(part, QuoteRow) and not output.columns:
        output.write(markdown.quote(part))
    else:
        show_answer(
            output, part, lambda canvas, one: pages.part(canvas, release, one), view, [part]
        )
