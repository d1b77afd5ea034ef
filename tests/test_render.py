"""Results as text: harmless on a terminal, exact in a pipe, whatever a document holds."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.answers.claims import ClaimRow, QuantityRow
from pressctl.answers.differences import Edit
from pressctl.answers.hits import HitCount
from pressctl.answers.quotes import QuoteRow
from pressctl.answers.releases import ReleaseRow as Release
from pressctl.answers.releases import Source
from pressctl.errors import BadOption
from pressctl.render import show_rows
from pressctl.render.canvas import Canvas
from pressctl.render.columns import CLAIMS, COUNTS, QUOTES, RELEASES
from pressctl.render.difference import marked, pieces, shortened
from pressctl.render.harmless import escaped, harmless, in_ascii
from pressctl.render.markdown import quote as quote_markdown
from pressctl.render.output import Format, Output, speaks_unicode, usable_width, wants_color
from pressctl.render.records import as_json
from pressctl.render.table import share

ACTS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
HOSTILE = "[bold]cut[/b] \x1b[31m:smile: \u202e=1+1\x9b2J\x07\x7f\x00 [/] |*_<b>`"


def written(output: Output) -> str:
    assert isinstance(output.stream, io.StringIO)
    return output.stream.getvalue()


def to(format: Format, **facts: object) -> Output:
    return Output(stream=io.StringIO(), format=format, **facts)  # type: ignore[arg-type]


def release(title: str, identifier: str = "br3xmxrh") -> Release:
    return Release(
        id=identifier,
        title=title,
        published=date(2025, 6, 3),
        issuer="Department of Lanterns",
        url=None,
        language="en",
        summary=None,
        source=Source("a.txt", 1, 2),
        origins=(Source("a.txt", 1, 2),),
        versions=1,
        withdrawn=False,
        word_count=1200,
        quote_count=1,
        claim_count=2,
        updated=None,
        corrected=(),
        added=None,
        changed=None,
        gone=False,
    )


def quote(text: str) -> QuoteRow:
    return QuoteRow(
        id="br3xmxrh.q1",
        release="br3xmxrh",
        title="Lamps",
        published=None,
        issuer=None,
        speaker=None,
        speaker_from=None,
        speaker_id=None,
        role=None,
        organisation=None,
        attribution="She said:",
        text=text,
        paragraphs=("br3xmxrh.p1",),
        first_line=1,
        last_line=1,
        boundary="inferred",
        confidence=0.5,
        reason="the end",
        other_end=None,
        form="block",
        word_count=3,
        corrected=(),
    )


@given(st.text(st.characters(categories=None), max_size=80))
def test_no_character_that_acts_on_a_terminal_is_left(text: str) -> None:
    assert not ACTS.search(harmless(text))
    assert not ACTS.search(escaped(text))
    assert not re.search("[\t\n]", escaped(text))
    assert in_ascii(text).isascii()


@given(st.text(max_size=60))
def test_an_escaped_cell_can_be_read_back(text: str) -> None:
    cell = escaped(text)
    simple = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}

    def read(found: re.Match[str]) -> str:
        code = found[1]
        return simple[code] if code in simple else chr(int(code[1:], 16))

    assert re.sub(r"\\(x[0-9a-f]{2}|u[0-9a-f]{4}|.)", read, cell) == text


@pytest.mark.parametrize("format", ["table", "tsv", "csv", "json", "jsonl", "md"])
@pytest.mark.parametrize("width", [120, 60])
@pytest.mark.parametrize("color", [True, False])
def test_hostile_text_comes_out_harmless_everywhere(
    format: Format, width: int, color: bool
) -> None:
    output = to(format, width=width, color=color)
    show_rows(output, RELEASES, [release(HOSTILE)])
    shown = re.sub("\x1b\\[[0-9;]*m", "", written(output)) if color else written(output)
    assert not ACTS.search(shown)


@pytest.mark.parametrize("width", [120, 60])
def test_brackets_and_colons_of_a_release_stay_what_they_are(width: int) -> None:
    output = to("table", width=width, color=True)
    show_rows(output, RELEASES, [release("we will [cut] crime [/b] :warning: [red]")])
    assert "we will [cut] crime [/b] :warning: [red]" in written(output)


def test_a_line_of_a_page_cannot_be_forged() -> None:
    output = to("table")
    canvas = Canvas(output)
    canvas.line(("[link=http://x]\x1b]8;;http://x\x07", "title"))
    canvas.finish()
    assert written(output) == "[link=http://x]␛]8;;http://x␇\n"


def test_a_tsv_cell_holds_no_tab_and_no_newline() -> None:
    output = to("tsv")
    show_rows(output, QUOTES, [quote("one\ttwo\n\nthree\\four\u2028")])
    assert written(output).count("\n") == 1
    assert written(output).rstrip("\n").split("\t")[-1] == r"one\ttwo\n\nthree\\four\u2028"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_spreadsheet_runs_a_csv_cell(start: str) -> None:
    output = to("csv")
    show_rows(output, RELEASES, [release(f"{start}cmd|' /C calc'!A0")])
    header, row = list(csv.reader(io.StringIO(written(output))))
    assert row[header.index("title")].startswith("'")
    assert row[header.index("quote_count")] == "1"


def test_csv_keeps_line_breaks_and_quotation_marks_of_a_text() -> None:
    output = to("csv", columns=("text",))
    show_rows(output, QUOTES, [quote('He said "no",\n\nand left.')])
    assert list(csv.reader(io.StringIO(written(output))))[1] == ['He said "no",\n\nand left.']


def test_json_is_strict_and_gives_numbers_as_they_are() -> None:
    figure = QuantityRow("£31m", Decimal("31000000"), "GBP", "exact", 0, 4)
    share = QuantityRow("55.5%", Decimal("55.5"), "percent", "exact", 5, 10)
    text = as_json((figure, share))
    assert '"value":31000000' in text
    assert '"value":55.5' in text
    assert as_json(float("nan")) == "null"


def test_json_escapes_del_and_c1_and_gives_the_text_back() -> None:
    text = as_json(HOSTILE + "\x85\u2028")
    assert not ACTS.search(text)
    assert json.loads(text) == HOSTILE + "\x85\u2028"
    assert len(text.splitlines()) == 1


def test_half_a_character_does_not_stop_json() -> None:
    assert json.loads(as_json(Source("bad\udcff.txt", 1, None)))["file"] == "bad\ufffd.txt"


def test_where_there_is_no_unicode_json_is_escaped_and_still_the_same() -> None:
    output = to("json", unicode=False)
    show_rows(output, RELEASES, [release("£31m – “more” 🚨")])
    assert written(output).isascii()
    assert json.loads(written(output))[0]["title"] == "£31m – “more” 🚨"


def test_where_there_is_no_unicode_a_table_uses_the_nearest_ascii() -> None:
    output = to("table", unicode=False)
    show_rows(output, RELEASES, [release("“Jürgen’s” – plan…")])
    assert written(output).isascii()
    assert '"Jurgen\'s" - plan...' in written(output)


@pytest.mark.parametrize("width", [40, 72, 80, 120])
def test_a_table_in_ascii_is_no_wider_than_its_page(width: int) -> None:
    output = to("table", unicode=False, width=width)
    show_rows(output, RELEASES, [release("A “plan” of £30… – ½ and × of it → " * 9)])
    assert max(map(len, written(output).splitlines())) <= width
    assert "..." in written(output)


@pytest.mark.parametrize("width", [30, 60, 69, 70, 80, 120])
def test_ids_and_dates_are_never_cut(width: int) -> None:
    output = to("table", width=width)
    show_rows(output, RELEASES, [release("A title of many words that has to fold somewhere " * 4)])
    first = next(line for line in written(output).splitlines() if line.startswith("br3xmxrh"))
    assert first.startswith("br3xmxrh  2025-06-03")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    output = to("table", width=width)
    show_rows(output, RELEASES, [release("words " * 60), release("x" * 300)])
    assert max(map(len, written(output).splitlines())) <= width


def test_a_short_column_leaves_its_share_to_a_long_one() -> None:
    assert share([8, 12, 90], ["fixed", "words", "words"], 88) == [8, 12, 68]


def test_nothing_is_cut_in_a_pipe() -> None:
    output = to("tsv", width=40)
    show_rows(output, QUOTES, [quote("word " * 500)])
    assert written(output).rstrip("\n").endswith("word " * 500)


def test_columns_may_be_chosen_by_key_or_by_short_name() -> None:
    output = to("tsv", columns=("id", "date", "quotes"), header=True)
    show_rows(output, RELEASES, [release("Lamps")])
    assert written(output) == "id\tpublished\tquote_count\nbr3xmxrh\t2025-06-03\t1\n"


def test_columns_choose_the_keys_of_json_too() -> None:
    output = to("jsonl", columns=("id", "source"))
    show_rows(output, RELEASES, [release("Lamps")])
    expected = {"id": "br3xmxrh", "source": {"file": "a.txt", "first_line": 1, "last_line": 2}}
    assert json.loads(written(output)) == expected


def test_a_wrong_column_is_answered_with_the_right_ones() -> None:
    with pytest.raises(BadOption, match="release, title, published, matches"):
        show_rows(to("tsv", columns=("colour",)), COUNTS, [HitCount("a", "b", None, 1)])


def test_no_rows_are_an_empty_array_in_json_and_nothing_elsewhere() -> None:
    for format, expected in {"json": "[]\n", "jsonl": "", "tsv": "", "table": ""}.items():
        output = to(format)  # type: ignore[arg-type]
        show_rows(output, RELEASES, [])
        assert written(output) == expected


def test_a_markdown_cell_acts_on_nothing() -> None:
    output = to("md", columns=("title",))
    show_rows(output, RELEASES, [release("a|b *c* [d](e) <i> `f` _g_ snake_case\nh")])
    row = written(output).splitlines()[2]
    assert row == r"| a\|b \*c\* \[d\](e) \<i\> \`f\` \_g\_ snake_case h |"


def test_a_markdown_quote_keeps_its_mark_between_paragraphs() -> None:
    lines = quote_markdown(quote("One.\n\n# Two.")).splitlines()
    assert lines[:3] == ["> One.", ">", "> \\# Two."]


def test_a_claim_without_figures_has_empty_cells() -> None:
    claim = ClaimRow(
        *("br3xmxrh.c1", "br3xmxrh", "Lamps", None, "commitment", "We will.", None, (), None),
        *(None, None, 3),
    )
    output = to("tsv")
    show_rows(output, CLAIMS, [claim])
    assert written(output) == "br3xmxrh.c1\t\tcommitment\t\t\t\tWe will.\n"


def test_a_figure_on_screen_has_the_sign_of_its_bound_and_in_a_pipe_its_words() -> None:
    figures = [
        QuantityRow("£15 million", Decimal(15_000_000), "GBP", "at_most", 5, 16),
        QuantityRow("3 towns", Decimal(3), "towns", "exact", 20, 27),
    ]
    claim = ClaimRow(
        *("br3xmxrh.c1", "br3xmxrh", "Lamps", None, "money", "We will.", None, tuple(figures)),
        *(None, None, None, 3),
    )
    screen, pipe = to("table", width=100), to("tsv")
    show_rows(screen, CLAIMS, [claim])
    show_rows(pipe, CLAIMS, [claim])
    assert "≤£15 million · 3 towns" in written(screen)
    assert "\t£15 million; 3 towns\t" in written(pipe)


CHANGE = (Edit("equal", "in", "in"), Edit("replace", "2024", "2025"), Edit("insert", "", "or so"))


def test_a_word_difference_reads_without_colour() -> None:
    assert marked(CHANGE) == "in [-2024-]{+2025+} {+or so+}"


def test_a_word_difference_in_colour_has_styles_instead_of_marks() -> None:
    expected = [("in", ""), (" ", ""), ("2024", "delete"), (" ", ""), ("2025", "insert")]
    assert pieces(CHANGE, color=True)[:5] == expected


def test_long_unchanged_stretches_of_a_difference_are_cut() -> None:
    long = " ".join(f"w{number}" for number in range(40))
    cut = shortened([Edit("equal", long, long), Edit("delete", "x", "")], keep=3)
    assert marked(cut) == "… w37 w38 w39 [-x-]"


@pytest.mark.parametrize(
    ("choice", "environ", "terminal", "expected"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, True, False),
        ("auto", {"CLICOLOR_FORCE": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "1", "CLICOLOR": "0"}, False, True),
        ("auto", {"CLICOLOR": "0"}, True, False),
        ("auto", {"TERM": "dumb"}, True, False),
    ],
)
def test_colour_is_settled_by_flag_then_environment_then_terminal(
    choice: str, environ: dict[str, str], terminal: bool, expected: bool
) -> None:
    assert wants_color(choice, environ, terminal) is expected  # type: ignore[arg-type]


def test_only_a_locale_set_to_c_asks_for_ascii() -> None:
    assert speaks_unicode("utf-8", {})
    assert speaks_unicode("utf-8", {"LC_ALL": "C.UTF-8"})
    assert not speaks_unicode("utf-8", {"LC_ALL": "C"})
    assert not speaks_unicode("iso-8859-1", {"LANG": "en_GB.UTF-8"})


def test_a_silly_width_is_not_taken() -> None:
    assert usable_width({"COLUMNS": "60"}, 80) == 60
    assert usable_width({"COLUMNS": "wide"}, 80) == 80
    assert usable_width({"COLUMNS": "-5"}, None) == 100
    assert usable_width({"COLUMNS": "1"}, 80) >= 20
