"""Names of persons: is this one, and where does it stand among titles, letters and offices?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pressctl.parsing import lexicon
from pressctl.parsing.given_names import GIVEN_NAMES
from pressctl.parsing.words import WORDS_KEPT, fold_word

_MOST_WORDS = 5
_PARTICLE_AND_NAME = re.compile(r"(?:el|al|ul|as|an|d|o|l)[-’'][^\Wa-z_]")  # "el-Hashimi", "d’Arcy"
_SELDOM = (
    (lexicon.OFFICES | lexicon.ORGANISATION_WORDS | lexicon.NEVER_NAMES)
    - lexicon.PARTICLES
    - GIVEN_NAMES
)
GENERATIONS = frozenset({"jr", "sr", "jnr", "snr", "ii", "iii", "iv"})
_NEVER_FIRST = (lexicon.NEVER_NAMES | lexicon.OFFICE_ADJECTIVES) - GIVEN_NAMES
_NOT_A_PEER = lexicon.OFFICES | {"and"}


@lru_cache(WORDS_KEPT)
def read_name(words: str) -> str | None:
    """Give the name without titles and letters if the words are a person's name and no more."""
    tokens, titled = strip_titles(words.split())
    if not tokens or len(tokens) > _MOST_WORDS:
        return None
    if _is_generation(tokens[-1]):
        first = read_name(" ".join(words.split()[:-1]).rstrip(","))
        return f"{first}{',' * tokens[-2].endswith(',')} {tokens[-1]}" if first else None
    if fold_word(tokens[0]) in lexicon.PEERAGE and len(tokens) > 1:
        if any(fold_word(token) in _NOT_A_PEER for token in tokens[1:]):
            return None  # "Lord Chancellor and Justice Secretary"
        return " ".join(tokens) if is_name_word(tokens[1]) else None
    return " ".join(tokens) if _is_name(tokens, titled) else None


def strip_titles(tokens: Sequence[str]) -> tuple[list[str], bool]:
    """Take titles and letters off both ends; tell whether there were any."""
    kept = list(tokens)
    if len(kept) > 1 and fold_word(kept[0]) == "the" and is_title(kept[1]):
        kept = kept[1:]
    if len(kept) > 2 and fold_word(kept[0]) in {"his", "her"} and is_title(kept[1]):
        kept = kept[1:]  # "Her Worship", "His Excellency"
    whole = len(kept)
    if kept[:2] == ["Lord", "Justice"] or kept[:2] == ["Lady", "Justice"]:
        kept = kept[2:] or kept
    while len(kept) > 1 and (is_title(kept[0]) or (kept[0] == "Justice" and len(kept) < whole)):
        kept = kept[1:]  # "Mr Justice Roe"
    while len(kept) > 1 and (is_post_nominal(kept[-1]) or _may_be_letters(kept)):
        kept = kept[:-1]
    return kept, len(kept) < whole


def _is_generation(token: str) -> bool:
    """ "Jr.", "III" """
    return fold_word(token).rstrip(".") in GENERATIONS


def _may_be_letters(tokens: Sequence[str]) -> bool:
    """Take "MRCVS" behind two words for letters that we do not know."""
    last = tokens[-1]
    return len(tokens) > 2 and len(last) > 2 and last.isalpha() and last.isupper()


@lru_cache(WORDS_KEPT)
def is_title(token: str) -> bool:
    """Whether a word is a courtesy title, or a rank in short ("DCI")."""
    word = fold_word(token).rstrip(".")
    if token in {"father", "doctor", "professor", "canon"}:
        return False  # "bereaved father Jo Bloggs"
    return word in lexicon.COURTESY_TITLES or (word == "he" and token.isupper())


@lru_cache(WORDS_KEPT)
def is_post_nominal(token: str) -> bool:
    """Whether a word is letters behind a name: "MP", "KC", "OBE"."""
    bare = token.strip(".,()")
    if re.fullmatch(r"(?:[A-Z][a-z]{0,2}\.){2,}[A-Z]?", token) and token.count(".") > 2:
        return True  # "M.P.A."
    return fold_word(bare).replace(".", "") in lexicon.POST_NOMINALS and not bare.islower()


@lru_cache(WORDS_KEPT)
def is_given_name(token: str) -> bool:
    """Whether a word is a common given name."""
    return fold_word(token).strip(".,") in GIVEN_NAMES


@lru_cache(WORDS_KEPT)
def is_name_word(token: str) -> bool:
    """Whether a word may be part of a name: a capital, letters only, no acronym."""
    bare = token.strip(".,\"“”'")
    letters = re.sub(r"[’'\-.]", "", bare)
    if not letters.isalpha() or bare.endswith(("’s", "'s")):
        return False
    if _PARTICLE_AND_NAME.match(bare):
        return True
    if not bare[0].isupper() and not re.match(r"ff[a-z]", bare):  # "ffrench-Hale"
        return False
    return len(letters) < 4 or not letters.isupper() or "-" in bare or "’" in bare


def surname(name: str) -> str:
    """Give the folded surname of a name, particles left out: "van der Berg" -> "berg"."""
    words = [word.strip(",") for word in fold_word(name).split() if not _is_generation(word)]
    return words[-1] if words else ""


def is_peer(name: str) -> bool:
    """Whether a name begins with a peer's title: "Lord Carrow"."""
    return fold_word(name).split()[0] in lexicon.PEERAGE


def is_surely_a_name(tokens: Sequence[str]) -> bool:
    """Whether a title, letters or a common given name speak for a person."""
    first = tokens[0]
    known = is_title(first) or fold_word(first) in lexicon.PEERAGE or is_given_name(first)
    return known or is_post_nominal(tokens[-1])


def _is_name(tokens: Sequence[str], titled: bool) -> bool:
    words = [fold_word(token).strip(".,'\"") for token in tokens]
    if not all(
        is_name_word(token) or word in lexicon.PARTICLES
        for token, word in zip(tokens, words, strict=True)
    ):
        return False
    if not is_name_word(tokens[-1]) or words[0] in _NEVER_FIRST:
        return False
    if len(words) > 1 and all(word in lexicon.TOPICS for word in words):
        return False  # "Public Policy"
    initial = any(len(word) == 1 for word in words[1:-1])  # "Sanford D. Bishop"
    doubtful = [word for word in words if word in _SELDOM and (len(word) > 1 or word is words[0])]
    if not doubtful:
        return True
    # "Tom Bishop", "Jane Church": a word that is also a surname, behind a given name or a title
    surname_only = doubtful == words[-1:] and words[-1] in lexicon.SURNAMES_TOO
    return surname_only and len(words) <= 3 and (titled or initial or words[0] in GIVEN_NAMES)
