"""Saved pages of GOV.UK, of which the body, the lead and the labels are well known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pressctl.dates import read_london_day
from pressctl.sources.assembly import Draft, find_day
from pressctl.sources.markup import line_of, read_blocks, text_of
from pressctl.sources.page import Page

_WITHDRAWN = re.compile(r"\bwithdrawn\b", re.IGNORECASE)


def read_govuk_page(page: Page) -> list[Draft]:
    """Read a page of GOV.UK, of which the body, the lead and the labels are well known."""
    bodies = page.outermost(".govspeak")
    heading = page.heading()
    if not bodies or heading is None:
        return []
    labels = _labels(page.tree)
    leads = page.outermost(".gem-c-lead-paragraph, .lead-paragraph, .summary")
    meta = page.meta
    published = _labelled_day(labels, ("published", "first published", "cyhoeddwyd"))
    updated = _labelled_day(labels, ("last updated", "updated", "diweddarwyd ddiwethaf"))
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
            language=page.language(bodies[0]),
            withdrawn=page.facts.withdrawn or has_notice(page),
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


def has_notice(page: Page) -> bool:
    """Whether a page says in a notice that it was withdrawn."""
    notices = page.tree.css(".gem-c-notice, .govuk-notice, .withdrawal-notice, .withdrawn-notice")
    return any(_WITHDRAWN.search(notice.text()) for notice in notices)
