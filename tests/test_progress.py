"""Progress: one line on a terminal, with how much, how fast and how long yet."""

from __future__ import annotations

import io

import pytest

from pressctl.cli import progress
from pressctl.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    return now


def shown(stream: io.StringIO) -> list[str]:
    return stream.getvalue().split("\r\x1b[K")


def test_files_bytes_rate_and_time_left_are_told_and_gone_at_the_end(clock: list[float]) -> None:
    stream = Terminal()
    with Progress(stream) as line:
        clock[0] += 0.5
        line.step(10, 2000, 500_000, 90_000_000)
        clock[0] += 1.5
        line.step(1000, 2000, 30_000_000, 90_000_000)
        line.step(1001, 2000, 31_000_000, 90_000_000)
        clock[0] += 4
        line.step(1002, 2000, 60_000_000, 900_000_000)
        clock[0] += 4
        line.step(2000, 2000, 90_000_000, 80_000_000)
    assert shown(stream) == [
        "",
        "reading 10/2,000 files, 0.5/90.0 MB",
        "reading 1,000/2,000 files, 30.0/90.0 MB, 15.0 MB/s, 4 s left",
        "reading 1,002/2,000 files, 60.0/900.0 MB, 10.0 MB/s, 1:24 min left",
        "reading 2,000/2,000 files, 90.0/80.0 MB, 9.0 MB/s, 0 s left",
        "",
    ]


def test_linking_tells_how_many_releases_are_left_of_those_that_are_new(clock: list[float]) -> None:
    stream = Terminal()
    line = Progress(stream)
    for seconds, done in ((0, 4000), (0.5, 4100), (9.5, 5000), (30, 8000), (1, 9000)):
        clock[0] += seconds
        line.link(done, 9000)
    assert shown(stream) == [
        "",
        "linking claims: 5,000/9,000 releases, 40 s left",
        "linking claims: 8,000/9,000 releases, 10 s left",
        "",
    ]


def test_of_linking_that_is_soon_done_nothing_is_told(clock: list[float]) -> None:
    stream = Terminal()
    line = Progress(stream)
    for done in (0, 10):
        clock[0] += 0.2
        line.link(done, 10)
    assert stream.getvalue() == ""


@pytest.mark.parametrize("quiet", [True, False])
def test_nothing_is_told_to_a_pipe_or_when_quiet(clock: list[float], quiet: bool) -> None:
    stream = Terminal() if quiet else io.StringIO()
    with Progress(stream, shown=not quiet) as line:
        clock[0] += 5
        line.step(1, 2, 3, 4)
    assert stream.getvalue() == ""
