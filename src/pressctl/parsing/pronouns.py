"""Pronouns: whether a subject is one, and whose name "he" and "she" cannot mean."""

from __future__ import annotations

from pressctl.parsing import lexicon
from pressctl.parsing.given_names import MEN, WOMEN
from pressctl.parsing.words import fold_word

HE, SHE, THEY = "he", "she", "they"
# The titles that say so, as they stand before a surname
TITLES = {
    "mr": HE,
    "sir": HE,
    "lord": HE,
    "mrs": SHE,
    "ms": SHE,
    "miss": SHE,
    "dame": SHE,
    "lady": SHE,
    "baroness": SHE,
    "congressman": HE,
    "congresswoman": SHE,
}


def pronoun_of(subject: str) -> str | None:
    """Give the pronoun that the words before a verb end in: "She", "Speaking in Leeds, he"."""
    last = fold_word(subject).rpartition(" ")[2]
    return last if last in lexicon.PRONOUNS else None


def pronoun_for(name: str) -> str | None:
    """Give the pronoun for a person by the given name or the title in front; None for either."""
    first = fold_word(name).split()[0]
    return TITLES.get(first) or (SHE if first in WOMEN else HE if first in MEN else None)
