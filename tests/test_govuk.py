"""Items of the GOV.UK Content API."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pressctl import sources
from pressctl.model import Document
from pressctl.sources import govuk

ITEM = Path(__file__).parent / "fixtures" / "pages" / "item.json"


def item(**changes: Any) -> dict[str, Any]:  # noqa: ANN401
    body = "<p>Lamps will be lit on every quay from Monday.</p>"
    bare: dict[str, Any] = {
        "base_path": "/government/speeches/lamps",
        "title": "Lamps on every quay",
        "details": {"body": body},
        "first_published_at": "2031-05-03T09:00:00Z",
        "locale": "en",
        "schema_name": "speech",
        "document_type": "written_statement",
        "links": {"organisations": [{"title": "Quay Office", "content_id": "q"}]},
    }
    return {k: v for k, v in {**bare, **changes}.items() if v is not ...}


def read(*items: object, indent: int | None = None) -> tuple[list[Document], list[str]]:
    value = items[0] if len(items) == 1 else list(items)
    text = json.dumps(value, indent=indent)
    assert govuk.fits(text)
    documents, problems = govuk.read(text, "i.json")
    return documents, [str(problem) for problem in problems]


def one(**changes: Any) -> Document:  # noqa: ANN401
    [document], problems = read(item(**changes))
    assert not problems
    return document


def bodies(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in document.blocks if block.kind != "title"]


def test_an_item_gives_its_title_day_issuer_body_and_address() -> None:
    document = one()
    assert document.title == "Lamps on every quay"
    assert document.published == date(2031, 5, 3)
    assert document.issuer == "Quay Office"
    assert document.url == "https://www.gov.uk/government/speeches/lamps"
    assert bodies(document) == [("prose", "Lamps will be lit on every quay from Monday.")]


@pytest.mark.parametrize(
    "kind",
    "news_story press_release world_news_story government_response speech written_statement"
    " fatality_notice case_study oral_statement authored_article".split(),
)
def test_every_kind_of_news_is_read(kind: str) -> None:
    assert one(document_type=kind).title == "Lamps on every quay"


def test_the_day_is_that_of_london() -> None:
    assert one(first_published_at="2031-06-30T23:30:00Z").published == date(2031, 7, 1)
    assert one(first_published_at="2031-01-31T23:30:00Z").published == date(2031, 1, 31)


def test_the_organisation_that_the_page_puts_first_is_the_issuer() -> None:
    links = {
        "organisations": [{"title": "A", "content_id": "a"}, {"title": "B", "content_id": "b"}],
        "primary_publishing_organisation": [{"title": "C", "content_id": "c"}],
    }
    details = {"body": "<p>Text.</p>", "emphasised_organisations": ["b"]}
    assert one(links=links, details=details).issuer == "B"
    assert one(links=links).issuer == "C"
    del links["primary_publishing_organisation"]
    assert one(links=links).issuer == "A"
    assert one(links={}).issuer is None


def test_a_withdrawn_item_says_so() -> None:
    notice = {"explanation": "<p>Out of date.</p>", "withdrawn_at": "2032-01-01T00:00:00Z"}
    assert one(withdrawn_notice=notice).withdrawn
    assert not one(withdrawn_notice={}).withdrawn
    assert not one(withdrawn_notice=None).withdrawn


def test_an_update_is_later_than_the_day_of_publication() -> None:
    assert one(public_updated_at="2031-05-09T10:00:00Z").updated == date(2031, 5, 9)
    assert one(public_updated_at="2031-05-03T15:00:00Z").updated is None
    history = [
        {"public_timestamp": "2031-05-03T09:00:00Z", "note": "First published."},
        {"public_timestamp": "2031-06-01T09:00:00Z", "note": "Added a quay."},
    ]
    details = {"body": "<p>Text.</p>", "change_history": history}
    assert one(details=details).updated == date(2031, 6, 1)
    assert one(details=details, first_published_at=None).published == date(2031, 5, 3)


def test_several_languages_are_several_documents() -> None:
    welsh = item(title="Lampau ar bob cei", locale="cy", base_path="/government/speeches/lamps.cy")
    documents, problems = read(item(), welsh)
    assert not problems
    assert [d.language for d in documents] == ["en", "cy"]


def test_a_body_in_parts_has_their_titles_as_headings() -> None:
    forms = [
        {"content_type": "text/govspeak", "content": "Two."},
        {"content_type": "text/html", "content": "<p>Two.</p>"},
    ]
    parts = [{"title": "First", "body": "<p>One.</p>"}, {"title": "Second", "body": forms}]
    assert bodies(one(details={"parts": parts})) == [
        ("heading", "First"),
        ("prose", "One."),
        ("heading", "Second"),
        ("prose", "Two."),
    ]


def test_lines_are_those_of_the_file() -> None:
    [document], _ = govuk.read(ITEM.read_text("utf-8"), "item.json")
    lines = ITEM.read_text("utf-8").split("\n")
    at = {block.kind: block.line for block in document.blocks}
    assert '"description"' in lines[at["summary"] - 1]
    assert lines[at["title"] - 1].startswith('  "title"')
    assert '"body"' in lines[at["quote"] - 1]


def test_lines_are_right_in_lists_and_one_a_line_too() -> None:
    documents, _ = read(item(), item(title="Second"), indent=1)
    text = json.dumps([item(), item(title="Second")], indent=1).split("\n")
    titles = [document.blocks[0].line for document in documents]
    assert ['"title"' in text[line - 1] for line in titles] == [True, True]
    assert "Second" in text[titles[1] - 1]
    lines = "\n".join(json.dumps(item(title=name)) for name in "abc")
    documents, _ = govuk.read(lines, "i.jsonl")
    assert [document.origin.first_line for document in documents] == [1, 2, 3]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"title": 5}, "title is the number 5, not a text"),
        ({"details": {"body": 7}}, "body is the number 7, not a text"),
        ({"details": "text"}, "details is the text “text”, not an object"),
        ({"title": ...}, "written_statement): no title"),
        ({"details": {}}, "written_statement): no body"),
        ({"details": {}, "schema_name": "gone"}, "not there any more (gone)"),
    ],
)
def test_an_item_without_title_or_body_is_left_out_by_name(
    changes: dict[str, Any], message: str
) -> None:
    text = json.dumps([item(**changes), item()])
    [document], problems = govuk.read(text, "i.json")
    assert document.title == "Lamps on every quay"
    assert any(message in str(problem) for problem in problems)
    assert any(problem.lost for problem in problems)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"description": ["x"]}, "description is a list, not a text"),
        ({"links": []}, "links is a list, not an object"),
        ({"first_published_at": "2031-02-31T00:00:00Z"}, "first_published_at: no such day"),
        ({"first_published_at": 1}, "first_published_at is the number 1"),
        ({"first_published_at": ...}, "kept without a date"),
        ({"locale": 3}, "locale is the number 3"),
        ({"withdrawn_notice": "yes"}, "withdrawn_notice is the text “yes”"),
    ],
)
def test_what_is_of_the_wrong_type_is_named_and_the_rest_is_kept(
    changes: dict[str, Any], message: str
) -> None:
    [document], problems = read(item(**changes))
    assert document.title == "Lamps on every quay"
    assert any(message in problem for problem in problems)


def test_a_key_given_twice_is_named() -> None:
    text = json.dumps(item()).replace('"title":', '"title": "Other", "title":', 1)
    [document], [problem] = govuk.read(text, "i.json")
    assert document.title == "Lamps on every quay"
    assert "“title” is given twice; the last is taken" in problem.message


def test_deep_nesting_is_a_problem_and_no_traceback() -> None:
    text = json.dumps(item()).replace('"links": {', '"links": {"a":' + "[" * 100_000, 1)
    documents, problems = govuk.read(text, "i.json")
    assert not documents
    assert problems


def test_half_a_surrogate_pair_is_no_character() -> None:
    text = json.dumps(item()).replace("Lamps on", "Lamps \\ud83d on")
    [document], _ = govuk.read(text, "i.json")
    assert document.title == "Lamps \N{REPLACEMENT CHARACTER} on every quay"


def test_a_body_nested_beyond_measure_is_read_as_plain_paragraphs() -> None:
    body = "<div>" * 100_000 + "<p>Lamps will be lit.</p><p>On every quay.</p>"
    assert bodies(one(details={"body": body})) == [
        ("prose", "Lamps will be lit."),
        ("prose", "On every quay."),
    ]


def test_a_file_is_known_by_its_keys_wherever_they_stand() -> None:
    late = {"zzz": "x" * 10_000, **item()}
    assert sources.understand(json.dumps(late).encode(), "x.txt").reader == "GOV.UK item"
    assert not govuk.fits('{"title": "a", "date": "2031-05-03", "text": "b"}')
