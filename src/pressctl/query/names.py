"""How names of persons are compared, and the slug of a person."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pressctl.query.short_names import is_one_given_name
from pressctl.text import fold

NameKey = tuple[str, ...]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_COURTESY = _set(
    "mr mrs ms miss mx sir dame dr doctor prof professor rt right hon honourable rev reverend "
    "revd cllr councillor the his her excellency he senator sen representative rep congressman "
    "congresswoman"
)
_LETTERS = _set(
    "mp mep mla msp ms am kc qc dl jp obe mbe cbe kbe dbe ch cb cmg kcmg gcmg dcmg kcb dcb qpm "
    "kpm frs fba phd md esq jr"
)
_HE, _SHE = frozenset(("mr", "sir", "he")), frozenset(("ms", "mrs", "miss", "dame", "she"))
_STYLED = {"baron": "lord", "viscount": "lord", "baroness": "lady", "viscountess": "lady"}
_PEERAGE = frozenset(("lord", "lady", "baroness", "viscount", "viscountess", "earl", "baron"))
_SPELT_OUT = str.maketrans(
    {"ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
    | dict.fromkeys("'’‘ʼ`´", "")
)


@lru_cache(maxsize=65536)
def name_key(name: str) -> NameKey:
    """Give the words a name is compared by: folded, without courtesy titles and letters.

    Barons and viscounts are called lords: "Baron Marchmont" is "Lord Marchmont".
    """
    names = tokens(name)
    while len(names) > 1 and names[0] in _COURTESY:
        names = names[1:]
    while names and names[-1] in _LETTERS:
        names = names[:-1]
    if len(names) > 1 and names[0] in _STYLED:
        return (_STYLED[names[0]], *names[1:])
    return names


@lru_cache(maxsize=65536)
def tokens(name: str) -> NameKey:
    """Give the folded words of a name; an apostrophe is no part of it, a hyphen parts words."""
    plain = fold(name).translate(_SPELT_OUT).replace("-", " ")
    return tuple(re.findall(r"[^\W_]+", plain))


def is_surname_of(short: NameKey, full: NameKey) -> bool:
    """Tell if `short` is how a person is named at the second mention: "Pell", "van der Berg"."""
    body = full[: full.index("of")] if full and full[0] in _PEERAGE and "of" in full else full
    return 0 < len(short) < len(body) and body[-len(short) :] == short


def surname_of(key: NameKey) -> str:
    """Give the word a person is known by: "Lord Marchmont of Fell" is Marchmont."""
    return key[key.index("of") - 1] if "of" in key[1:] else key[-1]


def is_shorter_form(short: NameKey, full: NameKey) -> bool:
    """Tell if `full` is `short` with middle names, or a peer's name with its "of ..."."""
    if len(short) != 2 or len(full) < 3 or full[0] != short[0]:
        return False
    if short[0] in _PEERAGE:
        return full[1] == short[1] and full[2] == "of"
    return full[-1] == short[-1]


def can_be_one_name(a: NameKey, b: NameKey) -> bool:
    """Tell if two names can be one person's: "J R Roe" and "Jane Roe", "Tom" and "Thomas Hill".

    A middle name may be left out, but none may differ.
    """
    if a == b or is_shorter_form(a, b) or is_shorter_form(b, a):
        return True
    if min(len(a), len(b)) < 2 or a[-1] != b[-1] or not _PEERAGE.isdisjoint((a[0], b[0])):
        return False
    short, long = sorted((a[:-1], b[:-1]), key=len)
    if not is_one_given_name(short[0], long[0]):
        return False
    rest = iter(long[1:])
    return all(any(is_one_given_name(name, other) for other in rest) for name in short[1:])


def courtesy_of(words: str) -> str | None:
    """Tell from "Mr Pell", "Dame Ann Pell" or "She" which of the two it is; None if unsaid."""
    for word in tokens(words):
        if word in _HE:
            return "he"
        if word in _SHE:
            return "she"
    return None


def slug(name: str) -> str:
    """Write a name for ids and completion: ASCII, lower case, hyphens ("jurgen-stock")."""
    plain = name.lower().translate(_SPELT_OUT)
    ascii_only = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    parts = re.findall(r"[a-z0-9]+", ascii_only)
    return "-".join(parts) or "-".join(f"u{ord(character):x}" for character in plain.strip()[:16])
