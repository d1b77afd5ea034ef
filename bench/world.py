"""What is measured on: made-up releases as files, what is asked of them, and the peers' indexes."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from bench import machine, scans
from bench.corpus import Made, generate
from bench.timing import PRESSCTL, Command

_A_FOLDER = 1000  # files
_FEW = 10  # quotations has the speaker who is asked for
_LOOKED_AT = 200  # releases that words to search are taken from
_FRESH = 3  # paragraphs at the beginning of a release are no near-duplicates
_MARK = "made.json"


class World:
    """A corpus in a folder, with everything that is asked of it."""

    def __init__(self, folder: Path, releases: int) -> None:
        """Make it, unless the folder has it from an earlier run."""
        self.folder, self.releases = folder, releases
        self.pages, self.text, self.store = folder / "pages", folder / "text.txt", folder / "store"
        folder.mkdir(parents=True, exist_ok=True)
        mark = folder / _MARK
        wanted = [releases, next(generate(1)).title]  # other titles when the generator changes
        made = json.loads(mark.read_text()) if mark.exists() else {}
        if made.get("of") != wanted:
            for name in (_MARK, "pages", *scans.INDEXES):
                _remove(folder / name)
            made = {"of": wanted, "bytes": _write(generate(releases), folder)}
            mark.write_text(json.dumps(made))
        self.size: float = made["bytes"] / 1e6  # MB

    def part(self) -> World:
        """Give the world of a tenth of the releases."""
        return World(self.folder / "tenth", self.releases // 10)

    def ask(self, *words: str) -> Command:
        """Put a question to the store."""
        return (*PRESSCTL, *words, "--store", str(self.store))

    def answers(self, *words: str) -> list[str]:
        """Give the lines of an answer."""
        done = subprocess.run(self.ask(*words), check=False, capture_output=True, text=True)
        return done.stdout.splitlines()

    @cached_property
    def releases_looked_at(self) -> list[Made]:
        """Give some releases, all of them in the tenth too."""
        return list(generate(min(_LOOKED_AT, self.releases // 10)))

    @cached_property
    def last_day(self) -> str:
        """Give the last day that has releases, a dozen of them."""
        return self.answers("list", "--limit", "1", "--columns", "date")[0]

    @cached_property
    def release(self) -> str:
        """Give the id of a release."""
        return self.answers("list", "--limit", "1", "--columns", "id")[0]

    @cached_property
    def quotes(self) -> Path:
        """Write all quotations as JSON lines, for jq."""
        path = self.folder / "quotes.jsonl"
        with path.open("wb") as out:
            subprocess.run(self.ask("quotes", "--jsonl"), check=True, stdout=out)
        return path

    @cached_property
    def speaker(self) -> str:
        """Choose somebody with few quotations."""
        with self.quotes.open("rb") as lines:
            said: Counter[str] = Counter(json.loads(line)["speaker"] for line in lines)
        names = sorted(name for name in said if name)
        return min(names, key=lambda name: abs(said[name] - _FEW))

    @cached_property
    def topic(self) -> str:
        """Give two words of a title."""
        return " ".join(self.releases_looked_at[-1].title.split()[1:3])

    @cached_property
    def rare(self) -> str:
        """Give three words that stand side by side where nothing is boilerplate."""
        narrative = " ".join(self.releases_looked_at[-1].paragraphs[:_FRESH])
        rows: list[str] = re.findall(r"\b[a-z]{4,} [a-z]{4,} [a-z]{4,}\b", narrative)
        return max(rows, key=len)

    @cached_property
    def common(self) -> str:
        """Give the two words, not short, that most often stand side by side."""
        seen: Counter[str] = Counter(
            f"{a} {b}"
            for made in self.releases_looked_at
            for text in made.paragraphs
            for a, b in pairwise(text.split())
            if re.fullmatch("[a-z]{4,}", a) and re.fullmatch("[a-z]{4,}", b)
        )
        return max(sorted(seen), key=seen.__getitem__)

    @cached_property
    def word(self) -> str:
        """Give a long word that is neither rare nor common."""
        texts = (text for made in self.releases_looked_at for text in made.paragraphs)
        seen: Counter[str] = Counter(
            word for text in texts for word in re.findall(r"\b[a-z]{8,}\b", text)
        )
        ranked = [word for word, _ in seen.most_common()]
        return ranked[len(ranked) // 20]

    @cached_property
    def passage(self) -> str:
        """Give words of a quotation, some two dozen of them."""
        made = self.releases_looked_at[-1]
        texts = [made.paragraphs[start] for start, _ in made.quotes]
        return " ".join(max(texts, key=len).split()[2:26])

    @cached_property
    def altered(self) -> str:
        """Give them with two words changed."""
        words = self.passage.split()
        for at in random.Random(1).sample(range(len(words)), 2):
            words[at] = self.topic.split()[0]
        return " ".join(words)

    def index(self, peer: str) -> Path | None:
        """Have a peer index the paragraphs; None if it is not there."""
        path = self.folder / peer
        if peer == scans.TANTIVY and not machine.has_library("tantivy"):
            return None
        if not path.exists():
            unfinished = self.folder / f"new-{peer}"
            _remove(unfinished)
            command = (*SCAN, f"build {peer}", str(unfinished), str(self.text))
            subprocess.run(command, check=True, capture_output=True)
            unfinished.rename(path)
        return path


SCAN = (sys.executable, "-I", str(Path(scans.__file__)))


def _write(releases: Iterator[Made], folder: Path) -> int:
    """Write each release to a file, and all of them to one; give their size."""
    size = 0
    with (folder / "text.txt").open("wb") as whole:
        for number, release in enumerate(releases):
            page = release.page().encode()
            place = folder / "pages" / f"{number // _A_FOLDER:04}"
            if number % _A_FOLDER == 0:
                place.mkdir(parents=True)
            (place / f"{number:07}.txt").write_bytes(page)
            size += whole.write(page)
    return size


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
