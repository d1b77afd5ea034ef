"""An index that is asked for what a query needs offers everything that the query finds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressctl.errors import BadPattern, BadQuery
from pressctl.model import Release
from pressctl.query.grammar import read_patterns, read_query
from pressctl.query.literals import NOTHING, literals
from pressctl.query.needs import Need, indexed, offered, paragraph_need, release_need
from pressctl.query.search import Search
from pressctl.query.speakers import People
from pressctl.query.terms import How, Query
from pressctl.query.tracking import read_term
from tests.building import release

TODAY = date(2024, 6, 1)
TEXTS = (
    "Fraud, the fraudsters’ charter: a cafe\u0301’s of\ufb01ce. It isn’t £31m_net 50%!",
    "The Minister’s anti-fraud charters funded zero\u00adtolerance… Straße, Приве́т мир, 東京都.",
    "x_y z. Kelvin \u212aelvin long\u017fword \u0130stanbul \u0131rak 10–20 a\ue000b ² ½ ٣",
)


class Index:
    """Releases, and the words of their titles and paragraphs."""

    def __init__(self, texts: list[str], common: frozenset[str] = frozenset()) -> None:
        self.releases = [
            release(f"bcdfgh{number:02}", *text.split("\n\n"), title=f"About {text[:9]}")
            for number, text in enumerate(texts)
        ]
        self._common = common
        self._units = [
            (number, indexed(unit).split())
            for number, one in enumerate(self.releases)
            for unit in [one.title, *(part.span.of(one.text) for part in one.paragraphs)]
        ]

    def is_common(self, word: str) -> bool:
        if word.endswith("*"):
            return any(one.startswith(word[:-1]) for one in self._common)
        return word in self._common

    def words(self) -> list[str]:
        return sorted({word for _, words in self._units for word in words})

    def beginning(self, letters: str) -> list[str]:
        return [one for one in self.words() if one.startswith(letters)]

    def containing(self, letters: str, *, at_end: bool) -> list[str]:
        return [one for one in self.words() if (str.endswith if at_end else contains)(one, letters)]

    def releases_with(self, terms: Sequence[Sequence[str]]) -> set[int]:
        return {
            number
            for number, words in self._units
            if all(any(self._has(words, term) for term in either) for either in terms)
        }

    def _has(self, words: list[str], term: str) -> bool:
        if term.endswith("*"):
            return any(word.startswith(term[:-1]) for word in words)
        pairs = {f"{a}_{b}" for a, b in pairwise(words) if {a, b} <= self._common}
        return term in words or term in pairs

    def offers(self, need: Need) -> set[str]:
        """Give the releases that are offered."""
        numbers = offered(need, self)
        return {
            one.id
            for number, one in enumerate(self.releases)
            if numbers is None or number in numbers
        }


def contains(word: str, letters: str) -> bool:
    return letters in word


def found(query: Query, releases: list[Release]) -> set[str]:
    return {one.id for one in Search(query, People()).answers(releases)}


def check(query: Query, texts: list[str]) -> None:
    """Hold what an index offers against what is found, whatever words are common in it."""
    words = set(Index(texts).words())
    for common in (frozenset[str](), frozenset(words), frozenset(sorted(words)[::2])):
        index = Index(texts, common)
        answers = found(query, index.releases)
        for need in (release_need, paragraph_need):
            assert answers <= index.offers(need(query)), need


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
    check(query, [one.strip() for one in texts])


@given(st.lists(TEXT, min_size=1, max_size=3), st.text(max_size=12), HOWS)
def test_an_index_offers_what_any_words_find(texts: list[str], words: str, how: How) -> None:
    try:
        query = read_query([words], TODAY, how)
    except BadQuery:
        return
    check(query, [one.strip() for one in texts])


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
        check(read_patterns([source], TODAY, how), [one.strip() for one in texts])
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


OFFERED = ["A fraud charter", "The fraudsters’ charter", "A charter for boats", "Nothing"]


@pytest.mark.parametrize(
    ("text", "how", "numbers"),
    [
        ("fraud charter", How(), {0}),
        ("fraud charter", How(word=True), {0}),
        ("fraud*", How(), {0, 1}),
        ("frau", How(), {0, 1}),
        ("frauds", How(stem=True), {0, 1}),  # the title of the second is cut at fraud
        ("fruad", How(fuzzy=True), {0, 1}),
        ("nowhere", How(), set()),
        ("frau AND chart*", How(), {0, 1}),
        ("boats OR fraud", How(word=True), {0, 1, 2}),
        ("chart* NOT fraud*", How(), {0, 1, 2}),
        ("speaker:pell title:chart*", How(), {0, 1, 2}),
        ("a", How(), {0, 1, 2, 3}),  # the title of each has About
    ],
)
def test_an_index_offers_few_others(text: str, how: How, numbers: set[int]) -> None:
    need = release_need(read_query([text], TODAY, how))
    assert offered(need, Index(OFFERED)) == numbers


def test_common_words_are_left_out_where_others_tell() -> None:
    index = Index(OFFERED, frozenset(("a", "charter", "for")))
    need = release_need(read_query(["charter for boats"], TODAY, How(word=True)))
    assert offered(need, index) == {2}
    need = release_need(read_query(["charter for"], TODAY, How(word=True)))
    assert offered(need, index) == {2}  # by the pair of them


def test_a_word_that_stands_for_too_many_is_left_out() -> None:
    many = Index([" ".join(f"ba{number}a" for number in range(400)), "boats"])
    assert offered(release_need(read_query(["a", "boats*"], TODAY)), many) == {1}
    assert offered(release_need(read_query(["a"], TODAY)), many) is None


TRACKED = (
    "The U.S. Navy’s frigates; a St. Albans café’s owners. anti-fraud measures, 1,000 hours",
    "US frigate captains agreed. Re-opened cafes. The fraudsters' own agreement. GOV.UK",
    "Straße \u212aelvin reductions. Women’s services. Zero tolerance 3.5 of\ufb01ces",
)


@given(
    st.lists(
        st.sampled_from([*" ".join(TRACKED).split(), "us", "café", "frigate", "agrees", "women"]),
        min_size=1,
        max_size=2,
    )
)
@settings(max_examples=300, deadline=None)
def test_an_index_offers_every_release_that_a_term_is_followed_through(words: list[str]) -> None:
    index = Index(list(TRACKED))
    term = read_term(" ".join(words), ())
    holding = {n for n, one in enumerate(index.releases) if term.is_worded(one.text)}
    there = offered(term.need, index)
    assert there is None or holding <= there
    assert all(term.may_be_in(index.releases[number]) for number in holding)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("the workers’ first office", "The workers' ﬁrst oﬃce"),
        ("a zero-tolerance café", "A zero tolerance cafe\u0301"),
        ("it’s 5½", "it's 51⁄2"),
        ("co‑operate –– now", "co-operate - now"),
    ],
)
def test_the_words_of_an_index_do_not_show_the_typesetter(a: str, b: str) -> None:
    assert indexed(a).split() == indexed(b).split()


@given(st.text())
def test_the_words_of_an_index_are_the_same_when_read_again(text: str) -> None:
    words = indexed(text)
    assert indexed(words) == words
