"""What waits to be written: all of it comes out again, and little of it is in memory."""

from __future__ import annotations

import errno
import os
import stat
import tracemalloc
from pathlib import Path

import pytest

from pressctl.errors import UnwritableStore
from pressctl.store import Line, Store, disk, spool


def line(number: int, size: int = 10) -> Line:
    return Line(f"id{number}", "a.txt", number, bytes([number % 251]) * size)


@pytest.mark.parametrize("held", [0, 35, 1 << 20])
def test_each_content_comes_out_as_it_went_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    monkeypatch.setattr(spool, "HELD", held)
    lines = [line(number, number) for number in range(20)]
    with Store(tmp_path / "store").spooling() as kept:
        halves = [kept.keep(one) for one in lines[:10]]
        assert bytes(halves[3].content) == lines[3].content, "read in between"
        halves += [kept.keep(one) for one in lines[10:]]
        assert [bytes(one.content) for one in reversed(halves)] == [
            one.content for one in reversed(lines)
        ]
        assert [(one.id, one.file, one.first_line) for one in halves] == [
            (one.id, one.file, one.first_line) for one in lines
        ]


def test_memory_does_not_grow_with_what_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "HELD", 100_000)
    with Store(tmp_path / "store").spooling() as kept:
        tracemalloc.start()
        lines = [kept.keep(line(number, 50_000)) for number in range(200)]
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert len(lines) == 200
    assert peak < 1_000_000, "of 10 MB"


def test_little_makes_no_folder_and_much_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "HELD", 100)
    store = Store(tmp_path / "store")
    with store.spooling() as kept:
        kept.keep(line(1))
        assert not store.path.exists()
        kept.keep(line(2, 1000))
        assert [path.name for path in store.path.iterdir()] == ["shards"], "the file has no name"
        assert stat.S_IMODE(store.path.stat().st_mode) == 0o700


def test_a_dry_run_leaves_the_folder_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "HELD", 0)
    with Store(tmp_path / "store").spooling(elsewhere=True) as kept:
        assert bytes(kept.keep(line(7)).content) == line(7).content
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_as_a_store_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(spool, "HELD", 0)
    monkeypatch.setattr(disk, "open_nameless", full)
    with (
        Store(tmp_path / "store").spooling() as kept,
        pytest.raises(UnwritableStore, match="no space left"),
    ):
        kept.keep(line(1))
