"""What is kept comes back as it was, whether little or much is in it."""

from __future__ import annotations

from array import array
from collections import Counter

from pressctl.query.keeping import FEW, Rows, Table, code_of, flat, grown, keep, kept, table_of


def test_what_is_written_down_is_read_back() -> None:
    state = [1, "two", {"three": ""}, array("H", [4, 5]), [array("f", [0.5])]]
    assert kept(keep(state)) == state


def test_a_table_of_few_numbers_takes_little_room() -> None:
    table: Table = Counter({5: 1, 16_000_000: 70_000})
    assert grown(table, 1 << 24) is table
    written = keep(flat(table))
    assert len(written) < 100
    assert table_of(kept(written)) == table


def test_a_table_of_many_numbers_becomes_an_array_that_holds_the_same() -> None:
    table: Table = Counter({2 * place: place + 1 for place in range(FEW)})
    full = grown(table, 3 * FEW)
    assert isinstance(full, array)
    assert all(full[place] == table[place] for place in range(3 * FEW))
    assert table_of(kept(keep(flat(full)))) == full


def test_rows_are_given_as_they_were_added() -> None:
    rows = Rows("H")
    for row in ([], [1, 2], [3]):
        rows.add(row)
    again = Rows("H")
    again.resume(kept(keep(rows.kept())))
    assert [list(again[number]) for number in range(len(again))] == [[], [1, 2], [3]]


def test_a_feature_has_the_same_number_in_every_process() -> None:
    assert code_of("law enforc") == 0xE02EE0EB
