"""Search beside the programs and libraries that search text."""

from __future__ import annotations

from collections.abc import Mapping

from bench import machine, scans
from bench.results import Row, Target
from bench.startup import remarks
from bench.timing import Command, Run, in_turns, walls
from bench.world import SCAN, World

_PYTHON = "Python re, one file"


def measure(world: World) -> tuple[list[Row], dict[str, list[Run]]]:
    """Search phrases and regular expressions, each beside all peers."""
    runs: dict[str, list[Run]] = {}
    rows: list[Row] = []
    for kind, words in (("rare", world.rare), ("common", world.common)):
        phrase = f'"{words}"'
        ours = {
            f"search, {kind} phrase, 20 hits": world.ask("search", "-i", phrase, "--limit", "20"),
            f"search, {kind} phrase, count": world.ask("search", "-i", "-c", phrase),
        }
        rows += _compare(ours, phrase_peers(world, words), Target(0.5), runs)
    required = rf"\b{world.word} \w+ing\b"
    for kind, pattern, most in (
        ("with", required, 3.0),
        ("without", r"\b[b-d]\w+ly \w{4}s\b", 8.0),
    ):
        name = f"search -e, {kind} a required word, count"
        ours = {name: world.ask("search", "-i", "-c", "-e", pattern)}
        rows += _compare(ours, regex_peers(world, pattern), Target(most), runs)
    return rows, runs


def phrase_peers(world: World, words: str) -> dict[str, Command | None]:
    """Name the peers; the first found of ripgrep and grep over the files is that of the target."""
    peers: dict[str, Command | None] = {
        "ripgrep, files": _program("ripgrep", "-i", "-F", "-c", words, str(world.pages)),
        "grep, files": _program("grep", "-r", "-i", "-F", "-c", words, str(world.pages)),
        "ripgrep, one file": _program("ripgrep", "-i", "-F", "-c", words, str(world.text)),
    }
    for name, peer in (("SQLite FTS5", scans.FTS5), (scans.TANTIVY, scans.TANTIVY)):
        index = world.index(peer)
        peers[f"{name}, its index"] = (*SCAN, peer, str(index), words) if index else None
    return peers


def regex_peers(world: World, pattern: str) -> dict[str, Command | None]:
    """Name the peers; one file, since theirs is the time to match."""
    return {
        "ripgrep, one file": _program("ripgrep", "-i", "-c", pattern, str(world.text)),
        "grep -P, one file": _program("grep", "-i", "-P", "-c", pattern, str(world.text)),
        _PYTHON: (*SCAN, "re", str(world.text), pattern),
    }


def _program(name: str, *words: str) -> Command | None:
    found = machine.program(name)
    return (found, *words) if found else None


def _compare(
    ours: Mapping[str, Command],
    peers: Mapping[str, Command | None],
    target: Target,
    seen: dict[str, list[Run]],
) -> list[Row]:
    """Run all in turns; the first peer is that of the target, also where it is not there."""
    there = {name: command for name, command in peers.items() if command}
    runs = in_turns({**ours, **there})
    seen |= {name: runs[name] for name in ours}
    aimed = next(iter(peers))
    return [
        Row(
            name,
            "s",
            walls(runs[name]),
            peer,
            walls(runs.get(peer, [])),
            target if peer == aimed else None,
            _note(runs[name], runs.get(peer, [])),
        )
        for name in ours
        for peer in peers
    ]


def _note(ours: list[Run], theirs: list[Run]) -> str:
    said = [remarks(ours), f"theirs: {remarks(theirs)}" if remarks(theirs) else ""]
    return "; ".join(filter(None, said))


def check(world: World) -> tuple[list[Row], dict[str, list[Run]]]:
    """Check a passage, word for word and altered, beside comparing it with everything."""
    ours = {
        "check, word for word": world.ask("check", world.passage),
        "check, two words altered": world.ask("check", world.altered),
    }
    counting = ("-c", "-F", world.passage, str(world.text))
    peers: dict[str, Command | None] = {
        "ripgrep -c -F, one file": _program("ripgrep", *counting),
        "grep -c -F, one file": _program("grep", *counting),
        "rapidfuzz over everything": (*SCAN, "rapidfuzz", str(world.text), world.altered),
    }
    seen: dict[str, list[Run]] = {}
    return _compare(ours, peers, Target(1.5), seen), seen
