"""The forms of a text stay in step with it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pressctl.parsing.plain import forms_of


@given(st.text())
def test_what_is_in_one_place_of_a_text_is_there_in_all_its_forms(text: str) -> None:
    forms = forms_of(text)
    assert len(forms.plain) == len(forms.drawn) == len(text)


def test_the_level_form_keeps_dashes_and_accents() -> None:
    assert forms_of("“Café”\xa0– don’t").plain == '"café" – don\'t'


def test_the_outline_has_the_words_and_where_the_digits_are() -> None:
    assert forms_of("Won’t £31m, “two-thirds”?").drawn == "won t  00m   two thirds  "
