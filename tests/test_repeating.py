"""Wording that comes back: found whoever says it, told from a release that is issued twice."""

from __future__ import annotations

import random
import time
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.answers.quotes import RepeatRow
from pressctl.model import Release
from pressctl.query.repeating import find_repeated
from pressctl.query.speakers import People
from tests.building import Said, release

LINE = "Every harbour town deserves a safe quay and a clean beach before winter comes"
OTHERS = [
    "Our engineers found nine cracked stones below the northern wall last night.",
    "Ferries carry twice as many bicycles as they did four summers ago.",
    "Keepers of the light have asked us for warmer coats and brighter lamps.",
    "Nobody should have to swim past rusting nets on their way home.",
]


def by(name: str, *words: str, role: str = "Harbour Secretary") -> Said:
    return Said(f"{role} {name}", words=words, name=name, role=role)


def on(day: str, *said: Said | str, mark: str = "") -> Release:
    return release(f"r{day}{mark}", *said, published=day)


def repeated(*releases: Release, **options: object) -> list[RepeatRow]:
    return find_repeated(releases, People.build(releases), **options)  # type: ignore[arg-type]


TWO = (
    on("2024-03-01", by("Ann Pell", f"{OTHERS[0]} {LINE}.")),
    on("2024-04-01", by("Bo Rill", f"{LINE}. {OTHERS[1]}", role="Roads Minister")),
)


def test_a_line_of_two_speakers_is_found_with_who_and_when() -> None:
    [row] = repeated(*TWO)
    assert (row.words, row.word_count, row.kind) == (LINE, len(LINE.split()), "line")
    assert (row.speakers, row.releases) == (("Ann Pell", "Bo Rill"), ("r2024-03-01", "r2024-04-01"))
    assert [str(day) for day in (row.first, row.last)] == ["2024-03-01", "2024-04-01"]
    assert [quote.id for quote in row.quotes] == ["r2024-03-01.q1", "r2024-04-01.q1"]
    assert row.quotes[0].difference is None
    assert row.reason == "2 speakers on 2 days"


def test_words_are_given_as_they_are_written() -> None:
    odd = LINE.replace("a safe quay", "a “safe”\u00a0quay —")
    [row] = repeated(on("2024-03-01", by("Ann Pell", odd)), TWO[1])
    assert row.words == odd


def test_a_changed_figure_is_one_line_and_its_difference() -> None:
    was = "We shall always put four million pounds into quays, so that every town stays safe"
    now = was.replace("four", "nine")
    [row] = repeated(
        on("2024-03-01", by("Ann Pell", f"{was}. {OTHERS[0]}")),
        on("2024-05-01", by("Ann Pell", f"{OTHERS[1]} {now}.")),
        min_words=4,
    )
    changed = [edit for edit in row.quotes[1].difference or () if edit.op != "equal"]
    assert [(edit.a, edit.b) for edit in changed] == [("four", "nine")]
    assert row.quotes[1].text == now


def test_a_run_longer_than_any_quote_is_not_looked_for_word_by_word() -> None:
    assert repeated(*TWO, min_words=10**12) == []


def test_nothing_is_repeated_within_one_release_or_in_too_few_words() -> None:
    assert repeated(on("2024-03-01", by("Ann Pell", LINE), by("Bo Rill", LINE))) == []
    assert repeated(*TWO, min_words=len(LINE.split()) + 1) == []
    short = "a clean beach before winter comes"
    assert repeated(on("2024-03-01", by("Ann Pell", short)), TWO[1]) == []
    assert len(repeated(on("2024-03-01", by("Ann Pell", short)), TWO[1], min_words=6)) == 1


def test_idioms_and_names_are_no_lines() -> None:
    idiom = "and it is one of the things that we have to do for you"
    act = "the Safe Quays And Clean Beaches Of Harbour Towns Act"
    for words in (idiom, act):
        pair = [on(f"2024-0{n}-01", by("Ann Pell", f"{words} {OTHERS[n]}")) for n in (1, 2)]
        assert repeated(*pair) == []


def test_the_narrative_is_no_quotation() -> None:
    pair = [on(f"2024-0{n}-01", LINE, by("Ann Pell", OTHERS[n])) for n in (1, 2)]
    assert repeated(*pair) == []


def test_one_statement_in_two_releases_of_a_day_is_reissued_and_ranks_behind() -> None:
    statement = by("Ann Pell", f"{OTHERS[2]} {OTHERS[3]}")
    twice = [on("2024-06-01", statement, OTHERS[n], mark=mark) for n, mark in enumerate("ab")]
    rows = repeated(*TWO, *twice)
    assert [row.kind for row in rows] == ["line", "reissued"]
    assert "issued several times" in rows[1].reason


def test_a_release_that_two_offices_issue_days_apart_is_reissued() -> None:
    parts: list[Said | str] = [by("Ann Pell", LINE), *OTHERS, by("Bo Rill", OTHERS[0])]
    rows = repeated(on("2024-06-01", *parts), on("2024-06-04", *parts))
    assert {row.kind for row in rows} == {"reissued"}
    later = repeated(on("2024-06-01", *parts), on("2024-08-01", *parts))
    assert {row.kind for row in later} == {"line"}


def test_who_says_it_is_unknown_where_nobody_can_tell() -> None:
    nobody = Said("They", words=(LINE,), speaker_from=None)
    [row] = repeated(TWO[0], on("2024-05-01", nobody))
    assert (row.speakers, row.quotes[1].speaker) == (("Ann Pell",), None)
    assert row.reason == "one speaker and others unknown on 2 days"


def test_one_speaker_s_lines_are_those_somebody_else_may_use_too() -> None:
    assert len(repeated(*TWO, wanted={"r2024-04-01.q1"})) == 1
    assert repeated(*TWO, wanted={"r2024-04-01.q2"}) == []


def test_two_lines_of_one_quote_are_two_groups() -> None:
    other = "Nobody should have to swim past rusting nets on their way back home again"
    both = on("2024-03-01", by("Ann Pell", f"{LINE}. {other}."))
    rows = repeated(both, TWO[1], on("2024-05-01", by("Cy Ann", f"{other}, they said to me.")))
    assert {(row.words, row.releases) for row in rows} == {
        (LINE, ("r2024-03-01", "r2024-04-01")),
        (other, ("r2024-03-01", "r2024-05-01")),
    }


def test_what_is_said_most_comes_first() -> None:
    often = [on(f"2024-0{n}-11", by("Cy Ann", f"{LINE} {OTHERS[n]}")) for n in range(1, 4)]
    longer = " ".join(["Swimmers like long walks, warm soup and quiet evenings by the sea"] * 2)
    once = [on(f"2024-0{n}-21", by("Dee Vane", longer)) for n in (1, 5)]
    assert [row.release_count for row in repeated(*often, *once)] == [3, 2]


WORDS = st.lists(st.sampled_from([LINE, *OTHERS, "Yes.", LINE.replace("safe", "dry")]), max_size=3)
CORPUS = st.lists(st.tuples(st.sampled_from(["Ann Pell", "Bo Rill"]), WORDS), max_size=6)


def corpus(quotes: list[tuple[str, list[str]]]) -> list[Release]:
    return [
        on(f"2024-0{n}-01", by(name, *words)) for n, (name, words) in enumerate(quotes, 1) if words
    ]


@given(CORPUS, st.randoms(use_true_random=False))
def test_what_is_repeated_does_not_depend_on_the_order_of_releases(
    quotes: list[tuple[str, list[str]]], chance: random.Random
) -> None:
    releases = corpus(quotes)
    shuffled = list(releases)
    chance.shuffle(shuffled)
    assert repeated(*shuffled) == repeated(*releases)


@given(CORPUS)
def test_what_is_said_to_be_shared_stands_in_two_releases(
    quotes: list[tuple[str, list[str]]],
) -> None:
    releases = {one.id: one for one in corpus(quotes)}
    for row in repeated(*releases.values()):
        assert row.word_count >= 8
        assert len(set(row.releases)) == row.release_count >= 2
        assert row.words in releases[row.quotes[0].release].text
        for quote in row.quotes:
            assert " ".join(quote.text.split()) in " ".join(releases[quote.release].text.split())


def test_the_order_of_three_changes_nothing() -> None:
    three = (*TWO, on("2024-05-01", by("Cy Ann", f"{OTHERS[2]} {LINE}")))
    answers = [repeated(*order) for order in permutations(three)]
    assert all(answer == answers[0] for answer in answers)


def test_time_grows_with_the_words_and_not_their_square() -> None:
    def seconds(count: int) -> float:
        many = [
            on("2024-03-01", by("Ann Pell", f"{LINE} {n} {n + 1} {n + 2}."), mark=str(n))
            for n in range(count)
        ]
        people = People.build(many)
        start = time.process_time()
        [row] = find_repeated(many, people)
        assert row.release_count == count
        return time.process_time() - start

    seconds(50)
    assert seconds(1600) < 40 * max(seconds(200), 0.005)


@pytest.mark.parametrize("words", ["", "“”", "…", "\u202e" * 9, "a " * 5000])
def test_odd_words_do_no_harm(words: str) -> None:
    said = [Said("Ann Pell", words=(words or "x",), name="Ann Pell") for _ in range(2)]
    assert repeated(on("2024-03-01", said[0]), on("2024-04-01", said[1])) == []
