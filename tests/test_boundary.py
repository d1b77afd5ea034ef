"""Where a quotation ends that nothing marks: the end, how sure, why, and what else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.model import Speaker
from pressctl.parsing.boundary import end_features, find_end
from pressctl.parsing.boundary_weights import WEIGHTS
from pressctl.parsing.signs import Candidate, read_signs

PEEL = Speaker("Ann Peel", "Roads Minister", "Department for Roads")
VOICE = "We are proud of this road, and I want to thank all who built it."
STORY = "The Department for Roads opened 14 roads in 2023, at a cost of £31 million."


def found(*paragraphs: str, stop: str = "end") -> int:
    return find_end([Candidate(text) for text in paragraphs], PEEL, stop).length


def test_a_voice_goes_on_and_a_narrator_ends_it() -> None:
    assert found(VOICE, VOICE, STORY, STORY) == 2


def test_all_that_speaks_in_the_first_person_up_to_a_stop_is_quoted() -> None:
    for stop in ("cue", "heading", "end"):
        assert found(VOICE, VOICE, VOICE, stop=stop) == 3


def test_the_first_paragraph_is_quoted_whatever_it_says() -> None:
    assert found(STORY) == 1
    assert found(STORY, STORY) >= 1


def test_a_paragraph_that_names_the_speaker_is_not_the_speakers() -> None:
    assert (
        found(VOICE, "Ms Peel also visited the works in Leeds on 3 May and met the builders.") == 1
    )


def test_a_list_behind_a_narrators_sentence_is_not_quoted() -> None:
    paragraphs = [Candidate(VOICE), Candidate("Other measures announced today include:")]
    paragraphs += [Candidate("a new bridge at Hexham", True), Candidate("two new tunnels", True)]
    assert find_end(paragraphs, PEEL, "heading").length == 1


def test_an_end_says_how_sure_it_is_and_why() -> None:
    end = find_end([Candidate(VOICE), Candidate(STORY)], PEEL, "end")
    assert 0.5 <= end.confidence < 1
    assert "the next" in end.reason
    assert end.other_length in {None, 2}


def test_an_end_with_a_single_choice_names_the_stop_and_no_other_end() -> None:
    reasons = {"cue": "next speaker", "heading": "heading", "end": "release ends"}
    for stop, words in reasons.items():
        end = find_end([Candidate(VOICE)], PEEL, stop)
        assert words in end.reason
        assert end.other_length is None


def test_no_inferred_end_is_certain() -> None:
    assert find_end([Candidate(VOICE)], PEEL, "cue").confidence < 1


TEXTS = st.lists(st.one_of(st.text(max_size=60), st.sampled_from([VOICE, STORY])), min_size=1)


@given(TEXTS, st.sampled_from(["cue", "heading", "end"]), st.booleans())
def test_every_text_has_an_end_inside_it(texts: list[str], stop: str, statement: bool) -> None:
    candidates = [Candidate(text) for text in texts]
    end = find_end(candidates, PEEL, stop, statement=statement)
    assert 1 <= end.length <= len(texts)
    assert 0 < end.confidence < 1
    assert end.other_length is None or 1 <= end.other_length <= len(texts)
    assert end.other_length != end.length
    assert end.reason
    assert "_" not in end.reason


@given(TEXTS)
def test_each_possible_end_has_its_features(texts: list[str]) -> None:
    signs = list(read_signs([Candidate(text) for text in texts], PEEL))
    assert len(end_features(signs, "end", statement=False)) == len(texts) == len(signs)


@pytest.mark.parametrize("side", ["in: ", "last: ", "then: "])
def test_every_weight_is_of_a_sign_that_can_be_seen(side: str) -> None:
    signs = {name for names in read_signs([Candidate(VOICE)], PEEL) for name in names}
    assert any(f"{side}{sign}" in WEIGHTS for sign in signs)
    assert all(abs(weight) < 10 for weight in WEIGHTS.values())
