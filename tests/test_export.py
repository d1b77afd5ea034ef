"""What is exported is what the commands answer, in files that other programs read."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.session import RELEASES, Session, open_session
from tests.write_docs import DOCS

_SQL = re.compile(r"```sql\n(.*?)```", re.DOTALL)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return open_session(tmp_path / "corpus", RELEASES)


def answers(session: Session, *args: str) -> list[dict[str, Any]]:
    rows = json.loads(session(*args, "--json").out)
    assert isinstance(rows, list)
    return rows


def exported(folder: Path, name: str) -> list[dict[str, Any]]:
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = parquet.read_table(folder / f"{name}.parquet").to_pylist()
    return json.loads(json.dumps(rows, default=str))  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", ["quotes", "claims"])
def test_rows_are_those_of_the_command(session: Session, tmp_path: Path, name: str) -> None:
    pytest.importorskip("pyarrow")
    assert session("export", "--parquet", str(tmp_path / "out")).code == 0
    assert exported(tmp_path / "out", name) == answers(session, name)


def test_releases_have_the_keys_of_the_list_and_their_text(
    session: Session, tmp_path: Path
) -> None:
    pytest.importorskip("pyarrow")
    [done, *_] = answers(session, "export", "--parquet", str(tmp_path / "new" / "out"))
    listed = answers(session, "list")
    assert done == {"file": str(tmp_path / "new" / "out" / "releases.parquet"), "rows": len(listed)}
    rows = exported(tmp_path / "new" / "out", "releases")
    texts = [row.pop("text") for row in rows]
    assert rows == listed
    assert texts == [json.loads(session("show", row["id"], "--json").out)["text"] for row in listed]


def test_batches_of_any_size_give_the_same_rows(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyarrow")
    monkeypatch.setattr("pressctl.render.parquet._BATCH", 2)
    session("export", "--parquet", str(tmp_path / "out"))
    assert exported(tmp_path / "out", "claims") == answers(session, "claims")


def test_only_the_releases_asked_for_are_exported(session: Session, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    newest = answers(session, "list")[0]["id"]
    session("export", "--parquet", str(tmp_path), "--release", newest)
    assert [row["id"] for row in exported(tmp_path, "releases")] == [newest]
    assert {row["release"] for row in exported(tmp_path, "quotes")} <= {newest}


def test_nothing_but_the_three_files_is_left_and_old_ones_are_replaced(
    session: Session, tmp_path: Path
) -> None:
    pytest.importorskip("pyarrow")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "quotes.parquet").write_bytes(b"old")
    session("export", "--parquet", str(folder))
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["claims.parquet", "quotes.parquet", "releases.parquet"]
    assert exported(folder, "quotes")


def test_a_place_that_is_no_folder_is_one_line(session: Session, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = session("export", "--parquet", str(tmp_path / "file"))
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)


def test_without_the_library_one_line_says_what_to_install(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = session("export", "--parquet", str(tmp_path / "out"))
    assert (done.code, done.out) == (2, "")
    assert "pip install 'pressctl[parquet]'" in done.err
    assert not (tmp_path / "out").exists()


def test_the_query_in_the_docs_answers_what_quotes_by_a_speaker_does(
    session: Session, tmp_path: Path
) -> None:
    pytest.importorskip("pyarrow")
    duckdb = pytest.importorskip("duckdb")
    session("export", "--parquet", str(tmp_path))
    by_speaker, *others = _SQL.findall((DOCS / "export.md").read_text(encoding="utf-8"))
    base = duckdb.connect(":memory:")
    base.execute(f"SET file_search_path = '{tmp_path}'")
    slugs = [row["speaker_id"] for row in answers(session, "speakers")]
    assert slugs
    for slug in slugs:
        base.execute("SET VARIABLE speaker = " + f"'{slug}'")
        found = base.execute(by_speaker).fetchall()
        told = answers(session, "quotes", "--speaker", slug)
        assert [(row[0], row[-1]) for row in found] == [(row["id"], row["text"]) for row in told]
    for query in others:
        base.execute(query).fetchall()
