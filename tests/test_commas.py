"""Where the words that name a speaker are cut."""

from __future__ import annotations

import pytest

from pressctl.parsing.commas import split_at_commas


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Ann Peel, Roads Minister", ["Ann Peel", "Roads Minister"]),
        ("LEEDS, 3 May – Ann Peel", ["Ann Peel"]),
        ("HULL, Md.-- Senator Ann Peel", ["Senator Ann Peel"]),
        ("Senator Ann Peel (D-Ohio), R-Kan.", ["Senator Ann Peel"]),
        ("Ann Peel, Jr., Mayor", ["Ann Peel, Jr.", "Mayor"]),
        ("Ann Peel, M.D., who chairs it, 57", ["Ann Peel"]),
        ("WHO Director Ann Peel", ["WHO Director Ann Peel"]),
        (
            "Ann Peel, a member of the Senate Health, Labor and Roads Committee",
            ["Ann Peel", "a member of the Senate Health, Labor and Roads Committee"],
        ),
        (
            "Minister for Housing, Planning and Heritage",
            ["Minister for Housing, Planning and Heritage"],
        ),
        ("Ann Peel, the Mayor who beat Tom Orr", ["Ann Peel", "the Mayor"]),
        ("Acme Crime Centre (ACC)", ["Acme Crime Centre (ACC)"]),
        ("Ann Peel (AB-04)", ["Ann Peel"]),
    ],
)
def test_a_subject_is_cut_where_something_new_is_said(words: str, parts: list[str]) -> None:
    assert split_at_commas(words) == parts
