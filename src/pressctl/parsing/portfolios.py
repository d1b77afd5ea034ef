"""A person behind a portfolio: "Minister for Schools Jane Roe"."""

from __future__ import annotations

from collections.abc import Container, Sequence

from pressctl.parsing import lexicon
from pressctl.parsing.names import (
    is_given_name,
    is_post_nominal,
    is_surely_a_name,
    is_title,
    read_name,
)
from pressctl.parsing.words import fold_word

CONNECTORS = frozenset("of for at in to from with on and &".split())
BEFORE_A_BODY = CONNECTORS | {"the"}
NO_PERSON = lexicon.TOPICS | lexicon.ORGANISATION_WORDS
# "a friend of Jane Roe", "a letter to the late Jane Roe": whoever it is, it is not she
_GOVERNS = frozenset("of to from by with for about against behind".split())
_BETWEEN = frozenset({"the", "late", "former"})


def person_behind(
    tokens: Sequence[str], connector: int, seen: Container[str]
) -> tuple[int, str] | None:
    """Find where a person's name begins behind a portfolio, and the name.

    `connector` is the place of the "for" or "of"; `seen` are the words of the release.
    """
    letters = 0
    while letters < len(tokens) - connector and is_post_nominal(tokens[-1 - letters]):
        letters += 1
    for length in (4, 3, 2):
        start = len(tokens) - letters - length
        if start <= connector + 1 or tokens[start - 1] in lexicon.BODY_KINDS:
            continue
        name = read_name(" ".join(tokens[start:]))
        behind = tokens[start : len(tokens) - letters]
        if not name or is_governed(tokens, start) or _joins(tokens[start - 1]):
            continue
        if _is_person(behind, seen, letters > 0):
            return start, name
    return None


def is_governed(tokens: Sequence[str], at: int) -> bool:
    """Whether the name that begins at a word is that of somebody else: "a friend of Jane Roe"."""
    before = at - 1
    while before > 0 and (fold_word(tokens[before]) in _BETWEEN or is_title(tokens[before])):
        before -= 1
    return before >= 0 and fold_word(tokens[before]) in _GOVERNS


def _joins(word: str) -> bool:
    return fold_word(word).strip(",") in CONNECTORS


def _is_person(tokens: Sequence[str], seen: Container[str], lettered: bool) -> bool:
    first = tokens[0]
    if is_surely_a_name(tokens):
        return len(tokens) <= 3 or is_title(first) or is_given_name(first)
    words = [fold_word(token).strip(".,") for token in tokens]
    inner = [word for word in words[1:-1] if word not in lexicon.PARTICLES]
    if words[0] in lexicon.PARTICLES or inner:
        return False  # "Zofia | van Dyk", "Reform Zofia Dyk"
    return not any(w in seen or (w in NO_PERSON and not lettered) for w in words)
