"""Records: JSON lines, JSON and CSV give releases, and a bad row costs that row alone."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl import parsing, sources
from pressctl.errors import BadOption
from pressctl.ingest import ingest
from pressctl.model import Document
from pressctl.sources import Reading
from pressctl.sources.columns import read_map, write_map
from pressctl.store import Store

BODY = "The quay will reopen in June.\n\nHarbour Master Jane Pell said:\n\nIt took two winters."
ROW: dict[str, object] = {
    "title": "Quay to reopen",
    "date": "2031-05-06",
    "issuer": "Harbour Office",
    "text": BODY,
    "url": "https://harbour.example/quay",
}


def understand(words: str | bytes, name: str = "file", **columns: str) -> Reading:
    data = words.encode() if isinstance(words, str) else words
    return sources.understand(data, name, columns)


def lines(*rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def row(**other: object) -> dict[str, object]:
    return {**ROW, **other}


def table(*rows: list[str], mark: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=mark).writerows(rows)
    return out.getvalue()


def told(reading: Reading) -> list[str]:
    return [str(problem) for problem in reading.warnings]


def titles(reading: Reading) -> list[str | None]:
    return [document.title for document in reading.documents]


def words(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in document.blocks]


EXPECTED = [
    ("title", "Quay to reopen"),
    ("prose", "The quay will reopen in June."),
    ("prose", "Harbour Master Jane Pell said:"),
    ("prose", "It took two winters."),
]


# --- forms ------------------------------------------------------------------------------------

HEADER = ["Title", "Date", "Issuer", "Text", "URL"]
CELLS = [str(value) for value in ROW.values()]
FORMS = {
    "lines": lines(ROW),
    "lines with blank lines": "\n\n" + lines(ROW) + "\n",
    "one object": json.dumps(ROW),
    "one object over many lines": json.dumps(ROW, indent=2),
    "an array": json.dumps([ROW], indent=1),
    "an array on one line": json.dumps([ROW]),
    "a list in an object": json.dumps({"count": 1, "results": [ROW]}, indent=1),
    "a JSON feed": json.dumps({"title": "News", "items": [ROW]}),
    "commas": table(HEADER, CELLS),
    "semicolons": table(HEADER, CELLS, mark=";"),
    "tabs": table(HEADER, CELLS, mark="\t"),
    "what Excel says of itself": "sep=;\n" + table(HEADER, CELLS, mark=";"),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_release(form: str) -> None:
    reading = understand(FORMS[form])
    [document] = reading.documents
    assert words(document) == EXPECTED
    assert document.published == date(2031, 5, 6)
    assert document.issuer == "Harbour Office"
    assert document.url == "https://harbour.example/quay"
    assert reading.reader == "records"
    assert not reading.warnings


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("form", ["lines", "an array", "commas"])
def test_every_encoding_gives_the_same_release(form: str, encoding: str) -> None:
    [document] = understand(FORMS[form].encode(encoding)).documents
    assert words(document) == EXPECTED


def test_windows_1252_is_read_and_said_so() -> None:
    data = table(HEADER, ["“Quay” reopens", *CELLS[1:]]).encode("cp1252")
    reading = understand(data)
    assert titles(reading) == ["“Quay” reopens"]
    assert "read as Windows-1252" in told(reading)[0]


@pytest.mark.parametrize("form", ["lines", "an array", "commas"])
def test_line_ends_of_an_old_mac_are_line_ends(form: str) -> None:
    text = FORMS[form].replace("\r\n", "\n").replace("\n", "\r")
    assert [words(document) for document in understand(text).documents] == [EXPECTED]


def test_a_record_knows_its_lines() -> None:
    array = understand(json.dumps([ROW, row(title="Two")], indent=1))
    assert [d.origin.first_line for d in array.documents] == [2, 9]
    [one, two] = understand(table(HEADER, CELLS, ["Two", *CELLS[1:]])).documents
    assert (one.origin.first_line, one.origin.last_line) == (2, 6)
    assert two.origin.first_line == 7


@pytest.mark.parametrize(
    "names",
    [
        ("headline", "datePublished", "publisher", "articleBody", "link"),
        ("Heading", "Published at", "Organisation", "BODY", "permalink"),
        ("subject", "pub_date", "department", "full-text", "uri"),
        ("TITLE", "published", "source", "content", "web_url"),
    ],
)
def test_columns_go_by_many_names(names: tuple[str, ...]) -> None:
    [document] = understand(lines(dict(zip(names, ROW.values(), strict=True)))).documents
    assert words(document) == EXPECTED
    assert document.issuer == "Harbour Office"
    assert document.url == "https://harbour.example/quay"


def test_values_within_values_are_found() -> None:
    """As the interface of WordPress and schema.org have them."""
    record = {
        "title": {"rendered": "Quay to reopen"},
        "date": "2031-05-06T09:30:00",
        "publisher": {"@type": "Organization", "name": "Harbour Office"},
        "content": {"rendered": "<p>The quay will reopen in June.</p>"},
    }
    [document] = understand(lines(record)).documents
    assert words(document) == EXPECTED[:2]
    assert (document.issuer, document.published) == ("Harbour Office", date(2031, 5, 6))


def test_html_keeps_what_marks_a_quotation() -> None:
    html = "<p>Jane Pell said:</p><blockquote><p>It took two winters.</p></blockquote><ul><li>One"
    for name in ("html", "text", "body"):
        record = {"title": "Quay", "date": "2031-05-06", name: html}
        [document] = understand(lines(record)).documents
        assert [block.kind for block in document.blocks] == ["title", "prose", "quote", "item"]


def test_what_a_body_repeats_of_its_heading_is_furniture() -> None:
    body = "PRESS RELEASE : Quay to reopen [May 2031]\n\n6 May 2031\n\n" + BODY
    [document] = understand(lines(row(text=body))).documents
    assert [block.kind for block in document.blocks[:4]] == ["title", *["furniture"] * 2, "prose"]
    assert parsing.parse(document).text == BODY


def test_marks_of_a_listing_come_off_a_title() -> None:
    listed = row(title="PRESS RELEASE : Quay to reopen [May 2031]")
    one, other = understand(lines(ROW, listed)).documents
    assert parsing.parse(one).id == parsing.parse(other).id


def test_a_summary_stands_above_the_body_unless_it_only_begins_it() -> None:
    [document] = understand(lines(row(description="Boats from summer."))).documents
    assert words(document)[1] == ("summary", "Boats from summer.")
    [document] = understand(lines(row(description="The quay will reopen…"))).documents
    assert words(document) == EXPECTED


# --- dates ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2031-05-06T23:30:00Z", date(2031, 5, 6)),
        ("6 May 2031", date(2031, 5, 6)),
        ("Tue, 06 May 2031 09:00:00 GMT", date(2031, 5, 6)),
        ("06/05/2031", date(2031, 5, 6)),
        ("May 2031", None),
        ("31 February 2031", None),
        ("yesterday", None),
        ("1936000000", None),
        ("", None),
    ],
)
def test_a_day_is_read_or_missing_but_never_made_up(words: str, day: date | None) -> None:
    reading = understand(lines(row(date=words)))
    assert reading.documents[0].published == day
    assert bool(reading.warnings) == (day is None)


def test_a_file_that_shows_the_month_first_is_read_so() -> None:
    reading = understand(lines(row(date="3/25/2031"), row(date="3/4/2031", title="Two")))
    assert [d.published for d in reading.documents] == [date(2031, 3, 25), date(2031, 3, 4)]
    assert "month first" in told(reading)[0]


def test_a_file_that_has_both_orders_is_read_in_british_order() -> None:
    days = ["25/3/2031", "3/4/2031", "3/25/2031"]
    reading = understand(lines(*(row(date=day, title=day) for day in days)))
    assert [d.published for d in reading.documents] == [date(2031, 3, 25), date(2031, 4, 3), None]


# --- bad rows ---------------------------------------------------------------------------------

DEEP = '{"title": "Deep", "text": ' + "[" * 100_000 + "]" * 100_000 + "}"
BAD_LINES = {
    "{broken": "no JSON",
    '"a text"': "the text “a text” where a record should be",
    "[1, 2]": "a list where",
    "null": "nothing where",
    DEEP: "too deep",
    json.dumps(row(title="")): "no title",
    json.dumps(row(title=None)): "no title",
    json.dumps(row(title=["", []])): "no title",
    json.dumps(row(title=5)): "“title” is the number 5",
    json.dumps(row(title={"a": {"b": 1}})): "“title” is an object",
    json.dumps(row(text=7)): "“text” is the number 7",
    json.dumps(row(text=True)): "“text” is true or false",
    json.dumps(row(title=float("nan"))): "no title",
    '{"title": "A", "text": "B", "text": "C"}': "“text” has two values",
    '{"title": "A", "serial": 1}': "no text",
    '{"title": ' + "9" * 5000 + ', "text": "x"}': "“title” is the number 999",
    '{"title": "Quay", "text": "cut o': "no JSON",
}


@pytest.mark.parametrize("bad", BAD_LINES, ids=list(BAD_LINES.values()))
def test_a_bad_line_is_named_and_the_others_are_in(bad: str) -> None:
    reading = understand(lines(ROW) + bad + "\n" + lines(row(title="Two")), "pages.jsonl")
    assert titles(reading) == ["Quay to reopen", "Two"]
    [problem] = reading.warnings
    assert problem.lost
    assert str(problem).startswith("pages.jsonl:2: ")
    assert BAD_LINES[bad] in problem.message


@pytest.mark.parametrize("bad", [b for b in BAD_LINES if "cut o" not in b], ids=len)
def test_a_bad_member_of_an_array_is_named_and_the_others_are_in(bad: str) -> None:
    text = f"[\n{json.dumps(ROW)},\n{bad},\n{json.dumps(row(title='Two'))}\n]"
    reading = understand(text, "pages.json")
    assert titles(reading) == ["Quay to reopen", "Two"]
    assert any(str(problem).startswith("pages.json:3: ") for problem in reading.warnings)


def test_a_file_that_is_cut_off_gives_what_is_whole() -> None:
    for whole in (lines(ROW, row(title="Two")), json.dumps([ROW, row(title="Two")], indent=1)):
        reading = understand(whole[:-40])
        assert titles(reading) == ["Quay to reopen"]
        assert reading.warnings[-1].lost


def test_a_list_in_an_object_that_is_cut_off_gives_what_is_whole() -> None:
    whole = json.dumps({"results": [ROW, row(title="Two")]}, indent=1)
    assert titles(understand(whole[:-40])) == ["Quay to reopen"]


def test_values_that_nobody_asked_for_may_be_anything() -> None:
    odd = '{"x": NaN, "n": %s, "x": 1, "title": "Quay", "text": "Open.", "date": "2031-05-06"}'
    reading = understand(odd % ("9" * 5000))
    assert titles(reading) == ["Quay"]
    assert not reading.warnings


def test_half_a_character_is_shown_as_such() -> None:
    reading = understand('{"title": "Quay \\ud800 \\u0000", "text": "Open.", "date": "2031-05-06"}')
    assert titles(reading) == ["Quay \ufffd \ufffd"]
    assert "a character that is none" in told(reading)[0]


def test_of_many_bad_rows_twenty_are_written_out() -> None:
    reading = understand(lines(ROW) + "{broken\n" * 5000)
    assert len(reading.warnings) == 21
    assert told(reading)[-1] == "file: 4,980 more left out like these"


def test_a_title_without_a_body_is_kept_and_said_so() -> None:
    reading = understand(lines(row(text="")))
    assert titles(reading) == ["Quay to reopen"]
    assert "title only" in told(reading)[0]


@pytest.mark.parametrize("name", ["package.json", "settings.csv"])
def test_other_peoples_files_are_no_releases(name: str) -> None:
    text = {
        "package.json": json.dumps({"name": "x", "description": "y", "scripts": {"a": "b"}}),
        "settings.csv": "name,value\ncolour,blue\n",
    }[name]
    assert understand(text, name).refusal


# --- tables -----------------------------------------------------------------------------------


def test_ragged_rows_are_named_and_the_others_are_in() -> None:
    reading = understand(table(HEADER, CELLS, CELLS[:3], [*CELLS, "more"], [*CELLS, "", ""]))
    assert len(reading.documents) == 2
    assert [(p.line, p.lost) for p in reading.warnings] == [(7, True), (8, True)]
    assert "3 cells where the header has 5" in told(reading)[0]


@pytest.mark.parametrize("rest", [',"Quay closed', ',"He said "now" to us"'])
def test_a_quotation_mark_out_of_place_costs_one_row(rest: str) -> None:
    head = "title,text,date\nQuay,Open.,2031-05-06\nBroken" + rest
    reading = understand(head + ",2031-05-06\nThree,Shut.,2031-05-06\nFour,No.,2031-05-06\n")
    assert titles(reading) == ["Quay", "Three", "Four"]
    [problem] = reading.warnings
    assert (problem.line, problem.lost) == (3, True)
    assert "quotation mark" in problem.message


def test_a_cell_of_any_length_is_read() -> None:
    reading = understand(table(HEADER, [*CELLS[:3], "word " * 100_000, CELLS[4]]))
    assert len(reading.documents[0].blocks[1].text) == 499_999
    assert csv.field_size_limit() == 131_072


def test_a_table_without_the_columns_says_which_are_there() -> None:
    refusal = understand("heading,when,what\na,b,c\n", title="heading").refusal
    assert refusal is not None
    assert "no column for the text; name it with --map text=COLUMN" in refusal
    assert "heading, when, what" in refusal


def test_two_columns_of_one_name_are_refused() -> None:
    assert "two columns called" in (understand("title,text,Text\na,b,c\n").refusal or "")


# --- the user's own names ---------------------------------------------------------------------


def test_a_map_comes_before_all_names() -> None:
    records = [{"name": "Quay", "when": "2031-05-06", "story": {"full": "Open."}, "text": "Ad."}]
    text = json.dumps(records)
    reading = understand(text, title="name", date="when", text="story.full")
    [document] = reading.documents
    assert words(document) == [("title", "Quay"), ("prose", "Open.")]
    assert document.published == date(2031, 5, 6)


def test_a_map_of_a_table_makes_it_one() -> None:
    text = "a,b\nQuay,Open.\n"
    assert understand(text).refusal
    assert titles(understand(text, title="a", text="b")) == ["Quay"]


def test_a_mapped_column_that_is_not_there_is_named() -> None:
    refusal = understand("title,text\na,b\n", date="when").refusal or ""
    assert "no column “when” for date; the columns are title, text" in refusal


def test_a_map_has_one_form() -> None:
    assert read_map(" text = body , Title=Head Line,") == {"text": "body", "title": "Head Line"}
    assert write_map(read_map("text=body,title=head")) == "title=head,text=body"
    for words in ("headline", "colour=x", "title=", "title=a,title=b"):
        with pytest.raises(BadOption):
            read_map(words)


def test_another_map_reads_a_file_again_and_none_keeps_the_last(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("title,kicker,text\nQuay,Boats,Open.\n")
    store = Store(tmp_path / ".pressctl")

    def run(columns: dict[str, str] | None) -> tuple[str, str]:
        [outcome] = ingest([tmp_path / "a.csv"], store.path, columns=columns).files
        return outcome.status, store.entries()[0].release.title

    assert run(None) == ("new", "Quay")
    assert run({"title": "kicker"}) == ("changed", "Boats")
    assert run({"title": "kicker"}) == ("unchanged", "Boats")
    assert run(None) == ("unchanged", "Boats")
    assert run({}) == ("changed", "Quay")


# --- ingest -----------------------------------------------------------------------------------


def test_what_is_lost_is_a_problem_and_what_is_odd_is_a_warning(tmp_path: Path) -> None:
    rows = [row(date="1970-01-01"), row(date="2031-05-06", title="Two"), row(date="", title="No")]
    (tmp_path / "a.jsonl").write_text(lines(*rows) + "{broken\n")
    report = ingest([tmp_path], tmp_path / ".pressctl", today=date(2030, 1, 1))
    assert report.releases.new == 3
    assert ["no JSON" in problem.message for problem in report.problems] == [True]
    assert [problem.line for problem in report.warnings] == [3, 1, 2]
    assert "dated 1970-01-01, before 1990" in str(report.warnings[1])
    assert "dated 2031-05-06, after the day it was read" in str(report.warnings[2])


@given(st.text())
def test_no_text_makes_a_reader_raise(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    for start in (b"", b'{"title":', b'[{"title": "a", "text": "', b"title,text\n"):
        sources.understand(start + data, "file")


@given(st.lists(st.text(alphabet='{}[]",:\\ a\n', max_size=30), max_size=5))
def test_whatever_is_broken_a_sound_line_is_in(broken: list[str]) -> None:
    rest = [line for text in broken for line in text.split("\n")]
    text = lines(ROW) + "\n".join(rest) + "\n" + lines(row(title="Last"))
    found = titles(understand(text))
    assert found[:1] + found[-1:] == ["Quay to reopen", "Last"]


@pytest.mark.parametrize("columns", [{}, {"title": "kopp"}])
def test_a_table_with_strange_columns_is_no_release_in_itself(columns: dict[str, str]) -> None:
    data = b'kop,datum,tekst\n"Quay","2031-05-06","It reopens.\n\nTom Ash said:\n\nAt last."\n'
    reading = sources.understand(data, "a.csv", columns)
    assert not reading.documents
    assert "the columns are kop" in (reading.refusal or "") or "--map" in (reading.refusal or "")


def test_a_text_that_no_release_has_is_left_out_and_named() -> None:
    reading = understand(lines(row(title="Endless", text="word " * 1_100_000), ROW))
    assert titles(reading) == ["Quay to reopen"]
    assert "a text of 5 million characters" in told(reading)[0]
