"""A little of each kind of violence against the store; `make torture` does much of it.

The last tests break promises on purpose, to see that this is noticed.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import pytest

from pressctl.store import Change, Snapshot, disk, writing
from pressctl.store.index.reading import Index
from pressctl.store.index.tables import Ref
from tests.torture import crowding, failing, harming, killing, shutting
from tests.torture.child import Calls, run_in_child
from tests.torture.ward import Broken, Ward, files_of

Violence = Callable[[Ward, random.Random, int], Counter[str]]


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> Ward:
    return Ward(tmp_path_factory.mktemp("torture") / "ward")


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Ward:
    return killing.make_ward(tmp_path_factory.mktemp("torture") / "real")


def do(violence: Violence, ward: Ward, times: int, seed: int = 1) -> Counter[str]:
    tally = violence(ward, random.Random(seed), times)
    assert sum(tally.values()), "nothing was done"
    return tally


def test_an_ingest_killed_at_any_moment_leaves_a_whole_store(real: Ward) -> None:
    assert do(killing.at_random_moments, real, 2).total() == 2


@pytest.mark.parametrize("spilling", [False, True])
def test_an_ingest_killed_before_any_call_leaves_a_whole_store(ward: Ward, spilling: bool) -> None:
    tally = killing.before_every_call(ward, random.Random(1), 5, spilling=spilling)
    assert tally["then old"] and tally["then new"]


def test_a_question_killed_before_any_call_harms_nothing(ward: Ward) -> None:
    do(killing.readers_before_every_call, ward, 7)


def test_an_ingest_in_which_a_call_fails_leaves_a_whole_store_and_says_so(ward: Ward) -> None:
    tally = do(failing.at_every_call, ward, 35)
    assert tally["refused, old"] and tally["done, new"]


def test_a_question_during_which_a_call_fails_is_answered_rightly_or_refused(ward: Ward) -> None:
    assert do(failing.at_every_call_of_a_reader, ward, 20)["refused"]


def test_an_ingest_that_may_write_small_files_only_leaves_a_whole_store(ward: Ward) -> None:
    assert do(failing.under_a_limit, ward, 4)["refused, old"]


def test_an_ingest_to_a_full_disk_leaves_a_whole_store(real: Ward) -> None:
    tally = do(failing.on_a_full_disk, real, 1)
    if tally["no right to mount"]:
        pytest.skip("no right to mount a file system")
    assert tally["refused, old"]


def test_no_flipped_bit_changes_an_answer_and_doctor_names_it(ward: Ward) -> None:
    assert do(harming.flip_bits, ward, 12)["flips"] == 12


def test_no_harm_to_a_file_changes_an_answer_and_doctor_finds_and_mends_it(ward: Ward) -> None:
    assert do(harming.replace_files, ward, 12)["harms"] > 6


@pytest.mark.parametrize("kind", ["manifest", "list", "shard", "lock", "index"])
@pytest.mark.parametrize("harm", ["folder", "pipe", "link"])
def test_what_stands_in_the_place_of_a_file_is_found_and_mended(
    ward: Ward, kind: str, harm: str
) -> None:
    """A store without an index has none to harm."""
    ward.put("new")
    names = [name for name, its in files_of(ward.store).items() if its == kind]
    for name in names[:1]:
        harming.harm(ward, name, f"replaced by a {harm}")
    assert names or kind == "index"


def test_a_manifest_of_another_age_costs_no_release(ward: Ward) -> None:
    assert harming.harm(ward, "manifest.json", "replaced by an older one")["harms"]


def test_what_two_ingests_at_once_read_is_all_there(real: Ward) -> None:
    do(crowding.two_ingests, real, 1)


def test_who_reads_while_others_write_sees_one_store_or_the_other(ward: Ward) -> None:
    assert do(crowding.readers_during_writes, ward, 3)["answers"]


def test_a_writer_that_waits_in_vain_says_for_whom_and_a_killed_holder_holds_nothing(
    ward: Ward,
) -> None:
    do(shutting.held_by_another, ward, 1)


def test_a_store_of_another_user_is_neither_read_nor_written(ward: Ward) -> None:
    do(shutting.of_another_user, ward, 1)


def test_a_store_closed_to_writing_answers_and_is_not_written(ward: Ward) -> None:
    do(shutting.of_which_nothing_may_be_written, ward, 1)


# --- a broken promise is noticed -----------------------------------------------------------------


def write_in_place(path: Path, pieces: Iterable[bytes]) -> int:
    """Write as one should not: over what is there."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    for piece in pieces:
        os.write(descriptor, piece)
    os.close(descriptor)
    return path.stat().st_mtime_ns


def test_a_writer_that_writes_in_place_is_caught(
    ward: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "write_file", write_in_place)
    with pytest.raises(Broken, match=r"killed before call \d+"):
        do(killing.before_every_call, ward, 1)


def test_a_writer_that_keeps_errors_to_itself_is_caught(
    ward: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_commit = writing.commit

    def commit(path: Path, base: Snapshot, change: Change) -> None:
        with suppress(OSError):
            real_commit(path, base, change)

    monkeypatch.setattr(writing, "commit", commit)
    with pytest.raises(Broken, match="exit 0, and the store is the old one"):
        do(failing.at_every_call, ward, 4)


def test_a_reader_that_does_not_look_at_digests_is_caught(
    ward: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(index: Index, shard: int, line: Ref) -> bytes:
        return os.pread(index._open[index._keys[shard]].fileno(), line.size, line.offset)

    monkeypatch.setattr(Index, "_line", read)
    with pytest.raises(Broken, match="another answer"):
        do(harming.flip_bits, ward, 100)


def test_a_sweep_that_is_left_out_is_caught(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "sweep_idly", lambda *_: None)
    with pytest.raises(Broken, match="left behind"):
        do(killing.before_every_call, ward, 4)


def test_a_kill_is_before_the_call_it_is_told(ward: Ward) -> None:
    ward.put("old")
    assert run_in_child(ward.store, ward.ingesting, Calls(ward.store, 1).install) is None
    assert ward.state() == "old"
