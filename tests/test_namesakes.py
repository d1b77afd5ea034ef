"""Two releases with one heading stay two; captures and versions of one release stay one."""

from __future__ import annotations

import random
from itertools import permutations

from pressctl.captures import group
from pressctl.model import Entry, Release
from pressctl.namesakes import are_alike
from tests.building import release

ROADS = "The northern road will close for repairs until the first of June, the council has said."
PORTS = "Ships that call at either port pay less from Monday on; pilots are to be trained at sea."
LATER = ROADS.replace("first of June", "second of July")


def ids(entries: list[Entry]) -> list[str]:
    return sorted(entry.release.id for entry in entries)


def test_other_words_under_one_heading_are_another_release() -> None:
    entries = group([release("bcdfghjk", ROADS), release("bcdfghjk", PORTS, file="b.txt")])
    assert {entry.release.text for entry in entries} == {ROADS, PORTS}
    assert all(len(one) == 10 and one.startswith("bcdfghjk") for one in ids(entries))
    assert len(set(ids(entries))) == 2
    for entry in entries:
        assert "one of 2 releases" in entry.release.problems[0].message


def test_a_text_that_was_changed_is_the_same_release() -> None:
    [entry] = group([release("bcdfghjk", ROADS), release("bcdfghjk", LATER, file="b.txt")])
    assert entry.release.id == "bcdfghjk"
    assert not entry.release.problems


def test_neither_order_nor_further_captures_change_the_ids() -> None:
    texts = [(ROADS, "a.txt"), (PORTS, "b.txt"), (LATER, "c.txt"), (ROADS[:60], "d.txt")]
    captures = [release("bcdfghjk", text, file=file) for text, file in texts]
    found = {tuple(ids(group(list(order)))) for order in permutations(captures)}
    assert len(found) == 1
    assert len(next(iter(found))) == 2


def test_a_teaser_is_of_the_longest_text() -> None:
    whole = " ".join([ROADS, PORTS, ROADS.replace("northern", "southern")])
    [entry] = group([release("bcdfghjk", whole), release("bcdfghjk", "Work has begun.")])
    assert entry.release.text == whole


def test_a_text_with_every_tenth_word_changed_is_alike_and_shuffled_words_are_not() -> None:
    words = [f"word{number}" for number in range(500)]
    changed = [f"x{word}" if n % 10 == 0 else word for n, word in enumerate(words)]
    assert are_alike(" ".join(words), " ".join(changed))
    random.Random(1).shuffle(changed)
    assert not are_alike(" ".join(words), " ".join(changed))


def test_countless_texts_under_one_heading_are_all_kept() -> None:
    captures: list[Release] = []
    for number in range(300):
        words = " ".join(f"w{number}x{place}" for place in range(40))
        captures.append(release("bcdfghjk", words))
    entries = group(captures)
    assert len(entries) == len(set(ids(entries))) == 300
