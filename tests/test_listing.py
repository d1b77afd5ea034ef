"""Rows hold the release's own words, ids that can be asked for again, and offsets that fit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import structs

from pressctl.answers.claims import DueRow
from pressctl.model import Claim, Due, Entry, Origin, Quantity, Release, Span
from pressctl.query.listing import (
    claim_rows,
    paragraph_rows,
    quote_rows,
    quote_text,
    quotes_by_paragraph,
    release_full,
    release_row,
)
from pressctl.query.speakers import People
from tests.building import Said, release

BRIDGE = release(
    "bcdfghjk",
    "The bridge cost £5 million.",
    Said(
        "Harbour Minister Ann Pell",
        words=("It will open\u00a0by 4 April.", "It cost 5% less."),
        name="Ann Pell",
        role="Harbour Minister",
    ),
    "It is closed.",
)
PEOPLE = People.build([BRIDGE])


def with_claims(*claims: Claim) -> Release:
    return structs.replace(BRIDGE, claims=claims)


def span(words: str, text: str = BRIDGE.text) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_a_release_row_counts_words_quotes_and_claims() -> None:
    row = release_row(Entry(BRIDGE))
    assert (row.word_count, row.quote_count, row.claim_count) == (23, 1, 0)
    assert (row.id, row.published, row.issuer) == ("bcdfghjk", date(2024, 3, 11), BRIDGE.issuer)
    assert row.summary is None


def test_the_summary_is_the_first_paragraph_of_that_kind() -> None:
    first = structs.replace(BRIDGE.paragraphs[0], kind="summary")
    told = structs.replace(BRIDGE, paragraphs=(first, *BRIDGE.paragraphs[1:]))
    assert release_row(Entry(told)).summary == "The bridge cost £5 million."


def test_origins_are_all_captures_the_best_first() -> None:
    again = structs.replace(BRIDGE, origin=Origin("tag.txt", 7, 9))
    row = release_row(Entry(BRIDGE, (again,)))
    assert [source.file for source in row.origins] == ["bridges.txt", "tag.txt"]
    assert row.source == row.origins[0]
    assert row.versions == 1


def test_versions_are_those_of_the_entry() -> None:
    other = structs.replace(BRIDGE, text=BRIDGE.text + "!")
    assert release_row(Entry(BRIDGE, (other,), ((other,), (BRIDGE,)))).versions == 2


def test_what_the_best_capture_does_not_state_is_taken_from_another() -> None:
    page = structs.replace(BRIDGE, url="https://example.org/bridge", updated=date(2024, 5, 1))
    row = release_row(Entry(BRIDGE, (page,)))
    assert (row.url, row.updated) == (page.url, page.updated)


def test_a_release_is_withdrawn_unless_a_later_capture_says_otherwise() -> None:
    gone = structs.replace(BRIDGE, withdrawn=True, updated=date(2024, 5, 1))
    back = structs.replace(BRIDGE, updated=date(2024, 6, 1))
    assert release_row(Entry(BRIDGE, (gone,))).withdrawn
    assert not release_row(Entry(back, (gone,))).withdrawn


def test_a_full_release_holds_the_same_facts_as_its_row() -> None:
    full = release_full(Entry(BRIDGE), PEOPLE)
    row = release_row(Entry(BRIDGE))
    assert all(getattr(full, name) == getattr(row, name) for name in row.__struct_fields__)
    assert full.text == BRIDGE.text
    assert full.paragraphs == tuple(paragraph_rows(BRIDGE))
    assert full.quotes == tuple(quote_rows(BRIDGE, PEOPLE))


def test_paragraph_offsets_are_into_the_text() -> None:
    for row in paragraph_rows(BRIDGE):
        assert BRIDGE.text[row.start : row.end] == row.text


def test_the_paragraphs_of_a_block_quote_name_it() -> None:
    assert [row.quote for row in paragraph_rows(BRIDGE)] == [
        None,
        None,
        "bcdfghjk.q1",
        "bcdfghjk.q1",
        None,
    ]


def test_an_inline_quote_does_not_own_the_paragraph_it_begins_in() -> None:
    inline = structs.replace(BRIDGE.quotes[0], form="inline")
    assert quotes_by_paragraph(structs.replace(BRIDGE, quotes=(inline,))) == {4: 1}


def test_a_quote_row_has_the_words_and_the_lines_of_its_paragraphs() -> None:
    row = quote_rows(BRIDGE, PEOPLE)[0]
    assert row.text == "It will open\u00a0by 4 April.\n\nIt cost 5% less."
    assert row.paragraphs == ("bcdfghjk.p3", "bcdfghjk.p4")
    assert (row.first_line, row.last_line) == (9, 11)
    assert row.attribution == "Harbour Minister Ann Pell said:"
    assert (row.speaker, row.speaker_from, row.speaker_id) == ("Ann Pell", "stated", "ann-pell")
    assert (row.role, row.organisation) == ("Harbour Minister", None)
    assert row.word_count == 10
    assert row.other_end is None


def test_a_quote_that_the_cue_interrupts_is_joined_by_a_space() -> None:
    text = "“It holds,” she said, “and it will.”\n\n“For ever.”"
    spans = tuple(span(words, text) for words in ("It holds,", "and it will.", "For ever."))
    quote = structs.replace(BRIDGE.quotes[0], content=spans)
    assert quote_text(structs.replace(BRIDGE, text=text), quote) == (
        "It holds, and it will.\n\nFor ever."
    )


def test_the_runner_up_end_is_the_id_of_a_paragraph() -> None:
    unsure = structs.replace(BRIDGE.quotes[0], other_end=5)
    row = quote_rows(structs.replace(BRIDGE, quotes=(unsure,)), PEOPLE)[0]
    assert row.other_end == "bcdfghjk.p5"


def test_a_claim_row_counts_its_offsets_from_its_sentence() -> None:
    claim = Claim(
        paragraph=4,
        span=span("It cost 5% less."),
        kind="percent",
        subject="bridge",
        quantities=(Quantity(span("5%"), Decimal(5), "percent"),),
        quote=1,
    )
    row = claim_rows(with_claims(claim), PEOPLE)[0]
    figure = row.quantities[0]
    assert (row.id, row.sentence, row.line) == ("bcdfghjk.c1", "It cost 5% less.", 11)
    assert (row.speaker, row.quote) == ("Ann Pell", "bcdfghjk.q1")
    assert row.sentence[figure.start : figure.end] == figure.text == "5%"


def test_a_claim_of_the_title_is_read_in_the_title() -> None:
    claim = Claim(
        paragraph=0,
        span=Span(0, len(BRIDGE.title)),
        kind="commitment",
        subject=None,
        quantities=(),
        due=Due(Span(4, 10), date(2024, 4, 1), date(2024, 4, 30)),
    )
    row = claim_rows(with_claims(claim), PEOPLE)[0]
    assert (row.sentence, row.line, row.speaker) == ("New bridge opens", BRIDGE.title_line, None)
    assert row.due == DueRow("bridge", date(2024, 4, 1), date(2024, 4, 30))
