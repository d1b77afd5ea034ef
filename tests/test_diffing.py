"""Two releases side by side: claims in both, claims in one, and passages put otherwise."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from pressctl.answers.releases import ParagraphRow, Source
from pressctl.answers.shown import ReleaseFull
from pressctl.query.diffing import diff
from tests.claim_rows import claim


def full(release_id: str, *paragraphs: str, published: str = "2024-03-11") -> ReleaseFull:
    """Make a release in which every paragraph is a sentence and a claim."""
    rows = tuple(
        ParagraphRow(f"{release_id}.p{n}", "prose", text, n + 2, None, 0, len(text))
        for n, text in enumerate(paragraphs, start=1)
    )
    claims = tuple(
        claim(text, f"{release_id}.c{n}", published, title=paragraphs[0])
        for n, text in enumerate(paragraphs, start=1)
    )
    return ReleaseFull(
        id=release_id,
        title=paragraphs[0] if paragraphs else "",
        published=date.fromisoformat(published),
        issuer="Ministry of Owls",
        url=None,
        language="en",
        summary=None,
        source=Source("owls.txt", 1, 20),
        origins=(Source("owls.txt", 1, 20),),
        versions=1,
        withdrawn=False,
        word_count=40,
        quote_count=0,
        claim_count=len(claims),
        updated=None,
        corrected=(),
        added=None,
        changed=None,
        gone=False,
        text="\n\n".join(paragraphs),
        paragraphs=rows,
        quotes=(),
        claims=claims,
    )


OLD = full(
    "bbbbbbbb",
    "The Tolby tunnel will cost £310 million.",
    "Drilling will begin by June 2025.",
    "Badgers will be moved to a wood near Wexton before the drilling.",
    "The old chapel will be taken down stone by stone.",
)
NEW = full(
    "cccccccc",
    "The Tolby tunnel will cost up to £310 million.",
    "Drilling will begin by June 2025.",
    "Before the drilling, badgers are to be moved to a new wood near Wexton.",
    "Lorries will pay a toll of £4.",
    published="2024-09-01",
)


def test_a_release_is_the_same_as_itself() -> None:
    answer = diff(OLD, OLD)
    assert [pairing.relation for pairing in answer.both] == ["same"] * len(OLD.claims)
    assert (answer.only_a, answer.only_b, answer.passages) == ((), (), ())


def test_every_claim_is_in_both_or_in_one() -> None:
    answer = diff(OLD, NEW)
    paired_a, paired_b = {p.a for p in answer.both}, {p.b for p in answer.both}
    assert paired_a | {row.id for row in answer.only_a} == {row.id for row in OLD.claims}
    assert paired_b | {row.id for row in answer.only_b} == {row.id for row in NEW.claims}
    assert [row.id for row in answer.only_a] == ["bbbbbbbb.c4"]
    assert [row.id for row in answer.only_b] == ["cccccccc.c4"]


def test_a_pairing_says_what_changed_word_by_word() -> None:
    [tunnel, drilling, badgers] = diff(OLD, NEW).both
    assert tunnel.relation == "hedge_changed"
    assert [(edit.op, edit.b) for edit in tunnel.difference if edit.op != "equal"] == [
        ("insert", "up to")
    ]
    assert drilling.relation == "same"
    assert badgers.relation == "reworded"


def test_passages_are_paragraphs_in_other_words_and_never_equal_ones() -> None:
    passages = [(passage.a, passage.b) for passage in diff(OLD, NEW).passages]
    assert passages == [("bbbbbbbb.p1", "cccccccc.p1"), ("bbbbbbbb.p3", "cccccccc.p3")]


def test_a_passage_is_paired_once() -> None:
    twice = full("dddddddd", NEW.paragraphs[2].text, NEW.paragraphs[2].text + " Owls will stay.")
    passages = diff(full("ffffffff", OLD.paragraphs[2].text), twice).passages
    assert len(passages) == 1


def test_quotation_marks_and_spaces_make_no_difference_of_claims() -> None:
    straight = full("dddddddd", "The ministry's 40 owls will be fed at night.")
    curly = full("ffffffff", "The ministry’s 40 owls will be fed at night.")
    [pairing] = diff(straight, curly).both
    assert pairing.relation == "same"


def test_figures_of_both_sides_are_told_however_they_are_written() -> None:
    a = full("dddddddd", "It costs £1.2bn and took a third of the owls.", "It has 40 owls.")
    b = full("ffffffff", "It costs £1,200 million over four years.", "33% of owls left for £9m.")
    figures = diff(a, b).figures
    assert figures.both == ("£1.2bn", "a third")
    assert (figures.only_a, figures.only_b) == (("40 owls",), ("£9m",))


def test_a_release_without_claims_can_be_compared() -> None:
    answer = diff(full("dddddddd"), NEW)
    assert answer.both == ()
    assert len(answer.only_b) == len(NEW.claims)


@given(st.lists(st.text(max_size=60), max_size=5), st.lists(st.text(max_size=60), max_size=5))
@settings(max_examples=40, deadline=None)
def test_any_two_texts_can_be_compared(a: list[str], b: list[str]) -> None:
    answer = diff(full("dddddddd", *a), full("ffffffff", *b))
    assert len(answer.only_a) + len({pairing.a for pairing in answer.both}) == len(a)


def test_passages_are_paired_alike_whatever_the_order_of_sets() -> None:
    script = """
from pressctl.query import diffing
said = "harbour lantern copper willow granite barley saddle ferry orchard kettle timber".split()
said += "anchor velvet meadow pepper".split()
ours = [" ".join((*said, tree)) for tree in ("alder", "birch", "cedar")]
trees = enumerate(("hazel", "maple", "rowan", "aspen", "larch", "beech"))
theirs = [" ".join((*said[at:], *said[:at], tree)) for at, tree in trees]
print(diffing._alike(ours, theirs))
"""
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in range(1, 7)
    }
    assert len(told) == 1
