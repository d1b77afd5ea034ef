"""Where an office ends and the name of who holds it begins: "Minister for Schools Jane Roe"."""

from __future__ import annotations

from collections.abc import Container, Sequence

from pressctl.parsing import lexicon
from pressctl.parsing.bodies import is_kind_of_body
from pressctl.parsing.names import (
    is_given_name,
    is_name_word,
    is_post_nominal,
    is_title,
    read_name,
)
from pressctl.parsing.offices import is_office, is_rank
from pressctl.parsing.portfolios import (
    BEFORE_A_BODY,
    CONNECTORS,
    NO_PERSON,
    is_governed,
    person_behind,
)
from pressctl.parsing.words import fold_word

_BEFORE_SURNAME = frozenset("rep sen senator congressman congresswoman representative".split())
_BEFORE_TITLES = frozenset({"the", "very", "his", "her"})
_NUMBERS = frozenset("one two three four five six seven eight nine ten".split())


def split_office_and_name(words: str, seen: Container[str]) -> tuple[str | None, str | None]:
    """Cut "Home Secretary Jane Roe" into office and name; either may be missing."""
    tokens = words.split()
    heads = [at for at in range(len(tokens)) if _is_head(tokens, at)]
    if len(heads) > 1 and is_kind_of_body(tokens, heads[-1]):
        heads.pop()
    if not heads:
        return split_before_given_name(tokens)
    if any(_is_kin_of(tokens, head) for head in heads):
        return words, None
    last = heads[-1]
    more = _more_of_office([fold_word(token) for token in tokens[last + 1 : last + 3]])
    if more:
        last += more
        heads.append(last)
    connector = _connector(tokens, last)
    if connector is not None:
        person = person_behind(tokens, connector, seen)
        return (_office_without_rank(tokens[: person[0]]), person[1]) if person else (words, None)
    if last > 0 and last + 1 == len(tokens) and _is_surname_here(tokens):
        return " ".join(tokens[:-1]), tokens[-1]
    for head in reversed(heads):
        name = read_name(" ".join(tokens[head + 1 :]))
        if name:
            return _office_without_rank(tokens[: head + 1]), name
    office, behind = split_before_given_name(tokens)  # "Apprentice bricklayer Jo Bloggs"
    return (office, behind) if behind else (words, None)


def _more_of_office(following: Sequence[str]) -> int:
    """Count the words that go on with an office: "Minister of State", "Speaker Emerita"."""
    if following in (["of", "state"], ["pro", "tempore"], ["pro", "tem"]):
        return 2
    return 1 if following[:1] and following[0] in {"emerita", "emeritus", "elect"} else 0


def _is_surname_here(tokens: Sequence[str]) -> bool:
    """ "Rep. Bishop", "Senator King": an office that is a surname behind a title of Congress."""
    title, last = fold_word(tokens[-2]).strip("."), fold_word(tokens[-1])
    return title in _BEFORE_SURNAME and last in lexicon.SURNAMES_TOO and tokens[-1][0].isupper()


def _office_without_rank(tokens: Sequence[str]) -> str:
    """An office beats a rank: "Roads Minister Major Jane Roe" is the Roads Minister."""
    kept = list(tokens)
    if kept[-1] == "the":  # "Vicar of Thorne the Revd Jane Roe"
        kept.pop()
    while (
        len(kept) > 1
        and not (kept[-1].islower() and not is_office(kept[-2]))  # "swimmer and scheme ambassador"
        and (is_rank(kept[-1]) or _is_rank_of_general(kept))
        and any(is_office(token) and not is_rank(token) for token in kept[:-1])
    ):
        kept = kept[:-1]
    return " ".join(kept)


def _is_rank_of_general(tokens: Sequence[str]) -> bool:
    """ "Chief of the Defence Staff General Sir Jo Roe", but "Attorney General Jo Roe" """
    before = fold_word(tokens[-2])
    return tokens[-1] == "General" and before in {"staff", "command", "commander", "forces", "army"}


def _is_head(tokens: Sequence[str], at: int) -> bool:
    """Whether a word is an office here: no title before a name, no given name behind an office."""
    if not is_office(tokens[at]):
        return False
    following = tokens[at + 1 : at + 2]
    name_follows = bool(following) and is_name_word(following[0]) and not is_office(following[0])
    if is_title(tokens[at]) and name_follows:
        return False
    if not following and is_post_nominal(tokens[at]) and _is_behind_a_name(tokens[:at]):
        return False  # "Minister for Rail Jane Roe MP"
    earlier = any(is_office(token) for token in tokens[:at])
    unknown = at > 0 and tokens[at - 1].islower() and not _may_open_office(tokens[at - 1])
    return not ((earlier or unknown) and name_follows and is_given_name(tokens[at]))


def _is_behind_a_name(tokens: Sequence[str]) -> bool:
    named = len(tokens) > 1 and is_name_word(tokens[-1]) and not is_office(tokens[-1])
    return named and any(is_office(token) for token in tokens)


def _may_open_office(word: str) -> bool:
    return word in NO_PERSON or word in BEFORE_A_BODY or word in lexicon.OFFICE_ADJECTIVES


def split_before_given_name(tokens: Sequence[str]) -> tuple[str | None, str | None]:
    """ "Control Operator Jane Roe", "Co-author Professor Jane Roe": an office we do not know."""
    if not tokens or is_given_name(tokens[0]):
        return None, None
    untitled = next(
        (t for t in tokens if not is_title(t) and fold_word(t) not in _BEFORE_TITLES), ""
    )
    if is_given_name(untitled):
        return None, None  # "HE Abdulaziz bin Nasser al-Mutlaq"
    for at in range(1, len(tokens) - 1):
        titled = is_title(tokens[at])
        known = at > 1 or is_office(tokens[0])  # two given names may stand together
        if not titled and not (known and is_given_name(tokens[at])):
            continue
        front = [t for t in tokens[:at] if not is_title(t) and fold_word(t) not in _BEFORE_TITLES]
        if is_governed(tokens, at):
            return None, None
        name = read_name(" ".join(tokens[at:]))
        if name and front and tokens[at - 1] not in CONNECTORS:  # "The family of Jane Roe"
            return " ".join(tokens[:at]), name
    return None, None


def _connector(tokens: Sequence[str], head: int) -> int | None:
    """Find the of/for/at right behind the last office word, where a body or portfolio begins."""
    following = tokens[head + 1 : head + 2]
    return head + 1 if following and following[0] in CONNECTORS else None


def _is_kin_of(tokens: Sequence[str], head: int) -> bool:
    """ "Mother of murdered Jo Bloggs" is not Jo Bloggs; "Mother of two Jo Bloggs" is."""
    of, whom = ([fold_word(token) for token in tokens[head + 1 : head + 3]] + ["", ""])[:2]
    return fold_word(tokens[head]) in lexicon.KIN and of == "of" and whom not in _NUMBERS
