"""Where a quotation ends that nothing marks: the end, how sure, why, and what else."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.model import Speaker
from pressctl.parsing.boundary import MOST_PARAGRAPHS, End, Stop, Unmarked, choices, find_ends
from pressctl.parsing.signs import Candidate, read_signs, words_about
from pressctl.parsing.weights import end_weights, load

PEEL = Speaker("Ann Peel", "Roads Minister", "Department for Roads")
VOICE = "We are proud of this road, and I want to thank all who built it."
STORY = "The Department for Roads opened 14 roads in 2023, at a cost of £31 million."


STOPS: tuple[Stop, ...] = ("cue", "heading", "mark", "end")


def end_of(paragraphs: Sequence[Candidate], stop: Stop = "end", *, statement: bool = False) -> End:
    return find_ends([Unmarked(paragraphs, PEEL, stop, statement)])[0]


def found(*paragraphs: str, stop: Stop = "end") -> int:
    return end_of([Candidate(text) for text in paragraphs], stop).length


def test_a_voice_goes_on_and_a_narrator_ends_it() -> None:
    assert found(VOICE, VOICE, STORY, STORY) == 2


def test_all_that_speaks_in_the_first_person_up_to_a_stop_is_quoted() -> None:
    for stop in STOPS:
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
    assert end_of(paragraphs, "heading").length == 1


def test_an_end_says_how_sure_it_is_and_why() -> None:
    end = end_of([Candidate(VOICE), Candidate(STORY)])
    assert 0.5 <= end.confidence < 1
    assert "the next" in end.reason
    assert end.other_length in {None, 2}


def test_an_end_with_a_single_choice_names_the_stop_and_no_other_end() -> None:
    reasons = ("next speaker", "heading", "marks of their own", "release ends")
    for stop, words in zip(STOPS, reasons, strict=True):
        end = end_of([Candidate(VOICE)], stop)
        assert words in end.reason
        assert end.other_length is None


def test_no_inferred_end_is_certain() -> None:
    assert end_of([Candidate(VOICE)], "cue").confidence < 1


TEXTS = st.lists(st.one_of(st.text(max_size=60), st.sampled_from([VOICE, STORY])), min_size=1)


@given(TEXTS, st.sampled_from(STOPS), st.booleans())
def test_every_text_has_an_end_inside_it(texts: list[str], stop: Stop, statement: bool) -> None:
    end = end_of([Candidate(text) for text in texts], stop, statement=statement)
    assert 1 <= end.length <= len(texts)
    assert 0 < end.confidence < 1
    assert end.other_length is None or 1 <= end.other_length <= len(texts)
    assert end.other_length != end.length
    assert end.reason
    assert "_" not in end.reason


@given(TEXTS)
def test_each_possible_end_has_its_own_choice(texts: list[str]) -> None:
    one = Unmarked([Candidate(text) for text in texts], PEEL, "end")
    assert len(choices(one, read_signs(one.paragraphs, PEEL))) == len(texts)


def test_the_ends_of_a_release_come_in_the_order_of_its_quotations() -> None:
    long = Unmarked([Candidate(VOICE), Candidate(VOICE), Candidate(STORY)], PEEL, "cue")
    short = Unmarked([Candidate(VOICE), Candidate(STORY)], PEEL, "end", later=True)
    assert [end.length for end in find_ends([long, short])] == [2, 1]
    assert find_ends([]) == []


def test_what_repeats_the_narrative_before_is_more_likely_narrative() -> None:
    again = "The new bridge across the estuary opened in March with four lanes for lorries."
    story = words_about(
        "A bridge across the estuary opened in March. It has four lanes for lorries."
    )
    signs = [
        read_signs([Candidate(VOICE), Candidate(again)], PEEL, told)[1]
        for told in (story, frozenset())
    ]
    assert "repeats the narrative before" in signs[0]
    assert "repeats the narrative before" not in signs[1]


def test_the_speakers_own_body_is_known_without_article_and_apostrophe() -> None:
    speaker = Speaker("Ann Peel", "Head", "The Children's Fund")
    story = "The Childrens Fund works in 40 towns."
    assert "names the speaker's body" in read_signs([Candidate(story)], speaker)[0]


@pytest.mark.parametrize("side", ["in: ", "last: ", "then: "])
def test_every_weight_is_of_a_sign_that_can_be_seen(side: str) -> None:
    signs = {name for names in read_signs([Candidate(VOICE)], PEEL) for name in names}
    weights = end_weights("saying")
    assert any(f"{side}{sign}" in weights for sign in signs)
    assert all(abs(weight) < 10 for weight in weights.values())


def test_the_weights_tie_the_ends_of_a_release_by_every_stop() -> None:
    assert set(load().chain) == set(STOPS)
    assert MOST_PARAGRAPHS > 24
