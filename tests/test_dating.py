"""What is new in a store is what was not in it: a release, or another text of one."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import msgspec
import pytest

from pressctl import parsing
from pressctl.ingest import ingest
from pressctl.store import STORE_NAME, Store, manifest
from tests.session import TODAY, Session
from tests.test_ingest import item, page

FIRST, SECOND, THIRD = date(2031, 7, 1), date(2031, 7, 2), date(2031, 7, 9)


class Shelf:
    """A folder of pages that is ingested on different days."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "pages"
        self.folder.mkdir()
        self.store = Store(folder / STORE_NAME)
        self.session = Session(self.store.path)

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def ingest(self, day: date) -> None:
        ingest([self.folder], self.store.path, today=day)

    def new(self, since: str) -> list[str]:
        done = self.session("list", "--added-since", since, "--json")
        assert done.code == (0 if json.loads(done.out) else 1)
        return sorted(row["title"] for row in json.loads(done.out))

    def days(self) -> dict[str, tuple[str | None, str | None]]:
        rows = json.loads(self.session("list", "--json").out)
        return {row["title"]: (row["added"], row["changed"]) for row in rows}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_a_release_is_new_since_the_day_it_came(shelf: Shelf) -> None:
    shelf.write("a.txt", page("Wall"))
    shelf.ingest(FIRST)
    shelf.write("b.txt", page("Quay"))
    shelf.ingest(SECOND)
    assert shelf.days() == {"Wall": ("2031-07-01", None), "Quay": ("2031-07-02", None)}
    assert shelf.new("2031-07-01") == ["Quay", "Wall"]
    assert shelf.new("2031-07-02") == shelf.new("last") == ["Quay"]
    assert shelf.new("2031-07-03") == []


def test_two_ingests_of_one_day_are_told_apart(shelf: Shelf) -> None:
    for name in ("Wall", "Quay", "Pier"):
        shelf.write(f"{name}.txt", page(name))
        shelf.ingest(FIRST)
    assert shelf.new("last") == ["Pier"]


def test_an_ingest_that_brings_nothing_new_is_not_the_last(shelf: Shelf) -> None:
    shelf.write("a.txt", page("Wall"))
    shelf.ingest(FIRST)
    shelf.ingest(SECOND)
    shelf.write("b.txt", page("Wall"))  # one more capture of the same release
    shelf.ingest(THIRD)
    assert shelf.new("last") == ["Wall"]
    assert shelf.days() == {"Wall": ("2031-07-01", None)}


def test_a_release_whose_text_changed_counts_as_changed(shelf: Shelf) -> None:
    shelf.write("a.txt", page("Wall", "Quay"))
    shelf.ingest(FIRST)
    shelf.write("a.txt", page("Wall") + item("Quay", body="It will not be."))
    shelf.ingest(SECOND)
    assert shelf.days() == {"Wall": ("2031-07-01", None), "Quay": ("2031-07-01", "2031-07-02")}
    assert shelf.new("last") == ["Quay"]


def test_another_version_on_another_page_counts_as_changed(shelf: Shelf) -> None:
    shelf.write("a.txt", page("Wall"))
    shelf.ingest(FIRST)
    body = "The wall will be rebuilt. It will be done by spring, and higher."
    shelf.write("b.txt", item("Wall", body=body.replace("rebuilt", "replaced")))
    shelf.ingest(SECOND)
    assert shelf.days() == {"Wall": ("2031-07-01", "2031-07-02")}


def test_a_page_cut_off_brings_nothing_new(shelf: Shelf) -> None:
    shelf.write("a.txt", item("Wall", body="The wall will be rebuilt. It will be done by spring."))
    shelf.ingest(FIRST)
    shelf.write("b.txt", item("Wall", body="The wall will be rebuilt."))
    shelf.ingest(SECOND)
    assert shelf.days() == {"Wall": ("2031-07-01", None)}


def test_a_file_that_moved_or_is_read_again_brings_nothing_new(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shelf.write("a.txt", page("Wall"))
    shelf.ingest(FIRST)
    path.rename(shelf.folder / "z.txt")
    shelf.ingest(SECOND)
    monkeypatch.setattr(parsing, "PARSER", parsing.PARSER + 1)
    shelf.ingest(THIRD)
    assert shelf.days() == {"Wall": ("2031-07-01", None)}


def test_a_clock_that_was_put_back_does_not_make_an_older_ingest_the_last(shelf: Shelf) -> None:
    shelf.write("a.txt", page("Wall"))
    shelf.ingest(SECOND)
    shelf.write("b.txt", page("Quay"))
    shelf.ingest(FIRST)
    assert shelf.new("last") == ["Quay"]


def test_quotes_of_what_is_new_are_listed_alone(shelf: Shelf) -> None:
    said = "Ann Pell said:\n\n“We will {} it in spring.”\n"
    shelf.write("a.txt", item("Wall", body=said.format("build")))
    shelf.ingest(FIRST)
    shelf.write("b.txt", item("Quay", body=said.format("open")))
    shelf.ingest(SECOND)
    done = shelf.session("quotes", "--added-since", "last", "--json")
    assert [row["title"] for row in json.loads(done.out)] == ["Quay"]
    assert "2031-07-02" in done.err


def test_a_day_that_is_none_is_refused(shelf: Shelf) -> None:
    shelf.write("a.txt", page("Wall"))
    shelf.ingest(FIRST)
    assert shelf.session("list", "--added-since", "lately").code == 2


def _as_format_1(store: Store) -> None:
    """Write a store as it was before the days were kept."""
    [listing] = store.path.glob("files.*.jsonl")
    records = [json.loads(line) for line in listing.read_text().splitlines()]
    for record in records:
        record.pop("gone")
        record["captures"] = [capture[:3] for capture in record["captures"]]
    content = b"".join(msgspec.json.encode(record) + b"\n" for record in records)
    old = msgspec.json.decode((store.path / "manifest.json").read_bytes().split(b"\n")[0])
    part = manifest.Part(len(content), manifest.digest(content), 0)
    listing.unlink()
    (store.path / manifest.part_name("files", part)).write_bytes(content)
    shards = {key: msgspec.convert(one, manifest.Part) for key, one in old["shards"].items()}
    encoded = manifest.encode_manifest(manifest.Manifest(1, part, shards))
    (store.path / "manifest.json").write_bytes(encoded)


def test_a_store_of_before_opens_and_its_releases_came_on_an_unknown_day(shelf: Shelf) -> None:
    shelf.write("a.txt", page("Wall"))
    shelf.ingest(FIRST)
    _as_format_1(shelf.store)
    assert shelf.days() == {"Wall": (None, None)}
    told = shelf.session("list", "--added-since", "last")
    assert (told.code, told.out) == (1, "")
    assert "1 release left out: added on an unknown day" in told.err
    shelf.write("a.txt", page("Wall", "Quay"))
    shelf.ingest(SECOND)
    assert shelf.days() == {"Wall": (None, None), "Quay": ("2031-07-02", None)}
    shelf.write("a.txt", item("Wall", body="It will not be.") + item("Quay"))
    shelf.ingest(THIRD)
    assert shelf.days() == {"Wall": (None, "2031-07-09"), "Quay": ("2031-07-02", None)}


def test_the_days_outlive_a_damaged_manifest(shelf: Shelf) -> None:
    shelf.write("a.txt", page("Wall"))
    shelf.ingest(FIRST)
    (shelf.store.path / "manifest.json").write_bytes(b"{}\n")
    shelf.ingest(TODAY)
    assert shelf.days() == {"Wall": ("2031-07-01", None)}
