"""A sound store is called sound, every fault is found, and mending one loses nothing."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path
from typing import Any

import pytest

from pressctl.ingest.mending import mend
from pressctl.store import Store
from tests.session import Done, Session
from tests.test_ingest import _flip as flip
from tests.test_ingest import item, page
from tests.test_store import Faults


class Patient:
    """A folder with two pages that were read, and its store."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path = folder, folder / ".pressctl"
        self.session = Session(self.path)
        self.write("a.txt", page("Wall"))
        self.write("b.txt", page("Quay") + item("Pier", "6 June 2031"))
        assert self.session("ingest", str(folder)).code == 0

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def shard(self, month: str = "2031-05") -> Path:
        [path] = (self.path / "shards").glob(f"{month}.*")
        return path

    def doctor(self, *args: str) -> tuple[int, list[dict[str, Any]]]:
        done: Done = self.session("doctor", *args, "--json")
        return done.code, json.loads(done.out)

    def titles(self) -> list[str]:
        return sorted(entry.release.title for entry in Store(self.path).entries())


@pytest.fixture
def patient(tmp_path: Path) -> Patient:
    return Patient(tmp_path)


def kinds(rows: list[dict[str, Any]]) -> list[tuple[str, bool]]:
    return [(row["kind"], row["mended"]) for row in rows]


def test_a_store_that_was_just_made_is_sound(patient: Patient) -> None:
    assert patient.doctor() == (0, [])
    assert "sound" in patient.session("doctor").err


def test_a_sound_store_is_not_written_to_by_a_rebuild(patient: Patient) -> None:
    before = {path: path.stat().st_mtime_ns for path in patient.path.rglob("*.json*")}
    assert patient.doctor("--rebuild") == (0, [])
    assert before == {path: path.stat().st_mtime_ns for path in patient.path.rglob("*.json*")}


@pytest.mark.parametrize(
    ("part", "kind"),
    [("manifest.json", "manifest"), ("files.*", "list"), ("shards/2031-05.*", "shard")],
)
def test_every_flipped_bit_is_found_and_mended(patient: Patient, part: str, kind: str) -> None:
    rng = random.Random(5)
    [path] = patient.path.glob(part)
    content = path.read_bytes()
    for _ in range(30):
        flipped = bytearray(content)
        flipped[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
        path.write_bytes(flipped)
        code, rows = patient.doctor()
        assert (code, kinds(rows)) == (1, [(kind, False)])
    code, rows = patient.doctor("--rebuild")
    assert (code, kinds(rows)) == (0, [(kind, True)])
    assert patient.titles() == ["Pier", "Quay", "Wall"]
    assert patient.doctor() == (0, [])


def test_a_missing_shard_is_made_anew(patient: Patient) -> None:
    patient.shard().unlink()
    assert patient.doctor()[1][0]["finding"].endswith("is missing")
    assert patient.doctor("--rebuild")[0] == 0
    assert patient.titles() == ["Pier", "Quay", "Wall"]


def test_what_cannot_be_read_again_is_named_and_its_bytes_are_set_aside(patient: Patient) -> None:
    shard = patient.shard()
    flip(shard, 30)
    damaged = shard.read_bytes()
    (patient.folder / "a.txt").unlink()
    code, rows = patient.doctor("--rebuild")
    assert code == 1
    assert ("shard", True) in kinds(rows)
    assert ("lost", False) in kinds(rows)
    [kept] = (patient.path / "damaged").iterdir()
    assert kept.read_bytes() == damaged
    assert patient.titles() == ["Pier", "Quay"]
    assert patient.doctor()[0] == 0
    assert ("aside", False) in kinds(patient.doctor()[1])
    patient.write("a.txt", page("Wall"))
    assert patient.session("ingest", str(patient.folder)).code == 0
    assert kept.read_bytes() == damaged


def test_a_damaged_shard_is_kept_when_the_list_of_its_files_is_damaged_too(
    patient: Patient,
) -> None:
    shard = patient.shard()
    flip(shard, 30)
    flip(patient.path / "manifest.json", 10)
    patient.doctor("--rebuild")
    assert (patient.path / "damaged" / shard.name).exists()


def test_leftovers_are_found_and_swept(patient: Patient) -> None:
    left = patient.shard().with_name(f"2031-05.{'0' * 16}.jsonl.{'1' * 16}.tmp")
    left.write_bytes(b"half")
    left.chmod(0o600)
    assert kinds(patient.doctor()[1]) == [("leftover", False)]
    assert kinds(patient.doctor("--rebuild")[1]) == [("leftover", True)]
    assert not left.exists()


def test_a_store_that_others_may_read_is_closed(patient: Patient) -> None:
    patient.shard().chmod(0o644)
    patient.path.chmod(0o755)
    code, rows = patient.doctor()
    assert (code, kinds(rows)) == (1, [("permissions", False)] * 2)
    assert patient.doctor("--rebuild")[0] == 0
    assert patient.path.stat().st_mode & 0o777 == 0o700
    assert patient.shard().stat().st_mode & 0o777 == 0o600


def test_a_store_of_another_user_cannot_be_examined(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 4711)
    done = patient.session("doctor", "--rebuild")
    assert (done.code, done.out) == (2, "")
    assert "belongs to another user" in done.err


def test_where_there_is_no_store_there_is_nothing_to_examine(tmp_path: Path) -> None:
    assert Session(tmp_path / ".pressctl")("doctor").code == 2
    assert Session(tmp_path / ".pressctl")("doctor", "--rebuild").code == 2
    assert not (tmp_path / ".pressctl").exists()


def test_a_file_that_is_gone_is_a_note_and_no_fault(patient: Patient) -> None:
    (patient.folder / "b.txt").unlink()
    code, [row] = patient.doctor()
    assert (code, row["severity"], row["kind"], row["where"]) == (0, "note", "gone", "b.txt")


def test_a_correction_that_fits_nothing_is_a_fault(patient: Patient) -> None:
    words = '[[release]]\nrelease = "zzzzzzzz"\nissuer = "Harbour Office"\n'
    patient.write("pressctl.corrections.toml", words)
    code, [row] = patient.doctor()
    assert (code, row["kind"]) == (1, "correction")
    patient.write("pressctl.corrections.toml", "[[release]\n")
    assert patient.doctor()[1][0]["kind"] == "correction"


def test_a_rebuild_that_is_killed_at_any_call_loses_no_byte(patient: Patient) -> None:
    shard = patient.shard()
    flip(shard, 30)
    damaged = shard.read_bytes()
    (patient.folder / "a.txt").unlink()  # so that it cannot be made anew
    codes = set()
    for n in range(1, 200):
        child = os.fork()
        if child == 0:
            with pytest.MonkeyPatch.context() as patch:
                Faults(n, lambda: os._exit(9)).install(patch)
                mend(Store(patient.path))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        codes.add(os.waitstatus_to_exitcode(status))
        kept = [one.read_bytes() for one in patient.path.rglob(shard.name)]
        assert damaged in kept, n
        if 0 in codes:
            break
    assert codes == {9, 0}
    assert patient.titles() == ["Pier", "Quay"]
    assert patient.doctor()[0] == 0


@pytest.mark.parametrize("part", ["manifest.json", "files.*", "shards/2031-05.*"])
def test_a_folder_in_the_place_of_a_file_makes_way_and_what_is_in_it_is_kept(
    patient: Patient, part: str
) -> None:
    [path] = patient.path.glob(part)
    path.unlink()
    path.mkdir()
    (path / "notes").write_text("mine")
    assert "is no file" in patient.session("doctor").out
    if part == "files.*":  # who asks needs no list of files while the index is there
        assert patient.session("list").out.count("\n") == 3
        for index in patient.path.glob("index.*.sqlite"):
            index.unlink()
    done = patient.session("list")
    assert (done.code, done.out) == (2, "")
    assert "is no file" in done.err
    patient.doctor("--rebuild")
    assert patient.titles() == ["Pier", "Quay", "Wall"]
    [kept] = (patient.path / "damaged").rglob("notes")
    assert kept.read_text() == "mine"


def test_a_lock_that_is_no_file_is_named_and_nothing_is_written(patient: Patient) -> None:
    lock = patient.path / "lock"
    lock.unlink()
    lock.symlink_to(patient.folder / "a.txt")
    assert kinds(patient.doctor()[1]) == [("leftover", False)]
    assert "lock is no file; remove it" in patient.session("doctor", "--rebuild").err
    assert patient.session("list").code == 0
