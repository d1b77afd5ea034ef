"""Offices: which words are one, a rank, a minister's."""

from __future__ import annotations

import re
from functools import lru_cache

from pressctl.parsing import lexicon
from pressctl.parsing.names import is_given_name, is_title, read_name
from pressctl.parsing.words import WORDS_KEPT, fold_word

# Heads of a body: "of X" behind them, or X before them, is that body unless X is a topic.
OF_BODY = frozenset(
    """executive ceo cfo coo cto cio chairman chairwoman chairperson chair founder co-founder
    owner general constable spokesperson spokesman spokeswoman secretary-general director-
    general under-secretary-general boss partner vice-chancellor principal headteacher
    administrator rector""".split()
)
PUBLIC_ONLY = lexicon.PUBLIC_OFFICES - lexicon.EXECUTIVES
TOPIC_WORDS = lexicon.TOPICS - {"of", "for", "and", "the", "&"}
_SUFFIXES = ("ologist", "ographer", "ician", "-of-one", "-of-two", "-of-three", "-of-four")


# "landlady of the Three Herons": a noun that we do not know for an office
_SOME_OFFICE = re.compile(
    r"(?:an?\s|the\s)?(?P<office>(?:(?!(?:of|at|in|for|from)\s)[a-z][a-z-]+\s){1,3})"
    r"(?:of\sthe|at)\s(?=(?:the\s)?[^\Wa-z_])(?P<home>.+)$"
)
_NO_OFFICE = frozenset(
    """part one some all none native friend fan critic supporter winner home here back live later
    also formerly now originally guest pictured behalf""".split()
)


def in_some_office(words: str) -> tuple[str, str] | None:
    """Read "landlady of the Three Herons", behind a name, as office and body."""
    found = _SOME_OFFICE.match(words) if words[0].islower() else None
    if found is None or not _NO_OFFICE.isdisjoint(found["office"].split()):
        return None
    office = found["office"].strip()
    return None if office.endswith(("ed", "ing", "ly")) else (office, found["home"])


# "His wife, Jane", "Tom's mother, Jane"
_RELATION = re.compile(r"(?:his|her|their|my)\s(?!majesty)", re.IGNORECASE)
_RELATION_OF = re.compile(
    r"((?:Mrs?|Ms|Miss|Dr)\b\.?|[^\Wa-z_][\w-]+)(?:\s[^\Wa-z_][\w-]+)?[’']s?\s(?:[a-z-]+\s){0,2}"
    r"(?:mother|father|mum|dad|parent|wife|husband|widow|widower|partner|son|daughter|brother|sister"
    r"|aunt|uncle|niece|nephew|grandmother|grandfather|carer|family)$"
)


# "friend of Tom Orr", "a lifelong fan of Dame Ann Peel"
_TIE = re.compile(
    r"(?:an?\s|the\s|one\s)?(?P<noun>(?:[a-z-]+\s){1,3})(?:of|to|for)\s(?:the\slate\s)?(?P<who>[^\Wa-z_].*)$"
)
_TIES = frozenset(
    "friend friends fan critic supporter admirer ally rival neighbour neighbor".split()
)


@lru_cache(WORDS_KEPT)
def is_office(token: str) -> bool:
    """Whether a word is, or ends in, an office: "Director", "co-Director", "ecologist"."""
    word = fold_word(token).strip(".,:;")
    if word in lexicon.OFFICES or word.endswith(_SUFFIXES):
        return True
    first, hyphen, last = word.partition("-")
    return bool(hyphen) and first in lexicon.OFFICE_PREFIXES and last in lexicon.OFFICES


def holds_office(words: str) -> bool:
    """Whether one of the words is an office."""
    return any(is_office(word) for word in words.split())


def is_rank(words: str) -> bool:
    """Whether an office is no more than a rank or a courtesy: "Councillor", "DCI", "Major"."""
    folded = [fold_word(word).strip(".,") for word in words.split()]
    if folded[-1:] == ["general"] and folded[-2:-1] in (["major"], ["lieutenant"], ["brigadier"]):
        folded = folded[:-1]
    return all(word in lexicon.RANKS for word in folded)


def is_minister(office: str) -> bool:
    """Whether an office is a minister's or a secretary's."""
    return any(word in {"minister", "secretary"} for word in fold_word(office).split())


def is_relation(role: str) -> bool:
    """Whether a role is no more than whose kin: "his wife", "Tom’s mother", "Mr Roe’s late son".

    "Victim’s mother" tells who she is.
    """
    found = _RELATION_OF.match(role)
    named = found is not None and (is_title(found[1]) or is_given_name(found[1]))
    return named or _RELATION.match(role) is not None


def is_tie(words: str) -> bool:
    """Whether words behind a name tell no more than whose friend or fan somebody is."""
    found = _TIE.match(words)
    if found is None:
        return False
    first = found["who"].split()[0]
    if is_title(first) or _TIES.intersection(found["noun"].split()):
        return True
    name = read_name(found["who"]) or ""
    return " " in name and is_given_name(first)


def all_topics(words: str) -> bool:
    """Whether each word is what an office can be for: "Policy and Communications"."""
    return all(fold_word(word).strip(",") in lexicon.TOPICS for word in words.split())
