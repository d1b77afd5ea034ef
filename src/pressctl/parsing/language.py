"""Which language a text is in: enough to keep English rules off texts that are not English.

Short function words tell the languages of the Latin script apart; other scripts speak for
themselves. In doubt the text is taken for English, as most releases met are.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import repeat

ENGLISH = "en"
UNKNOWN = "und"  # ISO 639-2: undetermined

_SAMPLE = 4000  # characters looked at
_STRIDE = 7  # every seventh character is asked for its script
_PROBE, _PROBE_EVERY = 150, 1000  # so many characters of every so many are looked at first
_PROBE_TIMES = 1.5  # lower than `_TIMES_ENGLISH`, for the words not looked at; not measured
_FEWEST_WORDS = 12  # too few to tell; not measured
_SURE_SHARE = 0.1  # of the words are function words of the language; English prose has 0.3
_TIMES_ENGLISH = 2.0  # a release in English may quote another language
_WORD = re.compile(r"[^\W\d_]+")
_FUNCTION_WORDS = {
    "en": "the of and to in for is on that with will by are this be as at from has have",
    "cy": "yn y yr a o i ar ei mae bod wedi gan am gyda hyn ac sydd eu bydd hwn",
    "ga": "an na agus ar go le sa is leis seo chun atá maidir sin freisin ag bhfuil",
    "gd": "an na agus air gu le anns tha bha seo airson nan aig gum sin gach",
    "fr": "le la les des et en un une du est dans pour que qui sur par avec au ce sont",
    "de": "der die das und in den von zu mit ist für auf des ein eine dem im nicht sich wird",
    "es": "el la los las de y en que un una por con para del se es al su como más",
    "it": "il la di e che in un una per con del della sono è dei le al nel gli anche",
    "pt": "o a os as de e em que um uma por com para do da se é no na dos",
    "nl": "de het een en van in op te dat is voor met zijn aan door niet ook wordt",
    "pl": "i w na z do że się nie jest to o od po dla przez oraz jako są",
    "ro": "și în de la cu pe că este un o din pentru sunt care al ale",
    "tr": "ve bir bu için ile da de olarak olan daha çok gibi kadar",
    "sv": "och i att det som en på är av för med den till inte har",
    "da": "og i at det som en på er af for med den til ikke har der",
    "cs": "a v na se je že do o s z pro k by jsou také jako",
    "hu": "a az és hogy nem is egy ez van meg de csak már volt",
    "vi": "và của các là có cho trong được với một những để này",
    "id": "yang dan di untuk dengan dari pada ini dalam akan itu tidak",
}
_LISTS = {code: frozenset(words.split()) for code, words in _FUNCTION_WORDS.items()}
_NOT_ENGLISH = frozenset().union(*(_LISTS[code] for code in _LISTS if code != ENGLISH))
# What a word says for English in `_is_plainly_english`
_PLAINLY = {
    word: _PROBE_TIMES * (word in _LISTS[ENGLISH]) - (word in _NOT_ENGLISH)
    for word in _LISTS[ENGLISH] | _NOT_ENGLISH
}
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
# A script that mostly one language of release translations is written in.
_SCRIPTS = {
    "GREEK": "el",
    "HEBREW": "he",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "THAI": "th",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "GURMUKHI": "pa",
    "GUJARATI": "gu",
    "TAMIL": "ta",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
}


def find_language(text: str) -> str:
    """Name the language of a text by its ISO 639 code; "und" for one that is surely not English."""
    sample = text[:_SAMPLE]
    if not _is_latin(sample):
        script = _main_script(sample)
        if script != "LATIN":
            return _of_script(script, sample)
    elif _is_plainly_english(sample):
        return ENGLISH
    words = [word.lower() for word in _WORD.findall(sample)]
    if len(words) < _FEWEST_WORDS:
        return ENGLISH
    times = Counter(words)
    shares = {
        code: sum(map(times.__getitem__, known)) / len(words) for code, known in _LISTS.items()
    }
    best = max(shares, key=shares.__getitem__)
    sure = shares[best] >= _SURE_SHARE and shares[best] >= _TIMES_ENGLISH * shares[ENGLISH]
    return best if sure else ENGLISH


def _is_latin(sample: str) -> bool:
    """Tell by counting alone whether most letters are a to z: a twentieth of the time of naming."""
    looked_at = sample[::_STRIDE]
    plain = looked_at.encode("ascii", "ignore")
    return len(plain.translate(None, _NO_LETTERS)) > len(looked_at) - len(plain)


def _is_plainly_english(sample: str) -> bool:
    """Tell by a part of the words whether to count for each language is needless, as it mostly is.

    Where all other languages together have not twice the function words of English, no one has.
    """
    parts = [sample[at : at + _PROBE] for at in range(0, len(sample), _PROBE_EVERY)]
    words = " ".join(parts).split()
    return sum(map(_PLAINLY.get, words, repeat(0.0))) > _FEWEST_WORDS / 2


def _main_script(sample: str) -> str:
    scripts = Counter(
        unicodedata.name(letter, "LATIN").split()[0]
        for letter in sample[::_STRIDE]
        if letter.isalpha()
    )
    return scripts.most_common(1)[0][0] if scripts else "LATIN"


def _of_script(script: str, sample: str) -> str:
    if script == "CYRILLIC":
        return (
            "uk" if re.search("[іїєґ]", sample) else "ru" if re.search("[ыэё]", sample) else UNKNOWN
        )
    if script == "ARABIC":
        return "ur" if re.search("[ٹڈے]", sample) else "fa" if re.search("[پچگ]", sample) else "ar"
    if script == "CJK" and re.search(r"[\u3040-\u30ff]", sample):
        return "ja"
    return _SCRIPTS.get(script, UNKNOWN)
