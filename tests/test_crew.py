"""The processes of an ingest: the same store by any number of them, and none is left."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from pressctl.ingest import Engine, Report, crew, engine, ingest, intake
from pressctl.store import Store
from tests.test_ingest import TODAY, page

# The command, with parts so small that a few pages are work for several processes
SMALL = "from pressctl.ingest import engine, intake; engine._BATCH = intake._PART = 3000; "
COMMAND = SMALL + "from pressctl.__main__ import main; sys.exit(main())"
LONG = 10  # seconds in which any of these ingests is done on a busy machine, times three


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make parts so small that a few pages are work for several processes."""
    monkeypatch.setattr(engine, "_BATCH", 3000)
    monkeypatch.setattr(intake, "_PART", 3000)
    monkeypatch.setattr(intake, "_LARGE", 9000)


def row(number: int, text: str = "The wall will be rebuilt for £3 million.") -> dict[str, str]:
    said = f"Harbour Master Ann Pell said: “Pier {number} was closed. It will open in May.”"
    return {
        "title": f"Pier {number % 90} closed",
        "date": f"203{number % 2}-0{number % 9 + 1}-03",
        "issuer": "Harbour Office",
        "text": f"{text}\n\n{said}",
    }


def write(folder: Path, rows: int = 200) -> None:
    """Write small pages, one large file of records (some twice, some namesakes) and bad files."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(40):
        (folder / f"{number}.txt").write_text(page(*(f"Quay {number} {n}" for n in range(3))))
    lines = [json.dumps(row(number)) for number in range(rows)]
    lines += [lines[3], json.dumps(row(5, "Other words altogether, of lamps and of gulls."))]
    (folder / "many.jsonl").write_text("\n".join([*lines, "{broken"]))
    (folder / "empty.txt").write_text("")
    (folder / "late.jsonl").write_text(json.dumps({**row(1), "date": "2044-01-01"}))
    time.sleep(0.03)  # until the times of the files are older than a tick of their clock


def content(store: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in store.rglob("*.jsonl")}


def read(folder: Path, store: str, jobs: int | None) -> Report:
    return ingest([folder / "pages"], folder / store, today=TODAY, engine=Engine(jobs=jobs))


@pytest.mark.usefixtures("small")
def test_any_number_of_processes_makes_the_same_store_and_report(tmp_path: Path) -> None:
    write(tmp_path / "pages")
    one = read(tmp_path, "s1", 1)
    assert (one.releases.new, len(one.warnings), len(one.problems)) == (211, 22, 1)
    for jobs in (2, 3):
        assert read(tmp_path, f"s{jobs}", jobs) == one
        assert content(tmp_path / f"s{jobs}") == content(tmp_path / "s1")


def test_parts_do_not_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "pages")
    whole = read(tmp_path, "whole", 1)
    monkeypatch.setattr(intake, "_LARGE", 9000)
    monkeypatch.setattr(intake, "_PART", 1000)
    assert read(tmp_path, "parts", 1) == whole
    assert content(tmp_path / "parts") == content(tmp_path / "whole")


def test_little_starts_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def started(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(subprocess, "Popen", started)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text(page("Wall"))
    assert read(tmp_path, "s", 8).releases.new == 1
    assert read(tmp_path, "s", None).releases.unchanged == 1


def test_there_is_a_process_for_each_core_when_it_pays() -> None:
    assert engine.jobs_for(10_000) == 1
    assert engine.jobs_for(10**9) == len(os.sched_getaffinity(0))


@pytest.mark.usefixtures("small")
def test_what_goes_wrong_in_a_process_is_told_as_the_bug_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = "from pressctl.ingest import wire; wire.do = None; from pressctl"
    monkeypatch.setattr(crew, "_START", crew._START.replace("from pressctl", bad))
    write(tmp_path / "pages")
    with pytest.raises(RuntimeError, match=r"wire\.py(.|\n)*not callable"):
        read(tmp_path, "s", 2)


# --- the command, from outside ------------------------------------------------------------------


class Running:
    """An ingest in two processes that runs while the test goes on."""

    def __init__(self, folder: Path, **how: object) -> None:
        args = ["ingest", "--store", str(folder / "s"), "--jobs", "2", str(folder / "pages")]
        self.process = subprocess.Popen(
            [sys.executable, "-c", f"import sys; sys.path[:] = {sys.path!r}; {COMMAND}", *args],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            **how,  # type: ignore[call-overload]
        )

    def workers(self) -> list[int]:
        """Wait until both are there, and name them."""
        until = time.monotonic() + LONG
        while len(found := self.started()) < 2:
            assert time.monotonic() < until
            time.sleep(0.01)
        return found

    def started(self) -> list[int]:
        """Name the processes that it has started."""
        found: list[int] = []
        for thread in Path(f"/proc/{self.process.pid}/task").glob("*/children"):
            with suppress(OSError):
                found += map(int, thread.read_text().split())
        return found

    def end(self) -> tuple[int, list[str]]:
        _, errors = self.process.communicate(timeout=LONG)
        return self.process.returncode, errors.splitlines()


def gone(pids: list[int], within: float = 5.0) -> bool:
    until = time.monotonic() + within
    while time.monotonic() < until:
        if not any(map(_lives, pids)):
            return True
        time.sleep(0.02)
    return False


def _lives(pid: int) -> bool:
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


@pytest.fixture
def old(tmp_path: Path) -> dict[str, bytes]:
    """Make a store of one page, and many more pages to read."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "old.txt").write_text(page("Old wall"))
    read(tmp_path, "s", 1)
    write(tmp_path / "pages", 3000)
    return content(tmp_path / "s")


linux = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks into /proc")


@linux
def test_a_process_that_is_killed_is_one_line_and_the_store_is_as_it_was(
    tmp_path: Path, old: dict[str, bytes]
) -> None:
    running = Running(tmp_path)
    first, second = running.workers()
    os.kill(first, signal.SIGKILL)
    code, [line] = running.end()
    assert code == 2
    assert "ended by signal 9; the store is as it was" in line
    assert content(tmp_path / "s") == old
    assert gone([second])


@linux
def test_ctrl_c_ends_all_processes_at_once_and_leaves_the_old_store(
    tmp_path: Path, old: dict[str, bytes]
) -> None:
    running = Running(tmp_path)
    workers = running.workers()
    asked = time.monotonic()
    running.process.send_signal(signal.SIGINT)
    assert running.end() == (130, [])
    assert time.monotonic() - asked < 3
    assert content(tmp_path / "s") == old
    assert gone(workers)


@linux
def test_an_ingest_killed_at_any_moment_leaves_the_old_or_the_new_store_and_no_process(
    tmp_path: Path,
) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "old.txt").write_text(page("Old wall"))
    read(tmp_path, "s", 1)
    write(tmp_path / "pages", 60)
    before = len(Store(tmp_path / "s").entries())
    whole = Running(tmp_path)
    begun = time.monotonic()
    assert whole.end()[0] == 2, "a record is broken"
    took = time.monotonic() - begun
    after = len(Store(tmp_path / "s").entries())
    chance = random.Random(7)
    for _ in range(20):
        shutil.rmtree(tmp_path / "s")
        ingest([tmp_path / "pages" / "old.txt"], tmp_path / "s", today=TODAY)
        running = Running(tmp_path)
        time.sleep(chance.uniform(0, 1.2 * took))
        workers = [] if running.process.poll() is not None else running.started()
        running.process.kill()
        running.end()
        assert len(Store(tmp_path / "s").entries()) in (before, after)
        assert gone(workers)


@pytest.mark.parametrize("closed", [0, 1, 2])
def test_a_closed_stream_does_no_harm(tmp_path: Path, closed: int) -> None:
    write(tmp_path / "pages")
    running = Running(tmp_path, preexec_fn=lambda: os.close(closed))
    code, _ = running.end()
    assert code == 2  # of the line that is broken; with stdout closed nothing can be told
    there = (tmp_path / "s" / "manifest.json").exists()
    assert there == (closed != 1)


def test_no_process_imports_from_the_current_folder(tmp_path: Path) -> None:
    write(tmp_path / "pages")
    trap = tmp_path / "trap"
    trap.mkdir()
    for name in ("msgspec", "subprocess", "multiprocessing", "json", "site", "sitecustomize"):
        (trap / f"{name}.py").write_text("open('sprung', 'w')\nraise SystemExit(1)\n")
    args = [sys.executable, "-P", "-c", COMMAND.replace("from", "import sys; from", 1)]
    args += ["ingest", "--store", str(tmp_path / "s"), "--jobs", "2", str(tmp_path / "pages")]
    done = subprocess.run(args, cwd=trap, capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert not (trap / "sprung").exists()
    assert len(Store(tmp_path / "s").entries()) > 100
