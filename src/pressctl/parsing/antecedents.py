"""Whom "he", "she" and "they" mean: the only person near enough who can be meant, or nobody.

"Jane Roe met Bob Stone. “It is good,” he said." A wrong person is worse than none, so that where
two can be meant nobody is named, unless one is whom the words right before are about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from pressctl.model import Span
from pressctl.parsing.bodies import is_body, is_place
from pressctl.parsing.marks import BLANK
from pressctl.parsing.named import is_full_name
from pressctl.parsing.names import is_given_name, read_name, surname
from pressctl.parsing.pronouns import HE, SHE, THEY, TITLES, pronoun_for
from pressctl.text import fold

_REACH = 1_500  # characters back to the last mention of whoever is meant; not measured
_TITLED = re.compile(
    rf"\b({'|'.join(title.capitalize() for title in TITLES)}|Mx|Dr|Professor|Cllr|Councillor)\.?"
    r"[^\S\n]+(?:[^\Wa-z_][\w’'.-]*[^\S\n]+){0,3}([^\Wa-z_][\w-]+)"
)
_OWNER = re.compile(r"\S+[’']s\b")  # "Mr Roe’s plans" are not he
# "Director of Acme Widgets", "in Hebden Bridge": no person stands there
_BEFORE_A_PLACE = re.compile(r"\b(?:of|in|at|for|from|near|to)\s+(?:the\s+)?$")
_WORD = re.compile(r"(?<![\w’'-])[^\Wa-z_][\w-]+")
# no sentence ends with "Mr." or "Rep."
_SENTENCES = re.compile(
    r"(?<=[.!?”\"])(?<!\b[A-Z][a-z]\.)(?<!\b(?:Mrs|Rep|Sen|Gov|Gen)\.)(?<!\b[A-Z]\.)\s+(?=[^\Wa-z_])|\n+"
)
# "Of Mr Roe, he said", "Asked about Mr Roe, she said": of whom somebody speaks, who is not meant
_SPOKEN_OF = re.compile(
    r"(?:^|(?<=[.!?”\"~\n]))\s*(?:(?i:and|but|then)\s+)?"
    r"(?:(?i:of|on|about|regarding|concerning|to|for|like|unlike|with|without|against|alongside"
    r"|asked|pressed|questioned|quizzed)|[^\Wa-z_]?[a-z]+ing)\s[^.!?;:\n~]*,\s*(?:[a-z]+ly,?\s+)?$"
)
_CAPITALS = re.compile(r"(?:[^\Wa-z_][\w’'-]*\.?[^\S\n]+){1,6}[^\Wa-z_][\w’'-]+")
# the capitalised words at the front of a sentence: "But Labour’s Jane Roe", "Mr. Roe"
_FRONT = re.compile(
    r"(?:(?:(?i:the|but|and)|[^\Wa-z_][\w’'-]*\.?),?\s+(?:[–—-]+\s+)?){0,5}[^\Wa-z_][\w’'-]*"
)
# "Jane Roe, 43, gave up", "Jane Roe, who runs a farm", "Jane Roe, a nurse in Hull,"
_INTRODUCED = re.compile(
    r"(?P<name>(?:[^\Wa-z_][\w’'.-]*\s+){1,3}[^\Wa-z_][\w’'-]+),\s(?:aged\s)?(?:\d{1,3}\b|an?\s|who\s|from\s)"
)


class People:
    """The people of a release by what its text says, the words of `quoted` aside.

    `speakers` are those who speak by full name.
    """

    def __init__(self, text: str, quoted: Sequence[Span], speakers: Sequence[str]) -> None:
        self._text = text
        self._quoted = quoted
        self._speakers = speakers

    def in_prose(self, pronoun: str, at: Span, since: int, previous: str | None) -> str | None:
        """Say who is meant by a pronoun in prose; `previous` spoke last, in words before `since`.

        `at` reaches from the pronoun to the end of its clause: who is named behind it is not meant.
        """
        if pronoun not in {HE, SHE}:
            return None  # they are several
        near = self._frame[max(since, at.start - _REACH) : at.start]
        spoken_of = _SPOKEN_OF.search(near)
        near, about = (near[: spoken_of.start()], spoken_of[0]) if spoken_of else (near, "")
        last = previous if at.start - since <= _REACH else None
        others = {*self._named(at.of(self._frame)), *self._named(about)}
        can = [name for name in self._can(pronoun, near, last) if name not in others]
        if can == [last]:
            return last
        subjects = self._subjects(near)
        subject = next((name for name in subjects if name in can), None)
        sure = len(can) == 1 or subjects[:1] == [subject]
        return subject if sure and is_full_name(subject) else None

    def at_cue_line(self, pronoun: str, at: int, since: int, previous: str | None) -> str | None:
        """Say who is meant at the head of a cue line, behind words set apart from `since` on.

        They may be the speaker's own, so that one who is named there is meant only if introduced.
        """
        words = self._frame[since:at]
        if self._can(pronoun, words, previous) == [previous]:
            return previous
        last = words.rstrip().rpartition("\n\n")[2]
        found = _INTRODUCED.match(last)
        name = read_name(found["name"]) if found else None
        alone = name is not None and self._can(pronoun, last, None) == [name]
        return name if name and alone and is_given_name(name.split()[0]) else None

    @cached_property
    def _frame(self) -> str:
        parts, at = [], 0
        for span in sorted(self._quoted):
            parts += [self._text[at : span.start], BLANK * (span.end - max(at, span.start))]
            at = max(at, span.end)
        return "".join([*parts, self._text[at:]])

    @cached_property
    def _by_surname(self) -> Mapping[str, str]:
        """Give the full name for each surname; the surname alone where nobody or two have it."""
        found: dict[str, str] = {}
        for name in (*self._speakers, *_people_in(self._frame)):
            key = surname(name)
            known = found.setdefault(key, name)
            same = known == name or (known in self._speakers and f" {name}".endswith(f" {known}"))
            if not same and name not in self._speakers:  # "Jane Marsh Roe" is Marsh Roe
                found[key] = key
        return {key: key for key in self._titled} | found

    @cached_property
    def _titled(self) -> Mapping[str, str | None]:
        """Give the pronoun, if it is one alone, for each surname that stands behind a title."""
        found: dict[str, str | None] = {}
        for title, name in _TITLED.findall(self._frame):
            found.setdefault(fold(name), TITLES.get(fold(title)))
        return found

    def _can(self, pronoun: str, words: str, last: str | None) -> list[str]:
        """Give whom a pronoun can mean: the last speaker, and who is named in the words."""
        named = dict.fromkeys([*([last] if last else []), *self._named(words)])
        if last:
            named.pop(surname(last), None)  # "Mr Roe" while a Roe speaks
        return [name for name in named if self._fits(name, pronoun)]

    def _fits(self, name: str, pronoun: str) -> bool:
        known = self._titled.get(surname(name)) or pronoun_for(name)
        return known is None or pronoun in {known, THEY}

    def _subjects(self, words: str) -> list[str | None]:
        """Give for each sentence who stands at its front, the last sentence first.

        None for a sentence that begins with nobody known.
        """
        parts = [part for part in _SENTENCES.split(words) if re.search(r"\w", part)]
        return [self._front(part) for part in reversed(parts)]

    def _front(self, sentence: str) -> str | None:
        front = _FRONT.match(sentence)
        return next(self._named(_OWNER.sub("", front[0])), None) if front else None

    def _named(self, words: str) -> Iterator[str]:
        for found in _WORD.finditer(words):
            name = self._by_surname.get(fold(found[0]))
            if name:
                yield name


def _people_in(frame: str) -> Iterator[str]:
    """Find who is named in full, an office in front or not: rather one too many."""
    for found in _CAPITALS.finditer(frame):
        words = found[0].split()
        placed = _BEFORE_A_PLACE.search(frame, max(0, found.start() - 10), found.start())
        for start in range(max(0, len(words) - 4), len(words) - 1):
            name = read_name(" ".join(words[start:]))
            if is_full_name(name) and name and not is_place(name) and not is_body(name):
                if start or not placed or is_given_name(name.split()[0]):
                    yield name
                break
