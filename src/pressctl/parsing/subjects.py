"""What a figure or a promise is about, as a short noun phrase of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressctl.model import Quantity, Span
from pressctl.parsing.plain import Forms
from pressctl.parsing.quantity_words import CODES, DURATIONS, SCALES, STOPS, TEENS, TENS, UNITS

LONGEST = 8  # words of a subject; longer ones are more likely a clause (not measured)
_OBJECT = re.compile(r"\s(?:(?:worth|investment|package|fund|boost) )?(?:of|for)\s+", re.I)
# "reduced waste by 17%", "cutting the number of accidents by 28%"
_CHANGED = re.compile(
    r"\b(?:reduc|cut|increas|rais|lower|boost|rais|slash|doubl|improv|grow|shrink|expand)"
    r"(?!tion|th|sion|ment)\w*\s+"
    r"([^,;:.]{3,60}?)\s+by\s+(?:\w+\s+){0,3}$",
    re.I,
)
_VERBS = frozenset(
    "will won't shall must could would can may has have had is are was were be been rose fell grew "
    "cost costs remain remains receive receives received sends builds follows marks includes means "
    "provides shows sets brings makes takes gives helps face faces delivers comes carries earn "
    "earns saw increased announced confirmed commits agrees promised spent made reported showed "
    "estimates want wants to".split()  # of "to" only "to be"
)
# "operating costs were ...": a noun, for a verb follows
_NOUN_OR_VERB = frozenset("cost costs face faces shows sets means".split())
_SURE_VERBS = [[word] for word in "are is was were have has had will would rose fell".split()]
_REACH = 200  # characters of a sentence in which its first verb is looked for; not measured
_OPENING, _CLOSING = tuple("“\"‘'"), tuple("”\"’'")
_CLAUSE_ENDS = (",", ";", ":", "–")
# "this year the fund": when it is, not what it is
_WHEN = frozenset({"this", "last", "next", "each", "every"})
_TURNS = frozenset("year month week quarter summer autumn winter spring".split())
_IDLE_WORDS = (
    "the a an this these those our its their his her all and but so that some today's as also "
    "following another both"
)
_IDLE = frozenset(_IDLE_WORDS.split())
_LEADING = re.compile(
    rf"^(?:(?:{_IDLE_WORDS.replace(' ', '|')})\s+)+".replace("'", "[’']"), re.IGNORECASE
)
_WORD = re.compile(r"\s*([^\W_][\w’'&\-]*)")
_PRONOUNS = (
    "it this that these those he she they we i you there which who what one all some it's we've "
    "we're they've they're i'm there's"
)
_NOT_A_PHRASE = frozenset(
    f"{_PRONOUNS} as well part if where when while because although whether".split()
)
_COUNT_WORDS = frozenset(
    (*SCALES, *(f"{scale}s" for scale in SCALES), *UNITS, *TEENS, *TENS)
).union("of tens scores several few half or more a".split())
_NO_NOUNS = frozenset(DURATIONS.values()) | {"times", "fraction"}


def find_subject(forms: Forms, span: Span, figures: Sequence[Quantity]) -> str | None:
    """Find what the sentence is about: a noun phrase of its own words, or None where unsure.

    For a count the nouns counted; for a sum or a share the phrase after "of" or "for", or what
    was changed by it; otherwise the words before the first verb.
    """
    text = forms.text
    for figure in figures:
        if figure.unit == "points":  # "a 22 point recovery plan"
            return _phrase(text[figure.span.end : min(span.end, figure.span.end + 80)])
        if figure.unit not in _NO_NOUNS:
            about = (
                _counted(text, figure)
                or _object(text, figure, span.end)
                or _changed(forms, span.start, figure)
            )
            return about or _before_verb(forms, span)
    return _before_verb(forms, span)


def _counted(text: str, figure: Quantity) -> str | None:
    """Give the nouns of a count: "4,100 racist incidents" is about racist incidents."""
    if figure.unit == "percent" or figure.unit in CODES.values():
        return None
    words = [
        word
        for word in figure.span.of(text).split()
        if word.isalpha() or not any(c.isdigit() for c in word)
    ]
    words = [word for word in words if word.casefold() not in _COUNT_WORDS]
    if not words or figure.unit.casefold() != words[-1].casefold():
        return None
    return " ".join(words)


def _object(text: str, figure: Quantity, end: int) -> str | None:
    found = _OBJECT.match(text, figure.span.end, end)
    return _phrase(text[found.end() : min(end, found.end() + 80)]) if found else None


def _changed(forms: Forms, start: int, figure: Quantity) -> str | None:
    first, last = max(start, figure.span.start - 96), figure.span.start
    if forms.drawn.find(" by ", first, last) < 0:
        return None
    found = _CHANGED.search(forms.text, first, last)
    return _phrase(found[1], through_of=True) if found else None


def _phrase(words: str, through_of: bool = False) -> str | None:
    """Take the words up to the first that cannot be in a noun phrase."""
    words = _LEADING.sub("", words)
    taken: list[str] = []
    at = 0
    while (found := _WORD.match(words, at)) and len(taken) < LONGEST:
        word = found[1].casefold()
        if (word in STOPS and not (through_of and word == "of")) or word.isdigit():
            break
        taken.append(found[1])
        at = found.end()
    if len(taken) > 1 and taken[-1].endswith("ed"):  # "funding announced"
        taken.pop()
    if len(taken) == 1 and taken[0].endswith("ed"):  # "of the estimated $3 billion"
        return None
    return " ".join(taken) or None


def _before_verb(forms: Forms, span: Span) -> str | None:
    """Take the words before the first verb, if they are few and a noun phrase."""
    end = min(span.end, span.start + _REACH)
    plain = forms.plain[span.start : end].split()
    if not forms.plain[end - 1].isspace():
        plain.pop()  # cut off, or nothing behind it
    at = _first_verb(plain)
    if at is None:
        return None
    written = forms.text[span.start : end].split(None, at)[:at]
    written[-1] = written[-1].rstrip(",")
    opened = next((at for at, word in enumerate(written) if word.startswith(_OPENING)), None)
    if opened is not None and not any(word.endswith(_CLOSING) for word in written[opened:]):
        written[opened], plain[opened] = written[opened][1:], plain[opened][1:]
    start = _clause_start(plain, written)
    words = [word for word in written[start:] if word]
    if not words or len(words) > LONGEST or not _is_phrase(words):
        return None
    return " ".join(words)


def _first_verb(words: Sequence[str]) -> int | None:
    """Give the place of the first verb behind the first word."""
    for at, word in enumerate(words):
        if word not in _VERBS or at == 0 or (word == "to" and words[at + 1 : at + 2] != ["be"]):
            continue
        if word not in _NOUN_OR_VERB or words[at + 1 : at + 2] not in _SURE_VERBS:
            return at
    return None


def _clause_start(words: Sequence[str], written: Sequence[str]) -> int:
    """Give the place of the first word of the last clause written that is not idle, or its last."""
    end = len(written)
    start = end - 1
    while start > 0 and not written[start - 1].endswith(_CLAUSE_ENDS):
        start -= 1
    if end - start > 2 and words[start] in _WHEN and words[start + 1] in _TURNS:
        start += 2
    while start < end - 1 and words[start] in _IDLE:
        start += 1
    return start


def _is_phrase(words: list[str]) -> bool:
    if len(words) == 1 and "." in words[0]:
        return False  # "Ann Pell, Ph.D., will"
    plain = [word.casefold().replace("’", "'") for word in words]
    joined = "".join(words)
    if not joined.isalpha() and any(one.isdigit() or one in "£$€%" for one in joined):
        return False
    return not (plain[0] in _NOT_A_PHRASE or plain[-1] in STOPS or plain[0] in STOPS)
