"""An ingest can be tried, and can say what it takes each line for; then nothing is written."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.session import Session

DUMP = """Tag: Canals

  • PRESS RELEASE : Lock gates open [May 2031]

    PRESS RELEASE : Lock gates open [May 2031]

    The press release issued by the Canal Office on 6 May 2031.

    New lock gates open on 4 June.

    Canal Minister Ann Pell said:

    “They will last for a hundred years.”

    • one gate is of oak

    Notes to editors

    The gates weigh 9 tonnes.

Older posts
"""
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Lock gates open</title></head><body>
<main><article><h1>Lock gates open</h1>
<p>The press release issued by the Canal Office on 6 May 2031.</p>
<p>New lock gates open on 4 June.</p>
<p>Canal Minister Ann Pell said:</p>
<blockquote><p>They will last for a hundred years.</p></blockquote>
<p>They cost £3 million and were built in Hull.</p>
</article></main></body></html>
"""
RECORDS = json.dumps(
    {
        "title": "Lock gates open",
        "date": "2031-05-06",
        "issuer": "Canal Office",
        "text": "New lock gates open on 4 June.\n\nCanal Minister Ann Pell said:\n\n"
        "“They will last for a hundred years.”",
    }
)
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Canal Office</title>
<item><title>Lock gates open</title><pubDate>Tue, 06 May 2031 09:00:00 GMT</pubDate>
<link>https://example.org/a</link><description>New lock gates open on 4 June.</description></item>
</channel></rss>
"""
MAIL = """From: Press <press@example.org>
Subject: Lock gates open
Date: Tue, 06 May 2031 09:00:00 +0000
Content-Type: text/plain; charset=utf-8

New lock gates open on 4 June.

Canal Minister Ann Pell said:

They will last for a hundred years.
"""
FORMS = {
    "page.txt": DUMP,
    "page.html": PAGE,
    "rows.jsonl": RECORDS,
    "feed.xml": FEED,
    "one.eml": MAIL,
}


@pytest.fixture
def session(tmp_path: Path) -> Session:
    for name, text in FORMS.items():
        (tmp_path / name).write_text(text)
    return Session(tmp_path / ".pressctl")


def explained(session: Session, name: str) -> list[dict[str, Any]]:
    done = session("ingest", "--explain", str(session.store.parent / name), "--jsonl")
    assert done.code == 0, done.err
    return [json.loads(line) for line in done.out.splitlines()]


def test_every_line_of_a_dump_is_told_once(session: Session) -> None:
    rows = explained(session, "page.txt")
    told = [line for row in rows for line in range(row["line"], row["last_line"] + 1)]
    assert told == [number for number, line in enumerate(DUMP.splitlines(), 1) if line]
    assert [row["kind"] for row in rows] == [
        *("furniture", "furniture", "title", "byline", "summary", "cue", "quote", "bullet"),
        *("notes", "notes", "furniture"),
    ]
    assert {row["reader"] for row in rows} == {"text dump"}
    assert [row["text"] for row in rows if row["release"] is None] == [
        "Tag: Canals",
        "PRESS RELEASE : Lock gates open [May 2031]",
        "Older posts",
    ]


@pytest.mark.parametrize("name", FORMS)
def test_every_reader_can_be_explained(session: Session, name: str) -> None:
    rows = explained(session, name)
    kinds = [row["kind"] for row in rows]
    assert kinds.count("title") == 1
    assert [row["line"] for row in rows] == sorted(row["line"] for row in rows)
    assert "New lock gates open on 4 June." in [row["text"] for row in rows]
    if name != "feed.xml":
        assert kinds[-1] in ("quote", "prose", "furniture")
        assert "cue" in kinds


def test_the_id_told_is_the_id_given(session: Session) -> None:
    ids = {row["release"] for row in explained(session, "page.txt")} - {None}
    session("ingest", str(session.store.parent / "page.txt"))
    assert ids == {session("list").out.split("\t")[0]}


def test_a_file_in_an_archive_is_named(session: Session) -> None:
    with zipfile.ZipFile(session.store.parent / "all.zip", "w") as archive:
        archive.writestr("march/page.txt", DUMP)
        archive.writestr("rows.jsonl", RECORDS)
    rows = explained(session, "all.zip")
    assert list(dict.fromkeys(row["file"] for row in rows)) == [
        "all.zip!march/page.txt",
        "all.zip!rows.jsonl",
    ]


def test_people_see_which_reader_took_a_file(session: Session) -> None:
    done = session("ingest", "--explain", str(session.store.parent / "page.txt"), width=100)
    assert "page.txt: read as text dump" in done.err
    assert "KIND" in done.out


def test_standard_input_can_be_explained(session: Session) -> None:
    done = session("ingest", "--explain", "-", stdin=DUMP)
    assert done.code == 0
    assert done.out.splitlines()[2].split("\t")[:3] == ["5", "5", "title"]


@pytest.mark.parametrize(
    ("name", "text"), [("none.txt", "Milk\nBread\n"), ("broken.json", '[{"title": ')]
)
def test_what_is_no_release_is_refused_by_name(session: Session, name: str, text: str) -> None:
    path = session.store.parent / name
    path.write_text(text)
    done = session("ingest", "--explain", str(path))
    assert (done.code, done.out) == (2, "")
    assert name in done.err
    assert session("ingest", "--explain", str(path.with_name("gone"))).code == 2


@pytest.mark.parametrize("flag", ["--explain", "--dry-run"])
def test_nothing_is_written(session: Session, flag: str) -> None:
    folder = session.store.parent
    before = sorted(folder.rglob("*"))
    assert session("ingest", flag, str(folder)).code == 0
    assert sorted(folder.rglob("*")) == before


def test_a_dry_run_tells_what_an_ingest_would_do(session: Session) -> None:
    path = str(session.store.parent / "page.txt")
    tried = json.loads(session("ingest", "--dry-run", path, "--json").out)
    done = json.loads(session("ingest", path, "--json").out)
    assert (tried.pop("dry_run"), done.pop("dry_run")) == (True, False)
    assert tried == done
    assert "nothing was written" in session("ingest", "--dry-run", path).err


def test_a_dry_run_leaves_a_store_as_it_is(session: Session) -> None:
    path = session.store.parent / "page.txt"
    session("ingest", str(path))
    before = {file: file.read_bytes() for file in session.store.rglob("*") if file.is_file()}
    path.write_text(DUMP.replace("Lock", "Weir"))
    told = json.loads(session("ingest", "--dry-run", str(path), "--json").out)
    assert (told["new"], told["gone"]) == (1, 1)
    after = {file: file.read_bytes() for file in session.store.rglob("*") if file.is_file()}
    assert before == after
