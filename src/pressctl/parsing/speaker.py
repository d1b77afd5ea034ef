"""The words that name a speaker, read as person, office and organisation.

The words are cut at commas into segments; each segment is a name, an office, an office with a name
behind it, "from BODY", or something else. They are put together from the right, since the person
stands next to the verb and a lead-in ("Speaking in Leeds, ...") stands farthest from it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pressctl.model import Speaker
from pressctl.parsing import lexicon
from pressctl.text import fold

LONGEST_SUBJECT = 700  # characters; longer words name nobody; not measured
_MOST_NAME_WORDS = 5

_ASIDE = re.compile(r"\s*\([^()]{0,80}\)")
_TOKEN = re.compile(r"\S+")
_FROM_BODY = re.compile(r"^(?:from|of|at|for|with|on behalf of)\s+(?=\S)", re.IGNORECASE)
_TO_BODY = re.compile(r"\s+(?:at|for|of|from|in|with|to|on)\s+")
_AT_BODY = re.compile(r"\s+(?:at|from|with)\s+(?=(?:the\s+)?[^\Wa-z_])")
_POSSESSIVE = re.compile(r"^((?:[Tt]he\s+)?[^\Wa-z_].{0,60}?(?:[’']s|s[’']))\s+(?=\S)")
_SPOKESPERSON = re.compile(r"\bspokes(?:person|man|woman)\b", re.IGNORECASE)
_DATELINE = re.compile(r"^\(?[A-Z][A-Za-z.,\s()]{1,40}?(?:\s+[–—-]{1,2}\s*|[–—]\s*)(?=\S)")
_ACRONYM = re.compile(r"^[A-Z][A-Z&]{1,}$|^[A-Za-z]*[a-z][A-Z]\w*$|^[A-Z]\w*[A-Z]\w*$")
_NOBODY = Speaker(None)
_SELDOM_NAMES = (
    lexicon.OFFICES | lexicon.ORGANISATION_WORDS | lexicon.NEVER_NAMES
) - lexicon.PARTICLES - lexicon.GIVEN_NAMES


@dataclass(frozen=True)
class _Segment:
    """What stands between two commas. `name` and `office` are parts of `words`, either may be None."""

    words: str
    name: str | None = None
    office: str | None = None

    @property
    def is_bare_name(self) -> bool:
        return self.name is not None and self.office is None

    @property
    def is_bare_office(self) -> bool:
        return self.office is not None and self.name is None

    @property
    def is_other(self) -> bool:
        return self.name is None and self.office is None


def read_speaker(subject: str, lower: frozenset[str] = frozenset()) -> Speaker:
    """Read who speaks from the words before the verb of saying.

    `lower` are words that the release also writes in lower case: no part of a name. A person named
    by surname only has that as `name`; a bare office, a body or a pronoun leaves `name` None.
    """
    words = " ".join(subject.split())[:LONGEST_SUBJECT].strip(" ,")
    if not words or fold(words) in lexicon.PRONOUNS:
        return _NOBODY
    segments, led_in = _without_lead_in(_segments(words, lower))
    if not segments or _is_joint(segments):
        return _NOBODY
    return _put_together(segments, led_in)


def is_joint(subject: str) -> bool:
    """Whether the words name two or more people speaking together."""
    return _is_joint(_without_lead_in(_segments(subject[:LONGEST_SUBJECT], frozenset()))[0])


def surname(name: str) -> str:
    """Give the folded surname of a name, particles left out: "van der Berg" -> "berg"."""
    return fold(name.split()[-1]) if name.split() else ""


def _is_joint(segments: Sequence[_Segment]) -> bool:
    """ "Ann Other and Jo Bloggs said:", "Ann Other, Minister, and Jo Bloggs, Mayor, said:" """
    joined = [s for s in segments if re.match(r"and\s", s.words) and (s.name or s.office)]
    return bool(joined) or any(_names_two(s.words) for s in segments)


def _names_two(words: str) -> bool:
    left, found, right = words.partition(" and ")
    if not found:
        return False
    first = _split_office_and_name(left, frozenset())[1] or _whole_name(left)
    second = _split_office_and_name(right, frozenset())[1] or _whole_name(right)
    return bool(first and second and " " in first and " " in second)


def _without_asides(words: str) -> str:
    """Drop "(R-Kan.)" and the like behind a name; an acronym in brackets stays with its body."""
    return _ASIDE.sub(lambda m: m[0] if _abbreviates(m[0], words[: m.start()]) else "", words)


def _abbreviates(aside: str, before: str) -> bool:
    """Whether "(NECC)" is made of the first letters of the words before it."""
    letters = iter([word[0] for word in before.split() if word[0].isupper()])
    acronym = aside.strip(" ()")
    return bool(_ACRONYM.match(acronym)) and all(
        letter in letters for letter in acronym if letter.isupper()
    )


def _split(words: str) -> list[str]:
    parts = (part.strip(" ,") for part in re.split(r",\s+|\s+[–—]\s+", _DATELINE.sub("", words)))
    return [part for part in parts if part and not _says_nothing(part)]


def _says_nothing(part: str) -> bool:
    """Letters behind a name between commas ("Jane Roe, M.D.,") and clauses ("who chairs it")."""
    first = fold(part).partition(" ")[0]
    letters = all(_is_post_nominal(token) for token in part.split())
    return letters or first in {"who", "whose", "which"}


def _segments(words: str, lower: frozenset[str]) -> list[_Segment]:
    return [_read_segment(part, lower) for part in _split(_without_asides(words))]


def _without_lead_in(segments: Sequence[_Segment]) -> tuple[list[_Segment], bool]:
    """Drop "Speaking at the opening," in front; tell whether there was one."""
    start = 0
    while start < len(segments) and _opens_lead_in(segments[start]):
        start += 1
    return list(segments[start:]), start > 0


def _opens_lead_in(segment: _Segment) -> bool:
    first = fold(segment.words).partition(" ")[0]
    return first in lexicon.LEAD_IN_WORDS or _is_participle(segment.words)


def _read_segment(words: str, lower: frozenset[str]) -> _Segment:
    first = fold(words).partition(" ")[0]
    if first in lexicon.LEAD_IN_WORDS or _is_participle(words) or _FROM_BODY.match(words):
        return _Segment(words)
    bare = re.sub(r"^and\s+", "", words)
    name = _whole_name(bare)
    if name:
        return _Segment(words, name=name)
    office, behind = _split_office_and_name(bare, lower)
    return _Segment(words, name=behind, office=office)


def _is_participle(words: str) -> bool:
    first, _, rest = words.partition(" ")
    folded = fold(first)
    known = lexicon.TOPICS | lexicon.OFFICE_ADJECTIVES | lexicon.GIVEN_NAMES
    return folded.endswith("ing") and len(folded) > 5 and bool(rest) and folded not in known


def _whole_name(words: str) -> str | None:
    """Give the name without titles and letters if the words are a person's name and no more."""
    tokens = words.split()
    if len(tokens) > 1 and fold(tokens[0]) == "the" and fold(tokens[1]) in lexicon.COURTESY_TITLES:
        tokens = tokens[1:]
    titled = False
    while tokens and fold(tokens[0]).rstrip(".") in lexicon.COURTESY_TITLES and len(tokens) > 1:
        tokens, titled = tokens[1:], True
    while len(tokens) > 1 and _is_post_nominal(tokens[-1]):
        tokens, titled = tokens[:-1], True
    if not tokens or len(tokens) > _MOST_NAME_WORDS:
        return None
    if fold(tokens[0]) in lexicon.PEERAGE and len(tokens) > 1:
        return " ".join(tokens) if _is_name_word(tokens[1]) else None
    if not _is_name(tokens, titled):
        return None
    return " ".join(tokens)


def _is_post_nominal(token: str) -> bool:
    bare = token.strip(".,()")
    folded = fold(bare).replace(".", "")
    return folded in lexicon.POST_NOMINALS and (bare.isupper() or not bare.islower())


def _is_name(tokens: Sequence[str], titled: bool) -> bool:
    words = [fold(token).strip(".,'") for token in tokens]
    if not all(_is_name_word(token) or fold(token) in lexicon.PARTICLES for token in tokens):
        return False
    if not _is_name_word(tokens[-1]) or not _is_name_word(tokens[0]) and len(tokens) == 1:
        return False
    if words[0] in lexicon.NEVER_NAMES - lexicon.GIVEN_NAMES:
        return False
    doubtful = [word for word in words if word in _SELDOM_NAMES]
    if not doubtful:
        return True
    # "Tom Bishop", "Jane Church": a word that is also a surname, behind a given name or a title
    surname_only = doubtful == words[-1:] and words[-1] in lexicon.SURNAMES_TOO
    return surname_only and len(words) <= 3 and (titled or words[0] in lexicon.GIVEN_NAMES)


def _is_name_word(token: str) -> bool:
    bare = token.strip(".,")
    letters = re.sub(r"[’'\-.]", "", bare)
    if not letters.isalpha() or not bare[0].isupper():
        return False
    return len(letters) < 4 or not letters.isupper() or "-" in bare or "’" in bare


def _split_office_and_name(words: str, lower: frozenset[str]) -> tuple[str | None, str | None]:
    """Cut "Home Secretary Jane Roe" into office and name; either may be missing."""
    tokens = words.split()
    heads = [at for at, token in enumerate(tokens) if _is_office(token) and not _is_title(tokens, at)]
    if not heads:
        return None, None
    before_name = _first_connector(tokens, heads[-1])
    behind = tokens[heads[-1] + 1 :]
    if before_name is None:
        name = _whole_name(" ".join(behind)) if behind else None
        if name:
            return " ".join(tokens[: heads[-1] + 1]), name
        earlier = _name_after_earlier_head(tokens, heads)
        return earlier or (words, None)
    return _name_at_end(tokens, before_name, lower)


def _is_title(tokens: Sequence[str], at: int) -> bool:
    """ "Professor" before a name is a title; "Professor of Virology" is an office."""
    following = tokens[at + 1 : at + 2]
    titles = lexicon.COURTESY_TITLES
    return fold(tokens[at]) in titles and bool(following) and following[0][:1].isupper()


def _name_after_earlier_head(tokens: Sequence[str], heads: Sequence[int]) -> tuple[str, str] | None:
    """ "Chief Constable Tom Bishop": the last word is an office too, but here a surname."""
    for head in reversed(heads[:-1]):
        name = _whole_name(" ".join(tokens[head + 1 :]))
        if name:
            return " ".join(tokens[: head + 1]), name
    return None


def _is_office(token: str) -> bool:
    word = fold(token).strip(".,:;")
    return word in lexicon.OFFICES


def _first_connector(tokens: Sequence[str], head: int) -> int | None:
    """Find the first of/for/at behind the last office word, where its body or portfolio begins."""
    for at in range(head + 1, len(tokens)):
        if tokens[at] in {"of", "for", "at", "in", "to", "from", "with", "on", "and", "&"}:
            return at if at == head + 1 else None
    return None


def _name_at_end(
    tokens: Sequence[str], connector: int, lower: frozenset[str]
) -> tuple[str | None, str | None]:
    """Look for a person behind a portfolio: "Minister for Schools Jane Roe"."""
    for length in (4, 3, 2):
        start = len(tokens) - length
        if start <= connector + 1:
            continue
        name = _whole_name(" ".join(tokens[start:]))
        if name and _is_surely_a_person(tokens[start:], tokens[start - 1], lower, length):
            return " ".join(tokens[:start]), name
    return " ".join(tokens), None


def _is_surely_a_person(
    tokens: Sequence[str], before: str, lower: frozenset[str], length: int
) -> bool:
    first = fold(tokens[0]).rstrip(".")
    if fold(before).strip(",") in {"the", "of", "for", "and", "&", "at", "in"}:
        return first in lexicon.COURTESY_TITLES | lexicon.PEERAGE
    if first in lexicon.COURTESY_TITLES | lexicon.PEERAGE | lexicon.GIVEN_NAMES:
        return True
    if length > 2 and not _is_post_nominal(tokens[-1]):
        return False
    words = [fold(token).strip(".,") for token in tokens]
    if _is_post_nominal(tokens[-1]):
        return length == 3
    return not any(w in lower or w in lexicon.TOPICS | lexicon.ORGANISATION_WORDS for w in words)


def _put_together(segments: Sequence[_Segment], led_in: bool) -> Speaker:
    at = len(segments) - 1
    while at >= 0 and segments[at].is_other:
        at -= 1
    if at < 0:
        return Speaker(None, None, _body_name(segments[-1].words)) if len(segments) == 1 else _NOBODY
    tail = [segment.words for segment in segments[at + 1 :]]
    here, left = segments[at], segments[:at]
    if here.name and here.office:
        return _speaker(here.name, here.office, tail)
    if here.is_bare_office:
        return _office_last(here, left, tail)
    return _name_last(here, left, tail, led_in)


def _office_last(here: _Segment, left: Sequence[_Segment], tail: Sequence[str]) -> Speaker:
    """ "Jane Roe, Chief Executive of Acme, said:", "The Home Secretary said:" """
    office = here.office or ""
    more = list(tail)
    while left and not left[-1].name:
        if left[-1].is_bare_office:
            office = f"{left[-1].words}, {office}"
        else:
            break
        left = left[:-1]
    if left and left[-1].is_bare_name:
        return _speaker(left[-1].name, office, more)
    if left and left[-1].name and left[-1].office:
        return _speaker(left[-1].name, left[-1].office, [here.words, *more])
    return _speaker(None, office, more)


def _name_last(
    here: _Segment, left: Sequence[_Segment], tail: Sequence[str], led_in: bool
) -> Speaker:
    """ "Home Secretary, Jane Roe MP, said:", "Jane Roe, Acme Widgets, said:" """
    framed = len(left) >= 2 and left[-1].is_bare_office and left[-2].is_bare_name
    # "Jane Roe, Manager, Acme Widgets" but "In Leeds, West Yorkshire, the Mayor, Jane Roe"
    if framed and not (led_in and _is_public(left[-1].words)):
        return _speaker(left[-2].name, left[-1].office, [here.words, *tail])
    portfolio: list[str] = []
    while left and left[-1].is_other and len(portfolio) < 3:
        portfolio.insert(0, left[-1].words)
        left = left[:-1]
    if left and left[-1].is_bare_office:
        office = ", ".join([left[-1].words, *portfolio])
        return _speaker(here.name, office, tail)
    if left and left[-1].is_bare_name and not portfolio:  # "Jane Roe, Acme Widgets, said:"
        return _speaker(left[-1].name, None, [here.words, *tail])
    return _speaker(here.name, None, tail)


def _is_public(office: str) -> bool:
    words = fold(office).split()
    return words[0] == "the" or any(word in lexicon.PUBLIC_OFFICES for word in words)


def _speaker(name: str | None, office: str | None, tail: Sequence[str]) -> Speaker:
    role, organisation, rest = _split_office(office, list(tail))
    if rest and organisation is None:
        organisation = _body_name(", ".join(rest))
    elif rest and organisation:
        organisation = ", ".join([organisation, *rest])
    if role and organisation is None and _SPOKESPERSON.search(role):
        role, organisation = _spokesperson(role)
    return Speaker(name, role, organisation)


def _spokesperson(role: str) -> tuple[str, str | None]:
    """ "A Home Office spokesperson", "spokesman for the Cabinet Office" """
    found = _SPOKESPERSON.search(role)
    assert found is not None
    before = re.sub(r"^an?\s+", "", role[: found.start()].strip(), flags=re.IGNORECASE)
    after = re.sub(r"^(?:for|of|at|from)\s+", "", role[found.end() :].strip())
    body = after or before
    if not body or (before and not before[0].isupper()):
        return role, None
    return found[0], _body_name(body)


def _split_office(
    office: str | None, tail: list[str]
) -> tuple[str | None, str | None, list[str]]:
    """Cut an office into role and organisation; `tail` is what the commas left behind it."""
    if office is None:
        return None, None, tail
    office = re.sub(r"^(?:the|an?)\s+", "", office.strip(" ,"), flags=re.IGNORECASE)
    if fold(office).startswith(lexicon.WHOLE_OFFICES):
        return ", ".join([office, *tail]), None, []
    owner = _POSSESSIVE.match(office)
    if owner and not _owns_nothing(owner[1]) and _is_office_phrase(office[owner.end() :]):
        return office[owner.end() :], _owner_name(owner[1]), tail
    at_body = _AT_BODY.search(office)
    if at_body and _holds_office(office[: at_body.start()]):
        return office[: at_body.start()], _body_name(_join(office[at_body.end() :], tail)), []
    cut = _body_behind_head(office)
    if cut:
        return office[: cut[0]], _body_name(_join(office[cut[1] :], tail)), []
    if tail and _is_portfolio(office, tail[0]):
        return ", ".join([office, *tail]), None, []
    front = _body_before_head(office)
    if front:
        return office[front:].strip(), _body_name(office[:front]), tail
    return office, None, tail


def _join(first: str, tail: Sequence[str]) -> str:
    """ "Department for Culture" and "Media and Sport" are one body; "Ltd" too."""
    return ", ".join([first, *tail])


def _is_portfolio(office: str, rest: str) -> bool:
    """ "Secretary of State for Levelling Up" goes on with "Housing and Communities"."""
    public = any(fold(word) in {"minister", "secretary", "commissioner"} for word in office.split())
    return public and " for " in office and (" and " in rest or "&" in rest)


def _holds_office(words: str) -> bool:
    return any(_is_office(word) for word in words.split())


def _is_office_phrase(words: str) -> bool:
    tokens = [fold(word).strip(",") for word in words.split()]
    allowed = lexicon.OFFICES | lexicon.OFFICE_ADJECTIVES | lexicon.TOPICS
    return bool(tokens) and _holds_office(words) and tokens[0] in allowed


def _body_behind_head(office: str) -> tuple[int, int] | None:
    """Find "of BODY" behind an executive's office; public offices keep what follows them."""
    tokens = list(_TOKEN.finditer(office))
    for at, token in enumerate(tokens[:-1]):
        if token[0] not in {"of", "for"} or at == 0:
            continue
        head = fold(tokens[at - 1][0]).strip(",")
        body = office[tokens[at + 1].start() :]
        if head in lexicon.EXECUTIVES and _takes_body(head, body, token[0]):
            return token.start() - 1, tokens[at + 1].start()
        if head in lexicon.TOPICS - {"of", "for", "and", "the", "&"} and _is_body(body):
            return token.start() - 1, tokens[at + 1].start()
    return None


_ALWAYS_OF_BODY = frozenset(
    "executive ceo cfo coo cto cio chairman chairwoman chairperson chair founder co-founder owner "
    "general constable spokesperson spokesman spokeswoman secretary-general boss partner "
    "vice-chancellor principal headteacher".split()
)
# What is no topic behind these is a body: "Director of Shelter" but "Director of Policy"
_OF_OTHERS = frozenset("director president".split())


def _takes_body(head: str, body: str, connector: str) -> bool:
    if head in _ALWAYS_OF_BODY:
        return not _all_topics(body)
    if head in _OF_OTHERS and connector == "of":
        return _is_body(body) or not _starts_with_topic(body)
    return _is_body(body)


def _starts_with_topic(body: str) -> bool:
    return fold(body.split()[0]).strip(",") in lexicon.TOPICS - {"the"}


def _all_topics(body: str) -> bool:
    return all(fold(word).strip(",") in lexicon.TOPICS for word in body.split())


def _is_body(words: str) -> bool:
    """Whether words name an organisation: "the X", an acronym, or an organisation word in them."""
    tokens = words.split()
    if not tokens or _is_place(words):
        return False
    if fold(tokens[0]) == "the" and len(tokens) > 1 and tokens[1][:1].isupper():
        return True
    if any(_ACRONYM.match(token.strip("(),’'s")) for token in tokens):
        return True
    folded = [fold(token).strip("(),") for token in tokens]
    strong = lexicon.ORGANISATION_WORDS - lexicon.TOPICS
    return any(word in strong for word in folded) and tokens[0][:1].isupper()


def _is_place(words: str) -> bool:
    """Whether words name a country or a region and no body: "Commissioner for England"."""
    return all(fold(word).strip(",") in lexicon.PLACES for word in words.split())


def _owns_nothing(owner: str) -> bool:
    """ "England's", "Children's": no body that somebody holds an office of."""
    return _is_place(re.sub(r"[’']s?$", "", owner)) or fold(owner) in lexicon.COMMON_OWNERS


def _body_before_head(office: str) -> int | None:
    """Find where the role begins in "Interpol Secretary General", "Acme Widgets Chief Executive"."""
    tokens = list(_TOKEN.finditer(office))
    words = [fold(token[0]).strip(",") for token in tokens]
    head = next((at for at in range(len(words)) if words[at] in lexicon.OFFICES), None)
    if head is None or not _executive_head(words, head):
        return None
    start = head
    inner = lexicon.OFFICE_ADJECTIVES | lexicon.TOPICS - {"of", "for", "the"}
    while start > 0 and words[start - 1] in inner:
        start -= 1
    front = office[: tokens[start].start()].strip() if start else ""
    if start == 0 or not front[0].isupper() or words[head] == "leader" or _is_no_body(front, words[start]):
        return None
    surely = words[head] in _ALWAYS_OF_BODY or words[head : head + 2] == ["secretary", "general"]
    return tokens[start].start() if surely or _is_body(front) else None


def _is_no_body(front: str, following: str) -> bool:
    # "Police | and Crime Commissioner", "Committee on | Intelligence Vice Chairman"
    cut_in_two = following in {"and", "&"} or front.split()[-1] in {"on", "of", "for", "and", "the"}
    return cut_in_two or _owns_nothing(front) or fold(front) in {"hm", "his majesty's", "h.m."}


def _executive_head(words: Sequence[str], head: int) -> bool:
    """ "Secretary General" runs a body; "Secretary" alone, "Minister", "Commissioner" do not."""
    if words[head : head + 2] == ["secretary", "general"]:
        return True
    return words[head] in lexicon.EXECUTIVES


def _owner_name(words: str) -> str:
    """Keep the 's of a brand ("Barnardo's"), drop that of a body ("the Met Office's")."""
    body = _body_name(words)
    if words != body:
        return re.sub(r"[’']s$|(?<=s)[’']$", "", body)
    if len(body.split()) == 1 and not _ACRONYM.match(body[:-2]):
        return body
    return re.sub(r"[’']s$|(?<=s)[’']$", "", body)


def _body_name(words: str) -> str:
    bare = _FROM_BODY.sub("", words, count=1) if words[:1].islower() else words
    return re.sub(r"^(?:the|an?)\s+", "", bare.strip(" ,"), flags=re.IGNORECASE)
