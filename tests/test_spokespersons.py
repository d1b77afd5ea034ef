"""Spokespersons: for whom they speak, and on what."""

from __future__ import annotations

import pytest

from pressctl.parsing.spokespersons import speaks_for, split_spokesperson


@pytest.mark.parametrize(
    ("office", "role", "body"),
    [
        ("A Home Office spokesperson", "spokesperson", "Home Office"),
        ("spokesman for the Cabinet Office", "spokesman", "Cabinet Office"),
        (
            "Transport Spokesperson for the Acme Association",
            "Transport Spokesperson",
            "Acme Association",
        ),
        ("Green Party Transport Spokesperson", "Transport Spokesperson", "Green Party"),
        ("Acme Party Spokesperson for Health", "Spokesperson for Health", "Acme Party"),
        (
            "the Acme Association’s education spokesperson",
            "education spokesperson",
            "Acme Association",
        ),
        ("Home Affairs Spokesperson", "Home Affairs Spokesperson", None),
        ("A Crown Prosecution Service spokesperson", "spokesperson", "Crown Prosecution Service"),
        ("The Prime Minister’s official spokesman", "Prime Minister’s official spokesman", None),
        (
            "spokesperson for the family of Jo Bloggs",
            "spokesperson for the family of Jo Bloggs",
            None,
        ),
    ],
)
def test_a_spokesperson_is_cut_from_the_body_and_keeps_the_topic(
    office: str, role: str, body: str | None
) -> None:
    assert split_spokesperson(office) == (role, body)


def test_only_a_spokesperson_speaks_for_others() -> None:
    assert speaks_for("Acme spokeswoman")
    assert not speaks_for("Acme Director")
