"""A corpus names every release that can hold words in a row, and the likeliest ones first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pressctl.model import Release
from pressctl.query.candidates import Looked, is_interrupted
from tests.test_matching import RELEASES

CORPUS = Looked(RELEASES)


@given(st.sampled_from(RELEASES), st.data())
def test_whoever_has_words_in_a_row_is_named(release: Release, data: st.DataObject) -> None:
    words = release.text.split()
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, min(len(words), start + 30)))
    assert release in list(CORPUS.holders(" ".join(words[start:end])))


def test_whoever_has_words_round_a_cue_is_named() -> None:
    found = list(CORPUS.holders("Nobody asked the crews, and nobody listened"))
    assert [one.id for one in found] == ["crwscrws"]


def test_a_release_without_the_words_is_not_looked_at() -> None:
    assert list(CORPUS.holders("Rope is cheaper than regret")) == [RELEASES[2]]
    assert list(CORPUS.holders("no zeppelin here")) == []


def test_the_release_that_shares_most_comes_first_and_no_more_are_given() -> None:
    found = CORPUS.likeliest("Rope is dearer than any regret", 2)
    assert found[0] is RELEASES[2]
    assert len(found) <= 2


def test_a_quote_is_interrupted_by_words_not_by_marks() -> None:
    cut = [quote for one in RELEASES for quote in one.quotes if is_interrupted(one, quote)]
    assert [quote.speaker.name for quote in cut] == ["Jo Ferris"]
