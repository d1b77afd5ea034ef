"""What is removed is out of every answer and stays out, and comes back whole when asked."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from pressctl import parsing
from pressctl.errors import UnwritableStore
from pressctl.store import STORE_NAME, Store
from tests.session import Done, Session
from tests.test_ingest import item, page
from tests.test_store import Faults


class Shelf:
    """A page with three releases that was read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store(folder / STORE_NAME)
        self.session = Session(self.store.path)
        self.write("a.txt", page("Wall", "Quay") + item("Pier", "6 June 2031"))
        self.ingest()

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def ingest(self) -> Done:
        done = self.session("ingest", str(self.folder), "--json")
        assert done.code == 0, done.err
        return done

    def titles(self, *args: str) -> list[str]:
        return sorted(str(row["title"]) for row in self.rows(*(args or ("list",))))

    def rows(self, *args: str) -> list[dict[str, object]]:
        rows = json.loads(self.session(*args, "--json").out)
        assert isinstance(rows, list)
        return rows

    def id_of(self, title: str) -> str:
        [found] = [row["id"] for row in self.rows("list") if row["title"] == title]
        return str(found)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_what_is_removed_is_in_no_answer(shelf: Shelf) -> None:
    quay = shelf.id_of("Quay")
    done = shelf.session("remove", quay)
    assert done.code == 0
    assert done.out.startswith(quay)
    assert "1 release removed" in done.err
    assert shelf.titles() == ["Pier", "Wall"]
    assert shelf.session("show", quay).code == 2
    assert shelf.titles("remove", "--list") == ["Quay"]
    assert shelf.session("doctor").code == 0


def test_it_stays_out_of_files_that_are_unchanged_changed_or_new(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.session("remove", shelf.id_of("Quay"))
    shelf.ingest()
    assert shelf.titles() == ["Pier", "Wall"]
    shelf.write("a.txt", page("Wall", "Dock") + item("Quay", body="It will not be."))
    told = json.loads(shelf.ingest().out)
    assert told["files"][0]["note"] == "removed earlier and left out: 1"
    assert (told["new"], told["gone"], told["unchanged"]) == (1, 1, 1)
    shelf.write("b.txt", page("Quay", "Mole"))
    shelf.ingest()
    monkeypatch.setattr(parsing, "PARSER", parsing.PARSER + 1)
    shelf.ingest()
    assert shelf.titles() == ["Dock", "Mole", "Wall"]


def test_what_was_removed_comes_back_even_without_its_file(shelf: Shelf) -> None:
    before = shelf.rows("list")
    quay = shelf.id_of("Quay")
    shelf.session("remove", quay, shelf.id_of("Pier"))
    (shelf.folder / "a.txt").unlink()
    assert shelf.titles() == ["Wall"]
    done = shelf.session("remove", "--undo", quay[:5])
    assert (done.code, shelf.titles()) == (0, ["Quay", "Wall"])
    assert "taken back" in done.err
    shelf.session("remove", "--undo", str(shelf.rows("remove", "--list")[0]["id"]))
    assert shelf.rows("list") == before
    assert shelf.session("remove", "--list").code == 1
    assert not [*shelf.store.path.glob("shards/removed.*")]


def test_it_takes_all_captures_of_the_release_and_no_other(shelf: Shelf) -> None:
    shelf.write("b.txt", page("Quay", "Mole"))
    shelf.ingest()
    shelf.session("remove", shelf.id_of("Quay"))
    assert shelf.titles() == ["Mole", "Pier", "Wall"]


def test_it_goes_for_good_with_its_file(shelf: Shelf) -> None:
    shelf.session("remove", shelf.id_of("Quay"))
    shelf.write("b.txt", page("Mole"))
    (shelf.folder / "a.txt").unlink()
    shelf.ingest()
    assert shelf.titles("remove", "--list") == ["Quay"]
    shelf.session("ingest", "--prune", str(shelf.folder))
    assert (shelf.titles(), shelf.titles("remove", "--list")) == (["Mole"], [])


def test_of_two_releases_with_one_heading_only_the_one_named_is_removed(shelf: Shelf) -> None:
    boats = "The ferry fleet gets nine new boats, built in the yards of the north coast by spring."
    trees = "Schools plant a hundred oaks along each avenue, and pupils water them every morning."
    shelf.write("b.txt", item("Notice", body=boats))
    shelf.write("c.txt", item("Notice", body=trees))
    shelf.ingest()
    notices = [row for row in shelf.rows("list") if row["title"] == "Notice"]
    assert len(notices) == 2
    shelf.session("remove", str(notices[0]["id"]))
    [left] = [row for row in shelf.rows("list") if row["title"] == "Notice"]
    assert left["source"] == notices[1]["source"]
    (shelf.folder / "b.txt").touch()
    (shelf.folder / "c.txt").touch()
    shelf.ingest()
    assert shelf.titles().count("Notice") == 1


def test_an_id_that_means_nothing_removes_nothing(shelf: Shelf) -> None:
    wall = shelf.id_of("Wall")
    assert shelf.session("remove", wall, "zzzzzzzz").code == 2
    assert shelf.session("remove", f"{wall}.p1").code == 2
    assert shelf.session("remove").code == 2
    undo = shelf.session("remove", "--undo", wall)
    assert (undo.code, "remove --list" in undo.err) == (2, True)
    assert shelf.titles() == ["Pier", "Quay", "Wall"]


def test_corrections_of_what_was_removed_are_quiet_and_fit_when_it_is_back(shelf: Shelf) -> None:
    quay = shelf.id_of("Quay")
    words = f'[[release]]\nrelease = "{quay}"\nissuer = "Harbour Office"\n'
    shelf.write("pressctl.corrections.toml", words)
    shelf.session("remove", quay)
    assert "warning" not in shelf.session("list").err
    shelf.session("remove", "--undo", quay)
    assert {row["issuer"] for row in shelf.rows("list") if row["id"] == quay} == {"Harbour Office"}


def test_a_damaged_store_stays_as_it_is(shelf: Shelf) -> None:
    wall = shelf.id_of("Wall")
    [part] = shelf.store.path.glob("shards/2031-06.*")
    content = part.read_bytes()
    part.write_bytes(content.replace(b"Pier", b"Pear"))
    assert shelf.session("remove", wall).code == 2
    part.write_bytes(content)
    assert shelf.titles() == ["Pier", "Quay", "Wall"]


def test_a_release_that_changed_meanwhile_is_not_said_to_be_removed(shelf: Shelf) -> None:
    entries = [one for one in shelf.store.entries() if one.release.title == "Quay"]
    shelf.write("a.txt", item("Quay", body="It will not be."))
    shelf.ingest()
    with pytest.raises(UnwritableStore, match="changed meanwhile"):
        shelf.store.set_removed(entries, out=True)


def test_what_was_removed_is_remembered_when_the_manifest_is_damaged(shelf: Shelf) -> None:
    shelf.session("remove", shelf.id_of("Quay"))
    (shelf.store.path / "manifest.json").write_bytes(b"{}\n")
    assert shelf.session("doctor", "--rebuild").code == 0
    assert shelf.titles() == ["Pier", "Wall"]


def test_a_removal_that_is_killed_at_any_call_is_done_or_not_begun(shelf: Shelf) -> None:
    [quay] = [one for one in shelf.store.entries() if one.release.title == "Quay"]
    ends = set()
    for n in range(1, 80):
        child = os.fork()
        if child == 0:
            with pytest.MonkeyPatch.context() as patch:
                Faults(n, lambda: os._exit(9)).install(patch)
                shelf.store.set_removed([quay], out=True)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        titles = sorted(entry.release.title for entry in shelf.store.entries())
        ends.add((os.waitstatus_to_exitcode(status), "Quay" in titles))
        assert titles in (["Pier", "Quay", "Wall"], ["Pier", "Wall"])
        if "Quay" not in titles:
            shelf.store.set_removed(shelf.store.removed(), out=False)
    assert ends >= {(9, True), (9, False), (0, False)}
