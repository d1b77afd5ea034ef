"""Time an ingest by two processes of ours and by two Dask workers: `python -m bench.engines 3000`.

Whole commands on an invented corpus, in turns; what a command takes for one release, the start of
the cluster included, is told apart. Both must make the same store.
"""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from bench.corpus import generate

RUNS = 3
WORKERS = 2
ENGINES = ("processes", "dask")
_IN_A_FILE = 250  # releases: 1.5 MB, which is parsed in parts


class Times(NamedTuple):
    """Seconds by the clock, and of all processors."""

    clock: float
    cpu: float


def main(count: int) -> None:
    """Time both engines and print the medians, the spread and the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        size = _write(Path(folder), count)
        print(f"{count} releases, {size / 1e6:.1f} MB, {WORKERS} workers, {RUNS} runs in turns")
        runs: dict[str, list[Times]] = {f"{w} {one}": [] for w in ("one", "all") for one in ENGINES}
        for number in range(RUNS + 1):
            for name, times in runs.items():
                what, engine = name.split()
                if number or what == "one":  # the first of one release: byte code is cached
                    times.append(_time(engine, Path(folder), what))
        assert _lines(Path(folder) / "all-processes") == _lines(Path(folder) / "all-dask")
        for field in Times._fields:
            _print(field, {name: [getattr(t, field) for t in ts] for name, ts in runs.items()})


def _write(folder: Path, count: int) -> int:
    (folder / "one").mkdir()
    (folder / "all").mkdir()
    (folder / "one" / "0.jsonl").write_bytes(next(generate(1)).line())
    made = generate(count)
    for number in range(0, count, _IN_A_FILE):
        lines = b"".join(one.line() for one in islice(made, _IN_A_FILE))
        (folder / "all" / f"{number}.jsonl").write_bytes(lines)
    return sum(path.stat().st_size for path in (folder / "all").iterdir())


def _time(engine: str, folder: Path, what: str) -> Times:
    store = folder / f"{what}-{engine}"
    shutil.rmtree(store, ignore_errors=True)
    how = ["--engine", engine, "--jobs", str(WORKERS), "--store", str(store)]
    begun, used = time.perf_counter(), _cpu()
    subprocess.run(
        [sys.executable, "-m", "pressctl", "ingest", "--quiet", *how, str(folder / what)],
        check=True,
    )
    return Times(time.perf_counter() - begun, _cpu() - used)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _lines(store: Path) -> dict[str, bytes]:
    return {str(one.relative_to(store)): one.read_bytes() for one in store.rglob("*.jsonl")}


def _print(field: str, runs: dict[str, list[float]]) -> None:
    print(f"{field:12}{'all, s':>9}{'spread':>15}{'one release, s':>16}")
    median = {name: statistics.median(times) for name, times in runs.items()}
    for one in ENGINES:
        times = runs[f"all {one}"]
        spread = f"{min(times):.2f}-{max(times):.2f}"
        print(f"{one:12}{median[f'all {one}']:9.2f}{spread:>15}{median[f'one {one}']:16.2f}")
    ours, dask = (median[f"all {one}"] for one in ENGINES)
    less, more = (median[f"all {one}"] - median[f"one {one}"] for one in ENGINES)
    print(f"speed of dask: {ours / dask:.2f} of that of processes, {less / more:.2f} once started")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 3_000)
