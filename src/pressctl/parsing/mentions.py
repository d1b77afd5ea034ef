"""Who a later mention means in one release: "Ms Pell added:", "The Minister said:"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pressctl.model import Speaker
from pressctl.parsing import lexicon
from pressctl.parsing.given_names import GIVEN_NAMES
from pressctl.parsing.named import (
    QUALIFIED,
    full_names,
    is_full_name,
    names_beside,
    officials,
)
from pressctl.parsing.names import is_given_name
from pressctl.parsing.pronouns import HE, SHE, TITLES, pronoun_for
from pressctl.text import fold


@dataclass(frozen=True)
class Mentions:
    """The people a release names in full, and the words it may name more of them in."""

    text: str
    people: tuple[Speaker, ...]

    def resolve(self, speaker: Speaker, subject: str) -> Speaker | None:
        """Give the speaker with the full name, or None where this release does not settle it.

        `subject` are the words of the cue line.
        """
        if is_full_name(speaker.name):
            return speaker
        if speaker.name:
            name = self._named(speaker, subject)
        elif speaker.role and not _is_anonymous(speaker.role):
            name = self._holder(speaker.role, speaker.organisation)
        elif speaker.organisation and _is_one_name(speaker.organisation):  # "Cleverdon added:"
            name = self._named(Speaker(speaker.organisation), subject)
            return Speaker(name) if name else None
        else:
            name = None
        return Speaker(name, speaker.role, speaker.organisation) if name else None

    def _named(self, speaker: Speaker, subject: str) -> str | None:
        """Say whom one word names: "Ms Roe", "Senator Roe", "Joyce"."""
        assert speaker.name is not None
        tokens = {fold(word).strip(".,") for word in subject.split()}
        titled = bool(tokens & _TITLES) or speaker.role is not None
        known = self._full_names(speaker.name, titled)
        if known:
            fitting = {TITLES[token] for token in tokens if token in TITLES} or {HE, SHE}
            name = next(iter(known))
            fits = pronoun_for(name) in {*fitting, None}  # "Ms Orr" is no Tom Orr
            return name if fits and len(known) == 1 else None
        return None if tokens & _TITLES else _given_name(speaker.name, subject)

    def _full_names(self, short: str, titled: bool) -> set[str]:
        """Find the people with this surname (or, without a title before it, given name)."""
        wanted = fold(short)
        known = {p.name for p in self.people if p.name and _answers_to(p.name, wanted)}
        if not known:
            known = set(full_names(self.text, short, given=not titled))
            surely = {name for name in known if is_given_name(name.split()[0])}
            known = surely or known  # "Daniel Roe" rather than the "River Roe"
        return known

    def _holder(self, role: str, organisation: str | None) -> str | None:
        """Find the one person whom the release gives this office."""
        wanted = fold(role)
        known = {p.name for p in self.people if p.name and p.role and fold(p.role) == wanted}
        known = known or set(names_beside(self.text, role))
        if not known and not organisation:
            known = {p.name for p in self.people if p.name and _short_for(wanted, p.role)}
            head = wanted.rpartition(" ")[2]
            found = officials(self.text, head)
            known |= {p.name for p in found if p.name and _short_for(wanted, p.role)}
        return known.pop() if len(known) == 1 else None


def _is_one_name(body: str) -> bool:
    """Whether what was read as a body may be a surname: no acronym ("The EPA said:")."""
    return " " not in body and not body.isupper()


_TITLES = lexicon.SURNAME_TITLES | lexicon.PUBLIC_OFFICES  # a surname stands behind them
_OTHER_SECRETARIES = frozenset("permanent private general press under parliamentary chief".split())


def _given_name(name: str, subject: str) -> str | None:
    """Take a given name for all the release tells: "Joyce, 57, said:"."""
    apart = subject.strip().startswith(f"{name},") or subject.strip(" ,").endswith(f", {name}")
    return name if fold(name) in GIVEN_NAMES or apart else None


def _answers_to(name: str, wanted: str) -> bool:
    return (
        f" {fold(name)}".endswith(f" {wanted}")
        or fold(name).split()[0] == wanted
        or fold(name) == wanted
    )


def _short_for(wanted: str, role: str | None) -> bool:
    """ "The Minister" may be the Minister for Roads; "the Secretary of State" the Defence one."""
    words = fold(role or "").replace("-", " ").split()
    if QUALIFIED.intersection(words) - set(wanted.split()):
        return False  # "The Minister" is no former one
    if wanted == "secretary of state":
        return "secretary" in words and not _OTHER_SECRETARIES & set(words)
    short = wanted.split()
    return bool(short) and short[-1] in lexicon.OFFICES and all(word in words for word in short)


def _is_anonymous(role: str) -> bool:
    return re.search(r"\bspokes(?:person|man|woman)\b", fold(role)) is not None


def people_of(speakers: Sequence[Speaker]) -> tuple[Speaker, ...]:
    """Keep the speakers that are named in full."""
    return tuple(speaker for speaker in speakers if is_full_name(speaker.name))
