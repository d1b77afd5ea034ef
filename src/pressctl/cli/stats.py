"""pressctl stats: what is in the store."""

from __future__ import annotations

from pressctl.cli.options import scope, written
from pressctl.cli.run import Run, command, found
from pressctl.render import show_answer
from pressctl.render.breakdown import FACTS, facts
from pressctl.render.comparisons import stats_page


@command(written, scope)
def body(run: Run) -> int:
    """Count what is in the store."""
    answer = run.corpus.stats(run.selection())
    show_answer(run.output, answer, stats_page, FACTS, facts(answer))
    return found(answer.releases)
