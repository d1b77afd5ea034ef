"""The documents say what the program does."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressctl.answers import SCHEMA_VERSION
from pressctl.cli.app import COMMANDS
from tests.write_docs import DOCS, SESSIONS, commands_page, session_page


def test_every_command_is_documented_with_its_help() -> None:
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert all(f"## pressctl {name}\n" in page for name in COMMANDS)
    assert page == commands_page(), "stale: run `make docs`"


@pytest.mark.parametrize("page", SESSIONS, ids=lambda page: page.name)
def test_the_session_in_a_page_is_what_the_program_answers(page: Path) -> None:
    assert page.read_text(encoding="utf-8") == session_page(page), "stale: run `make docs`"


def test_the_schema_version_is_the_one_of_the_code() -> None:
    page = (DOCS / "output.md").read_text(encoding="utf-8")
    assert f"Schema version {SCHEMA_VERSION}." in page
