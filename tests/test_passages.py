"""The passage index: what was quoted is found again, whatever the typesetter and the errors."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import pytest
from bench.corpus import generate
from hypothesis import given
from hypothesis import strategies as st

from pressctl.query.needs import indexed
from pressctl.store import passages

HARBOUR = "Ships that enter the harbour of Saltby after dark will have to show two green lights."
SCHOOL = "Forty schools are to get new kitchens, and every pupil a hot meal at noon."
COMMON_ONLY = "It is what we are and it is what we will be."


Units = Iterable[passages.Unit]


def spelt(units: Units) -> Iterator[passages.Unit]:
    return ((unit, indexed(text)) for unit, text in units)


def build(connection: sqlite3.Connection, units: Units) -> None:
    passages.build(connection, spelt(units))


def add(connection: sqlite3.Connection, units: Units) -> None:
    passages.add(connection, spelt(units))


def remove(connection: sqlite3.Connection, units: Units) -> None:
    passages.remove(connection, spelt(units))


def candidates(connection: sqlite3.Connection, text: str, most: int = 300) -> list[int]:
    return passages.candidates(connection, indexed(text), most)


def rank(text: str, units: Units) -> list[int]:
    return [one.unit for one in passages.rank(indexed(text), spelt(units))]


def holders(connection: sqlite3.Connection, words: str) -> Iterator[int]:
    return passages.holders(connection, indexed(words))


def _index(texts: Sequence[str]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    build(connection, enumerate(texts, start=1))
    return connection


def _paragraphs(releases: int) -> list[str]:
    return [text for made in generate(releases) for text in made.paragraphs]


@pytest.fixture(scope="module")
def corpus() -> list[str]:
    return [COMMON_ONLY, HARBOUR, SCHOOL, *_paragraphs(60)]


@pytest.fixture(scope="module")
def index(corpus: list[str]) -> sqlite3.Connection:
    return _index(corpus)


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_a_unit_is_found_by_its_own_words(texts: list[str]) -> None:
    connection = _index(texts)
    for unit, text in enumerate(texts, start=1):
        if indexed(text).split():
            found = rank(text, [(one, texts[one - 1]) for one in candidates(connection, text)])
            assert indexed(text).split() == indexed(texts[found[0] - 1]).split() or unit in found


def test_a_unit_is_found_by_words_that_are_all_common(index: sqlite3.Connection) -> None:
    assert candidates(index, COMMON_ONLY)[0] == 1


@pytest.mark.parametrize("word", ["the", "of"])
def test_one_common_word_has_candidates(index: sqlite3.Connection, word: str) -> None:
    assert len(candidates(index, word)) == 300


@pytest.mark.parametrize(
    "passage",
    [
        "SHIPS that enter the “harbour” of Saltby",
        "Ships that enter the har\u00adbour of Sa\u200bltby",
        "ships—that enter\u00a0the hárbour of Saltby",
        "show\ntwo\tgreen lights…",
    ],
)
def test_type_makes_no_difference(index: sqlite3.Connection, passage: str) -> None:
    assert candidates(index, passage)[0] == 2


def test_near_duplicates_are_told_apart_by_words_that_are_not_rare(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(passages, "_LEAST_POSTINGS", 0)
    hours = "one two three four five six seven eight nine ten eleven twelve".split()
    ferry = " ".join(f"ferry{number}" for number in range(40))
    copies = [f"{ferry} {a} {b}" for a in hours for b in hours]
    others = [f"{a} {b} {c}" for a in hours for b in hours for c in hours] * 8
    connection = _index([*copies, *others])
    for unit in (5, 90, 140):
        assert candidates(connection, copies[unit - 1], 20)[0] == unit


def test_altered_words_do_not_hide_a_passage(corpus: list[str], index: sqlite3.Connection) -> None:
    rng = random.Random(3)
    long = [unit for unit, text in enumerate(corpus, start=1) if len(text.split()) > 30]
    for unit in rng.sample(long, 60):
        words = corpus[unit - 1].split()[:25]
        for at in rng.sample(range(25), 5):
            words[at] = rng.choice(("kettle", "", "two more", "the"))
        assert unit in candidates(index, " ".join(words))


def test_candidates_are_no_more_than_asked_for_and_always_the_same(
    corpus: list[str], index: sqlite3.Connection
) -> None:
    again = _index(corpus)
    for text in corpus[:20]:
        found = candidates(index, text, 7)
        assert len(found) <= 7
        assert found == candidates(again, text, 7)


def test_units_added_later_are_found_as_if_they_had_been_there(
    corpus: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passages, "_SAMPLE", 200)
    at_once, in_steps = _index(corpus), _index(corpus[:200])
    rest: Iterable[passages.Unit] = enumerate(corpus[200:], start=201)
    while step := list(islice(rest, 150)):
        add(in_steps, step)
    for text in corpus[::10]:
        assert candidates(at_once, text) == candidates(in_steps, text)
        words = " ".join(text.split()[:4])
        assert list(holders(at_once, words)) == list(holders(in_steps, words))


def test_a_unit_taken_out_is_not_found(corpus: list[str]) -> None:
    connection = _index(corpus)
    assert candidates(connection, HARBOUR)[0] == 2
    remove(connection, [(2, HARBOUR)])
    assert 2 not in candidates(connection, HARBOUR)
    assert candidates(connection, SCHOOL)[0] == 3


@given(st.data())
def test_all_units_with_words_in_a_row_are_among_the_holders(
    corpus: list[str], index: sqlite3.Connection, data: st.DataObject
) -> None:
    words = indexed(data.draw(st.sampled_from(corpus))).split()
    start = data.draw(st.integers(0, len(words) - 1))
    row = words[start : start + data.draw(st.integers(1, 6))]
    found = set(holders(index, " ".join(row)))
    wanted = f" {' '.join(row)} "
    for unit, text in enumerate(corpus, start=1):
        assert unit in found or wanted not in f" {' '.join(indexed(text).split())} "


def test_holders_of_nothing_are_none(index: sqlite3.Connection) -> None:
    assert list(holders(index, " – ")) == []
    assert list(holders(index, "no unit has thisword")) == []


@pytest.mark.parametrize(
    "passage",
    [
        "",
        "\x00",
        "\ud800",
        '" OR "',
        "ships\x00that",
        "NOT AND OR NEAR(",
        "terms:ships*",
        "-ships ^that + 'x'",
        "{terms} : x",
        "a_b __ _",
        "'; DROP TABLE passages; --",
        "word " * 50_000,
        " ".join(f"word{number}" for number in range(5_000)),
    ],
)
def test_hostile_text_is_only_words(passage: str) -> None:
    connection = _index([HARBOUR, passage, SCHOOL])
    found = candidates(connection, passage)
    assert not indexed(passage).split() or found[0] in (1, 2)
    list(holders(connection, passage))
    assert candidates(connection, SCHOOL)[0] == 3


@given(st.text(), st.text())
def test_no_text_breaks_a_look_up(text: str, passage: str) -> None:
    connection = _index([text])
    assert set(candidates(connection, passage)) <= {1}
    assert set(holders(connection, passage)) <= {1}


def test_a_word_longer_than_sqlite_keeps_hides_no_other() -> None:
    text = f"{'x' * 100_000} harbour"
    connection = _index([text])
    assert candidates(connection, text) == [1]
    assert candidates(connection, "x" * 100_000) == []


def test_units_are_ranked_by_the_words_they_have_in_order() -> None:
    units = [
        (1, "lights green two show"),
        (2, "show me two big green lights"),
        (3, "no"),
        (4, "no"),
    ]
    assert rank("show two green lights", units) == [2, 1, 3, 4]


def test_an_index_of_a_few_units_is_outgrown_by_many() -> None:
    connection = _index([HARBOUR, SCHOOL])
    assert not passages.is_outgrown(connection)
    add(connection, ((unit, HARBOUR) for unit in range(3, 30)))
    assert passages.is_outgrown(connection)
    assert not passages.is_outgrown(_index([]))


def test_an_index_without_units_answers_nothing() -> None:
    assert candidates(_index([]), HARBOUR) == []


def test_an_index_is_made_in_the_transaction_of_the_caller() -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("BEGIN")
    build(connection, [(1, HARBOUR)])
    connection.rollback()
    assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    build(connection, [(1, HARBOUR)])
    assert candidates(connection, HARBOUR) == [1]
