"""Checks of the quotations of an article, against whoever the article says spoke."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from pressctl.answers.articles import ArticleAnswer, CheckedParagraph, CheckedQuotation
from pressctl.api.checking import Check, check_one
from pressctl.model import Document, Problem, Quote, Release, Span
from pressctl.parsing import parse
from pressctl.parsing.marks import DOUBLE, find_stretches
from pressctl.sources.articles import Article, read_article

# Words in marks that nobody is said to have said, and that are checked all the same: one word in
# marks is more often a word held at arm's length.
_LEAST_WORDS = 2
# Below a quotation: — Jane Roe, Chief Executive. Not longer, or it is a sentence; not measured.
_SIGNATURE = re.compile(r"[-–—]+\s*(?P<name>[^\W\d_a-z][^,;:.!?]{1,60})(?:,.{0,100})?")


class Said(NamedTuple):
    """Words of an article that claim to be somebody's."""

    span: Span  # in the text of the article
    speaker: str | None
    doubt: str = ""  # what of it the article does not say


def check_article(
    judge: Check, data: bytes, name: str
) -> tuple[ArticleAnswer | None, list[Problem]]:
    """Check every quotation of an article, against whoever the article says spoke."""
    article = read_article(data, name)
    if isinstance(article, Problem):
        return None, [article]
    release = parse(article.document)
    found: list[CheckedQuotation] = []
    problems: list[Problem] = []
    for said in find_said(release, article.document):
        number, start = _place(release, said.span)
        lines = [
            article.line(number, start + at) for at in (0, said.span.end - said.span.start - 1)
        ]
        verdict = check_one(judge, said.span.of(release.text), said.speaker, name, lines[0])
        if isinstance(verdict, Problem):
            problems.append(verdict)
            continue
        reason = "; ".join(filter(None, (verdict.reason, said.doubt)))
        verdict = replace(verdict, reason=reason, file=name, line=lines[0], last_line=lines[1])
        end = start + said.span.end - said.span.start
        found.append(CheckedQuotation(number, start, end, verdict))
    return ArticleAnswer(name, _paragraphs(article), tuple(found)), problems


def _paragraphs(article: Article) -> tuple[CheckedParagraph, ...]:
    return tuple(CheckedParagraph(one.kind, one.text) for one in article.document.blocks)


def _place(release: Release, span: Span) -> tuple[int, int]:
    """Give the paragraph that holds a span, from 0, and where in it the span begins."""
    return next(
        (number, span.start - one.span.start)
        for number, one in enumerate(release.paragraphs)
        if one.span.start <= span.start < one.span.end
    )


def find_said(release: Release, article: Document) -> list[Said]:
    """Find the quotations of an article, parted by paragraph, in the order of the text."""
    found = [
        Said(part, _speaker(quote), _doubt(quote))
        for quote in release.quotes
        for content in quote.content
        for part in _by_paragraph(release, content)
    ]
    for span in [*_set_apart(release, article), *_in_marks(release)]:
        if not _touches(span, [one.span for one in found]):
            found.append(Said(span, None))
    signed = (one._replace(speaker=one.speaker or _signed(release, one.span)) for one in found)
    return sorted(signed)


def _signed(release: Release, span: Span) -> str | None:
    """Name who signs words that end their paragraph: a dash and a name below them."""
    for one, below in pairwise(release.paragraphs):
        if one.span.start <= span.start < one.span.end:
            is_last = not any(map(str.isalnum, release.text[span.end : one.span.end]))
            found = _SIGNATURE.fullmatch(below.span.of(release.text)) if is_last else None
            return found["name"].strip() if found else None
    return None


def _speaker(quote: Quote) -> str | None:
    """Name whom an article says spoke: the name, or else office and body."""
    who = quote.speaker
    return who.name or " ".join(filter(None, (who.role, who.organisation))) or None


def _doubt(quote: Quote) -> str:
    """Tell what of a quotation the article does not say, and was inferred."""
    if quote.boundary == "inferred":
        return "the article does not mark where the quotation ends"
    if _speaker(quote) and quote.attribution.start == quote.attribution.end:
        return "in the article no clause says whose words they are: whoever spoke before goes on"
    return ""


def _by_paragraph(release: Release, span: Span) -> Iterator[Span]:
    for one in release.paragraphs:
        start, end = max(span.start, one.span.start), min(span.end, one.span.end)
        if start < end:
            yield Span(start, end)


def _set_apart(release: Release, article: Document) -> Iterator[Span]:
    """Find the paragraphs that an article sets apart as quoted; one with a dash names who spoke."""
    for paragraph, block in zip(release.paragraphs, article.blocks, strict=True):
        if block.kind == "quote" and block.text[0] not in "-–—":
            yield paragraph.span


def _in_marks(release: Release) -> Iterator[Span]:
    """Find words between double marks, whoever they are by."""
    for one in release.paragraphs:
        text = one.span.of(release.text)
        for stretch in find_stretches(text, DOUBLE):
            if len(text[stretch.start : stretch.end].split()) >= _LEAST_WORDS:
                yield Span(one.span.start + stretch.start, one.span.start + stretch.end)


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(one.start < span.end and span.start < one.end for one in others)
