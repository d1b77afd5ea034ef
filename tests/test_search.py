"""Search finds every occurrence, in the text's own words, and knows who is speaking."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.answers.hits import HitRow
from pressctl.errors import BadPattern, BadQuery
from pressctl.model import Release
from pressctl.query.context import Context, Unit
from pressctl.query.grammar import read_patterns, read_query
from pressctl.query.search import Found, Order, Search, counts, hit_rows, without
from pressctl.query.select import newest_first
from pressctl.query.speakers import People
from pressctl.query.terms import How, Query
from pressctl.query.voices import find_voices
from tests.building import Said, release

TODAY = date(2024, 6, 1)
BRIDGE = release(
    "bcdfghjk",
    "The bridge is safe, says the ministry. A bridgehead it isn’t.",
    Said("Ann Pell", words=("This Bridge holds.", "No other bridge does."), name="Ann Pell"),
    "Café\u00a0owners near the “bridge” rejoice; the two  words\nare one phrase.",
)
OLDER = release("pqrstvwx", "A bridge too far.", published="2023-01-01", title="Bridges")


def read(*arguments: str, regex: bool = False, **how: bool) -> Query:
    if regex:
        return read_patterns(arguments, TODAY, How(**how))
    return read_query(arguments, TODAY, How(**how))


def find(
    query: Query, *releases: Release, order: Order = "date", person: str | None = None
) -> list[Found]:
    people = People.build(releases)
    voice = find_voices(people, person)[0] if person else None
    in_order = sorted(releases, key=newest_first)
    asked = Search(query, people, voice)
    return asked.ranked(in_order) if order == "rank" else list(asked.answers(in_order))


def rows(query: Query, *releases: Release, context: Context | None = None) -> list[HitRow]:
    found = find(query, *releases)
    people = People.build(releases)
    by_id = {one.id: one for one in releases}
    return list(hit_rows(found, by_id.__getitem__, people, *([context] if context else [])))


def hits(*arguments: str, of: Sequence[Release] = (BRIDGE,), **how: bool) -> list[str]:
    return [row.hit for row in rows(read(*arguments, **how), *of)]


def ids(*arguments: str, of: Sequence[Release], **how: bool) -> list[str]:
    return [one.id for one in find(read(*arguments, **how), *of)]


def test_every_occurrence_is_found_in_the_order_of_the_text() -> None:
    assert [(row.id, row.hit) for row in rows(read("bridge"), BRIDGE)] == [
        ("bcdfghjk.p1", "bridge"),
        ("bcdfghjk.p1", "bridge"),
        ("bcdfghjk.p3", "Bridge"),
        ("bcdfghjk.p4", "bridge"),
        ("bcdfghjk.p5", "bridge"),
    ]


def test_a_hit_says_who_is_speaking_and_where() -> None:
    row = rows(read("holds"), BRIDGE)[0]
    assert (row.quote, row.speaker, row.kind) == ("bcdfghjk.q1", "Ann Pell", "quote")
    assert row.line == BRIDGE.paragraphs[2].line
    narrative = rows(read("safe"), BRIDGE)[0]
    assert (narrative.quote, narrative.speaker, narrative.kind) == (None, None, "prose")


def test_words_that_are_not_all_quoted_are_nobodys() -> None:
    row = rows(read(r"(?s)said.*", regex=True), release("bcdfghjk", "Pell said: we hold."))[0]
    assert row.speaker is None
    mixed = release("bcdfghjk", Said("Ann Pell", words=("We hold.",), name="Ann Pell"))
    assert [hit.speaker for hit in rows(read("pell"), mixed)] == [None]


def test_the_newest_release_comes_first() -> None:
    found = rows(read("bridge"), OLDER, BRIDGE)
    assert [row.release for row in found] == ["bcdfghjk"] * 5 + ["pqrstvwx"]


def test_a_count_is_the_number_of_hits_and_leaves_out_the_title() -> None:
    found = list(counts(find(read("bridge"), OLDER, BRIDGE)))
    assert [(row.release, row.matches) for row in found] == [("bcdfghjk", 5), ("pqrstvwx", 1)]
    assert list(counts(find(read("tunnel"), OLDER))) == []


def test_the_others_are_the_releases_that_do_not_match() -> None:
    found = find(read("safe"), OLDER, BRIDGE)
    assert [(row.release, row.matches) for row in without([OLDER, BRIDGE], found)] == [
        ("pqrstvwx", 0)
    ]


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("bridge is safe", "bridge is safe"),
        ("cafe owners", "Café\u00a0owners"),
        ("two words are one", "two  words\nare one"),
        ("“bridge”", "“bridge”"),
        ("isn't", "isn’t"),
        ("  is   safe ", "is safe"),
        ("safe, says", "safe, says"),
        ('"safe, says"', "safe, says"),
    ],
)
def test_a_phrase_is_found_whatever_its_case_spaces_and_marks(phrase: str, found: str) -> None:
    assert hits(phrase) == [found]


def test_accents_written_apart_unseen_hyphens_and_ligatures_do_not_hide_a_word() -> None:
    text = release("bcdfghjk", "The cafe\u0301 of\ufb01ce has zero\u00ad tole\u200brance… yes.")
    for phrase, found in [
        ("café", "cafe\u0301"),
        ("office", "of\ufb01ce"),
        ("zero tolerance", "zero\u00ad tole\u200brance"),
        ("tolerance...", "tole\u200brance…"),
        ("yes", "yes"),
    ]:
        assert hits(phrase, of=[text]) == [found]


def test_signs_of_regular_expressions_are_plain_in_a_phrase() -> None:
    text = release("bcdfghjk", "It cost £1.5m (net) [cut] a+b \\d.")
    for phrase in ("£1.5m (net)", "[cut]", "a+b", "\\d."):
        assert hits(phrase, of=[text]) == [phrase]
    assert hits("1x5", of=[text]) == []


def test_a_phrase_does_not_run_over_the_end_of_a_paragraph() -> None:
    assert hits("holds. No other") == []


def test_a_word_is_found_within_longer_ones_unless_whole_words_are_asked_for() -> None:
    assert hits("ridge") == ["ridge", "ridge", "ridge", "ridge", "ridge"]
    assert hits("bridge", word=True) == ["bridge", "Bridge", "bridge", "bridge"]
    assert hits("ridge*") == []
    assert hits("bridge*")[1] == hits("bridgeh*")[0] == "bridgehead"
    assert hits("other brid*") == ["other bridge"]


def test_capitals_count_where_there_is_one_or_as_asked() -> None:
    assert len(hits("bridge")) == 5
    assert hits("Bridge") == ["Bridge"]
    assert hits("Bridge", case=False) == hits("bridge")
    assert hits("bridge", case=True) == ["bridge", "bridge", "bridge", "bridge"]
    assert hits("Cafe") == hits("Café") == ["Café"]
    assert hits("aA", of=[release("bcdfghjk", "AaA")]) == ["aA"]
    assert hits("isn't", case=True) == ["isn’t"]


def test_a_regular_expression_sees_the_text_as_it_stands() -> None:
    assert hits(r"bridge\w+", regex=True) == ["bridgehead"]
    assert hits(r"^the", regex=True) == ["The"]
    assert hits(r"bridge|holds", regex=True, word=True, case=True) == [
        "bridge",
        "holds",
        "bridge",
        "bridge",
    ]
    assert hits(r"^The|^This", regex=True) == ["The", "This"]
    assert hits(r"\W\Sridge\b", regex=True) == [" bridge", " Bridge", " bridge", "“bridge"]
    assert hits("x*", regex=True) == []
    assert hits(r"bridge\b", "speaker:pell", regex=True) == ["Bridge", "bridge"]
    assert ids("safe", "holds", of=[BRIDGE, OLDER], regex=True) == ["bcdfghjk"]


@pytest.mark.parametrize(
    "pattern", ["(", "[", "a{99999999999}", "\\", "(" * 5000, "a" * 20_000, "(?R)"]
)
def test_what_is_no_regular_expression_is_refused(pattern: str) -> None:
    with pytest.raises((BadPattern, BadQuery)) as caught:
        hits(pattern, regex=True)
    assert len(str(caught.value)) < 12_000


def test_a_runaway_expression_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pressctl.query.patterns.TIME_LIMIT", 0.3)
    start = time.monotonic()
    with pytest.raises(BadPattern, match="longer than"):
        hits(r"(a|a)+z", of=[release("bcdfghjk", "a" * 4000 + " z")], regex=True)
    assert time.monotonic() - start < 3


def test_operators_are_put_to_a_release_as_a_whole() -> None:
    both = [BRIDGE, OLDER]
    assert ids("bridge AND far", of=both) == ids("bridge", "far", of=both) == ["pqrstvwx"]
    assert ids("safe OR far", of=both) == ["bcdfghjk", "pqrstvwx"]
    assert ids("bridge NOT far", of=both) == ids("bridge -far", of=both) == ["bcdfghjk"]
    assert ids("bridge NOT (far OR safe)", of=both) == []
    assert ids("bridge -(far AND safe)", of=both) == ["bcdfghjk", "pqrstvwx"]
    assert hits("safe AND holds") == ["safe", "holds"]
    assert hits("bridge NOT far", of=[OLDER]) == []


def test_or_binds_less_than_and() -> None:
    assert ids("nowhere AND safe OR far", of=[BRIDGE, OLDER]) == ["pqrstvwx"]
    assert ids("nowhere AND (safe OR far)", of=[BRIDGE, OLDER]) == []


def test_a_hit_within_another_is_counted_once() -> None:
    assert hits("bridge OR bridgehead")[1] == "bridgehead"
    assert len(hits("bridge OR bridgehead")) == 5
    assert hits("is safe OR safe, says") == ["is safe", "safe, says"]


def test_near_takes_any_order_within_a_paragraph_and_counts_the_words_between() -> None:
    assert hits("NEAR(safe bridge, 1)") == ["bridge is safe"]
    assert hits("NEAR(safe bridge, 0)") == []
    assert hits("NEAR(holds other, 50)") == []
    assert hits('NEAR("the two" phrase own*)') == [
        "owners near the “bridge” rejoice; the two  words\nare one phrase"
    ]


def test_fields_say_where_the_words_beside_them_are_looked_for() -> None:
    assert hits("in:quotes bridge") == ["Bridge", "bridge"]
    assert len(hits("in:narrative bridge")) == len(hits("-in:quotes bridge")) == 3
    assert hits("speaker:pell bridge") == hits("bridge speaker:ann-pell") == ["Bridge", "bridge"]
    assert len(hits("bridge NOT speaker:pell")) == 3
    assert hits("speaker:pell (safe OR holds)") == ["holds"]
    assert hits("speaker:pell safe holds") == []
    assert ids("speaker:pell bridge NOT safe", of=[BRIDGE]) == ["bcdfghjk"]
    assert ids("issuer:bridges bridge", of=[BRIDGE, OLDER]) == ["bcdfghjk", "pqrstvwx"]
    assert ids('issuer:"home office" bridge', of=[BRIDGE]) == []
    for days in ("2023", "..2023-06", "2023-01..2023-02", '"1 january 2023"'):
        assert ids(f"date:{days} bridge", of=[BRIDGE, OLDER]) == ["pqrstvwx"]
    assert ids("date:2024.. bridge", of=[BRIDGE, OLDER]) == ["bcdfghjk"]


def test_a_title_is_searched_when_asked_for_and_is_no_paragraph() -> None:
    row = rows(read("title:bridges"), OLDER)[0]
    assert (row.id, row.kind, row.hit, row.quote) == ("pqrstvwx", "title", "Bridges", None)
    assert row.line == OLDER.title_line
    assert ids("in:title bridge", of=[BRIDGE, OLDER]) == ["bcdfghjk", "pqrstvwx"]
    assert hits("speaker:pell holds title:(new OR old)") == ["New", "holds"]
    assert hits("(in:title OR in:quotes) bridge") == ["bridge", "Bridge", "bridge"]
    assert hits("far NOT title:bridges", of=[OLDER]) == []


def test_a_speaker_whom_nobody_knows_is_pointed_at() -> None:
    with pytest.raises(BadQuery, match="did you mean speaker:ann-pell") as caught:
        hits("bridge speaker:pelll")
    assert caught.value.query[caught.value.at :] == "pelll"


def test_one_persons_words_are_searched_alone() -> None:
    found = find(read("bridge title:new"), BRIDGE, person="pell")
    assert [place.span.of(BRIDGE.text) for place in found[0].places] == ["Bridge", "bridge"]
    assert find(read("title:new"), BRIDGE, person="pell") == []


def test_misspelt_words_are_found_but_no_other_figures() -> None:
    text = release("bcdfghjk", "The committee’s accomodation cost 2024 pounds, and the tax rose.")
    assert hits("accommodation", of=[text], fuzzy=True) == ["accomodation"]
    assert hits("comittee acommodation", of=[text], fuzzy=True) == ["committee’s accomodation"]
    assert hits("2023", of=[text], fuzzy=True) == []
    assert hits("tab", of=[text], fuzzy=True) == []
    assert hits("accommodation", of=[text]) == []
    assert hits("acco*", of=[text], fuzzy=True) == ["accomodation"]


def test_other_forms_of_a_word_are_found_when_asked_for() -> None:
    text = release("bcdfghjk", "Funds fund the Minister’s funded, planned plans. No fun found.")
    assert hits("funding", of=[text], stem=True) == ["Funds", "fund", "funded"]
    assert hits("ministers funding", of=[text], stem=True) == ["Minister’s funded"]
    assert hits("planning plan", of=[text], stem=True) == ["planned plans"]
    assert hits("plan no", of=[text], stem=True) == []


def test_the_best_release_comes_first_by_rank() -> None:
    often = release("pqrstvwy", "A bridge, a bridge, a bridge.", published="2022-01-01")
    found = find(read("bridge OR far"), OLDER, often, order="rank")
    assert [one.id for one in found] == ["pqrstvwx", "pqrstvwy"]
    found = find(read("bridge"), OLDER, often, order="rank")
    assert [one.id for one in found] == ["pqrstvwy", "pqrstvwx"]


def test_the_context_is_whole_words_of_the_paragraph() -> None:
    row = rows(read("says"), BRIDGE, context=Context(9))[0]
    assert (row.left, row.right) == ("is safe, ", " the")
    whole = rows(read("says"), BRIDGE, context=Context(10_000))[0]
    assert whole.left + whole.hit + whole.right == BRIDGE.paragraphs[0].span.of(BRIDGE.text)


@pytest.mark.parametrize(
    ("size", "unit", "around"),
    [
        (0, "sentences", "This Bridge holds."),
        (1, "sentences", "Ann Pell said:\n\nThis Bridge holds.\n\nNo other bridge does."),
        (0, "paragraphs", "This Bridge holds."),
        (1, "paragraphs", "Ann Pell said:\n\nThis Bridge holds.\n\nNo other bridge does."),
        (9, "paragraphs", BRIDGE.text),
    ],
)
def test_the_context_can_be_sentences_or_paragraphs(size: int, unit: Unit, around: str) -> None:
    row = rows(read("Bridge"), BRIDGE, context=Context(size, unit))[0]
    assert row.left + row.hit + row.right == around


def test_a_sentence_is_widened_to_its_neighbours() -> None:
    row = rows(read("says"), BRIDGE, context=Context(0, "sentences"))[0]
    assert row.left + row.hit + row.right == "The bridge is safe, says the ministry."


# An independent scan: the text levelled by hand, and every term looked for with str.find.

Spans = set[tuple[int, int]]
Scan = Callable[[str], Spans]


def levelled(text: str) -> str:
    return text.lower().replace("é", "e").replace("’", "'").replace("\u00a0", " ")


def occurrences(word: str) -> Scan:
    def scan(text: str) -> Spans:
        found, at = set(), text.find(word)
        while at >= 0:
            found.add((at, at + len(word)))
            at = text.find(word, at + len(word))
        return found

    return scan


def beginnings(word: str) -> Scan:
    def scan(text: str) -> Spans:
        found = set()
        for match in re.finditer(r"[a-z0-9_]+", text):
            if match[0].startswith(word):
                found.add(match.span())
        return found

    return scan


def union(a: Scan, b: Scan) -> Scan:
    return lambda text: a(text) | b(text)


def both(a: Scan, b: Scan) -> Scan:
    return lambda text: (a(text) | b(text)) if a(text) and b(text) else set()


def but_not(a: Scan, b: Scan) -> Scan:
    return lambda text: set() if b(text) else a(text)


WORDS = st.sampled_from(["a", "ab", "e", "b,", "b'a", "cab", "ba"])
LEAVES = WORDS.map(lambda word: (word, occurrences(word))) | st.sampled_from(["a", "ab"]).map(
    lambda word: (f"{word}*", beginnings(word))
)
QUERIES = st.recursive(
    LEAVES,
    lambda inner: st.tuples(
        inner, st.sampled_from([("OR", union), ("AND", both), ("NOT", but_not)]), inner
    ).map(lambda p: (f"({p[0][0]} {p[1][0]} {p[2][0]})", p[1][1](p[0][1], p[2][1]))),
    max_leaves=5,
)


def outermost(spans: Spans) -> list[tuple[int, int]]:
    return sorted(
        one
        for one in spans
        if not any(other != one and other[0] <= one[0] and one[1] <= other[1] for other in spans)
    )


@given(st.lists(st.text("abcAéB ,’'\u00a0", max_size=30), min_size=1), QUERIES)
def test_search_equals_an_independent_scan(paragraphs: list[str], asked: tuple[str, Scan]) -> None:
    text = release("bcdfghjk", *(one.strip() or "x" for one in paragraphs))
    query, scan = asked
    found = find(read(query, case=False), text)
    spans = [(place.span.start, place.span.end) for one in found for place in one.places]
    assert spans == outermost(scan(levelled(text.text)))


@given(st.text("abAéB ,’'\u00a0", min_size=1, max_size=60).filter(str.strip), st.integers(0, 20))
def test_context_is_a_stretch_of_the_text(words: str, context: int) -> None:
    text = release("bcdfghjk", words.strip())
    for row in rows(read("a"), text, context=Context(context)):
        assert row.left + row.hit + row.right in text.text
        assert len(row.left) <= context and len(row.right) <= context


ANYTHING = st.text(st.sampled_from('ab "*()-:,.1é\u0301\ufb01\u00ad\n\x00') | st.characters())
HOWS = st.builds(How, word=st.booleans(), case=st.none() | st.booleans(), fuzzy=st.booleans())


@given(
    st.lists(ANYTHING | st.sampled_from(["AND", "NOT", "speaker:pell", "in:title", "NEAR("])), HOWS
)
def test_any_query_gives_an_answer_or_an_error_with_its_place(
    arguments: list[str], how: How
) -> None:
    try:
        query = read_query(arguments, TODAY, how)
        for row in rows(query, BRIDGE, OLDER):
            assert row.hit
    except BadQuery as error:
        assert 0 <= error.at <= len(error.query)
        assert error.why


@given(ANYTHING)
def test_any_pattern_gives_an_answer_or_an_error(pattern: str) -> None:
    try:
        rows(read(pattern, regex=True), BRIDGE, OLDER)
    except (BadPattern, BadQuery) as error:
        assert str(error)
