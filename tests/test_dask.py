"""An ingest on a Dask cluster: the store of one process, also when a worker is killed midway."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from pressctl.errors import BadOption, ClusterLost
from pressctl.ingest import Engine, Report, cluster, crew, engine, ingest, intake
from pressctl.ingest.wire import pack, unpack
from pressctl.ingest.work import Job, Result
from tests.session import Session
from tests.test_crew import COMMAND, gone, linux, write
from tests.test_ingest import TODAY, page

needs_dask = pytest.mark.skipif(
    find_spec("distributed") is None, reason="needs distributed: pip install 'pressctl[dask]'"
)
OURS = Engine("dask", 2)
SLOW = 240  # seconds; at a tenth of a processor a cluster has taken a minute to start and end


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make parts so small that a few pages are work for several workers."""
    monkeypatch.setattr(engine, "_BATCH", 3000)
    monkeypatch.setattr(intake, "_PART", 3000)
    monkeypatch.setattr(intake, "_LARGE", 9000)


def few(folder: Path) -> None:
    """Write one small page."""
    (folder / "pages").mkdir()
    (folder / "pages" / "a.txt").write_text(page("Wall"))


def content(store: Path) -> dict[str, bytes]:
    """Give all files of a store; of the manifest all but when its files were written."""
    files = {str(one.relative_to(store)): one for one in store.rglob("*") if one.is_file()}
    held = {name: path.read_bytes() for name, path in files.items()}
    body, _, _ = held["manifest.json"].partition(b"\n")
    held["manifest.json"] = re.sub(rb'"mtime_ns":\d+', b"", body)
    return held


def read(
    folder: Path, store: str, how: Engine, after: int = 0, act: Callable[[], object] | None = None
) -> Report:
    """Ingest the pages of a folder; `act` when the first `after` files have been read."""

    def watch(done: int, *_: int) -> None:
        if act and done == after:
            act()

    return ingest([folder / "pages"], folder / store, today=TODAY, engine=how, progress=watch)


@pytest.fixture
def one(tmp_path: Path) -> tuple[Report, dict[str, bytes]]:
    """Make the store of one process, with its report."""
    write(tmp_path / "pages", 400)
    return read(tmp_path, "one", Engine()), content(tmp_path / "one")


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """List the workers that an ingest starts."""
    processes: list[subprocess.Popen[bytes]] = []
    start = crew.start

    def listed(module: str) -> subprocess.Popen[bytes]:
        processes.append(start(module))
        return processes[-1]

    monkeypatch.setattr(crew, "start", listed)
    return processes


@contextmanager
def running(workers: int) -> Iterator[Any]:
    """Have a cluster of other people's run: worker processes with their nannies."""
    from distributed import LocalCluster

    with (
        cluster._quiet(),
        LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as local,
    ):
        yield local


# --- a cluster of our own -----------------------------------------------------------------------


@needs_dask
def test_a_worker_killed_midway_does_not_show_in_the_store_or_the_report(
    tmp_path: Path, one: tuple[Report, dict[str, bytes]], started: list[subprocess.Popen[bytes]]
) -> None:
    killed = []

    def kill() -> None:
        assert [process.poll() for process in started] == [None, None]
        os.kill(started[0].pid, signal.SIGKILL)
        killed.append(started[0].wait(SLOW))

    report = read(tmp_path, "dask", OURS, after=10, act=kill)
    assert killed == [-signal.SIGKILL]
    assert report == one[0]
    assert content(tmp_path / "dask") == one[1]
    assert all(process.returncode == -signal.SIGKILL for process in started)


@needs_dask
def test_when_all_workers_are_killed_the_old_store_stands(
    tmp_path: Path, started: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 0.5)
    write(tmp_path / "pages", 400)
    ingest([tmp_path / "pages" / "3.txt"], tmp_path / "s", today=TODAY)
    old = content(tmp_path / "s")

    def kill() -> None:
        for process in started:
            process.kill()

    with pytest.raises(ClusterLost, match="the store is as it was"):
        read(tmp_path, "s", OURS, after=10, act=kill)
    assert content(tmp_path / "s") == old


@needs_dask
def test_no_more_batches_are_read_than_are_being_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[int] = []
    most = []
    begin = cluster.Cluster.begin

    def counted(self: cluster.Cluster, jobs: list[Job]) -> Callable[[], tuple[Result, ...]]:
        wait = begin(self, jobs)
        begun.append(1)
        most.append(len(begun))

        def waited() -> tuple[Result, ...]:
            begun.pop()
            return wait()

        return waited

    monkeypatch.setattr(cluster.Cluster, "begin", counted)
    write(tmp_path / "pages", 400)
    read(tmp_path, "s", OURS)
    assert len(most) > 20
    assert max(most) == engine._AHEAD * 2 + 1


@needs_dask
def test_nothing_more_is_printed_than_by_one_process(tmp_path: Path) -> None:
    few(tmp_path)
    asked = [*command(tmp_path), "--dry-run"]
    alone = subprocess.run([*asked, "--jobs", "1"], capture_output=True, check=True)
    dask = [*asked, "--engine", "dask", "--jobs", "1"]
    done = subprocess.run(dask, capture_output=True, timeout=SLOW, check=True)
    assert (done.stdout, done.stderr) == (alone.stdout, alone.stderr)
    assert done.stdout


@needs_dask
@linux
@pytest.mark.parametrize(("how", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_an_ingest_that_is_ended_leaves_no_worker_and_no_store(
    tmp_path: Path, how: signal.Signals, code: int
) -> None:
    write(tmp_path / "pages", 3000)
    asked = [*command(tmp_path), "--engine", "dask", "--jobs", "1"]
    process = subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    workers = _worker_of(process)
    process.send_signal(how)
    assert process.communicate(timeout=SLOW)[0] == ""
    assert process.returncode == code
    assert gone(workers)
    assert not (tmp_path / "s" / "manifest.json").exists()


def command(folder: Path) -> list[str]:
    start = [sys.executable, "-c", f"import sys; sys.path[:] = {sys.path!r}; {COMMAND}"]
    return [*start, "ingest", "--store", str(folder / "s"), str(folder / "pages")]


def _worker_of(process: subprocess.Popen[str]) -> list[int]:
    """Wait until a process has started another, and name it."""
    from time import monotonic, sleep

    until = monotonic() + SLOW
    while monotonic() < until:
        for thread in Path(f"/proc/{process.pid}/task").glob("*/children"):
            if found := [*map(int, thread.read_text().split())]:
                return found
        sleep(0.01)
    raise AssertionError


# --- a cluster of others ------------------------------------------------------------------------


@needs_dask
def test_a_scheduler_whose_worker_is_killed_midway_makes_the_same_store(
    tmp_path: Path, one: tuple[Report, dict[str, bytes]]
) -> None:
    with running(2) as local:
        pid = local.workers[0].process.pid
        kill = partial(os.kill, pid, signal.SIGKILL)
        scheduler = Engine("dask", None, local.scheduler_address)
        assert read(tmp_path, "dask", scheduler, after=10, act=kill) == one[0]
        assert content(tmp_path / "dask") == one[1]
        assert len(local.scheduler_info["workers"]) > 0, "it is not ours to end"


@needs_dask
def test_a_scheduler_that_is_lost_is_one_line_and_the_old_store_stands(tmp_path: Path) -> None:
    write(tmp_path / "pages", 400)
    ingest([tmp_path / "pages" / "3.txt"], tmp_path / "s", today=TODAY)
    old = content(tmp_path / "s")
    with running(1) as local:
        scheduler = Engine("dask", None, local.scheduler_address)
        with pytest.raises(ClusterLost, match=r"^tcp://.*; the store is as it was"):
            read(tmp_path, "s", scheduler, after=10, act=local.close)
    assert content(tmp_path / "s") == old


@needs_dask
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "mail://harbour", ""])
def test_a_scheduler_that_does_not_answer_is_one_line(
    tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_CONNECT", 1.0)
    few(tmp_path)
    done = Session(tmp_path / "s")(
        "ingest", "--engine", "dask", "--scheduler", address, str(tmp_path / "pages")
    )
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert f"{address}: no scheduler answers there" in done.err
    assert not (tmp_path / "s" / "manifest.json").exists()


@needs_dask
def test_a_worker_of_another_version_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few(tmp_path)
    with running(1) as local:
        theirs = cluster.VERSION
        monkeypatch.setattr(cluster, "VERSION", "pressctl 99 (parser 9)")
        with pytest.raises(ClusterLost) as told:
            read(tmp_path, "s", Engine("dask", None, local.scheduler_address))
    assert f"a worker has {theirs}, not pressctl 99 (parser 9)" in str(told.value)


def test_jobs_are_done_for_the_same_version_only() -> None:
    reply = cluster.perform_as(pack([]), cluster.VERSION)
    assert isinstance(reply, bytes) and unpack(reply) == ()
    assert cluster.perform_as(b"of another format", "pressctl 99") == cluster.VERSION


# --- the options --------------------------------------------------------------------------------


def test_without_the_library_there_is_one_line_that_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    few(tmp_path)
    done = Session(tmp_path / "s")("ingest", "--engine", "dask", str(tmp_path / "pages"))
    assert (done.code, done.out) == (2, "")
    [line] = done.err.splitlines()
    assert line.startswith("pressctl: ")
    assert line.endswith("; install with: pip install 'pressctl[dask]'")


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--scheduler", "tcp://a:1"], "“tcp://a:1”; it needs --engine dask"),
        (["--scheduler", "a:1", "--engine", "dask", "--jobs", "2"], "--jobs: cannot use “2”"),
        (["--engine", "spark"], "'spark'"),
    ],
)
def test_options_that_cannot_be_meant_are_refused(
    tmp_path: Path, options: list[str], why: str
) -> None:
    done = Session(tmp_path / "s")("ingest", *options, str(tmp_path))
    assert (done.code, done.out) == (2, "")
    assert why in done.err
    assert len(done.err.splitlines()) == 1


def test_the_library_refuses_them_too() -> None:
    with pytest.raises(BadOption, match="--scheduler"):
        Engine("processes", 2, "tcp://a:1")


def test_the_manifest_that_is_compared_lacks_nothing_but_times(tmp_path: Path) -> None:
    few(tmp_path)
    read(tmp_path, "s", Engine())
    whole = json.loads(content(tmp_path / "s")["manifest.json"].replace(b",}", b"}"))
    assert whole["files"]["digest"] and whole["shards"]
