"""Search finds every occurrence, in the text's own words, and knows who is speaking."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.errors import BadOption, BadPattern
from pressctl.model import Release
from pressctl.query.search import Term, count, search
from pressctl.query.speakers import People
from tests.building import Said, release

BRIDGE = release(
    "bcdfghjk",
    "The bridge is safe, says the ministry. A bridgehead it isn’t.",
    Said("Ann Pell", words=("This Bridge holds.", "No other bridge does."), name="Ann Pell"),
    "Café\u00a0owners near the “bridge” rejoice; the two  words\nare one phrase.",
)
OLDER = release("pqrstvwx", "A bridge too far.", published="2023-01-01", title="Bridges")


def hits(pattern: str, *releases: Release, **how: bool) -> list[str]:
    corpus = releases or (BRIDGE,)
    return [row.hit for row in search(corpus, People.build(corpus), Term(pattern=pattern, **how))]


def test_every_occurrence_is_found_in_the_order_of_the_text() -> None:
    rows = search([BRIDGE], People.build([BRIDGE]), Term(pattern="bridge"))
    assert [(row.id, row.hit) for row in rows] == [
        ("bcdfghjk.p1", "bridge"),
        ("bcdfghjk.p1", "bridge"),
        ("bcdfghjk.p3", "Bridge"),
        ("bcdfghjk.p4", "bridge"),
        ("bcdfghjk.p5", "bridge"),
    ]


def test_a_hit_says_who_is_speaking_and_where() -> None:
    row = search([BRIDGE], People.build([BRIDGE]), Term(pattern="holds"))[0]
    assert (row.quote, row.speaker, row.kind) == ("bcdfghjk.q1", "Ann Pell", "quote")
    assert row.line == BRIDGE.paragraphs[2].line
    narrative = search([BRIDGE], People.build([BRIDGE]), Term(pattern="safe"))[0]
    assert (narrative.quote, narrative.speaker, narrative.kind) == (None, None, "prose")


def test_the_newest_release_comes_first() -> None:
    people = People.build([OLDER, BRIDGE])
    rows = search([OLDER, BRIDGE], people, Term(pattern="bridge"))
    assert [row.release for row in rows] == ["bcdfghjk"] * 5 + ["pqrstvwx"]


def test_a_count_is_the_number_of_hits_and_leaves_out_the_title() -> None:
    counts = count([OLDER, BRIDGE], Term(pattern="bridge"))
    assert [(row.release, row.matches) for row in counts] == [("bcdfghjk", 5), ("pqrstvwx", 1)]
    assert count([OLDER], Term(pattern="tunnel")) == []


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("BRIDGE IS safe", "bridge is safe"),
        ("cafe owners", "Café\u00a0owners"),
        ("two words are one", "two  words\nare one"),
        ('"bridge"', "“bridge”"),
        ("isn't", "isn’t"),
        ("  is   safe ", "is safe"),
        ("safe, says", "safe, says"),
    ],
)
def test_a_phrase_is_found_whatever_its_case_spaces_and_marks(pattern: str, found: str) -> None:
    assert hits(pattern) == [found]


def test_signs_of_regular_expressions_are_plain_in_a_phrase() -> None:
    text = release("bcdfghjk", "It cost £1.5m (net) [cut] a+b \\d.")
    for pattern in ("£1.5m (net)", "[cut]", "a+b", "\\d."):
        assert hits(pattern, text) == [pattern]
    assert hits("1x5", text) == []


def test_a_phrase_does_not_run_over_the_end_of_a_paragraph() -> None:
    assert hits("holds. No other") == []


def test_whole_words_and_case_can_be_asked_for() -> None:
    assert hits("bridge", word=True) == ["bridge", "Bridge", "bridge", "bridge"]
    assert hits("Bridge", case_sensitive=True) == ["Bridge"]
    assert hits("Cafe", case_sensitive=True) == []
    assert hits("isn't", case_sensitive=True) == ["isn’t"]
    assert hits("Café owners", case_sensitive=True) == ["Café\u00a0owners"]


def test_a_regular_expression_sees_the_text_as_it_stands() -> None:
    assert hits(r"bridge\w+", regex=True) == ["bridgehead"]
    assert hits(r"^the", regex=True) == ["The"]
    assert hits(r"bridge|holds", regex=True, word=True, case_sensitive=True) == [
        "bridge",
        "holds",
        "bridge",
        "bridge",
    ]
    assert hits("x*", regex=True) == []


@pytest.mark.parametrize(
    "pattern", ["(", "[", "a{99999999999}", "\\", "(" * 5000, "a" * 20_000, "(?R)"]
)
def test_what_is_no_regular_expression_is_refused(pattern: str) -> None:
    with pytest.raises(BadPattern) as caught:
        hits(pattern, regex=True)
    assert len(str(caught.value)) < 12_000


@pytest.mark.parametrize("pattern", ["", "  ", "\n"])
@pytest.mark.parametrize("regex", [True, False])
def test_an_empty_pattern_is_refused(pattern: str, regex: bool) -> None:
    with pytest.raises(BadOption, match="nothing to search for"):
        hits(pattern, regex=regex)


def test_a_runaway_expression_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pressctl.query.search.TIME_LIMIT", 0.3)
    start = time.monotonic()
    with pytest.raises(BadPattern, match="longer than"):
        hits(r"(a|a)+z", release("bcdfghjk", "a" * 4000 + " z"), regex=True)
    assert time.monotonic() - start < 3


def test_the_context_is_whole_words_of_the_paragraph() -> None:
    people = People.build([BRIDGE])
    row = search([BRIDGE], people, Term(pattern="says"), context=9)[0]
    assert (row.left, row.right) == ("is safe, ", " the")
    whole = search([BRIDGE], people, Term(pattern="says"), context=10_000)[0]
    assert whole.left + whole.hit + whole.right == BRIDGE.paragraphs[0].span.of(BRIDGE.text)


@given(
    st.lists(st.text("abAéB ,’'\u00a0", min_size=1, max_size=30).filter(str.strip), min_size=1),
    st.sampled_from(["a", "ab", "e", "b,", "a b"]),
    st.integers(0, 20),
)
def test_search_equals_an_independent_scan(
    paragraphs: list[str], pattern: str, context: int
) -> None:
    text = release("bcdfghjk", *(one.strip() or "x" for one in paragraphs))
    rows = search([text], People(), Term(pattern=pattern), context)
    plain = text.text.lower().replace("é", "e").replace("’", "'").replace("\u00a0", " ")
    assert len(rows) == len(re.findall(pattern.replace(" ", " +"), plain))
    for row in rows:
        assert row.left + row.hit + row.right in text.text
        assert len(row.left) <= context and len(row.right) <= context
