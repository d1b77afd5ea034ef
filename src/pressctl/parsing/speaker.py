"""The words that name a speaker, read as person, office and organisation.

The words are cut at commas into segments; each segment is a name, an office, an office with a name
behind it, or something else. They are put together from the right, since the person stands next to
the verb and a lead-in ("Speaking in Leeds, ...") stands farthest from it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pressctl.model import Speaker
from pressctl.parsing import lexicon
from pressctl.parsing.names import (
    is_given_name,
    is_name_word,
    is_post_nominal,
    is_surely_a_name,
    is_title,
    read_name,
)
from pressctl.parsing.offices import (
    body_name,
    is_body,
    is_minister,
    is_office,
    is_rank,
    split_office,
)
from pressctl.text import fold

LONGEST_SUBJECT = 700  # characters; longer words name nobody; not measured

_ASIDE = re.compile(r"\s*\([^()]{0,80}\)")
_HOME = re.compile(r"\s+(of|from|at)\s+(?=(?:the\s+)?[^\Wa-z_])")
_PREPOSITION = re.compile(r"(?:from|of|at|for|with|on behalf of)\s", re.IGNORECASE)
_DATELINE = re.compile(r"^\(?[A-Z][A-Za-z.,\s()]{1,40}?(?:\s+[–—-]{1,2}\s*|[–—]\s*)(?=\S)")
_ONE_SPOKESPERSON = re.compile(r"^an?\s[^:]{0,120}\sspokes(?:person|man|woman)$", re.IGNORECASE)
_WHO_IS = re.compile(r"^who\s+(?:is|was)\s+(?:the\s+)?", re.IGNORECASE)
_OWNER = re.compile(r"((?:[^\Wa-z_]\S*\s+){0,6}[^\Wa-z_]\S*?)[’']s\s+(?=[^\Wa-z_])")
_CONNECTORS = frozenset("of for at in to from with on and &".split())
_BEFORE_A_BODY = _CONNECTORS | {"the"}
_NO_PERSON = lexicon.TOPICS | lexicon.ORGANISATION_WORDS
_NOBODY = Speaker(None)


@dataclass(frozen=True)
class _Segment:
    """What stands between two commas. `name` and `office` are parts of `words`, or None."""

    words: str
    name: str | None = None
    office: str | None = None
    body: str | None = None  # "Jane Roe of Acme Widgets"
    weak: bool = False  # the name is no more than a guess

    @property
    def is_bare_name(self) -> bool:
        return self.name is not None and self.office is None

    @property
    def is_bare_office(self) -> bool:
        return self.office is not None and self.name is None

    @property
    def is_other(self) -> bool:
        return self.name is None and self.office is None


def read_speaker(subject: str, seen: frozenset[str] = frozenset()) -> Speaker:
    """Read who speaks from the words before the verb of saying.

    `seen` are the words of the release as written: one in lower case there is no part of a name.
    A person named by surname only has that as `name`; a bare office, a body or a pronoun leaves
    `name` None.
    """
    words = " ".join(subject.split())[:LONGEST_SUBJECT].strip(" ,")
    words = re.sub(r"^And\s+(?=[^\Wa-z_])", "", words)
    if not words or fold(words) in lexicon.PRONOUNS:
        return _NOBODY
    if _ONE_SPOKESPERSON.match(words):
        return _speaker(None, words, [], seen)
    segments, led_in = _without_lead_in(_segments(words, seen))
    segments = _without_guesses(_without_appositions(segments))
    if not segments or _is_joint(segments):
        return _NOBODY
    return _put_together(segments, led_in, seen)


def is_joint(subject: str) -> bool:
    """Whether the words name two or more people speaking together."""
    if "and" not in subject:
        return False  # most subjects: to cut them into segments is the larger part of a cue's time
    words = " ".join(subject.split())[:LONGEST_SUBJECT]
    return _is_joint(_without_lead_in(_segments(words, frozenset()))[0])


def _is_joint(segments: Sequence[_Segment]) -> bool:
    """ "Ann Other and Jo Bloggs said:", "Ann Other, Minister, and Jo Bloggs, Mayor, said:" """
    joined = [s for s in segments[1:] if re.match(r"and\s", s.words) and s.name and not s.weak]
    return bool(joined) or any(_names_two(segment.words) for segment in segments)


def _names_two(words: str) -> bool:
    left, found, right = words.partition(" and ")
    if not found:
        return False
    first, second = (
        _split_office_and_name(part, frozenset())[1] or read_name(part) for part in (left, right)
    )
    return bool(first and second and " " in first and " " in second)


def _segments(words: str, seen: frozenset[str]) -> list[_Segment]:
    return [_read_segment(part, seen) for part in _split(_without_asides(words))]


def _without_asides(words: str) -> str:
    """Drop "(R-Kan.)" and the like behind a name; an acronym in brackets stays with its body."""
    return _ASIDE.sub(lambda m: m[0] if _abbreviates(m[0], words[: m.start()]) else "", words)


def _abbreviates(aside: str, before: str) -> bool:
    """Whether "(NECC)" is made of the first letters of the words before it."""
    letters = iter([word[0] for word in before.split() if word[0].isupper()])
    acronym = [letter for letter in aside if letter.isupper()]
    return len(acronym) > 1 and all(letter in letters for letter in acronym)


def _split(words: str) -> list[str]:
    raw = re.split(r",\s+|\s+[–—]\s+", _DATELINE.sub("", words))
    parts: list[str] = []
    for part in (_who_is(piece.strip(" ,")) for piece in raw):
        if parts and _is_rest_of_portfolio(parts[-1], part):
            parts[-1] = f"{parts[-1]}, {part}"
        elif part and not _says_nothing(part):
            parts.append(part)
    return parts


def _who_is(part: str) -> str:
    """ "who is Head of Policy" is an office; "who is leading the team" says nothing."""
    found = _WHO_IS.match(part)
    if not found:
        return part
    rest = part[found.end() :]
    return rest if any(is_office(word) for word in rest.split()[:4]) and rest[0].isupper() else part


def _is_rest_of_portfolio(before: str, part: str) -> bool:
    """ "Minister for Housing" and "Local Government and Heritage Jane Roe" belong together."""
    open_list = re.search(r"\b(?:minister|secretary|secretary of state) (?:of|for) ", fold(before))
    return (
        bool(open_list)
        and " and " in part
        and not part.startswith("and ")
        and read_name(part) is None
    )


def _says_nothing(part: str) -> bool:
    """Letters behind a name ("Jane Roe, M.D.,"), an age, a clause ("who chairs it")."""
    first = fold(part).partition(" ")[0]
    letters = all(is_post_nominal(token) for token in part.split())
    age = re.fullmatch(r"(?:aged\s+)?\d{1,3}", part) is not None
    aside = (
        part[0].islower() and re.match(r"\w{3,}(?:ed|ing)\b", first) is not None
    )  # "asked about"
    return letters or age or aside or first in {"who", "whose", "which", "whom"}


def _without_lead_in(segments: Sequence[_Segment]) -> tuple[list[_Segment], bool]:
    """Drop "Speaking at the opening," in front; tell whether there was one."""
    start = 0
    while start < len(segments) and _opens_lead_in(segments[start].words):
        start += 1
    return list(segments[start:]), start > 0


def _opens_lead_in(words: str) -> bool:
    first, _, rest = words.partition(" ")
    folded = fold(first)
    if folded in lexicon.LEAD_IN_WORDS:
        return True
    if not folded.endswith("ing") or not rest or folded in lexicon.GIVEN_NAMES:
        return False
    if is_office(rest.split()[0]):  # "Investigating officer Jo Bloggs"
        return False
    return (rest[0].islower() and folded not in lexicon.TOPICS) or folded in lexicon.LEAD_IN_VERBS


def _without_appositions(segments: Sequence[_Segment]) -> list[_Segment]:
    """ "Jane Roe, Director of Acme, a local partner, said:": what stands behind an office."""
    kept: list[_Segment] = []
    for segment in segments:
        described = re.match(r"(?:an?|one of)\s+[a-z]", segment.words) is not None
        if not (described and any(before.office for before in kept)):
            kept.append(segment)
    return kept


def _without_guesses(segments: Sequence[_Segment]) -> list[_Segment]:
    """Take "Chair of Bus Users Wales" for an office where another segment is surely the name."""
    sure = [s for s in segments if s.is_bare_name and not s.weak]
    if not sure:
        return list(segments)
    return [_without_guess(segment) if segment.weak else segment for segment in segments]


def _without_guess(segment: _Segment) -> _Segment:
    return replace(segment, name=None, office=segment.words if segment.office else None)


def _read_segment(words: str, seen: frozenset[str]) -> _Segment:
    if _opens_lead_in(words) or (_PREPOSITION.match(words) and words[0].islower()):
        return _Segment(words)
    bare = re.sub(r"^and\s+", "", words)
    name = read_name(bare)
    if name:
        office, behind = _split_before_given_name(bare.split())
        office = office or _rank_in_front(bare.split())
        single = " " not in name and not is_title(bare.split()[0])
        return _Segment(words, name=behind or name, office=office, weak=single and not office)
    home = _split_home(bare, seen) or _split_owner(bare)
    if home:
        return home
    office, behind = _split_office_and_name(bare, seen)
    return _Segment(words, name=behind, office=office, weak=_is_weak(behind, bare))


def _rank_in_front(tokens: Sequence[str]) -> str | None:
    """ "DCI Bashir": a rank in short stands where a title would."""
    ranks = [token for token in tokens if token.isupper() and is_office(token) and is_rank(token)]
    return " ".join(ranks[:1]) or None


def _split_home(words: str, seen: frozenset[str]) -> _Segment | None:
    """ "Jane Roe of Acme Widgets", "Nursery manager Jane Roe from Little Acorns" """
    found = _HOME.search(words)
    while found:
        front = words[: found.start()]
        office, name = None, read_name(front)
        if not name:
            office, name = _split_office_and_name(front, seen)
        if name and " " in name and not _is_weak(name, front) and not _is_peer(name):
            body = (
                words[found.end() :]
                if found[1] != "from" or is_body(words[found.end() :])
                else None
            )
            return _Segment(words, name=name, office=office, body=body)
        found = _HOME.search(words, found.end())
    return None


def _split_owner(words: str) -> _Segment | None:
    """ "Ardglen Community Forum's Jane Roe": a body and somebody of it, without an office."""
    found = _OWNER.match(words)
    name = read_name(words[found.end() :]) if found else None
    if not found or not name or " " not in name or not is_given_name(name.split()[0]):
        return None
    return _Segment(words, name=name, body=found[1])


def _is_peer(name: str) -> bool:
    return fold(name).split()[0] in lexicon.PEERAGE


def _is_weak(name: str | None, words: str) -> bool:
    """Whether nothing but its place and its capitals make a name of the words behind an office."""
    if name is None:
        return False
    tokens = words.split()
    start = len(tokens) - len(name.split())
    behind = tokens[max(0, start - 1) :]
    known = any(is_title(t) or is_post_nominal(t) for t in behind) or is_given_name(name.split()[0])
    if known or _is_peer(name):
        return False
    heads = [at for at in range(start) if is_office(tokens[at])]
    between = tokens[heads[-1] + 1 : start] if heads else tokens[:start]
    return " " not in name or any(token in _CONNECTORS for token in between)


def _split_office_and_name(words: str, seen: frozenset[str]) -> tuple[str | None, str | None]:
    """Cut "Home Secretary Jane Roe" into office and name; either may be missing."""
    tokens = words.split()
    heads = [at for at in range(len(tokens)) if _is_head(tokens, at)]
    if not heads:
        return _split_before_given_name(tokens)
    last = heads[-1]
    if [fold(token) for token in tokens[last + 1 : last + 3]] == ["of", "state"]:
        last += 2  # "Minister of State Jane Roe"
        heads.append(last)
    connector = _connector(tokens, last)
    if connector is not None:
        return _name_at_end(tokens, connector, seen)
    for head in reversed(heads):
        name = read_name(" ".join(tokens[head + 1 :]))
        if name:
            return _office_without_rank(tokens[: head + 1]), name
    office, behind = _split_before_given_name(tokens)  # "Apprentice bricklayer Jo Bloggs"
    return (office, behind) if behind else (words, None)


def _office_without_rank(tokens: Sequence[str]) -> str:
    """An office beats a rank: "Roads Minister Major Jane Roe" is the Roads Minister."""
    kept = list(tokens)
    while (
        len(kept) > 1
        and is_rank(kept[-1])
        and any(is_office(token) and not is_rank(token) for token in kept[:-1])
    ):
        kept = kept[:-1]
    return " ".join(kept)


def _is_head(tokens: Sequence[str], at: int) -> bool:
    """Whether a word is an office here: no title before a name, no given name behind an office."""
    if not is_office(tokens[at]):
        return False
    following = tokens[at + 1 : at + 2]
    name_follows = bool(following) and is_name_word(following[0]) and not is_office(following[0])
    if is_title(tokens[at]) and name_follows:
        return False
    earlier = any(is_office(token) for token in tokens[:at])
    return not (earlier and name_follows and is_given_name(tokens[at]))


def _split_before_given_name(tokens: Sequence[str]) -> tuple[str | None, str | None]:
    """ "Control Operator Jane Roe", "Co-author Professor Jane Roe": an office we do not know."""
    if not tokens or is_given_name(tokens[0]):
        return None, None
    for at in range(1, len(tokens) - 1):
        titled = is_title(tokens[at])
        known = at > 1 or is_office(tokens[0])  # two given names may stand together
        if not titled and not (known and is_given_name(tokens[at])):
            continue
        front = [t for t in tokens[:at] if not is_title(t) and fold(t) not in {"the", "very"}]
        name = read_name(" ".join(tokens[at:]))
        if name and front:
            return " ".join(tokens[:at]), name
    return None, None


def _connector(tokens: Sequence[str], head: int) -> int | None:
    """Find the of/for/at right behind the last office word, where a body or portfolio begins."""
    following = tokens[head + 1 : head + 2]
    return head + 1 if following and following[0] in _CONNECTORS else None


def _name_at_end(
    tokens: Sequence[str], connector: int, seen: frozenset[str]
) -> tuple[str | None, str | None]:
    """Look for a person behind a portfolio: "Minister for Schools Jane Roe"."""
    for length in (4, 3, 2):
        start = len(tokens) - length
        if start <= connector + 1:
            continue
        name = read_name(" ".join(tokens[start:]))
        if name and _is_person_behind(tokens[start - 1], tokens[start:], seen):
            return " ".join(tokens[:start]), name
    return " ".join(tokens), None


def _is_person_behind(before: str, tokens: Sequence[str], seen: frozenset[str]) -> bool:
    first = tokens[0]
    if fold(before).strip(",") in _BEFORE_A_BODY:
        return is_title(first) or _is_peer(first)
    if is_surely_a_name(tokens):
        return len(tokens) <= 3 or is_title(first) or is_given_name(first)
    if len(tokens) > 2:
        return False
    words = [fold(token).strip(".,") for token in tokens]
    return not any(w in seen or w in _NO_PERSON for w in words)


def _put_together(segments: Sequence[_Segment], led_in: bool, seen: frozenset[str]) -> Speaker:
    at = len(segments) - 1
    while at >= 0 and segments[at].is_other:
        at -= 1
    if at < 0:
        return _body_alone(segments)
    here, left = segments[at], segments[:at]
    tail = [*([here.body] if here.body else []), *_bodies(segments[at + 1 :])]
    if here.name and here.office:
        return _person_in_office(here, left, tail, led_in, seen)
    if here.is_bare_office:
        return _office_last(here, left, tail, seen)
    return _name_last(here, left, tail, led_in, seen)


def _bodies(segments: Sequence[_Segment]) -> list[str]:
    """Give the segments that may name a body: "from Leeds" is where somebody lives."""
    return [
        segment.words
        for segment in segments
        if not segment.words.startswith("from ") or is_body(body_name(segment.words))
    ]


def _body_alone(segments: Sequence[_Segment]) -> Speaker:
    """ "Cancer Research UK said:"; "The family of Jo Bloggs said:" is no body."""
    if len(segments) != 1:
        return _NOBODY
    bare = re.sub(r"^(?:the|an?)\s+", "", segments[0].words, flags=re.IGNORECASE)
    named = bare[:1].isupper() or any(letter.isupper() for letter in bare.split()[0])
    article = fold(segments[0].words) in lexicon.NEVER_NAMES
    return Speaker(None, None, body_name(bare)) if named and not article else _NOBODY


def _person_in_office(
    here: _Segment, left: Sequence[_Segment], tail: list[str], led_in: bool, seen: frozenset[str]
) -> Speaker:
    office = here.office or ""
    if left and left[-1].is_bare_office and is_rank(office):
        return _speaker(
            here.name, left[-1].words, tail, seen
        )  # "Leader of the Council, Cllr Jane Roe"
    listed = [s.words for s in left if s.office is None and not is_surely_a_name(s.words.split())]
    if listed and len(listed) == len(left) and not led_in and " and " in office:
        office = ", ".join([*listed, office])  # "Small Business, Consumers and Markets Minister"
    return _speaker(here.name, office, tail, seen)


def _office_last(
    here: _Segment, left: Sequence[_Segment], tail: Sequence[str], seen: frozenset[str]
) -> Speaker:
    """ "Jane Roe, Chief Executive of Acme, said:", "The Home Secretary said:" """
    office = here.words
    while left and left[-1].is_bare_office:
        office = f"{left[-1].words}, {office}"
        left = left[:-1]
    if left and left[-1].is_bare_name:
        return _speaker(left[-1].name, office, tail, seen)
    if left and left[-1].name:
        return _rank_and_post(left[-1], office, tail, seen)
    return _speaker(None, office, tail, seen)


def _rank_and_post(
    ranked: _Segment, post: str, tail: Sequence[str], seen: frozenset[str]
) -> Speaker:
    """ "Commander Jane Roe, Commanding Officer of HMS Gorse": the post says more than the rank."""
    posted = _speaker(ranked.name, post, tail, seen)
    if (posted.organisation or is_rank(ranked.office or "")) and not is_minister(
        ranked.office or ""
    ):
        return posted
    return _speaker(ranked.name, ranked.office, [], seen)


def _name_last(
    here: _Segment,
    left: Sequence[_Segment],
    tail: Sequence[str],
    led_in: bool,
    seen: frozenset[str],
) -> Speaker:
    """ "Home Secretary, Jane Roe MP, said:", "Jane Roe, Acme Widgets, said:" """
    framed = len(left) >= 2 and left[-1].is_bare_office and left[-2].is_bare_name
    # "Jane Roe, Manager, Acme Widgets" but "In Leeds, West Yorkshire, the Mayor, Jane Roe"
    if framed and not (led_in and _is_public(left[-1].words)):
        return _speaker(left[-2].name, left[-1].words, [here.words, *tail], seen)
    portfolio: list[str] = []
    while left and left[-1].is_other and len(portfolio) < 3:
        portfolio.insert(0, left[-1].words)
        left = left[:-1]
    offices: list[str] = []
    while left and left[-1].is_bare_office:  # "Deputy Prime Minister, Justice Secretary, Jane Roe"
        offices.insert(0, left[-1].words)
        left = left[:-1]
    if offices:
        return _speaker(here.name, ", ".join([*offices, *portfolio]), tail, seen)
    if left and left[-1].is_bare_name and not portfolio:  # "Jane Roe, Acme Widgets, said:"
        return _speaker(left[-1].name, None, [here.words, *tail], seen)
    if here.weak and here.name and not is_given_name(here.name) and not left:
        return Speaker(None, None, here.name)  # "Ofcom said:"; mentions.py asks if it is a surname
    return _speaker(here.name, None, tail, seen)


def _is_public(office: str) -> bool:
    words = fold(office).split()
    return words[0] == "the" or any(word in lexicon.PUBLIC_OFFICES for word in words)


def _speaker(
    name: str | None, office: str | None, tail: Sequence[str], seen: frozenset[str]
) -> Speaker:
    role, organisation, rest = (
        split_office(office, tail, seen) if office else (None, None, list(tail))
    )
    if rest:
        words = ", ".join([*([organisation] if organisation else []), *rest])
        organisation = organisation if organisation else body_name(words)
    if role:
        # "carer from Bury", "Head of Prevention at the service"
        role = re.sub(r"\s+(?:from\s+[^\Wa-z_].*|at\s+the\s+[a-z]+)$", "", role)
    return Speaker(name, role or None, organisation or None)
