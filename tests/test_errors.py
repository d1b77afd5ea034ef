"""What a user can put right: one line that says what, where, and what to do."""

from __future__ import annotations

import inspect

import pytest

from pressctl import errors

EXAMPLES = [
    (errors.NoStore("/tmp"), "no store here; make one with: pressctl ingest PATH"),
    (errors.UnreadableStore("s", "not readable"), "s: not readable; make it anew"),
    (errors.UnreadableStore("s", "too new", "get a newer pressctl"), "too new; get a newer"),
    (errors.DamagedStore("s", "a shard is cut off"), "s: a shard is cut off; make it anew"),
    (errors.DamagedIndex("a row"), "the index of the store is damaged (a row); it is made anew"),
    (errors.UnwritableStore("s", "disk full"), "cannot write the store: disk full; use --store"),
    (errors.UnknownId("zzz"), "zzz: no such id; see them with: pressctl list"),
    (errors.UnknownId("zzz", ["zzx", "zzy"]), "did you mean zzx, zzy?"),
    (errors.BadOption("--since", "soon", "say a day"), "--since: cannot use “soon”; say a day"),
    (errors.BadQuery("a AND", 5, "AND needs something"), "search: AND needs something"),
    (errors.WorkerLost("a.txt", -9), "a.txt: a process that read it, and others, was ended by sig"),
    (
        errors.WorkerLost("a.txt", 1),
        "ended with 1; the store is as it was; try again with --jobs 1",
    ),
    (errors.ClusterLost("tcp://a:1", "lost"), "tcp://a:1: lost; the store is as it was; try again"),
    (errors.BadPattern("(a", "an open bracket"), "(a: an open bracket; for plain words"),
]


@pytest.mark.parametrize(("error", "words"), EXAMPLES)
def test_an_error_is_one_line_that_says_what_to_do(error: Exception, words: str) -> None:
    assert words in str(error)
    assert "\n" not in str(error)


def test_an_ambiguous_id_lists_its_candidates_below() -> None:
    error = errors.AmbiguousId("b", iter(["bcd  one", "bfg  two"]))
    assert str(error) == "b: the start of 2 ids; type more of it:\n  bcd  one\n  bfg  two"
    assert error.candidates == ("bcd  one", "bfg  two")


def test_an_ambiguous_speaker_lists_whom_it_can_mean_below() -> None:
    error = errors.AmbiguousSpeaker("pell", iter(["ann-pell  2 quotes", "cy-pell  1 quote"]))
    assert str(error).startswith("“pell” can mean 2 speakers; type one of:\n  ann-pell")
    assert error.candidates == ("ann-pell  2 quotes", "cy-pell  1 quote")


def test_every_error_can_be_caught_as_one() -> None:
    named = [one for _, one in inspect.getmembers(errors, inspect.isclass)]
    classes = [one for one in named if one.__module__ == errors.__name__]
    assert all(issubclass(one, errors.PressctlError) for one in classes)
    shown = {type(error) for error, _ in EXAMPLES}
    shown |= {errors.AmbiguousId, errors.AmbiguousSpeaker, errors.PressctlError}
    assert shown == set(classes)


def test_a_damaged_store_is_an_unreadable_one() -> None:
    assert issubclass(errors.DamagedStore, errors.UnreadableStore)
