"""Markup to blocks, and the look at the tags that keeps the parser within bounds."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.sources import html
from pressctl.sources.markup import html_blocks
from pressctl.sources.tags import prepare

TAGS = "div p li ul b i a span table tr td dd svg h1 blockquote pre br script title select".split()


def blocks(markup: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in html_blocks(markup)]


def test_white_space_is_folded_but_not_the_no_break_space() -> None:
    assert blocks("<p>\n One \t two&nbsp;&nbsp;three\n</p>") == [
        ("prose", "One two\u00a0\u00a0three")
    ]


def test_inline_tags_do_not_part_words() -> None:
    assert blocks("<p>2<sup>nd</sup> <b>bri</b>dge, <a href=x>here</a>.</p>") == [
        ("prose", "2nd bridge, here.")
    ]


def test_a_line_break_parts_sentences_and_not_a_wrapped_line() -> None:
    assert blocks("<p>Ann Other said:<br>We will.<br><br>Yes we\n<br>will.</p>") == [
        ("prose", "Ann Other said:"),
        ("prose", "We will."),
        ("prose", "Yes we will."),
    ]


def test_preformatted_text_is_parted_at_its_blank_lines() -> None:
    assert [(b.text, b.line) for b in html_blocks("<pre>One\ntwo.\n\nThree.\n</pre>")] == [
        ("One two.", 1),
        ("Three.", 4),
    ]


def test_paragraphs_in_a_blockquote_are_quotes_bullets_too() -> None:
    markup = "<blockquote>We will:<ul><li>build</li></ul><p>Now.</p></blockquote><p>Then.</p>"
    assert [kind for kind, _ in blocks(markup)] == ["quote", "quote", "quote", "prose"]


def test_text_without_tags_is_a_paragraph() -> None:
    assert blocks("Just words & more < than > tags") == [
        ("prose", "Just words & more < than > tags")
    ]


def test_nested_lists_give_each_bullet_once() -> None:
    assert blocks("<ul><li>one<ul><li>two</li></ul></li><li>three</li></ul>") == [
        ("item", "one"),
        ("item", "two"),
        ("item", "three"),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_count_from_one_whatever_ends_them(newline: str) -> None:
    markup = newline.join(("<div><!-- a", "b -->", "<p", "class=x>One", "two</p>", "<p>Three"))
    assert [(b.line, b.last_line) for b in html_blocks(markup)] == [(4, 5), (6, 6)]


@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * 100_000,
        "<ul><li>" * 100_000,
        "<li><dd>" * 100_000,
        "<blockquote><div><table><tr><td></div>" * 50_000,
    ],
)
def test_a_page_nested_beyond_measure_is_refused_at_once(bomb: str) -> None:
    began = time.monotonic()
    documents, [problem] = html.read(f"<html><body>{bomb}text", "deep.html")
    assert time.monotonic() - began < 2
    assert not documents
    assert "nested more than 512 deep" in problem.message


@pytest.mark.parametrize(
    "bomb",
    [
        "<b><i>x</b></i>" * 20_000,
        "".join(f"<p><b id={n}>x</p>" for n in range(20_000)),
        "".join(f"<font color={n}>x" for n in range(20_000)),
        "<span><p>x</span></p>" * 20_000,
        "<svg>" + "<tr>" * 100_000,
        "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x",
        "a <![CDATA[" * 50_000,
        "<!-- " * 100_000,
        "<" * 200_000,
        '<p a="' * 50_000,
        "<title>" * 50_000,
        "<script>" * 50_000,
        "</p>" * 100_000,
        "<rt>" * 100_000,
        "<div class=share><p>x</p></div>" * 20_000,
        "<div class=share>" * 500 + "<p>words</p>" * 5000,
    ],
)
def test_what_makes_a_parser_explode_is_read_in_time(bomb: str) -> None:
    began = time.monotonic()
    html_blocks(f"<p>Before.</p>{bomb}")
    html.read(f"<html><body><h1>Bomb</h1><p>3 May 2031</p>{bomb}", "bomb.html")
    assert time.monotonic() - began < 10


def test_inline_tags_that_cross_blocks_cost_no_text() -> None:
    markup = "".join(f"<p><b id={n}>word{n}</p>" for n in range(2000))
    assert blocks(markup) == [("prose", f"word{n}") for n in range(2000)]


def test_what_is_left_out_cannot_join_to_a_tag() -> None:
    assert b"<p>" not in prepare("<<!-- x -->p>").html
    assert blocks("a <<script>x</script>b>c") == [("prose", "a <b>c")]


def test_titles_and_data_are_kept_aside() -> None:
    prepared = prepare(
        "<title>One</title><svg><title>Icon</title></svg>"
        '<script type="application/ld+json">{"a": "<p>"}</script><script>x</script>'
    )
    assert prepared.titles == (b"One",)
    assert prepared.data == (b'{"a": "<p>"}',)


@given(st.text())
def test_any_text_is_read_without_raising(text: str) -> None:
    html_blocks(text)
    html.read(text, "x.html")


@given(
    st.lists(st.sampled_from([f"<{t}>" for t in TAGS] + [f"</{t}>" for t in TAGS] + ["x ", "<"]))
)
def test_any_tags_are_read_in_the_order_of_the_page(tags: list[str]) -> None:
    lines = [block.line for block in html_blocks("\n".join(tags))]
    assert lines == sorted(lines)


@given(st.lists(st.text("abc é“”—", min_size=1).filter(str.strip), min_size=1, max_size=9))
def test_no_paragraph_is_lost(paragraphs: list[str]) -> None:
    markup = "".join(f"<p>{text}</p>\n" for text in paragraphs)
    assert [text for _, text in blocks(markup)] == [" ".join(p.split()) for p in paragraphs]
