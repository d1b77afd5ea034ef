"""Forms of one word, and words of one meaning, are compared as one."""

from __future__ import annotations

import pytest

from pressctl.query.stems import meaning, stem
from pressctl.query.synonyms import SYNONYMS
from pressctl.query.word_forms import FAMILIES, PAST_FORMS


@pytest.mark.parametrize(
    "family",
    [
        "agree agreed agreement",
        "police policing",
        "policy policies",
        "Jews Jewish",
        "verify verified",
        "say saying said says",
        "vote voting voter",
        "decide decision",
        "permit permission",
        "university universities",
        "communiqué communique",
    ],
)
def test_forms_of_a_word_have_one_stem(family: str) -> None:
    assert len({stem(word.lower()) for word in family.split()}) == 1


@pytest.mark.parametrize(
    "words", ["police policy", "sent sentence", "counter count", "station state", "care car"]
)
def test_words_that_only_look_alike_have_two_stems(words: str) -> None:
    one, other = words.split()
    assert stem(one) != stem(other)


def test_words_of_one_meaning_are_compared_as_one() -> None:
    assert meaning("climbed") == meaning("rises")


@pytest.mark.parametrize("group", SYNONYMS)
def test_a_group_of_synonyms_names_each_word_in_one_form_and_in_no_other_group(group: str) -> None:
    stems = [stem(word) for word in group.split()]
    others = {stem(word) for one in SYNONYMS if one != group for word in one.split()}
    assert len(stems) > 1
    assert len(set(stems)) == len(stems)
    assert others.isdisjoint(stems)


def test_a_form_is_in_one_family_alone() -> None:
    forms = [form for family in FAMILIES for form in family]
    assert len(set(forms)) == len(forms)


def test_past_forms_are_verbs_and_no_nouns_or_plain_forms() -> None:
    assert {"bought", "begun", "was", "paid"} <= PAST_FORMS
    assert PAST_FORMS.isdisjoint({"buy", "payment", "choice", "people", "delivery", "is"})
