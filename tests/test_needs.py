"""An index that is asked for what a query needs offers everything that the query finds."""

from __future__ import annotations

import re
import sqlite3
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressctl.errors import BadPattern, BadQuery
from pressctl.model import Release
from pressctl.query.grammar import read_patterns, read_query
from pressctl.query.literals import NOTHING, literals
from pressctl.query.needs import expression, indexed, paragraph_need, release_need
from pressctl.query.search import search
from pressctl.query.speakers import People
from pressctl.query.terms import How, Query
from tests.building import release

TODAY = date(2024, 6, 1)
TEXTS = (
    "Fraud, the fraudsters’ charter: a cafe\u0301’s of\ufb01ce. It isn’t £31m_net 50%!",
    "The Minister’s anti-fraud charters funded zero\u00adtolerance… Straße, Приве́т мир, 東京都.",
    "x_y z. Kelvin \u212aelvin long\u017fword \u0130stanbul \u0131rak 10–20 a\ue000b ² ½ ٣",
)


class Index:
    """Full-text tables as a store may have them: a row a release, and a row a paragraph."""

    def __init__(self, texts: list[str]) -> None:
        self.releases = [
            release(f"bcdfgh{number:02}", *text.split("\n\n"), title=f"About {text[:9]}")
            for number, text in enumerate(texts)
        ]
        self._base = sqlite3.connect(":memory:")
        for table in ("wholes", "paragraphs"):
            self._base.execute(f"CREATE VIRTUAL TABLE {table} USING fts5(id, words)")
            self._base.execute(
                f"CREATE VIRTUAL TABLE {table}_words USING fts5vocab('{table}', 'row')"
            )
        for one in self.releases:
            parts = [one.title, *(part.span.of(one.text) for part in one.paragraphs)]
            self._add("wholes", one.id, "\n\n".join(parts))
            for part in parts:
                self._add("paragraphs", one.id, part)

    def _add(self, table: str, id: str, text: str) -> None:
        self._base.execute(f"INSERT INTO {table} VALUES (?, ?)", (id, indexed(text)))

    def offers(self, table: str, asked: str | None) -> set[str]:
        """Give the releases that a table offers for an expression."""
        if asked is None:
            return {one.id for one in self.releases}
        rows = self._base.execute(
            f"SELECT DISTINCT id FROM {table} WHERE {table} MATCH ?", (f"words : ({asked})",)
        )
        return {id for (id,) in rows}

    def words(self, table: str) -> list[str]:
        """Give the vocabulary of a table."""
        return [word for (word,) in self._base.execute(f"SELECT term FROM {table}_words")]


def found(query: Query, releases: list[Release]) -> set[str]:
    return {one.release.id for one in search(releases, People(), query)}


def check(query: Query, index: Index) -> None:
    """Hold what the index offers, with its vocabulary and without, against what is found."""
    answers = found(query, index.releases)
    for need, table in ((release_need, "wholes"), (paragraph_need, "paragraphs")):
        wanted = need(query)
        for words in (None, index.words(table)):
            asked = expression(wanted, words)
            assert answers <= index.offers(table, asked), asked


WORDS = st.sampled_from(
    "fraud raud charter café cafe office ice isn't £31 31m 50% zero-tolerance tolerance... "
    "minister straße привет вет 東京 x_y _y kelvin longs istanbul irak 10-20 a b ² 1 the fund "
    "frauds".split()
)
TERMS = st.one_of(
    WORDS,
    WORDS.map(lambda word: f"{word}*"),
    st.lists(WORDS, min_size=2, max_size=3).map(" ".join),
    st.lists(WORDS, min_size=2, max_size=3).map(lambda words: f'"{" ".join(words)}"'),
    st.lists(WORDS, min_size=2, max_size=3).map(lambda words: f"NEAR({' '.join(words)})"),
    WORDS.map(lambda word: f"title:{word}"),
)
QUERIES = st.recursive(
    TERMS,
    lambda inner: st.tuples(inner, st.sampled_from(["AND", "OR", "NOT"]), inner).map(
        lambda parts: f"({' '.join(parts)})"
    ),
    max_leaves=4,
)
HOWS = st.sampled_from(
    [
        How(),
        How(word=True),
        How(case=True),
        How(fuzzy=True),
        How(stem=True),
        How(word=True, case=False),
    ]
)
TEXT = st.sampled_from(TEXTS) | st.text(
    st.sampled_from("abfrudch é\u0301\u00ad\ufb01ß_'’-.\n東т² ") | st.characters(), max_size=40
).filter(lambda text: text.strip() and not re.search(r"\n\s*\n", text))


@settings(max_examples=200)
@given(st.lists(TEXT, min_size=1, max_size=4), QUERIES, HOWS)
def test_an_index_offers_what_a_query_finds(texts: list[str], text: str, how: How) -> None:
    try:
        query = read_query([text], TODAY, how)
    except BadQuery:
        return
    check(query, Index([one.strip() for one in texts]))


@given(st.lists(TEXT, min_size=1, max_size=3), st.text(max_size=12), HOWS)
def test_an_index_offers_what_any_words_find(texts: list[str], words: str, how: How) -> None:
    try:
        query = read_query([words], TODAY, how)
    except BadQuery:
        return
    check(query, Index([one.strip() for one in texts]))


PATTERNS = st.recursive(
    st.sampled_from(
        r"a b f r u d . fraud charter \w \d \s \. [a-f] [^]a] é ^ $ \b s k i ’ \-".split()
        + r"(?=f) (?!z) (?<=a)".split()
    )
    | st.just(" "),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{2}", "{0,1}", "{,2}", "*?", "++"])).map(
            "".join
        ),
        st.lists(inner, min_size=2, max_size=3).map("|".join),
        inner.map(lambda one: f"({one})"),
        inner.map(lambda one: f"(?:{one})"),
        inner.map(lambda one: f"(?P<n>{one})"),
    ),
    max_leaves=8,
)


@settings(max_examples=200)
@given(st.lists(TEXT, min_size=1, max_size=3), PATTERNS, st.sampled_from([How(), How(word=True)]))
def test_an_index_offers_what_a_pattern_finds(texts: list[str], source: str, how: How) -> None:
    try:
        check(read_patterns([source], TODAY, how), Index([one.strip() for one in texts]))
    except (BadPattern, BadQuery):
        return


@pytest.mark.parametrize(
    ("source", "required"),
    [
        (r"fraud\w+", (("fraud",),)),
        ("pre(?:fix|face)s?", (("pre", "fix"), ("pre", "face"))),
        (r"\bsmall boats\b.*charter", (("small boats", "charter"),)),
        ("(?i)colou?r", (("colo", "r"),)),
        ("a{2}b*c", (("a", "c"),)),
        ("ab+c", (("ab", "c"),)),
        ("(?=fraud)x", (("x",),)),
        (r"4\.5%", (("4.5%",),)),
    ],
)
def test_the_letters_that_a_pattern_requires(
    source: str, required: tuple[tuple[str, ...], ...]
) -> None:
    assert literals(source) == required


UNKNOWN = (
    r".* foo| a||b (foo)? (ab ab) [[:alpha:]]x x\x41 (?i:a)b (?x)ab (?:foo){e<=1} (?(1)a|b) a(?#c)b"
    r" (*FAIL)a ab\K \ + a{"
)


@pytest.mark.parametrize("source", ["", "(" * 5000, *UNKNOWN.split()])
def test_a_construct_that_is_not_known_requires_nothing(source: str) -> None:
    assert literals(source) == NOTHING


@pytest.mark.parametrize(
    ("text", "how", "without", "with_words"),
    [
        ("fraud charter", How(), '"charter" *', '"fraud charter" *'),
        ("fraud charter", How(word=True), '"fraud charter"', '"fraud charter"'),
        ("fraud*", How(), '"fraud" *', '"fraud" *'),
        ("frau", How(), None, '("fraud") OR ("fraudsters")'),
        ("frauds", How(stem=True), None, '"fraud"'),
        ("fruad", How(fuzzy=True), None, '"fraud"'),
        ("nowhere", How(), None, '""'),
        ("frau AND chart*", How(), '"chart" *', '(("fraud") OR ("fraudsters")) AND ("chart" *)'),
        ("frau OR chart*", How(), None, '(("fraud") OR ("fraudsters")) OR ("chart" *)'),
        ("chart* NOT fraud*", How(), '"chart" *', '"chart" *'),
        ("speaker:pell title:chart*", How(), '"chart" *', '"chart" *'),
    ],
)
def test_a_need_is_written_for_an_index(
    text: str, how: How, without: str | None, with_words: str
) -> None:
    need = release_need(read_query([text], TODAY, how))
    assert expression(need) == without
    assert expression(need, ["charter", "fraud", "fraudsters"]) == with_words


def test_a_word_that_stands_for_too_many_is_left_out() -> None:
    many = [f"ba{number}a" for number in range(400)]
    assert expression(release_need(read_query(["a", "boats*"], TODAY)), many) == '"boats" *'
    assert expression(release_need(read_query(["a boats"], TODAY)), many) == '"boats" *'
    assert expression(release_need(read_query(["a"], TODAY)), many) is None
