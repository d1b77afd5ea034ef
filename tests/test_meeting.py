"""Sentences meet under a rare word; a boilerplate meets its last copy only."""

from __future__ import annotations

from collections import Counter

from pressctl.query.keeping import keep, kept
from pressctl.query.meeting import FEW_COPIES, MOST_COMPARED, Meetings

WORDS = {"lighthouse": 0.9, "keeper": 0.8}


def test_sentences_meet_under_the_words_that_they_share() -> None:
    meetings = Meetings(Counter(lighthouse=3, keeper=2, ferry=2).__getitem__)
    assert meetings.meet(0, WORDS) == ([], [])
    assert meetings.meet(1, {"ferry": 0.7}) == ([], [])
    assert meetings.meet(2, {"lighthouse": 0.9, "ferry": 0.3}) == ([0], [])


def test_a_sentence_that_is_there_very_often_meets_its_last_copy_only() -> None:
    often = Counter(lighthouse=9, keeper=9, same=FEW_COPIES + 1)
    meetings = Meetings(often.__getitem__)
    met = [meetings.meet(number, WORDS, "same")[0] for number in range(FEW_COPIES + 1)]
    assert met == [[], *([number] for number in range(FEW_COPIES))]


def test_other_sentences_meet_the_last_copy_of_a_boilerplate() -> None:
    often = Counter(lighthouse=9, keeper=9, same=FEW_COPIES + 1, other=1)
    meetings = Meetings(often.__getitem__)
    for number in range(FEW_COPIES + 1):
        meetings.meet(number, WORDS, "same")
    assert meetings.meet(9, WORDS, "other")[0] == [FEW_COPIES]


def test_a_few_copies_meet_all_that_came_before() -> None:
    meetings = Meetings(Counter(lighthouse=9, keeper=9, same=FEW_COPIES).__getitem__)
    met = [set(meetings.meet(number, WORDS, "same")[0]) for number in range(FEW_COPIES)]
    assert met == [set(range(number)) for number in range(FEW_COPIES)]


def test_sentences_of_its_own_release_do_not_crowd_out_those_before() -> None:
    meetings = Meetings(Counter(lighthouse=200, keeper=200).__getitem__)
    for number in range(2 * MOST_COMPARED + 1):
        before, beside = meetings.meet(number, WORDS, own=10)
    assert set(before) == set(range(10))
    assert set(beside) == set(range(MOST_COMPARED, 2 * MOST_COMPARED))


def test_a_word_that_was_told_once_is_found_when_it_comes_again() -> None:
    seen = Counter(lighthouse=1, keeper=1)
    meetings = Meetings(seen.__getitem__)
    meetings.meet(0, WORDS)
    seen.update(WORDS.keys())
    assert meetings.meet(1, WORDS)[0] == [0]


def test_meetings_go_on_where_they_were_left() -> None:
    often = Counter(lighthouse=9, keeper=9, same=FEW_COPIES + 1)
    one = Meetings(often.__getitem__)
    for number, whole in enumerate(("", "same", "same", "same")):
        one.meet(number, WORDS, whole)
    other = Meetings(often.__getitem__)
    other.resume(kept(keep(one.kept())))
    for number, whole in enumerate(("", "same", ""), 4):
        assert other.meet(number, WORDS, whole) == one.meet(number, WORDS, whole)
