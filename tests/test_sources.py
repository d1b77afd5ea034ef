"""Which files a path means, what their bytes say, and which reader takes them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl import sources
from pressctl.sources import files

PAGE = """Tag: Harbours

  • PRESS RELEASE : Harbour wall “to be rebuilt” [May 2031]
    PRESS RELEASE : Harbour wall “to be rebuilt” [May 2031]

    The press release issued by the Harbour Office on 6 May 2031.

    The wall – built in 1902 – will cost £3 million to rebuild.
"""


def names(found: files.Findings) -> list[str]:
    return list(found.files)


def find(*paths: Path, base: Path) -> files.Findings:
    return files.find(paths, base, base / ".pressctl")


# --- folders ----------------------------------------------------------------------------------


def test_a_folder_stands_for_its_files_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", ".hidden", ".git/config", ".pressctl/x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert names(find(tmp_path, base=tmp_path)) == ["a/b/c.txt", "a/z.txt", "b.txt"]


def test_the_store_itself_is_left_out_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "manifest.json").write_text("x")
    assert names(files.find([tmp_path], tmp_path, tmp_path / "corpus")) == []


def test_a_hidden_file_given_by_name_is_read(tmp_path: Path) -> None:
    (tmp_path / ".page").write_text("x")
    assert names(find(tmp_path / ".page", base=tmp_path)) == [".page"]


def test_one_file_has_one_name_however_it_is_spelt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "page.txt").write_text("x")
    (tmp_path / "link.txt").symlink_to("page.txt")
    monkeypatch.chdir(tmp_path / "sub")
    spelt = [Path("../page.txt"), tmp_path / "sub/../page.txt", tmp_path / "link.txt", tmp_path]
    found = find(*spelt, base=tmp_path)
    assert names(found) == ["page.txt"]
    assert found.files["page.txt"].named


def test_a_file_outside_the_project_has_its_whole_path(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("x")
    (tmp_path / "project").mkdir()
    found = find(tmp_path / "page.txt", base=tmp_path / "project")
    assert names(found) == [str((tmp_path / "page.txt").resolve())]


def test_pipes_sockets_and_links_that_lead_nowhere_or_round_are_named_and_left_out(
    tmp_path: Path,
) -> None:
    (tmp_path / "page.txt").write_text("x")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "circle").symlink_to("circle")
    (tmp_path / "dangling").symlink_to("nothing")
    (tmp_path / "round").symlink_to(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket"))
    found = find(tmp_path, base=tmp_path)
    assert names(found) == ["page.txt"]
    assert [w.file for w in found.warnings] == ["circle", "dangling", "pipe", "round", "socket"]
    assert not found.problems


def test_a_pipe_given_by_name_is_a_problem_and_no_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    [problem] = find(tmp_path / "pipe", base=tmp_path).problems
    assert "named pipe" in problem.message
    with pytest.raises(OSError, match="not a regular file"):
        files.load(str(tmp_path / "pipe"))


def test_a_missing_path_is_a_problem(tmp_path: Path) -> None:
    found = find(tmp_path / "nowhere", tmp_path / "no\0where", base=tmp_path)
    assert len(found.problems) == 2
    assert any("no such file" in problem.message for problem in found.problems)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may enter every folder")
def test_a_folder_that_may_not_be_entered_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    assert find(tmp_path, base=tmp_path).problems[0].file == "closed"


def test_a_folder_below_that_fails_is_a_problem_and_the_rest_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "page.txt").write_text("x")
    real = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("broken"):
            raise OSError(5, "Input/output error")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = find(tmp_path, base=tmp_path)
    assert [str(problem) for problem in found.problems] == ["broken: input/output error"]
    assert names(found) == ["page.txt"]


def test_a_name_that_is_no_text_or_acts_on_a_terminal_is_written_out(tmp_path: Path) -> None:
    for name in (b"b\xff.txt", b"a\x1b[2J\n.txt"):
        Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))).write_text("x")  # noqa: PTH118
    assert names(find(tmp_path, base=tmp_path)) == ["a\\x1b[2J\\n.txt", "b\\udcff.txt"]


def test_a_deep_tree_is_walked_without_recursion(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(sys.getrecursionlimit() + 200):
        Path("d").mkdir()
        os.chdir("d")
    Path("page.txt").write_text("x")
    os.chdir(tmp_path)
    began = time.monotonic()
    found = names(find(tmp_path, base=tmp_path))
    took = time.monotonic() - began
    subprocess.run(["rm", "-r", "d"], check=True)  # pytest clears its folders with recursion
    assert len(found) == 1
    assert took < 5


# --- bytes ------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_is_read_by_its_byte_order_mark_or_as_utf_8(encoding: str) -> None:
    assert files.decode(PAGE.encode(encoding)) == files.Decoded(PAGE)


def test_big_endian_text_is_read_by_its_mark() -> None:
    assert files.decode(b"\xfe\xff" + PAGE.encode("utf-16-be")).text == PAGE


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_that_lost_its_mark_is_read_and_said_so(encoding: str) -> None:
    decoded = files.decode(PAGE.encode(encoding))
    assert decoded.text == PAGE
    assert decoded.doubt == "UTF-16 without a byte-order mark"


def test_what_is_no_utf_8_is_read_as_windows_1252_and_said_so() -> None:
    decoded = files.decode(PAGE.encode("cp1252"))
    assert decoded.text == PAGE
    assert decoded.doubt == "invalid UTF-8 at byte 17; read as Windows-1252"


def test_a_damaged_byte_in_utf_8_makes_up_no_letter() -> None:
    """0x80 is the euro sign in Windows-1252: a sum of money that nobody wrote."""
    at = PAGE.encode().index(b"3 million")
    decoded = files.decode(PAGE.encode()[:at] + b"\x80" + PAGE.encode()[at:])
    assert decoded.text == PAGE.replace("3 million", "\N{REPLACEMENT CHARACTER}3 million")
    assert decoded.doubt is not None
    assert decoded.doubt.startswith(f"invalid UTF-8 at byte {at};")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"abc\0def", "binary"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"%PDF-1.7 \xe2", "PDF"),
        (b"PK\x03\x04", "zip"),
        (b"\xff\xfe\x00\xd8", "invalid UTF-16"),
        (b"<!DOCTYPE html>\n<html>", "web page"),
        (b"Shopping: milk, eggs.", "no press release"),
    ],
)
def test_what_is_no_text_or_no_release_is_refused_in_words(data: bytes, why: str) -> None:
    reading = sources.understand(data, "file")
    assert reading.documents == ()
    assert why in (reading.refusal or "")
    assert "\n" not in (reading.refusal or "")


@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    reading = sources.understand(data, "file")
    assert (reading.refusal is None) == bool(reading.documents)


@given(st.binary(max_size=100))
def test_no_decoded_text_holds_a_surrogate_or_a_nul(data: bytes) -> None:
    text = files.decode(data).text
    assert "\0" not in text
    text.encode()


def test_a_file_is_refused_by_its_size_and_not_read(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(b"word " * 100)
    with pytest.raises(OSError, match="larger than"):
        files.load(str(tmp_path / "big.txt"), limit=400)
    assert len(files.load(str(tmp_path / "big.txt"), limit=500)[0]) == 500


def test_of_a_large_film_only_the_head_is_read(tmp_path: Path) -> None:
    with (tmp_path / "film.mp4").open("wb") as film:
        film.write(b"\0\0\0\x18ftypmp42")
        film.truncate(files.SIZE_LIMIT * 3)
    data, _stamp = files.load(str(tmp_path / "film.mp4"))
    assert len(data) < files.SIZE_LIMIT
    assert "binary" in (files.decode(data).refusal or "")


def test_a_dump_is_read_by_the_dump_reader_under_the_name_given(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    reading = sources.read(tmp_path / "page.txt", "pages/page.txt")
    assert reading.reader == "text dump"
    assert [document.origin.file for document in reading.documents] == ["pages/page.txt"]


def test_bad_bytes_in_a_release_are_a_warning_and_the_release_is_in() -> None:
    reading = sources.understand(PAGE.encode("cp1252"), "page.txt")
    assert len(reading.documents) == 1
    assert "page.txt: invalid UTF-8 at byte" in str(reading.warnings[0])


def test_twenty_megabytes_of_bad_bytes_are_decoded_in_seconds() -> None:
    began = time.monotonic()
    assert files.decode(b"\x93\xff" * 10_000_000).doubt
    assert time.monotonic() - began < 10
