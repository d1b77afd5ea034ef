"""What the head of a page says of it: <title>, <meta>, and JSON-LD, the data for search engines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from html import unescape

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser

from pressctl.dates import read_day
from pressctl.sources.markup import fold_space

_ARTICLES = frozenset(
    "newsarticle article reportagenewsarticle blogposting pressrelease report"
    " socialmediaposting analysisnewsarticle".split()
)
_BODIES = frozenset(
    "organization governmentorganization newsmediaorganization corporation ngo localbusiness"
    " educationalorganization governmentoffice".split()
)
_PUBLISHED = (
    "article:published_time og:article:published_time datepublished dcterms.issued dc.date.issued"
    " dcterms.created dcterms.date dc.date publish-date publication_date pubdate parsely-pub-date"
    " sailthru.date date"
).split()
_UPDATED = "article:modified_time og:updated_time dcterms.modified dc.date.modified".split()
_ISSUERS = "dcterms.publisher dc.publisher dcterms.creator dc.creator citation_publisher".split()
_WITHDRAWN = re.compile(r"\[withdrawn\]\s*", re.IGNORECASE)
_PORTALS = frozenset({"gov.uk"})  # names of sites that publish for many bodies, and issue nothing
_LONGEST_TITLE = 1000  # characters; a longer one is no title, and costs its square
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?$")
# "Harbour to be rebuilt | Harbour Office": bars part a title from its site; dashes only perhaps.
_BARS = re.compile(r"\s+(?:[|»·•]|::)\s+")
_DASHES = re.compile(r"\s+[-–—]\s+|\s*:\s+")

Data = dict[str, object]


class Facts(Struct, frozen=True):
    """What the head states; `titles` are without the name of the site, the surest first."""

    titles: tuple[str, ...] = ()
    published: date | None = None
    updated: date | None = None
    issuer: str | None = None
    site: str | None = None
    url: str | None = None
    language: str | None = None
    withdrawn: bool = False
    article: bool = False


def read_facts(
    tree: LexborHTMLParser, titles: Sequence[bytes], data: Sequence[bytes]
) -> tuple[Facts, dict[str, str]]:
    """Read the head of a page; the <meta> elements come back too, by name in lower case."""
    meta = _read_meta(tree)
    article = _find_article(data)
    site = meta.get("og:site_name")
    whole = fold_space(unescape(titles[0].decode())) if titles else ""
    named = [_text(article.get("headline")), meta.get("og:title", ""), whole]
    return (
        Facts(
            tuple(filter(None, (_without_site(_WITHDRAWN.sub("", t), site) for t in named))),
            _first_day([_text(article.get("datePublished")), *_values(meta, _PUBLISHED)]),
            _first_day([_text(article.get("dateModified")), *_values(meta, _UPDATED)]),
            _issuer(article, meta),
            site,
            _url(tree, meta),
            _language(tree, article),
            any(_WITHDRAWN.match(title) for title in named),
            bool(article) or meta.get("og:type", "").lower() == "article",
        ),
        meta,
    )


def language_of(code: str | None) -> str | None:
    """Give the two or three letters of a language: "en" of "en-GB"."""
    found = _LANGUAGE.match((code or "").strip())
    return found[1].lower() if found else None


def _read_meta(tree: LexborHTMLParser) -> dict[str, str]:
    meta: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if name:
            meta.setdefault(name.lower(), fold_space(attributes.get("content") or ""))
    return meta


def _find_article(data: Sequence[bytes]) -> Data:
    """Find the article in the JSON-LD of a page; its references are followed one step."""
    nodes = [node for one in data for node in _nodes(_decode(one))]
    article = next((node for node in nodes if _types(node) & _ARTICLES), {})
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    return {key: _resolve(value, by_id) for key, value in article.items()}


def _decode(data: bytes) -> object:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):  # the page is read without it
        return None


def _nodes(value: object) -> Iterable[Data]:
    listed = value if isinstance(value, list) else [value]
    for node in listed:
        if isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            yield from (
                (one for one in graph if isinstance(one, dict)) if isinstance(graph, list) else ()
            )


def _resolve(value: object, by_id: dict[object, Data]) -> object:
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value:
        return by_id.get(value["@id"], value)
    return value


def _types(node: Data) -> set[str]:
    stated = node.get("@type")
    listed = stated if isinstance(stated, list) else [stated]
    return {one.lower() for one in listed if isinstance(one, str)}


def _issuer(article: Data, meta: dict[str, str]) -> str | None:
    """Name the body that issued a page: an author that is no person, else who published it."""
    bodies = [name for name, body in map(_name, _listed(article.get("author"))) if body]
    others = [_name(article.get(key))[0] for key in ("sourceOrganization", "publisher")]
    named = [*bodies, *others, *_values(meta, _ISSUERS), meta.get("og:site_name", "")]
    return next((name for name in named if name and name.lower() not in _PORTALS), None)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _name(value: object) -> tuple[str, bool]:
    """Give a name, and whether it is that of a body."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        return _text(value.get("name")), bool(_types(value) & _BODIES)
    return _text(value), False


def _text(value: object) -> str:
    return fold_space(unescape(value)) if isinstance(value, str) else ""


def _values(meta: dict[str, str], names: Iterable[str]) -> list[str]:
    return [meta[name] for name in names if name in meta]


def _first_day(words: Iterable[str]) -> date | None:
    return next((day for one in words if (day := read_day(one))), None)


def _without_site(title: str, site: str | None) -> str:
    """Take the name of the site off a title, before it or behind it."""
    if len(title) > _LONGEST_TITLE:
        return title
    sites = {(site or "gov.uk").lower(), "gov.uk"}
    for mark in (*_BARS.finditer(title), *_DASHES.finditer(title)):
        if title[mark.end() :].lower() in sites:
            return title[: mark.start()]
        if title[: mark.start()].lower() in sites:
            return title[mark.end() :]
    bars = list(_BARS.finditer(title))
    return title[: bars[-1].start()] if bars and site is None else title


def _url(tree: LexborHTMLParser, meta: dict[str, str]) -> str | None:
    link = tree.css_first("link[rel=canonical]")
    stated = [link.attributes.get("href") if link else None, meta.get("og:url")]
    return next((url for url in stated if url and url.startswith(("http://", "https://"))), None)


def _language(tree: LexborHTMLParser, article: Data) -> str | None:
    page = tree.css_first("html")
    stated = page.attributes.get("lang") if page else None
    return language_of(stated) or language_of(_text(article.get("inLanguage")))
