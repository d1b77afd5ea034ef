"""Signs of a voice and of a narrator: every phrase that shows one is seen, others are not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.model import Speaker
from pressctl.parsing.sign_words import BACKWARDS, LEADS, PATTERNS, WORDS
from pressctl.parsing.signs import Candidate, read_signs
from pressctl.parsing.words import marks_of, runs_of

_SHOWN = {
    "says we": "Now let's go|Let's",
    "uses a contraction": "They didn't|It's late|We think there're two|What've they|Who'll come",
    "urges": "It need to go|A council needs to act|Roe has to go|They have to|So let us begin",
    "praises or feels": """We welcome the road|He welcomed the road|There are too many
        |It is too often|It was the right thing|A clear message went out
        |There is no place for it|With no excuse""",
    "argues": "Ask rather than guess|It opened so that people could cross|It is no longer open",
    "speaks of nobody": """It is expected|There has been reported|It was also planned|There are set
        |It is anticipated|There were estimated|It is intended|It was proposed|It is understood
        |It is thought|It is believed|It is currently shut|It is available|It is open|It is due""",
    "links back": """The news follows a review|It comes as prices fall|Which builds on the plan
        |They build upon it|It forms part of a plan|It will form part of one|Roe is part of it
        |They are part of it|It is in addition to that|Roe spoke alongside Bloggs
        |Roads as well as the bridges|In a separate letter|Roe wrote separately|Meanwhile, it rained
        |All is subject to votes|Built as part of it|Roe also today wrote|It also includes one
        |The newsfollows on, it comes onto|This followsadvocacy by Roe""",
    "is in the passive": """It will opened|It has also passed|Rules have been levelled
        |It is now closed|They are being asked|It was\u00a0painted|They were already warned
        |It can be mended
        |It being also painted|It has been now mended|IT IS CLOSED""",
    "points elsewhere": """Find out more|For more information|For further information
        |See further details|Click here|See www.example.com|Contact Roe|It is available at Leeds
        |It can be found there|Read the plan|Read more|Notes to editors|Apply by post|By email
        |Media enquiries|Press office""",
    "speaks of the future together": """The next generation|For years to come
        |For generations to come""",
    "asks or exclaims": "Why? Because|It is open!",
    "counts money": "It cost £3|It cost $ 4|It cost €5",
    "holds quotation marks": """A "new" road|A “new” road for €5""",
    "ends with a colon": "Roads are:|Roads are: |Roads for €5 are:",
    "sends the reader elsewhere": """Read it all|To watch the film, go on|The plan is here
        |All of it stands here.)""",
    "tells of the past": """Roe was, had and did|Roe opened, closed, led
        |It rained, froze, won and led""",
    "is full of names": "said Ann, Bob, Cat and Dee",
    "looks ahead in third person": "Roe will go",
}
_NOT_SHOWN = {
    "says I": "It is in Leeds|It is in Leeds for €5",
    "urges": "It needs tomatoes|Let use fall|Unneed to",
    "is in the passive": """It is red|It was, painted|This closed road|It was very closed
        |It is  closed|It is closedown""",
    "looks ahead in third person": "We will go|I think Roe will|Roe went",
    "sends the reader elsewhere": "He went there|Adhere|Here we go",
    "tells of the past": "Roe was, red, bed and fed|Roe opened, closed and ate",
    "is full of names": "Said Ann. Bob. Cat. Dee",
}


def _signs(text: str) -> list[str]:
    return read_signs([Candidate(text)], Speaker("Ann Peel"))[0]


def _cases(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(name, text.strip()) for name, texts in table.items() for text in texts.split("|")]


@pytest.mark.parametrize(("name", "text"), _cases(_SHOWN))
def test_a_sign_is_seen_in_each_of_its_phrases(name: str, text: str) -> None:
    assert name in _signs(text)


@pytest.mark.parametrize(("name", "text"), _cases(_NOT_SHOWN))
def test_what_only_looks_like_the_phrase_of_a_sign_is_none(name: str, text: str) -> None:
    assert name not in _signs(text)


def test_each_pattern_that_waits_for_a_word_is_tried_above() -> None:
    assert (LEADS.keys() | BACKWARDS.keys()) <= _SHOWN.keys()


def test_tables_speak_of_no_sign_that_is_not_read() -> None:
    assert (LEADS.keys() | BACKWARDS.keys() | WORDS.keys()) <= PATTERNS.keys()


@given(st.text())
def test_runs_are_what_the_pattern_of_a_word_finds(text: str) -> None:
    assert runs_of(text) == re.findall(r"\w+", text)


@given(st.text(st.characters(max_codepoint=255)))
def test_runs_of_western_letters_are_what_the_pattern_of_a_word_finds(text: str) -> None:
    assert runs_of(text) == re.findall(r"\w+", text)


@given(st.text() | st.text(st.sampled_from('a_ 1²é?!:"£€')))
def test_marks_and_figures_are_left_of_a_text_without_its_letters(text: str) -> None:
    marks = marks_of(text)
    assert re.findall(r"\d|[^\w\s]", marks) == re.findall(r"\d|[^\w\s]", text)
    assert not re.search(r"[a-z_]", marks)


@given(
    st.lists(st.sampled_from("this new road rail thisroad a b_c plans, . This".split())).map(
        " ".join
    )
)
def test_a_noun_that_the_voice_points_at_is_known_when_it_comes_back(words: str) -> None:
    pointed = re.findall(r"\bthis (?:\w+ )?(\w{4,})", words.lower())
    for noun in ("road", "plans"):
        later = read_signs([Candidate(words), Candidate(f"The {noun} is long")], Speaker(None))[1]
        assert ("says the where the voice said this" in later) == (noun in pointed)
