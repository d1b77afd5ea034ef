"""What `check --article` says of an article: its paragraphs, and a verdict on each quotation."""

from __future__ import annotations

from msgspec import Struct

from pressctl.answers.verdicts import Verdict


class CheckedParagraph(Struct, frozen=True):
    """A paragraph of an article; `kind` is heading, item, quote or prose."""

    kind: str
    text: str


class CheckedQuotation(Struct, frozen=True):
    """Where a quotation stands: the paragraph (from 0) and the characters of it, and its verdict.

    The characters are those between the marks.
    """

    paragraph: int
    start: int
    end: int
    verdict: Verdict


class ArticleAnswer(Struct, frozen=True):
    """An article with the verdicts on its quotations, in the order of the text."""

    file: str
    paragraphs: tuple[CheckedParagraph, ...]
    quotations: tuple[CheckedQuotation, ...]
