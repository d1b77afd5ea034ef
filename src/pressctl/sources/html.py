"""Saved web pages: GOV.UK pages, pages of one article, and listings of several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pressctl.dates import read_day, read_london_day
from pressctl.model import Block, Document, Problem
from pressctl.sources.assembly import Draft, assemble, count_words, find_day, has_byline, has_cue
from pressctl.sources.facts import Facts, language_of, read_facts
from pressctl.sources.furniture import Surroundings
from pressctl.sources.markup import line_of, parse, read_blocks, text_of
from pressctl.sources.tags import prepare
from pressctl.text import fold

READER = "web page"
_HEAD = 4000  # characters that tell what a file is
_START = re.compile(
    r"(?:\s+|\ufeff|<\?xml[^>]{0,200}>|<!--.{0,1000}?-->)*"
    r"<(?:!doctype\s+html|(?:html|head|body|meta|title|article|main|section|header|div|h1|p)"
    r"[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_FEWEST_WORDS = 15  # a shorter body is a teaser or a notice, not a release; not measured
_WITHDRAWN = re.compile(r"\bwithdrawn\b", re.IGNORECASE)

_ARTICLES = "article, .hentry, .type-post, .h-entry"
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


class _Page(Struct):
    """A parsed page, what its head states, and what on it is furniture."""

    tree: LexborHTMLParser
    facts: Facts
    meta: dict[str, str]
    around: Surroundings

    def find(self, selector: str, inside: LexborNode | None = None) -> Iterator[LexborNode]:
        """Give the elements that are no part of furniture, in order."""
        found = inside.css(selector) if inside else self.tree.css(selector)
        once = {node.mem_id: node for node in found}  # a selector with commas gives some twice
        return (node for node in once.values() if not self.around.hide(node))

    def outermost(self, selector: str, inside: LexborNode | None = None) -> list[LexborNode]:
        """Give those elements that are not inside another of them."""
        found: list[LexborNode] = []
        known: set[int] = set()
        for node in self.find(selector, inside):
            if not _is_inside(node, known):
                found.append(node)
                known.add(node.mem_id)
        return found


def fits(text: str) -> bool:
    """Whether a text begins as a page does."""
    return _START.match(text[:_HEAD]) is not None


def read(text: str, file: str) -> tuple[list[Document], list[Problem]]:
    """Read the releases of a page; what a parser could not bear is refused before it is parsed."""
    prepared = prepare(text)
    if prepared.refusal:
        return [], [Problem(file, None, f"a web page: {prepared.refusal}")]
    tree = parse(prepared)
    facts, meta = read_facts(tree, prepared.titles, prepared.data)
    page = _Page(tree, facts, meta, Surroundings(tree.body))
    listed, teasers = _read_listing(page)
    sure = _read_govuk(page) or listed
    documents = [assemble(draft, file, READER) for draft in sure or _read_single(page)]
    documents = [document for document in documents if sure or _is_release(document, facts)]
    return documents, _problems(documents, teasers, file)


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


_NOTHING = "no dated article and nobody quoted; if it is a release, save its text"


def _read_govuk(page: _Page) -> list[Draft]:
    """Read a page of GOV.UK, of which the body, the lead and the labels are well known."""
    bodies = page.outermost(".govspeak")
    heading = _heading_of_page(page)
    if not bodies or heading is None:
        return []
    labels = _labels(page.tree)
    leads = page.outermost(".gem-c-lead-paragraph, .lead-paragraph, .summary")
    meta = page.meta
    published = _labelled_day(labels, ("published", "first published"))
    updated = _labelled_day(labels, ("last updated", "updated"))
    return [
        Draft(
            title=text_of(heading),
            line=line_of(heading),
            blocks=[*read_blocks(leads[:1], "summary"), *read_blocks(bodies)],
            published=published
            or read_london_day(meta.get("govuk:first-published-at", ""))
            or page.facts.published,
            updated=updated or read_london_day(meta.get("govuk:public-updated-at", "")),
            issuer=_from(labels) or page.facts.issuer,
            url=page.facts.url,
            language=_language(bodies[0], page),
            withdrawn=page.facts.withdrawn or _has_notice(page),
        )
    ]


def _labels(tree: LexborHTMLParser) -> dict[str, LexborNode]:
    """Give what stands beside each label of a page: "From:", "Published"."""
    labels: dict[str, LexborNode] = {}
    for term in tree.css("dt"):
        stated = term.next
        while stated is not None and stated.tag not in ("dd", "dt"):
            stated = stated.next
        if stated is not None and stated.tag == "dd":
            labels.setdefault(text_of(term).rstrip(":").lower(), stated)
    return labels


def _labelled_day(labels: dict[str, LexborNode], names: Sequence[str]) -> date | None:
    stated = next((labels[name] for name in names if name in labels), None)
    return find_day(text_of(stated)) if stated is not None else None


def _from(labels: dict[str, LexborNode]) -> str | None:
    """Name the first body a page is from; ministers are named in the same line."""
    for stated in labels.values():  # the label itself is in the language of the page
        if bodies := stated.css('a[href*="/organisations/"], a[href*="/world/"]'):
            return text_of(bodies[0])
    stated_plainly = labels.get("from")
    if stated_plainly is None or stated_plainly.css_first("a"):
        return None
    return text_of(stated_plainly)


def _has_notice(page: _Page) -> bool:
    notices = page.tree.css(".gem-c-notice, .govuk-notice, .withdrawal-notice, .withdrawn-notice")
    return any(_WITHDRAWN.search(notice.text()) for notice in notices)


def _read_listing(page: _Page) -> tuple[list[Draft], int]:
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
    return words < _FEWEST_WORDS or _CUT.search(last) is not None


_CUT = re.compile(r"(?:\[…\]|\[\.\.\.\]|\[&hellip;\]|continue reading.*|read more.*)\W*$", re.I)


def _read_article(page: _Page, article: LexborNode) -> Draft:
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
        language=_language(article, page),
        withdrawn=text_of(heading).lower().startswith("[withdrawn]"),
    )


def _heading(page: _Page, article: LexborNode) -> LexborNode | None:
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


def _read_single(page: _Page) -> list[Draft]:
    """Read a page as one release: by its article or main part, else where most paragraphs are."""
    root = _main_part(page)
    heading = _heading_of_page(page)
    title = text_of(heading) if heading is not None else ""
    title = title or (page.facts.titles[0] if page.facts.titles else "")
    if root is None or not title:
        return []
    blocks = _body(page, root)
    if count_words(blocks) < _FEWEST_WORDS:
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
            language=_language(root, page),
            withdrawn=facts.withdrawn or _has_notice(page),
        )
    ]


def _main_part(page: _Page) -> LexborNode | None:
    articles = page.outermost(_ARTICLES)
    whole = [a for a in articles if a.css_first("h1")] or (articles if len(articles) == 1 else [])
    if whole:
        return whole[0]
    mains = [node for node in page.outermost(_MAINS) if len(node.text()) > _FEWEST_WORDS]
    return mains[0] if mains else _densest(page) or page.tree.body


def _densest(page: _Page) -> LexborNode | None:
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


def _body(page: _Page, root: LexborNode) -> list[Block]:
    """Read the body of an article: the part that is marked as such, with what leads to it."""
    bodies = page.outermost(_BODIES, root)
    blocks = read_blocks(bodies)
    if count_words(blocks) >= _FEWEST_WORDS:
        leads = [lead for lead in page.find(_LEADS, root) if not _is_inside(lead, _ids(bodies))]
        return [*read_blocks(leads[:1], "summary"), *blocks]
    return read_blocks([root], links=root.tag in ("article", "main"))


def _heading_of_page(page: _Page) -> LexborNode | None:
    """Find the heading that is the title: the first that the page's own title has in it."""
    headings = list(page.find("h1"))
    titles = [fold(title) for title in page.facts.titles]
    told = (h for h in headings if any(_key(h) and _key(h) in title for title in titles))
    return next(told, headings[0] if headings else None)


def _key(heading: LexborNode) -> str:
    return fold(text_of(heading))


def _language(node: LexborNode, page: _Page) -> str | None:
    at: LexborNode | None = node
    while at is not None and at.tag != "html":
        if stated := language_of(at.attributes.get("lang")):
            return stated
        at = at.parent
    return page.facts.language


def _ids(nodes: Sequence[LexborNode]) -> set[int]:
    return {node.mem_id for node in nodes}


def _is_inside(node: LexborNode, known: set[int]) -> bool:
    at = node.parent if known else None
    while at is not None:
        if at.mem_id in known:
            return True
        at = at.parent
    return False
