"""The index beside the shards: it says where to look, and no fault of it changes an answer."""

from __future__ import annotations

import errno
import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pressctl.api import indexing
from pressctl.api.changes import ingest
from pressctl.api.corpus import Corpus
from pressctl.api.indexing import open_index
from pressctl.api.stored import Stored
from pressctl.cli import passing
from pressctl.cli.options import Written
from pressctl.cli.run import Run, Surroundings, _carry_out, make_output
from pressctl.errors import DamagedIndex
from pressctl.model import Entry, Origin, Release
from pressctl.query.catalogue import EVERYTHING, Catalogue, Listed
from pressctl.query.grammar import read_query
from pressctl.query.select import Selection
from pressctl.store import Store, disk, disposable
from pressctl.store.disposable import INDEX
from pressctl.store.index import grouping
from pressctl.store.index.reading import Choice
from pressctl.store.index.tables import Row
from tests.building import Said, release
from tests.session import TODAY, Session, Stream
from tests.test_store import change_of, save
from tests.torture.child import Child

QUESTIONS = (
    ["list"],
    ["list", "--since", "2024-02"],
    ["quotes"],
    ["quotes", "--speaker", "Ann Pell"],
    ["search", "harbour"],
    ["search", "--sort", "rank", "lights OR harbour"],
    ["claims"],
    ["speakers"],
    ["stats"],
)
PAGES = {
    "lights.txt": "Two lights for ships\nFrom: Harbour Board Published: 4 March 2024\n\n"
    "Ships that enter the harbour after dark show two lights from 1 May 2024.\n\n"
    "Harbour Master Ann Pell said:\n\nA light costs £40. That is cheaper than a ship.\n",
    "meals.txt": "Hot meals for pupils\nFrom: School Board Published: 9 January 2024\n\n"
    "Forty schools get new kitchens by the harbour.\n\n"
    "Tom Reed, Chair of the School Board, said:\n\nNobody learns while they are hungry.\n",
}


@pytest.fixture
def session(tmp_path: Path) -> Session:
    source = tmp_path / "pages"
    source.mkdir()
    for name, text in PAGES.items():
        (source / name).write_text(text, encoding="utf-8")
    ingest([source], tmp_path / ".pressctl", today=TODAY)
    return Session(tmp_path / ".pressctl")


def index_of(store: Path) -> Path:
    [file] = store.glob("index.*.sqlite")
    return file


def answers(session: Session) -> list[tuple[int, str]]:
    return [(done.code, done.out) for done in (session(*words) for words in QUESTIONS)]


# --- it gives what the shards hold ------------------------------------------------------------

_DAYS, _TITLES = ("2024-01-09", "2024-01-10", "2024-03-04", None), ("Quay", "Lamps")
_ISSUERS = ("Harbour Board", None)
DAYS = st.sampled_from(_DAYS)
IDS = {  # an id follows from day, title and issuer
    heading: f"bcdfgh{number:02}"
    for number, heading in enumerate(product(_DAYS, _TITLES, _ISSUERS))
}
FILES = st.sampled_from(["a.txt", "b.txt", "c.txt"])
TITLES = st.sampled_from(_TITLES)
ISSUERS = st.sampled_from(_ISSUERS)
TEXTS = st.sampled_from(
    ["The quay opens.", "The quay opens. It is long.", "No lamps are lit.", "Lamps burn all night."]
)


@st.composite
def captures(draw: st.DrawFn) -> Release:
    day, title, issuer = heading = (draw(DAYS), draw(TITLES), draw(ISSUERS))
    made = release(
        IDS[heading],
        draw(TEXTS),
        Said("Ann Pell", words=(draw(TEXTS),), name="Ann Pell"),
        published=day,
        issuer=issuer,
        title=title,
    )
    return replace(made, origin=Origin(draw(FILES), draw(st.integers(1, 3)), 9))


STORES = st.lists(
    st.lists(captures(), min_size=1, max_size=6), min_size=1, max_size=3
)  # one after another


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(STORES)
def test_it_gives_the_releases_of_the_store(
    tmp_path_factory: pytest.TempPathFactory, changes: list[list[Release]]
) -> None:
    store = Store(tmp_path_factory.mktemp("store") / ".pressctl")
    for made in changes:
        save(store, change_of(*made))
        right, found = Listed(store.entries()), Stored(open_index(store.path)[0])
        assert_same(found, right)


SELECTIONS = (
    EVERYTHING,
    Selection(since=date(2024, 1, 10)),
    Selection(until=date(2024, 1, 10)),
    Selection(issuer="harbour"),
    Selection(issuer=""),
    Selection(release="bcdfgh01"),
)
QUERIES = ("quay", "quay OR lamps", "lamps NOT quay", "title:lamps night", "the")


def assert_same(found: Catalogue, right: Catalogue) -> None:
    assert len(found) == len(right)
    assert found.undated() == right.undated()
    assert found.last_news() == right.last_news()
    for selection in SELECTIONS:
        assert list(found.select(selection)) == list(right.select(selection))
        assert found.totals(selection) == right.totals(selection)
    assert list(found.oldest_first()) == list(right.oldest_first())
    for id in ("bcdfgh01", "bcdfgh0", "b", "bcdfgh12", "nothing"):
        assert by_id(found.beginning(id)) == by_id(right.beginning(id))
        assert by_id(found.known_as(id)) == by_id(right.known_as(id))
        assert found.near_ids(id) == right.near_ids(id)
    for words in QUERIES:
        query = read_query([words], TODAY)
        assert list(Corpus(found).search(query)) == list(Corpus(right).search(query))
        assert Corpus(found).ranked(query) == Corpus(right).ranked(query)


def by_id(entries: object) -> list[object]:
    assert isinstance(entries, list)
    return sorted(entries, key=lambda entry: entry.release.id)


def test_releases_that_are_as_they_were_are_not_spelt_again(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    spelt: list[str] = []
    spell = indexing._spell

    def watch(one: Release) -> list[str]:
        spelt.append(one.title)
        return spell(one)

    monkeypatch.setattr(indexing, "_spell", watch)
    page = session.store.parent / "pages" / "quay.txt"
    page.write_text(PAGES["lights.txt"].replace("Two lights", "A quay"), encoding="utf-8")
    ingest([page.parent], session.store, today=TODAY)
    assert spelt == ["A quay for ships"]
    assert session("search", "ships", "-l").out.count("\n") == 2


def test_one_that_changed_too_much_is_made_from_nothing(session: Session) -> None:
    page = session.store.parent / "pages" / "lights.txt"
    for number in range(9):
        page.write_text(PAGES["lights.txt"].replace("£40", f"£{number}"), encoding="utf-8")
        ingest([page.parent], session.store, today=TODAY)
        assert f"£{number}" in session("quotes", "--format", "jsonl").out
    with sqlite3.connect(index_of(session.store)) as connection:
        last = connection.execute("SELECT max(last) FROM releases").fetchone()[0]
    assert last < 4 * 9


# --- faults -----------------------------------------------------------------------------------


def test_it_can_be_deleted_at_any_time(session: Session) -> None:
    right = answers(session)
    for words, (code, out) in zip(QUESTIONS, right, strict=True):
        index_of(session.store).unlink()
        done = session(*words)
        assert (done.code, done.out) == (code, out)


@pytest.mark.parametrize(
    "harm",
    [
        lambda content: b"",
        lambda content: content[: len(content) // 2],
        lambda content: content[:-4096],
        lambda content: b"\0" * len(content),
        lambda content: content[:4096] + b"\xff" * (len(content) - 4096),
    ],
)
def test_a_cut_or_zeroed_one_changes_no_answer(
    session: Session, harm: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    right = answers(session)
    for small in (disposable._SMALL, 0):
        monkeypatch.setattr(disposable, "_SMALL", small)
        for words, (code, out) in zip(QUESTIONS, right, strict=True):
            file = index_of(session.store)
            file.write_bytes(harm(file.read_bytes()))
            done = session(*words)
            assert (done.code, done.out) == (code, out), words


def flips(content: bytes, count: int) -> Iterator[bytes]:
    chance = random.Random(len(content))
    for at in chance.sample(range(len(content) * 8), count):
        flipped = bytearray(content)
        flipped[at // 8] ^= 1 << at % 8
        yield bytes(flipped)


def test_no_flipped_bit_in_a_small_one_changes_an_answer(session: Session) -> None:
    right = session("quotes").out
    content = index_of(session.store).read_bytes()
    for flipped in flips(content, 40):
        file = index_of(session.store)
        file.write_bytes(flipped)
        assert session("quotes").out == right
        assert index_of(session.store).read_bytes() != flipped


def test_a_flipped_bit_in_a_large_one_can_hide_a_row_but_changes_none(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disposable, "_SMALL", 0)
    questions = (["quotes", "--since", "2024-01"], ["search", "harbour"], ["list"])
    right = [set(session(*words).out.splitlines()) for words in questions]
    content, name = index_of(session.store).read_bytes(), index_of(session.store).name
    for flipped in flips(content, 60):
        for words, lines in zip(questions, right, strict=True):
            for file in session.store.glob("index.*.sqlite"):
                file.unlink()
            (session.store / name).write_bytes(flipped)
            done = session(*words)
            assert done.code in (0, 1)
            assert set(done.out.splitlines()) <= lines


def test_doctor_finds_every_flipped_bit(session: Session) -> None:
    file = index_of(session.store)
    content = file.read_bytes()
    for flipped in flips(content, 40):
        file.write_bytes(flipped)
        assert "index is damaged" in session("doctor").out
    file.write_bytes(content)
    assert session("doctor").code == 0


def test_doctor_makes_a_damaged_one_anew(session: Session) -> None:
    index_of(session.store).write_bytes(b"no database")
    assert session("doctor").code == 1
    assert session("doctor", "--rebuild").code == 0
    assert session("doctor").code == 0
    assert disposable.is_sound(index_of(session.store))


def test_an_old_one_is_not_asked(session: Session) -> None:
    old = index_of(session.store).read_bytes()
    page = session.store.parent / "pages" / "quay.txt"
    page.write_text(PAGES["lights.txt"].replace("Two lights", "A quay"), encoding="utf-8")
    ingest([page.parent], session.store, today=TODAY)
    right = answers(session)
    index_of(session.store).write_bytes(old)  # under the name of the new one
    assert answers(session) == right


def test_where_the_store_cannot_be_written_it_is_made_elsewhere(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = answers(session)
    index_of(session.store).unlink()

    def refuse(_kind: object, path: Path, waiting: object = None) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(disposable.Disposable, "making", refuse)
    assert answers(session) == right
    assert not list(session.store.glob("index.*.sqlite"))


def test_a_shard_that_is_damaged_is_told(session: Session) -> None:
    shard = max((session.store / "shards").iterdir())
    content = shard.read_bytes()
    shard.write_bytes(content.replace(b"lights", b"lamps!"))
    done = session("quotes")
    assert (done.code, done.out) == (2, "")
    assert "damaged" in done.err
    shard.write_bytes(content)
    assert session("quotes").code == 0


def test_a_reader_keeps_its_generation(session: Session) -> None:
    corpus = Corpus.open(session.store)
    page = session.store.parent / "pages" / "lights.txt"
    page.write_text(PAGES["lights.txt"].replace("£40", "£90"), encoding="utf-8")
    ingest([page.parent], session.store, today=TODAY)
    assert any("£40" in row.text for row in corpus.quotes())
    assert any("£90" in row.text for row in Corpus.open(session.store).quotes())


def test_any_thread_may_ask(session: Session) -> None:
    corpus = Corpus.open(session.store)
    right = list(corpus.quotes())
    with ThreadPoolExecutor(4) as pool:
        found = [pool.submit(lambda: list(corpus.quotes())) for _ in range(40)]
    assert all(one.result() == right for one in found)


def test_a_shard_is_read_a_few_releases_at_a_time(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    make = grouping.make_entries

    def watch(releases: list[Release], ages: object) -> object:
        read.append(len(releases))
        return make(releases, ages)  # type: ignore[arg-type]

    monkeypatch.setattr(grouping, "make_entries", watch)
    index_of(session.store).unlink()
    session("list")
    assert read == [1, 1]


def test_what_has_been_written_is_not_written_again(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = session("list").out
    entry = Stored.entry
    read: list[str] = []

    def fail_at_the_second(self: Stored, row: Row) -> Entry:
        read.append(row.id)
        if len(read) == 2:
            raise DamagedIndex("a row")
        return entry(self, row)

    monkeypatch.setattr(Stored, "entry", fail_at_the_second)
    monkeypatch.setattr(passing, "READ_FIRST", 1)
    done = session("list")
    assert done.code == 2
    assert whole.startswith(done.out)
    assert "damaged" in done.err
    assert not list(session.store.glob("index.*.sqlite"))
    assert session("list").out == whole


# --- violence: more of it is in tests/torture ---------------------------------------------------


def test_one_that_is_cut_off_while_it_is_asked_kills_nobody(session: Session) -> None:
    def ask() -> str:
        index, _ = open_index(session.store)
        os.truncate(index.file, 4096)
        with pytest.raises(DamagedIndex):
            list(index.choose(Choice()))
        return "alive"

    assert Child(ask).result() == "alive"


def a_link(file: Path) -> None:
    file.rename(file.parent.parent / "elsewhere")
    file.symlink_to(file.parent.parent / "elsewhere")


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


@pytest.mark.parametrize("harm", [a_link, a_folder, a_pipe, lambda file: file.chmod(0o620)])
def test_one_that_others_may_write_or_that_is_no_file_is_not_opened(
    session: Session, harm: Callable[[Path], None]
) -> None:
    right, file = answers(session), index_of(session.store)
    harm(file)
    with pytest.raises(DamagedIndex):
        disposable.require_own(file)
    assert answers(session) == right
    session("doctor", "--rebuild")
    assert session("doctor").code == 0
    assert disposable.require_own(index_of(session.store))


def test_one_of_another_user_is_not_opened(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    somebody = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: somebody)
    with pytest.raises(DamagedIndex):
        disposable.require_own(index_of(session.store))


def test_who_meets_damage_says_everything_once(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disposable, "_SMALL", 0)
    question = ("quotes", "--speaker", "pell")
    right = session(*question)
    assert right.out
    assert right.err.count("\n") == 1
    file = index_of(session.store)
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE releases SET row = x'00'")
    assert session(*question) == right
    assert disposable.is_sound(index_of(session.store))


def test_of_an_answer_that_a_damaged_shard_cannot_give_nothing_is_said_but_why(
    tmp_path: Path,
) -> None:
    session = Session(tmp_path / ".pressctl")
    dated = [release(IDS[day, "Quay", None], "Lamps.", published=day) for day in _DAYS[1:3]]
    save(Store(session.store), change_of(*dated))
    assert session("list").code == 0
    shard = next((session.store / "shards").glob("2024-03.*"))
    shard.write_bytes(shard.read_bytes().replace(b"Lamps", b"Light"))
    done = session("list", "--since", "2024-01")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert session("list", "--until", "2024-02").code == 0  # it asks nothing of that shard


def test_a_full_disk_and_no_room_elsewhere_is_one_line(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    index_of(session.store).unlink()

    def refuse(begun: Path, aim: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(indexing, "_write", refuse)
    done = session("list")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "its index cannot be made: no space left on device" in done.err


def test_an_ingest_whose_index_cannot_be_made_is_done_all_the_same(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(begun: Path, aim: object) -> None:
        begun.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    page = session.store.parent / "pages" / "quay.txt"
    page.write_text(PAGES["lights.txt"].replace("Two lights", "A quay"), encoding="utf-8")
    monkeypatch.setattr(indexing, "_write", refuse)
    assert session("ingest", str(page.parent)).code == 0
    assert not list(session.store.glob("*.tmp"))
    monkeypatch.undo()
    assert session("list").out.count("\n") == 3


def test_what_a_killed_maker_left_goes_with_the_next_ingest(session: Session) -> None:
    file, half = index_of(session.store), INDEX.begin(session.store)
    half.write_bytes(b"half")
    assert f"leftover\t{half.name}" in session("doctor").out
    session("ingest", str(session.store.parent / "pages"))
    assert not half.exists()
    assert index_of(session.store) == file


def test_doctor_leaves_one_alone_that_is_being_made(session: Session) -> None:
    half = INDEX.begin(session.store)
    with INDEX.making(session.store):
        disk.make_file(half)
        assert Child(lambda: session("doctor").out).result() == ""
        assert Child(lambda: session("doctor", "--rebuild").code).result() == 0
        assert half.exists()
    assert session("doctor", "--rebuild").code == 0
    assert not half.exists()


def test_several_who_find_none_make_one(session: Session) -> None:
    right = session("quotes").out
    for _ in range(3):
        index_of(session.store).unlink()
        readers = [Child(lambda: session("quotes").out) for _ in range(4)]
        assert [reader.result() for reader in readers] == [right] * 4
        assert disposable.is_sound(index_of(session.store))


def test_who_waits_for_another_to_make_it_is_told_why(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = session("quotes").out
    index_of(session.store).unlink()
    monkeypatch.setattr(disposable, "PATIENCE", 0.05)
    with INDEX.making(session.store):
        reader = Child(lambda: astuple(session("quotes")))
        time.sleep(1)
    code, out, err = reader.result()
    assert (code, out) == (0, right)
    assert err == "› another pressctl makes the index of the store: waiting for it\n"


def test_what_the_last_news_are_is_told_rightly_or_found_to_be_damaged(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disposable, "_SMALL", 0)
    question = ("list", "--added-since", "last")
    right = session(*question)
    with sqlite3.connect(index_of(session.store)) as connection:
        connection.execute("UPDATE releases SET news = 0")
    assert session(*question).err == right.err
    with sqlite3.connect(index_of(session.store)) as connection:
        connection.execute("UPDATE facts SET value = x'00' WHERE name = 'news'")
    assert session(*question) == right


@pytest.mark.parametrize("fact", ["releases", "undated", "characters", "unknown", "news", "words"])
def test_damage_that_is_met_late_shows_nothing_twice(
    session: Session, monkeypatch: pytest.MonkeyPatch, fact: str
) -> None:
    monkeypatch.setattr(disposable, "_SMALL", 0)
    ids = session("list", "--columns", "id").out.split()
    for words in (*QUESTIONS, ["diff", *ids], ["show", ids[0]]):
        right = session(*words)
        with sqlite3.connect(index_of(session.store)) as connection:
            connection.execute("UPDATE facts SET value = x'00' WHERE name = ?", (fact,))
        assert session(*words) == right, words


def test_a_result_that_is_begun_is_not_begun_anew() -> None:
    around = Surroundings(None, Stream(), Stream(), {}, TODAY)
    run = Run(make_output(around, Written(None, None, None), "never"), around, None, None)  # type: ignore[arg-type]

    def body(run: Run) -> int:
        run.output.write("a row\n")
        raise DamagedIndex("met too late")

    with pytest.raises(DamagedIndex):
        _carry_out(body, run, {})
    assert around.stdout.text() == "a row\n"  # type: ignore[attr-defined]


def test_doctor_takes_up_what_an_older_manifest_does_not_name(session: Session) -> None:
    old = (session.store / "manifest.json").read_bytes()
    page = session.store.parent / "pages" / "quay.txt"
    page.write_text(PAGES["lights.txt"].replace("Two lights", "A quay"), encoding="utf-8")
    ingest([page.parent], session.store, today=TODAY)
    right = answers(session)
    (session.store / "manifest.json").write_bytes(old)
    assert session("doctor").code == 1
    assert session("doctor", "--rebuild").code == 0
    assert answers(session) == right


def test_no_id_is_said_not_to_be_there_for_a_bit_that_is_flipped(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disposable, "_SMALL", 0)
    id = session("list", "--columns", "id").out.split()[0]
    for words in (["show", id], ["search", "harbour"]):
        right = session(*words)
        with sqlite3.connect(index_of(session.store)) as connection:
            connection.execute("UPDATE releases SET id = 'zzzzzzzz'")
        assert session(*words) == right
    assert session("show", "zzzzzzzz").code == 2
