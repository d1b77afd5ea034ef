"""pressctl diff: what two releases share, and where their wording parts."""

from __future__ import annotations

from pressctl.cli.options import Id, written
from pressctl.cli.run import FOUND, NOTHING, Run, command
from pressctl.render import show_answer
from pressctl.render.breakdown import CHANGES, changes
from pressctl.render.comparisons import diff_page


@command(written)
def body(run: Run, a: Id, b: Id) -> int:
    """Compare the claims and the wording of two releases."""
    answer, is_same = run.corpus.diff(a, b), run.corpus.is_same(a, b)
    show_answer(run.output, answer, diff_page, CHANGES, changes(answer))
    return FOUND if is_same else NOTHING
