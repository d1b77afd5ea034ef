"""The peers that are written in Python, each a whole process: scans.py NAME ARGUMENT...

They print a count. Needs of pressctl nothing, and of libraries only the peer's own.
"""

from __future__ import annotations

import os
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path

INDEXES = FTS5, TANTIVY = "words.db", "tantivy"  # the peers are called as their indexes
_HITS = 20
_HEAP = 100_000_000  # bytes that tantivy may take while it indexes


def walk(folder: str) -> int:
    """Ask the size and time of each file of a folder."""
    seen = 0
    for place, _, names in os.walk(folder):
        for name in names:
            seen += os.stat(os.path.join(place, name)).st_size > 0  # noqa: PTH116, PTH118
    return seen


def split_and_dump(folder: str, out: str) -> int:
    """Read each file, split it into paragraphs and write them as JSON lines."""
    from json import dumps

    written = 0
    with Path(out).open("w", encoding="utf-8") as target:
        for path in sorted(Path(folder).rglob("*.txt")):
            for part in path.read_text("utf-8").split("\n\n"):
                written += target.write(dumps({"file": path.name, "text": part.strip()}) + "\n")
    return written


def scan(text: str, pattern: str) -> int:
    """Count the lines with a match of a pattern, as `re` finds it."""
    found = re.compile(pattern, re.IGNORECASE).search
    return sum(found(line) is not None for line in _lines(text))


def similar(text: str, passage: str) -> float:
    """Compare a passage with each paragraph."""
    fuzz, process = import_module("rapidfuzz.fuzz"), import_module("rapidfuzz.process")
    best: float = process.extractOne(passage, list(_lines(text)), scorer=fuzz.partial_ratio)[1]
    return best


def build_fts5(path: str, text: str) -> int:
    """Index each paragraph with SQLite."""
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
        rows = ((line,) for line in _lines(text))
        return connection.executemany("INSERT INTO words VALUES (?)", rows).rowcount


def ask_fts5(path: str, phrase: str) -> int:
    """Give the first paragraphs that have a phrase, and the count of all."""
    connection = sqlite3.connect(path)
    asked = (f'"{phrase}"',)
    connection.execute(
        f"SELECT text FROM words WHERE words MATCH ? LIMIT {_HITS}", asked
    ).fetchall()
    count: int = connection.execute(
        "SELECT count(*) FROM words WHERE words MATCH ?", asked
    ).fetchone()[0]
    return count


def build_tantivy(path: str, text: str) -> int:
    """Index each paragraph with tantivy."""
    tantivy = import_module("tantivy")
    schema = tantivy.SchemaBuilder().add_text_field("text", stored=True).build()
    Path(path).mkdir()
    writer = tantivy.Index(schema, path=path).writer(_HEAP)
    for line in _lines(text):
        writer.add_document(tantivy.Document(text=line))
    writer.commit()
    writer.wait_merging_threads()
    return 0


def ask_tantivy(path: str, phrase: str) -> int:
    """Give the first paragraphs that have a phrase, and the count of all."""
    index = import_module("tantivy").Index.open(path)
    searcher = index.searcher()
    result = searcher.search(index.parse_query(f'"{phrase}"', ["text"]), _HITS)
    for _, address in islice(result.hits, _HITS):
        searcher.doc(address)
    count: int = result.count
    return count


def _lines(text: str) -> Iterator[str]:
    with Path(text).open(encoding="utf-8") as lines:
        yield from (line for line in lines if line != "\n")


SCANS: dict[str, Callable[..., float]] = {
    "walk": walk,
    "split": split_and_dump,
    "re": scan,
    "rapidfuzz": similar,
    f"build {FTS5}": build_fts5,
    f"build {TANTIVY}": build_tantivy,
    FTS5: ask_fts5,
    TANTIVY: ask_tantivy,
}

if __name__ == "__main__":
    print(SCANS[sys.argv[1]](*sys.argv[2:]))
