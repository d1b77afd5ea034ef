"""A whole release as `show` gives it."""

from __future__ import annotations

from pressctl.answers.claims import ClaimRow
from pressctl.answers.quotes import QuoteRow
from pressctl.answers.releases import ParagraphRow, ReleaseRow


class ReleaseFull(ReleaseRow, frozen=True):
    """A release as `show` gives it."""

    text: str
    paragraphs: tuple[ParagraphRow, ...]
    quotes: tuple[QuoteRow, ...]
    claims: tuple[ClaimRow, ...]
