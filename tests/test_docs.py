"""The documents say what the program does."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from msgspec import Struct

from pressctl.answers import SCHEMA_VERSION
from pressctl.cli.app import COMMANDS
from pressctl.model import Claim, Origin, Paragraph, Quote, Release
from pressctl.store import FileRecord
from pressctl.store.manifest import Manifest, Part
from tests.session import RELEASES, open_session
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


STORE = (DOCS / "store.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "record", [Release, Origin, Paragraph, Quote, Claim, FileRecord, Manifest, Part]
)
def test_every_field_of_the_store_is_told(record: type[Struct]) -> None:
    untold = {"mtime_ns"} | ({"corrected"} if record is Quote else set())  # empty, as in a release
    assert not [
        field
        for field in record.__struct_fields__
        if f"`{field}`" not in STORE and field not in untold
    ]


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")
def test_what_jq_reads_of_a_store_is_what_pressctl_answers(tmp_path: Path) -> None:
    session = open_session(tmp_path / "here", RELEASES)

    def lines(shell: str) -> list[str]:
        done = subprocess.run(
            ["sh", "-c", shell], cwd=tmp_path / "here", capture_output=True, check=True
        )
        assert not done.stderr
        return sorted(done.stdout.decode().splitlines())

    quotes, releases = re.findall(r"```sh\n(.*?)```", STORE, re.DOTALL)
    said = session("quotes", "--columns", "speaker,text").out.replace("\\n\\n", " ")
    assert lines(quotes) == sorted(said.splitlines())
    listed = session("list", "--columns", "published,id,title").out
    assert lines(releases) == sorted(listed.splitlines())
