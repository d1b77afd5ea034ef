"""docs/output.md is a contract: the records keep it, and so does what commands print."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, get_type_hints

import msgspec
import pytest

from pressctl import answers
from pressctl.render.breakdown import CHANGES, FACTS, LINES
from pressctl.render.columns import (
    CLAIMS,
    CONFLICTS,
    COUNTS,
    EXPLAINED,
    HITS,
    LINKS,
    PARAGRAPHS,
    QUOTES,
    RELEASES,
    REPEATED,
    SPEAKERS,
    THREADS,
    TRACK,
    VERDICTS,
    VERSIONS,
)
from pressctl.render.intake import FILES
from pressctl.render.soundness import EXPORTED, FINDINGS
from pressctl.render.view import View
from tests.session import RELEASES as SOURCE
from tests.session import Session, open_session
from tests.write_docs import DOCS, json_type

_SECTION = re.compile(r"^## [^\n]+ \(`(\w+)`\)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\| `(\w+)` \| (.+?) \|", re.MULTILINE)
_PIPE = re.compile(r"^\| `([a-z-]+[^`]*)` \| (`\w+`(?:, `\w+`)*) \|$", re.MULTILINE)
_JSON = {"string": str, "integer": int, "number": int | float, "boolean": bool}

Documented = dict[str, dict[str, str]]

VIEWS: dict[str, View] = {
    "list, remove": RELEASES,
    "quotes, show ID.q2": QUOTES,
    "quotes --repeated": REPEATED,
    "speakers": SPEAKERS,
    "search": HITS,
    "search --count": COUNTS,
    "check": VERDICTS,
    "claims, show ID.c3": CLAIMS,
    "claims --links": LINKS,
    "claims --changed, claims --repeated": THREADS,
    "claims --conflicts": CONFLICTS,
    "track": TRACK,
    "show ID": LINES,
    "show ID --versions": VERSIONS,
    "show ID.p5": PARAGRAPHS,
    "diff": CHANGES,
    "stats": FACTS,
    "ingest": FILES,
    "doctor": FINDINGS,
    "export": EXPORTED,
    "ingest --explain": EXPLAINED,
}


def documented() -> Documented:
    page = (DOCS / "output.md").read_text(encoding="utf-8")
    own = {name: dict(_ROW.findall(body)) for name, body in _SECTION.findall(page)}
    return {name: _inherited(name, own) | keys for name, keys in own.items()}


def _inherited(name: str, own: Documented) -> dict[str, str]:
    bases = records()[name].__mro__[1:]
    return {key: kind for base in bases for key, kind in own.get(base.__name__, {}).items()}


def records() -> dict[str, type[msgspec.Struct]]:
    modules = [
        import_module(f"{answers.__name__}.{one.name}") for one in iter_modules(answers.__path__)
    ]
    return {
        name: one
        for module in modules
        for name, one in vars(module).items()
        if isinstance(one, type) and issubclass(one, msgspec.Struct) and one is not msgspec.Struct
    }


def test_every_key_of_every_record_is_documented_with_its_type() -> None:
    actual = {
        name: {key: json_type(hint) for key, hint in get_type_hints(one).items() if key[0] != "_"}
        for name, one in records().items()
    }
    assert documented() == actual


def test_the_columns_in_a_pipe_are_documented() -> None:
    page = (DOCS / "output.md").read_text(encoding="utf-8")
    told = {name: tuple(re.findall(r"\w+", columns)) for name, columns in _PIPE.findall(page)}
    assert told == {name: view.pipe for name, view in VIEWS.items()}


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return open_session(tmp_path_factory.mktemp("contract"), SOURCE)


@pytest.fixture(scope="module")
def ids(session: Session) -> tuple[str, str]:
    newer, older = (line.split("\t")[0] for line in session("list").out.splitlines())
    return older, newer


def questions(older: str, newer: str) -> Iterator[tuple[str, list[str]]]:
    yield "ReleaseRow", ["list"]
    yield "VersionRow", ["show", older, "--versions"]
    yield "QuoteRow", ["quotes"]
    yield "SpeakerRow", ["speakers"]
    yield "SpeakerRow", ["speakers", "quill"]
    yield "ClaimRow", ["claims"]
    yield "LinkRow", ["claims", "--links"]
    yield "HitRow", ["search", "lamps"]
    yield "HitCount", ["search", "lamps", "--count"]
    yield "TrackRow", ["track", "lamps"]
    yield "Verdict", ["check", "brighter quays"]
    yield "Verdict", ["check", "no such words anywhere at all"]
    yield "ReleaseFull", ["show", older]
    yield "QuoteRow", ["show", f"{older}.q1"]
    yield "ParagraphRow", ["show", f"{older}.p1"]
    yield "ClaimRow", ["show", f"{older}.c1"]
    yield "DiffAnswer", ["diff", older, newer]
    yield "SetsAnswer", ["diff", "--a", "2024", "--b", f"--release {newer}"]
    yield "TrackRow", ["track", f"{older}.c1"]
    yield "StatsAnswer", ["stats"]
    yield "LineRow", ["ingest", "--explain", str(SOURCE)]


def test_what_commands_print_keeps_the_contract(session: Session, ids: tuple[str, str]) -> None:
    types = documented()
    for record, args in questions(*ids):
        printed = json.loads(session(*args, "--json").out, parse_constant=pytest.fail)
        one = args[0] in ("show", "diff", "stats") and "--versions" not in args
        assert isinstance(printed, dict) == one
        rows = [printed] if isinstance(printed, dict) else printed
        assert rows, args
        for row in rows:
            check(row, f"`{record}`", types, args)


def test_repeated_wording_keeps_the_contract(tmp_path: Path) -> None:
    twice = SOURCE.read_text(encoding="utf-8").replace(
        "I want every quay lit by Christmas", "I have waited years for this. My members will start"
    )
    (tmp_path / "twice.txt").write_text(twice, encoding="utf-8")
    session = open_session(tmp_path / "store", tmp_path / "twice.txt")
    args = ["quotes", "--repeated"]
    [row] = json.loads(session(*args, "--json").out, parse_constant=pytest.fail)
    check(row, "`RepeatRow`", documented(), args)
    assert [json.loads(session(*args, "--jsonl").out)] == [row]
    assert session(*args).out.count("\t") == len(REPEATED.pipe) - 1


def test_json_lines_are_the_same_objects(session: Session, ids: tuple[str, str]) -> None:
    for _, args in questions(*ids):
        whole = json.loads(session(*args, "--json").out)
        lines = [json.loads(line) for line in session(*args, "--jsonl").out.splitlines()]
        assert lines == (whole if isinstance(whole, list) else [whole])


def test_every_tsv_row_has_its_cells_and_no_more(session: Session, ids: tuple[str, str]) -> None:
    for _, args in questions(*ids):
        header, *rows = session(*args, "--header", "--format", "tsv").out.splitlines()
        assert rows
        assert {row.count("\t") for row in rows} == {header.count("\t")}


def check(value: Any, expected: str, types: Documented, where: object) -> None:  # noqa: ANN401
    """Hold a JSON value against the type that the contract gives it."""
    if expected.endswith(" or null"):
        if value is None:
            return
        expected = expected.removesuffix(" or null")
    if expected.startswith("array of "):
        assert isinstance(value, list), where
        for one in value:
            check(one, expected.removeprefix("array of "), types, where)
    elif expected.startswith("`"):
        record = types[expected.strip("`")]
        assert set(value) == set(record), where
        for key, wanted in record.items():
            check(value[key], wanted, types, (where, key))
    elif expected == "date":
        assert date.fromisoformat(value), where
    else:
        assert isinstance(value, _JSON[expected]), (where, value)
