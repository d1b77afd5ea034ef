"""Time pressctl beside its peers and write bench/results.md: `make bench RELEASES=N DATA=FILE`.

Everything is measured in one run, in turns, with warm caches, and as whole processes where nothing
else is said. A peer that is not there is named as such.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from bench import growth, intake, machine, parse, passages, searching, startup
from bench.results import Row, Table, page, summary, table_of
from bench.timing import Run
from bench.world import World

RESULTS = Path(__file__).with_name("results.md")
_FEWEST = 100  # releases of which a tenth still says something
SEED = next((Path(__file__).parents[1] / "seeds").glob("*.txt"))


def main() -> None:
    """Measure everything and write the page."""
    options = _options()
    with ExitStack() as stack:
        folder = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        world = World(folder, options.releases)
        report = Report(machine.facts(world.releases, world.size))
        measure(world, report)
        for path in (SEED, *options.data):
            report.add(parse.bench_parse(path))
        report.add(parse.bench_pages())
        report.write()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("data", nargs="*", type=Path, help="releases whose parse is timed too")
    parser.add_argument("--releases", type=int, default=1000, help="how many are made up (1000)")
    parser.add_argument("--keep", type=Path, help="a folder to keep them in, for the next run")
    options = parser.parse_args()
    if options.releases < _FEWEST:
        parser.error(f"--releases: at least {_FEWEST}")
    return options


_HOW = (
    "Whole processes, warm caches, in turns; the median (least–most), of the ratios too. Targets"
    " are for 100,000 releases: some ratios are worse on fewer"
)


class Report:
    """What was measured so far: printed at once, and written as a page at the end."""

    def __init__(self, facts: Sequence[str]) -> None:
        """Begin with the facts about the machine."""
        self.facts, self.rows, self.tables = facts, list[Row](), list[Table]()
        print("\n".join(facts))

    def add(self, table: Table) -> None:
        """Take up a table and print it."""
        self.tables.append(table)
        print(f"\n{table.title}")
        for row in table.rows:
            print("  " + "  ".join(cell for cell in row if cell), flush=True)
        self.write("**The run is not finished**")

    def measured(self, title: str, rows: Sequence[Row], words: str = "") -> None:
        """Take up a table of measures."""
        self.rows += rows
        self.add(table_of(title, rows, words))

    def write(self, *more: str) -> None:
        """Write the page, as far as there is one."""
        facts = [*self.facts, _HOW, summary(self.rows), *more]
        RESULTS.write_text(page("Benchmarks", facts, self.tables), "utf-8")


def measure(world: World, report: Report) -> None:
    """Measure an ingest, and then what is asked of its store."""
    rows, peaks = intake.measure(world)
    ingest = next(iter(peaks.values()))
    report.measured("Ingest", rows)
    seen: dict[str, list[Run]] = dict(peaks)
    for title, part in (
        ("Start-up", startup.measure),
        ("Search", searching.measure),
        ("Check", searching.check),
    ):
        rows, runs = part(world)
        seen |= runs
        report.measured(title, rows)
    report.measured("Memory", intake.memory(seen))
    report.measured("Growth", growth.measure(world, ingest))
    report.measured("The passage index", passages.measure(world.releases))
    report.add(startup.profile(world.part()))


if __name__ == "__main__":
    main()
