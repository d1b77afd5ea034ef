"""The invented corpus that is measured on: the same each time, and like an archive of releases."""

from __future__ import annotations

import json
from collections import Counter
from itertools import islice, pairwise
from pathlib import Path

import pytest
from bench.corpus import SEED, Made, _language, generate

from pressctl import sources
from pressctl.parsing import parse
from pressctl.query.needs import indexed
from pressctl.sources import dump


@pytest.fixture(scope="module")
def made() -> list[Made]:
    return list(generate(400))


def test_a_corpus_is_the_same_each_time_and_a_small_one_begins_a_large_one(
    made: list[Made],
) -> None:
    assert list(generate(10)) == made[:10]
    assert list(islice(generate(100_000), 10)) == made[:10]
    assert next(generate(1, seed=2)) != made[0]


def test_a_quarter_of_the_paragraphs_are_near_duplicates(made: list[Made]) -> None:
    """Near is one that has half of its rows of five words in common with others."""
    paragraphs = [indexed(text).split() for one in made for text in one.paragraphs]
    rows = [{tuple(words[at : at + 5]) for at in range(len(words) - 4)} for words in paragraphs]
    seen = Counter(row for found in rows for row in found)
    near = [found for found in rows if sum(seen[row] > 1 for row in found) > len(found) / 2]
    assert 0.2 < len(near) / len(paragraphs) < 0.4


def test_a_release_has_three_quotations_behind_their_cues(made: list[Made]) -> None:
    for release in made[:50]:
        assert len(release.quotes) == 3
        for start, end in release.quotes:
            assert start < end
            assert release.paragraphs[start - 1].endswith((" said:", " added:"))
    assert sorted(release.date for release in made) == [release.date for release in made]


def test_words_follow_the_law_of_zipf(made: list[Made]) -> None:
    """The word of rank n is about n times rarer than the first; many occur once."""
    seen = Counter(
        word for one in made for text in one.paragraphs for word in indexed(text).split()
    )
    counts = [count for _, count in seen.most_common()]
    assert all(a >= b for a, b in pairwise(counts))
    assert 20 < counts[0] / counts[99] < 400
    assert sum(count <= 2 for count in counts) > len(counts) * 0.2


def test_a_page_is_read_as_the_release_it_was_made_of(made: list[Made]) -> None:
    """Its quotations are found where they are, with the speakers of their cues."""
    for release in made[:20]:
        (document,), problems = dump.read(release.page(), "page.txt")
        assert not problems
        found = parse(document)
        assert (found.title, found.published) == (release.title, release.date)
        assert found.issuer == release.issuer
        cues = [release.paragraphs[start - 1] for start, _ in release.quotes]
        for quote, cue in zip(found.quotes, cues, strict=True):
            assert quote.speaker and quote.speaker.name
            assert quote.speaker.name in cue


def test_few_people_speak_often_and_many_once_or_twice(made: list[Made]) -> None:
    cues = [release.paragraphs[start - 1] for release in made for start, _ in release.quotes]
    known = _language(SEED).names
    said = Counter(next(name for name in known if name in cue) for cue in cues)
    assert len(said) > len(cues) / 3
    assert said.most_common(1)[0][1] >= 5
    assert sum(count <= 2 for count in said.values()) > len(said) / 2


def test_each_line_is_read_as_a_release(made: list[Made], tmp_path: Path) -> None:
    file = tmp_path / "corpus.jsonl"
    file.write_bytes(b"".join(release.line() for release in made[:20]))
    reading = sources.read(file, "corpus.jsonl")
    documents = reading.documents
    assert not reading.refusal
    assert [document.title for document in documents] == [release.title for release in made[:20]]
    assert json.loads(made[0].line())["issuer"] == documents[0].issuer == made[0].issuer
