"""Unmarked quotations with their true ends, to learn from and to measure on.

Each goes through the same passes as a release that is ingested: what the parser does not take for a
cue line, or cuts short, is a miss.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pressctl.parsing.boundary import Unmarked
from pressctl.parsing.layout import lay_out
from pressctl.parsing.quotes import Piece, find_marked, find_unmarked
from pressctl.parsing.signs import read_signs
from pressctl.parsing.turns import Turn, find_speakers
from pressctl.sources import dump
from pressctl.text import fold
from tests.accuracy.labelled import HERE, load
from tests.accuracy.own import blocks_of, document_of

_RUN = re.compile(r"\w+")


@dataclass
class Example:
    """One labelled quotation; `one` is None where no unmarked quotation was found for its cue.

    `right` is how many paragraphs it has, `hard` that narrative follows them.
    """

    one: Unmarked | None
    right: int
    hard: bool
    release: str

    @cached_property
    def signs(self) -> list[list[str]]:
        """Give the signs of its paragraphs, that of the tone left out (the first of each)."""
        assert self.one is not None
        paragraphs, speaker = self.one.paragraphs, self.one.speaker
        shown = read_signs(paragraphs, speaker, self.one.told, lambda _: "")
        return [signs[1:] for signs in shown]

    @cached_property
    def words(self) -> list[frozenset[str]]:
        """Give the words of each of its paragraphs."""
        assert self.one is not None
        return [words_of(candidate.text) for candidate in self.one.paragraphs]

    @property
    def reached(self) -> bool:
        """Whether the true end is among those that are weighed."""
        return self.one is not None and self.right <= len(self.one.paragraphs)


@dataclass
class Labelled:
    """The labelled quotations of one release, and whether each paragraph of it is quoted.

    Releases of one `group` (one author, say) are never learned from and measured on at once.
    """

    group: str
    source: str
    examples: list[Example]
    voices: list[tuple[frozenset[str], bool]] = field(default_factory=list)


def words_of(text: str) -> frozenset[str]:
    """Give the words that a tone is told by."""
    return frozenset(word for word in _RUN.findall(fold(text)) if not word.isdigit())


def marked_releases(path: Path) -> Iterator[Labelled]:
    """Give real releases whose quotation marks were stripped, one JSON object a line."""
    for number, row in enumerate(path.open(encoding="utf-8")):
        release = json.loads(row)
        paragraphs = release["paragraphs"]
        _, pieces = lay_out(document_of(paragraphs))
        lengths = {first - 2: last - first + 1 for first, last in blocks_of(paragraphs)}
        kinds = [paragraph["kind"] for paragraph in paragraphs]
        voices = [
            (words_of(p["text"]), p["kind"] == "quote")
            for p in paragraphs
            if p["kind"] in {"quote", "narrative"} and p["text"][0] not in '“"'
        ]
        examples = _examples(pieces, lengths, [*kinds, "end"], "narrative", f"marked {number}")
        yield Labelled(str(release["member"]), "marked", examples, voices)


def own_releases(names: Sequence[str]) -> Iterator[Labelled]:
    """Give the invented releases of the sets named."""
    for name in names:
        for number, truth in enumerate(load(HERE / f"{name}.txt")):
            _, pieces = lay_out(dump.read(truth.text, "page.txt")[0][0])
            place = {piece.line: at for at, piece in enumerate(pieces)}
            lengths = {
                place[quote.cue_line]: len(quote.lines)
                for quote in truth.quotes
                if quote.cue_line in place
            }
            tags = [truth.kinds.get(piece.line, "N") for piece in pieces]
            lines = truth.text.split("\n")
            voices = [
                (words_of(lines[line - 1]), tag == "Q")
                for line, tag in truth.kinds.items()
                if tag in {"Q", "N", "S"}
            ]
            key = f"{name} {number}"
            yield Labelled(key, name, _examples(pieces, lengths, [*tags, "end"], "N", key), voices)


def seed_releases() -> Iterator[Labelled]:
    """Give the releases of the seed."""
    seed = next((HERE.parents[1] / "seeds").glob("*.txt"))
    rows = [json.loads(row) for row in (HERE / "seed/quotes.jsonl").open(encoding="utf-8")]
    for number, page in enumerate(dump.read(seed.read_text(encoding="utf-8"), "page.txt")[0]):
        _, pieces = lay_out(page)
        place = {piece.line: at for at, piece in enumerate(pieces)}
        lengths = {
            place[row["attribution_line_number"]]: len(row["paragraph_lines"])
            for row in rows
            if row["attribution_line_number"] in place
        }
        quoted = {at + 1 + k for at, length in lengths.items() for k in range(length)}
        voices = [
            (words_of(piece.text), at in quoted)
            for at, piece in enumerate(pieces)
            if piece.kind in {"prose", "summary"}
        ]
        kinds = [*("cue" if piece.cue else piece.kind for piece in pieces), "end"]
        examples = _examples(pieces, lengths, kinds, "prose", f"seed {number}")
        yield Labelled(f"seed {number}", "seed", examples, voices)


def _examples(
    pieces: Sequence[Piece],
    lengths: Mapping[int, int],
    kinds: Sequence[str],
    narrative: str,
    release: str,
) -> list[Example]:
    """Give an example for each labelled quotation, by the place of its cue."""
    text_turns = [
        Turn(piece.span.start + piece.cue.source.start, piece.span.end, piece.cue)
        for piece in pieces
        if piece.cue
    ]
    text = "\n\n".join(piece.text for piece in pieces)
    found = find_unmarked(pieces, find_speakers(text, text_turns), find_marked(pieces))
    return [
        Example(found.get(at), length, kinds[at + 1 + length] == narrative, release)
        for at, length in sorted(lengths.items())
    ]
