"""Putting quotes right at the command line: every command heeds it, and it can be taken back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from pressctl.cli.app import run
from pressctl.cli.run import Surroundings
from pressctl.store import CORRECTIONS_NAME
from tests.session import RELEASES, TODAY, Done, Session, Stream, open_session

PAGE = """Tag: Bureau

  • PRESS RELEASE : Lamps on every quay [July 2025]

    PRESS RELEASE : Lamps on every quay [July 2025]

    The press release issued by the Bureau on 1 July 2025.

    The Bureau will light 40 quays by May 2026.

    Harbour Minister Ada Quill said:

    I am glad that we light our quays at last.

    We promised 40 lamps and we will keep our promise.

    The Bureau was founded in 1901 and has lit 12 harbours since.

    Mayor Bo Oakes said:

    I could not be happier about these lamps.
"""


@pytest.fixture
def session(tmp_path: Path) -> Session:
    source = tmp_path / "in" / "lamps.txt"
    source.parent.mkdir()
    source.write_text(PAGE, encoding="utf-8")
    return open_session(tmp_path / "desk", source)


@pytest.fixture
def id(session: Session) -> str:
    return session("list", "--columns", "id").out.strip()


def file_of(session: Session) -> Path:
    return session.store.parent / CORRECTIONS_NAME


def rows(done: Done) -> list[dict[str, Any]]:
    assert done.code == 0, done.err
    found: list[dict[str, Any]] = json.loads(done.out)
    return found


def quotes(session: Session, *args: str) -> list[dict[str, Any]]:
    return rows(session("quotes", "--json", *args))


def test_what_is_to_review_is_chosen_by_how_sure_it_is(session: Session) -> None:
    sure = sorted(row["confidence"] for row in quotes(session))
    below = session("quotes", "--ends", "inferred", "--below", str(sure[1]), "--json")
    assert [row["confidence"] for row in rows(below)] == sure[:1]
    assert "1 quote to look at" in below.err
    assert "quotes --accept ID" in below.err
    assert session("quotes", "--ends", "marked").code == 1
    assert session("quotes", "--below", "1.5").code == 2


def test_accepted_quotes_are_no_more_to_review(session: Session, id: str) -> None:
    [row, other] = quotes(session, "--accept", f"{id}.q1", f"{id}.q2")
    assert (row["confidence"], other["confidence"]) == (1.0, 1.0)
    assert row["corrected"][0] == {
        "what": "end",
        "was": row["paragraphs"][-1].split(".")[1],
        "accepted": True,
        "on": "2025-06-30",
        "by": None,
        "note": None,
    }
    assert row["reason"] == "a person accepted the end on 2025-06-30"
    assert session("quotes", "--ends", "inferred", "--below", "1").code == 1


def test_to_accept_twice_is_fine_and_keeps_the_first_day(session: Session, id: str) -> None:
    session("quotes", "--end", f"{id}.q1", "p3")
    before = file_of(session).read_bytes()
    [row] = quotes(session, "--accept", f"{id}.q1")
    assert row["reason"] == "a person set the end on 2025-06-30"
    assert file_of(session).read_bytes() == before


def test_every_command_heeds_a_new_end(session: Session, id: str) -> None:
    words = "The Bureau was founded in 1901"
    [row] = quotes(session, "--end", f"{id}.q1", "p5")
    assert row["paragraphs"] == [f"{id}.p3", f"{id}.p4", f"{id}.p5"]
    paragraph = json.loads(session("show", f"{id}.p5", "--json").out)
    assert (paragraph["kind"], paragraph["quote"]) == ("quote", f"{id}.q1")
    [hit] = rows(session("search", words, "--json"))
    assert (hit["quote"], hit["speaker"]) == (f"{id}.q1", "Ada Quill")
    [claim] = [c for c in rows(session("claims", "--json")) if words in c["sentence"]]
    assert (claim["quote"], claim["speaker"]) == (f"{id}.q1", "Ada Quill")
    [verdict] = rows(session("check", words, "--speaker", "quill", "--json"))
    assert (verdict["verdict"], verdict["boundary_inferred"]) == ("verbatim", False)
    assert "a person set the end on 2025-06-30" in verdict["reason"]
    [speaker] = rows(session("speakers", "--json", "--limit", "1"))
    assert (speaker["name"], speaker["word_count"]) == ("Ada Quill", row["word_count"])
    stats = json.loads(session("stats", "--json").out)
    assert stats["quotes_corrected"] == 1


def test_words_cut_from_a_quote_are_the_narratives(session: Session, id: str) -> None:
    session("quotes", "--end", f"{id}.q1", "3")
    words = "We promised 40 lamps"
    done = session("check", words, "--speaker", "quill", "--json")
    [verdict] = json.loads(done.out)
    assert (done.code, verdict["verdict"], verdict["boundary_inferred"]) == (1, "narrative", False)
    paragraph = json.loads(session("show", f"{id}.p4", "--json").out)
    assert (paragraph["kind"], paragraph["quote"]) == ("prose", None)


def test_every_command_heeds_another_speaker(session: Session, id: str) -> None:
    done = session("quotes", "--speaker-of", f"{id}.q1", "oakes", "--json")
    [row] = rows(done)
    assert "“oakes” taken as Bo Oakes (bo-oakes)" in done.err
    assert (row["speaker"], row["speaker_from"], row["role"]) == ("Bo Oakes", "corrected", None)
    assert row["corrected"][0]["was"] == "Ada Quill"
    assert [row["id"] for row in quotes(session, "--speaker", "oakes")] == [f"{id}.q1", f"{id}.q2"]
    assert session("check", "light our quays at last", "--speaker", "quill").code == 1
    assert session("check", "light our quays at last", "--speaker", "oakes").code == 0


@pytest.mark.parametrize("nobody", ["", "-", " "])
def test_nobody_can_be_the_speaker(session: Session, id: str, nobody: str) -> None:
    [row] = quotes(session, "--speaker-of", f"{id}.q1", nobody)
    assert (row["speaker"], row["speaker_from"]) == (None, None)
    assert row["corrected"][0]["what"] == "speaker"


def test_a_new_name_is_taken_as_typed_and_that_is_said(session: Session, id: str) -> None:
    done = session("quotes", "--speaker-of", f"{id}.q1", "Ada  Quilt\n\x1b", "--json")
    assert rows(done)[0]["speaker"] == "Ada Quilt \x1b"
    assert "taken as typed; near it: Ada Quill" in done.err
    assert "\x1b" not in done.err + done.out + file_of(session).read_text(encoding="utf-8")


def test_a_correction_is_taken_back(session: Session, id: str) -> None:
    before = session("quotes", "--json").out
    session("quotes", "--end", f"{id}.q1", "p3")
    session("quotes", "--speaker-of", f"{id}.q1", "Cy Lam")
    [row] = quotes(session, "--forget", f"{id}.q1")
    assert row["corrected"] == []
    assert session("quotes", "--json").out == before
    again = session("quotes", "--forget", f"{id}.q1")
    assert (again.code, again.out) == (1, "")
    assert "there is nothing to forget" in again.err


def test_the_store_may_be_named_before_the_command(session: Session, id: str) -> None:
    out, err = Stream(), Stream()
    around = Surroundings(None, out, err, {}, TODAY)
    args = ["--store", str(session.store), "quotes", "--accept", f"{id}.q1"]
    assert run(args, around) == 0, err.text()
    assert file_of(session).exists()


def test_a_second_correction_replaces_the_first(session: Session, id: str) -> None:
    session("quotes", "--end", f"{id}.q1", "p5")
    [row] = quotes(session, "--end", f"{id}.q1", f"{id}.p3")
    assert row["paragraphs"] == [f"{id}.p3"]
    assert file_of(session).read_text(encoding="utf-8").count("[[end]]") == 1


def test_of_two_wishes_about_one_thing_the_more_special_counts(session: Session, id: str) -> None:
    [row] = quotes(session, "--accept", f"{id}.q1", "--end", f"{id}.q1", "p3")
    assert row["reason"] == "a person set the end on 2025-06-30"
    assert file_of(session).read_text(encoding="utf-8").count("[[end]]") == 1


def test_corrections_outlive_a_new_store_and_a_moved_file(session: Session, id: str) -> None:
    [before] = quotes(session, "--end", f"{id}.q1", "p5")
    shutil.rmtree(session.store)
    folder = session.store.parent
    (folder / "lamps.txt").rename(folder / "moved.txt")
    assert session("ingest", str(folder)).code == 0
    [after] = [row for row in quotes(session) if row["id"] == before["id"]]
    assert after == before


def test_an_ingest_of_the_folder_leaves_the_file_out(session: Session, id: str) -> None:
    session("quotes", "--accept", f"{id}.q1")
    done = session("ingest", str(session.store.parent), "--json")
    assert [one["file"] for one in json.loads(done.out)["files"]] == ["lamps.txt"]
    done = session("ingest", "--explain", str(session.store.parent), "--columns", "file")
    assert set(done.out.split()) == {"lamps.txt"}


def test_who_corrects_is_written_if_they_say_so(session: Session, id: str) -> None:
    done = session("quotes", "--accept", f"{id}.q1", "--json", environ={"PRESSCTL_USER": "N. Roe"})
    assert rows(done)[0]["reason"] == "a person (N. Roe) accepted the end on 2025-06-30"


def test_a_version_and_the_start_of_an_id_name_a_quote_too(session: Session, id: str) -> None:
    [row] = quotes(session, "--end", f"{id[:5]}@1.q1", "p3")
    assert row["id"] == f"{id}@1.q1"
    assert quotes(session)[0]["paragraphs"] == [f"{id}.p3"]
    assert quotes(session, "--release", f"{id}@1")[0]["paragraphs"] == [f"{id}@1.p3"]


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (["--accept", "zzz.q1"], "zzz.q1: no such id"),
        (["--accept", "{id}"], "name a quote, as in {id}.q1"),
        (["--accept", "{id}.p3"], "name a quote, as in {id}.q1"),
        (["--accept", "{id}.q7"], "{id}.q7: no such id; did you mean {id}.q1, {id}.q2?"),
        (
            ["--end", "{id}.q1", "p99"],
            "{id}.q1 cannot end with p99: the release has paragraphs p1 to",
        ),
        (["--end", "{id}.q1", "p2"], "{id}.q1 cannot end with p2: it begins with p3"),
        (["--end", "{id}.q1", "p7"], "{id}.q1 cannot end with p7: p6 belongs to q2"),
        (["--end", "{id}.q1", "last"], "name a paragraph of the release, as in p5"),
        (["--end", "{id}.q1", "zzz.p5"], "name a paragraph of {id}"),
        (["--end", "{id}.q1"], "--end"),
        (["--speaker-of", "{id}.p1", "Quill"], "name a quote, as in {id}.q1"),
        (["--forget", "{id}"], "name a quote, as in {id}.q1"),
        (
            ["--accept", "{id}.q1", "--speaker", "quill"],
            "what is put right is named by its ID alone",
        ),
        (["--accept", "{id}.q1", "--limit", "1"], "what is put right is named by its ID alone"),
        (["--accept", "{id}.q1", "--repeated"], "what is put right is named by its ID alone"),
        (["--accept", "{id}.q1", "--forget", "{id}.q2"], "take it back first, then put it right"),
        (["{id}.q1"], "say --accept ID or --forget ID"),
        (["--below", "nan"], "name a number from 0 to 1"),
        (["--below", "x"], "'x' is not a number"),
    ],
)
def test_what_cannot_be_put_right_is_one_line_and_nothing_is_written(
    session: Session, id: str, args: list[str], why: str
) -> None:
    done = session("quotes", *(word.replace("{id}", id) for word in args))
    assert (done.code, done.out) == (2, "")
    assert why.replace("{id}", id) in done.err
    assert done.err.count("\n") == 1
    assert not file_of(session).exists()


def test_one_wrong_id_of_several_leaves_all_as_they_were(session: Session, id: str) -> None:
    assert session("quotes", "--accept", f"{id}.q1", f"{id}.q9").code == 2
    assert not file_of(session).exists()


def test_what_fits_no_more_is_told_on_stderr_and_stays(session: Session, id: str) -> None:
    session("quotes", "--end", f"{id}.q1", "p5")
    page = session.store.parent / "lamps.txt"
    page.write_text(PAGE.replace("glad that we", "happy that we"), encoding="utf-8")
    session("ingest", str(page))
    before = file_of(session).read_text(encoding="utf-8")
    done = session("list")
    assert done.code == 0
    assert f"warning: {file_of(session)}:5: {id}: no quote begins with “I am glad" in done.err
    assert done.err.count("\n") == 1
    assert file_of(session).read_text(encoding="utf-8") == before


def test_many_that_fit_no_more_are_told_in_a_few_lines(session: Session) -> None:
    entry = '[[release]]\nrelease = "gone"\nissuer = "Board"\n'
    file_of(session).write_text(entry * 30, encoding="utf-8")
    told = session("list").err.splitlines()
    assert len(told) == 11
    assert told[-1] == "pressctl: warning: and 20 more of that kind"


def test_a_malformed_file_is_an_error_of_one_line(session: Session) -> None:
    file_of(session).write_text("# mine\nx = = 1\n", encoding="utf-8")
    for args in (["list"], ["quotes"], ["stats"]):
        done = session(*args)
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith(f"pressctl: {file_of(session)}:2: not TOML: ")
        assert done.err.count("\n") == 1


def test_day_and_issuer_by_hand_are_heeded_and_shown(session: Session, id: str) -> None:
    entry = f'[[release]]\nrelease = "{id}"\npublished = 2025-07-02\nissuer = "Harbour Board"\n'
    file_of(session).write_text(entry, encoding="utf-8")
    [row] = rows(session("list", "--since", "2025-07-02", "--issuer", "harbour", "--json"))
    assert (row["id"], row["published"], row["issuer"]) == (id, "2025-07-02", "Harbour Board")
    assert [mark["was"] for mark in row["corrected"]] == ["2025-07-01", "Bureau"]
    page = session("show", id, width=100).out
    assert "✎ a person set the date (found: 2025-07-01)" in page
    assert "✎ a person set the issuer (found: Bureau)" in page


def test_people_see_a_pen_at_what_was_put_right(session: Session, id: str) -> None:
    session("quotes", "--accept", f"{id}.q1")
    session("quotes", "--speaker-of", f"{id}.q2", "Cy Lam")
    table = session("quotes", width=100)
    first, second = table.out.splitlines()[2:]
    assert "✎ 100%" in first
    assert "Cy Lam ✎" in second
    assert "✎ settled by a person" in table.err
    assert "end: accepted ✎" in session("show", f"{id}.q1", width=100).out
    assert "✎ a person accepted the end" in session("show", f"{id}.q1", width=100).out
    assert "Cy Lam ✎ · " in session("show", id, width=100).out
    plain = session("quotes", width=100, environ={"LC_ALL": "C"}).out
    assert "* 100%" in plain


def test_refused_links_are_left_out_of_every_comparison(tmp_path: Path) -> None:
    session = open_session(tmp_path / "desk", RELEASES)
    link = rows(session("claims", "--links", "--json"))[0]
    a, b = link["a"], link["b"]
    file_of(session).write_text(f'[[unlink]]\na = "{b}"\nb = "{a}"\n', encoding="utf-8")

    def pairs(*args: str) -> set[tuple[str | None, str | None]]:
        found = json.loads(session(*args, "--json").out)
        both = found["both"] if isinstance(found, dict) else found
        return {(one.get("a") or one.get("previous"), one.get("b") or one["id"]) for one in both}

    assert (a, b) not in pairs("claims", "--links")
    assert (a, b) not in pairs("diff", a.split(".")[0], b.split(".")[0])
    assert (a, b) not in pairs("track", "lamps")
    file_of(session).unlink()
    assert (a, b) in pairs("claims", "--links")
    assert (a, b) in pairs("diff", a.split(".")[0], b.split(".")[0])
    assert (a, b) in pairs("track", "lamps")
