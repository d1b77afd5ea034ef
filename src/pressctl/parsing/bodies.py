"""Bodies: which words of a release name an organisation, and what of them is its name.

Whether two such names are one body is told in query/body_keys.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressctl.parsing import lexicon
from pressctl.parsing.offices import is_office
from pressctl.parsing.words import fold_word

# "Acme Toys and a member of the Toy Board": the second office is another's
_ALSO = re.compile(r"\s+and\s+(?:an?\s+(?:[a-z]+\s+)?|one\s+of\s+the\s+)(\S+)\s+(?:of|at|for)\s")
ARTICLE = re.compile(r"^(?:the|a|an(?!\s(?:garda|post|bord|taisce))|its|their)\s+", re.IGNORECASE)
_PREPOSITION = re.compile(r"^(?:from|of|at|for|with|on behalf of)\s+(?=\S)", re.IGNORECASE)
# "the charity Acme", "train operator Acme": what a body is, then its name
KIND = (
    r"(?:(?:the|an?|its|their)\s+)?(?:(?!(?:of|for|at|and|the|in)\s)[a-z][\w-]*\s+){0,3}"
    rf"(?:{'|'.join(sorted(lexicon.BODY_KINDS))})\s+(?=[^\Wa-z_])"
)
_KIND = re.compile(KIND)
_OF_SEVERAL = re.compile(r"(?:s[’']|(?:men|people|folk|children)[’']s)$")
# topics that end a body's name behind the possessive of several: "Farmers’ Network"
SHARED_NOUNS = frozenset({"network", "service"})
_CONNECTORS = frozenset({"of", "for", "at", "from", "with"})
_ACRONYM = re.compile(r"[A-Z&]{2,}\d?|[A-Za-z]*[a-z][A-Z]{2,}\w*|[A-Z][a-z]+[A-Z][a-z]\w*")
BODY_WORDS = lexicon.ORGANISATION_WORDS - lexicon.TOPICS


def body_name(words: str) -> str:
    """Give the name of a body without article, preposition or a word that says what it is."""
    bare = _PREPOSITION.sub("", words, count=1) if words[:1].islower() else words
    bare = ARTICLE.sub("", bare.strip(" ,"))
    also = _ALSO.search(bare)
    if also and is_office(also[1]):
        bare = bare[: also.start()]
    # "Acme Toys in Norwich", but "Women in Tech"
    bare = re.sub(r"(?<=\s)(\S+)\s+in\s+(?:[^\Wa-z_][\w’'-]*\s?){1,3}$", r"\1", bare)
    # "charity Safe Later Life", "force's Traffic Unit": what it is, then its name
    return re.sub(r"^(?:[a-z-]+(?:[’']s)?\s+){1,4}(?=[^\Wa-z_])", "", bare)


def is_body(words: str) -> bool:
    """Whether words name an organisation: "the X", an acronym, or an organisation word in them."""
    tokens = words.split()
    if not tokens or is_place(words):
        return False
    if fold_word(tokens[0]) == "the" and len(tokens) > 1 and tokens[1][:1].isupper():
        return True
    if any(is_acronym(token) for token in tokens):
        return True
    folded = [fold_word(token).strip("(),") for token in tokens]
    return any(word in BODY_WORDS for word in folded) and not tokens[0][:1].islower()


def tells_kind(words: str) -> bool:
    """Whether words say what a body is before they name it: "the charity Acme"."""
    return _KIND.match(words) is not None


def without_kind(words: str) -> str:
    """Take "Housing charity" off "Housing charity Acme’s chief executive"."""
    if not words[:1].isupper():
        return words
    found = _KIND.match(words[0].lower() + words[1:])
    said = found[0].split() if found else []
    return words[found.end() :] if found and len(said) > 1 and said[0] != "the" else words


def is_kind_of_body(tokens: Sequence[str], at: int) -> bool:
    """ "Director at train operator Acme": the operator is the body, and nobody's office"""
    start = at
    while start > 0 and tokens[start - 1].islower() and tokens[start - 1] not in _CONNECTORS:
        start -= 1
    connected = tokens[at].islower() and start > 0 and tokens[start - 1] in _CONNECTORS
    return connected and tells_kind(" ".join(tokens[start:]))


def is_of_several(owner: str) -> bool:
    """Whether a possessive is of several, as in a body's name: "Retailers’", "Nurserymen’s"."""
    return _OF_SEVERAL.search(owner) is not None


def is_body_word(token: str) -> bool:
    """Whether a word alone makes a body of a name: "Committee", "Trust"."""
    return fold_word(token).strip("(),") in BODY_WORDS


def is_acronym(token: str) -> bool:
    """Whether a word is written like one: "NECC", "techUK", "NatureScot"."""
    return _ACRONYM.fullmatch(re.sub(r"[’']s$", "", token.strip("(),."))) is not None


def is_place(words: str) -> bool:
    """Whether words name a country or a region and no body: "Commissioner for England"."""
    return all(fold_word(word).strip(",") in lexicon.PLACES for word in words.split())
