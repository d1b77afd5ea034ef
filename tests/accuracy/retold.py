"""Score claims, links and threads on whole invented releases that tell a story twice.

python -m tests.accuracy.retold prints the totals by difficulty, style and relation, and no more:
nobody looks at what is wrong in tests/cases/retellings_held_out.txt, whose head tells the format.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from pressctl.answers.claims import LinkRow, ThreadRow
from pressctl.api.corpus import Corpus
from pressctl.model import Entry
from pressctl.parsing import parse
from pressctl.query.catalogue import Listed
from pressctl.sources import dump
from tests.accuracy.measure import Measure
from tests.accuracy.threaded import ALIKE
from tests.claim_rows import CASES

STORIES = CASES / "retellings_held_out.txt"
NAME = "retold_held_out"


class Place(NamedTuple):
    """A sentence by the number of its release in the file, and its own in the release."""

    release: int
    sentence: int


class Label(NamedTuple):
    """Two sentences that state one thing, and the kind of story they are in."""

    a: Place
    b: Place
    relation: str
    difficulty: str
    style: str


@dataclass
class Telling:
    """A release as it stands on a page; a paragraph is quoted if a cue stands before it."""

    title: str
    day: date
    issuer: str = ""
    paragraphs: list[tuple[str, list[str]]] = field(default_factory=lambda: [("", [])])
    sentences: dict[int, str] = field(default_factory=dict)

    def add(self, number: int, sentence: str) -> None:
        """Add a sentence to the last paragraph."""
        self.paragraphs[-1][1].append(sentence)
        self.sentences[number] = sentence

    @property
    def page(self) -> str:
        """The text of the page."""
        lines = [f"The press release issued by {self.issuer} on {self.day:%-d %B %Y}."]
        for cue, sentences in self.paragraphs:
            text = " ".join(sentences)
            lines += [cue, f"“{text}”"] if cue else [text]
        return "\n\n    ".join([f"PRESS RELEASE : {self.title}", *lines]) + "\n"


@dataclass
class Retold:
    """All releases as one corpus; which claim is which sentence; what is to be found."""

    corpus: Corpus
    places: dict[str, Place]
    labels: list[Label]


def read_stories(text: str) -> tuple[list[Telling], list[Label]]:
    """Read the releases and the labels of a file of stories."""
    tellings: list[Telling] = []
    labels: list[Label] = []
    kind = ("", "")
    for line in text.splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "~":
            difficulty, style = rest.split(" | ")
            kind = (difficulty, style)
        elif mark == "@":
            day, title = rest.split(" | ")
            tellings.append(Telling(title, date.fromisoformat(day)))
        elif mark == "by":
            tellings[-1].issuer = rest
        elif mark in {"-", ">"}:
            tellings[-1].paragraphs.append((rest, []))
        elif mark.isdigit():
            tellings[-1].add(int(mark), rest)
        elif mark and set(mark) == {"="}:
            a, b, relation = rest.split()
            at = len(tellings) - 1
            labels.append(Label(Place(at - len(mark), int(a)), Place(at, int(b)), relation, *kind))
    return tellings, labels


def read() -> Retold:
    """Make pages of the stories and parse them as the product would."""
    tellings, labels = read_stories(STORIES.read_text(encoding="utf-8"))
    entries, places = [], dict[str, Place]()
    for at, telling in enumerate(tellings):
        release = parse(dump.read(telling.page, "page.txt")[0][0])
        entries.append(Entry(release))
        for number, claim in enumerate(release.claims, 1):
            words = release.words_of(claim, claim.span).strip("“”")
            for sentence, whole in telling.sentences.items():
                if words in whole or whole in words:
                    places[f"{release.id}.c{number}"] = Place(at, sentence)
    return Retold(Corpus(Listed(entries)), places, labels)


class Answers:
    """What is printed of the stories: links and threads, as places."""

    def __init__(
        self, places: dict[str, Place], links: Iterable[LinkRow], threads: Iterable[ThreadRow]
    ) -> None:
        # a title is no sentence, and what is linked to it is not judged
        self.stated = set(places.values())
        self.links = {
            (places[row.a], places[row.b]): row.relation
            for row in links
            if row.a in places and row.b in places
        }
        self.threads = [
            ({places[claim.id] for claim in row.claims if claim.id in places}, set(row.moves))
            for row in threads
        ]

    def shows_move(self, label: Label) -> bool:
        """Whether a thread holds both sentences and names the move between them."""
        return any(
            {label.a, label.b} <= told and label.relation in moves for told, moves in self.threads
        )

    def measures(self, labels: list[Label], name: str) -> Iterator[Measure]:
        """Count what of some labels is printed."""
        sentences = {place for label in labels for place in (label.a, label.b)}
        found = [label for label in labels if (label.a, label.b) in self.links]
        alike = sum(
            _alike(self.links[label.a, label.b]) == _alike(label.relation) for label in found
        )
        moved = [label for label in labels if label.relation.endswith("_changed")]
        shown = sum(map(self.shows_move, moved))
        stated = len(sentences & self.stated)
        yield Measure(f"{name}.claims", "labelled sentences are claims", stated, len(sentences))
        yield Measure(f"{name}.found", "labelled pairs linked", len(found), len(labels))
        yield Measure(f"{name}.relations", "relation of linked pairs right", alike, len(found))
        yield Measure(f"{name}.moves", "labelled moves shown by a thread", shown, len(moved))

    def right(self, labels: list[Label], name: str) -> Measure:
        """Count how many of all linked pairs have a label."""
        wanted = {(label.a, label.b) for label in labels}
        right = len(wanted & self.links.keys())
        return Measure(f"{name}.right", "linked pairs that have a label", right, len(self.links))


def _alike(relation: str) -> str:
    return ALIKE.get(relation, relation)


def answers(retold: Retold) -> Answers:
    """Ask the product for links and threads over all stories."""
    linked = retold.corpus.linked
    return Answers(retold.places, linked.links(), linked.threads())


def measures() -> Iterator[Measure]:
    """Give the measures over all stories."""
    retold = read()
    found = answers(retold)
    yield from found.measures(retold.labels, NAME)
    yield found.right(retold.labels, NAME)


def main() -> int:
    """Print how much of each kind is right."""
    retold = read()
    found = answers(retold)
    print(f"{'':18}" + "".join(f"{what:>11}" for what in ("claims", "found", "relations", "moves")))
    for kind in ("difficulty", "style", "relation"):
        for value in sorted({getattr(label, kind) for label in retold.labels}):
            labels = [label for label in retold.labels if getattr(label, kind) == value]
            counts = (f"{m.right:.0f}/{m.of:.0f}" for m in found.measures(labels, NAME))
            print(f"{value:18}" + "".join(f"{count:>11}" for count in counts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
