"""Time pressctl beside its peers, in turns, and print the ratios: `make bench [DATA=FILE]`.

Start-up is measured in multiples of a bare interpreter, whole processes, medians of interleaved
runs; the ingest in multiples of a script that reads the file, splits it into paragraphs and writes
them as JSON; the parse alone, of the seed and of DATA, beside the quote extractors of others too.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.pages import make_page, strip
from bench.parse import bench_parse
from pressctl.sources import html

RUNS = 15
SEED = next((Path(__file__).parents[1] / "seeds").glob("*.txt"))
PAGES = 60  # made up, like those of GOV.UK
COPIES = 20  # of the seed, as so many files, for the parse
NOWHERE = subprocess.DEVNULL
FLOOR = (sys.executable, "-I", "-c", "pass")
PEER = """
import json, sys
for name in sys.argv[2:]:
    text = open(name, encoding="utf-8").read()
    rows = [{"file": name, "text": part.strip()} for part in text.split("\\n\\n") if part.strip()]
    with open(sys.argv[1], "a", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\\n" for row in rows)
"""


def main() -> None:
    """Run all benchmarks and print a table of them."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        run = (sys.executable, "-m", "pressctl")
        subprocess.run(
            (*run, "ingest", str(SEED), "--store", str(store)), check=True, stdout=NOWHERE
        )
        print(f"{'command':34}{'ms':>8}{'peer ms':>10}{'ratio':>8}   peer")
        for words in COMMANDS:
            place = () if words == ("--version",) else ("--store", str(store))
            compare(" ".join(words), (*run, *words, *place), FLOOR, "python -I -c pass")
        bench_ingest(Path(folder))
    bench_pages()
    for path in (SEED, *map(Path, sys.argv[1:])):
        bench_parse(path)


COMMANDS: tuple[tuple[str, ...], ...] = (
    ("--version",),
    ("list",),
    ("quotes",),
    ("search", "fraud"),
    ("speakers",),
    ("claims",),
    ("check", "enough is enough"),
)


def bench_ingest(folder: Path) -> None:
    """Compare a whole ingest with the script that only reads, splits and dumps."""
    text = SEED.read_text(encoding="utf-8")
    pages = folder / "pages"
    pages.mkdir()
    for number in range(COPIES):
        (pages / f"{number}.txt").write_text(text.replace(" 2024", f" {2000 + number}"), "utf-8")
    names = [str(path) for path in sorted(pages.iterdir())]
    ours, peers = [], []
    for number in range(3):
        store = str(folder / f"store{number}")
        ours.append(
            _time((sys.executable, "-m", "pressctl", "ingest", str(pages), "--store", store))
        )
        out = str(folder / f"out{number}.jsonl")
        peers.append(_time((sys.executable, "-c", PEER, out, *names)))
    size = COPIES * len(text.encode()) / 1e6
    _print(
        f"ingest {size:.1f} MB", statistics.median(ours), statistics.median(peers), "split and dump"
    )
    print(f"{'':34}{size / statistics.median(ours):8.2f} MB/s")


def bench_pages() -> None:
    """Compare reading web pages with taking their tags off; one process, one core, in turns."""
    pages = [make_page(number) for number in range(PAGES)]
    size = sum(len(page.encode()) for page in pages) / 1e6
    runs = [(_work(_read_page, pages), _work(strip, pages)) for _ in range(RUNS // 3)]
    mine, peer = (statistics.median(times) for times in zip(*runs, strict=True))
    _print(f"read web pages, {size:.1f} MB", mine, peer, "html.parser strips tags")
    print(f"{'':34}{size / mine:8.2f} MB/s{size / peer:10.2f} MB/s")


def _read_page(page: str) -> None:
    html.read(page, "page.html")


def _work(read: Callable[[str], object], pages: Sequence[str]) -> float:
    start = time.process_time()
    for page in pages:
        read(page)
    return time.process_time() - start


def compare(name: str, ours: Sequence[str], peer: Sequence[str], what: str) -> None:
    """Time two commands in turns and print the medians and their ratio."""
    _time(ours), _time(peer)
    pairs = [(_time(ours), _time(peer)) for _ in range(RUNS)]
    mine = statistics.median(pair[0] for pair in pairs)
    _print(name, mine, statistics.median(pair[1] for pair in pairs), what)


def _print(name: str, ours: float, peer: float, what: str) -> None:
    print(f"{name:34}{ours * 1000:8.1f}{peer * 1000:10.1f}{ours / peer:8.2f}   {what}")


def _time(command: Sequence[str]) -> float:
    """Time a whole process; byte code is cached, as it is for an installed package."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run(
        command, check=False, env=environment, stdin=NOWHERE, stdout=NOWHERE, stderr=NOWHERE
    )
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
