"""Feeds: RSS and Atom, each entry of which is one release; needs pressctl[feeds]."""

from __future__ import annotations

import html
import re
from itertools import pairwise
from typing import Any

from pressctl.model import Document, Origin
from pressctl.sources import records
from pressctl.sources.lines import clean_title
from pressctl.sources.reading import Found, Ledger, day_of, mend, shown, too_long

_HEAD = 3000  # bytes in which the root element is looked for
_ROOT = re.compile(
    rb"\s*(?:<\?xml[^>]{0,300}>\s*)?(?:<\?[^>]{0,500}>\s*|<!--.{0,1000}?-->\s*|<!DOCTYPE[^>]{0,300}>\s*)*"
    rb"<(?:rss|feed|(?:rdf:)?RDF)\b",
    re.DOTALL,
)
_ENTRY = re.compile(rb"<(?:item|entry)\b")
_LARGEST = 20_000_000  # bytes
_MOST_TAGS = 1_000_000  # measured: nested ones take feedparser 25 µs and 500 bytes each
_INSTALL = "feeds need feedparser; install it with: pip install 'pressctl[feeds]'"


def fits(data: bytes) -> bool:
    """Whether the root element of a file is that of a feed."""
    return _ROOT.match(_ascii(data[:_HEAD])) is not None


def read(data: bytes, file: str) -> Found:
    """Read the entries of a feed, in its order; an entry without a title is entered as lost."""
    ledger = Ledger(file)
    if len(data) > _LARGEST or data.count(b"<") > _MOST_TAGS:
        most = f"{_LARGEST // 1_000_000} MB or {_MOST_TAGS:,} tags"
        ledger.lose(None, f"a feed of more than {most}; split it")
        return [], ledger.problems()
    try:
        import feedparser
    except ImportError:
        ledger.lose(None, _INSTALL)
        return [], ledger.problems()
    try:
        feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    except (Exception, RecursionError) as error:  # its fallback parser raises of all kinds
        ledger.lose(None, f"a feed that cannot be read ({type(error).__name__}); get it anew")
        return [], ledger.problems()
    return _documents(feed, data, file, ledger), ledger.problems()


def _ascii(data: bytes) -> bytes:
    """Take the marks of UTF-8 and UTF-16 away, as far as tags need it."""
    return data.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")


def _documents(feed: Any, data: bytes, file: str, ledger: Ledger) -> list[Document]:  # noqa: ANN401
    if feed.bozo and isinstance(feed.bozo_exception, Exception):
        ledger.warn(None, f"a damaged feed ({shown(str(feed.bozo_exception))}); read as it can be")
    issuer = _text(feed.feed, "publisher", "title") or None
    lines = _lines(data, len(feed.entries))
    teasers = 0
    documents = []
    for entry, (first, last) in zip(feed.entries, lines, strict=True):
        markup = _body(entry)
        document = _document(entry, markup, Origin(file, first, last, "feed"), issuer, ledger)
        documents += [document] if document else []
        teasers += not markup
    if teasers:
        what = f"{teasers} of {len(feed.entries)} entries have a summary only"
        ledger.warn(None, f"{what}; save the releases themselves to have their words")
    return documents


def _lines(data: bytes, count: int) -> list[tuple[int | None, int | None]]:
    """Give the first and the last line of each entry; None when they cannot be told apart."""
    starts = [found.start() for found in _ENTRY.finditer(data)]
    if len(starts) != count:
        return [(None, None)] * count
    places, line = [], 1 + data.count(b"\n", 0, starts[0]) if starts else 1
    for start, end in pairwise([*starts, len(data.rstrip())]):
        last = line + data.count(b"\n", start, end)
        places.append((line, last))
        line = last
    return [*places]


def _text(values: Any, *names: str) -> str:  # noqa: ANN401  # feedparser has no types
    """Give the first of some values that is there, on one line."""
    words = (" ".join(mend(str(values.get(name) or "")).split()) for name in names)
    return next(filter(None, words), "")


def _body(entry: Any) -> str:  # noqa: ANN401
    """Give the whole text of an entry; "" when the feed has only a summary."""
    contents = [mend(str(one.get("value") or "")) for one in entry.get("content") or ()]
    return max(contents, key=len, default="")


def _document(
    entry: Any,  # noqa: ANN401
    markup: str,
    origin: Origin,
    issuer: str | None,
    ledger: Ledger,
) -> Document | None:
    line = origin.first_line or 1
    title, stated = clean_title(html.unescape(_text(entry, "title")))
    if not title:
        ledger.lose(origin.first_line, "an entry without a title; left out")
        return None
    if why := too_long(markup):
        ledger.lose(origin.first_line, f"{why}; left out")
        return None
    when = _text(entry, "published", "issued", "created", "date", "updated")
    published = day_of(when) or stated
    if published is None:
        what = f"no day in “{shown(when)}”" if when else "no date"
        ledger.warn(origin.first_line, f"{what}; the release is kept without a date")
    body = records.words_body(markup or mend(str(entry.get("summary") or "")))
    return Document(
        origin,
        records.arrange(title, "", body, published, line),
        title,
        _text(entry.get("source") or {}, "title") or _text(entry, "publisher") or issuer,
        published,
        _text(entry, "link") or None,
        records.language_of(_text(entry, "language")),
    )
