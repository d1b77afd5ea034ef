"""Whom "She added:" means: nobody, unless the text leaves no other.

It is the speaker before where nobody else whom the pronoun fits came up since; or the person with
whom the paragraph before begins ("Jane Roe, 43, gave up her job.") where that names nobody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressctl.parsing import lexicon
from pressctl.parsing.bodies import is_place
from pressctl.parsing.given_names import MEN, WOMEN
from pressctl.parsing.named import MOST_TEXT, is_full_name
from pressctl.parsing.names import is_given_name, read_name, surname
from pressctl.parsing.words import fold_word

_NAME = re.compile(r"(?<![\w’'-])[^\Wa-z_][\w’'-]+(?:[^\S\n]+[^\Wa-z_][\w’'-]+){1,2}(?![\w’'-])")
# "Mr Roe" in between: then "he" may be Mr Roe
_TITLED = re.compile(
    r"\b(Mr|Mrs|Ms|Miss|Mx|Dr|Professor|Sir|Dame|Lord|Lady|Baroness|Cllr|Councillor)\.?[^\S\n]+"
    r"([^\Wa-z_][\w’'-]+)"
)
_HIS = {"mr", "sir", "lord"}
_HERS = {"mrs", "ms", "miss", "dame", "lady", "baroness"}
# "the Centre for Rural Mobility", "in Thornaby Vale": no person stands there
_BEFORE_A_PLACE = re.compile(r"\b(?:for|in|at|of|near|from|to)\s+(?:the\s+)?$")
# "Jane Roe, 43, gave up", "Jane Roe, who runs a farm", "Jane Roe, a nurse in Hull,"
_INTRODUCED = re.compile(
    r"(?P<name>(?:[^\Wa-z_][\w’'.-]*\s+){1,3}[^\Wa-z_][\w’'-]+),\s(?:aged\s)?(?:\d{1,3}\b|an?\s|who\s|from\s)"
)


def is_pronoun(subject: str) -> bool:
    """Whether the words before a verb end in a pronoun: "She", "Speaking in Leeds, he"."""
    words = fold_word(subject).split()
    return bool(words) and words[-1] in lexicon.PRONOUNS


def antecedent(pronoun: str, previous: str | None, between: str) -> str | None:
    """Say whom a pronoun means; `between` is the text since the cue of the speaker before."""
    others = [name for name in _fitting(pronoun, between) if not _is_one(name, previous)]
    if not others:
        return previous if previous and _fits(pronoun, previous) else None
    last = between.rstrip().rpartition("\n\n")[2]
    found = _INTRODUCED.match(last)
    name = read_name(found["name"]) if found else None
    if not name or not is_full_name(name) or not _fits(pronoun, name):
        return None
    alone = all(_is_one(other, name) for other in _fitting(pronoun, last))
    return name if alone and is_given_name(name.split()[0]) else None


def names_in(text: str) -> Iterator[str]:
    """Find what may be persons' full names in running text: rather one too many."""
    for _, name in _names(text):
        yield name


def _names(text: str) -> Iterator[tuple[int, str]]:
    for found in _NAME.finditer(text, 0, MOST_TEXT):
        name = read_name(found[0])
        if is_full_name(name) and name and not is_place(name):
            yield found.start(), name


def _fitting(pronoun: str, text: str) -> Iterator[str]:
    """Find the people in a text whom a pronoun may mean."""
    for start, name in _names(text):
        placed = _BEFORE_A_PLACE.search(text, max(0, start - 12), start) is not None
        if _fits(pronoun, name) and (is_given_name(name.split()[0]) or not placed):
            yield name
    for found in _TITLED.finditer(text, 0, MOST_TEXT):
        wrong = _HERS if pronoun == "he" else _HIS if pronoun == "she" else set()
        if found[1].lower() not in wrong:
            yield found[2]


def _fits(pronoun: str, name: str) -> bool:
    first = fold_word(name).split()[0]
    if pronoun == "he":
        return first not in WOMEN and first not in _HERS
    return pronoun != "she" or (first not in MEN and first not in _HIS)


def _is_one(name: str, other: str | None) -> bool:
    return other is not None and surname(name) == surname(other)
