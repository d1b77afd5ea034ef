"""Print how well the parse does against hand labels: `make accuracy`.

python -m tests.accuracy [--floors] [--raise-floors] [--data FILE.jsonl [--report FILE]]
    [--mistakes NAME]
python -m tests.accuracy --check [--data FILE] [--each N] [--show]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.accuracy import checking, figured, own, prose, related, remarked, retold, threaded
from tests.accuracy.labelled import HERE, load
from tests.accuracy.measure import Measure
from tests.accuracy.seed import SEED, Seed

FLOORS = HERE / "floors.json"
DATA_FLOORS = HERE / "data_floors.json"  # of what is measured on a data file only
TUNED_ON = tuple(sorted(path.stem for path in HERE.glob("tuned_on*.txt")))
HELD_OUT = ("held_out", "held_out_2", "held_out_3")
THREADS = ("tuned_on", "held_out")  # threads_*.txt
INLINE = ("inline_tuned_on", "inline_held_out")
FIGURES = ("figures_tuned_on", "figures_held_out", "dues_tuned_on", "dues_held_out")


def main() -> int:
    """Measure, print one table, and with --floors fail where a measure fell below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--floors", action="store_true", help="fail below floors.json")
    parser.add_argument("--raise-floors", action="store_true", help="write floors that rose")
    parser.add_argument("--data", type=Path, help="marked releases, JSON lines")
    parser.add_argument("--report", type=Path, help="with --data: where to write wrong ends")
    parser.add_argument(
        "--mistakes", choices=(*TUNED_ON, INLINE[0]), help="show what is wrong in a set"
    )
    parser.add_argument("--check", action="store_true", help="put changed quotations to check")
    parser.add_argument("--each", type=int, default=400, help="with --check: so many of each kind")
    parser.add_argument("--show", action="store_true", help="with --check: show what went wrong")
    options = parser.parse_args()
    if options.check:
        return checking.main(options.data or SEED, options.each, options.show)
    if options.mistakes:
        print("\n".join(_mistakes(options.mistakes)))
        return 0
    floors: dict[str, float] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    held = dict(floors)
    measures = all_measures()
    on_data: list[Measure] = []
    if options.data:
        from tests.accuracy import folds  # needs numpy and scipy: the extra "fit"

        on_data += [*own.marked(options.data), *remarked.measures(options.data)]
        on_data += folds.measures(options.data, options.report)
        held |= json.loads(DATA_FLOORS.read_text())
    print_table([*measures, *on_data], held, measured_data=options.data is not None)
    if options.raise_floors:
        FLOORS.write_text(json.dumps(raised(measures, floors), indent=2) + "\n")
    both = [*measures, *on_data]
    fallen = [m for m in both if m.key in held and not m.keeps(held[m.key])]
    for measure in fallen:
        print(f"{measure.key} fell below its floor {held[measure.key]}", file=sys.stderr)
    return 1 if options.floors and fallen else 0


def all_measures() -> list[Measure]:
    """Measure all that needs no data file."""
    seed = Seed()
    measures = [*seed.measures(), *checking.seed_sums(seed.releases)]
    for name in (*TUNED_ON, *HELD_OUT):
        measures += own.measures(name)
    for name in INLINE:
        measures += prose.measures(name)
    for name in THREADS:
        measures += threaded.measures(name)
    measures += [*retold.measures(), *related.measures()]
    for name in FIGURES:
        measures += figured.measures(name)
    return measures


def _mistakes(name: str) -> list[str]:
    path = HERE / f"{name}.txt"
    if name in INLINE:
        return prose.score(prose.load_articles(path)).mistakes
    return own.score(load(path)).mistakes


def print_table(measures: Iterable[Measure], floors: dict[str, float], measured_data: bool) -> None:
    """Print a line for each measure, grouped by the set it was taken on."""
    print(f"{'set':17}{'measure':40}{'right':>8}{'of':>7}{'share':>8}{'floor':>8}")
    for measure in measures:
        name = measure.key.partition(".")[0]
        floor = floors.get(measure.key)
        shown = "" if floor is None else _number(floor, measure)
        share = "" if measure.least else f"{measure.share:.3f}"
        right = _number(measure.right, measure) if measure.least else f"{measure.right:.4g}"
        print(f"{name:17}{measure.what:40}{right:>8}{measure.of:>7.0f}{share:>8}{shown:>8}")
    if not measured_data:
        print(f"{'marked':17}{'quote ends exact':40}   not measured (make accuracy DATA=FILE)")


def _number(value: float, measure: Measure) -> str:
    """Write a share, or a count that is to stay low."""
    return f"{value:.0f}" if measure.least and measure.of > 1 else f"{value:.3f}"


def raised(measures: Iterable[Measure], floors: dict[str, float]) -> dict[str, float]:
    """Give the floors, each as high as it was or as the measure is now."""
    new = dict(floors)
    for measure in measures:
        if measure.key.endswith(".confidence"):
            continue
        now = measure.right if measure.least else int(measure.share * 1000) / 1000
        old = floors.get(measure.key, now)
        new[measure.key] = min(old, now) if measure.least else max(old, now)
    return dict(sorted(new.items()))


if __name__ == "__main__":
    sys.exit(main())
