"""The accuracy gate: floors that only rise, a floor for every measure, labels that load."""

from __future__ import annotations

import json
from functools import cache
from typing import get_args

import pytest

from pressctl.answers.claims import Relation
from pressctl.parsing import parse
from pressctl.sources import dump
from tests.accuracy import (
    checking,
    figured,
    mutations,
    prose,
    remarked,
    retold,
)
from tests.accuracy.__main__ import (
    FIGURES,
    FLOORS,
    HELD_OUT,
    INLINE,
    TUNED_ON,
    all_measures,
    raised,
)
from tests.accuracy.labelled import HERE, load
from tests.accuracy.measure import Measure, without_the
from tests.accuracy.seed import SEED, Seed, rows

SETS = (*TUNED_ON, *HELD_OUT)


@cache
def floors() -> dict[str, float]:
    found: dict[str, float] = json.loads(FLOORS.read_text())
    return found


@cache
def measures() -> tuple[Measure, ...]:
    return tuple(all_measures())


def test_no_measure_is_below_its_floor() -> None:
    fallen = [m.key for m in measures() if m.key in floors() and not m.keeps(floors()[m.key])]
    assert fallen == []


def test_every_measure_has_a_floor_and_every_floor_a_measure() -> None:
    held = {m.key for m in measures() if not m.key.endswith(".confidence")}
    assert held == set(floors())


def test_floors_only_rise() -> None:
    better = Measure("a.ends", "ends", 9, 10)
    worse = Measure("a.ends", "ends", 5, 10)
    danger = Measure("a.dangerous", "danger", 3, 10, least=True)
    old = {"a.ends": 0.8, "a.dangerous": 1.0}
    assert raised([better, danger], old) == {"a.ends": 0.9, "a.dangerous": 1.0}
    assert raised([worse], old) == old


def test_a_count_of_wrong_answers_keeps_its_floor_by_staying_under_it() -> None:
    assert Measure("a", "", 0, 10, least=True).keeps(0)
    assert not Measure("a", "", 1, 10, least=True).keeps(0)
    assert Measure("a", "", 0, 0).share == 1.0


def test_no_untrue_passage_of_the_seed_is_called_verbatim() -> None:
    assert floors()["seed.dangerous"] == 0


@pytest.mark.parametrize("name", SETS)
def test_a_labelled_set_loads_whole(name: str) -> None:
    for release in load(HERE / f"{name}.txt"):
        assert set(release.kinds.values()) <= set("TBSNHLCQ"), release.title
        assert "B" in release.kinds.values(), release.title
        for quote in release.quotes:
            assert quote.lines, f"{release.title}: a cue without a quote"
            assert quote.sureness in {"certain", "probable", "toss-up"}


@pytest.mark.parametrize("name", SETS)
def test_each_labelled_release_reads_as_one(name: str) -> None:
    for release in load(HERE / f"{name}.txt"):
        documents, _ = dump.read(release.text, "page.txt")
        assert [document.title for document in documents] == [release.title]


def test_no_release_is_in_two_sets() -> None:
    titles = [release.title for name in SETS for release in load(HERE / f"{name}.txt")]
    assert len(titles) == len(set(titles))


def test_each_label_of_a_retold_story_points_at_two_sentences() -> None:
    tellings, labels = retold.read_stories(retold.STORIES.read_text(encoding="utf-8"))
    assert len({(label.a, label.b) for label in labels}) == len(labels) > 190
    for label in labels:
        for place in (label.a, label.b):
            assert place.sentence in tellings[place.release].sentences, label
        assert tellings[label.a.release].day < tellings[label.b.release].day
        assert label.relation in get_args(Relation)


def test_each_retold_release_reads_as_one_with_its_day_and_issuer() -> None:
    tellings, _ = retold.read_stories(retold.STORIES.read_text(encoding="utf-8"))
    for telling in tellings:
        (document,) = dump.read(telling.page, "page.txt")[0]
        release = parse(document)
        assert (release.published, release.issuer) == (telling.day, telling.issuer)
        assert len(release.quotes) == sum(bool(cue) for cue, _ in telling.paragraphs)


@pytest.mark.parametrize("name", INLINE)
def test_the_words_of_each_labelled_quotation_stand_in_its_article(name: str) -> None:
    for article in prose.load_articles(HERE / f"{name}.txt"):
        assert article.quoted, article.title
        for words in article.quoted:
            assert sum(words in paragraph for paragraph in article.paragraphs), words


def test_no_article_is_in_two_sets() -> None:
    tuned_on, held_out = (
        {article.title for article in prose.load_articles(HERE / f"{name}.txt")} for name in INLINE
    )
    assert not tuned_on & held_out


def test_no_sentence_of_figures_is_in_two_sets() -> None:
    found = [
        sentence for name in FIGURES for _, sentence, _ in figured.sentences(HERE / f"{name}.txt")
    ]
    assert len(found) == len(set(found))


def test_marks_are_put_back_as_each_convention_has_them() -> None:
    texts = ["One.", "Two.", "Three."]
    made = {name: put(texts, "“", "”") for name, put in remarked.CONVENTIONS.items()}
    assert made == {
        "q1": ["“One.", "“Two.", "“Three.”"],
        "q1gap": ["“One.", "Two.", "“Three.”"],
        "q2": ["“One.", "Two.", "Three.”"],
        "q2stop": ["“One.", "Two.", "Three”."],
        "q3": ["One.", "Two.", "Three.”"],
        "q1unclosed": ["“One.", "“Two.", "“Three."],
        "q1unopened": ["One.", "“Two.", "“Three.”"],
    }


@pytest.mark.parametrize(
    ("name", "count"),
    [("releases", 10), ("paragraphs", 296), ("quotes", 32), ("claims", 262), ("check_cases", 60)],
)
def test_the_labels_of_the_seed_are_all_there(name: str, count: int) -> None:
    assert len(rows(name)) == count


def test_the_labels_of_the_seed_point_at_lines_of_the_seed() -> None:
    lines = SEED.read_text(encoding="utf-8").split("\n")
    for row in rows("quotes"):
        assert lines[row["attribution_line_number"] - 1].strip().endswith(":")
        assert all(lines[number - 1].strip() for number in row["paragraph_lines"])


def test_organisations_are_compared_without_the_article() -> None:
    assert without_the("the Home Office") == without_the("The Home Office") == "Home Office"
    assert without_the("Theatre Trust") == "Theatre Trust"
    assert without_the(None) is None


def test_quotations_of_every_kind_are_put_to_check() -> None:
    made = {m.key: m.of for m in measures() if m.key.startswith("checked.")}
    assert made["checked.mutated"] == 200
    assert made["checked.trapped"] == 90
    assert made["checked.recalled"] == 40
    assert made["checked.alarms"] > 190


def test_a_mutation_is_in_no_release_and_a_wrong_verdict_is_counted() -> None:
    checked = checking.Checked(Seed().releases)
    case = next(mutations.mutated(checked.source, "number", 1))
    assert not checked.source.holds(case.query)
    assert checked.dangerous(iter([case])) == (0, 1)
    right = case._replace(query=case.span.of(checked.texts[case.release]))
    assert checked.dangerous(iter([right])) == (1, 1)
    assert checked.alarms(iter([right]))["there"] == 1
    assert checked.alarms(iter([case]))["alarms"] == 1
