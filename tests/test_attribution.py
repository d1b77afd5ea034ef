"""Cue lines: who speaks, in which office, of which body; and lines that are no cues."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.model import Speaker
from pressctl.parsing.attribution import find_cue

TABLE = Path(__file__).parent / "cases" / "cues.txt"
# Lines of the table that are read wrongly, and why.
KNOWN = {
    "Age UK Charity Director Leontyne": "`Charity` looks like the end of a body's name",
    "An Garda Síochána Commissioner": "a body with no word that tells it",
    "First Sea Lord Admiral": "an office that we do not know before a rank",
    "Chief Inspector of Buildings": "two offices, the first `of` something",
    "Chief of the Defence Staff General": "a rank behind an office of several words",
    "Cathaoirleach of Kilmore": "an office of a place and of a body",
    "National Fraud Investigation Service Head": "`Service` is a topic as often as a body",
    "Witnesses told the committee about": "a plain noun before `told` looks like a body",
    "Mr Pell, 52, said nothing when": "`said nothing` reads as `said` with words behind it",
    "Fergus Laidlaw, VP of Public Affairs, EMEA": "a region behind an office looks like a body",
}


def _lines() -> list[str]:
    lines = TABLE.read_text("utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _cases(lines: list[str]) -> list[object]:
    return [
        pytest.param(line, marks=pytest.mark.xfail(reason=why, strict=True))
        if (why := next((w for start, w in KNOWN.items() if start in line), None))
        else line
        for line in lines
    ]


CUES = [line for line in _lines() if not line.startswith("! ")]
NO_CUES = [line[2:] for line in _lines() if line.startswith("! ")]


def _without_the(words: str | None) -> str | None:
    return words.removeprefix("the ").removeprefix("The ") if words else words


@pytest.mark.parametrize("line", _cases(CUES))
def test_a_cue_line_gives_name_role_and_organisation(line: str) -> None:
    words, _, truth = line.partition(" => ")
    name, role, body = (None if part.strip() == "-" else part.strip() for part in truth.split("|"))
    cue = find_cue(words)
    assert cue is not None
    read = cue.speaker
    assert (read.name, read.role, _without_the(read.organisation)) == (
        name,
        role,
        _without_the(body),
    )


@pytest.mark.parametrize("line", _cases(NO_CUES))
def test_a_line_that_only_looks_like_a_cue_is_none(line: str) -> None:
    assert find_cue(line) is None


@pytest.mark.parametrize("space", ["\xa0", "\u202f", "  "])
def test_the_kind_of_a_space_changes_nothing(space: str) -> None:
    line = "The Roads Minister, Ann Peel, said:"
    cue = find_cue(line.replace(" ", space) + space)
    assert cue is not None
    assert (cue.speaker.name, cue.speaker.role) == ("Ann Peel", "Roads Minister")


@pytest.mark.parametrize(
    "verb",
    "said added commented continued concluded explained warned stated told&reporters will&say"
    " is&expected&to&say said&in&a&statement has&said went&on&to&say responded tweeted".split(),
)
def test_every_common_verb_of_saying_makes_a_cue(verb: str) -> None:
    cue = find_cue(f"Roads Minister Ann Peel {verb.replace('&', ' ')}:")
    assert cue is not None
    assert cue.speaker == Speaker("Ann Peel", "Roads Minister")


def test_the_spans_are_offsets_into_the_paragraph() -> None:
    text = "The road is open. In Leeds, Roads Minister Ann Peel said today:"
    cue = find_cue(text)
    assert cue is not None
    assert cue.source.of(text) == "In Leeds, Roads Minister Ann Peel"
    assert cue.verb.of(text) == "said"
    assert cue.attribution.of(text) == "In Leeds, Roads Minister Ann Peel said today"


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "It is open. Mr. J. Roe said:"
    cue = find_cue(text)
    assert cue is not None
    assert cue.source.of(text) == "Mr. J. Roe"


def test_a_statement_announced_is_told_from_a_saying() -> None:
    issued = find_cue("Senator Ann Peel issued the following statement:")
    said = find_cue("Senator Ann Peel said:")
    assert issued is not None
    assert said is not None
    assert (issued.statement, said.statement) == (True, False)


@given(st.text(max_size=200))
def test_no_text_makes_it_raise_and_spans_stay_inside(text: str) -> None:
    for words in (text, f"{text}:", f"{text} said:", f"Ann Peel, {text}, said:"):
        cue = find_cue(words)
        if cue:
            assert 0 <= cue.source.start <= cue.source.end <= len(words)
            assert 0 <= cue.verb.start <= cue.verb.end <= len(words)


@pytest.mark.parametrize("piece", ["said ", "Ann Peel, ", "a ", "of the ", ": ", "—", ", "])
def test_a_long_line_takes_little_time(piece: str) -> None:
    started = time.perf_counter()
    find_cue(piece * (500_000 // len(piece)) + "said:")
    assert time.perf_counter() - started < 2
