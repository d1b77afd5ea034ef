"""Time what is done in one process, beside others, in turns: the parse, the reading of web pages.

Megabytes of text a second of processor time.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import peers
from bench.pages import make_page, strip
from bench.results import Row, Table, table_of
from pressctl import sources
from pressctl.model import Document
from pressctl.parsing import parse
from pressctl.sources import html

ROUNDS = 5
PAGES = 60  # made up, like those of GOV.UK
PEER_ROUNDS = 3  # and on the first texts only, for a peer takes up to a minute a megabyte
PEER_CHARACTERS = 200_000
PEER_PYTHON = os.environ.get("PEERS") or sys.executable  # may be that of another environment
Speeds = list[float]


def bench_parse(path: Path) -> Table:
    """Compare the parse of the releases of a file with its peers."""
    documents = list(sources.read(path, path.name).documents)
    texts = [_text_of(document) for document in documents]
    _parse(documents[:1])  # compile what is compiled at first use
    with TemporaryDirectory() as folder:
        runs = {
            "pressctl, whole parse": partial(_speed, partial(_parse, documents), _size(texts)),
            "split and dump": partial(_speed, partial(_split_and_dump, texts), _size(texts)),
        }
        sample = _sample(texts)
        file = Path(folder) / "texts.json"
        file.write_text(json.dumps(sample), "utf-8")
        rounds = {name: partial(_peer_speed, name, file, _size(sample)) for name in peers.PEERS}
        speeds = _in_turns(runs, rounds)
    return _table(f"The parse alone: {path.name}, {_size(texts):.1f} MB", speeds)


def bench_pages() -> Table:
    """Compare reading web pages with taking their tags off."""
    pages = [make_page(number) for number in range(PAGES)]
    size = _size(pages)
    runs = {
        "pressctl, read web pages": partial(_speed, partial(_each, _read_page, pages), size),
        "html.parser, strip tags": partial(_speed, partial(_each, strip, pages), size),
    }
    return _table(f"Reading web pages, {size:.1f} MB", _in_turns(runs, {}))


def _each(read: Callable[[str], object], pages: Sequence[str]) -> None:
    for page in pages:
        read(page)


def _read_page(page: str) -> None:
    html.read(page, "page.html")


def _in_turns(
    runs: Mapping[str, Callable[[], float]], peer_runs: Mapping[str, Callable[[], float | None]]
) -> dict[str, Speeds]:
    """Run each in every round; one that is not installed is asked once and has no speeds."""
    speeds: dict[str, Speeds] = {name: [] for name in (*runs, *peer_runs)}
    for number in range(ROUNDS):
        for name, run in runs.items():
            speeds[name].append(run())
        for name, peer_run in peer_runs.items():
            if number < PEER_ROUNDS and (number == 0 or speeds[name]):
                speed = peer_run()
                speeds[name] += [speed] if speed else []
    return speeds


def _table(title: str, speeds: dict[str, Speeds]) -> Table:
    """Compare the first with each other one."""
    (name, ours), *others = speeds.items()
    return table_of(title, [Row(name, "MB/s", ours, who, theirs) for who, theirs in others])


def _text_of(document: Document) -> str:
    return "\n\n".join(block.text for block in document.blocks)


def _size(texts: Sequence[str]) -> float:
    return sum(len(text.encode("utf-8", "replace")) for text in texts) / 1e6


def _sample(texts: Sequence[str]) -> list[str]:
    taken: list[str] = []
    for text in texts:
        taken.append(text[: PEER_CHARACTERS - sum(map(len, taken))])
        if sum(map(len, taken)) >= PEER_CHARACTERS:
            break
    return taken


def _speed(work: Callable[[], object], size: float) -> float:
    start = time.process_time()
    work()
    return size / (time.process_time() - start)


def _parse(documents: Sequence[Document]) -> None:
    for document in documents:
        parse(document)


def _split_and_dump(texts: Sequence[str]) -> None:
    for text in texts:
        json.dumps([part.strip() for part in text.split("\n\n") if part.strip()])


def _peer_speed(name: str, file: Path, size: float) -> float | None:
    """Time a peer in its own process; None where it is not installed."""
    command = (PEER_PYTHON, str(Path(peers.__file__)), name, str(file))
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=file.parent)
    if done.returncode == peers.NOT_INSTALLED:
        return None
    if done.returncode:
        raise SystemExit(f"{name} failed:\n{done.stderr}")
    return size / float(done.stdout)
