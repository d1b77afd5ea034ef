"""Where the words that name a speaker are cut: at commas, but not at each of them.

"Minister for Housing, Planning and Heritage" is one office, "(D-Ohio)" and "who chairs it" say
nothing, and "LEEDS, 3 May –" is where the release was written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pressctl.parsing.bodies import is_body_word
from pressctl.parsing.names import is_post_nominal, read_name
from pressctl.parsing.offices import is_office
from pressctl.parsing.words import fold_word

_ASIDE = re.compile(r"\s*\([^()]{0,80}\)[*†‡]*")
_PARTY = re.compile(r"\(?[RDI](?:em|ep|nd)?[-–—]\s?[A-Z][A-Za-z. ]*\)?")  # "Jane Roe, R-Kan.,"
# "Jane Roe, Jr., Senator for Kent": the comma is the name's own
_BEFORE_GENERATION = re.compile(r",(?=\s+(?:Jr|Sr|Jnr|Snr|II|III|IV)\b\.?(?:,|$|\s\())")
# "LEEDS, 3 May –", "[CHICAGO, IL] –", "WASHINGTON, DC:", and "Hartford, CT Rep. Roe" without a dash
_DATELINE = re.compile(
    r"""^(?:[(\[]?[A-Z][A-Za-z\d.,\s()\]]{1,40}?(?:\s*\xad?\s*(?:[–—]|--)\s*-?|\s+-\s*|(?<=[A-Z.])-\s+)(?=\S)
        |[A-Z]{2}[A-Z.,\s]{2,30}:\s+
        |[A-Z][A-Za-z.]+(?:\s[A-Z][a-z]+)?,\s(?:[A-Z]{2}|[A-Z]\.[A-Z]\.)\s+
            (?=(?:U\.S\.|Rep|Sen|Congress|Governor|Today|Attorney)))|^[–—-]+\s""",
    re.VERBOSE,
)
_ASIDE_IN_DASHES = re.compile(r"\s[–—-]\s.*\s[–—-]$")  # "Jane Roe – Head of Roads –"
_WHO_IS = re.compile(r"^who\s+(?:is|was)\s+(?:the\s+)?", re.IGNORECASE)
# "the Home Secretary who succeeded Jane Roe"
_TOLD_OF_SOMEBODY = re.compile(r"(?<=\w)\s+(?:who|whose|whom|which)\s+[a-z].*$")
# "of the Senate Health", "at the Department for Education": what "and" and a body's word may end
_BODY_BEGUN = re.compile(r"\b(?:of|on|at|for)\s+the\s+[^\Wa-z_][^,]*$")
_MAY_HAVE_DATELINE = re.compile(r"[-–—:]|,\s[A-Z]")
_BETWEEN = re.compile(r",\s+|\s+[–—-]\s+")
_OPEN_LIST = re.compile(
    r"\b(?:minister|secretary|secretary of state|member|holder|lead) (?:of|for) "
)
_AGE = re.compile(r"(?:aged\s+)?\d{1,3}")
_ASIDE_VERB = re.compile(r"\w{3,}(?:ed|ing)\b")  # "asked about"
_MOST_PARTS, _LONGEST_PART = 5, 3  # "Health, Education, Labor and Pensions Committee"; not measured


def _without_asides(words: str) -> str:
    """Drop "(R-Kan.)" and the like behind a name; an acronym in brackets stays with its body."""
    return _ASIDE.sub(lambda found: _kept_of_aside(found[0], words[: found.start()]), words)


def _kept_of_aside(aside: str, before: str) -> str:
    """ "Jane Roe (Director of Acme)" is read as between commas; "Chief Executive (CEO)" is not."""
    inner = aside.strip(" ()*†‡")
    if any(is_office(word) and not word.isupper() for word in inner.split()):
        tells = " " in inner and not any(is_office(word) for word in before.split()[-1:])
        return f", {inner}," if tells else ""
    if is_office(inner):
        return ""  # "Chief Executive Officer (CEO)"
    return aside if _abbreviates(aside, before) else ""


def _abbreviates(aside: str, before: str) -> bool:
    """Whether "(NECC)" is made of the first letters of the words before it."""
    letters = iter([word[0] for word in before.split() if word[0].isupper()])
    acronym = [letter for letter in aside if letter.isupper()]
    plain = re.fullmatch(r"\s*\([A-Za-z& ]+\)", aside) is not None  # "(CT-04)" is a district
    return plain and len(acronym) > 1 and all(letter in letters for letter in acronym)


def split_at_commas(words: str) -> list[str]:
    """Cut the words that name a speaker into those that say something."""
    if "(" in words:
        words = _without_asides(words)
    dated = _MAY_HAVE_DATELINE.search(words) and not _ASIDE_IN_DASHES.search(words)
    bare = _DATELINE.sub("", words) if dated else words
    if "," in bare:
        bare = _BEFORE_GENERATION.sub("\v", bare)
    raw = [piece.replace("\v", ",") for piece in _BETWEEN.split(bare)]
    parts: list[str] = []
    for part in _with_whole_bodies([_who_is(piece.strip(" ,–—-")) for piece in raw]):
        if parts and _is_rest_of_portfolio(parts[-1], part):
            parts[-1] = f"{parts[-1]}, {part}"
        elif part and not _says_nothing(part):
            parts.append(part)
    return parts


def _with_whole_bodies(parts: Sequence[str]) -> list[str]:
    """Join "a member of the Senate Health", "Education", "Labor and Pensions Committee"."""
    whole: list[str] = []
    at = 0
    while at < len(parts):
        end = _end_of_body(parts, at) if at + 1 < len(parts) else at
        whole.append(", ".join(parts[at : end + 1]))
        at = end + 1
    return whole


def _end_of_body(parts: Sequence[str], at: int) -> int:
    begun = _BODY_BEGUN.search(parts[at])
    if not begun or is_body_word(parts[at].split()[-1]):
        return at
    for end in range(at + 1, min(at + _MOST_PARTS, len(parts))):
        words = parts[end].split()
        closed = [n for n, word in enumerate(words) if is_body_word(word)]
        if "and" in words and closed and words.index("and") < closed[-1]:
            return end
        if len(words) > _LONGEST_PART or any(is_office(w) for w in words) or not words:
            return at
    return at


def _who_is(part: str) -> str:
    """ "who is Head of Policy" is an office; "who is leading the team" says nothing."""
    found = _WHO_IS.match(part) if part[:3] in {"who", "Who"} else None
    if not found:
        return _TOLD_OF_SOMEBODY.sub("", part) if " wh" in part else part
    rest = part[found.end() :]
    return rest if any(is_office(word) for word in rest.split()[:4]) and rest[0].isupper() else part


def _is_rest_of_portfolio(before: str, part: str) -> bool:
    """ "Minister for Housing" and "Local Government and Heritage Jane Roe" belong together."""
    if " and " not in part or part.startswith("and "):
        return False
    return _OPEN_LIST.search(fold_word(before)) is not None and read_name(part) is None


def _says_nothing(part: str) -> bool:
    """Letters behind a name ("Jane Roe, M.D.,"), an age, a clause ("who chairs it")."""
    if part[0].islower() or part[:2] == "Wh":
        first = fold_word(part).partition(" ")[0]
        if first in {"who", "whose", "which", "whom"} or _ASIDE_VERB.match(first):
            return part[0].islower() or first in {"who", "whose", "which", "whom"}
    if all(is_post_nominal(token) for token in part.split()):
        return True
    return _PARTY.fullmatch(part) is not None or _AGE.fullmatch(part) is not None
