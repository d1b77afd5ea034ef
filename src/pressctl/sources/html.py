"""Saved web pages: GOV.UK pages, pages of one article, and listings of several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from selectolax.lexbor import LexborNode

from pressctl.dates import read_day
from pressctl.model import Block, Document, Problem
from pressctl.sources.assembly import Draft, assemble, count_words, has_byline, has_cue
from pressctl.sources.facts import Facts, read_facts
from pressctl.sources.govuk_page import has_notice, read_govuk_page
from pressctl.sources.markup import line_of, parse, read_blocks, text_of
from pressctl.sources.page import Page
from pressctl.sources.tags import prepare

READER = "web page"
_HEAD = 4000  # characters that tell what a file is
_START = re.compile(
    r"(?:\s++|\ufeff|<\?xml[^>]{0,200}>|<!--.{0,1000}?-->)*+"
    r"<(?:!doctype\s+html|(?:html|head|body|meta|title|article|main|section|header|div|h1|p)"
    r"[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_FEWEST_WORDS = 15  # a shorter body is a teaser or a notice, not a release; not measured

_ARTICLES = "article, .hentry, .type-post, .h-entry, div.post"
_MAINS = "main, [role=main], #content, #main, #main-content"
_BODIES = (
    ".entry-content, .post-content, .post-body, .post-entry, .article-body, .article-content"
    ", .article__body, .article__content, .story-body, .body-content, .press-release-body"
    ", .news-body, .news-content, .field--name-body, .rich-text, .wysiwyg, .e-content"
    ", [itemprop=articleBody]"
)
_LEADS = ".standfirst, .lead-paragraph, .lede, .article-summary, .entry-subtitle, .page-summary"
_TITLES = (
    ".entry-title, .post-title, .article-title, .page-title, .p-name, [itemprop=headline]"
    ", h1, h2, h3"
)
_TIMES = ".published[datetime], .entry-date[datetime], [itemprop=datePublished], time"
_LATER_TIMES = "time.updated, .updated[datetime], [itemprop=dateModified]"


def fits(text: str) -> bool:
    """Whether a text begins as a page does."""
    return _START.match(text[:_HEAD]) is not None


def read(text: str, file: str) -> tuple[list[Document], list[Problem]]:
    """Read the releases of a page; what a parser could not bear is refused before it is parsed."""
    prepared = prepare(text)
    if prepared.refusal:
        return [], [Problem(file, None, f"a web page: {prepared.refusal}", lost=True)]
    tree = parse(prepared)
    facts, meta = read_facts(tree, prepared.titles, prepared.data)
    page = Page(tree, facts, meta)
    listed, teasers = _read_listing(page)
    sure = read_govuk_page(page) or listed
    documents = [assemble(draft, file, READER) for draft in sure or _read_single(page)]
    documents = [document for document in documents if sure or _is_release(document, facts)]
    return documents, _problems(documents, teasers, file)


def read_prose(text: str, file: str) -> list[Block] | Problem:
    """Give the text of a page's article or main part, whatever the page is."""
    prepared = prepare(text)
    if prepared.refusal:
        return Problem(file, None, f"a web page: {prepared.refusal}", lost=True)
    tree = parse(prepared)
    page = Page(tree, *read_facts(tree, prepared.titles, prepared.data))
    root = _main_part(page)
    return [] if root is None else _body(page, root)


def _is_release(document: Document, facts: Facts) -> bool:
    """Whether a page that is saved on its own is a release: it has a day, or quotes somebody."""
    dated = document.published is not None or has_byline(document)
    return dated or facts.article or has_cue(document)


def _problems(documents: Sequence[Document], teasers: int, file: str) -> list[Problem]:
    if not documents:
        what = "only teasers on it; save the pages they lead to" if teasers else _NOTHING
        return [Problem(file, None, f"a web page with {what}")]
    problems = [
        Problem(file, document.origin.first_line, "no date on the page; kept without one")
        for document in documents
        if document.published is None and not has_byline(document)
    ]
    if teasers:
        what = f"teasers without a body ({teasers}); left out, save the pages they lead to"
        problems.append(Problem(file, None, what))
    return problems


_NOTHING = "nothing titled and dated on it, and nobody quoted; if it is a release, save its text"


def _read_listing(page: Page) -> tuple[list[Draft], int]:
    """Read the articles of a page that has several, and count those that are mere teasers."""
    articles = [a for a in page.outermost(_ARTICLES) if _heading(page, a) is not None]
    whole = [article for article in articles if article.css_first("h1")]
    if len(articles) < 2 or len(whole) == 1:
        return [], 0  # one article; the others on the page lead on to more
    drafts = [_read_article(page, article) for article in whole or articles]
    told = [draft for draft in drafts if not _is_teaser(draft)]
    return told, len(drafts) - len(told)


def _is_teaser(draft: Draft) -> bool:
    """Whether a body only begins: "Ministers have today [...] Continue reading"."""
    words = count_words(draft.blocks)
    last = draft.blocks[-1].text if draft.blocks else ""
    return words < _FEWEST_WORDS or _CUT.search(last[-200:]) is not None


_CUT = re.compile(r"(?:\[…\]|\[\.\.\.\]|\[&hellip;\]|continue reading.*|read more.*)\W*$", re.I)


def _read_article(page: Page, article: LexborNode) -> Draft:
    heading = _heading(page, article)
    assert heading is not None
    return Draft(
        title=text_of(heading),
        line=line_of(heading),
        blocks=_body(page, article),
        published=_time(article, _TIMES),
        updated=_time(article, _LATER_TIMES),
        issuer=page.facts.issuer,
        url=_permalink(heading),
        language=page.language(article),
        withdrawn=text_of(heading).lower().startswith("[withdrawn]"),
    )


def _heading(page: Page, article: LexborNode) -> LexborNode | None:
    return next(page.find(_TITLES, article), None)


def _permalink(heading: LexborNode) -> str | None:
    link = heading.css_first("a[href]")
    url = link.attributes.get("href") if link else None
    return url if url and url.startswith(("http://", "https://")) else None


def _time(node: LexborNode, selector: str) -> date | None:
    """Read the first time an element states, for machines or else for people."""
    for one in node.css(selector):
        words = one.attributes.get("datetime") or one.attributes.get("content") or text_of(one)
        if day := read_day(words):
            return day
    return None


def _read_single(page: Page) -> list[Draft]:
    """Read a page as one release: by its article or main part, else where most paragraphs are."""
    root = _main_part(page)
    if root is None:
        return []
    heading = page.heading()
    if heading is None and not page.facts.titles:
        heading = _heading(page, root)
    title = next(filter(None, [text_of(heading) if heading else "", *page.facts.titles]), "")
    blocks = _body(page, root)
    if not title or count_words(blocks) < _FEWEST_WORDS:
        return []
    facts = page.facts
    return [
        Draft(
            title=title,
            line=line_of(heading) if heading is not None else 1,
            blocks=blocks,
            published=facts.published or _time(root, _TIMES),
            updated=facts.updated or _time(root, _LATER_TIMES),
            issuer=facts.issuer,
            url=facts.url,
            language=page.language(root),
            withdrawn=facts.withdrawn or has_notice(page),
        )
    ]


def _main_part(page: Page) -> LexborNode | None:
    articles = page.outermost(_ARTICLES)
    whole = [a for a in articles if a.css_first("h1")] or (articles if len(articles) == 1 else [])
    if whole:
        return whole[0]
    mains = [node for node in page.outermost(_MAINS) if len(node.text()) > _FEWEST_WORDS]
    return mains[0] if mains else _densest(page) or page.tree.body


def _densest(page: Page) -> LexborNode | None:
    """Find the element that has the most text in paragraphs right below it."""
    words: dict[int, int] = {}
    nodes: dict[int, LexborNode] = {}
    for paragraph in page.find("p"):
        parent = paragraph.parent
        if parent is not None:
            nodes[parent.mem_id] = parent
            words[parent.mem_id] = words.get(parent.mem_id, 0) + len(paragraph.text())
    best = max(words, key=words.__getitem__, default=None)
    return nodes[best] if best is not None else None


def _body(page: Page, root: LexborNode) -> list[Block]:
    """Read the body of an article: the part that is marked as such, with what leads to it."""
    bodies = page.outermost(_BODIES, root)
    blocks = read_blocks(bodies)
    if count_words(blocks) >= _FEWEST_WORDS:
        known = {node.mem_id for node in bodies}
        around = page.outermost(f"{_LEADS}, {_BODIES}", root)
        leads = [lead for lead in around if lead.mem_id not in known]
        return [*read_blocks(leads[:1], "summary"), *blocks]
    return read_blocks([root], links=root.tag in ("article", "main"))
