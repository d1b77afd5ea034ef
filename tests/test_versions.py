"""A release whose text changed keeps its versions, and each can be asked about."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.session import Session, open_session

FIRST = """PRESS RELEASE : Lock gates open [May 2031]

The press release issued by the Department of Canals on 6 May 2031.

New lock gates open on 4 June.

They cost £3 million and were built in Hull.

Canal Minister Ann Pell said:

“They will last for a hundred years.”
"""
SECOND = FIRST.replace("£3 million", "£4 million").replace("hundred", "thousand")
OTHER = """PRESS RELEASE : Weir is mended [May 2031]

The press release issued by the Department of Canals on 7 May 2031.

The weir at Goole is mended.
"""


@pytest.fixture
def session(tmp_path: Path) -> Session:
    pages = {"1-tag.txt": FIRST, "2-category.txt": FIRST.replace("“", "").replace("”", "")}
    pages |= {"3-page.txt": SECOND.replace("of Canals", "for Canals"), "other.txt": OTHER}
    for name, text in pages.items():
        (tmp_path / name).write_text(text)
    return open_session(tmp_path / "corpus", *(tmp_path / name for name in pages))


@pytest.fixture
def id(session: Session) -> str:
    return session("list").out.splitlines()[1].split("\t")[0]


def test_the_newest_version_is_shown_with_all_its_origins(session: Session, id: str) -> None:
    shown = json.loads(session("show", id, "--json").out)
    assert shown["versions"] == 2
    assert [one["file"] for one in shown["origins"]] == [
        "3-page.txt",
        "1-tag.txt",
        "2-category.txt",
    ]
    assert "£4 million" in shown["text"]


def test_versions_are_listed_with_what_changed(session: Session, id: str) -> None:
    first, second = json.loads(session("show", id, "--versions", "--json").out)
    assert (first["id"], second["id"]) == (f"{id}@1", f"{id}@2")
    assert [one["file"] for one in first["origins"]] == ["1-tag.txt", "2-category.txt"]
    assert first["difference"] is None
    changed = [(one["a"], one["b"]) for one in second["difference"] if one["op"] != "equal"]
    assert changed == [("£3", "£4"), ("hundred", "thousand")]
    line = session("show", id, "--versions").out.splitlines()[1]
    assert "[-£3-]{+£4+}" in line


@pytest.mark.parametrize("width", [60, 100])
def test_people_see_that_there_are_versions_and_other_places(
    session: Session, id: str, width: int
) -> None:
    assert "2 versions" in session("list", width=width).out
    page = session("show", id, width=width).out
    assert "2 versions" in " ".join(page.split())
    assert "also in 1-tag.txt:1–" in page
    assert "version 1 of 2" in " ".join(session("show", f"{id}@1", width=width).out.split())
    assert "[-£3-]{+£4+}" in session("show", id, "--versions", width=width).out


def test_an_older_version_answers_for_itself(session: Session, id: str) -> None:
    shown = json.loads(session("show", f"{id}@1", "--json").out)
    assert shown["id"] == f"{id}@1"
    assert "£3 million" in shown["text"]
    quote = json.loads(session("show", f"{id}@1.q1", "--json").out)
    assert quote["id"] == f"{id}@1.q1"
    assert "hundred" in quote["text"]
    assert quote["speaker"] == "Ann Pell"


def test_two_versions_are_compared(session: Session, id: str) -> None:
    done = session("diff", f"{id}@1", f"{id}@2", "--json")
    answer = json.loads(done.out)
    assert done.code == 1
    assert (answer["a"]["id"], answer["b"]["id"]) == (f"{id}@1", f"{id}@2")
    pairs = [one for one in answer["both"] if one["relation"] == "figure_changed"]
    assert len(pairs) == 2, "the sum, and the years in the quotation"
    assert all(pair["a"].startswith(f"{id}@1.c") for pair in pairs)
    assert all(pair["b"].startswith(f"{id}@2.c") for pair in pairs)
    assert session("diff", f"{id}@2", id).code == 0


def test_any_question_can_be_put_to_a_version(session: Session, id: str) -> None:
    at = ["--release", f"{id}@1"]
    assert session("check", "last for a hundred years", *at).code == 0
    assert session("check", "last for a hundred years", "--release", id).code == 1
    assert "hundred" in session("quotes", "--speaker", "pell", *at).out
    assert session("search", "£3", *at).out.startswith(f"{id}@1.p")
    assert session("list", *at).out.startswith(f"{id}@1\t")


def test_a_claim_of_a_version_is_followed_as_far_as_it_still_stands(
    session: Session, id: str
) -> None:
    shown = json.loads(session("show", f"{id}@1", "--json").out)
    now = session("track", f"{id}.c1")
    assert now.code == 0
    assert session("track", f"{id}@2.c1").out == now.out
    [old] = [one["id"] for one in shown["claims"] if "£3" in one["sentence"]]
    was = session("track", old)
    assert (was.code, was.out) == (2, "")
    assert "as it is now" in was.err


@pytest.mark.parametrize("number", ["0", "3", "x", ""])
def test_an_unknown_version_is_refused(session: Session, id: str, number: str) -> None:
    done = session("show", f"{id}@{number}")
    assert done.code == 2
    assert "no such id" in done.err


def test_an_unknown_version_is_answered_with_those_there_are(session: Session, id: str) -> None:
    assert f"did you mean {id}@1, {id}@2?" in session("show", f"{id}@3").err


def test_a_release_that_never_changed_has_one_version(session: Session) -> None:
    only = session("list").out.split("\t")[0]
    [version] = json.loads(session("show", only, "--versions", "--json").out)
    assert (version["number"], version["difference"]) == (1, None)
    assert "version" not in session("show", only, width=100).out
