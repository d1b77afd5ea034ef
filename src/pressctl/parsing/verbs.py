"""Verbs of saying: the one that governs a cue line, what stands before it and behind it."""

from __future__ import annotations

import re

from msgspec import Struct

from pressctl.model import Span
from pressctl.parsing import lexicon

_LONGEST_REST = 220  # characters between the verb and the colon; not measured
# one of these words is in every line that has a verb of saying: asked before any pattern is tried
_SPEECH = lexicon.VERBS_OF_SAYING | frozenset(
    f"{lexicon.STATEMENT_NOUNS}|say|add|tell|conclude|continue|state|announce|argue|warn|on".split(
        "|"
    )
)
_LETTERS = re.compile(r"[a-z]+")
_VERB = re.compile(
    r"\b(?:" + "|".join(sorted(lexicon.VERBS_OF_SAYING, key=len, reverse=True)) + r")\b"
)
_TO_SAY = re.compile(r"\b(?:say|add|tell|comment|conclude|continue|state|announce|argue|warn)\b")
_WILL = re.compile(
    r"\b(?:will|would|can|(?:expected|due|set|going|likely|on|scheduled|had\s+this)\s+to)\s+(?:\w+\s+)?$"
)
_STATEMENT = re.compile(
    rf"""\b(?:{lexicon.STATEMENT_VERBS}|issuing|releasing)
        \s(?:to\s)?(?:a|an|the|this|that|these|their|his|her)?\s?
        (?:(?!(?:in|on|of|to|for|from|with|about|and|by|at|that|as|no)\s)[\w,-]+\s){{0,3}}
        (?:{lexicon.STATEMENT_NOUNS})\b""",
    re.VERBOSE,
)  # "issued the following strongly worded statement"
# helpers between the subject and the verb: "will say", "is expected to say", "has also said"
_HELPERS = re.compile(
    r"""(?:,?\s+(?:on\s+(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day|(?:went|goes)\s+on
        |is|are|was|were|will|would|has|have|had|also|then|later|[Tt]oday|[Yy]esterday|[Tt]onight|earlier
        |further|expected|due|set|going|likely|to|both|all|each|once|again|always|often|now|only|just
        |this\s+(?:morning|afternoon|evening|week)|last\s+(?:night|week)
        |(?!family|assembly|ally|rally|bully|jelly)[a-z]{3,}ly))+\s*$""",
    re.VERBOSE,
)
_BY_WHOM = re.compile(r"\sby\s(?!\w+ing\b)")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s*$")
# "Jane Roe welcomed the news, saying:", "Jane Roe voted for it and issued a statement:"
_DEED = re.compile(
    r",?\s(?!(?:appointed|elected|retired|named|based|related|registered|accredited|designated)\b)"
    r"(?:[a-z]+ly\s)?(?:[a-z]{3,}ed|spoke|took|led|gave|met|held|sent|is|was|has|had|have|will)\b.*$",
    re.DOTALL,
)
_SECOND_DEED = re.compile(
    r",\sand\s(?:following|after|before|then|later)\b[^,]*$|\s(?:and|to|where|when|as|before|after)(?:\s(?:he|she|they))?\s*$"
)
# "a letter from Tom Orr saying", "quoted Tom Orr as saying", "heard him saying", "a sign saying":
# the subject does not say it, or the sentence can be read in two ways
_OF_ANOTHER = re.compile(
    r"""\b(?:receiv(?:ed|es|ing)|got|gets|read|reads|heard|hears|saw|seen|quot(?:ed|es|ing)
        |cit(?:ed|es|ing)|shown|showed)\s(?:[^,;]*|[^,;]*\bfrom\b.*)$
    |\b(?:letter|e-?mail|message|note|report|text|tweet|petition|card)s?\s(?:\w+\s)?(?:from|by)\s.*$
    |\b(?:from|by)\s+(?:[^\s,;]+\s+){1,3}$
    |\b(?:as|of|for|from|about|at)\s+$
    |\b(?!(?:to|in|at|on)\s)[a-z]+(?:\s+[^\Wa-z_][\w’'.-]*){1,4}\s+$
    |\b(?:signs?|banners?|placards?|posters?|stickers?|notices?|t-?shirts?|leaflets?|headlines?)\s+$""",
    re.VERBOSE,
)
# "Jane Roe was quoted as saying", "was heard saying": she said it
_IS_HEARD = re.compile(
    r"\b(?:was|were|is|are|been)\s(?:\w+ly\s)?(?:quoted|reported|cited|heard|recorded|filmed)"
    r"(?:\sby\s[^,;]+?)?(?:\sas)?\s+$"
)
_ASKS = re.compile(
    r"(?:what|how|why|whether|it)\b|(?:when|where|if)\s(?:i|we|you|[^,]*$)|as\s(?:i|we|it|one|part)\b"
)
AS = re.compile(r"As\s+")  # "As Lord Roe has said:"
# What may stand between the verb and the colon: when, where, to whom, about what.
_REST = re.compile(
    r"""\s*(?:,?\s*(?:in|at|on|to|during|after|following|ahead|before|of|about|upon|regarding|as|while|when
        |today|yesterday|tonight|this|last|earlier|later|that|via|from|for|and|by|re|exclusively
        |the\s+(?:house|commons|lords|conference|committee|meeting|audience|summit|chamber|crowd)
        |mps|msps|peers|reporters|journalists|delegates|parliament|members|monday|tuesday|wednesday
        |thursday|friday|saturday|sunday|speaking|recently|again|through|alongside|publicly|simply
        |concerning|afterwards|\w+ing|(?:the|as)\s+follow(?:ing|s)|below|,)\b.*)?$""",
    re.VERBOSE | re.DOTALL,
)
# "said the following measures will apply:" brings in a list, not a quotation
_LIST_AHEAD = re.compile(
    r"\b(?:will|would|include|includes|cover|covers|apply|applies|the following|it|they)\b"
    r"|\bthat\s+\S|\b(?:on|of|for|with|by|about|including|are|is|why|how)\s*$"
)
# "says it is a fine example of care": told in the present, with no list to come
_TELLS = re.compile(
    r"\s(?:it|the|this|that|they|their|he|she|his|her|we|our)\s(?:[^,;:]+\s)?(?:is|are|was|were|has|have|shows?|means?"
    r"|marks?|makes?|helps?|brings?|gives?|remains?|provides?|offers?|highlights?)\s[^;:]*$"
)
_COUNTS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|following|these|\d+|things|ways|steps|reasons"
    r"|points|areas|measures|changes|rules|priorities|conditions|include|includes|cover|covers)\b"
    r"|\b(?:that|to|of|on|for|in|with|by|about|is|are|was|were|be|been|can|could|will|would|must|should|may"
    r"|and|or|why|how|what|which|as|from|at|has|have)\s*$"
)
# "the following:", with when or where behind it, brings in words; "the following rules" do not
_FOLLOWING = re.compile(
    r"\s*(?:the\s+following|as\s+follows)(?=\s*$|,|\s(?:on|in|at|about|after|during|when|to|today|upon)\b)"
)
# "commented on the news that trains will run": what is said there is not what was said
_ABOUT = re.compile(r"\s*(?:today\s)?(?:on|about|after|following|regarding|in\s+response)\s")
_ORDERS = re.compile(r"\sto\s[a-z]+$")  # "told officials to publish:"
_TOLD_WORDS = 6  # "told the annual conference in Leeds:"; not measured


class Saying(Struct, frozen=True, gc=False):
    """What a verb of saying makes of its line."""

    verb: Span
    subject: str  # the words in front of it that say who speaks
    weak: bool  # the verb opens no quotation as often: "confirmed: the road stays shut"
    statement: bool  # "issued the following statement"
    rest: str  # the folded words behind it
    retold: bool = (
        False  # "says it is a fine example": part of what is said stands before the colon
    )


def find_verb(folded: str) -> Span | None:
    """Find the verb of saying that governs the colon at the end of a line."""
    return None if _SPEECH.isdisjoint(_LETTERS.findall(folded)) else _find_verb(folded)


def read_saying(line: str, folded: str, verb: Span) -> Saying | None:
    """Read a line with its verb of saying; None where it brings in no words of somebody."""
    rest = _FOLLOWING.sub("", folded[verb.end :], count=1)
    statement = _STATEMENT.match(folded, verb.start) is not None
    retold = _is_retold(folded, verb, rest)
    if len(rest) > _LONGEST_REST or _ASKS.match(folded):
        return None
    if not (statement or retold) and (
        _brings_in_a_list(folded, verb, rest) or _is_passive(folded, verb)
    ):
        return None
    subject = _subject(line, verb)
    weak = verb.of(folded) in lexicon.WEAK_VERBS
    return Saying(verb, subject, weak, statement, rest, retold) if subject else None


def says_for_another(before: str, verb: str) -> bool:
    """Whether "saying" is not, or not surely, what the subject of the words before it does."""
    if not verb.endswith("ing") or _IS_HEARD.search(before):
        return False
    return _OF_ANOTHER.search(before) is not None


def _subject(line: str, verb: Span) -> str:
    """Give the words before the verb without its helpers and without an earlier deed."""
    if says_for_another(line[: verb.start], verb.of(line)):
        return ""
    subject = _HELPERS.sub("", line[: verb.start].rstrip()).rstrip(" ,")
    second = _SECOND_DEED.search(line[: verb.start])
    if second or verb.of(line).split()[0].endswith("ing"):
        subject = _HELPERS.sub("", _DEED.sub("", subject)).rstrip(" ,")
    return AS.sub("", subject)


def _is_retold(folded: str, verb: Span, rest: str) -> bool:
    says = verb.of(folded) == "says" and _TELLS.match(rest) is not None
    return says and _COUNTS.search(rest) is None


def _brings_in_a_list(folded: str, verb: Span, rest: str) -> bool:
    about = verb.of(folded) in {"commented", "comments", "reacted"} and _ABOUT.match(rest)
    return not about and _LIST_AHEAD.search(rest) is not None


def _is_passive(folded: str, verb: Span) -> bool:
    """ "is said", ", said by officials to be" """
    by_whom = _BY_WHOM.match(folded, verb.end) is not None
    return by_whom or _PASSIVE.search(folded, 0, verb.start) is not None


def _find_verb(folded: str) -> Span | None:
    statement = _last(_STATEMENT, folded)
    if statement:
        return statement
    if folded.endswith((" went on", " goes on")):
        return Span(len(folded) - len("went on"), len(folded))
    future = _last(_TO_SAY, folded)
    if future and _WILL.search(folded[: future.start]):
        return future
    for found in _VERB.finditer(folded):
        named = folded[: found.start()].endswith("united ")  # "United States"
        told = found[0] in {"told", "tells"}
        rest = folded[found.end() :]
        told = told and len(rest.split()) <= _TOLD_WORDS and not _ORDERS.search(rest)
        span = Span(found.start(), found.end())
        if (
            (told or _REST.match(rest) or _is_retold(folded, span, rest))
            and found.start() > 0
            and not named
        ):
            return span
    return None


def _last(pattern: re.Pattern[str], text: str) -> Span | None:
    spans = [Span(found.start(), found.end()) for found in pattern.finditer(text)]
    return spans[-1] if spans else None
