"""Invented pages like those of GOV.UK: 40 KB, of which a fifth is the text of the release."""

from __future__ import annotations

import random
from html.parser import HTMLParser

WORDS = (
    "the of to and a in for new will be is that on with more people homes roads harbour council"
    " funding scheme support communities across region announced today million years minister"
    " department local services safety builders bridge repair work plans better"
).split()
_MENU = """<li class="gem-c-layout-super-navigation-header__dropdown-list-item">
<a class="govuk-link gem-c-layout-super-navigation-header__navigation-second-item-link"
 data-ga4-link="{&quot;event_name&quot;:&quot;navigation&quot;,&quot;type&quot;:&quot;header&quot;}"
 href="/browse/topic">A topic and its services</a></li>
"""
_PAGE = """<!DOCTYPE html>
<!--[if gt IE 8]><!--><html class="govuk-template" lang="en"><!--<![endif]-->
<head><meta charset="utf-8"><title>{title} - GOV.UK</title>
{metas}<script>{script}</script>
<meta name="govuk:first-published-at" content="2031-03-11T09:30:00+00:00">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{title}"}}</script>
</head><body class="gem-c-layout-for-public govuk-template__body">
<header class="gem-c-layout-super-navigation-header"><nav><ul>{menu}</ul></nav>
<svg viewBox="0 0 10 10"><path d="{drawing}"></path></svg></header>
<div class="govuk-width-container"><main id="content" class="govuk-main-wrapper" lang="en">
<div class="gem-c-heading"><span class="gem-c-heading__context">Press release</span>
<h1 class="gem-c-heading__text govuk-heading-xl">{title}</h1></div>
<p class="gem-c-lead-paragraph">{lead}</p>
<dl class="gem-c-metadata__list"><dt>From:</dt>
<dd><a href="/government/organisations/harbour-office">Harbour Office</a></dd>
<dt>Published</dt><dd>11 March 2031</dd></dl>
<div class="gem-c-govspeak"><div class="govspeak">
{body}</div></div></main></div>
<footer class="govuk-footer"><ul>{menu}</ul></footer>
<script>{script}</script></body></html>
"""


def make_page(number: int) -> str:
    """Make a page; the same number gives the same page."""
    dice = random.Random(number)
    said = "<p>Harbours Minister Ann Other said:</p>\n<blockquote>\n{}{}</blockquote>\n"
    parts = [_paragraph(dice) for _ in range(5)]
    for _ in range(3):
        parts.append(said.format(_paragraph(dice), _paragraph(dice)))
        bullets = "".join(f"<li>{_sentence(dice)}</li>\n" for _ in range(4))
        parts.append(f'<h2 id="more">More about this</h2>\n<ul>\n{bullets}</ul>\n')
    return _PAGE.format(
        title=f"Harbour {number} to be rebuilt",
        metas="".join(f'<meta name="govuk:fact-{n}" content="value {n}">\n' for n in range(25)),
        script="var state = {open: 1 < 2, items: []};\n" * 150,
        menu=_MENU * 35,
        drawing="M1 2 " * 200,
        lead=_sentence(dice),
        body="".join(parts),
    )


def _sentence(dice: random.Random) -> str:
    return " ".join(dice.choices(WORDS, k=dice.randint(12, 28))).capitalize() + "."


def _paragraph(dice: random.Random) -> str:
    words = " ".join(_sentence(dice) for _ in range(dice.randint(1, 3)))
    linked = words.replace("harbour", '<a class="govuk-link" href="/h">harbour</a>', 1)
    return f"<p>{linked}</p>\n"


class Stripper(HTMLParser):
    """The peer: what the standard library needs to take the tags off."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        """Keep a piece of text."""
        self.pieces.append(data)


def strip(page: str) -> str:
    """Take the tags off a page."""
    stripper = Stripper()
    stripper.feed(page)
    return "".join(stripper.pieces)
