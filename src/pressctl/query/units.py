"""The units of a release, each a text that words are looked up in: title, paragraphs, quotations.

A quotation in several pieces is a unit of its own, for words that go from one to the next: several
paragraphs, or an inline one that its cue interrupts.
"""

from __future__ import annotations

from pressctl.model import Release
from pressctl.query.listing import quote_text


def units_of(release: Release) -> list[str]:
    """Give the texts of the units: the title is the first, paragraph N the one behind N others."""
    paragraphs = [one.span.of(release.text) for one in release.paragraphs]
    long = [quote_text(release, one) for one in release.quotes if len(one.content) > 1]
    return [release.title, *paragraphs, *long]
