"""Search beside the programs and libraries that search text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bench import machine, scans
from bench.comparing import compare
from bench.results import Row, Target
from bench.timing import Command, Run, in_turns
from bench.world import SCAN, World

_REQUIRED, _NOTHING_REQUIRED = r"\b\w+ {} \w+s\b", r"\b[b-d]\w+ly \w{4}s\b"


class Peer(NamedTuple):
    """A peer: its command, unless it is not there, and the target it is for."""

    command: Command | None
    target: Target | None = None


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
        rows += _compare(ours, _phrase_peers(world, words), runs)
    for kind, pattern, most in (
        ("with", _REQUIRED.format(world.word), Target(3)),
        ("without", _NOTHING_REQUIRED, Target(8)),
    ):
        name = f"search -e, {kind} a required word, count"
        ours = {name: world.ask("search", "-i", "-c", "-e", pattern)}
        rows += _compare(ours, _regex_peers(world, pattern, most), runs)
    return rows, runs


def check(world: World) -> tuple[list[Row], dict[str, list[Run]]]:
    """Check a passage, word for word and altered, beside comparing it with everything."""
    ours = {
        "check, word for word": world.ask("check", world.passage),
        "check, two words altered": world.ask("check", world.altered),
    }
    counting = ("-c", "-F", world.passage, str(world.text))
    brute = (*SCAN, "rapidfuzz", str(world.text), world.altered)
    peers = {
        "ripgrep -F, one file": Peer(_program("ripgrep", *counting), Target(1.5)),
        "grep -F, one file": Peer(_program("grep", *counting)),
        "rapidfuzz over everything": Peer(brute, Target(0.02)),
    }
    runs: dict[str, list[Run]] = {}
    return _compare(ours, peers, runs), runs


def _phrase_peers(world: World, words: str) -> dict[str, Peer]:
    counting = ("-i", "-F", "-c", words)
    peers = {
        "ripgrep, files": Peer(_program("ripgrep", *counting, str(world.pages)), Target(0.5)),
        "grep, files": Peer(_program("grep", "-r", *counting, str(world.pages))),
        "ripgrep, one file": Peer(_program("ripgrep", *counting, str(world.text))),
    }
    for name, peer in (("SQLite FTS5", scans.FTS5), ("tantivy", scans.TANTIVY)):
        index = world.index(peer)
        peers[f"{name}, its index"] = Peer((*SCAN, peer, str(index), words) if index else None)
    return peers


def _regex_peers(world: World, pattern: str, target: Target) -> dict[str, Peer]:
    """Give them one file, since what is compared is the time to match."""
    counting = ("-i", "-c", pattern, str(world.text))
    return {
        "ripgrep, one file": Peer(_program("ripgrep", *counting), target),
        "grep -P, one file": Peer(_program("grep", "-P", *counting)),
        "Python re, one file": Peer((*SCAN, "re", str(world.text), pattern)),
    }


def _program(name: str, *words: str) -> Command | None:
    found = machine.program(name)
    return (found, *words) if found else None


def _compare(
    ours: Mapping[str, Command], peers: Mapping[str, Peer], seen: dict[str, list[Run]]
) -> list[Row]:
    """Run ours and the peers that are there in turns, and add our runs to those seen."""
    there = {name: peer.command for name, peer in peers.items() if peer.command}
    runs = in_turns({**ours, **there})
    seen |= {name: runs[name] for name in ours}
    return [
        compare(name, runs[name], peer, runs.get(peer, []), peers[peer].target)
        for name in ours
        for peer in peers
    ]
