"""pressctl search: a phrase or pattern in its context, with who is speaking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pressctl.cli.options import Quiet, SpeakerName, filters, plain, written
from pressctl.cli.run import Run, command, found
from pressctl.query.search import Term
from pressctl.render import show_rows
from pressctl.render.columns import COUNTS, HITS
from pressctl.render.findings import hits_page
from pressctl.render.wording import counted

if TYPE_CHECKING:
    from pressctl.answers import HitRow
    from pressctl.query.select import Selection

Pattern = Annotated[str, typer.Argument(metavar="PATTERN", help="A phrase; with -e a pattern.")]
Regex = Annotated[bool, typer.Option("--regex", "-e", help="PATTERN is a regular expression.")]
Words = Annotated[bool, typer.Option("--word", "-w", help="Whole words only.")]
Case = Annotated[bool, typer.Option("--case-sensitive", "-s", help="Letters as they stand.")]
Count = Annotated[bool, typer.Option("--count", "-c", help="Matches per release.")]


@command(written, filters)
def body(
    run: Run,
    *,
    pattern: Pattern,
    regex: Regex = False,
    word: Words = False,
    case: Case = False,
    count: Count = False,
    quiet: Quiet = False,
    speaker: SpeakerName = None,
) -> int:
    """Search for a phrase or a pattern; shows who is speaking."""
    voice = run.voice(speaker)
    selection = run.selection()
    term = Term(pattern=plain(pattern), regex=regex, word=word, case_sensitive=case)
    hits = run.corpus.search(term, selection, voice)
    if not quiet and count:
        show_rows(run.output, COUNTS, run.limited(run.corpus.count(term, selection, voice)))
    elif not quiet:
        show_rows(run.output, HITS, run.limited(hits), hits_page)
    run.output.remark(_outcome(run, hits, selection))
    return found(hits)


def _outcome(run: Run, hits: list[HitRow], selection: Selection) -> str:
    """Sum up a search: what was found in how many releases, or in how many there is nothing."""
    if not hits:
        return f"no match in {counted(len(run.corpus.select(selection)), 'release')}"
    releases = len({hit.release for hit in hits})
    return f"{counted(len(hits), 'match', 'matches')} in {counted(releases, 'release')}"
