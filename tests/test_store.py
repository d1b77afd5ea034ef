"""The store: what is put in comes out, and no fault makes it answer wrongly."""

from __future__ import annotations

import errno
import os
import random
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pressctl.errors import (
    DamagedStore,
    NoStore,
    PressctlError,
    UnreadableStore,
    UnwritableStore,
)
from pressctl.model import (
    Boundary,
    Claim,
    Due,
    Origin,
    Paragraph,
    Quantity,
    Quote,
    Release,
    Span,
    Speaker,
)
from pressctl.store import (
    EMPTY,
    Capture,
    Change,
    FileRecord,
    Line,
    Snapshot,
    Store,
    find_store,
    line_of,
    manifest,
    reading,
    shard_of,
)

CALLS = ("open", "write", "fsync", "replace", "unlink", "mkdir", "chmod", "fchmod", "fstat")


def release(
    id: str = "bcdfghjk",
    text: str = "A sum of £3 million.",
    published: date | None = date(2031, 5, 6),
    file: str = "page.txt",
    quotes: tuple[Quote, ...] = (),
) -> Release:
    paragraphs = (Paragraph(Span(0, len(text)), "prose", 3, 3),)
    origin = Origin(file, 1, 3)
    return Release(id, f"Title {id}", 1, "Office", published, origin, text, paragraphs, quotes)


def quote(boundary: Boundary) -> Quote:
    span = Span(0, 1)
    return Quote(
        Speaker("Ann Pell"), "stated", span, span, span, (span,), (1,), boundary, 0.9, "why"
    )


def change_of(*releases: Release, gone: tuple[str, ...] = ()) -> Change:
    """The change that makes the store hold just these captures for their files."""
    captures: dict[str, list[Capture]] = {}
    lines: dict[str, list[Line]] = {}
    for r in releases:
        captures.setdefault(r.origin.file, []).append(Capture(r.id, shard_of(r), "d"))
        lines.setdefault(shard_of(r), []).append(line_of(r))
    files: dict[str, FileRecord | None] = {
        name: FileRecord(name, (1, 2, 3, 4), "digest", 1, "text dump", tuple(found))
        for name, found in captures.items()
    }
    return Change(files | dict.fromkeys(gone), lines)


def save(store: Store, change: Change) -> None:
    with store.writing():
        try:
            base = store.snapshot()
        except NoStore:
            base = EMPTY
        store.commit(base, change)


def everything(store: Store) -> list[Release]:
    entries = store.entries()
    return sorted(
        (capture for entry in entries for capture in (entry.release, *entry.others)),
        key=lambda r: (r.id, r.origin.file, r.text),
    )


def files_of(store: Store) -> list[Path]:
    return sorted(path for path in store.path.rglob("*") if path.is_file())


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / ".pressctl")


OLD = [release("bbbbbbbb"), release("cccccccc", published=date(2031, 6, 1), file="other.txt")]
NEW = [release("bbbbbbbb", text="Another sum."), release("dddddddd", published=None)]


# --- what goes in comes out -------------------------------------------------------------------

_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
_spans = st.builds(Span, st.integers(0, 99), st.integers(0, 99))
_days = st.dates()
_quotes = st.builds(
    Quote,
    speaker=st.builds(Speaker, st.none() | _texts, st.none() | _texts, st.none() | _texts),
    speaker_from=st.sampled_from(("stated", "release", None)),
    source=_spans,
    cue=_spans,
    attribution=_spans,
    content=st.lists(_spans, max_size=2).map(tuple),
    paragraphs=st.lists(st.integers(1, 9), max_size=2).map(tuple),
    boundary=st.sampled_from(("marked", "inferred")),
    confidence=st.floats(0, 1),
    reason=_texts,
    other_end=st.none() | st.integers(1, 9),
    form=st.sampled_from(("block", "inline")),
)
_quantities = st.builds(
    Quantity,
    span=_spans,
    value=st.none() | st.decimals(allow_nan=False, allow_infinity=False),
    unit=_texts,
    bound=st.sampled_from(("exact", "at_least", "about")),
)
_claims = st.builds(
    Claim,
    paragraph=st.integers(0, 9),
    span=_spans,
    kind=st.sampled_from(("money", "percent", "commitment")),
    subject=st.none() | _texts,
    quantities=st.lists(_quantities, max_size=2).map(tuple),
    due=st.none() | st.builds(Due, _spans, _days, _days),
    quote=st.none() | st.integers(1, 9),
)
_releases = st.builds(
    Release,
    id=st.text("bcdfghjk", min_size=8, max_size=8),
    title=_texts,
    title_line=st.integers(0, 99),
    issuer=st.none() | _texts,
    published=st.none() | _days,
    origin=st.builds(Origin, _texts, st.none() | st.integers(1, 9), st.none(), _texts),
    text=_texts,
    paragraphs=st.just(()),
    quotes=st.lists(_quotes, max_size=2).map(tuple),
    claims=st.lists(_claims, max_size=2).map(tuple),
    url=st.none() | _texts,
    language=_texts,
    withdrawn=st.booleans(),
    updated=st.none() | st.dates(),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(releases=st.lists(_releases, min_size=1, max_size=4))
def test_what_is_saved_is_loaded_again_to_the_last_character(
    tmp_path_factory: pytest.TempPathFactory, releases: list[Release]
) -> None:
    store = Store(tmp_path_factory.mktemp("law") / "store")
    save(store, change_of(*releases))
    assert sorted(map(repr, everything(store))) == sorted(map(repr, releases))


def test_decimals_keep_their_digits(store: Store) -> None:
    exact = Decimal("3.1000000000000000000000000001E+9")
    claim = Claim(1, Span(0, 1), "money", None, (Quantity(Span(0, 1), exact, "GBP"),))
    saved = Release("b", "t", 1, None, None, Origin("f", 1, 1), "£", (), (), (claim,))
    save(store, change_of(saved))
    [entry] = store.entries()
    assert str(entry.release.claims[0].quantities[0].value) == str(exact)


def test_entries_come_newest_first_the_undated_last(store: Store) -> None:
    days = {"b": date(2031, 1, 2), "c": None, "d": date(2032, 1, 1), "f": date(2031, 1, 2)}
    save(store, change_of(*(release(id, published=day) for id, day in days.items())))
    assert [entry.release.id for entry in store.entries()] == ["d", "b", "f", "c"]


def test_a_change_replaces_one_file_and_leaves_the_others(store: Store) -> None:
    save(store, change_of(*OLD))
    save(store, change_of(*NEW))
    assert everything(store) == sorted([*NEW, OLD[1]], key=lambda r: r.id)


def test_a_file_that_is_gone_takes_its_releases_with_it(store: Store) -> None:
    save(store, change_of(*OLD))
    save(store, change_of(gone=("page.txt", "other.txt")))
    assert store.entries() == []
    assert not list((store.path / "shards").iterdir())


def test_the_same_releases_give_the_same_bytes_in_whatever_order_they_came(tmp_path: Path) -> None:
    names = []
    for order in (1, -1):
        store = Store(tmp_path / str(order))
        for saved in OLD[::order]:
            save(store, change_of(saved))
        names.append({p.name for p in files_of(store) if p.suffix == ".jsonl"})
    assert names[0] == names[1]


def test_shards_are_json_lines_by_month(store: Store) -> None:
    save(store, change_of(*OLD, *NEW[1:]))
    months = sorted(path.name.split(".")[0] for path in (store.path / "shards").iterdir())
    assert months == ["2031-05", "2031-06", "undated"]


def test_other_shards_are_not_rewritten(store: Store) -> None:
    save(store, change_of(*OLD))
    [june] = (store.path / "shards").glob("2031-06.*")
    before = june.stat()
    save(store, change_of(release("bbbbbbbb", text="Another sum.")))
    assert june.stat() == before


# --- where it is ------------------------------------------------------------------------------


def test_the_store_is_found_from_a_folder_below(tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / ".pressctl").mkdir()
    assert find_store(below) == tmp_path / ".pressctl"


def test_a_file_of_that_name_is_no_store(tmp_path: Path) -> None:
    (tmp_path / ".pressctl").write_text("")
    assert find_store(tmp_path) != tmp_path / ".pressctl"


def test_where_there_is_nothing_there_is_no_store(store: Store) -> None:
    with pytest.raises(NoStore):
        store.entries()


def test_a_folder_with_other_files_is_not_made_a_store(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(UnwritableStore, match="other files"):
        save(Store(tmp_path), change_of(*OLD))
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


# --- who may read it --------------------------------------------------------------------------


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o777])
def test_only_the_owner_may_read_whatever_the_umask(store: Store, mask: int) -> None:
    with umask(mask):
        save(store, change_of(*OLD))
    for path in (store.path, *store.path.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_a_store_of_another_user_is_refused(store: Store) -> None:
    save(store, change_of(*OLD))
    os.chown(store.path, 54321, -1)
    with pytest.raises(UnreadableStore, match="another user"):
        store.entries()
    with pytest.raises(UnwritableStore, match="another user"):
        save(store, change_of(*NEW))


def test_a_link_in_place_of_the_shards_is_refused(store: Store, tmp_path: Path) -> None:
    save(store, change_of(*OLD))
    elsewhere = tmp_path / "elsewhere"
    (store.path / "shards").rename(elsewhere)
    (store.path / "shards").symlink_to(elsewhere)
    with pytest.raises(UnreadableStore, match="link"):
        store.entries()


def test_nothing_is_written_outside_the_store(store: Store, tmp_path: Path) -> None:
    save(store, change_of(*OLD))
    assert [path.name for path in tmp_path.iterdir()] == [".pressctl"]


# --- damage -----------------------------------------------------------------------------------


def answers_rightly_or_refuses(store: Store, right: list[Release]) -> bool:
    try:
        found = everything(store)
        store.snapshot()
    except PressctlError as error:
        assert "\n" not in str(error)
        return False
    assert found == right
    return True


def test_no_flipped_bit_changes_an_answer(store: Store) -> None:
    save(store, change_of(*OLD, *NEW[1:]))
    right, chance = everything(store), random.Random(7)
    for path in files_of(store):
        content = path.read_bytes()
        for at in chance.sample(range(len(content) * 8), min(60, len(content) * 8)):
            flipped = bytearray(content)
            flipped[at // 8] ^= 1 << at % 8
            path.write_bytes(flipped)
            answers_rightly_or_refuses(store, right)
        path.write_bytes(content)
    assert answers_rightly_or_refuses(store, right)


@pytest.mark.parametrize(
    "harm",
    [
        lambda content: b"",
        lambda content: content[: len(content) // 2],
        lambda content: content[:-1],
        lambda content: content + content,
        lambda content: content + b"{}\n",
        lambda content: b"\0" * len(content),
        lambda content: content[::-1],
    ],
)
def test_no_cut_or_zeroed_file_changes_an_answer(
    store: Store, harm: Callable[[bytes], bytes]
) -> None:
    save(store, change_of(*OLD))
    right = everything(store)
    for path in files_of(store):
        content = path.read_bytes()
        path.write_bytes(harm(content))
        assert path.name == "lock" or not answers_rightly_or_refuses(store, right)
        path.write_bytes(content)


def test_a_missing_part_is_an_error_and_not_an_empty_answer(store: Store) -> None:
    save(store, change_of(*OLD))
    for path in files_of(store):
        content = path.read_bytes()
        path.unlink()
        assert path.name == "lock" or not answers_rightly_or_refuses(store, [])
        path.write_bytes(content)


def test_files_of_two_ages_are_an_error(store: Store) -> None:
    save(store, change_of(*OLD))
    old = (store.path / "manifest.json").read_bytes()
    save(store, change_of(*NEW))
    (store.path / "manifest.json").write_bytes(old)
    with pytest.raises(DamagedStore):
        store.entries()


def test_a_pipe_in_place_of_a_file_does_not_hang(store: Store) -> None:
    save(store, change_of(*OLD))
    for path in files_of(store):
        if path.name != "lock":
            content = path.read_bytes()
            path.unlink()
            os.mkfifo(path)
            assert not answers_rightly_or_refuses(store, [])
            path.unlink()
            path.write_bytes(content)


def test_a_store_of_a_newer_pressctl_says_so(store: Store) -> None:
    save(store, change_of(*OLD))
    newer = manifest.Manifest(99, manifest.Part(0, "", 0), {})
    (store.path / "manifest.json").write_bytes(manifest.encode_manifest(newer))
    with pytest.raises(UnreadableStore, match="upgrade"):
        store.entries()


# --- crashes ----------------------------------------------------------------------------------


class Faults:
    """Counts the calls that change the disk, and does something at the n-th."""

    def __init__(self, at: int, act: Callable[[], None]) -> None:
        self.left, self.act = at, act

    def install(self, patch: pytest.MonkeyPatch) -> None:
        for name in CALLS:
            patch.setattr(os, name, self._wrapped(getattr(os, name), name))

    def _wrapped(self, call: Callable[..., object], name: str) -> Callable[..., object]:
        def wrapped(*args: Any, **kwargs: Any) -> object:  # noqa: ANN401
            self.left -= 1
            if self.left == 0:
                if name == "write":  # half of it is on the disk
                    call(args[0], bytes(args[1])[: len(args[1]) // 2])
                self.act()
            return call(*args, **kwargs)

        return wrapped


def _fail(code: int) -> Callable[[], None]:
    def act() -> None:
        raise OSError(code, os.strerror(code))

    return act


def _count_calls(tmp_path: Path) -> int:
    store = Store(tmp_path / "counting")
    save(store, change_of(*OLD))
    faults = Faults(10**9, lambda: None)
    with pytest.MonkeyPatch.context() as patch:
        faults.install(patch)
        save(store, change_of(*NEW))
    return 10**9 - faults.left


def _states(tmp_path: Path) -> tuple[list[Release], list[Release]]:
    store = Store(tmp_path / "states")
    save(store, change_of(*OLD))
    old = everything(store)
    save(store, change_of(*NEW))
    return old, everything(store)


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EFBIG])
def test_a_failed_call_leaves_the_old_or_the_new_store(tmp_path: Path, code: int) -> None:
    old, new = _states(tmp_path)
    for n in range(1, _count_calls(tmp_path) + 1):
        store = Store(tmp_path / f"{code}-{n}")
        save(store, change_of(*OLD))
        with pytest.MonkeyPatch.context() as patch:
            Faults(n, _fail(code)).install(patch)
            try:
                save(store, change_of(*NEW))
                acknowledged = True
            except PressctlError as error:
                assert "\n" not in str(error)
                acknowledged = False
        assert everything(store) in ([new] if acknowledged else [old, new]), n
        save(store, change_of(*NEW))
        assert everything(store) == new


def test_a_failed_call_while_the_store_is_made_leaves_none_or_all_of_it(tmp_path: Path) -> None:
    for n in range(1, 60):
        store = Store(tmp_path / str(n))
        with pytest.MonkeyPatch.context() as patch:
            Faults(n, _fail(errno.ENOSPC)).install(patch)
            with suppress(PressctlError):
                save(store, change_of(*OLD))
        try:
            assert len(store.entries()) == 2
        except NoStore:
            pass
        except DamagedStore:
            assert not (store.path / "manifest.json").exists()
        with store.writing():  # what an ingest does: nothing that can be read is nothing
            store.commit(EMPTY, change_of(*OLD))
        assert len(store.entries()) == 2


def _killed_at(store: Store, n: int) -> None:
    child = os.fork()
    if child == 0:
        with pytest.MonkeyPatch.context() as patch:
            Faults(n, lambda: os._exit(9)).install(patch)
            save(store, change_of(*NEW))
        os._exit(0)
    os.waitpid(child, 0)


def test_a_kill_before_any_call_leaves_the_old_or_the_new_store_and_no_lock(
    tmp_path: Path,
) -> None:
    old, new = _states(tmp_path)
    for n in range(1, _count_calls(tmp_path) + 1):
        store = Store(tmp_path / str(n))
        save(store, change_of(*OLD))
        _killed_at(store, n)
        assert everything(store) in (old, new), n
        save(store, change_of(*NEW))
        assert everything(store) == new
        assert not [path for path in files_of(store) if path.suffix == ".tmp"]


def test_all_is_on_the_disk_before_the_manifest_is_and_the_manifest_before_the_end(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a power cut, what was not synced may be gone: so nothing may lean on it."""
    save(store, change_of(*OLD))
    log: list[tuple[str, str]] = []
    real = {name: getattr(os, name) for name in ("fsync", "replace", "unlink")}

    def synced(fd: int) -> None:
        log.append(("fsync", str(Path(f"/proc/self/fd/{fd}").readlink())))
        real["fsync"](fd)

    def replaced(a: Path, b: Path) -> None:
        assert ("fsync", str(a)) in log, "a file was named before its bytes were on the disk"
        log.append(("replace", str(b)))
        real["replace"](a, b)

    def unlinked(path: Path) -> None:
        log.append(("unlink", str(path)))
        real["unlink"](path)

    for name, call in {"fsync": synced, "replace": replaced, "unlink": unlinked}.items():
        monkeypatch.setattr(os, name, call)
    save(store, change_of(*NEW))
    top, shards, manifest = (str(store.path / n) for n in ("", "shards", "manifest.json"))
    top = top.rstrip("/")
    landed = log.index(("replace", manifest))
    parts = [n for n, (act, path) in enumerate(log) if act == "replace" and n != landed]
    for folder in (top, shards):
        last = max(n for n in parts if str(Path(log[n][1]).parent) == folder)
        assert ("fsync", folder) in log[last:landed]
    removed = [n for n, (act, _) in enumerate(log) if act == "unlink"]
    assert ("fsync", top) in log[landed : min(removed)]


# --- two at once ------------------------------------------------------------------------------


def _in_children(*jobs: Callable[[], None]) -> None:
    children = []
    for job in jobs:
        child = os.fork()
        if child == 0:
            code = 1
            try:
                job()
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * len(children)


def test_what_two_writers_write_is_all_there_and_a_reader_sees_no_error(store: Store) -> None:
    save(store, change_of(release("bbbbbbbb", file="first")))

    def write(who: str) -> None:
        for n in range(12):
            save(store, change_of(release(f"{who}{n}", file=f"{who}{n}")))

    def read() -> None:
        seen = 0
        for _ in range(60):
            found = len(store.entries())
            assert found >= seen
            seen = found

    _in_children(lambda: write("c"), lambda: write("d"), read)
    assert len(store.entries()) == 25


def test_a_reader_that_meets_a_newer_manifest_reads_that(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(store, change_of(*OLD))
    real = reading.read_part
    written: list[int] = []

    def late(path: Path, key: str, part: manifest.Part) -> bytes:
        if not written:
            written.append(1)
            monkeypatch.setattr(reading, "read_part", real)
            save(store, change_of(*NEW))
        return real(path, key, part)

    monkeypatch.setattr(reading, "read_part", late)
    assert len(everything(store)) == 3


def test_a_snapshot_tells_versions_apart(store: Store) -> None:
    save(store, change_of(*OLD))
    first = store.snapshot()
    assert isinstance(first, Snapshot)
    assert first.version == store.version()
    save(store, change_of(*NEW))
    assert store.version() != first.version
