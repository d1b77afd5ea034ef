"""Ingest: nothing is lost, nothing is read twice in vain, and nothing is dropped in silence."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pressctl import parsing, sources
from pressctl.errors import PressctlError, UnreadableStore
from pressctl.ingest import Report, ingest
from pressctl.model import Document, Release
from pressctl.store import Store

TODAY = date(2031, 6, 1)


def item(title: str, day: str = "6 May 2031", body: str = "The wall will be rebuilt.") -> str:
    marked = f"PRESS RELEASE : {title} [May 2031]"
    byline = f"The press release issued by the Harbour Office on {day}."
    return f"  • {marked}\n    {marked}\n\n    {byline}\n\n    {body}\n\n"


def page(*titles: str) -> str:
    return "Tag: Harbours\n\n" + "".join(map(item, titles))


class Project:
    """A folder of pages and its store."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store(folder / ".pressctl")
        (folder / "pages").mkdir()

    def write(self, name: str, text: str) -> Path:
        path = self.folder / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def ingest(self, *paths: str, verify: bool = False, prune: bool = False) -> Report:
        given = [self.folder / path for path in paths or ("pages",)]
        return ingest(given, self.store.path, verify=verify, today=TODAY, prune=prune)

    def titles(self) -> list[str]:
        return sorted(entry.release.title for entry in self.store.entries())

    def stamps(self) -> dict[str, tuple[int, int]]:
        return {
            str(path): (path.stat().st_ino, path.stat().st_mtime_ns)
            for path in (self.store.path, *self.store.path.rglob("*"))
        }


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def statuses(report: Report) -> dict[str, str]:
    return {outcome.file: outcome.status for outcome in report.files}


def lines(report: Report) -> list[str]:
    return [str(problem) for problem in report.problems]


# --- again ------------------------------------------------------------------------------------


def test_a_first_ingest_tells_what_it_read(project: Project) -> None:
    project.write("a.txt", page("Wall", "Quay"))
    report = project.ingest()
    [outcome] = report.files
    assert (outcome.file, outcome.status, outcome.releases) == ("pages/a.txt", "new", 2)
    assert (outcome.reader, str(outcome.first)) == ("text dump", "2031-05-06")
    assert (report.releases.new, report.file_counts.new, report.read.releases) == (2, 1, 2)
    assert project.titles() == ["Quay", "Wall"]
    assert not report.problems


def test_a_second_ingest_writes_nothing(project: Project) -> None:
    project.write("a.txt", page("Wall", "Quay"))
    project.write("photo.jpg", "\0")
    project.ingest()
    before = project.stamps()
    report = project.ingest()
    assert project.stamps() == before
    assert statuses(report) == {"pages/a.txt": "unchanged", "pages/photo.jpg": "skipped"}
    assert (report.releases.new, report.releases.unchanged) == (0, 2)


def test_a_file_with_a_new_time_and_the_old_words_is_unchanged(project: Project) -> None:
    path = project.write("a.txt", page("Wall"))
    project.ingest()
    before = project.stamps()
    os.utime(path, (1, 1))
    assert statuses(project.ingest()) == {"pages/a.txt": "unchanged"}
    assert project.stamps() == before


def test_an_unchanged_file_is_not_opened(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.write("a.txt", page("Wall"))
    time.sleep(0.05)  # a file just written is read once more, see below
    project.ingest()
    monkeypatch.setattr(sources.files, "load", None)
    assert statuses(project.ingest()) == {"pages/a.txt": "unchanged"}


def test_a_change_that_keeps_size_and_time_is_seen(project: Project) -> None:
    path = project.write("a.txt", page("Wall"))
    time.sleep(0.05)
    project.ingest()
    old = path.stat()
    path.write_text(page("Wail"), encoding="utf-8")
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))
    assert statuses(project.ingest()) == {"pages/a.txt": "changed"}
    assert project.titles() == ["Wail"]


def test_a_change_within_a_tick_of_the_clock_is_seen(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file system's clock moves in steps: two writes may have one time."""
    monkeypatch.setattr(sources.files, "stamp_of", lambda found: (1, time.time_ns(), 10**30, 1))
    path = project.write("a.txt", page("Wall"))
    project.ingest()
    path.write_text(page("Quay"), encoding="utf-8")
    project.ingest()
    assert project.titles() == ["Quay"]


def test_a_changed_release_is_told_from_one_that_only_moved(project: Project) -> None:
    project.write("a.txt", page("Wall", "Quay"))
    project.ingest()
    project.write("a.txt", page("Pier", "Wall") + item("Quay", body="It will not be."))
    report = project.ingest()
    counts = report.releases
    assert (counts.new, counts.changed, counts.unchanged, counts.gone) == (1, 1, 1, 0)
    assert statuses(report) == {"pages/a.txt": "changed"}


def test_a_new_parser_reads_everything_anew(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write("a.txt", page("Wall"))
    project.ingest()
    monkeypatch.setattr(parsing, "PARSER", parsing.PARSER + 1)
    report = project.ingest()
    assert report.read.releases == 1
    assert "by other rules" in str(report.files[0].note)
    assert project.ingest().read.releases == 0


def test_verify_looks_into_every_file(project: Project) -> None:
    path = project.write("a.txt", page("Wall"))
    project.ingest()
    path.write_text(page("Wail"), encoding="utf-8")
    record = project.store.snapshot().files["pages/a.txt"]
    assert record.digest
    assert statuses(project.ingest(verify=True)) == {"pages/a.txt": "changed"}
    assert statuses(project.ingest(verify=True)) == {"pages/a.txt": "unchanged"}


def test_a_file_that_is_gone_takes_its_releases_with_it_when_pruned(project: Project) -> None:
    project.write("a.txt", page("Wall"))
    project.write("b.txt", page("Quay"))
    project.ingest()
    (project.folder / "pages/b.txt").unlink()
    report = project.ingest(prune=True)
    assert statuses(report) == {"pages/a.txt": "unchanged", "pages/b.txt": "gone"}
    assert (report.releases.gone, project.titles()) == (1, ["Wall"])


def gone(project: Project) -> list[str]:
    return sorted(entry.release.title for entry in project.store.entries() if entry.gone)


def test_what_was_read_from_a_file_that_is_gone_is_kept_and_marked(project: Project) -> None:
    project.write("a.txt", page("Wall"))
    path = project.write("b.txt", page("Wall", "Quay"))
    project.ingest()
    assert gone(project) == []
    path.unlink()
    report = project.ingest()
    assert statuses(report) == {"pages/a.txt": "unchanged", "pages/b.txt": "gone"}
    assert "kept" in (report.files[1].note or "")
    assert (report.releases.gone, project.titles()) == (0, ["Quay", "Wall"])
    assert gone(project) == ["Quay"]


def test_a_file_that_stays_gone_is_told_once_and_can_be_pruned_later(project: Project) -> None:
    project.write("a.txt", page("Wall"))
    project.write("b.txt", page("Quay"))
    project.ingest()
    (project.folder / "pages/b.txt").unlink()
    project.ingest()
    before = project.stamps()
    assert statuses(project.ingest()) == {"pages/a.txt": "unchanged"}
    assert project.stamps() == before
    assert statuses(project.ingest(prune=True))["pages/b.txt"] == "gone"
    assert project.titles() == ["Wall"]


def test_a_file_that_is_back_is_no_longer_gone(project: Project) -> None:
    project.write("a.txt", page("Wall"))
    path = project.write("b.txt", page("Quay"))
    project.ingest()
    path.rename(project.folder / "away.txt")
    project.ingest()
    assert gone(project) == ["Quay"]
    (project.folder / "away.txt").rename(path)
    report = project.ingest()
    assert (report.releases.new, gone(project)) == (0, [])


def test_the_text_of_a_file_that_is_there_is_newer_than_that_of_one_that_is_gone(
    project: Project,
) -> None:
    path = project.write("z.txt", page("Wall"))
    project.ingest()
    path.unlink()
    project.write("a.txt", item("Wall", body="The wall will not be rebuilt after all."))
    project.ingest()
    [entry] = project.store.entries()
    assert entry.release.origin.file == "pages/a.txt"
    assert (len(entry.history), entry.gone) == (2, False)


def test_a_damaged_release_of_a_file_that_is_gone_is_named(project: Project) -> None:
    project.write("a.txt", page("Wall"))
    path = project.write("b.txt", page("Quay") + item("Pier", "6 June 2031"))
    project.ingest()
    path.unlink()
    project.ingest()
    [may] = (project.store.path / "shards").glob("2031-05.*")
    _flip(may, 30)
    [line] = lines(project.ingest())
    assert "pages/b.txt" in line
    assert (project.titles(), gone(project)) == (["Pier", "Wall"], ["Pier"])


def test_a_file_outside_the_folder_ingested_is_never_gone(project: Project) -> None:
    project.write("x/a.txt", page("Wall"))
    project.write("xy/b.txt", page("Quay"))
    project.ingest()
    (project.folder / "pages/xy/b.txt").unlink()
    assert statuses(project.ingest("pages/x")) == {"pages/x/a.txt": "unchanged"}
    assert project.titles() == ["Quay", "Wall"]


def test_a_file_that_moved_is_no_new_release(project: Project) -> None:
    path = project.write("a.txt", page("Wall"))
    project.ingest()
    path.rename(path.with_name("b.txt"))
    report = project.ingest()
    assert statuses(report) == {"pages/a.txt": "gone", "pages/b.txt": "new"}
    assert [*project.store.snapshot().files] == ["pages/b.txt"]
    assert (report.releases.new, report.releases.gone, report.releases.unchanged) == (0, 0, 1)


def test_one_release_on_two_pages_is_one_entry_with_both_captures(project: Project) -> None:
    project.write("a.txt", page("Wall"))
    project.write("b.txt", page("Wall", "Quay"))
    assert project.ingest().releases.new == 2
    by_title = {entry.release.title: entry for entry in project.store.entries()}
    assert [c.origin.file for c in by_title["Wall"].others] == ["pages/b.txt"]


def test_one_release_twice_on_a_page_is_one_capture_unless_it_differs(project: Project) -> None:
    project.write("a.txt", page("Wall", "Wall") + item("Wall", body="The wall will go."))
    project.ingest()
    [entry] = project.store.entries()
    assert len(entry.others) == 1


def test_stdin_is_one_more_file(project: Project) -> None:
    report = ingest([], project.store.path, stdin=page("Wall").encode())
    assert (report.releases.new, project.titles()) == (1, ["Wall"])
    project.write("a.txt", page("Quay"))
    assert ingest([project.folder], project.store.path).file_counts.gone == 0
    assert ingest([], project.store.path, stdin=page("Wall").encode()).releases.unchanged == 1


def test_names_do_not_hang_on_the_current_folder(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write("a.txt", page("Wall"))
    project.ingest()
    monkeypatch.chdir(project.folder / "pages")
    report = ingest([Path("./a.txt"), Path("../pages/a.txt")], project.store.path)
    assert statuses(report) == {"pages/a.txt": "unchanged"}


def test_the_order_of_paths_changes_no_byte(tmp_path: Path) -> None:
    found = []
    for order in (1, -1):
        (tmp_path / str(order)).mkdir()
        project = Project(tmp_path / str(order))
        paths = [project.write(f"{name}.txt", page(name, "Wall")) for name in "abc"][::order]
        ingest(paths, project.store.path)
        found.append({p.name: p.read_bytes() for p in (project.store.path / "shards").iterdir()})
    assert found[0] == found[1]


# --- bad input --------------------------------------------------------------------------------

BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: None, "no such file"),
    "empty": (lambda path: path.write_bytes(b""), "empty"),
    "blank": (lambda path: path.write_bytes(b" \n"), "empty"),
    "binary": (lambda path: path.write_bytes(b"\0\1"), "binary"),
    "picture": (lambda path: path.write_bytes(b"\x89PNG\r\n"), "picture"),
    "shopping": (lambda path: path.write_text("Milk, eggs."), "no press release"),
    "pipe": (os.mkfifo, "named pipe"),
    "folder": (lambda path: path.mkdir(), "no press release"),
    "circle": (lambda path: path.symlink_to(path), "symbolic link"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_path_given_by_name_is_a_problem_and_the_rest_is_in(
    project: Project, kind: str
) -> None:
    make, why = BAD[kind]
    project.write("a.txt", page("Wall"))
    make(project.folder / "pages" / kind)
    report = project.ingest("pages/a.txt", f"pages/{kind}")
    [line] = lines(report)
    assert kind in line
    assert why in line
    assert "\n" not in line
    assert project.titles() == ["Wall"]
    assert lines(project.ingest("pages/a.txt", f"pages/{kind}")) == [line]


def test_bad_files_of_a_folder_are_skipped_and_named(project: Project) -> None:
    for kind, (make, _why) in BAD.items():
        make(project.folder / "pages" / kind)
    project.write("a.txt", page("Wall"))
    report = project.ingest()
    assert not report.problems
    assert report.file_counts.skipped == 5
    assert all(outcome.note for outcome in report.files if outcome.status == "skipped")
    assert [warning.file for warning in report.warnings] == ["pages/circle", "pages/pipe"]


def test_no_store_is_made_for_nothing(project: Project) -> None:
    project.write("empty.txt", "")
    assert project.ingest().problems
    assert project.ingest("pages/empty.txt", "nowhere").problems
    assert not project.store.path.exists()


def test_a_file_that_cannot_be_read_is_a_problem_and_the_rest_is_in(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write("a.txt", page("Wall"))
    project.write("b.txt", page("Quay"))
    real = sources.files.load

    def load(path: str) -> object:
        if path.endswith("b.txt"):
            raise OSError(5, "Input/output error")
        return real(path)

    monkeypatch.setattr(sources.files, "load", load)
    assert lines(project.ingest()) == ["pages/b.txt: input/output error"]
    assert project.titles() == ["Wall"]


@pytest.mark.parametrize("words", ["", "\0\1", "Milk, eggs."])
def test_what_was_read_from_a_file_now_broken_is_kept(project: Project, words: str) -> None:
    project.write("a.txt", page("Wall"))
    project.write("b.txt", page("Quay"))
    project.ingest()
    project.write("a.txt", words)
    project.write("c.txt", page("Pier"))
    for _ in range(2):
        [line] = lines(project.ingest())
        assert "pages/a.txt" in line
        assert "kept (1)" in line
        assert project.titles() == ["Pier", "Quay", "Wall"]
    project.write("a.txt", page("Dock"))
    assert not project.ingest().problems
    assert project.titles() == ["Dock", "Pier", "Quay"]


def test_a_file_in_windows_1252_is_in_with_a_warning(project: Project) -> None:
    path = project.write("a.txt", "")
    path.write_bytes(page("Wall – new").encode("cp1252"))
    report = project.ingest("pages/a.txt")
    assert not report.problems
    assert "pages/a.txt: invalid UTF-8" in str(report.warnings[0])
    assert project.titles() == ["Wall – new"]


def test_a_day_that_is_none_is_a_warning_and_the_release_is_undated(project: Project) -> None:
    project.write("a.txt", "Tag: Harbours\n\n" + item("Wall", "31 February 2031"))
    report = project.ingest()
    assert not report.problems
    assert any("pages/a.txt:" in str(warning) for warning in report.warnings)
    [entry] = project.store.entries()
    assert entry.release.published is None


def test_progress_counts_the_files_that_are_read(project: Project) -> None:
    project.write("a.txt", page("Wall"))
    project.write("b.txt", page("Quay"))
    steps: list[tuple[int, ...]] = []
    ingest([project.folder], project.store.path, progress=lambda *step: steps.append(step))
    sizes = [path.stat().st_size for path in sorted((project.folder / "pages").iterdir())]
    assert steps == [(1, 2, sizes[0], sum(sizes)), (2, 2, sum(sizes), sum(sizes))]


# --- damage and other writers -----------------------------------------------------------------


def _flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 4
    path.write_bytes(content)


def test_a_damaged_shard_is_made_anew_even_from_files_not_given(project: Project) -> None:
    project.write("x/a.txt", page("Wall"))
    project.write("y/b.txt", page("Quay"))
    project.ingest()
    [shard] = (project.store.path / "shards").iterdir()
    _flip(shard, 30)
    with pytest.raises(UnreadableStore):
        project.titles()
    report = project.ingest("pages/x")
    assert "damaged" in str(report.warnings[0])
    assert not report.problems
    assert project.titles() == ["Quay", "Wall"]


def test_an_ingest_without_news_sweeps_what_a_killed_one_left(project: Project) -> None:
    project.write("a.txt", page("Wall"))
    project.ingest()
    left = project.store.path / "shards" / f"2031-04.{'0' * 16}.jsonl"
    left.write_bytes(b"{}")
    with project.store.writing():
        project.ingest()
    assert left.exists(), "it may be what the holder of the lock is writing"
    project.ingest()
    assert not left.exists()


def test_damage_that_keeps_size_and_time_is_found_when_the_shard_is_written(
    project: Project,
) -> None:
    project.write("a.txt", page("Wall"))
    project.ingest()
    [shard] = (project.store.path / "shards").iterdir()
    times = shard.stat()
    _flip(shard, 30)
    os.utime(shard, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert "damaged" in str(project.ingest(verify=True).warnings[0])
    assert project.titles() == ["Wall"]
    [shard] = (project.store.path / "shards").iterdir()
    times = shard.stat()
    _flip(shard, 30)
    os.utime(shard, ns=(times.st_atime_ns, times.st_mtime_ns))
    project.write("b.txt", page("Quay"))
    project.ingest()
    assert project.titles() == ["Quay", "Wall"]


def test_what_cannot_be_made_anew_is_named(project: Project) -> None:
    project.write("x/a.txt", page("Wall"))
    away = project.write("y/b.txt", page("Quay") + item("Pier", "6 June 2031"))
    project.ingest()
    [may] = (project.store.path / "shards").glob("2031-05.*")
    _flip(may, 30)
    away.unlink()
    [line] = lines(project.ingest("pages/x"))
    assert "pages/y/b.txt" in line
    assert project.titles() == ["Pier", "Wall"]
    project.write("y/b.txt", page("Quay"))
    project.ingest()
    assert project.titles() == ["Quay", "Wall"]


@pytest.mark.parametrize("part", ["manifest.json", "files.*.jsonl"])
def test_a_damaged_manifest_or_list_is_made_anew_and_nothing_is_lost(
    project: Project, part: str
) -> None:
    project.write("x/a.txt", page("Wall"))
    project.write("y/b.txt", page("Quay"))
    away = project.write("y/c.txt", page("Pier"))
    project.ingest()
    [path] = project.store.path.glob(part)
    _flip(path, 30)
    project.write("y/b.txt", page("Dock"))
    away.unlink()
    report = project.ingest("pages/x")
    assert "damaged" in str(report.warnings[0])
    assert project.titles() == ["Dock", "Pier", "Wall"]
    assert lines(report) == [
        "pages/y/c.txt: no such file or directory; check the path;"
        " the releases read from it before are kept (1)"
    ]


def test_a_damaged_store_is_not_emptied_when_nothing_can_be_read(project: Project) -> None:
    path = project.write("a.txt", page("Wall"))
    project.ingest()
    _flip(project.store.path / "manifest.json", 30)
    path.unlink()
    assert "kept (1)" in " ".join(lines(project.ingest("nowhere")))
    assert project.titles() == ["Wall"]


def test_a_place_that_cannot_be_written_is_one_line(project: Project) -> None:
    path = project.write("a.txt", page("Wall"))
    (project.folder / "file").write_text("")
    with pytest.raises(PressctlError) as caught:
        ingest([path], project.folder / "file" / ".pressctl")
    assert "\n" not in str(caught.value)
    with pytest.raises(PressctlError):
        ingest([path], project.folder / "file")


def test_a_writer_that_finds_another_store_looks_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write("x/a.txt", page("Wall"))
    project.write("y/b.txt", page("Quay"))
    real = Store.writing
    calls: list[int] = []

    def writing(store: Store) -> object:
        if not calls:
            calls.append(1)
            project.ingest("pages/y")
        return real(store)

    monkeypatch.setattr(Store, "writing", writing)
    parsed: list[str] = []
    parse = parsing.parse

    def counted(document: Document) -> Release:
        parsed.append(document.origin.file)
        return parse(document)

    monkeypatch.setattr(parsing, "parse", counted)
    project.ingest("pages/x")
    assert project.titles() == ["Quay", "Wall"]
    assert parsed == ["pages/x/a.txt", "pages/y/b.txt"], "what is read stays read"


def _child(job: Callable[[], object]) -> int:
    child = os.fork()
    if child == 0:
        code = 1
        try:
            job()
            code = 0
        finally:
            os._exit(code)
    return child


def test_all_that_two_writers_acknowledge_is_there(project: Project) -> None:
    for who in "ab":
        for n in range(8):
            project.write(f"{who}/{n}.txt", page(f"Wall {who}{n}"))

    def work(who: str) -> None:
        for n in range(8):
            assert project.ingest(f"pages/{who}/{n}.txt").releases.new == 1

    children = [_child(lambda who=who: work(who)) for who in "ab"]  # type: ignore[misc]
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    assert len(project.titles()) == 16


def test_a_writer_killed_at_any_moment_leaves_the_old_or_the_new_and_no_lock(
    project: Project,
) -> None:
    project.write("a.txt", page("Wall"))
    project.ingest()
    for n in range(12):
        before = project.titles()
        project.write(f"{n}.txt", page(*(f"Pier {n} {m}" for m in range(20))))
        child = _child(project.ingest)
        time.sleep(0.003 * n)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert len(project.titles()) in (len(before), len(before) + 20)
        assert not project.ingest().problems
        assert len(project.titles()) == len(before) + 20


def test_the_store_is_read_with_jq_or_any_json_reader(project: Project) -> None:
    project.write("a.txt", page("Wall"))
    project.ingest()
    for path in project.store.path.rglob("*.json*"):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert isinstance(json.loads(line), dict)


def test_reading_a_store_imports_no_lock_and_no_parser(project: Project) -> None:
    code = "import sys, pressctl.store; print(*sorted(sys.modules))"
    path = Path(parsing.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert not {"filelock", "pressctl.parsing", "rich", "re2"} & set(done.stdout.split())


def test_an_entry_is_what_the_parser_gave(project: Project) -> None:
    path = project.write("a.txt", page("Wall"))
    project.ingest()
    [document] = sources.read(path, "pages/a.txt").documents
    [entry] = project.store.entries()
    expected: Release = parsing.parse(document)
    assert entry.release == expected


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(page("Quay").encode())[:-9],
        b"\xff\xfe" + page("Quay").encode("utf-16-le")[:-1],
        b"%PDF-1.4 cut off",
        b"<!doctype html><html><body>" + b"<div>" * 100_000,
    ],
    ids=["gzip", "UTF-16", "PDF", "deep"],
)
def test_a_broken_file_of_a_folder_is_a_problem_each_time_and_the_rest_is_in(
    project: Project, data: bytes
) -> None:
    (project.folder / "pages" / "broken").write_bytes(data)
    project.write("a.txt", page("Wall"))
    [problem] = project.ingest().problems
    assert problem.file == "pages/broken"
    assert project.titles() == ["Wall"]
    assert project.ingest().problems == (problem,)


def test_a_broken_file_in_an_archive_is_a_problem_and_the_rest_is_in(project: Project) -> None:
    with zipfile.ZipFile(project.folder / "pages" / "a.zip", "w") as archive:
        archive.writestr("deep.html", "<!doctype html><html><body>" + "<div>" * 100_000)
        archive.writestr("wall.txt", page("Wall"))
    [problem] = project.ingest().problems
    assert problem.file == "pages/a.zip!deep.html"
    assert project.titles() == ["Wall"]
