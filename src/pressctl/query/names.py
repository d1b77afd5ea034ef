"""How names of persons and bodies are compared, and the slug of a person."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pressctl.text import fold

NameKey = tuple[str, ...]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_COURTESY = _set(
    "mr mrs ms miss mx sir dame dr doctor prof professor rt right hon honourable rev reverend "
    "revd cllr councillor the his her excellency he"
)
_LETTERS = _set(
    "mp mep mla msp ms am kc qc dl jp obe mbe cbe kbe dbe ch cb cmg kcmg gcmg dcmg kcb dcb qpm "
    "kpm frs fba phd md esq jr"
)
_HE, _SHE = frozenset(("mr", "sir", "he")), frozenset(("ms", "mrs", "miss", "dame", "she"))
_PEERAGE = frozenset(("lord", "lady", "baroness", "viscount", "viscountess", "earl", "baron"))
_SMALL = frozenset(("the", "of", "for", "and", "in", "on", "at", "s"))
_GOVERNMENT = re.compile(
    r"(?:(?:uk )?government\b|department\b|ministry\b|hm |10 downing street|.*\b(?:treasury"
    r"|(?:home|cabinet|foreign|scotland|wales|northern ireland|development) office)$)"
)
_SPELT_OUT = str.maketrans(
    {"ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


@lru_cache(maxsize=65536)
def name_key(name: str) -> NameKey:
    """Give the words a name is compared by: folded, without courtesy titles and letters."""
    names = _tokens(name)
    while len(names) > 1 and names[0] in _COURTESY:
        names = names[1:]
    while len(names) > 1 and names[-1] in _LETTERS:
        names = names[:-1]
    return names


@lru_cache(maxsize=65536)
def _tokens(name: str) -> NameKey:
    plain = fold(name).replace("'", "").replace("-", " ")
    return tuple(re.findall(r"[^\W_]+", plain))


def is_surname_of(short: NameKey, full: NameKey) -> bool:
    """Tell if `short` is how a person is named at the second mention: "Pell", "van der Berg"."""
    body = full[: full.index("of")] if full and full[0] in _PEERAGE and "of" in full else full
    return 0 < len(short) < len(body) and body[-len(short) :] == short


def is_shorter_form(short: NameKey, full: NameKey) -> bool:
    """Tell if `full` is `short` with middle names, or a peer's name with its "of ..."."""
    if len(short) != 2 or len(full) < 3 or full[0] != short[0]:
        return False
    if short[0] in _PEERAGE:
        return full[1] == short[1] and full[2] == "of"
    return full[-1] == short[-1]


def courtesy_of(words: str) -> str | None:
    """Tell from "Mr Pell", "Dame Ann Pell" or "She" which of the two it is; None if unsaid."""
    for word in _tokens(words):
        if word in _HE:
            return "he"
        if word in _SHE:
            return "she"
    return None


def slug(name: str) -> str:
    """Write a name for ids and completion: ASCII, lower case, hyphens ("jurgen-stock")."""
    plain = name.lower().translate(_SPELT_OUT)
    plain = re.sub("['’‘ʼ`´]", "", plain)
    ascii_only = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    parts = re.findall(r"[a-z0-9]+", ascii_only)
    return "-".join(parts) or "-".join(f"u{ord(character):x}" for character in plain.strip()[:16])


@lru_cache(maxsize=65536)
def body_key(organisation: str) -> NameKey:
    """Give the words a body is compared by: folded, without "the", "of" and their like."""
    return tuple(word for word in _tokens(organisation) if word not in _SMALL)


def is_same_body(a: str, b: str) -> bool:
    """Tell if two names can be one body: same words, one within the other, or its initials.

    Departments of government count as one body: ministers move between them.
    """
    left, right = body_key(a), body_key(b)
    if not left or not right or left == right:
        return True
    if set(left) <= set(right) or set(right) <= set(left):
        return True
    if _initials(left) in right or _initials(right) in left:
        return True
    return is_government(a) and is_government(b)


def _initials(key: NameKey) -> str:
    return "".join(word[0] for word in key) if len(key) > 1 else ""


def is_government(organisation: str) -> bool:
    """Tell if a body is a department of government by its name."""
    return bool(
        _GOVERNMENT.match(" ".join(word for word in _tokens(organisation) if word != "the"))
    )
