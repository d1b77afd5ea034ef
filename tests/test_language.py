"""English rules are kept off other languages, and English is not taken for another."""

from __future__ import annotations

import pytest

from pressctl.parsing.language import find_language

TEXTS = {
    "en": (
        "The minister said that the new scheme will help towns in the north of the country to grow."
    ),
    "cy": (
        "Mae’r Gweinidog wedi dweud y bydd y cynllun newydd yn "
        "helpu trefi ar hyd a lled y wlad i dyfu."
    ),
    "fr": (
        "La ministre a déclaré que le nouveau programme aidera "
        "les villes du nord du pays à se développer."
    ),
    "de": (
        "Die Ministerin sagte, dass das neue Programm den Städten im Norden des Landes helfen wird."
    ),
    "es": (
        "La ministra dijo que el nuevo programa ayudará a "
        "las ciudades del norte del país a crecer más."
    ),
    "uk": (
        "Міністерка сказала, що нова програма допоможе містам на півночі країни розвиватися швидше."
    ),
    "ar": "قالت الوزيرة إن البرنامج الجديد سيساعد المدن في شمال البلاد على النمو بسرعة أكبر",
    "zh": "部长表示，新计划将帮助该国北部的城镇发展，并为当地居民创造更多就业机会。",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_language_is_told_by_its_small_words_or_its_script(code: str) -> None:
    assert find_language(TEXTS[code]) == code


@pytest.mark.parametrize("text", ["", "£31m", "Dydd da", "12 34 56", "Ministers welcome Café Noir"])
def test_a_text_too_short_to_tell_is_taken_for_english(text: str) -> None:
    assert find_language(text) == "en"


def test_english_with_foreign_names_stays_english() -> None:
    text = (
        "The mayors of Rio de la Plata, Las Palmas de Gran "
        "Canaria and La Paz met in the city of Leeds to talk."
    )
    assert find_language(text) == "en"
