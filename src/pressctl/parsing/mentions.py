"""Who a later mention means: "Ms Pell added:", "She said:", "The Minister said:" in one release."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pressctl.model import Speaker
from pressctl.parsing import lexicon
from pressctl.parsing.speaker import read_speaker, surname
from pressctl.text import fold

_NAME_AFTER = r",?\s+((?:[^\Wa-z_][\w’'.-]*\s+){1,3}[^\Wa-z_][\w’'-]*)"
_NAME_BEFORE = r"((?:[^\Wa-z_][\w’'.-]*\s+){1,2}[^\Wa-z_][\w’'-]*),?\s+(?:the\s+)?"
_MOST_TEXT = 200_000  # characters of a release searched for a name; not measured


@dataclass(frozen=True)
class Mentions:
    """The people a release names in full, and the words it may name more of them in."""

    text: str
    people: tuple[Speaker, ...]

    def resolve(self, speaker: Speaker, subject: str, previous: Speaker | None) -> Speaker | None:
        """Give the speaker with the full name, or None where this release does not settle it.

        `subject` are the words of the cue line, `previous` is the speaker of the quote before.
        """
        if speaker.name:
            name = self._full_name(speaker.name)
        elif fold(subject).split()[-1:] and fold(subject).split()[-1] in lexicon.PRONOUNS:
            name = previous.name if previous else None
        elif speaker.role and not _is_anonymous(speaker.role):
            name = self._holder(speaker.role, speaker.organisation)
        else:
            name = None
        return Speaker(name, speaker.role, speaker.organisation) if name else None

    def _full_name(self, short: str) -> str | None:
        """Find the one person with this surname (or given name)."""
        wanted = fold(short)
        known = {p.name for p in self.people if p.name and _answers_to(p.name, wanted)}
        if not known:
            known = set(self._named_in_text(short))
        return known.pop() if len(known) == 1 else None

    def _named_in_text(self, short: str) -> Iterable[str]:
        pattern = re.compile(rf"((?:[^\Wa-z_][\w’'.-]*\s+){{1,3}}){re.escape(short)}\b")
        for found in pattern.finditer(self.text, 0, _MOST_TEXT):
            person = read_speaker(found[0])
            if person.name and " " in person.name and person.name.endswith(short):
                yield person.name

    def _holder(self, role: str, organisation: str | None) -> str | None:
        """Find the one person whom the release gives this office."""
        wanted = fold(role)
        known = {p.name for p in self.people if p.name and p.role and fold(p.role) == wanted}
        known = known or set(self._beside(role))
        if not known and not organisation:
            known = {p.name for p in self.people if p.name and _short_for(wanted, p.role)}
        return known.pop() if len(known) == 1 else None

    def _beside(self, role: str) -> Iterable[str]:
        """ "Home Secretary Jane Roe", "Jane Roe, the Home Secretary" """
        office = re.escape(role)
        for pattern in (rf"\b{office}{_NAME_AFTER}", rf"{_NAME_BEFORE}{office}\b"):
            for found in re.finditer(pattern, self.text[:_MOST_TEXT]):
                person = read_speaker(found[1])
                if person.name and " " in person.name and not person.role:
                    yield person.name


def _answers_to(name: str, wanted: str) -> bool:
    return surname(name) == wanted or fold(name).split()[0] == wanted or fold(name) == wanted


def _short_for(wanted: str, role: str | None) -> bool:
    """ "The Minister" may be the Minister for Roads; "the Secretary of State" the Defence one."""
    words = fold(role or "").split()
    short = wanted.split()
    return bool(short) and short[-1] in lexicon.OFFICES and all(word in words for word in short)


def _is_anonymous(role: str) -> bool:
    return re.search(r"\bspokes(?:person|man|woman)\b", fold(role)) is not None


def is_full_name(name: str | None) -> bool:
    """Whether a name has more than one word, or is a peer's."""
    return name is not None and " " in name


def people_of(speakers: Sequence[Speaker]) -> tuple[Speaker, ...]:
    """Keep the speakers that are named in full."""
    return tuple(speaker for speaker in speakers if is_full_name(speaker.name))
