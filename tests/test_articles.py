"""An article becomes one document whose every character knows its line."""

from __future__ import annotations

import io

import pytest

from pressctl.model import Problem
from pressctl.sources.articles import Article, read_article

MARKDOWN = """---
title: "Lamps"
---

# Lamps for [harbours](https://example.org/a) #

She said “the quays
are dark,
[so] say all”.
- one *item*
  goes on
> kept
> words

```
“code”
```
Last[^1] line
"""


def read(data: bytes | str, name: str = "a.md") -> Article:
    found = read_article(data.encode() if isinstance(data, str) else data, name)
    assert isinstance(found, Article)
    return found


def texts(article: Article) -> list[str]:
    return [one.text for one in article.document.blocks]


def test_lines_of_markdown_that_touch_are_one_paragraph() -> None:
    blocks = [(one.kind, one.text, one.line) for one in read(MARKDOWN).document.blocks]
    assert blocks == [
        ("prose", 'title: "Lamps"', 2),
        ("heading", "Lamps for harbours", 5),
        ("prose", "She said “the quays are dark, [so] say all”.", 7),
        ("item", "one item goes on", 10),
        ("quote", "kept words", 12),
        ("prose", "Last line", 18),
    ]


def test_every_word_of_a_wrapped_paragraph_knows_its_line() -> None:
    article = read(MARKDOWN)
    text = article.document.blocks[2].text
    lines = {word: article.line(2, text.index(word)) for word in ("She", "quays", "are", "say")}
    assert lines == {"She": 7, "quays": 7, "are": 8, "say": 9}


def test_plain_text_keeps_a_line_that_stands_alone_a_paragraph() -> None:
    article = read("First line of all.\nSecond line of all.\n", "a.txt")
    assert [one.text for one in article.document.blocks] == [
        "First line of all.",
        "Second line of all.",
    ]


def test_emphasis_goes_and_a_star_that_is_text_stays() -> None:
    text = "Of **two *dark\nquays*, 2 * 3** and _all_ of my_file_name: __so__ it is\\*"
    assert texts(read(text, "a.md")) == [
        "Of two dark quays, 2 * 3 and all of my_file_name: so it is\\*"
    ]


def test_who_signs_a_block_quotation_is_no_part_of_it() -> None:
    assert texts(read("> The quays are dark.\n> – Jane Roe", "a.md")) == [
        "The quays are dark.",
        "– Jane Roe",
    ]
    said = "The <cite>Echo</cite> is wrong.<cite>Jane Roe</cite>"
    page = f"<p>So it is.</p><blockquote>{said}</blockquote>"
    assert texts(read(page)) == ["So it is.", "The Echo is wrong.", "Jane Roe"]


def test_a_page_quotes_with_q() -> None:
    assert texts(read("<p>She said <q>the quays are dark</q>.</p>")) == [
        "She said “the quays are dark”."
    ]


def test_hard_wrapped_text_is_joined() -> None:
    words = "The harbour board met on Monday to talk of lamps and of little else, it\nsaid later.\n"
    article = read(words + "\n" + words, "a.txt")
    assert [one.line for one in article.document.blocks] == [1, 4]
    assert article.line(0, article.document.blocks[0].text.index("said")) == 2


def test_a_page_gives_its_article_without_a_date() -> None:
    page = "<html><body><nav>Menu</nav><article><h1>Lamps</h1><p>She said “it is dark”.</p>"
    texts = [one.text for one in read(page, "a.html").document.blocks]
    assert "She said “it is dark”." in texts
    assert "Menu" not in texts


def test_a_document_of_word_counts_its_paragraphs() -> None:
    docx = pytest.importorskip("docx")
    made, kept = docx.Document(), io.BytesIO()
    for words in ("Lamps", "She said “it is dark”."):
        made.add_paragraph(words)
    made.save(kept)
    blocks = read(kept.getvalue(), "a.docx").document.blocks
    assert [(one.text, one.line) for one in blocks] == [
        ("Lamps", 1),
        ("She said “it is dark”.", 2),
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"\x7fELF\0\0\1", "binary"),
        (b"\n \n\t", "empty"),
        (b"PK\x03\x04rest", "office program"),
        (b"```\nonly code\n```\n", "no text"),
    ],
)
def test_what_is_no_article_is_refused_by_name(data: bytes, why: str) -> None:
    found = read_article(data, "a.md")
    assert isinstance(found, Problem)
    assert why in found.message
    assert found.file == "a.md"
