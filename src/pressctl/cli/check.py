"""pressctl check: is a passage in the corpus word for word, and whose words is it?"""

from __future__ import annotations

from typing import Annotated

import typer

from pressctl.cli.options import SpeakerName, plain, scope, written
from pressctl.cli.run import FOUND, NOTHING, Run, command
from pressctl.cli.stdin import read_stdin
from pressctl.errors import BadOption
from pressctl.render import show_rows
from pressctl.render.columns import VERDICTS
from pressctl.render.findings import verdict_page

Passage = Annotated[
    str, typer.Argument(metavar="QUOTE", help="The words; - reads them from stdin.")
]
_EXACT = ("verbatim", "typography")  # every word is there in its order; the rest exits with 1


@command(written, scope)
def body(run: Run, quote: Passage, speaker: SpeakerName = None) -> int:
    """Tell if words are in the corpus verbatim, and whose they are.

    The exit code is 0 for verbatim and typography (only the kind of quotation mark, dash or space
    differs), and 1 for every other verdict: shortened, joined, altered, paraphrase, misattributed,
    narrative, absent.
    """
    passage = plain(read_stdin(run.around) if quote == "-" else quote)
    if not passage.strip():
        raise BadOption("QUOTE", passage, "there are no words to check")
    claimed = run.claimed(speaker)
    verdict = run.corpus.check(passage.strip(), claimed, run.selection())
    show_rows(run.output, VERDICTS, [verdict], verdict_page)
    return FOUND if verdict.verdict in _EXACT else NOTHING
