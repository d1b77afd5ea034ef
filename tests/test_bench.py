"""The page of benchmarks says what was measured, and owns to what was not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bench import stopwatch
from bench.comparing import compare
from bench.results import Row, Target, page, spread, summary, table_of
from bench.startup import import_times, least
from bench.timing import Run, in_turns
from bench.world import World

SEARCH = Row("search", "s", [0.2, 0.1, 0.4], "ripgrep", [0.1, 0.1, 0.1], Target(1.5))


def test_a_target_is_judged_by_the_median_of_the_ratios_of_each_round() -> None:
    assert SEARCH.ratios == [2, 1, 4]
    assert SEARCH.reached is False
    assert SEARCH._replace(target=Target(2)).reached is True
    assert SEARCH._replace(target=Target(2, at_least=True)).reached is True


def test_without_a_peer_our_own_figure_is_judged() -> None:
    speed = Row("ingest", "MB/s", [4, 6, 5], target=Target(5, at_least=True))
    assert speed.reached is True
    assert speed._replace(ours=[4.9]).reached is False


def test_a_peer_that_is_missing_is_named_and_its_target_neither_met_nor_missed() -> None:
    missing = SEARCH._replace(theirs=[])
    assert missing.reached is None
    assert missing.cells()[1:5] == ("200 ms (100–400)", "ripgrep", "not there", "")
    assert missing.cells()[6:8] == ("≤ 1.5 x", "")


def test_what_was_not_measured_says_so() -> None:
    assert SEARCH._replace(ours=[]).cells()[1] == "not measured"
    assert SEARCH._replace(ours=[]).reached is None


def test_a_spread_has_the_median_the_least_and_the_most() -> None:
    assert spread([3, 1, 2], "MB") == "2 MB (1–3)"
    assert spread([0.0125], "s") == "12.5 ms"
    assert spread([12.34, 300, 1], "s") == "12.3 s (1–300)"
    assert spread([0.995], "%") == "99.50%"
    assert spread([], "s") == ""


def test_the_summary_counts_targets_and_names_those_missed() -> None:
    met = Row("memory", "MB", [10], target=Target(150))
    rows = [SEARCH, met, met._replace(target=None), SEARCH._replace(measure="regex", theirs=[])]
    assert summary(rows) == "1 of 3 targets are reached. Missed: search. Not measured: regex."


def test_the_page_is_a_table_whatever_the_words() -> None:
    written = page("Title", ["a fact"], [table_of("Search", [SEARCH._replace(note="a|b\nc")])])
    *_, head, line, row, end = written.split("\n")
    assert head.count("|") == line.count("|") == row.replace("\\|", "").count("|")
    assert "a\\|b c" in row
    assert (written.splitlines()[:3], end) == (["# Title", "", "- a fact"], "")


def test_import_times_are_those_of_modules_without_what_they_import() -> None:
    told = (
        "import time: self [us] | cumulative | imported package\n"
        "import time:       120 |        500 |   typing\n"
        "import time:        80 |        580 | msgspec._core\n"
        "some words of the command | itself\n"
    )
    assert import_times(told) == {"typing": 120, "msgspec._core": 80}


def test_a_profile_takes_the_least_of_its_runs() -> None:
    assert least([{"typing": 120, "ast": 5}, {"typing": 90}]) == {"typing": 90, "ast": 5}


def test_a_command_is_timed_with_its_memory_and_exit_code() -> None:
    command = (sys.executable, "-I", "-c", "x = bytearray(50_000_000); raise SystemExit(3)")
    watch = (sys.executable, "-I", str(Path(stopwatch.__file__)))
    wall, processor, peak, code = json.loads(
        subprocess.run((*watch, *command), check=True, capture_output=True).stdout
    )
    assert wall > 0
    assert 0 < processor < 60
    assert 50 < peak < 150
    assert code == 3


def test_commands_are_run_in_turns_and_what_leaves_traces_is_made_for_each_round() -> None:
    made: list[int] = []

    def anew(number: int) -> tuple[str, ...]:
        made.append(number)
        return (sys.executable, "-I", "-c", "pass")

    runs = in_turns({"ours": anew, "peer": (sys.executable, "-I", "-c", "raise SystemExit(1)")}, 2)
    assert made == [0, 1, 2]
    assert [len(times) for times in runs.values()] == [2, 2]
    assert [run.code for run in runs["peer"]] == [1, 1]


def test_a_kept_corpus_is_used_again_and_made_anew_for_another_size(tmp_path: Path) -> None:
    first = World(tmp_path, 20)
    page = next(first.pages.rglob("*.txt"))
    page.write_text("kept")
    assert World(tmp_path, 20).size == first.size
    assert page.read_text() == "kept"
    World(tmp_path, 10)
    assert page.read_text() != "kept"
    assert len(list(first.pages.rglob("*.txt"))) == 10


def test_what_is_asked_stands_in_the_corpus(tmp_path: Path) -> None:
    world = World(tmp_path, 100)
    text = world.text.read_text("utf-8")
    assert 1 <= text.count(world.rare) <= 3
    assert text.count(world.common) > 50
    assert f" {world.word} " in text
    assert world.passage in text
    assert world.altered not in text


def test_where_clock_and_processor_differ_both_are_given_and_a_failure_is_told() -> None:
    ours = [Run(4.0, 1.0, 50.0, 0), Run(4.0, 1.0, 50.0, 0)]
    row = compare("search", ours, "ripgrep", [Run(0.5, 0.5, 5.0, 2), Run(0.5, 0.5, 5.0, 2)])
    assert (row.ratios, row.work) == ([8, 8], [2, 2])
    assert row.note == "1 s of processor; theirs: ended with 2"
