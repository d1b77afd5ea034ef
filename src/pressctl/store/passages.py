"""The passage index: which units (quotes, paragraphs, claims) can hold words somebody quotes.

A full-text table of SQLite keeps for each word only the ids of its units. Pairs of common words
are words of it too ("of_the"), so that a passage without a rare word is found as fast as another.
What is found is a candidate: the caller compares it with the text of the unit. Units and passages
come as words between spaces, in a-z and 0-9 alone: how they are spelt is the caller's to say.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import chain, islice
from math import log
from typing import NamedTuple

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from pressctl.store.index.tables import sealed, unsealed

Unit = tuple[int, str]  # its id, which is above 0, and its words
Votes = defaultdict[int, float]

# A word is common when it is in more than this share of the units, and in so many at least: 300 to
# 400 words of press releases are. Other shares were not measured.
_COMMON_SHARE, _COMMON_LEAST = 0.02, 20
_SAMPLE = 20_000  # units, the first of an index, that tell which words are common
_MOST_GROWN = 10  # times as many units as the common words were chosen from; not measured
# Bytes of postings that SQLite sorts at a time: with its own 1 MB the building of 18 MB took 1.3
# times as long and the file was twice as large.
_BUFFER = 32_000_000
# Postings that a look-up reads: the most take about 25 ms. Altered words are often the rarest, so
# the least are read in any case: without, of 2.2 million paragraphs 1 to 4 % of the passages of
# 60-400 words were lost.
_LEAST_POSTINGS, _MOST_POSTINGS = 10_000, 60_000
# Postings, and words, that are read besides to tell thousands of near-duplicates apart (of 2.2
# million paragraphs, up to 0.2 s): with 60,000 there were 0.5 % fewer found of 10-40 words.
_MOST_BACKING, _MOST_FURTHER = 240_000, 40
_LONGEST = 400  # words of a passage that are looked up
# To tell one unit of N apart takes votes of log N; with twice as many, and with three times, the
# same units were found.
_EVIDENCE = 2

_SCHEMA = (
    "CREATE VIRTUAL TABLE passages USING fts5"
    "(terms, content='', columnsize=0, detail=none, tokenize=\"ascii tokenchars '_'\")",
    "CREATE VIRTUAL TABLE passage_terms USING fts5vocab(passages, row)",
    "CREATE TABLE passage_index (itself BLOB)",
)
_FIND = "SELECT rowid FROM passages WHERE passages MATCH ? AND rowid > ? LIMIT ?"


class _Index(Struct, frozen=True, array_like=True):
    """What an index knows of itself: sealed, since a common word that is lost hides units."""

    common: frozenset[str]
    chosen_from: int
    units: int


def lay_out(connection: sqlite3.Connection, sample: Sequence[str]) -> None:
    """Make an index without units; the words that are common in a sample of them are it for good.

    The first 20,000 units are sample enough.
    """
    for statement in _SCHEMA:
        connection.execute(statement)
    connection.execute("INSERT INTO passage_index VALUES (NULL)")
    _write(connection, _Index(frozenset(_choose_common(sample)), len(sample), 0))
    connection.execute("INSERT INTO passages(passages, rank) VALUES ('hashsize', ?)", (_BUFFER,))


def settle(connection: sqlite3.Connection) -> None:
    """Bring what was added into one piece: look-ups are faster, and the file is smaller."""
    connection.execute("INSERT INTO passages(passages) VALUES ('optimize')")


def build(connection: sqlite3.Connection, units: Iterable[Unit]) -> None:
    """Make an index of some units in a database that has none."""
    coming = iter(units)
    sample = list(islice(coming, _SAMPLE))
    lay_out(connection, [words for _, words in sample])
    add(connection, chain(sample, coming))
    settle(connection)


def add(connection: sqlite3.Connection, units: Iterable[Unit]) -> None:
    """Add units with new ids; the common words stay those that were chosen."""
    _change(connection, "INSERT INTO passages(rowid, terms) VALUES (?, ?)", units, 1)


def remove(connection: sqlite3.Connection, units: Iterable[Unit]) -> None:
    """Take units out; each must have the text that it was added with."""
    statement = "INSERT INTO passages(passages, rowid, terms) VALUES ('delete', ?, ?)"
    _change(connection, statement, units, -1)


def is_outgrown(connection: sqlite3.Connection) -> bool:
    """Tell if so many units were added that the common words should be chosen anew, by `build`."""
    index = _read(connection)
    return index.chosen_from < _SAMPLE and index.units > _MOST_GROWN * index.chosen_from


def _change(
    connection: sqlite3.Connection, statement: str, units: Iterable[Unit], more: int
) -> None:
    index = _read(connection)
    common = index.common
    rows = ((unit, " ".join(_terms(text.split(), common))) for unit, text in units)
    changed = max(connection.executemany(statement, rows).rowcount, 0)
    _write(connection, replace(index, units=index.units + changed * more))


def _read(connection: sqlite3.Connection) -> _Index:
    row = connection.execute("SELECT itself FROM passage_index").fetchone()
    return _decode(unsealed(row and row[0]))


def _write(connection: sqlite3.Connection, index: _Index) -> None:
    connection.execute("UPDATE passage_index SET itself = ?", (sealed(_encode(index)),))


_encode = msgspec.msgpack.Encoder(order="deterministic").encode
_decode = msgspec.msgpack.Decoder(_Index).decode


def _choose_common(texts: Sequence[str]) -> list[str]:
    seen: Counter[str] = Counter()
    for text in texts:
        seen.update(set(text.split()))
    least = max(_COMMON_LEAST, len(texts) * _COMMON_SHARE)
    return [word for word, count in seen.items() if count > least]


def _terms(words: Sequence[str], common: frozenset[str]) -> list[str]:
    """Give the words and the pairs of common words; SQLite keeps each once."""
    told = list(map(common.__contains__, words))
    pairs = [f"{a}_{b}" for a, b, c, d in zip(words, words[1:], told, told[1:]) if c and d]  # noqa: B905
    return [*words, *pairs]


def candidates(connection: sqlite3.Connection, passage: str, most: int = 300) -> list[int]:
    """Find the units that share the rarest words with a passage, those that share most first.

    Each word, and each pair of common words, votes for the units that have it, with the more
    weight the fewer they are. How much is read is bounded, and so is the time.
    """
    index = _read(connection)
    terms = set(_terms(passage.split()[:_LONGEST], index.common))
    rarest = _by_rarity(connection, terms - index.common, index.units)
    rarest = rarest or _by_rarity(connection, terms & index.common, index.units)
    votes = _vote(connection, rarest, _EVIDENCE * log(1 + index.units), most)
    return nlargest(most, votes, key=votes.__getitem__)  # in a draw the rarest word's come first


class _Voter(NamedTuple):
    """A word or pair of words in a passage; sorted, the rarest is first."""

    holders: int
    query: str
    weight: float


def _by_rarity(connection: sqlite3.Connection, terms: Iterable[str], units: int) -> list[_Voter]:
    count_of = "SELECT doc FROM passage_terms WHERE term = ?"
    rows = ((term, connection.execute(count_of, (term,)).fetchone()) for term in terms)
    return sorted(_Voter(row[0], f'"{term}"', log(1 + units / row[0])) for term, row in rows if row)


def _vote(
    connection: sqlite3.Connection, voters: Sequence[_Voter], wanted: float, most: int
) -> Votes:
    """Let the rarest vote until a unit has the votes wanted, or what may be read is read."""
    votes: Votes = defaultdict(float)
    best = 0.0
    spent = heard = last = 0
    for voter in voters:
        if spent >= _MOST_POSTINGS or (best >= wanted and spent > _LEAST_POSTINGS):
            break
        found = list(_find(connection, voter.query, _MOST_POSTINGS - spent))
        for unit in found:
            votes[unit] += voter.weight
        best = max(best, *map(votes.__getitem__, found))
        spent, heard, last = spent + voter.holders, heard + 1, found[-1]
    if best < wanted or sum(vote >= best / 2 for vote in votes.values()) > most:
        is_cut = spent > _MOST_POSTINGS  # the last was not read to its end
        voted = " OR ".join(voter.query for voter in voters[:heard])
        further = voters[heard - is_cut :][:_MOST_FURTHER]
        _tell_apart(connection, votes, voted, further, last if is_cut else 0)
    return votes


def _tell_apart(
    connection: sqlite3.Connection, votes: Votes, voted: str, voters: Sequence[_Voter], behind: int
) -> None:
    """Let further words vote for units that have votes; the first for those behind an id."""
    left = _MOST_BACKING
    for voter in voters:
        for unit in _find(connection, f"{voter.query} AND ({voted})", left, behind):
            votes[unit] += voter.weight
            left -= 1
        behind = 0


class Ranked(NamedTuple):
    """A unit, and which share of the words of a passage it has in their order, 0 to 1."""

    unit: int
    share: float


def rank(passage: str, units: Iterable[Unit]) -> list[Ranked]:
    """Sort units by how many words of the passage they have in its order; a draw stays as it is."""
    from rapidfuzz.distance import LCSseq

    words = passage.split()
    shared = [
        Ranked(unit, LCSseq.similarity(words, text.split()) / max(1, len(words)))
        for unit, text in units
    ]
    return sorted(shared, key=lambda one: -one.share)


def rarest(connection: sqlite3.Connection, passage: str) -> list[str]:
    """Give the words of a passage that are not common, the rarest first; none if one is nowhere."""
    words = set(passage.split()[:_LONGEST]) - _read(connection).common
    found = _by_rarity(connection, words, 1)
    return [one.query.strip('"') for one in found] if len(found) == len(words) else []


def holders(connection: sqlite3.Connection, words: str) -> Iterator[int]:
    """Find all units that can have these words in a row, by id: some have them elsewhere."""
    index = _read(connection)
    terms = _terms(words.split(), index.common)
    telling = [term for term in terms if term not in index.common] or terms
    query = " AND ".join(f'"{term}"' for term in dict.fromkeys(telling))
    return _find(connection, query, -1) if query else iter(())


def common_words(connection: sqlite3.Connection) -> frozenset[str]:
    """Give the words that are common: of two side by side the pair is a term too, as in of_the."""
    return _read(connection).common


def all_words(connection: sqlite3.Connection) -> Iterator[str]:
    """Give all words, without the pairs."""
    rows = connection.execute("SELECT term FROM passage_terms WHERE instr(term, '_') = 0")
    return (row[0] for row in rows)


def having(connection: sqlite3.Connection, terms: Sequence[Sequence[str]]) -> Iterator[int]:
    """Find the units that have one of each of some terms; a term may end with *."""
    query = " AND ".join(f"({' OR '.join(map(_quoted, either))})" for either in terms)
    return _find(connection, query, -1)


def _quoted(term: str) -> str:
    return f'"{term[:-1]}"*' if term.endswith("*") else f'"{term}"'


def _find(connection: sqlite3.Connection, query: str, most: int, behind: int = 0) -> Iterator[int]:
    """Find the first ids behind one; all for -1."""
    rows = connection.execute(_FIND, (query, behind, most))
    return (row[0] for row in rows)
