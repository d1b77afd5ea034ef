"""Checks of many quotations: those of a list, and those that an article holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from pressctl.answers.articles import ArticleAnswer, CheckedParagraph, CheckedQuotation
from pressctl.answers.verdicts import Verdict
from pressctl.errors import BadOption
from pressctl.model import Document, Problem, Quote, Release, Span
from pressctl.parsing import parse
from pressctl.parsing.marks import DOUBLE, find_stretches
from pressctl.query.matching import check
from pressctl.query.places import Claimant
from pressctl.query.verdicts import wordless
from pressctl.sources.articles import Article, read_article
from pressctl.sources.files import decode
from pressctl.sources.quotations import Quotations, read_quotations, read_typed

if TYPE_CHECKING:
    from pressctl.api.corpus import Corpus
    from pressctl.query.select import Selection

Check = Callable[[str, str | None], Verdict]  # of words, and who is said to have said them

# Words in marks that nobody is said to have said, and that are checked all the same: one word in
# marks is more often a word held at arm's length.
_LEAST_WORDS = 2
_STDIN = "-"


class Said(NamedTuple):
    """Words of an article that claim to be somebody's."""

    span: Span  # in the text of the article
    speaker: str | None
    doubt: str = ""  # what of it the article does not say


def checker(corpus: Corpus, selection: Selection) -> Check:
    """Give the check of passages for a selection of a corpus, to be asked again and again."""
    candidates = corpus.catalogue.candidates(selection)
    claimants: dict[str, Claimant] = {}

    def judge(passage: str, claimed: str | None) -> Verdict:
        claimed = claimed if claimed and claimed.strip() else None
        if not any(map(str.isalnum, passage)):
            return wordless(passage, claimed)
        if claimed and claimed not in claimants:
            claimants[claimed] = Claimant(claimed, corpus.voices(claimed), corpus.people)
        return check(passage, candidates, corpus.people, claimants[claimed] if claimed else None)

    return judge


def check_batch(judge: Check, data: bytes, name: str) -> tuple[list[Verdict], list[Problem]]:
    """Check the quotations of a file: CSV, or JSON lines, of id, text and speaker."""
    decoded = decode(data)
    if decoded.refusal:
        return [], [Problem(name, None, decoded.refusal, lost=True)]
    return _check_all(judge, read_quotations(decoded.text, name), name)


def check_typed(judge: Check, text: str) -> tuple[list[Verdict], list[Problem]]:
    """Check what comes on standard input: one quotation, or several, one a line."""
    return _check_all(judge, read_typed(text, _STDIN), _STDIN)


def _check_all(judge: Check, listed: Quotations, name: str) -> tuple[list[Verdict], list[Problem]]:
    quotations, problems = listed
    verdicts: list[Verdict] = []
    for one in quotations:
        verdict = _check(judge, one.text, one.speaker, name, one.line)
        if isinstance(verdict, Problem):
            problems.append(verdict)
        else:
            verdicts.append(replace(verdict, item=one.item, file=name, line=one.line))
    return verdicts, problems


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
        verdict = _check(judge, said.span.of(release.text), said.speaker, name, lines[0])
        if isinstance(verdict, Problem):
            problems.append(verdict)
            continue
        reason = "; ".join(filter(None, (verdict.reason, said.doubt)))
        verdict = replace(verdict, reason=reason, file=name, line=lines[0], last_line=lines[1])
        end = start + said.span.end - said.span.start
        found.append(CheckedQuotation(number, start, end, verdict))
    return ArticleAnswer(name, _paragraphs(article), tuple(found)), problems


def _check(
    judge: Check, text: str, speaker: str | None, name: str, line: int | None
) -> Verdict | Problem:
    try:
        return judge(text, speaker)
    except BadOption as refused:
        return Problem(name, line, str(refused), lost=True)


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
    return sorted(found)


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
