"""What a figure or a promise is about, as a short noun phrase of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressctl.model import Quantity, Span
from pressctl.parsing.quantity_words import STOPS

LONGEST = 8  # words of a subject; longer ones are more likely a clause (not measured)
_FOR = re.compile(r"\s(?:(?:worth|investment|package|fund|boost) )?(?:of|for|in)\s+", re.I)
_MODAL = re.compile(
    r"\s(?:will|won[’']t|shall|(?:has|have|had|is|are|was|were|be|been)\b|must|could|would|can|may|to be|"
    r"pledge[ds]?|committed|commits|agreed|agrees|promised|rose|fell|increased|grew|remains?|costs?|"
    r"received?|announced|confirmed)\b",
    re.I,
)
_LEADING = re.compile(
    r"^(?:(?:the|a|an|this|these|those|our|its|their|all|and|but|so|that|some|today[’']s|as|also)\s+)+",
    re.I,
)
_WORD = re.compile(r"\s*([^\W_][\w’'&\-]*)")
_PRONOUNS = frozenset(
    "it this that these those he she they we i you there which who what one all some it's we've we're "
    "they've they're i'm there's".split()
)


def find_subject(text: str, span: Span, figures: Sequence[Quantity]) -> str | None:
    """Find what the sentence is about: a noun phrase of its own words, or None where unsure.

    For a sum or a share the phrase after "of", "for" or "in"; for a count the nouns counted;
    otherwise the words before the first verb.
    """
    for figure in figures[:1]:
        counted = _counted(text, figure) or _object(text, figure, span.end)
        if counted:
            return counted
    return _before_verb(span.of(text))


def _counted(text: str, figure: Quantity) -> str | None:
    """Give the nouns of a count: "4,100 racist incidents" is about racist incidents."""
    words = [word for word in figure.span.of(text).split() if not any(c.isdigit() for c in word)]
    if figure.unit.casefold() != (words[-1].casefold() if words else ""):
        return None
    return " ".join(words)


def _object(text: str, figure: Quantity, end: int) -> str | None:
    found = _FOR.match(text, figure.span.end, end)
    return _phrase(text[found.end() : min(end, found.end() + 80)]) if found else None


def _phrase(words: str) -> str | None:
    """Take the words up to the first that cannot be in a noun phrase."""
    words = _LEADING.sub("", words)
    taken: list[str] = []
    at = 0
    while (found := _WORD.match(words, at)) and len(taken) < LONGEST:
        if found[1].casefold() in STOPS or found[1].isdigit():
            break
        taken.append(found[1])
        at = found.end()
    return " ".join(taken) or None


def _before_verb(sentence: str) -> str | None:
    """Take the words before the first verb, if they are few and no pronoun."""
    found = _MODAL.search(sentence[:160])
    if found is None:
        return None
    clause = re.split(r"[,;:–]\s", sentence[: found.start()])[-1]
    words = _LEADING.sub("", clause.strip()).split()
    if not words or len(words) > LONGEST or words[0].casefold().replace("’", "'") in _PRONOUNS:
        return None
    return " ".join(words)
