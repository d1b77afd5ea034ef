"""pressctl show: one release, or a quote, paragraph or claim of one."""

from __future__ import annotations

from pressctl.answers import ClaimRow, ParagraphRow, QuoteRow, ReleaseFull
from pressctl.cli.options import Id, Pager, plain, written
from pressctl.cli.pager import paged
from pressctl.cli.run import FOUND, Run, command
from pressctl.render import markdown, pages, show_answer
from pressctl.render.breakdown import LINES, lines
from pressctl.render.columns import CLAIMS, PARAGRAPHS, QUOTES
from pressctl.render.output import Output


@command(written)
def body(run: Run, id: Id, pager: Pager = None) -> int:
    """Show a release, or a quote, paragraph or claim of one.

    A part of a release is ID.q2 (a quote), ID.p5 (a paragraph) or ID.c3 (a claim). An id may be
    shortened while no other begins so.
    """
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
