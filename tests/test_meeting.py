"""Sentences meet under a rare word; a boilerplate meets its last copy only."""

from __future__ import annotations

from collections import Counter

from pressctl.query.meeting import FEW_COPIES, Meetings

WORDS = {"lighthouse": 0.9, "keeper": 0.8}


def test_sentences_meet_with_the_weight_of_the_words_that_they_share() -> None:
    meetings = Meetings(Counter(lighthouse=3, keeper=2, ferry=2).__getitem__)
    assert meetings.meet(0, WORDS) == {}
    assert meetings.meet(1, {"ferry": 0.7}) == {}
    assert meetings.meet(2, {"lighthouse": 0.9, "ferry": 0.3}) == {0: 0.9}


def test_a_sentence_that_is_there_very_often_meets_its_last_copy_only() -> None:
    often = Counter(lighthouse=9, keeper=9, same=FEW_COPIES + 1)
    meetings = Meetings(often.__getitem__)
    met = [list(meetings.meet(number, WORDS, "same")) for number in range(FEW_COPIES + 1)]
    assert met == [[], *([number] for number in range(FEW_COPIES))]


def test_other_sentences_meet_the_last_copy_of_a_boilerplate() -> None:
    often = Counter(lighthouse=9, keeper=9, same=FEW_COPIES + 1, other=1)
    meetings = Meetings(often.__getitem__)
    for number in range(FEW_COPIES + 1):
        meetings.meet(number, WORDS, "same")
    assert list(meetings.meet(9, WORDS, "other")) == [FEW_COPIES]


def test_a_few_copies_meet_all_that_came_before() -> None:
    meetings = Meetings(Counter(lighthouse=9, keeper=9, same=FEW_COPIES).__getitem__)
    met = [set(meetings.meet(number, WORDS, "same")) for number in range(FEW_COPIES)]
    assert met == [set(range(number)) for number in range(FEW_COPIES)]


def test_what_is_not_before_the_limit_is_not_met() -> None:
    meetings = Meetings(Counter(lighthouse=9, keeper=9).__getitem__)
    meetings.meet(0, WORDS)
    meetings.meet(1, WORDS)
    assert list(meetings.meet(2, WORDS, before=1)) == [0]
