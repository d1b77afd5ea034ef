"""Checks of quotations against a corpus: what they ask of it is made ready once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pressctl.answers.verdicts import Verdict
from pressctl.errors import BadOption
from pressctl.model import Problem
from pressctl.query.matching import check
from pressctl.query.places import Claimant
from pressctl.query.verdicts import wordless

if TYPE_CHECKING:
    from pressctl.api.corpus import Corpus
    from pressctl.query.select import Selection

Check = Callable[[str, str | None], Verdict]  # of words, and who is said to have said them


def checker(corpus: Corpus, selection: Selection) -> Check:
    """Give the check of passages for a selection of a corpus, to be asked again and again."""
    candidates = corpus.catalogue.candidates(selection)
    claimants: dict[str, Claimant] = {}

    def judge(passage: str, claimed: str | None) -> Verdict:
        claimed = claimed if claimed and claimed.strip() else None
        if not any(map(str.isalnum, passage)):
            return wordless(passage, claimed)
        if claimed and claimed not in claimants:
            claimants[claimed] = Claimant(claimed, corpus.voices(claimed), corpus.people)
        return check(passage, candidates, corpus.people, claimants[claimed] if claimed else None)

    return judge


def check_one(
    judge: Check, text: str, speaker: str | None, name: str, line: int | None
) -> Verdict | Problem:
    """Check one quotation of a file; what cannot be checked is a problem of its line."""
    try:
        return judge(text, speaker)
    except BadOption as refused:
        return Problem(name, line, str(refused), lost=True)
