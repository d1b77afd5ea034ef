"""The form that words are searched in leads back to the text as it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressctl.query.levelled import Levelled, level

TEXT = st.text(st.sampled_from("aé\u0301\ufb01\u00ad…“ \n\u200bÅİ½") | st.characters())


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Café “x”—y’s\u00a0z", 'cafe "x"-y\'s z'),
        ("cafe\u0301 zero\u00adtol\u200berance", "cafe zerotolerance"),
        ("of\ufb01ce…", "office..."),
        ("İstanbul ırak \u212aelvin ½", "istanbul irak kelvin 1⁄2"),
        ("Straße ПРИВЕТ", "straße привет"),
    ],
)
def test_typography_and_accents_are_levelled(text: str, form: str) -> None:
    assert level(text) == form


def test_capitals_can_be_kept() -> None:
    assert level("Café ÉCOLE…", cased=True) == "Cafe ECOLE..."


@given(TEXT, TEXT)
def test_levelling_goes_character_by_character(a: str, b: str) -> None:
    assert level(a) + level(b) == level(a + b)


@given(TEXT, st.booleans())
def test_every_stretch_leads_back_to_text_that_levels_to_it(text: str, cased: bool) -> None:
    levelled = Levelled(text, cased=cased)
    for at in range(len(levelled.form)):
        span = levelled.span(at, at + 1)
        assert 0 <= span.start < span.end <= len(text)
        assert levelled.form[at] in level(span.of(text), cased=cased)
    if levelled.form:
        whole = levelled.span(0, len(levelled.form))
        assert level(whole.of(text), cased=cased) == levelled.form


def test_an_accent_written_apart_belongs_to_its_letter() -> None:
    text = "the cafe\u0301s"
    assert Levelled(text).span(4, 8).of(text) == "cafe\u0301"
