"""Several who speak together: "Jane Roe and Jo Bloggs", "the leaders of France and Spain"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressctl.parsing import lexicon
from pressctl.parsing.names import is_given_name, read_name
from pressctl.parsing.persons import split_office_and_name
from pressctl.parsing.segments import Segment
from pressctl.parsing.words import fold_word

_AND = re.compile(r"(?:and|nor|along\s+with|together\s+with|as\s+well\s+as|joined\s+by)\s")
# "Mr and Mrs Roe", "Jane and her brother Tom", "Jane and Tom Roe"
_A_PAIR = re.compile(
    r"(?:mr|lord|sir)\s(?:and|&)\s(?:mrs|ms|lady)\s|[^\W\d_]+\s(?:and|&)\s(?:his|her|their)\s",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\s(?:and|n?or|along\s+with|together\s+with|as\s+well\s+as)\s")
# "Critics such as Tom Orr", "Campaigners, including Jane Roe,": one of several who are not named
_AMONG_OTHERS = re.compile(
    r"(?:[\w’'-]+\s){0,5}(?!(?:whose|includes)\b)(?:\w{2,}s|people|men|women|children|staff|others),?"
    r"\s(?:such\sas|including|like|among\sthem|led\sby|headed\sby)\s",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"""(?:the\s|[A-Z][\w.’'-]*\s){0,6}(?:sens|reps|senators|representatives|congressmen|congresswomen
        |(?:prime\s|foreign\s|finance\s)?ministers|leaders|presidents|ambassadors|governors|secretaries
        |members\sof\scongress)\b\.?(?=\s|$)""",
    re.VERBOSE | re.IGNORECASE,
)


def names_one_of_several(words: str) -> bool:
    """Whether the words name one of several who spoke: "Critics such as Tom Orr"."""
    return _AMONG_OTHERS.match(words) is not None


def speak_together(segments: Sequence[Segment]) -> bool:
    """ "Ann Other and Jo Bloggs said:", "Ann Other, Minister, and Jo Bloggs, Mayor, said:" """
    joined = [s for s in segments[1:] if _AND.match(s.words) and s.name and not s.weak]
    if joined or any(_names_two(segment.words) for segment in segments):
        return True
    # "Senators Jane Roe, Jo Bloggs and Ann Other", "the leaders of France and Germany"
    words = segments[0].words if segments else ""
    return (len(segments) > 1 or " and " in words) and _SEVERAL.match(words) is not None


def _names_two(words: str) -> bool:
    if _A_PAIR.match(words):
        return True
    for found in _TOGETHER.finditer(words):
        first, second = _person(words[: found.start()]), _person(words[found.end() :])
        if first and second and is_given_name(first[1]) and " " in second[1] and not second[0]:
            return True
        if first and second and _is_one_body(first, second):
            continue
        if first and second and (first[0] or " " in first[1]) and (second[0] or " " in second[1]):
            return True
    return False


def _is_one_body(first: tuple[str | None, str], second: tuple[str | None, str]) -> bool:
    """ "U.S. Fish | and Wildlife Service Director Jane Roe" """
    if first[0] or is_given_name(first[1].split()[0]) or not second[0]:
        return False
    return any(fold_word(word) in lexicon.ORGANISATION_WORDS for word in second[0].split())


def _person(words: str) -> tuple[str | None, str] | None:
    """ "Leader McConnell": office and name, or a name alone."""
    name = read_name(words)
    if name:
        return None, name
    office, behind = split_office_and_name(words, ())
    return (office, behind) if behind else None
