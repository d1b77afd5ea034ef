"""Hand-labelled releases of our own: tagged lines in, the page's text and the truth out.

The tags are explained in tests/accuracy/README.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent


@dataclass
class TrueQuote:
    """A quotation as labelled: lines are those of the page's text, from 1."""

    cue_line: int
    name: str | None
    role: str | None
    organisation: str | None
    lines: list[int] = field(default_factory=list)
    sureness: str = "certain"


@dataclass
class TrueRelease:
    """A release as labelled; `kinds` gives the tag of each line of `text`."""

    title: str
    text: str = ""
    kinds: dict[int, str] = field(default_factory=dict)
    quotes: list[TrueQuote] = field(default_factory=list)


def load(path: Path) -> list[TrueRelease]:
    """Load a labelled file; each release's text is a page of its own."""
    releases: list[TrueRelease] = []
    for tag, words in _tagged(path):
        if tag == "T":
            releases.append(TrueRelease(words))
        _LABELS.get(tag, _add_line)(releases[-1], tag, words)
    return releases


def _tagged(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            tag, _, words = line.partition("|")
            yield tag.strip(), words.removeprefix(" ")


def _add_line(release: TrueRelease, tag: str, words: str) -> None:
    number = release.text.count("\n") + 1
    indent = "" if tag == "T" else "    "
    shown = f"{indent}{'• ' if tag == 'L' else ''}{words}"
    if tag == "T":
        shown = f"PRESS RELEASE : {words}"
    release.text += f"{shown}\n\n"
    release.kinds[number] = tag
    if tag == "C":
        release.quotes.append(TrueQuote(number, None, None, None))
    if tag == "Q":
        release.quotes[-1].lines.append(number)


def _add_speaker(release: TrueRelease, _: str, words: str) -> None:
    name, role, organisation = (None if w.strip() == "-" else w.strip() for w in words.split("|"))
    quote = release.quotes[-1]
    quote.name, quote.role, quote.organisation = name, role, organisation


def _set_sureness(release: TrueRelease, _: str, words: str) -> None:
    release.quotes[-1].sureness = words.strip()


_LABELS = {"A": _add_speaker, "E": _set_sureness}
