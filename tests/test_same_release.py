"""The same release from a dump, a saved page and the Content API is the same release."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressctl import sources
from pressctl.model import Release
from pressctl.parsing import parse

PAGES = Path(__file__).parent / "fixtures" / "pages"
FORMS = {"dump.txt": "text dump", "govuk.html": "web page", "item.json": "GOV.UK item"}


def release_of(name: str) -> Release:
    reading = sources.understand((PAGES / name).read_bytes(), name)
    assert not reading.refusal
    assert not reading.warnings
    [document] = reading.documents
    return parse(document)


@pytest.fixture(scope="module")
def releases() -> dict[str, Release]:
    return {name: release_of(name) for name in FORMS}


@pytest.mark.parametrize("name", FORMS)
def test_the_reader_is_chosen_by_what_a_file_holds(name: str) -> None:
    reading = sources.understand((PAGES / name).read_bytes(), "capture")
    assert reading.reader == FORMS[name]


def test_title_date_issuer_and_id_are_the_same(releases: dict[str, Release]) -> None:
    told = {(r.id, r.title, r.published, r.issuer, r.language) for r in releases.values()}
    assert len(told) == 1


def test_every_paragraph_has_the_same_words_and_the_same_kind(releases: dict[str, Release]) -> None:
    told = {(r.text, tuple(p.kind for p in r.paragraphs)) for r in releases.values()}
    assert len(told) == 1


def test_the_quotes_have_the_same_speakers_and_words(releases: dict[str, Release]) -> None:
    told = {
        tuple((q.speaker, tuple(s.of(r.text) for s in q.content)) for q in r.quotes)
        for r in releases.values()
    }
    [quotes] = told
    assert [speaker.name for speaker, _ in quotes] == ["Petra Quill", "Dan Marrow"]


def test_what_the_page_marks_is_marked_and_what_the_dump_lost_is_inferred(
    releases: dict[str, Release],
) -> None:
    ends = {name: [q.boundary for q in r.quotes] for name, r in releases.items()}
    assert ends["govuk.html"] == ends["item.json"] == ["marked", "marked"]
    assert ends["dump.txt"] == ["inferred", "marked"]


def test_the_claims_are_the_same(releases: dict[str, Release]) -> None:
    told = {tuple((c.kind, c.span, c.paragraph) for c in r.claims) for r in releases.values()}
    assert len(told) == 1


def test_only_page_and_item_know_of_the_update_and_the_address(
    releases: dict[str, Release],
) -> None:
    page, item, dump = releases["govuk.html"], releases["item.json"], releases["dump.txt"]
    assert page.updated == item.updated is not None
    assert page.url == item.url == "https://www.gov.uk/government/news/ferry-stages"
    assert (dump.updated, dump.url) == (None, None)
