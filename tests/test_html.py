"""Saved web pages: what is the release on them, and what is furniture."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pressctl import sources
from pressctl.model import Document, Problem
from pressctl.sources import html

PAGES = Path(__file__).parent / "fixtures" / "pages"
WORDS = "The bridge over the Tarn will open to carts and walkers on the first day of spring."


def read(name: str) -> tuple[list[Document], list[Problem]]:
    return html.read((PAGES / name).read_text("utf-8"), name)


def one(name: str) -> Document:
    [document], problems = read(name)
    assert not problems
    return document


def page(body: str, head: str = "", attributes: str = "") -> Document:
    text = f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{body}</body></html>"
    [document], _ = html.read(text, "page.html")
    return document


def words(document: Document, *kinds: str) -> list[str]:
    return [b.text for b in document.blocks if not kinds or b.kind in kinds]


def body_of(document: Document) -> list[tuple[str, str]]:
    left_out = ("title", "byline", "furniture")
    return [(b.kind, b.text) for b in document.blocks if b.kind not in left_out]


# --- GOV.UK -----------------------------------------------------------------------------------


def test_a_govuk_page_gives_its_title_day_body_and_organisation() -> None:
    document = one("govuk.html")
    assert document.title == "Ferry passengers & crews to get 40 new landing stages"
    assert document.published == date(2031, 7, 1)
    assert document.updated == date(2031, 7, 4)
    assert document.issuer == "Department for Waterways"
    assert document.url == "https://www.gov.uk/government/news/ferry-stages"
    assert document.language == "en"
    assert not document.withdrawn


def test_blockquotes_headings_bullets_and_the_lead_keep_their_kind() -> None:
    blocks = body_of(one("govuk.html"))
    assert blocks[0][0] == "summary"
    assert blocks[1:3] == [
        ("item", "£12 million for the first ten stages"),
        ("item", "work begins in September"),
    ]
    assert [text[:6] for kind, text in blocks if kind == "quote"] == ["Nobody", "That i"]
    assert ("heading", "Notes to editors") in blocks


def test_a_paragraph_is_folded_as_a_browser_does_and_its_no_break_space_stays() -> None:
    texts = words(one("govuk.html"))
    [paragraph] = [text for text in texts if text.startswith("More than")]
    assert paragraph.endswith("set out today by the Department\u00a0for Waterways.")
    assert "Waterways Secretary Petra Quill\u00a0said:" in texts
    assert "Nobody should have to wade ashore – not in 2031." in texts


def test_nothing_of_the_page_around_it_comes_into_a_release() -> None:
    text = "\n".join(words(one("govuk.html")))
    for furniture in ("Cookies", "Skip", "Boats", "Share", "Related", "useful", "licence", "PDF"):
        assert furniture not in text
    assert "never a paragraph" not in text
    assert "Published" not in text


@pytest.mark.parametrize("name", [p.name for p in sorted(PAGES.glob("*.html"))])
def test_every_block_says_the_line_on_which_its_text_begins(name: str) -> None:
    lines = (PAGES / name).read_text("utf-8").split("\n")
    documents, _ = read(name)
    for document in documents:
        for block in document.blocks:
            first = block.text.split()[0].strip("“‘\"'£’").removesuffix(",")
            # a window of one line: the mark may be an entity, the tag on the line before
            assert first in lines[block.line - 1], (block, lines[block.line - 1])
            assert block.line <= block.last_line


def test_an_older_page_that_was_withdrawn_says_so() -> None:
    document = one("govuk_2014.html")
    assert document.withdrawn
    assert document.title == "Eel ladders opened at five weirs"
    assert document.issuer == "Weirs Agency"
    assert document.published == date(2014, 8, 12)
    assert "The scheme has closed." not in words(document)


def test_a_page_in_another_language_says_which() -> None:
    document = one("welsh.html")
    assert document.language == "cy"
    assert document.issuer == "Swyddfa'r Cwm"
    assert document.published == date(2031, 5, 5)


# --- WordPress --------------------------------------------------------------------------------


def test_a_single_post_is_read_without_comments_sharing_and_pull_quotes() -> None:
    document = one("wordpress_single.html")
    assert document.title == "Library vans return to the fens"
    assert document.issuer == "Fenland County Council"
    assert document.published == date(2030, 2, 11)
    assert document.updated is None
    assert document.language == "en"
    assert body_of(document) == [
        ("prose", "Six library vans are back on the road from today, 12 years after the last."),
        ("prose", "Councillor Mary Oatcake, cabinet member for culture, said:"),
        ("prose", "“A book should come to you.”"),
        ("prose", "The vans will call at 31 villages:"),
        ("item", "every Monday in the north"),
        ("item", "every Friday in the south"),
    ]  # fmt: skip


def test_a_listing_gives_a_document_for_each_post_and_names_its_teasers() -> None:
    (lock, barge), problems = read("wordpress_listing.html")
    assert lock.title == "Lock gates “to last a century”"
    assert barge.title == "Barge tax cut by 2 per cent"
    assert lock.url == "https://speechbook.example/lock"
    assert [str(problem) for problem in problems] == [
        "wordpress_listing.html: teasers without a body (1); left out, save the pages they lead to"
    ]


def test_a_byline_goes_before_the_day_on_which_it_was_posted() -> None:
    (lock, barge), _ = read("wordpress_listing.html")
    assert words(barge, "byline") == ["The press release issued by HM Exchequer on 9 March 1999."]
    assert (barge.published, barge.issuer, barge.updated) == (None, None, None)
    assert "The press release issued" in words(lock, "byline")[0]


def test_a_page_of_teasers_alone_is_refused_with_what_to_do() -> None:
    post = "<article><h2><a href='/x'>{}</a></h2><p>Ministers have today [&hellip;]</p></article>"
    documents, [problem] = html.read(
        f"<html><body><h1>News</h1>{post.format('One')}{post.format('Two')}</body></html>", "n.html"
    )
    assert not documents
    assert str(problem) == "n.html: a web page with only teasers on it; save the pages they lead to"


# --- any other page ---------------------------------------------------------------------------


def test_a_page_of_unknown_make_is_read_where_its_paragraphs_are() -> None:
    document = one("cms.html")
    assert document.title == "Harvest plan agreed"
    assert document.issuer == "Orchard Authority"
    assert document.published == date(2029, 9, 3)
    assert ("item", "Upshire 400") in body_of(document)
    assert "Latest news and reports from us" not in words(document)


def test_a_page_of_the_nineties_without_paragraphs_is_read_by_its_line_breaks() -> None:
    document = one("nineties.html")
    assert document.title == "Tide gauges for every port"
    assert document.published == date(1998, 11, 17)
    assert [text for _, text in body_of(document)] == [
        "Every port is to have a tide gauge by the year 2000, the Ports Minister announced today, "
        "at a cost of £2 million.",
        "Speaking in Dunmere the Ports Minister, Mrs Edith Kelp, said:",
        '"The sea does not wait. Nor shall we."',
        "Nineteen ports have gauges now.",
        "Ardle",
        "Borrow",
    ]


@pytest.mark.parametrize(
    ("title", "site"),
    [
        ("Bridge to open | Tarn Council", "Tarn Council"),
        ("Tarn Council | Bridge to open", "Tarn Council"),
        ("Bridge to open - GOV.UK", ""),
        ("Bridge to open – Tarn Council", "Tarn Council"),
        ("Bridge to open | Somebody unnamed", ""),
        ("[Withdrawn] Bridge to open - GOV.UK", ""),
    ],
)
def test_a_title_is_without_the_name_of_the_site(title: str, site: str) -> None:
    named = f'<meta property="og:site_name" content="{site}">' if site else ""
    document = page(f"<p>Published 3 May 2031</p><p>{WORDS}</p>", f"<title>{title}</title>{named}")
    assert document.title == "Bridge to open"


def test_a_page_without_a_title_of_its_own_has_its_first_heading() -> None:
    document = page(f"<main><h2>Bridge to open</h2><p>3 May 2031</p><p>{WORDS}</p></main>")
    assert document.title == "Bridge to open"


def test_a_dash_in_a_title_is_no_site() -> None:
    head = "<title>Bridge to open - at last</title>"
    assert page(f"<p>3 May 2031</p><p>{WORDS}</p>", head).title == "Bridge to open - at last"


def test_the_logo_is_not_the_title_though_it_is_a_heading() -> None:
    head = "<title>Bridge to open | Tarn</title>"
    body = f"<div><h1>Tarn</h1></div><main><h1>Bridge to open</h1><p>3 May 2031</p><p>{WORDS}</p>"
    assert page(body, head).title == "Bridge to open"


@pytest.mark.parametrize(
    "stated",
    [
        '<meta property="article:published_time" content="2031-05-03T09:00:00+01:00">',
        '<meta name="dc.date.issued" content="2031-05-03">',
        '<script type="application/ld+json">[{"@type":["Thing","NewsArticle"],'
        '"datePublished":"2031-05-03"}]</script>',
    ],
)
def test_the_day_is_read_from_what_the_head_states(stated: str) -> None:
    document = page(f"<main><h1>Bridge to open</h1><p>{WORDS}</p></main>", stated)
    assert document.published == date(2031, 5, 3)


@pytest.mark.parametrize(
    "stated",
    [
        "<time datetime='2031-05-03T10:00'>Saturday</time>",
        "<div class='post-meta'>Posted on 3 May 2031 by the press office</div>",
        "<p>Published: 3 May 2031</p>",
        "<p><strong>3 May 2031</strong></p>",
    ],
)
def test_the_day_is_read_from_what_stands_above_the_body(stated: str) -> None:
    document = page(f"<article><h1>Bridge to open</h1>{stated}<p>{WORDS}</p></article>")
    assert document.published == date(2031, 5, 3)


def test_a_day_that_is_not_in_the_calendar_is_none() -> None:
    stated = '<meta property="article:published_time" content="2031-02-31T09:00:00Z">'
    body = f"<article><h1>Bridge to open</h1><p>{WORDS}</p><p>Ann Other said:</p><p>Yes.</p>"
    assert page(body, stated).published is None


def test_broken_json_ld_is_passed_over() -> None:
    deep = "[" * 100_000
    for data in ('{"@type": "NewsArticle", ', deep, '{"@type": 5, "@graph": {"a": []}}', "null"):
        document = page(
            f"<article><h1>Bridge to open</h1><p>3 May 2031</p><p>{WORDS}</p></article>",
            f'<script type="application/ld+json">{data}</script>',
        )
        assert document.published == date(2031, 5, 3)


def test_a_page_without_a_day_and_without_a_speaker_is_no_release() -> None:
    text = f"<html><body><h1>About us</h1><p>{WORDS}</p></body></html>"
    documents, [problem] = html.read(text, "about.html")
    assert not documents
    assert "nothing titled and dated" in problem.message


def test_a_release_without_a_day_is_kept_and_named() -> None:
    text = f"<html><body><h1>Bridge to open</h1><p>{WORDS}</p><p>Ann Other said:</p><p>Yes.</p>"
    [document], [problem] = html.read(text, "b.html")
    assert document.published is None
    assert str(problem) == "b.html:1: no date on the page; kept without one"


@pytest.mark.parametrize(
    "start",
    [
        "<!doctype HTML>",
        "\n\n  <html lang=en>",
        '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">',
        "<!-- saved from url=(0014)about:internet -->\n<!-- again --><HTML>",
        "<article class=x>",
    ],
)
def test_a_page_is_known_by_how_it_begins(start: str) -> None:
    text = f"{start}<h1>Bridge to open</h1><p>3 May 2031</p><p>{WORDS}</p>"
    assert sources.understand(text.encode(), "capture.txt").reader == "web page"


def test_a_text_that_mentions_a_tag_is_no_page() -> None:
    assert not html.fits("PRESS RELEASE : The <html> tag is thirty [May 2031]\n")


# --- what is to be marked in the body ---------------------------------------------------------


def test_who_is_quoted_below_a_blockquote_is_not_in_the_quote() -> None:
    quote = "<blockquote><p>We shall cross.</p><footer>Ann Other, ferrywoman</footer></blockquote>"
    document = page(f"<article><h1>Bridge</h1><p>3 May 2031</p><p>{WORDS}</p>{quote}</article>")
    assert body_of(document)[1:] == [
        ("quote", "We shall cross."),
        ("prose", "Ann Other, ferrywoman"),
    ]


def test_control_characters_stay_data() -> None:
    document = page(f"<article><h1>Br&#27;idge</h1><p>3 May 2031</p><p>{WORDS} &#x1b;[2J</p>")
    assert document.title == "Br\x1bidge"
    assert document.blocks[-1].text.endswith("\x1b[2J")


def test_hidden_text_is_not_read() -> None:
    hidden = (
        "<p hidden>one</p><p style='display: none'>two</p><p aria-hidden=true>three</p>"
        "<p class='visually-hidden'>four</p><template><p>five</p></template>"
        "<noscript><p>six</p></noscript><svg><text>seven</text></svg><!-- <p>eight</p> -->"
    )
    document = page(f"<article><h1>Bridge</h1><p>3 May 2031</p><p>{WORDS}</p>{hidden}</article>")
    assert body_of(document) == [("prose", WORDS)]


def test_a_class_that_only_sounds_like_furniture_does_not_cost_the_body() -> None:
    document = page(
        f"<div class='related-content'><h1>Bridge</h1><p>3 May 2031</p><p>{WORDS}</p></div>"
    )
    assert ("prose", WORDS) in body_of(document)


def test_a_page_in_welsh_has_its_day() -> None:
    found = page(
        "<main><h1>Cei yn ailagor</h1><dl><dt>Cyhoeddwyd</dt><dd>3 Chwefror 2031</dd></dl>"
        '<div class="govspeak"><p>Bydd y cei yn ailagor ym mis Mehefin.</p></div></main>',
        attributes=' lang="cy"',
    )
    assert (found.published, found.language) == (date(2031, 2, 3), "cy")
