"""Listing pages for tests, written as their releases, and the releases read from them."""

from __future__ import annotations

from collections.abc import Iterable

from pressctl.model import Quote, Release
from pressctl.parsing import parse
from pressctl.sources import dump

TITLE = "PRESS RELEASE : A road opens [May 2024]"
BYLINE = "The press release issued by the Department for Roads on 3 May 2024."
LEAD = "Ministers have opened a road in the Dales."
CUE = "Roads Minister Ann Peel said:"
NEXT = "The road cost £3 million and is 4 miles long."


def listed(*body: str, title: str = TITLE, byline: str | None = BYLINE) -> str:
    """Write a release as a listing page has it: bulleted title, title, byline, indented body."""
    under = [title, *([byline] if byline else []), *body]
    return f"  • {title}\n\n" + "".join(f"    {line}\n\n" for line in under)


def page(*releases: str, heading: str = "Tag: Roads") -> str:
    """Write a listing page."""
    return f"{heading}\n\n" + "\n".join(releases)


def read(text: str) -> list[Release]:
    """Read and parse the releases of a page."""
    return [parse(document) for document in dump.read(text, "page.txt")[0]]


def parsed(*body: str) -> Release:
    """Parse a release with these paragraphs."""
    (release,) = read(page(listed(*body)))
    return release


def words(release: Release, quote: Quote) -> list[str]:
    """Give the quoted words, one string for each span."""
    return [span.of(release.text) for span in quote.content]


def kinds(release: Release) -> list[str]:
    """Give the kind of each paragraph."""
    return [paragraph.kind for paragraph in release.paragraphs]


def numbered(text: str) -> Iterable[tuple[int, str]]:
    """Number the lines of a text that are not blank."""
    lines = enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1)
    return [(number, line.strip()) for number, line in lines if line.strip()]
