"""Time an ingest by two processes of ours and by two Dask workers: `python -m bench.engines 3000`.

Whole commands on an invented corpus, in turns; what a command takes for one release, the start of
the cluster included, is told apart. Both must make the same store.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from bench.corpus import generate

RUNS = 3
WORKERS = 2
ENGINES = ("processes", "dask")
_IN_A_FILE = 250  # releases: 1.5 MB, which is parsed in parts


def main(count: int) -> None:
    """Time both engines and print the medians, the spread and the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        size = _write(Path(folder), count)
        print(f"{count} releases, {size / 1e6:.1f} MB, {WORKERS} workers, {RUNS} runs in turns")
        start: dict[str, float] = {}
        whole: dict[str, list[float]] = {one: [] for one in ENGINES}
        for one in ENGINES:
            _time(one, Path(folder), "one")  # byte code is cached
            start[one] = statistics.median(_time(one, Path(folder), "one") for _ in range(RUNS))
        for _ in range(RUNS):
            for one in ENGINES:
                whole[one].append(_time(one, Path(folder), "all"))
        assert _lines(Path(folder) / "all-processes") == _lines(Path(folder) / "all-dask")
        _print(start, whole, size)


def _write(folder: Path, count: int) -> int:
    (folder / "one").mkdir()
    (folder / "all").mkdir()
    (folder / "one" / "0.jsonl").write_bytes(next(generate(1)).line())
    made = generate(count)
    for number in range(0, count, _IN_A_FILE):
        lines = b"".join(one.line() for one in islice(made, _IN_A_FILE))
        (folder / "all" / f"{number}.jsonl").write_bytes(lines)
    return sum(path.stat().st_size for path in (folder / "all").iterdir())


def _time(engine: str, folder: Path, what: str) -> float:
    store = folder / f"{what}-{engine}"
    shutil.rmtree(store, ignore_errors=True)
    how = ["--engine", engine, "--jobs", str(WORKERS), "--store", str(store)]
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "pressctl", "ingest", "--quiet", *how, str(folder / what)],
        check=True,
    )
    return time.perf_counter() - begun


def _lines(store: Path) -> dict[str, bytes]:
    return {str(one.relative_to(store)): one.read_bytes() for one in store.rglob("*.jsonl")}


def _print(start: dict[str, float], whole: dict[str, list[float]], size: int) -> None:
    print(f"{'engine':12}{'whole s':>9}{'spread':>14}{'one release s':>15}{'MB/s':>7}")
    median = {one: statistics.median(times) for one, times in whole.items()}
    for one, times in whole.items():
        spread = f"{min(times):.2f}-{max(times):.2f}"
        speed = size / 1e6 / (median[one] - start[one])
        print(f"{one:12}{median[one]:9.2f}{spread:>14}{start[one]:15.2f}{speed:7.2f}")
    ours, dask = (median[one] for one in ENGINES)
    apart = (ours - start["processes"]) / (dask - start["dask"])
    print(f"dask in speeds of processes: {ours / dask:.2f} whole, {apart:.2f} with the start apart")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 3_000)
