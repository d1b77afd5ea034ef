"""Feeds: each entry of RSS or Atom is a release."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from pressctl import sources
from tests.test_records import told, words

BODY = "<p>Tom Ash said:</p><blockquote><p>At last.</p></blockquote>"
EXPECTED = [("title", "Lock & quay reopen"), ("prose", "Tom Ash said:"), ("quote", "At last.")]
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Canal Office</title><link>https://canal.example</link>
<item>
  <title>Lock &amp; quay reopen</title>
  <link>https://canal.example/lock</link>
  <pubDate>Tue, 06 May 2031 09:30:00 +0100</pubDate>
  <description>Tom Ash said…</description>
  <content:encoded><![CDATA[{BODY}]]></content:encoded>
</item>
<item>
  <title>Two</title>
  <pubDate>soon</pubDate>
  <description>Only a few words.</description>
</item>
<item><link>https://canal.example/none</link></item>
</channel></rss>
"""
ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Canal Office</title>
<entry><title>Lock &amp; quay reopen</title><link href="https://canal.example/lock"/>
<published>2031-05-06T09:30:00+01:00</published><updated>2031-05-09T09:30:00+01:00</updated>
<summary>Short.</summary><content type="html"><![CDATA[{BODY}]]></content></entry>
</feed>
"""


def read(text: str | bytes) -> sources.Reading:
    return sources.understand(text.encode() if isinstance(text, str) else text, "news.xml")


@pytest.mark.parametrize("feed", [RSS, ATOM, "\ufeff" + RSS, RSS.replace("\n", "\r\n")])
def test_an_entry_is_a_release(feed: str) -> None:
    reading = read(feed)
    document = reading.documents[0]
    assert words(document) == EXPECTED
    assert document.published == date(2031, 5, 6)
    assert document.issuer == "Canal Office"
    assert document.url == "https://canal.example/lock"
    assert reading.reader == "feed"


def test_an_entry_knows_its_lines() -> None:
    assert [d.origin.first_line for d in read(RSS).documents] == [4, 11]


def test_what_an_entry_lacks_is_told() -> None:
    reading = read(RSS)
    assert [document.title for document in reading.documents] == ["Lock & quay reopen", "Two"]
    assert words(reading.documents[1])[1] == ("prose", "Only a few words.")
    assert reading.documents[1].published is None
    lines = told(reading)
    assert lines[0] == "news.xml:16: an entry without a title; left out"
    assert "no day in “soon”" in lines[1]
    assert "have a summary only" in lines[2]


def test_a_feed_that_is_cut_off_gives_what_can_be_read() -> None:
    reading = read(RSS[: RSS.index("<item>\n  <title>Two") + 30])
    assert reading.documents[0].title == "Lock & quay reopen"
    assert any("damaged feed" in line for line in told(reading))


def test_a_feed_without_feedparser_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "feedparser", None)
    assert "pip install 'pressctl[feeds]'" in (read(RSS).refusal or "")


def test_entities_that_grow_without_end_do_no_harm() -> None:
    grown = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = RSS.replace(
        '<rss version="2.0"', f'<!DOCTYPE rss [<!ENTITY e0 "ha">{grown}]>\n<rss version="2.0"'
    ).replace("Only a few words", "&e11;")
    reading = read(bomb)
    assert reading.refusal or sum(len(b.text) for d in reading.documents for b in d.blocks) < 10_000
