"""The laws of the records: what holds for every text, however odd (the sixth comes with HTML)."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressctl import sources
from pressctl.ingest import ingest
from pressctl.model import Release, Span
from pressctl.parsing import parse
from pressctl.parsing.marks import BLANK
from pressctl.sources import dump
from pressctl.store import Store
from pressctl.text import fold
from tests.pages import BYLINE, CUE, TITLE, numbered

LINES = st.sampled_from(
    [
        *("", " ", "    ", "Tag: Roads", f"  • {TITLE}", f"    {TITLE}", TITLE, f"    {BYLINE}"),
        *(
            f"    {CUE}",
            CUE,
            "Ms Peel added:",
            "said:",
            "She said:",
            "  • a bullet",
            "    • nested",
        ),
        *("“We are glad of it.", "“We are glad,” said Ann Peel. “And so", "It lasts.”", '"', "‘"),
        *("A spokesperson said: “No.”", "Notes to editors", "Background", "ENDS", "3 May 2024"),
        *("From: Home Office", "[/bold] [cut]", "\x1b[31mred\x1b[0m", "\x00", "İstanbul", "\ud800"),
        *("The Home Secretary, Ann\xa0Peel,\u202fsaid:\xa0", "We spent £31m, up 5%, by May.", "#"),
        *(
            "Ann Peel, star of “A Night”, said it was “a joy to us all”.",
            "So said the head of “It”: “No.”",
        ),
        *("![PRESS RELEASE : X](u)", "The press release issued by", "\u2028x\u0085y", "\ufeff"),
    ]
)
PAGES = st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=25).map("\n".join)
ANYTHING = st.one_of(st.text(), PAGES)


def releases(text: str) -> list[Release]:
    """Read and parse whatever there is."""
    return [parse(document) for document in dump.read(text, "page.txt")[0]]


def spans_of(release: Release) -> list[Span]:
    """Collect every span that is in the release's text."""
    spans = [paragraph.span for paragraph in release.paragraphs]
    for quote in release.quotes:
        spans += [quote.source, quote.cue, quote.attribution, *quote.content]
    for claim in release.claims:
        if claim.paragraph:
            spans += [claim.span, *(figure.span for figure in claim.quantities)]
    return spans


@given(ANYTHING)
def test_a_span_gives_the_words_of_the_text_untouched(text: str) -> None:
    for release in releases(text):
        for span in spans_of(release):
            assert 0 <= span.start <= span.end <= len(release.text)
        shown = [paragraph.span.of(release.text) for paragraph in release.paragraphs]
        assert "\n\n".join(shown) == release.text
        lines = dict(numbered(text))
        for paragraph in release.paragraphs:
            if paragraph.line == paragraph.last_line:
                assert lines[paragraph.line].endswith(paragraph.span.of(release.text))


@given(ANYTHING)
def test_a_quote_holds_words_of_its_own_paragraphs_and_quotes_are_in_order(text: str) -> None:
    for release in releases(text):
        starts = [quote.content[0].start for quote in release.quotes]
        assert starts == sorted(starts)
        taken: set[int] = set()
        for quote in release.quotes:
            inside = [release.paragraphs[number - 1].span for number in quote.paragraphs]
            for span in quote.content:
                assert any(p.start <= span.start and span.end <= p.end for p in inside)
            assert not taken & set(quote.own_paragraphs)
            taken.update(quote.own_paragraphs)
            assert 0 <= quote.confidence <= 1


WHO = st.lists(
    st.sampled_from(
        [
            "Ann Peel",
            ", ",
            "star of ",
            "said ",
            "“A Night in Hull”",
            "called it “a joy to us all”",
            "by ",
        ]
    ),
    max_size=12,
).map("".join)


@given(WHO)
def test_no_speaker_has_a_placeholder_for_quoted_words(text: str) -> None:
    for release in releases(f"{TITLE}\n\n{BYLINE}\n\nAnn Peel, star of {text}, said: “No.”"):
        for quote in release.quotes:
            who = quote.speaker
            shown = " ".join(filter(None, (who.name, who.role, who.organisation)))
            assert BLANK not in shown


@given(st.text())
def test_folding_keeps_length_one_character_for_one(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert [fold(character) for character in text] == list(fold(text))


@given(ANYTHING)
def test_every_line_is_in_exactly_one_block_of_one_document(text: str) -> None:
    documents, _ = dump.read(text, "page.txt")
    if not documents:
        return
    held = [
        number
        for document in documents
        for block in document.blocks
        for number in range(block.line, block.last_line + 1)
    ]
    wanted = [number for number, _ in numbered(text.removeprefix("\ufeff"))]
    assert sorted(set(held) & set(wanted)) == wanted
    assert len([number for number in held if number in set(wanted)]) == len(wanted)


@settings(max_examples=25)
@given(PAGES)
def test_what_is_saved_is_loaded_as_it_was(text: str) -> None:
    data = f"{TITLE}\n\n{BYLINE}\n\n{text}".encode("utf-8", "ignore")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "page.txt"
        path.write_bytes(data)
        ingest([path], Path(folder) / "store")
        documents = sources.read(path, str(path)).documents
        if not documents:  # a NUL makes it a binary file
            return
        entries = Store(Path(folder) / "store").entries()
    kept = {
        (one.title, one.published, one.text, one.paragraphs, one.quotes, one.claims)
        for entry in entries
        for one in (entry.release, *entry.others)
    }
    made = {
        (one.title, one.published, one.text, one.paragraphs, one.quotes, one.claims)
        for one in map(parse, documents)
    }
    assert kept <= made  # of captures that say the same one may be kept
    assert {one[2] for one in kept} == {one[2] for one in made}


@given(ANYTHING)
def test_no_text_makes_the_parser_raise(text: str) -> None:
    releases(text)
    releases(f"{TITLE}\n\n{BYLINE}\n\n{text}")


HUGE = {
    "a line of a megabyte": "We will act for everybody and soon. " * 28_000,
    "one word of a megabyte": "a" * 1_000_000,
    "only colons": ":" * 200_000,
    "colons with spaces": ": " * 100_000,
    "control characters": "\x00\x01\x1b[31m\x7f\x9b " * 40_000,
    "short lines": "\n".join(f"Line {number} of it." for number in range(10_000)),
    "paragraphs": "\n\n".join(f"We are on line {number}." for number in range(10_000)),
    "said:": "said: " * 5_000,
    "said: on lines": "said:\n\n" * 5_000,
    "cue lines": f"{CUE}\n\n" * 5_000,
    "cue lines of a surname": "Mr Peel said:\n\nWe will.\n\n" * 2_000,
    "cue lines of many surnames": "".join(
        f"Mr Peel{chr(97 + n % 26)}{chr(97 + n // 26)} said:\n\nWe will.\n\n" for n in range(600)
    ),
    "cue lines of offices": "The Minister said:\n\nWe will.\n\n" * 2_000,
    "pronouns": "She said:\n\nWe will.\n\n" * 2_000,
    "open marks": "“" * 200_000,
    "open marks on lines": f"{CUE}\n\n" + "“We will act.\n\n" * 5_000,
    "open marks in paragraphs": "Mr Peel said: “We will\n\n" * 5_000,
    "marked words": "“We will act,” said Ann Peel. " * 5_000,
    "straight marks": '"' * 200_000,
    "single marks": "‘a’ " * 50_000,
    "capitals": "Ann Peel " * 50_000 + "said:",
    "commas": "Ann Peel, " * 50_000 + "said:",
    "spaces": "Ann" + " " * 200_000 + "said:",
    "brackets": "(" * 200_000 + "[" * 200_000,
    "bullets": "    • a thing\n" * 10_000,
    "titles": f"  • {TITLE}\n\n    {TITLE}\n\n" * 2_000,
}


@pytest.mark.parametrize("name", HUGE)
def test_a_huge_text_takes_time_in_proportion(name: str) -> None:
    text = HUGE[name]
    started = time.perf_counter()
    releases(f"{TITLE}\n\n{BYLINE}\n\n{text}")
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize("name", ["brackets", "spaces", "only colons", "open marks"])
def test_a_huge_title_and_a_huge_byline_take_time_in_proportion(name: str) -> None:
    started = time.perf_counter()
    releases(f"PRESS RELEASE : {HUGE[name]} [May 2024]\n\n{BYLINE}\n\nA body.")
    releases(f"{TITLE}\n\nThe press release issued by {HUGE[name]} on 3 May 2024.\n\nA body.")
    assert time.perf_counter() - started < 10
