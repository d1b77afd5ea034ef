"""Lists of quotations are read whatever their form, and what is broken in them is told."""

from __future__ import annotations

import pytest

from pressctl.sources.quotations import Quotation, read_quotations, read_typed


def test_a_table_is_read_by_its_column_names() -> None:
    table = 'id;Quotation;speaker\n7;"it is\ndark";Ada Quill\n8;so it is;\n'
    assert read_quotations(table, "q.csv") == (
        [Quotation("it is\ndark", "Ada Quill", "7", 2), Quotation("so it is", None, "8", 4)],
        [],
    )


def test_json_lines_and_an_array_say_the_same() -> None:
    lines = '{"id": 7, "text": "it is dark", "speaker": "Ada Quill"}\n\n{"text": "so"}\n'
    found, problems = read_quotations(lines, "q.jsonl")
    assert found == [Quotation("it is dark", "Ada Quill", "7", 1), Quotation("so", None, None, 3)]
    array = '[{"id": 7, "text": "it is dark", "speaker": "Ada Quill"}, {"text": "so"}]'
    assert [one[:3] for one in read_quotations(array, "q.json")[0]] == [one[:3] for one in found]
    assert problems == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"text": "it is dark"}\n{"text": \n', 2),
        ('{"speaker": "Ada Quill"}', 1),
        ("[" * 100_000, 1),
        ('{"text": ["it is dark"]}', 1),
        ('{"text": true}', 1),
        ('{"text": "it is dark", "speaker": ["Ada Quill"]}', 1),
        ("name,place\nAda Quill,quay\n", 1),
        ('text,id\n"' + "dark " * 40_000 + '",1\n', 2),
    ],
)
def test_what_is_broken_is_told_with_its_line(text: str, line: int) -> None:
    [problem] = read_quotations(text, "q")[1]
    assert (problem.line, problem.lost) == (line, True)


def test_standard_input_holds_one_quotation_a_line() -> None:
    found, _ = read_typed("it is dark\n\n so it is \r\n", "-")
    assert found == [Quotation("it is dark", line=1), Quotation("so it is", line=3)]


def test_lines_within_one_pair_of_marks_are_one_quotation() -> None:
    assert read_typed("“it is\ndark”\n", "-")[0] == [Quotation("“it is\ndark”", line=1)]
    assert len(read_typed("“it is”\n“dark”\n", "-")[0]) == 2


def test_an_empty_text_is_kept_to_be_answered() -> None:
    assert read_quotations('{"id": "a", "text": ""}', "q")[0] == [Quotation("", None, "a", 1)]


def test_a_row_without_its_text_is_kept_to_be_answered() -> None:
    found, problems = read_quotations("id,text\n7\n\n8,so it is\n", "q.csv")
    assert (found, problems) == (
        [Quotation("", None, "7", 2), Quotation("so it is", None, "8", 4)],
        [],
    )
