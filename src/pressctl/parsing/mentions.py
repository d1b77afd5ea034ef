"""Who a later mention means: "Ms Pell added:", "She said:", "The Minister said:" in one release."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from pressctl.model import Speaker
from pressctl.parsing import lexicon
from pressctl.parsing.names import is_given_name, read_name, surname
from pressctl.parsing.offices import is_place
from pressctl.parsing.speaker import read_speaker
from pressctl.text import fold

# A word of a name, with the space behind it; no name goes on behind a full stop or a line's end
_WORD = r"(?:[^\Wa-z_][\w’'-]*|[A-Z][a-z]{0,2}\.|(?:[A-Z]\.)+)[^\S\n]+"
_NAME_AFTER = rf",?[^\S\n]+((?:{_WORD}){{1,3}}[^\Wa-z_][\w’'-]*)"
_NAME_BEFORE = rf"((?:{_WORD}){{1,2}}[^\Wa-z_][\w’'-]*),?[^\S\n]+(?:the\s+)?"
_OFFICE_AND_NAME = re.compile(
    r"(?:[^\Wa-z_][\w’'-]*,?\s+|(?:of|for|and)\s+(?=[^\Wa-z_])){1,9}[^\Wa-z_][\w’'-]*(?:\s+[A-Z]{2,3}\b)?"
)
_NAME = re.compile(r"(?<![\w’'-])[^\Wa-z_][\w’'-]+(?:[^\S\n]+[^\Wa-z_][\w’'-]+){1,2}(?![\w’'-])")
# "Mr Roe" in between: then "he" may be Mr Roe
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Professor|Sir|Dame|Lord|Lady|Baroness|Cllr|Councillor)\.?[^\S\n]+"
    r"([^\Wa-z_][\w’'-]+)"
)
_NAME_REACH = 80  # characters before or behind a surname that hold the rest of a name; not measured
_NOBODY = Speaker(None)
_MOST_TEXT = 200_000  # characters of a release searched for a name; not measured


@dataclass(frozen=True)
class Mentions:
    """The people a release names in full, and the words it may name more of them in."""

    text: str
    people: tuple[Speaker, ...]

    def resolve(
        self, speaker: Speaker, subject: str, previous: Speaker | None, between: str
    ) -> Speaker | None:
        """Give the speaker with the full name, or None where this release does not settle it.

        `subject` are the words of the cue line, `previous` is the speaker of the quote before, and
        `between` is the text from that one's cue line to here.
        """
        if speaker.name:
            name = self._full_name(speaker.name) or _given_name(speaker.name, subject)
        elif is_pronoun(subject):
            name = self._antecedent(previous, between)
        elif speaker.role and not _is_anonymous(speaker.role):
            name = self._holder(speaker.role, speaker.organisation)
        elif speaker.organisation and _is_one_name(speaker.organisation):  # "Cleverdon added:"
            alone = speaker.organisation
            name = self._full_name(alone) or _given_name(alone, subject)
            return Speaker(name) if name else None
        else:
            name = None
        return Speaker(name, speaker.role, speaker.organisation) if name else None

    def _antecedent(self, previous: Speaker | None, between: str) -> str | None:
        """Say whom "She added:" means: the speaker before, unless somebody else came up since."""
        surnames = (found[1] for found in _TITLED.finditer(between, 0, _MOST_TEXT))
        named = [
            name for name in (*names_in(between), *surnames) if not _same_person(name, previous)
        ]
        return None if named or previous is None else previous.name

    def _full_name(self, short: str) -> str | None:
        """Find the one person with this surname (or given name)."""
        wanted = fold(short)
        known = {p.name for p in self.people if p.name and _answers_to(p.name, wanted)}
        if not known:
            known = set(self._named_in_text(short))
            surely = {name for name in known if is_given_name(name.split()[0])}
            known = surely or known  # "Daniel Roe" rather than the "River Roe"
        return known.pop() if len(known) == 1 else None

    def _named_in_text(self, short: str) -> Iterable[str]:
        word = re.escape(short)
        before = re.compile(rf"((?:{_WORD}){{1,3}}){word}(?![\w-])")
        behind = re.compile(rf"(?<![\w-]){word}(?:[^\S\n]+[^\Wa-z_][\w’'-]*){{1,2}}")
        patterns = (before, behind) if fold(short) in lexicon.GIVEN_NAMES else (before,)
        for words in dict.fromkeys(self._around(short)):
            for pattern in patterns:
                person = read_speaker(found[0]) if (found := pattern.search(words)) else _NOBODY
                if is_full_name(person.name) and person.name and f" {short} " in f" {person.name} ":
                    yield person.name

    def _around(self, short: str) -> Iterable[str]:
        """Give the text around each place where a word stands: most words stand in few places."""
        at = self.text.find(short, 0, _MOST_TEXT)
        while at >= 0:
            end = at + len(short)
            lead = self.text[max(0, at - _NAME_REACH) : at]
            lead = lead.partition(" ")[2] if len(lead) == _NAME_REACH else lead
            yield lead + self.text[at : end + _NAME_REACH]
            at = self.text.find(short, end, _MOST_TEXT)

    def _holder(self, role: str, organisation: str | None) -> str | None:
        """Find the one person whom the release gives this office."""
        wanted = fold(role)
        known = {p.name for p in self.people if p.name and p.role and fold(p.role) == wanted}
        known = known or set(self._beside(role))
        if not known and not organisation:
            known = {p.name for p in self.people if p.name and _short_for(wanted, p.role)}
            known |= {p.name for p in self._officials if p.name and _short_for(wanted, p.role)}
        return known.pop() if len(known) == 1 else None

    @cached_property
    def _officials(self) -> tuple[Speaker, ...]:
        """The people that the narrative names with their office in front."""
        found = _OFFICE_AND_NAME.finditer(self.text, 0, _MOST_TEXT)
        people = (read_speaker(words) for words in dict.fromkeys(match[0] for match in found))
        return tuple(one for one in people if is_full_name(one.name) and one.role)

    def _beside(self, role: str) -> Iterable[str]:
        """ "Home Secretary Jane Roe", "Jane Roe, the Home Secretary" """
        office = re.escape(role)
        for pattern in (rf"\b{office}{_NAME_AFTER}", rf"{_NAME_BEFORE}{office}\b"):
            for found in re.finditer(pattern, self.text[:_MOST_TEXT]):
                person = read_speaker(found[1])
                if person.name and " " in person.name and not person.role:
                    yield person.name


def _is_one_name(body: str) -> bool:
    """Whether what was read as a body may be a surname: no acronym ("The EPA said:")."""
    return " " not in body and not body.isupper()


def is_pronoun(subject: str) -> bool:
    """Whether the words before a verb end in a pronoun: "She", "Speaking in Leeds, he"."""
    words = fold(subject).split()
    return bool(words) and words[-1] in lexicon.PRONOUNS


_OTHER_SECRETARIES = frozenset("permanent private general press under parliamentary chief".split())


def _given_name(name: str, subject: str) -> str | None:
    """Take a given name for all the release tells: "Joyce, 57, said:"."""
    words = [fold(word).rstrip(".") for word in subject.split()]
    titled = bool(lexicon.SURNAME_TITLES & set(words))
    apart = subject.strip().startswith(f"{name},") or subject.strip(" ,").endswith(f", {name}")
    return name if not titled and (fold(name) in lexicon.GIVEN_NAMES or apart) else None


def _answers_to(name: str, wanted: str) -> bool:
    return (
        f" {fold(name)}".endswith(f" {wanted}")
        or fold(name).split()[0] == wanted
        or fold(name) == wanted
    )


def _short_for(wanted: str, role: str | None) -> bool:
    """ "The Minister" may be the Minister for Roads; "the Secretary of State" the Defence one."""
    words = fold(role or "").split()
    if wanted == "secretary of state":
        return "secretary" in words and not _OTHER_SECRETARIES & set(words)
    short = wanted.split()
    return bool(short) and short[-1] in lexicon.OFFICES and all(word in words for word in short)


def _is_anonymous(role: str) -> bool:
    return re.search(r"\bspokes(?:person|man|woman)\b", fold(role)) is not None


def names_in(text: str) -> Iterable[str]:
    """Find what may be persons' full names in running text: rather one too many."""
    for found in _NAME.finditer(text, 0, _MOST_TEXT):
        name = read_name(found[0])
        if is_full_name(name) and name and not is_place(name):
            yield name


def _same_person(name: str, speaker: Speaker | None) -> bool:
    if speaker is None or speaker.name is None:
        return False
    return surname(name) == surname(speaker.name)


def is_full_name(name: str | None) -> bool:
    """Whether a name has more than one word, or is a peer's."""
    return name is not None and " " in name and fold(name).split()[0] not in lexicon.PARTICLES


def people_of(speakers: Sequence[Speaker]) -> tuple[Speaker, ...]:
    """Keep the speakers that are named in full."""
    return tuple(speaker for speaker in speakers if is_full_name(speaker.name))
