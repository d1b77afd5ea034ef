"""Checks of the quotations of a list: a file of them, or what comes on standard input."""

from __future__ import annotations

from msgspec.structs import replace

from pressctl.answers.verdicts import Verdict
from pressctl.api.checking import Check, check_one
from pressctl.model import Problem
from pressctl.sources.files import decode
from pressctl.sources.quotations import Quotations, read_quotations, read_typed

_STDIN = "-"


def check_batch(judge: Check, data: bytes, name: str) -> tuple[list[Verdict], list[Problem]]:
    """Check the quotations of a file: CSV, or JSON lines, of id, text and speaker."""
    decoded = decode(data)
    if decoded.refusal:
        return [], [Problem(name, None, decoded.refusal, lost=True)]
    return _check_all(judge, read_quotations(decoded.text, name), name)


def check_typed(judge: Check, text: str) -> tuple[list[Verdict], list[Problem]]:
    """Check what comes on standard input: one quotation, or several, one a line."""
    return _check_all(judge, read_typed(text, _STDIN), _STDIN)


def _check_all(judge: Check, listed: Quotations, name: str) -> tuple[list[Verdict], list[Problem]]:
    quotations, problems = listed
    verdicts: list[Verdict] = []
    for one in quotations:
        verdict = check_one(judge, one.text, one.speaker, name, one.line)
        if isinstance(verdict, Problem):
            problems.append(verdict)
        else:
            verdicts.append(replace(verdict, item=one.item, file=name, line=one.line))
    return verdicts, problems
