"""Archives: what is in them is read, and nothing in them does harm."""

from __future__ import annotations

import gzip
import io
import stat
import zipfile
from datetime import date
from pathlib import Path

import pytest

from pressctl import sources
from pressctl.ingest import ingest
from pressctl.sources import archives, files
from pressctl.store import Store
from tests.test_records import ROW, lines, row, told

PAGE = """Ferry to run again

6 May 2031

The ferry will run from June.

Jane Pell said:

At last."""


def pack(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def places(reading: sources.Reading) -> list[str]:
    return [document.origin.place for document in reading.documents]


def test_what_a_gzip_file_holds_is_read_under_its_name() -> None:
    reading = sources.understand(gzip.compress(lines(ROW, row(title="Two")).encode()), "a.jsonl.gz")
    assert places(reading) == ["a.jsonl.gz"] * 2
    assert [document.origin.first_line for document in reading.documents] == [1, 2]
    assert reading.reader == "records"


def test_a_gzip_file_of_several_pieces_is_read_whole() -> None:
    data = gzip.compress(lines(ROW).encode()) + gzip.compress(lines(row(title="Two")).encode())
    assert len(sources.understand(data, "a").documents) == 2


def test_each_file_of_a_zip_has_its_own_reader_and_place() -> None:
    data = pack({"in/ferry.txt": PAGE, "in/rows.jsonl": lines(ROW), "in/": "", ".hidden": "x"})
    reading = sources.understand(data, "a.zip")
    assert places(reading) == ["a.zip!in/ferry.txt", "a.zip!in/rows.jsonl"]
    assert {document.origin.file for document in reading.documents} == {"a.zip"}
    assert reading.reader == "records + text dump"
    assert not reading.warnings


def test_an_archive_in_an_archive_is_read_and_a_third_one_is_named() -> None:
    inner = pack({"ferry.txt": PAGE})
    third = pack({"c.zip": pack({"d.zip": inner})})
    data = pack({"b.zip": inner, "c.jsonl.gz": gzip.compress(lines(ROW).encode()), "third": third})
    reading = sources.understand(data, "a.zip")
    assert places(reading) == ["a.zip!b.zip!ferry.txt", "a.zip!c.jsonl.gz"]
    [problem] = reading.warnings
    assert str(problem).startswith("a.zip!third!c.zip: an archive in an archive in an archive")
    assert problem.lost


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("../out.txt", "leads out"),
        ("a/../../out.txt", "leads out"),
        ("/etc/out.txt", "leads out"),
        ("..\\out.txt", "leads out"),
        ("C:\\out.txt", "drive"),
    ],
)
def test_a_name_that_leads_out_is_left_out_and_named(
    name: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    reading = sources.understand(pack({name: PAGE, "in.txt": PAGE}), "a.zip")
    assert places(reading) == ["a.zip!in.txt"]
    assert why in told(reading)[0]
    assert not list(tmp_path.iterdir())


def test_a_link_is_left_out_and_named() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("in.txt", PAGE)
    reading = sources.understand(out.getvalue(), "a.zip")
    assert places(reading) == ["a.zip!in.txt"]
    assert told(reading) == ["a.zip!link.txt: a link; left out"]


def test_an_encrypted_file_is_named_and_the_others_are_in() -> None:
    data = bytearray(pack({"in.txt": PAGE, "secret.txt": PAGE}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    reading = sources.understand(bytes(data), "a.zip")
    assert places(reading) == ["a.zip!in.txt"]
    assert "secret.txt: encrypted" in told(reading)[0]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_damaged_file_is_named_and_the_others_are_in(method: int) -> None:
    data = bytearray(pack({"bad.txt": PAGE, "in.txt": PAGE}, method))
    data[50] ^= 0xFF
    reading = sources.understand(bytes(data), "a.zip")
    assert places(reading) == ["a.zip!in.txt"]
    assert "bad.txt: damaged" in told(reading)[0]


def test_an_archive_that_is_cut_off_is_refused_in_words() -> None:
    refusals = [
        sources.understand(gzip.compress(PAGE.encode())[:-9], "a.gz").refusal,
        sources.understand(pack({"in.txt": PAGE})[:-30], "a.zip").refusal,
        sources.understand(gzip.compress(PAGE.encode())[:20] + b"x" * 90, "a.gz").refusal,
        sources.understand(pack({}), "a.zip").refusal,
        sources.understand(pack({"picture.png": b"\x89PNG\r\n\x1a\n"}), "a.zip").refusal,
    ]
    for refusal, why in zip(
        refusals, ("cut off", "damaged zip", "damaged gzip", "empty", "a picture"), strict=True
    ):
        assert why in (refusal or "")


def test_a_bomb_is_refused_by_what_it_unpacks_to_and_the_others_are_in() -> None:
    bomb = b"\0" * 60_000_000
    reading = sources.understand(pack({"bomb.txt": bomb, "in.txt": PAGE}), "a.zip")
    assert places(reading) == ["a.zip!in.txt"]
    assert "bomb.txt: unpacks to over 200 times its size" in told(reading)[0]
    refusal = sources.understand(gzip.compress(bomb), "a.gz").refusal
    assert "unpacks to over 200 times its size" in (refusal or "")


def test_all_of_an_archive_together_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "SIZE_LIMIT", 500)
    data = pack({f"{number}.txt": PAGE for number in range(9)}, zipfile.ZIP_STORED)
    reading = sources.understand(data, "a.zip")
    assert len(reading.documents) == 500 // len(PAGE)
    assert all(problem.lost for problem in reading.warnings)


def test_an_archive_of_countless_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_MOST_FILES", 5)
    refusal = sources.understand(pack({str(n): "" for n in range(9)}), "a.zip").refusal
    assert "more than 5 files in it" in (refusal or "")


def test_a_release_of_an_archive_goes_when_it_is_gone_from_it(tmp_path: Path) -> None:
    store, path = Store(tmp_path / ".pressctl"), tmp_path / "a.zip"

    def titles() -> list[str]:
        ingest([path], store.path, today=date(2031, 6, 1))
        return [entry.release.title for entry in store.entries()]

    path.write_bytes(pack({"ferry.txt": PAGE, "rows.jsonl": lines(ROW)}))
    assert sorted(titles()) == ["Ferry to run again", "Quay to reopen"]
    path.write_bytes(pack({"rows.jsonl": lines(ROW)}))
    assert titles() == ["Quay to reopen"]


def test_a_name_that_acts_on_a_terminal_is_written_out_and_its_file_read() -> None:
    reading = sources.understand(pack({"\x1b[31ma.txt": PAGE}), "a.zip")
    assert [one.origin.member for one in reading.documents] == [r"\x1b[31ma.txt"]
